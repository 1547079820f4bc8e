/**
 * Timelines that are looked at: chains of the SDK's timelines, told as snapshots of plain data.
 *
 * The order is the server's. What is being sent stands at the end until the server has given it its place. An event that
 * has not changed stays the same object from snapshot to snapshot.
 */
import type { MatrixClient } from "matrix-js-sdk/lib/client";
import type { MatrixEvent } from "matrix-js-sdk/lib/models/event";
import { Direction, EventTimeline } from "matrix-js-sdk/lib/models/event-timeline";
import type { EventTimelineSet } from "matrix-js-sdk/lib/models/event-timeline-set";
import type { Room } from "matrix-js-sdk/lib/models/room";
import { isShown } from "./content";
import { plainly } from "./errors";
import type { EventViews } from "./event_view";
import { AdapterError, type OpenTimeline, type ReadReceipt, type TimelineEvent, type TimelineSnapshot } from "./types";

const PAGE = 40;
const FIRST_PAGE = 25;
/** How many pages are asked for while they show nothing, for instance reactions only. */
const MOST_PAGES = 8;
/** How many events are shown of a room that is opened again; the rest comes back as one scrolls. */
const KEPT_OPEN = 60;

const NO_RECEIPTS: readonly ReadReceipt[] = [];

/** All open timelines; the client tells them what happens. */
export class Timelines {
  private readonly open = new Set<RoomTimeline>();

  constructor(
    private readonly client: MatrixClient,
    private readonly views: EventViews,
  ) {}

  async openTimeline(room: Room, eventId: string | null, changed: (snapshot: TimelineSnapshot) => void): Promise<OpenTimeline> {
    const set = room.getUnfilteredTimelineSet();
    let start: EventTimeline = set.getLiveTimeline();
    if (eventId && !eventId.startsWith("~")) {
      const found = await plainly(this.client.getEventTimeline(set, eventId) as Promise<EventTimeline | undefined>);
      if (!found) throw new AdapterError("not-found", "There is no such message, or you may not see it.");
      start = found;
    }
    const timeline = new RoomTimeline(this.client, this.views, room, set, start, eventId, changed, () => this.open.delete(timeline));
    this.open.add(timeline);
    timeline.begin();
    return timeline;
  }

  /** Something in this room changed; `eventIds` are those that have to be looked at anew, all if it is missing. */
  mark(roomId: string, eventIds?: readonly (string | undefined)[]): void {
    for (const timeline of this.open) if (timeline.roomId === roomId) timeline.mark(eventIds);
  }

  /** The room's live timeline was cut: there is a gap before what came last. */
  cut(roomId: string): void {
    for (const timeline of this.open) if (timeline.roomId === roomId) timeline.cut();
  }

  stop(): void {
    for (const timeline of [...this.open]) timeline.close();
  }
}

class RoomTimeline implements OpenTimeline {
  readonly roomId: string;
  snapshot: TimelineSnapshot;
  private readonly cache = new Map<MatrixEvent, { view: TimelineEvent; readers: string }>();
  private readonly stale = new Set<string>();
  private allStale = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private closed = false;
  /** While a gap is filled, the snapshot stays as it is. */
  private filling = false;
  private loading: { older: Promise<void> | null; newer: Promise<void> | null } = { older: null, newer: null };
  /** The first event to be shown, of those that are loaded; `null`: all of them. */
  private from: MatrixEvent | null = null;

  constructor(
    private readonly client: MatrixClient,
    private readonly views: EventViews,
    private readonly room: Room,
    private readonly set: EventTimelineSet,
    private anchor: EventTimeline,
    eventId: string | null,
    private readonly changed: (snapshot: TimelineSnapshot) => void,
    private readonly forget: () => void,
  ) {
    this.roomId = room.roomId;
    const events = this.chain().flatMap((timeline) => timeline.getEvents());
    if (!eventId && events.length > KEPT_OPEN * 2) this.from = events[events.length - KEPT_OPEN]!;
    this.snapshot = this.build();
  }

