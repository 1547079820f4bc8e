/** Links to rooms, events and people: `https://matrix.to/#/...` and `matrix:...`, read and made. */
import type { Target } from "../adapter/types";

const LONGEST = 2000;

/** Where a link leads within Matrix; `null` for any other link. */
export function parseMatrixLink(href: string): Target | null {
  if (href.length > LONGEST) return null;
  const text = href.trim();
  try {
    const to = /^https?:\/\/(?:www\.)?matrix\.to\/#\/(.*)$/iu.exec(text);
    if (to) return fromMatrixTo(to[1]!);
    if (/^matrix:/iu.test(text)) return fromUri(text.slice("matrix:".length));
  } catch {
    return null; // not percent-encoded as it must be
  }
  return null;
}

function fromMatrixTo(rest: string): Target | null {
  const [path = "", query = ""] = split(rest, "?");
  const [first = "", second = ""] = path.split("/").map(decodeURIComponent);
  return target(first, second, query);
}

const KINDS: Record<string, string> = { u: "@", user: "@", r: "#", room: "#", roomid: "!" };

function fromUri(rest: string): Target | null {
  const [path = "", query = ""] = split(rest.replace(/^\/\/[^/]*\//u, "").split("#")[0]!, "?");
  const [kind = "", id = "", more = "", eventId = ""] = path.split("/").map(decodeURIComponent);
  const sigil = KINDS[kind.toLowerCase()];
  if (!sigil || !id) return null;
  const event = (more === "e" || more === "event") && eventId ? `$${eventId}` : "";
  return target(sigil + id, event, query);
}

function target(id: string, event: string, query: string): Target | null {
  if (/^@[^:\s]*:\S+$/u.test(id)) return { kind: "user", userId: id };
  if (!/^(?:#[^:\s]+:\S+|!\S+)$/u.test(id)) return null;
  const via = new URLSearchParams(query).getAll("via").filter((server) => /^[\w.:[\]-]{1,255}$/u.test(server));
  return { kind: "room", room: id, eventId: /^\$\S+$/u.test(event) ? event : null, via: via.slice(0, 10) };
}

function split(text: string, at: string): [string, string] {
  const index = text.indexOf(at);
  return index < 0 ? [text, ""] : [text.slice(0, index), text.slice(index + 1)];
}

/** A matrix.to link, which every client understands, to somebody, a room (by alias or ID), or an event in one. */
export function matrixLink(id: string, eventId: string | null = null, via: readonly string[] = []): string {
  const path = eventId ? `${encode(id)}/${encode(eventId)}` : encode(id);
  const query = via.length ? `?${via.map((server) => `via=${encodeURIComponent(server)}`).join("&")}` : "";
  return `https://matrix.to/#/${path}${query}`;
}

function encode(id: string): string {
  return encodeURIComponent(id).replace(/%40/gu, "@").replace(/%3A/giu, ":").replace(/%24/gu, "$").replace(/%21/gu, "!");
}
