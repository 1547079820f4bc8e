/** What can be found: public rooms, people, and places that somebody typed or followed a link to. */
import { computed } from "@preact/signals";
import type { Person, PublicRoom, Target } from "../adapter/types";
import { parseMatrixLink } from "../text/matrix_links";
import { adapter } from "./core";
import { members } from "./details";
import { openDialog } from "./dialogs";
import { ordered } from "./rooms";
import { go, parseRoute } from "./route";
import { userId } from "./session";

/** A page of a server's public rooms; `server` empty for one's own. Throws `AdapterError`. */
export function publicRooms(term: string, server: string, since: string | null): Promise<{ rooms: PublicRoom[]; next: string | null }> {
  return adapter().publicRooms(term, { ...(server && { server }), ...(since !== null && { since }) });
}

/** The room that a text names: an alias, a room ID, a link of matrix.to, `matrix:`, or of this client. */
export function placeOf(text: string): { room: string; via: string[] } | null {
  const typed = text.trim();
  if (/^#[^\s:]+:[^\s:]\S*$/u.test(typed) || /^![^\s:]{5,}(?::\S+)?$/u.test(typed)) return { room: typed, via: [] };
  const target = parseMatrixLink(typed);
  if (target?.kind === "room") return { room: target.room, via: target.via };
  const hash = /^https?:\/\/[^#]*(#\/room\/.*)$/u.exec(typed)?.[1];
  const to = hash ? parseRoute(hash) : null;
  return to?.page === "room" ? { room: to.room, via: to.via } : null;
}

/** Follows a link within Matrix: to a room, an event, or somebody, who is shown over what is here. */
export function follow(to: Target): void {
  if (to.kind === "user") openDialog({ kind: "person", userId: to.userId });
  else go({ page: "room", room: to.room, eventId: to.eventId, via: to.via });
}

/** People whom the user has to do with: of direct messages, then of the open room. */
export const peopleKnown = computed<readonly Person[]>(() => {
  const found = new Map<string, Person>();
  for (const room of ordered.value) {
    if (room.dm && room.membership === "join") found.set(room.dm, { userId: room.dm, name: room.name, ambiguous: false, hue: room.hue, picture: room.picture });
  }
  for (const member of members.value) if (member.membership === "join" && !found.has(member.userId)) found.set(member.userId, member);
  found.delete(userId.value ?? "");
  return [...found.values()].slice(0, 50);
});
