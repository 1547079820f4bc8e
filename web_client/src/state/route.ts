/** Where one is: the part of the address after `#`. Whatever one sees can be reloaded, linked to, and left with "back". */
import { signal } from "@preact/signals";

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

/** Goes there; with `replace`, "back" does not lead here again. */
export function go(to: Route, replace = false): void {
  const hash = hashOf(to);
  if (replace) history.replaceState(null, "", hash);
  else if (location.hash !== hash) history.pushState(null, "", hash);
  take();
}

export const goToRoom = (room: string, eventId: string | null = null): void => go({ page: "room", room, eventId, via: [] });

/** Follows the address from now on. */
export function followAddress(): void {
  window.addEventListener("hashchange", take);
  window.addEventListener("popstate", take);
  take();
}

function take(): void {
  const next = parseRoute(location.hash);
  routeQuery.value = new URLSearchParams(split(location.hash)[1]);
  if (hashOf(next) !== hashOf(route.peek()) || next.page === "room") route.value = next;
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
