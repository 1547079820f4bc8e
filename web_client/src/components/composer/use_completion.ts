/** Completion in a text field: what is offered, which is chosen, and the keys for it. */
import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { addMention } from "../../state/composer";
import { details, members } from "../../state/details";
import { rooms } from "../../state/rooms";
import { userId } from "../../state/session";
import { emojiLike, people, roomsLike, wordAt, type Candidate, type Word } from "./completion";

interface Offer {
  word: Word;
  candidates: readonly Candidate[];
  at: number;
}

export interface Completion {
  offer: Offer | null;
  /** To be called when the text or the caret has changed. */
  look: () => void;
  /** Whether the key was for the completion. */
  onKey: (event: KeyboardEvent) => boolean;
  choose: (candidate: Candidate) => void;
  close: () => void;
}

export function useCompletion(field: RefObject<HTMLTextAreaElement | null>, insert: (text: string, from: number, to: number) => void): Completion {
  const [offer, setOffer] = useState<Offer | null>(null);
  const turn = useRef(0);
  const closedAt = useRef(-1);
  useEffect(() => () => void turn.current++, []);

  const look = () => {
    const element = field.current;
    const mine = ++turn.current;
    const word = element && element.selectionStart === element.selectionEnd ? wordAt(element.value, element.selectionStart) : null;
    if (!word) {
      closedAt.current = -1;
      return setOffer(null);
    }
    if (word.from === closedAt.current) return;
    const show = (candidates: readonly Candidate[]) => mine === turn.current && setOffer(candidates.length ? { word, candidates, at: 0 } : null);
    if (word.sign === "@") show(people(word.term, members.peek(), userId.peek() ?? "", details.peek()?.may.mentionRoom ?? false));
    else if (word.sign === "#") show(roomsLike(word.term, rooms.peek().values()));
    else void emojiLike(word.term).then(show);
  };

  const close = () => {
    turn.current++;
    setOffer(null);
  };

  const choose = (candidate: Candidate) => {
    if (!offer) return;
    const { from, to } = offer.word;
    close();
    insert(`${candidate.insert} `, from, to);
    if (candidate.mention) addMention(candidate.mention);
  };

  const onKey = (event: KeyboardEvent): boolean => {
    if (!offer || event.isComposing) return false;
    const { candidates, at, word } = offer;
    const go = (next: number) => setOffer({ ...offer, at: (next + candidates.length) % candidates.length });
    if (event.key === "ArrowDown") go(at + 1);
    else if (event.key === "ArrowUp") go(at - 1);
    else if ((event.key === "Enter" && !event.shiftKey) || (event.key === "Tab" && !event.shiftKey)) choose(candidates[at]!);
    else if (event.key === "Escape") {
      closedAt.current = word.from;
      close();
    } else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };

  return { offer, look, onKey, choose, close };
}