  /** Loads more where too little is known to fill a screen. */
  begin(): void {
    if (this.snapshot.events.length < FIRST_PAGE && !this.snapshot.atStart) void this.older(PAGE).catch(() => undefined);
  }

  mark(eventIds?: readonly (string | undefined)[]): void {
    if (eventIds) for (const id of eventIds) id && this.stale.add(id);
    else this.allStale = true;
    this.timer ??= setTimeout(() => this.publish(), 0);
  }

  older(count = PAGE): Promise<void> {
    return (this.loading.older ??= plainly(this.load(Direction.Backward, count)).finally(() => {
      this.loading.older = null;
    }));
  }

  newer(count = PAGE): Promise<void> {
    return (this.loading.newer ??= plainly(this.load(Direction.Forward, count)).finally(() => {
      this.loading.newer = null;
    }));
  }

  cut(): void {
    if (this.closed || this.anchor === this.set.getLiveTimeline()) return;
    const wasLive = this.snapshot.atEnd;
    if (!wasLive) {
      this.mark();
      return;
    }
    const before = this.anchor;
    this.anchor = this.set.getLiveTimeline();
    void this.fill(before);
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
    this.cache.clear();
    this.forget();
  }

  /** Loads what is missing between the new live timeline and the old one, so that what one reads stays where it is. */
  private async fill(old: EventTimeline): Promise<void> {
    this.filling = true;
    try {
      for (let page = 0; page < MOST_PAGES && !this.closed; page++) {
        const chain = this.chain();
        if (chain.includes(old)) break;
        if (!(await this.page(chain[0]!, Direction.Backward, PAGE * 2))) break;
      }
    } catch {
      // the gap is filled by scrolling
    } finally {
      this.filling = false;
      if (!this.chain().includes(old)) this.from = null;
      this.publish();
    }
  }

  private async load(direction: Direction, count: number): Promise<void> {
    if (direction === Direction.Backward && this.reveal(count)) {
      this.publish();
      return;
    }
    const before = this.shownCount();
    for (let page = 0; page < MOST_PAGES && !this.closed; page++) {
      const chain = this.chain();
      const end = direction === Direction.Backward ? chain[0]! : chain.at(-1)!;
      const more = await this.page(end, direction, count);
      if (!more || this.shownCount() > before) break;
    }
    if (!this.closed) this.publish();
  }

  /** Shows more of what is loaded already. */
  private reveal(count: number): boolean {
    if (!this.from) return false;
    const events = this.chain().flatMap((timeline) => timeline.getEvents());
    const at = events.indexOf(this.from);
    const next = at - count;
    this.from = next > 0 ? events[next]! : null;
    return at > 0;
  }

  private async page(timeline: EventTimeline, direction: Direction, limit: number): Promise<boolean> {
    if (timeline === this.set.getLiveTimeline() && direction === Direction.Forward) return false;
    if (!timeline.getPaginationToken(direction)) return false;
    return this.client.paginateEventTimeline(timeline, { backwards: direction === Direction.Backward, limit });
  }

  /** The timelines that are known to follow each other without a gap, the oldest first. */
  private chain(): EventTimeline[] {
    const chain = [this.anchor];
    for (let one = chain[0]!.getNeighbouringTimeline(Direction.Backward); one && !chain.includes(one); ) {
      chain.unshift(one);
      one = one.getNeighbouringTimeline(Direction.Backward);
    }
    for (let one = chain.at(-1)!.getNeighbouringTimeline(Direction.Forward); one && !chain.includes(one); ) {
      chain.push(one);
      one = one.getNeighbouringTimeline(Direction.Forward);
    }
    return chain;
  }

  private shownCount(): number {
    let count = 0;
    for (const timeline of this.chain()) for (const event of timeline.getEvents()) if (isShown(event)) count++;
    return count;
  }

