/** A table of emoji to choose one from, by looking or by name. */
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { put } from "../../design";
import { Field } from "../../design";
import { chosenLately, noteChosen } from "../../state/emoji";
import type { Emoji } from "../../text/emoji";
import { FREQUENT, GROUPS, findEmoji } from "../../text/emoji";

interface Given {
  anchor: Element | null;
  onChoose: (char: string) => void;
  /** `refocus`: whether the focus is to go back to where it was. */
  onClose: (refocus: boolean) => void;
}

const COLUMNS = 8;

/** Arrow keys move in the table, letters search, Enter takes the first that was found, Escape closes. */
export default function EmojiPicker({ anchor, onChoose, onClose }: Given) {
  const box = useRef<HTMLDivElement>(null);
  const [term, setTerm] = useState("");
  const groups = useMemo(() => shownGroups(term), [term]);
  useEffect(() => {
    const element = box.current;
    if (!element || !anchor) return;
    element.showPopover();
    put(element, anchor.getBoundingClientRect());
    element.querySelector("input")?.focus();
    const outside = (event: Event) => {
      const target = event.target as Node;
      if (!element.contains(target) && !anchor.contains(target)) onClose(false);
    };
    document.addEventListener("pointerdown", outside);
    return () => document.removeEventListener("pointerdown", outside);
  }, []);

  const choose = (char: string) => {
    noteChosen(char);
    onChoose(char);
    onClose(true);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const all = [...(box.current?.querySelectorAll<HTMLElement>("[data-emoji]") ?? [])];
    const at = all.indexOf(document.activeElement as HTMLElement);
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -COLUMNS, ArrowDown: COLUMNS }[event.key];
    if (event.key === "Escape") onClose(true);
    else if (event.key === "Enter" && at < 0) {
      const first = all[0]?.dataset["emoji"];
      if (first) choose(first);
    } else if (step !== undefined && (at >= 0 || event.key === "ArrowDown")) {
      const next = at < 0 ? 0 : at + step;
      if (next < 0) box.current?.querySelector("input")?.focus();
      else all[Math.min(next, all.length - 1)]?.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      ref={box}
      role="dialog"
      aria-label="Emoji"
      popover="manual"
      onKeyDown={onKeyDown}
      class="fixed inset-auto m-0 h-88 max-h-[80dvh] w-80 max-w-[calc(100vw-1rem)] flex-col rounded-md bg-raised text-ink shadow-float animate-appear [&:popover-open]:flex"
    >
      <div class="p-2 pb-1">
        <Field label="Search emoji" labelHidden placeholder="Search by name" icon="search" value={term} onValue={setTerm} autocomplete="off" />
      </div>
      <div class="min-h-0 flex-1 overflow-y-auto px-2 pb-2" tabIndex={-1}>
        {groups.map((group) => (
          <section key={group.title}>
            <h2 class="sticky top-0 bg-raised px-1 py-1 text-xs font-semibold text-muted">{group.title}</h2>
            <div class="grid grid-cols-8">
              {group.emoji.map((emoji) => (
                <button
                  key={emoji.char}
                  type="button"
                  tabIndex={-1}
                  data-emoji={emoji.char}
                  aria-label={emoji.name.replaceAll("_", " ")}
                  title={`:${emoji.name}:`}
                  onClick={() => choose(emoji.char)}
                  class="flex h-9 items-center justify-center rounded-sm text-xl hover:bg-hover focus:bg-hover"
                >
                  {emoji.char}
                </button>
              ))}
            </div>
          </section>
        ))}
        {groups.length === 0 && <p class="p-4 text-center text-sm text-muted">No emoji of that name.</p>}
      </div>
    </div>
  );
}

function shownGroups(term: string): { title: string; emoji: readonly Emoji[] }[] {
  if (term.trim()) {
    const emoji = findEmoji(term, 64);
    return emoji.length ? [{ title: "Found", emoji }] : [];
  }
  const lately = [...new Set([...chosenLately(), ...FREQUENT])].slice(0, COLUMNS * 2);
  const known = new Map(GROUPS.flatMap((group) => group.emoji).map((emoji) => [emoji.char, emoji]));
  return [{ title: "Frequent", emoji: lately.flatMap((char) => known.get(char) ?? []) }, ...GROUPS];
}
