/** The rooms: the list in its sections, the filter, and what is unread. */
import { computed, signal } from "@preact/signals";
import type { GoneRoom, NewRoom, RoomItem } from "../adapter/types";
import { plain } from "../text/fuzzy";
import { adapter, hear, onEnd } from "./core";
import { go, goHome, goToRoom, hashOf, route } from "./route";
import { toast } from "./toasts";

export const rooms = signal<ReadonlyMap<string, RoomItem>>(new Map());
export const filter = signal("");

export interface Section {
  key: "invites" | "requests" | "favourites" | "people" | "rooms" | "low";
  title: string;
  rooms: readonly RoomItem[];
}

/** All but spaces and rooms that were replaced by another one of the user's, the most recently active first. */
export const ordered = computed(() => [...rooms.value.values()].filter((room) => !room.space && !isReplaced(room)).sort(byActivity));

const isReplaced = (room: RoomItem): boolean => room.replacedBy !== null && rooms.value.get(room.replacedBy)?.membership === "join";

/** What the list shows. */
export const sections = computed<readonly Section[]>(() => {
  const wanted = plain(filter.value.trim());
  const shown = wanted ? ordered.value.filter((room) => plain(`${room.name} ${room.alias ?? ""} ${room.dm ?? ""}`).includes(wanted)) : ordered.value;
  const groups: Record<Section["key"], RoomItem[]> = { invites: [], requests: [], favourites: [], people: [], rooms: [], low: [] };
  for (const room of shown) groups[sectionOf(room)].push(room);
  return TITLES.map(([key, title]) => ({ key, title, rooms: groups[key] })).filter((section) => section.rooms.length > 0);
});

const TITLES: [Section["key"], string][] = [
  ["invites", "Invitations"],
  ["requests", "Asked to join"],
  ["favourites", "Favourites"],
  ["people", "People"],
  ["rooms", "Rooms"],
  ["low", "Low priority"],
];

/** For the window's title: rooms with something unread, and mentions in all. */
export const totals = computed(() => {
  let unread = 0;
  let mentions = 0;
  for (const room of rooms.value.values()) {
    if (room.membership === "invite") mentions++;
    else if (!room.muted && (room.unread || room.markedUnread)) unread++;
    mentions += room.mentions;
  }
  return { unread, mentions };
});

export const roomOf = (roomId: string): RoomItem | undefined => rooms.value.get(roomId);

/** The room with this alias, or ID, among one's own. */
export function findRoom(idOrAlias: string): RoomItem | undefined {
  return rooms.value.get(idOrAlias) ?? (idOrAlias.startsWith("#") ? [...rooms.value.values()].find((room) => room.alias === idOrAlias) : undefined);
}

function sectionOf(room: RoomItem): Section["key"] {
  if (room.membership === "invite") return "invites";
  if (room.membership === "knock") return "requests";
  if (room.favourite) return "favourites";
  if (room.lowPriority) return "low";
  return room.dm ? "people" : "rooms";
}

const collator = new Intl.Collator(undefined, { sensitivity: "base", numeric: true });

function byActivity(a: RoomItem, b: RoomItem): number {
  return b.at - a.at || collator.compare(a.name, b.name) || (a.roomId < b.roomId ? -1 : 1);
}

/* ---- actions: each throws `AdapterError`, for `trying` of state/toasts or for a dialog to show ---- */

/**
 * Goes to the room as soon as it is there, unless the user went somewhere else meanwhile. For who stands at the gate of
 * that `address`, the room, and the event that was linked to, takes the gate's place.
 */
async function goWhenThere(coming: Promise<string>, address = ""): Promise<string> {
  const from = route.peek();
  const roomId = await coming;
  if (hashOf(route.peek()) !== hashOf(from)) return roomId;
  if (from.page === "room" && from.room === address) go({ ...from, room: roomId, via: [] }, true);
  else goToRoom(roomId);
  return roomId;
}

export const createRoom = (room: NewRoom): Promise<string> => goWhenThere(adapter().createRoom(room));

/** Joins, and goes there. */
export const join = (idOrAlias: string, via: string[] = []): Promise<string> => goWhenThere(adapter().join(idOrAlias, via), idOrAlias);

export const accept = (roomId: string): Promise<string> => join(roomId);

/** Asks those in the room to be let in, and goes where the answer will be. */
export async function askToJoin(idOrAlias: string, via: string[], reason: string): Promise<void> {
  await goWhenThere(adapter().knock(idOrAlias, via, reason.trim() || undefined), idOrAlias);
}

/** Leaves a room, declines an invitation, or takes back that one asked to join. */
export async function leave(roomId: string): Promise<void> {
  leaving.add(roomId);
  try {
    await adapter().leave(roomId);
  } catch (thrown) {
    leaving.delete(roomId);
    throw thrown;
  }
  const at = route.peek();
  if (at.page === "room" && findRoom(at.room)?.roomId === roomId) goHome();
}

/** Goes to the room with this one alone, which is made where there is none. */
export async function talkTo(userId: string): Promise<void> {
  await goWhenThere(adapter().directRoom(userId));
}

export const setFavourite = (roomId: string, on: boolean): Promise<void> => adapter().setFavourite(roomId, on);
export const setMarkedUnread = (roomId: string, on: boolean): Promise<void> => adapter().setMarkedUnread(roomId, on);
export const setMuted = (roomId: string, on: boolean): Promise<void> => adapter().setMuted(roomId, on);

/** Rooms that the user leaves here and now: of these nobody has to be told. */
const leaving = new Set<string>();

hear({
  rooms(changed, gone) {
    const next = new Map(rooms.peek());
    for (const room of changed) next.set(room.roomId, room);
    for (const room of gone) next.delete(room.roomId);
    const at = route.peek();
    const openId = at.page === "room" ? findRoom(at.room)?.roomId : undefined;
    rooms.value = next;
    for (const room of gone) {
      if (openId === room.roomId) goHome();
      if (!leaving.delete(room.roomId)) sayFarewell(room);
    }
  },
});

function sayFarewell({ name, why, by, reason }: GoneRoom): void {
  const because = reason ? `: ${reason}` : "";
  if (why === "kicked") toast(`${by} removed you from ${name}${because}`);
  if (why === "banned") toast(`${by} banned you from ${name}${because}`);
  if (why === "refused") toast(`${by} did not let you into ${name}${because}`);
}

onEnd(() => {
  rooms.value = new Map();
  filter.value = "";
  leaving.clear();
});
