/** Rooms: in the list, looked at closely, in the directory. */
import type { Membership, Person } from "./people";

/** A room in the list. */
export interface RoomItem {
  roomId: string;
  name: string;
  hue: number;
  picture: string | null;
  membership: "join" | "invite" | "knock" | "leave";
  /** The last thing that was said, for the list; `null` where there is nothing to tell. */
  last: LastMessage | null;
  /** Whether nothing was ever said: so much is known where the whole history is here. */
  empty: boolean;
  /** When the room was last active, in ms since 1970; the order of the list. */
  at: number;
  unread: number;
  mentions: number;
  /** Set by the user, shown as a dot, until the room is read. */
  markedUnread: boolean;
  muted: boolean;
  favourite: boolean;
  lowPriority: boolean;
  /** For a direct message: the other one's user ID. */
  dm: string | null;
  /** For an invitation: who invites. */
  inviter: Person | null;
  alias: string | null;
  /** The room ID of the new room, where this one was replaced. */
  replacedBy: string | null;
  encrypted: boolean;
  space: boolean;
  /** Who types, without the user. */
  typing: readonly Person[];
}

/** A room that the user is not in any more. */
export interface GoneRoom {
  roomId: string;
  name: string;
  why: "left" | "kicked" | "banned" | "uninvited" | "refused";
  /** Who did it, where it was not the user. */
  by: string | null;
  reason: string | null;
}

export interface LastMessage {
  sender: string;
  own: boolean;
  /** Plain text, short. */
  text: string;
}

/** Who may come in: everybody, who is invited, who asks and is let in, or who is in another room such as a space. */
export type JoinRule = "public" | "invite" | "knock" | "restricted" | "other";

/** A room that is looked at closely. */
export interface RoomDetails {
  roomId: string;
  /** As it was given; empty where it is called by its alias, or by who is in it. */
  name: string;
  topic: string;
  alias: string | null;
  joinRule: JoinRule;
  historyVisibility: "world_readable" | "shared" | "invited" | "joined";
  version: string;
  joined: number;
  invited: number;
  /** The new room, where this one was replaced, and servers that are in it. */
  replacedBy: { roomId: string; via: string[] } | null;
  /** What the user may do here. For kick and ban, the other's power counts as well: see `mayActOn`. */
  may: {
    send: boolean;
    invite: boolean;
    kick: boolean;
    ban: boolean;
    redactOthers: boolean;
    name: boolean;
    topic: boolean;
    mentionRoom: boolean;
    pin: boolean;
    /** Give power to others, up to the user's own. */
    power: boolean;
  };
  /** The user's own power; a creator's is Infinity. */
  power: number;
}

/** A room as it is seen from outside: in the directory, or by its address. */
export interface RoomPreview {
  roomId: string;
  name: string;
  topic: string;
  alias: string | null;
  joined: number;
  joinRule: JoinRule;
  hue: number;
  picture: string | null;
  /** The user's own; `null` where they never had to do with it. */
  membership: Membership | null;
}

export interface NewRoom {
  name: string;
  topic?: string;
  visibility: "public" | "private";
  /** The local part of an alias, without # and server. */
  alias?: string;
  invite?: string[];
  /** A direct message with the one who is invited. */
  direct?: boolean;
}

/** Where a link leads. */
export type Target =
  | { kind: "room"; room: string; eventId: string | null; via: string[] } // a room ID or an alias
  | { kind: "user"; userId: string };
