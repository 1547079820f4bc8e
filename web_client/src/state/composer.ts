/** What is being written: a draft a room, kept over reloads; answering and editing. */
import { computed, signal } from "@preact/signals";
import type { Draft, TimelineEvent } from "../adapter/types";
import { toDraft, type Mention } from "../text/markdown";
import { personName } from "../text/names";
import { messageWords } from "../text/words";
import { adapter, adapterOrNull, onEnd, sentence } from "./core";
import { stored } from "./stored";
import { forgetNewLine, openRoomId, snapshot, toEnd } from "./timeline";
import { toast } from "./toasts";

/** A new message, an answer (whom, and what they said), or another text for a message. */
export type Mode = { kind: "new" } | { kind: "reply"; eventId: string; to: string; words: string } | { kind: "edit"; eventId: string };

/** What is kept of a draft. */
interface Kept {
  text: string;
  mentions: readonly Mention[];
  mode: Mode;
  /** What was being written when an edit began; it comes back when that is done. */
  aside: string;
}

const SHORT = 160; // characters
const LARGEST = 60_000; // bytes
const NEW: Mode = { kind: "new" };
const EMPTY: Kept = { text: "", mentions: [], mode: NEW, aside: "" };

const drafts = signal<ReadonlyMap<string, Kept>>(new Map());

const current = computed<Kept>(() => (openRoomId.value && kept(openRoomId.value)) || EMPTY);

/** The text of the open room's draft. */
export const text = computed(() => current.value.text);
export const mode = computed(() => current.value.mode);
export const mentions = computed(() => current.value.mentions);

/** The rooms in which something was written and not sent, since the page was opened; for the list. */
export const draftRooms = signal<ReadonlySet<string>>(new Set());

export function setText(next: string): void {
  change({ text: next });
  const roomId = openRoomId.peek();
  if (roomId && mode.peek().kind !== "edit") adapterOrNull()?.setTyping(roomId, next.trim().length > 0);
}

/** Somebody's name was completed and stands in the text. */
export function addMention(mention: Mention): void {
  if (!mentions.peek().some((one) => one.id === mention.id)) change({ mentions: [...mentions.peek(), mention] });
}

export function reply(event: TimelineEvent): void {
  const from = current.peek();
  const { content, sender, eventId } = event;
  const words = content.kind === "text" ? messageWords(content, SHORT) : content.kind === "media" ? content.body : "";
  change({ mode: { kind: "reply", eventId, to: personName(sender.name, sender.userId), words }, ...(from.mode.kind === "edit" ? { text: from.aside, aside: "" } : {}) });
}

export function edit(event: TimelineEvent): void {
  if (event.content.kind !== "text" || !event.may.edit) return;
  const from = current.peek();
  const { body, as, html } = event.content;
  change({
    mode: { kind: "edit", eventId: event.eventId },
    text: as === "emote" ? `/me ${body}` : body,
    aside: from.mode.kind === "edit" ? from.aside : from.text,
    mentions: [...from.mentions, ...mentionsIn(html, body)],
  });
}

/** Edits the user's last message; `false` where there is none. */
export function editLast(): boolean {
  const last = snapshot.peek()?.events.findLast((event) => event.may.edit);
  if (last) edit(last);
  return Boolean(last);
}

/** Ends answering, or editing; what was written before an edit comes back. */
export function cancel(): void {
  const { mode: was, aside } = current.peek();
  change(was.kind === "edit" ? { mode: NEW, text: aside, aside: "" } : { mode: NEW });
}

/** Sends what is written; `false` where there is nothing to send. */
export function submit(options: { markdown?: boolean; mayMentionRoom?: boolean } = {}): boolean {
  const roomId = openRoomId.peek();
  const { text: typed, mode: now, mentions: named, aside } = current.peek();
  if (!roomId || !typed.trim()) return false;
  const draft = toDraft(typed, named, options);
  if (isTooLarge(draft, now)) {
    toast("This is too long for one message. Send it in parts.", "error");
    return false;
  }
  change({ text: now.kind === "edit" ? aside : "", mentions: now.kind === "edit" && aside ? named : [], mode: NEW, aside: "" });
  if (now.kind === "edit") void sendEdit(roomId, now.eventId, draft, typed);
  else {
    adapter().send(roomId, draft, now.kind === "reply" ? now.eventId : null);
    forgetNewLine();
    void toEnd();
  }
  return true;
}

/** An event may have 65,536 bytes, with all that is around what is written; an edit holds it twice. */
function isTooLarge(draft: Draft, now: Mode): boolean {
  const bytes = new TextEncoder().encode(JSON.stringify([draft.body, draft.html])).length;
  return bytes * (now.kind === "edit" ? 2 : 1) > LARGEST;
}

async function sendEdit(roomId: string, eventId: string, draft: Draft, typed: string): Promise<void> {
  try {
    await adapter().edit(roomId, eventId, draft);
  } catch (thrown) {
    toast(sentence(thrown), "error");
    const now = kept(roomId) ?? EMPTY;
    if (now.mode.kind === "new") put(roomId, { ...now, mode: { kind: "edit", eventId }, text: typed, aside: now.text });
  }
}

/** Those whom a message mentions that is edited: in its text they are only names. */
function mentionsIn(html: string | null, body: string): Mention[] {
  const found = [...(html ?? "").matchAll(/<a href="https:\/\/matrix\.to\/#\/(@[^"/?]+|%40[^"/?]+)">([^<]*)<\/a>/giu)];
  return found.flatMap(([, id, name]) => {
    const text = [`@${name}`, name!].find((one) => one.length > 1 && body.includes(one));
    return text ? [{ text, id: decodeURIComponent(id!) }] : [];
  });
}

function change(part: Partial<Kept>): void {
  const roomId = openRoomId.peek();
  if (roomId) put(roomId, { ...(kept(roomId) ?? EMPTY), ...part });
}

function put(roomId: string, next: Kept): void {
  drafts.value = new Map(drafts.peek()).set(roomId, next);
  const key = keyOf(roomId);
  const written = next.mode.kind !== "edit" && next.text.trim() !== "";
  if (draftRooms.peek().has(roomId) !== written) {
    const others = new Set(draftRooms.peek());
    if (!others.delete(roomId)) others.add(roomId);
    draftRooms.value = others;
  }
  const worth = next.text.trim() || next.mode.kind !== "new";
  if (key) stored.write(key, worth ? JSON.stringify(next) : null);
}

function kept(roomId: string): Kept | null {
  const known = drafts.value.get(roomId);
  if (known) return known;
  const key = keyOf(roomId);
  const read = key ? (stored.readJson(key) as Partial<Kept> | null) : null;
  if (typeof read?.text !== "string") return null;
  const mentioned = Array.isArray(read.mentions) ? read.mentions.filter((one) => areTexts(one?.text, one?.id)) : [];
  return { text: read.text, mentions: mentioned, mode: isMode(read.mode) ? read.mode : NEW, aside: areTexts(read.aside) ? read.aside! : "" };
}

const areTexts = (...values: unknown[]): boolean => values.every((value) => typeof value === "string");

/** What an older client kept may have had another form. */
function isMode(mode: Mode | undefined): mode is Mode {
  if (mode?.kind === "reply") return areTexts(mode.eventId, mode.to, mode.words);
  return mode?.kind === "edit" && areTexts(mode.eventId);
}

function keyOf(roomId: string): string | null {
  const user = adapterOrNull()?.userId;
  return user ? `draft.${user}.${roomId}` : null;
}

onEnd(() => {
  drafts.value = new Map();
  draftRooms.value = new Set();
});
