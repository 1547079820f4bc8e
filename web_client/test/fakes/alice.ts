/** Alice at her client: the real adapter against the homeserver of the test. Importing this makes both new for each test. */
import { afterEach, beforeEach, vi } from "vitest";
import { connect } from "../../src/adapter/client";
import type { Adapter, Draft, OpenTimeline, Presence, TimelineSnapshot } from "../../src/adapter/types";
import { Homeserver, ROOM, SESSION, STATE, joined, timeline, until } from "./homeserver";
import { Listening } from "./listening";

export let server: Homeserver;
export let heard: Listening;
export let adapter: Adapter;
export let opened: OpenTimeline | null;

beforeEach(() => {
  localStorage.clear();
  server = new Homeserver();
  heard = new Listening();
  opened = null;
});

afterEach(() => {
  leave();
  vi.unstubAllGlobals();
});

/** Alice comes in, and her room holds these events. */
export async function arrive(events: Record<string, unknown>[] = [], part: Record<string, unknown> = {}): Promise<void> {
  server.tell(joined({ state: { events: STATE() }, ...timeline(events), ...part }));
  comeIn();
  await until(() => heard.isReady);
}

/** The page is loaded anew, and the first sync tells this. */
export function comeAgain(update: Record<string, unknown>): void {
  leave();
  server.tell(update);
  comeIn();
}

/** Alice comes in, and wants to be seen as idle, or so. */
export function comeIn(wanted: Presence | (() => Presence) = "idle"): void {
  adapter = connect(SESSION, typeof wanted === "string" ? () => wanted : wanted, heard);
}

function leave(): void {
  opened?.close();
  adapter.stop();
}

/** Opens her room; what is returned gives the newest snapshot. */
export async function open(eventId: string | null = null): Promise<() => TimelineSnapshot> {
  let latest: TimelineSnapshot | null = null;
  opened = await adapter.openTimeline(ROOM, eventId, (snapshot) => (latest = snapshot));
  return () => latest ?? opened!.snapshot;
}

/** There is nothing older than what the sync has told. */
export const messagesEnd = (): Homeserver => server.on(/\/messages$/, () => ({ chunk: [], start: "before" }));

export const bodies = (snapshot: TimelineSnapshot): string[] => snapshot.events.map(({ content }) => (content.kind === "text" ? content.body : content.kind));

export const draft = (body: string): Draft => ({ body, html: null, as: "text", mentions: [] });
