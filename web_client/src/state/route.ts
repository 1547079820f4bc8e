/**
 * Where one is: the part of the address after `#`. Whatever one sees can be reloaded, linked to, and left with "back".
 *
 * What lies over the page has an entry of its own in the browser's history, so that "back" takes it away first.
 */
import { batch, signal } from "@preact/signals";
import { beside } from "./screen";

export type Route =
  | { page: "home" }
  | { page: "room"; room: string; eventId: string | null; via: string[] } // a room ID or an alias
  | { page: "user"; userId: string }
  | { page: "login" | "register" | "settings" | "gallery" };

const PLAIN = ["login", "register", "settings", "gallery"] as const;

export const route = signal<Route>({ page: "home" });
/** What stood behind `?` in the part after `#`. */
export const routeQuery = signal<URLSearchParams>(new URLSearchParams());

/** The route of a hash such as `#/room/!abc:example.org/$event?via=example.org`. */
export function parseRoute(hash: string): Route {
  const [path = "", query = ""] = split(hash.replace(/^#\/?/, ""));
  const parts = path.split("/").map(decoded);
  const [page, first, second] = parts;
  if (page === "room" && first && /^[!#]/.test(first)) {
    return { page: "room", room: first, eventId: second?.startsWith("$") ? second : null, via: new URLSearchParams(query).getAll("via") };
  }
  if (page === "user" && first?.startsWith("@")) return { page: "user", userId: first };
  const plain = PLAIN.find((one) => one === page);
  return plain ? { page: plain } : { page: "home" };
}

/** The hash of a route. */
export function hashOf(to: Route): string {
  switch (to.page) {
    case "room": {
      const event = to.eventId ? `/${encodeURIComponent(to.eventId)}` : "";
      const via = to.via.length ? `?${to.via.map((server) => `via=${encodeURIComponent(server)}`).join("&")}` : "";
      return `#/room/${encoded(to.room)}${event}${via}`;
    }
    case "user":
      return `#/user/${encoded(to.userId)}`;
    case "home":
      return "#/";
    default:
      return `#/${to.page}`;
  }
}

/** For `href`: where the room is. */
export const roomHref = (room: string, eventId: string | null = null): string => hashOf({ page: "room", room, eventId, via: [] });

/** What can lie over a page. */
export type Layer = "details" | "dialog";

/** What lies over the page now, from below. */
export const layers = signal<readonly Layer[]>([]);

/** What each entry of the history keeps. */
interface Entry {
  layers: readonly Layer[];
  /** The hashes of the entries before it, the last ones; empty for one where something lay over the page. */
  trail: readonly string[];
}

const TRAIL = 20;
const PATIENCE = 500; // ms until the browser has gone back
const FIRST: Entry = { layers: [], trail: [] };

let entry = FIRST;
let hashHere = "";
let travel: { timer: ReturnType<typeof setTimeout>; then: (() => void)[] } | null = null;

/** Goes there; with `replace`, "back" does not lead here again. A dialog from which one goes is not come back to. */
export function go(to: Route, replace = false): void {
  settled(() => {
    const hash = hashOf(to);
    const instead = replace || entry.layers.includes("dialog");
    if (hash === hashHere && !replace && entry.layers.length) return back(entry.layers.length, () => go(to, true));
    if (hash !== hashHere || replace) write(hash, { layers: [], trail: instead ? entry.trail : followed() }, instead);
    arrive(true);
  });
}

export const goToRoom = (room: string, eventId: string | null = null): void => go({ page: "room", room, eventId, via: [] });

/** Back to the entry of the history where that was; where there is none, goes there in place of what is here. */
export function backTo(to: Route): void {
  settled(() => {
    const at = entry.trail.lastIndexOf(hashOf(to));
    if (at < 0) go(to, true);
    else back(entry.trail.length - at, () => go(to, true));
  });
}

/** To the list of rooms. Beside a room it is always there; alone, it is where one came from. */
export const goHome = (): void => (beside.peek() ? go({ page: "home" }, true) : backTo({ page: "home" }));

/** Lays something over the page. */
export function lay(layer: Layer): void {
  settled(() => {
    if (entry.layers.includes(layer)) return;
    write(hashHere, { layers: [...entry.layers, layer], trail: followed() }, false);
    arrive(false);
  });
}

/** Takes it away again, with all that lies over it. */
export function lift(layer: Layer): void {
  settled(() => {
    const at = entry.layers.indexOf(layer);
    if (at >= 0) back(entry.layers.length - at, () => write(hashHere, { ...entry, layers: entry.layers.slice(0, at) }, true));
  });
}

/** Does it when the browser has come back to where it was told to go; mostly at once. */
export function settled(work: () => void): void {
  if (travel) travel.then.push(work);
  else work();
}

/** Follows the address from now on. */
export function followAddress(): void {
  window.addEventListener("popstate", came);
  window.addEventListener("hashchange", moved);
  entry = FIRST;
  hashHere = location.hash;
  came();
}

/** For browsers that tell of links in this way only. */
function moved(): void {
  if (location.hash !== hashHere) came();
}

/** The browser went somewhere: by its buttons, by a link, by an address that was typed, or since it was told to. */
function came(): void {
  const known = (history.state as Partial<Entry> | null)?.trail !== undefined;
  if (!known) write(location.hash, { layers: [], trail: location.hash === hashHere ? entry.trail : followed() }, true);
  arrive(!known);
  const waiting = travel?.then ?? [];
  clearTimeout(travel?.timer);
  travel = null;
  for (const work of waiting) settled(work);
}

function back(steps: number, otherwise: () => void): void {
  const timer = setTimeout(() => {
    otherwise();
    came();
  }, PATIENCE);
  travel = { timer, then: [] };
  history.go(-steps);
}

const followed = (): readonly string[] => [...entry.trail, entry.layers.length ? "" : hashOf(parseRoute(hashHere))].slice(-TRAIL);

function write(hash: string, next: Entry, replace: boolean): void {
  if (replace) history.replaceState(next, "", hash);
  else history.pushState(next, "", hash);
}

/** What the history has here is shown. */
function arrive(anew: boolean): void {
  entry = history.state as Entry;
  hashHere = location.hash;
  const next = parseRoute(hashHere);
  batch(() => {
    routeQuery.value = new URLSearchParams(split(hashHere)[1]);
    if (hashOf(next) !== hashOf(route.peek()) || (anew && next.page === "room")) route.value = next;
    layers.value = entry.layers;
  });
}

function split(text: string): [string, string] {
  const at = text.indexOf("?");
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** As `encodeURIComponent`, but `!`, `#`, `@` and `:` may be read: a `#` within the hash is no trouble to anybody. */
function encoded(id: string): string {
  return encodeURIComponent(id).replace(/%3A/g, ":").replace(/%23/g, "#").replace(/%40/g, "@");
}
