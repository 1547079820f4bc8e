/** The rows of a timeline: events with the days between them, grouped by sender, and the line above what is new. */
import type { TimelineEvent, TimelineSnapshot } from "../adapter/types";
import { dayNumber } from "../text/times";

export type Row =
  /** The room's beginning. */
  | { kind: "start"; key: string }
  | { kind: "day"; key: string; at: number }
  /** What follows is new since the room was opened. */
  | { kind: "new"; key: string }
  /** `first`: the first of a group by one sender, with name and picture; `last`: its last. */
  | { kind: "event"; key: string; event: TimelineEvent; first: boolean; last: boolean }
  /** Several changes of the room in a row, to be shown as one that can be unfolded. */
  | { kind: "changes"; key: string; events: readonly TimelineEvent[] };

const GROUP_WITHIN = 5 * 60_000; // ms
const FOLD_FROM = 3;

/** The rows; those that are as they were are the same objects as in `before`. `newAfter`: the last event that was read. */
export function rowsOf(snapshot: TimelineSnapshot, newAfter: string | null, before: readonly Row[] = []): readonly Row[] {
  const rows: Row[] = [];
  if (snapshot.atStart) rows.push({ kind: "start", key: "start" });
  const { events } = snapshot;
  const newAt = lineAt(events, newAfter);
  let day = NaN;
  for (let at = 0; at < events.length; at++) {
    const event = events[at]!;
    const today = dayNumber(event.at);
    if (today !== day) {
      rows.push({ kind: "day", key: `day-${event.key}`, at: event.at });
      day = today;
    }
    if (at === newAt) rows.push({ kind: "new", key: "new" });
    const run = changesFrom(events, at, newAt);
    if (run >= FOLD_FROM) {
      const folded = events.slice(at, at + run);
      rows.push({ kind: "changes", key: `changes-${event.key}`, events: folded });
      at += run - 1;
      continue;
    }
    const previous = rows.at(-1);
    const joined = previous?.kind === "event" && groups(previous.event, event);
    if (previous?.kind === "event" && joined) rows[rows.length - 1] = { ...previous, last: false };
    rows.push({ kind: "event", key: event.key, event, first: !joined, last: true });
  }
  return kept(rows, before);
}

/** The index of the first event that is new; -1 where there is none but the user's own. */
function lineAt(events: readonly TimelineEvent[], newAfter: string | null): number {
  if (!newAfter) return -1;
  const read = events.findIndex((event) => event.eventId === newAfter);
  if (read < 0) return -1;
  const next = events.findIndex((event, at) => at > read && !event.own && event.content.kind !== "change");
  return next;
}

function changesFrom(events: readonly TimelineEvent[], from: number, newAt: number): number {
  const day = dayNumber(events[from]!.at);
  let count = 0;
  for (let at = from; at < events.length; at++) {
    const event = events[at]!;
    if (event.content.kind !== "change" || event.content.change.what === "created" || dayNumber(event.at) !== day) break;
    if (at === newAt && at !== from) break;
    count++;
  }
  return count;
}

function groups(before: TimelineEvent, event: TimelineEvent): boolean {
  const spoken = (one: TimelineEvent) => one.content.kind !== "change" && !(one.content.kind === "text" && one.content.as === "emote");
  return spoken(before) && spoken(event) && before.sender.userId === event.sender.userId && Math.abs(event.at - before.at) < GROUP_WITHIN;
}

function kept(rows: Row[], before: readonly Row[]): readonly Row[] {
  const known = new Map(before.map((row) => [row.key, row]));
  return rows.map((row) => {
    const old = known.get(row.key);
    return old && same(old, row) ? old : row;
  });
}

function same(a: Row, b: Row): boolean {
  if (a.kind !== b.kind) return false;
  if (a.kind === "event" && b.kind === "event") return a.event === b.event && a.first === b.first && a.last === b.last;
  if (a.kind === "changes" && b.kind === "changes") return a.events.length === b.events.length && a.events.every((event, at) => event === b.events[at]);
  return a.kind !== "day" || (b.kind === "day" && a.at === b.at);
}
