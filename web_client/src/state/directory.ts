/** What can be found: public rooms, people, and places that somebody typed or followed a link to. */
import { computed } from "@preact/signals";
import type { Person, RoomPreview, Target } from "../adapter/types";
import { parseMatrixLink } from "../text/matrix_links";
import { adapter, adapterOrNull } from "./core";
import { members } from "./details";
import { openDialog } from "./dialogs";
import { rooms } from "./rooms";
import { go, parseRoute } from "./route";

/** A page of a server's public rooms; `server` empty for one's own. Throws `AdapterError`. */
export function publicRooms(term: string, server: string, since: string | null): Promise<{ rooms: RoomPreview[]; next: string | null }> {
  return adapter().publicRooms(term, { ...(server && { server }), ...(since !== null && { since }) });
}

/** What a room is that the user is not in. Throws `AdapterError`. */
export const preview = (room: string, via: string[]): Promise<RoomPreview> => adapter().preview(room, via);

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

/** People with whom the user shares rooms, the nearest first. */
export const peopleKnown = computed<readonly Person[]>(() => {
  void [rooms.value, members.value]; // who is known comes with the rooms, and with those that are looked at
  return adapterOrNull()?.acquaintances() ?? [];
});
