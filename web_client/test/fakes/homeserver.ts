/** A homeserver in the test's own process: answers `fetch`, and gives each sync what the test puts in. */
import { vi } from "vitest";
import type { Session } from "../../src/adapter/types";

type Json = Record<string, unknown>;
type Handler = (call: { method: string; path: string; body: Json; query: URLSearchParams }) => Response | Json | Promise<Response | Json>;

export const OWN = "@alice:test";
export const ROOM = "!room:test";
export const SESSION: Session = { baseUrl: "http://server.test", userId: OWN, deviceId: "DEVICE", accessToken: "token" };

export const answer = (status: number, body: Json): Response =>
  new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json" } });

let counter = 0;

/** An event as the server sends it. */
export function event(type: string, content: Json, more: Json = {}): Json {
  counter++;
  return { type, content, event_id: `$${type}-${counter}`, sender: "@bob:test", origin_server_ts: 1_700_000_000_000 + counter * 1000, unsigned: {}, ...more };
}

export const message = (body: string, more: Json = {}): Json => event("m.room.message", { msgtype: "m.text", body }, more);

export const member = (userId: string, membership = "join", name?: string): Json =>
  event("m.room.member", { membership, ...(name ? { displayname: name } : {}) }, { state_key: userId, sender: userId });

/** The state of an ordinary room of Alice and Bob. */
export const STATE = (): Json[] => [
  event("m.room.create", { room_version: "11", creator: OWN }, { state_key: "", sender: OWN }),
  member(OWN, "join", "Alice"),
  member("@bob:test", "join", "Bob"),
  event("m.room.power_levels", { users: { [OWN]: 100 } }, { state_key: "", sender: OWN }),
  event("m.room.name", { name: "Garden" }, { state_key: "", sender: OWN }),
];

/** The part of a sync answer about one joined room. */
export const joined = (part: Json = {}, roomId = ROOM): Json => ({ rooms: { join: { [roomId]: part } } });

export const timeline = (events: Json[], more: Json = {}): Json => ({ timeline: { events, limited: false, prev_batch: "before", ...more } });

export class Homeserver {
  readonly calls: { method: string; path: string; body: Json }[] = [];
  private readonly updates: Json[] = [];
  private readonly handlers: [RegExp, Handler][] = [];
  private waiting: (() => void) | null = null;
  private batch = 0;
  down = false;

  constructor() {
    this.on(/\/versions$/, () => ({ versions: ["v1.11"], unstable_features: {} }));
    this.on(/\/pushrules\/$/, () => ({ global: { override: [], underride: [], room: [], sender: [], content: [] } }));
    this.on(/\/filter$/, () => ({ filter_id: "1" }));
    this.on(/\/profile\//, () => ({ displayname: "Alice" }));
    this.on(/\/sync$/, async ({ query }) => {
      if (!this.updates.length && query.get("timeout") !== "0") await new Promise<void>((resolve) => (this.waiting = resolve));
      if (this.down) throw new TypeError("no network");
      return { ...(this.updates.shift() ?? {}), next_batch: `s${++this.batch}` };
    });
    vi.stubGlobal("fetch", (input: string | URL, init?: RequestInit) => this.fetch(input, init));
  }

  /** Later handlers go before earlier ones. */
  on(path: RegExp, handler: Handler): this {
    this.handlers.unshift([path, handler]);
    return this;
  }

  /** The next thing that a sync tells. */
  tell(update: Json): void {
    this.updates.push(update);
    this.waiting?.();
    this.waiting = null;
  }

  /** The network goes away. */
  cut(): void {
    this.down = true;
    this.waiting?.();
    this.waiting = null;
  }

  sent(path: RegExp): { method: string; path: string; body: Json }[] {
    return this.calls.filter((call) => path.test(call.path));
  }

  private async fetch(input: string | URL, init: RequestInit = {}): Promise<Response> {
    const url = new URL(String(input));
    const method = init.method ?? "GET";
    const path = decodeURIComponent(url.pathname);
    const body = typeof init.body === "string" ? (JSON.parse(init.body) as Json) : {};
    this.calls.push({ method, path, body });
    if (this.down) throw new TypeError("no network");
    init.signal?.addEventListener("abort", () => path.endsWith("/sync") && (this.waiting = null));
    const handler = this.handlers.find(([pattern]) => pattern.test(path));
    if (!handler) return answer(404, { errcode: "M_UNRECOGNIZED", error: "There is nothing here" });
    const given = await handler[1]({ method, path, body, query: url.searchParams });
    return given instanceof Response ? given : answer(200, given);
  }
}

/** Waits until it holds. */
export const until = (holds: () => unknown): Promise<void> =>
  vi.waitFor(
    () => {
      if (!holds()) throw new Error(`It does not hold: ${holds.toString()}`);
    },
    { timeout: 3000, interval: 5 },
  );
