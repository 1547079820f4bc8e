/** The adapter of whoever is logged in, and its news, handed to those parts of the state that take them. */
import { batch } from "@preact/signals";
import { AdapterError, type Adapter, type Listener } from "../adapter/types";

let current: Adapter | null = null;
const hearers: Partial<Listener>[] = [];
const enders: (() => void)[] = [];

/** The adapter. Throws `session-ended` where nobody is logged in. */
export function adapter(): Adapter {
  if (!current) throw new AdapterError("session-ended", "You were logged out. Log in again.");
  return current;
}

/** The same, or `null`. */
export const adapterOrNull = (): Adapter | null => current;

/** Who is logged in; throws as `adapter` does. */
export const ownId = (): string => adapter().userId;

export function setAdapter(next: Adapter | null): void {
  current = next;
}

/** Takes part of the adapter's news, from the next log-in on; for modules, once, when they are loaded. */
export function hear(part: Partial<Listener>): void {
  hearers.push(part);
}

/** Calls when the session is over: whatever is known of it has to be forgotten. */
export function onEnd(forget: () => void): void {
  enders.push(forget);
}

export function end(): void {
  batch(() => enders.forEach((forget) => forget()));
}

/** Hands each piece of news to all who take it, so that the page is drawn once for it. */
export const listener: Listener = {
  connection: (...news) => tell("connection", news),
  rooms: (...news) => tell("rooms", news),
  ready: (...news) => tell("ready", news),
  details: (...news) => tell("details", news),
  members: (...news) => tell("members", news),
  presence: (...news) => tell("presence", news),
  profile: (...news) => tell("profile", news),
};

function tell<Kind extends keyof Listener>(kind: Kind, news: Parameters<Listener[Kind]>): void {
  batch(() => {
    for (const hearer of hearers) (hearer[kind] as ((...given: Parameters<Listener[Kind]>) => void) | undefined)?.(...news);
  });
}

/** The sentence of whatever was thrown, for the user. */
export function sentence(thrown: unknown): string {
  return thrown instanceof AdapterError ? thrown.message : "Something went wrong.";
}
