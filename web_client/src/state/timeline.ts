/** The timeline of the room that is open. */
import { computed, effect, signal, untracked, type Signal } from "@preact/signals";
import { AdapterError, type OpenTimeline, type TimelineEvent, type TimelineSnapshot } from "../adapter/types";
import { adapter, adapterOrNull, onEnd, sentence } from "./core";
import { connection } from "./session";
import { rowsOf, type Row } from "./rows";
import { toast, trying } from "./toasts";

/** The room whose timeline it is; `null` where none is open. */
export const openRoomId = signal<string | null>(null);
export const snapshot = signal<TimelineSnapshot | null>(null);
/** Whether it is being opened; an error's sentence where that failed. */
export const opening = signal<boolean>(false);
export const failure = signal<string | null>(null);
export const loadingOlder = signal(false);
export const loadingNewer = signal(false);
/** Why older messages did not come; they are tried again with the next scrolling. */
export const loadingFailed = signal<string | null>(null);
/** Messages of others that came while one did not see the end. */
export const newCount = signal(0);
/**
 * What is to be brought into sight: an event, to be shown for a moment, or the end. A new object each time, so that the
 * same can be asked for again.
 */
export const focus = signal<{ eventId: string } | { end: true } | null>(null);
/** The last event that had been read when the room was opened, or left alone: the line of the new stands below it. */
export const newAfter = signal<string | null>(null);

let last: readonly Row[] = [];

export const rows = computed<readonly Row[]>(() => {
  const now = snapshot.value;
  last = now ? rowsOf(now, newAfter.value, last) : [];
  return last;
});

let open: OpenTimeline | null = null;
/** Counts what was opened, so that what comes late of another room is let go. */
let turn = 0;
let atBottom = true;
let lastSeen: string | null = null;
let marked: string | null = null;

/** Opens a room at its end, or at an event. The old one stays until then, if it is the same room. */
export async function openRoom(roomId: string, eventId: string | null = null): Promise<void> {
  if (eventId && roomId === openRoomId.peek() && has(eventId)) {
    focus.value = { eventId };
    return;
  }
  const mine = ++turn;
  const other = roomId !== openRoomId.peek();
  if (other) close();
  openRoomId.value = roomId;
  opening.value = true;
  failure.value = null;
  try {
    const next = await adapter().openTimeline(roomId, eventId, (changed) => mine === turn && take(changed));
    if (mine !== turn) {
      next.close();
      return;
    }
    open?.close();
    open = next;
    atBottom = !eventId;
    if (other) {
      newAfter.value = readUntil(next.snapshot);
      marked = null;
    }
    lastSeen = next.snapshot.events.at(-1)?.key ?? null;
    newCount.value = 0;
    snapshot.value = next.snapshot;
    focus.value = eventId ? { eventId } : other ? null : { end: true };
  } catch (thrown) {
    if (mine !== turn) return;
    if (open && thrown instanceof AdapterError && eventId) toast(thrown.message, "error");
    else failure.value = sentence(thrown);
  } finally {
    if (mine === turn) opening.value = false;
  }
}

export function closeRoom(): void {
  turn++;
  close();
  openRoomId.value = null;
}

function close(): void {
  open?.close();
  open = null;
  last = [];
  snapshot.value = null;
  failure.value = null;
  loadingFailed.value = null;
  opening.value = false;
  newCount.value = 0;
  newAfter.value = null;
  focus.value = null;
  lastSeen = null;
  atBottom = true;
}

function take(changed: TimelineSnapshot): void {
  const wasAtEnd = snapshot.peek()?.atEnd ?? false;
  snapshot.value = changed;
  if (wasAtEnd && changed.atEnd && !atBottom) count(changed.events);
  else lastSeen = changed.events.at(-1)?.key ?? null; // on the way to the end, all is loaded, and nothing comes
}

function count(events: readonly TimelineEvent[]): void {
  const seen = events.findIndex((event) => event.key === lastSeen);
  newCount.value = seen < 0 ? newCount.peek() : events.slice(seen + 1).filter((event) => !event.own && event.content.kind !== "change").length;
}

