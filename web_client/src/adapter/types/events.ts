/** What is said in a room, and what is to be said. */
import type { Person } from "./people";

/** How far a message of this device has come.
 *  - `sending`: on its way.
 *  - `waiting`: there is no connection; it is sent when there is one again, without further doing.
 *  - `failed`: the server would not have it; to be sent again, or discarded, by the user.
 *  - `null`: the server has it. */
export type Sending = "sending" | "waiting" | "failed" | null;

export interface TimelineEvent {
  /** The same for the local echo and the event that it becomes: the key for lists. */
  key: string;
  /** The event ID; `~...` while it is being sent. */
  eventId: string;
  roomId: string;
  sender: Person;
  own: boolean;
  /** In ms since 1970, by the sender's server. */
  at: number;
  content: EventContent;
  sending: Sending;
  /** For `failed`: why. */
  failure: string | null;
  edited: boolean;
  /** The event that this one answers, as far as it is known. */
  replyTo: ReplyTo | null;
  reactions: readonly Reaction[];
  /** Whether this mentions the user (or the whole room). */
  mentionsMe: boolean;
  /** Who has read until here and no further, without the user and the sender; the newest first. */
  readBy: readonly ReadReceipt[];
  may: { edit: boolean; redact: boolean; react: boolean; reply: boolean };
}

export type EventContent =
  | { kind: "text"; as: "text" | "emote" | "notice"; body: string; html: string | null }
  | { kind: "media"; as: "image" | "video" | "audio" | "file"; body: string; url: string | null; mimetype: string; size: number | null; width: number | null; height: number | null }
  | { kind: "redacted"; by: Person | null; reason: string | null }
  | { kind: "encrypted" }
  | { kind: "change"; change: RoomChange }
  | { kind: "unknown"; type: string; body: string | null };

/** What a state event changed. `text/changes` has the words. */
export type RoomChange =
  | { what: "created" }
  | { what: "joined" | "left" | "invited" | "uninvited" | "declined" | "kicked" | "banned" | "unbanned" | "knocked"; who: Person; reason: string | null }
  | { what: "renamed-self"; from: string | null; to: string | null }
  | { what: "picture-self" }
  | { what: "name"; to: string }
  | { what: "topic"; to: string }
  | { what: "picture" }
  | { what: "alias"; to: string | null }
  | { what: "join-rule"; to: string }
  | { what: "history"; to: string }
  | { what: "power" }
  | { what: "pinned" }
  | { what: "encryption" }
  | { what: "replaced" }
  | { what: "other"; type: string };

export interface ReplyTo {
  eventId: string;
  /** `null` until it is loaded, or where it cannot be. */
  sender: Person | null;
  /** Plain text, short. */
  text: string | null;
}

export interface Reaction {
  key: string;
  count: number;
  /** The event ID of the user's own, to take it back. */
  own: string | null;
  /** Names of those who reacted, the first few. */
  names: readonly string[];
}

export interface ReadReceipt {
  person: Person;
  at: number;
}

/** All that is loaded of one room's timeline, in the server's order; what is being sent stands at the end. */
export interface TimelineSnapshot {
  roomId: string;
  events: readonly TimelineEvent[];
  /** Whether the first event is the room's first. */
  atStart: boolean;
  /** Whether the last event is the newest: not so after a jump to an old message. */
  atEnd: boolean;
  /** The last event that the user has read to the end, by `m.fully_read`. */
  readMarker: string | null;
  /** The last event that the user has read, by receipts. */
  ownReceipt: string | null;
}

/** A timeline that is looked at. Close it when it is not any more. */
export interface OpenTimeline {
  readonly roomId: string;
  readonly snapshot: TimelineSnapshot;
  /** Loads older events. Resolves when they are in the snapshot; at the room's start at once. */
  older(count?: number): Promise<void>;
  /** Loads newer ones, after a jump to an old message. */
  newer(count?: number): Promise<void>;
  close(): void;
}

export interface Draft {
  body: string;
  /** The same as HTML, where it is more than plain text. */
  html: string | null;
  as: "text" | "emote" | "notice";
  /** User IDs that are mentioned. */
  mentions: string[];
  mentionsRoom?: boolean;
}
