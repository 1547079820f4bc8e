/** What a room is called, who may come in, and what came after it. */
import type { Room } from "matrix-js-sdk/lib/models/room";
import type { People } from "./people";
import type { JoinRule, RoomDetails } from "./types";

/** Signs that count as letters, and yet have no look. */
const BLANK = /[\u115f\u1160\u2800\u3164\uffa0]/gu;

/** Whether there is anything to see in a name: not in one of spaces and hidden signs alone. */
export function canBeSeen(name: string): boolean {
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(name.replace(BLANK, ""));
}

/** The name that the room was given; empty where there is none that can be seen. */
export function givenName(room: Room): string {
  const name: unknown = room.currentState.getStateEvents("m.room.name", "")?.getContent()["name"];
  return typeof name === "string" && canBeSeen(name) ? name : "";
}

/** What a room is called: as it was given, by the other one of a direct message, by its alias, or by who is in it. */
export function nameOf(room: Room, other: string | null, people: People): string {
  return givenName(room) || (other ? people.inRoom(room, other).name : room.getDefaultRoomName(room.myUserId));
}

const JOIN_RULES = ["public", "invite", "knock", "restricted"] as const;

export function joinRuleOf(rule: string): JoinRule {
  if (rule === "knock_restricted") return "knock";
  return JOIN_RULES.find((one) => one === rule) ?? "other";
}

/** The new room, where this one was replaced; the server of whoever replaced it is in it. */
export function replacementOf(room: Room): RoomDetails["replacedBy"] {
  const tombstone = room.currentState.getStateEvents("m.room.tombstone", "");
  const roomId: unknown = tombstone?.getContent()["replacement_room"];
  if (typeof roomId !== "string" || !roomId.startsWith("!")) return null;
  const server = tombstone?.getSender()?.split(":").slice(1).join(":");
  return { roomId, via: server ? [server] : [] };
}