const has = (eventId: string): boolean => snapshot.peek()?.events.some((event) => event.eventId === eventId) ?? false;

/** The view says whether the end is in sight. */
export function setAtBottom(now: boolean): void {
  if (now === atBottom) return;
  atBottom = now;
  const current = snapshot.peek();
  if (!now && newAfter.peek() === null) lookedAway();
  if (!now || !current?.atEnd) return;
  lastSeen = current.events.at(-1)?.key ?? null;
  newCount.value = 0;
}

/** Loads older messages; resolves when they are in `rows`. */
export async function older(): Promise<void> {
  if (!open?.snapshot.atStart) await load("older", loadingOlder);
}

/** Loads newer ones, after a jump to an old message. */
export async function newer(): Promise<void> {
  if (!open?.snapshot.atEnd) await load("newer", loadingNewer);
}

async function load(which: "older" | "newer", loading: Signal<boolean>): Promise<void> {
  const from = open;
  if (!from || loading.peek()) return;
  loading.value = true;
  try {
    await from[which]();
    loadingFailed.value = null;
  } catch (thrown) {
    if (from === open) loadingFailed.value = sentence(thrown);
  } finally {
    loading.value = false;
  }
}

/** Brings an event into sight, loading what is around it where it has to. */
export async function jumpTo(eventId: string): Promise<void> {
  const roomId = openRoomId.peek();
  if (roomId) await openRoom(roomId, eventId);
}

/** Brings the end into sight, wherever one is. */
export async function toEnd(): Promise<void> {
  const roomId = openRoomId.peek();
  if (snapshot.peek()?.atEnd) focus.value = { end: true };
  else if (roomId) await openRoom(roomId);
}

/** All that is in sight is read. The view calls it when the end is in sight and the window is looked at. */
export function markRead(): void {
  const current = snapshot.peek();
  if (!current?.atEnd || !atBottom) return;
  const newest = newestOf(current);
  if (!newest || newest.eventId === marked || newest.eventId === current.ownReceipt && newest.eventId === current.readMarker) return;
  marked = newest.eventId;
  adapterOrNull()
    ?.markRead(current.roomId, newest.eventId)
    .catch(() => {
      if (marked === newest.eventId) marked = null;
    });
}

/** The user turned to something else: what comes from now on is new, if all until here was read. */
export function lookedAway(): void {
  const current = snapshot.peek();
  const newest = current?.atEnd ? newestOf(current) : undefined;
  if (newest && (newest.eventId === marked || newest.eventId === current!.readMarker)) newAfter.value = newest.eventId;
}

/** The last event that was read; `null` where all is. */
function readUntil(now: TimelineSnapshot): string | null {
  const read = now.readMarker ?? now.ownReceipt;
  return now.atEnd && newestOf(now)?.eventId === read ? null : read;
}

const newestOf = (now: TimelineSnapshot): TimelineEvent | undefined => now.events.findLast((event) => !event.sending && !event.eventId.startsWith("~"));

/** The line above what is new is not needed any more. */
export function forgetNewLine(): void {
  newAfter.value = null;
}

/* ---- what one does to a message ---- */

/** Sets or takes back one's own reaction. */
export async function toggleReaction(event: TimelineEvent, key: string): Promise<void> {
  const own = event.reactions.find((reaction) => reaction.key === key)?.own;
  await trying(own ? adapter().redact(event.roomId, own) : adapter().react(event.roomId, event.eventId, key));
}

export async function removeMessage(event: TimelineEvent, reason?: string): Promise<void> {
  await trying(adapter().redact(event.roomId, event.eventId, reason));
}

export const sendAgain = (event: TimelineEvent): void => adapter().retry(event.roomId, event.eventId);
export const discard = (event: TimelineEvent): void => adapter().discard(event.roomId, event.eventId);

onEnd(closeRoom);

// A room that could not be opened without a connection is tried again when there is one.
effect(() => {
  if (connection.value !== "live") return;
  untracked(() => {
    const roomId = openRoomId.peek();
    if (roomId && failure.peek() && !open) void openRoom(roomId);
    marked = null;
  });
});
