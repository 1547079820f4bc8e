/** What Ctrl+K offers for what was typed: rooms, people and actions, the recent and fitting ones first. */
import type { Person, RoomItem } from "../adapter/types";
import { fitting } from "../text/fuzzy";
import { openDialog } from "./dialogs";
import { peopleKnown, placeOf } from "./directory";
import { searchPeople } from "./people";
import { recent } from "./recent";
import { go, goToRoom } from "./route";
import { join, ordered, talkTo } from "./rooms";

const SHOWN = { rooms: 8, people: 5 };

export type Offer =
  | { kind: "room"; key: string; room: RoomItem }
  | { kind: "person"; key: string; person: Person }
  | { kind: "place"; key: string; address: string; via: string[] }
  | { kind: "action"; key: string; words: string; icon: "add" | "globe" | "edit" | "settings" | "keyboard"; run: () => void };

const ACTIONS: readonly Extract<Offer, { kind: "action" }>[] = [
  { kind: "action", key: "new-message", words: "New message", icon: "edit", run: () => openDialog({ kind: "new-message" }) },
  { kind: "action", key: "new-room", words: "New room", icon: "add", run: () => openDialog({ kind: "new-room" }) },
  { kind: "action", key: "explore", words: "Explore public rooms", icon: "globe", run: () => openDialog({ kind: "explore" }) },
  { kind: "action", key: "settings", words: "Settings", icon: "settings", run: () => go({ page: "settings" }) },
  { kind: "action", key: "shortcuts", words: "Keyboard shortcuts", icon: "keyboard", run: () => openDialog({ kind: "shortcuts" }) },
];

/** At once, from what is known here. `others` are people whom the server found. */
export function offers(typed: string, others: readonly Person[] = []): Offer[] {
  const place = placeOf(typed);
  const rooms = byRecency(ordered.value.filter((room) => room.membership === "join" || room.membership === "invite"));
  const withRoom = new Set(rooms.map((room) => room.dm));
  const known = new Map(peopleKnown.value.map((person) => [person.userId, person]));
  for (const person of others) known.set(person.userId, person);
  const people = typed.trim() ? [...known.values()].filter((person) => !withRoom.has(person.userId)) : [];
  return [
    ...(place ? [{ kind: "place" as const, key: place.room, address: place.room, via: place.via }] : []),
    ...fitting(typed, rooms, (room) => [room.name, room.alias, room.dm])
      .slice(0, SHOWN.rooms)
      .map((room) => ({ kind: "room" as const, key: room.roomId, room })),
    ...fitting(typed, people, (person) => [person.name, person.userId])
      .slice(0, SHOWN.people)
      .map((person) => ({ kind: "person" as const, key: person.userId, person })),
    ...fitting(typed, ACTIONS, (action) => [action.words]),
  ];
}

/** People of the server's directory, for a text that is long enough to ask; none where it does not answer. */
export async function othersFor(typed: string): Promise<readonly Person[]> {
  if (typed.trim().length < 2) return [];
  return searchPeople(typed.trim()).catch(() => []);
}

/** Goes there. Rejects where the server says no. */
export async function take(offer: Offer): Promise<void> {
  if (offer.kind === "room") goToRoom(offer.room.roomId);
  else if (offer.kind === "person") await talkTo(offer.person.userId);
  else if (offer.kind === "place") await join(offer.address, offer.via);
  else offer.run();
}

function byRecency(rooms: readonly RoomItem[]): RoomItem[] {
  const order = new Map(recent.value.map((roomId, at) => [roomId, at]));
  return [...rooms].sort(
    (one, other) => (order.get(one.roomId) ?? order.size) - (order.get(other.roomId) ?? order.size) || other.at - one.at,
  );
}