  private publish(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.closed || this.filling) return;
    this.snapshot = this.build();
    this.changed(this.snapshot);
  }

  private build(): TimelineSnapshot {
    const chain = this.chain();
    const atEnd = chain.at(-1) === this.set.getLiveTimeline();
    let all = chain.flatMap((timeline) => timeline.getEvents());
    const from = this.from ? all.indexOf(this.from) : 0;
    if (from > 0) all = all.slice(from);
    if (atEnd) all = all.concat(this.room.getPendingEvents());
    const readers = this.readers(all);
    const seen = new Set<string>();
    const events: TimelineEvent[] = [];
    for (const event of all) {
      if (!isShown(event)) continue;
      const id = event.getId()!;
      if (seen.has(id)) continue;
      seen.add(id);
      events.push(this.view(event, readers.get(event) ?? NO_RECEIPTS));
    }
    this.stale.clear();
    this.allStale = false;
    const marker = this.room.getAccountData("m.fully_read" as never)?.getContent() as { event_id?: unknown } | undefined;
    return {
      roomId: this.roomId,
      events,
      atStart: from <= 0 && !chain[0]!.getPaginationToken(Direction.Backward),
      atEnd,
      readMarker: typeof marker?.event_id === "string" ? shownAt(all, marker.event_id) : null,
      ownReceipt: shownAt(all, this.room.getEventReadUpTo(this.client.getSafeUserId(), false)),
    };
  }

  private view(event: MatrixEvent, readBy: readonly ReadReceipt[]): TimelineEvent {
    const kept = this.cache.get(event);
    const readers = readBy.map((receipt) => `${receipt.person.userId} ${receipt.at}`).join();
    if (kept && kept.readers === readers && !event.status && !this.isStale(kept.view)) return kept.view;
    const view = this.views.view(event, this.room, this.set, readBy);
    const same = kept && kept.readers === readers && alikeViews(kept.view, view) ? kept.view : view;
    this.cache.set(event, { view: same, readers });
    return same;
  }

  /** Whether it, or what it answers, has changed. */
  private isStale({ eventId, replyTo }: TimelineEvent): boolean {
    return this.allStale || this.stale.has(eventId) || (replyTo !== null && this.stale.has(replyTo.eventId));
  }

  /** Who has read until which event; receipts on events that are not shown count for the shown one before. */
  private readers(events: readonly MatrixEvent[]): Map<MatrixEvent, ReadReceipt[]> {
    const own = this.client.getSafeUserId();
    const found = new Map<MatrixEvent, ReadReceipt[]>();
    let shown: MatrixEvent | null = null;
    for (const event of events) {
      if (isShown(event)) shown = event;
      if (!shown || event.status) continue;
      for (const { userId, data } of this.room.getReceiptsForEvent(event)) {
        if (userId === own || userId === shown.getSender()) continue;
        const receipt = { person: this.views.people.inRoom(this.room, userId), at: data?.ts ?? 0 };
        const list = found.get(shown);
        if (!list) found.set(shown, [receipt]);
        else if (!list.some(({ person }) => person === receipt.person)) list.push(receipt);
      }
    }
    for (const list of found.values()) list.sort((a, b) => b.at - a.at);
    return found;
  }
}

/** The ID of the event, or of the last one before it that is shown. */
function shownAt(events: readonly MatrixEvent[], eventId: string | null): string | null {
  if (!eventId) return null;
  let at = events.findIndex((event) => event.getId() === eventId);
  if (at < 0) return eventId;
  while (at > 0 && !isShown(events[at]!)) at--;
  return events[at]!.getId() ?? eventId;
}

function alikeViews(a: TimelineEvent, b: TimelineEvent): boolean {
  return (Object.keys(a) as (keyof TimelineEvent)[]).every((key) => {
    if (Object.is(a[key], b[key])) return true;
    return (key === "content" || key === "replyTo" || key === "reactions" || key === "may") && JSON.stringify(a[key]) === JSON.stringify(b[key]);
  });
}
