/** Where one writes. */
import { useEffect, useId, useLayoutEffect, useRef } from "preact/hooks";
import { Icon, IconButton, Menu } from "../../design";
import { cancel, editLast, mode, setText, submit, text } from "../../state/composer";
import { details } from "../../state/details";
import { enterSends, markdownOn, setEnterSends, setMarkdown } from "../../state/enter_key";
import { roomOf } from "../../state/rooms";
import { openRoomId } from "../../state/timeline";
import { safeName } from "../../text/names";
import { CompletionList, optionId } from "./completion_list";
import { EmojiButton } from "./emoji_button";
import { ModeBar } from "./mode_bar";
import { TypingLine } from "./typing_line";
import { useCompletion } from "./use_completion";

/** The composer of the open room, with the line of who types. */
export function Composer() {
  const roomId = openRoomId.value;
  if (!roomId) return null;
  return (
    <div class="shrink-0 pb-1">
      <div class="px-3 pt-1">
        {roomOf(roomId)?.encrypted ? <Encrypted /> : <Field key={roomId} roomId={roomId} />}
      </div>
      <TypingLine />
    </div>
  );
}

/** Nothing may be sent in the clear to a room that is encrypted. */
function Encrypted() {
  return (
    <p class="flex items-center gap-2 rounded-md bg-sunken px-4 py-3 text-sm text-muted">
      <Icon name="lock" size={4} />
      This room is encrypted. This client cannot write in encrypted rooms yet.
    </p>
  );
}

function Field({ roomId }: { roomId: string }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const insert = (words: string, from: number, to: number) => replace(field.current, words, from, to);
  const completion = useCompletion(field, insert);
  const name = safeName(roomOf(roomId)?.name ?? "", "this room");
  const { offer } = completion;

  useFocus(field);
  useLayoutEffect(() => fit(field.current), [text.value]);

  const sendNow = () => {
    if (submit({ markdown: markdownOn.peek(), mayMentionRoom: details.peek()?.may.mentionRoom ?? false })) completion.close();
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (completion.onKey(event) || event.isComposing) return;
    if (event.key === "Enter" && sends(event)) sendNow();
    else if (event.key === "Escape" && mode.value.kind !== "new") cancel();
    else if (event.key === "ArrowUp" && !event.shiftKey && !event.altKey && !event.ctrlKey && text.peek() === "" && editLast()) return event.preventDefault();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const insertHere = (words: string) => {
    const element = field.current;
    if (element) insert(words, element.selectionStart, element.selectionEnd);
  };

  return (
    <div class="relative">
      {offer && <CompletionList id={id} candidates={offer.candidates} at={offer.at} onChoose={completion.choose} />}
      <div class="rounded-md bg-raised inset-ring inset-ring-line-strong transition-shadow focus-within:inset-ring-2 focus-within:inset-ring-accent">
        <ModeBar />
        <div class="flex items-end">
          <textarea
            ref={field}
            data-composer=""
            rows={1}
            dir="auto"
            value={text.value}
            placeholder={mode.value.kind === "reply" ? "Write a reply" : `Message ${name}`}
            aria-label={`Message ${name}`}
            aria-autocomplete="list"
            aria-controls={offer ? id : undefined}
            aria-activedescendant={offer ? optionId(id, offer.at) : undefined}
            enterkeyhint={enterSends.value ? "send" : "enter"}
            autocomplete="off"
            onInput={(event) => {
              setText(event.currentTarget.value);
              completion.look();
              void completeShortcode(event.currentTarget, insert);
            }}
            onKeyDown={onKeyDown}
            onKeyUp={(event) => /^(?:Arrow(?:Left|Right)|Home|End)$/u.test(event.key) && completion.look()}
            onPointerUp={completion.look}
            onBlur={completion.close}
            class="block max-h-[40dvh] min-h-11 min-w-0 flex-1 resize-none bg-transparent px-3 py-2.5 outline-none [field-sizing:content]"
          />
          <div class="flex shrink-0 p-0.5">
            <EmojiButton label="Emoji" icon="emoji" onChoose={insertHere} onClosed={() => field.current?.focus()} />
            <Options />
            <IconButton icon={mode.value.kind === "edit" ? "check" : "send"} label={mode.value.kind === "edit" ? "Save" : "Send"} disabled={!text.value.trim()} active={text.value.trim() !== ""} onClick={sendNow} />
          </div>
        </div>
      </div>
    </div>
  );
}

function Options() {
  return (
    <Menu
      label="How to write"
      class="max-tablet:hidden"
      items={[
        { label: "Enter sends, Shift+Enter makes a line", checked: enterSends.value, onSelect: () => setEnterSends(true) },
        { label: "Enter makes a line, Ctrl+Enter sends", checked: !enterSends.value, onSelect: () => setEnterSends(false) },
        { label: "Markdown: **bold**, *italic*, `code`", checked: markdownOn.value, apart: true, onSelect: () => setMarkdown(true) },
        { label: "Plain: signs stay as they are", checked: !markdownOn.value, onSelect: () => setMarkdown(false) },
      ]}
    />
  );
}

function sends(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey) return true;
  return enterSends.peek() && !event.shiftKey && !event.altKey;
}

/** The field takes the focus when a room is opened with a mouse or keys, and when one begins to answer or edit. */
function useFocus(field: { current: HTMLTextAreaElement | null }): void {
  const now = mode.value;
  const before = useRef(now);
  useEffect(() => {
    if (matchMedia("(pointer: fine)").matches && !document.querySelector("dialog[open]")) field.current?.focus({ preventScroll: true });
  }, []);
  useLayoutEffect(() => {
    if (now !== before.current && now.kind !== "new") {
      field.current?.focus();
      field.current?.setSelectionRange(field.current.value.length, field.current.value.length);
    }
    before.current = now;
  }, [now]);
}

/** Grows with what is written, in browsers that do not do so by themselves. */
function fit(field: HTMLTextAreaElement | null): void {
  if (!field || CSS.supports("field-sizing", "content")) return;
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight}px`;
}

/** Puts words in, so that "undo" takes them out again. */
function replace(field: HTMLTextAreaElement | null, words: string, from: number, to: number): void {
  if (!field) return;
  field.focus();
  field.setSelectionRange(from, to);
  if (document.execCommand("insertText", false, words)) return;
  field.setRangeText(words, from, to, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** `:tada:` that is typed to its end becomes the emoji. */
async function completeShortcode(field: HTMLTextAreaElement, insert: (words: string, from: number, to: number) => void): Promise<void> {
  const caret = field.selectionStart;
  const typed = /(?:^|\s):([\w+-]{2,32}):$/u.exec(field.value.slice(Math.max(0, caret - 40), caret))?.[1];
  if (!typed) return;
  const { emojiNamed } = await import("../../text/emoji");
  const emoji = emojiNamed(typed);
  const from = caret - typed.length - 2;
  if (emoji && field.value.slice(from, caret) === `:${typed}:`) insert(emoji.char, from, caret);
}
