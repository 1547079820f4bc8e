/** What a message says. */
import { effect } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { EventContent, TimelineEvent } from "../../adapter/types";
import { Icon } from "../../design";
import { memberOf } from "../../state/details";
import { pictureOf } from "../../state/people";
import { userId } from "../../state/session";
import { linkPieces } from "../../text/links";
import { parseMatrixLink } from "../../text/matrix_links";
import { personName, safeName } from "../../text/names";
import { safeHtml } from "../../text/safe_html";
import { messageWords } from "../../text/words";
import { Media } from "./media";

/** A few emoji and nothing else: they are shown large. */
const EMOJI_ALONE = /^\s*(?:(?:\p{Extended_Pictographic}|\p{Regional_Indicator}{2})(?:\p{Emoji_Modifier}|\ufe0f|\u20e3|\u200d\p{Extended_Pictographic})*\s*){1,6}$/u;

/** What begins a line of its own. */
const BLOCKS = "p, div, ul, ol, blockquote, pre, table, hr, details";

const LONGEST = 20_000; // characters that are shown of a plain text
const LONGEST_WORDS = 300;

/** `end`: what stands behind the last word of a text. */
export function Body({ event, end }: { event: TimelineEvent; end: ComponentChildren }) {
  const { content } = event;
  const emote = content.kind === "text" && content.as === "emote";
  switch (content.kind) {
    case "text":
      return (
        <div class={`message-body bounded ${content.as === "notice" ? "text-muted" : ""} ${emote ? "italic" : ""}`} dir="auto">
          {emote && <bdi class="mr-1 font-semibold">{personName(event.sender.name, event.sender.userId)}</bdi>}
          <Text content={content} />
          {event.edited && <span class="ml-1 text-xs text-muted not-italic">(edited)</span>}
          {end}
        </div>
      );
    case "media":
      return <Media content={content} />;
    case "redacted":
      return <Muted icon="trash" words={removedWords(event)} />;
    case "encrypted":
      return <Muted icon="lock" words="An encrypted message, which this client cannot read yet" />;
    default:
      return null;
  }
}

function Muted({ icon, words }: { icon: "trash" | "lock"; words: string }) {
  return (
    <p class="flex items-start gap-1.5 text-muted italic">
      <Icon name={icon} size={4} class="mt-0.5" />
      <span class="min-w-0">{words}</span>
    </p>
  );
}

function removedWords(event: TimelineEvent): string {
  if (event.content.kind !== "redacted") return "";
  const { by, reason } = event.content;
  const who = by && by.userId !== event.sender.userId ? ` by ${personName(by.name, by.userId)}` : "";
  return `Message removed${who}${reason ? `: ${safeName(reason)}` : ""}`;
}

function Text({ content }: { content: Extract<EventContent, { kind: "text" }> }) {
  const box = useRef<HTMLDivElement>(null);
  const made = useMemo(() => {
    const nodes = content.html === null ? null : safeHtml(content.html, { userId: userId.peek() ?? "" });
    return nodes && { nodes, oneLine: !nodes.querySelector(BLOCKS) };
  }, [content.html]);
  useLayoutEffect(() => {
    if (!made || !box.current) return;
    box.current.replaceChildren(made.nodes);
    return enliven(box.current);
  }, [made]);
  if (made) return <div ref={box} class={`formatted ${made.oneLine ? "inline" : ""}`} onClick={pressed} />;
  return (
    <span class={`whitespace-pre-wrap ${EMOJI_ALONE.test(content.body) ? "text-2xl" : ""}`}>
      <Plain text={content.body} />
    </span>
  );
}

/** Plain text with its addresses as links. */
export function Plain({ text }: { text: string }) {
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return (
    <>
      {linkPieces(cut).map((piece, at) =>
        typeof piece === "string" ? (
          piece
        ) : parseMatrixLink(piece.href) ? (
          <a key={at} href={piece.href} data-matrix="">
            {piece.text}
          </a>
        ) : (
          <a key={at} href={piece.href} target="_blank" rel="noopener noreferrer">
            {piece.text}
          </a>
        ),
      )}
    </>
  );
}

/** Puts pictures into their places, and names into mentions. Returns how to stop. */
function enliven(box: HTMLElement): () => void {
  const named = [...box.querySelectorAll<HTMLElement>("a[data-user]")].map((mention) => effect(() => name(mention)));
  const pictured = [...box.querySelectorAll<HTMLElement>("[data-mxc]")].slice(0, 50).map((place) =>
    effect(() => {
      const height = Number(place.dataset["height"]);
      const url = pictureOf(place.dataset["mxc"]!, height * 2);
      if (!url || place.querySelector("img")) return;
      const picture = document.createElement("img");
      picture.src = url;
      picture.alt = place.textContent ?? "";
      picture.height = height;
      place.replaceChildren(picture);
    }),
  );
  return () => [...named, ...pictured].forEach((stop) => stop());
}

/** A mention bears the name of whom it is about, or their ID, whatever the sender calls them. */
function name(mention: HTMLElement): void {
  const id = mention.dataset["user"]!;
  const member = memberOf(id);
  if (member !== undefined) mention.textContent = member && !member.ambiguous ? personName(member.name, id) : safeName(id);
}

/** A spoiler's button shows what it hides, and hides it again. */
function pressed(event: MouseEvent): void {
  const button = (event.target as Element).closest<HTMLButtonElement>("button[data-spoiler]");
  const hidden = button?.parentElement?.querySelector<HTMLElement>(":scope > span");
  if (!button || !hidden) return;
  hidden.hidden = !hidden.hidden;
  button.setAttribute("aria-expanded", String(!hidden.hidden));
}

/** The message in plain words, on one line. */
export function bodyWords(event: TimelineEvent): string {
  const { content } = event;
  if (content.kind === "text") return messageWords(content, LONGEST_WORDS);
  if (content.kind === "media") return `${content.as} ${safeName(content.body)}`;
  if (content.kind === "redacted") return removedWords(event);
  return content.kind === "encrypted" ? "an encrypted message" : "";
}
