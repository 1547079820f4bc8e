/** The room that is looked at closely: what it is, who is in it, and what can be done there. */
import { computed, effect, signal, untracked } from "@preact/signals";
import type { Member, RoomDetails } from "../adapter/types";
import { adapter, adapterOrNull, hear, onEnd } from "./core";
import { remember } from "./recent";
import { findRoom, rooms } from "./rooms";
import { route } from "./route";
import { userId } from "./session";

/** The room ID of the room that is open, where it is one of the user's. An alias in the address is looked up. */
export const shownRoomId = computed<string | null>(() => {
  const at = route.value;
  return at.page === "room" ? (findRoom(at.room)?.roomId ?? null) : null;
});

const watched = signal<RoomDetails | null>(null);
const known = signal<{ roomId: string; members: readonly Member[] } | null>(null);

/** Of the open room; `null` until they are here. */
export const details = computed<RoomDetails | null>(() => (watched.value?.roomId === shownRoomId.value ? watched.value : null));

const NOBODY: readonly Member[] = [];

/** All that are or were in the open room, in no order. */
export const members = computed<readonly Member[]>(() => (known.value?.roomId === shownRoomId.value ? known.value!.members : NOBODY));

const byId = computed(() => new Map(members.value.map((member) => [member.userId, member])));

/** Somebody of the open room by their ID; `null` for strangers, `undefined` while nothing is known of its members. */
export const memberOf = (userId: string): Member | null | undefined => (byId.value.size ? (byId.value.get(userId) ?? null) : undefined);

export interface Participants {
  joined: readonly Member[];
  invited: readonly Member[];
  banned: readonly Member[];
  knocking: readonly Member[];
}

/** Those of the open room, the most powerful first, then by name. */
export const participants = computed<Participants>(() => {
  const sorted = [...members.value].sort(byPower);
  const by = (membership: Member["membership"]) => sorted.filter((member) => member.membership === membership);
  return { joined: by("join"), invited: by("invite"), banned: by("ban"), knocking: by("knock") };
});

/** Those who want to be let into the open room, in no order: known without sorting all others. */
export const knocking = computed<readonly Member[]>(() => members.value.filter((member) => member.membership === "knock"));

const collator = new Intl.Collator(undefined, { sensitivity: "base", numeric: true });

function byPower(one: Member, other: Member): number {
  return Number(other.creator) - Number(one.creator) || other.power - one.power || collator.compare(one.name, other.name);
}

/** What the user may do to somebody in the open room: only to those of less power. */
export function mayActOn(member: Member): Record<"letIn" | "remove" | "ban" | "unban" | "power", boolean> {
  const room = details.value;
  if (!room || member.userId === userId.value) return { letIn: false, remove: false, ban: false, unban: false, power: false };
  const above = !member.creator && room.power > member.power;
  const there = member.membership === "join" || member.membership === "invite" || member.membership === "knock";
  return {
    letIn: room.may.invite && member.membership === "knock",
    remove: room.may.kick && above && there,
    ban: room.may.ban && above && member.membership !== "ban",
    unban: room.may.ban && room.may.kick && above && member.membership === "ban",
    power: room.may.power && above && member.membership === "join",
  };
}

/** Whether the user can give that much power: as much as their own at most. */
export const mayGive = (power: number): boolean => (details.value?.power ?? 0) >= power;

/** A word for the power that somebody has; `null` for everybody's. */
export function roleOf(member: Member): "Creator" | "Admin" | "Moderator" | null {
  if (member.creator) return "Creator";
  if (member.power >= 100) return "Admin";
  return member.power >= 50 ? "Moderator" : null;
}

/* ---- actions: each throws `AdapterError` ---- */

export const setName = (roomId: string, name: string): Promise<void> => adapter().setName(roomId, name.trim());
export const setTopic = (roomId: string, topic: string): Promise<void> => adapter().setTopic(roomId, topic.trim());
export const invite = (roomId: string, who: string): Promise<void> => adapter().invite(roomId, who);
export const kick = (roomId: string, who: string, reason: string): Promise<void> => adapter().kick(roomId, who, reason || undefined);
export const ban = (roomId: string, who: string, reason: string): Promise<void> => adapter().ban(roomId, who, reason || undefined);
export const unban = (roomId: string, who: string): Promise<void> => adapter().unban(roomId, who);
export const setPower = (roomId: string, who: string, power: number): Promise<void> => adapter().setPower(roomId, who, power);

/** All of any room is read. */
export const markRoomRead = (roomId: string): Promise<void> => adapter().markRead(roomId, null);

hear({
  details(room) {
    if (room.roomId === shownRoomId.peek()) watched.value = room;
  },
  members(roomId, all) {
    if (roomId === shownRoomId.peek()) known.value = { roomId, members: all };
  },
});

onEnd(() => {
  watched.value = null;
  known.value = null;
});

const joined = computed(() => {
  const roomId = shownRoomId.value;
  return roomId !== null && rooms.value.get(roomId)?.membership === "join" ? roomId : null;
});

/** Watches whichever room is open, from now on. Returns how to stop. */
export function followOpenRoom(): () => void {
  return effect(() => {
    const roomId = joined.value;
    return untracked(() => {
      if (roomId === null) return undefined;
      remember(roomId);
      return adapterOrNull()?.watchRoom(roomId);
    });
  });
}
