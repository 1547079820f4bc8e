/** An adapter that does what the test says, and data as an adapter gives it. */
import { vi, type Mock } from "vitest";
import type { Adapter, Entrance, OpenTimeline, Person, RoomItem, Session, TimelineEvent, TimelineSnapshot } from "../../src/adapter/types";
import { OWN, ROOM, SESSION } from "./homeserver";

export const person = (userId: string, name = userId): Person => ({ userId, name, ambiguous: false, hue: 0, picture: null });

export function item(roomId: string, more: Partial<RoomItem> = {}): RoomItem {
  return {
    roomId, name: roomId, hue: 0, picture: null, membership: "join", last: null, empty: false, at: 0, unread: 0, mentions: 0, markedUnread: false, muted: false,
    favourite: false, lowPriority: false, dm: null, inviter: null, alias: null, replacedBy: null, encrypted: false, space: false, typing: [], ...more,
  };
}

let counter = 0;
const NOON = new Date(2026, 4, 4, 12).getTime();

export function said(body: string, more: Partial<TimelineEvent> = {}): TimelineEvent {
  counter++;
  const sender = more.sender ?? person("@bob:test", "Bob");
  return {
    key: `$${counter}`, eventId: `$${counter}`, roomId: ROOM, sender, own: sender.userId === OWN, at: NOON + counter * 1000,
    content: { kind: "text", as: "text", body, html: null }, sending: null, failure: null, edited: false, replyTo: null, reactions: [],
    mentionsMe: false, readBy: [], may: { edit: sender.userId === OWN, redact: true, react: true, reply: true }, ...more,
  };
}

export const snapshotOf = (events: TimelineEvent[], more: Partial<TimelineSnapshot> = {}): TimelineSnapshot => ({
  roomId: ROOM, events, atStart: true, atEnd: true, readMarker: null, ownReceipt: null, ...more,
});

/** Timelines as the test sets them. `change` tells the newest one that was opened. */
export class FakeTimelines {
  next: TimelineSnapshot = snapshotOf([]);
  closed = 0;
  opened: (string | null)[] = [];
  change: (snapshot: TimelineSnapshot) => void = () => undefined;
  failing: unknown = null;

  readonly open: Adapter["openTimeline"] = async (roomId, eventId, changed) => {
    this.opened.push(eventId);
    await Promise.resolve();
    if (this.failing) throw this.failing;
    const timeline = { roomId, snapshot: this.next, older: vi.fn(async () => undefined), newer: vi.fn(async () => undefined), close: () => void this.closed++ };
    this.change = (snapshot) => {
      timeline.snapshot = snapshot;
      changed(snapshot);
    };
    return timeline satisfies OpenTimeline;
  };
}

export type FakeAdapter = Adapter & { readonly [Method in Exclude<keyof Adapter, "userId" | "openTimeline">]: Mock };

/** Every method is a mock that does nothing; `timelines` opens timelines. */
export function fakeAdapter(timelines = new FakeTimelines()): FakeAdapter {
  const methods: Record<string, unknown> = { userId: OWN, openTimeline: timelines.open, acquaintances: vi.fn(() => []) };
  return new Proxy(methods, {
    get: (known, name: string) => (known[name] ??= name === "then" ? undefined : vi.fn(async () => undefined)),
  }) as never;
}

export const fakeEntrance = (adapter: Adapter, session: Session = SESSION): Entrance => ({
  discover: vi.fn(async () => ({ baseUrl: session.baseUrl, name: "server.test", password: true, services: [] })),
  signUp: vi.fn() as never,
  logIn: vi.fn(async () => session),
  logInWithToken: vi.fn(async () => session),
  awayTo: vi.fn(() => ""),
  register: vi.fn(async () => session),
  checkName: vi.fn(async () => undefined),
  connect: vi.fn(async () => adapter),
});
