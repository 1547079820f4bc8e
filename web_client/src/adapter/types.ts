/**
 * What the rest of the client knows of Matrix: plain, immutable data, and the one interface through which it acts.
 *
 * Nothing here is of the SDK. An object that has not changed stays the same object, so that components may compare by
 * identity. Texts of strangers (names, topics, bodies) are as they were sent: `text/` makes them safe to show.
 */

/* ---- errors ------------------------------------------------------------------------------------------------- */

/** What went wrong, as far as a user can do something about it. */
export type ErrorCode =
  | "wrong-password" // user name or password
  | "name-taken"
  | "name-invalid"
  | "password-weak"
  | "wrong-token" // a registration token
  | "registration-closed"
  | "unreachable" // no answer from the server
  | "not-matrix" // an answer, but not that of a homeserver
  | "session-ended" // the access token was revoked
  | "deactivated"
  | "forbidden"
  | "not-found"
  | "alias-taken"
  | "limited" // too often; see `retryAfter`
  | "too-large"
  | "cancelled"
  | "other";

/** The only error that the adapter throws. `message` is a clear sentence for the user. */
export class AdapterError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    /** For `limited`: after how many ms to try again. */
    readonly retryAfter: number | null = null,
  ) {
    super(message);
    this.name = "AdapterError";
  }
}

/* ---- session ------------------------------------------------------------------------------------------------ */

/** A server that was found by its name or address. */
export interface Server {
  /** Without a slash at the end. */
  baseUrl: string;
  /** As typed, or the host. */
  name: string;
  /** Whether one can log in with a password. */
  password: boolean;
}

/** How a server takes new accounts. */
export interface SignUp {
  mode: "open" | "token" | "closed";
  /** Documents to be accepted. */
  terms: { name: string; url: string }[];
  /** For `closed`: what the server asks for and this client cannot give, such as `m.login.recaptcha`; none: it takes nobody. */
  beyond: string[];
}

/** Who is logged in here; kept over reloads. */
export interface Session {
  baseUrl: string;
  userId: string;
  deviceId: string;
  accessToken: string;
}

export interface Registration {
  username: string;
  password: string;
  /** The registration token, where the server asks for one. */
  token?: string;
  /** Whether the server's terms were accepted. */
  termsAccepted?: boolean;
}

/** - `starting`: nothing was heard of the server yet.
 *  - `live`: what is shown is what the server has.
 *  - `reconnecting`: there is no way to the server at the moment; tried again by itself.
 *  - `ended`: the session is over (revoked, logged out elsewhere); log in again. */
export type Connection = "starting" | "live" | "reconnecting" | "ended";

/** How updates come. */
export type Transport = "stream" | "poll";

/* ---- people ------------------------------------------------------------------------------------------------- */

export type Presence = "online" | "idle" | "offline";

/** Somebody, as seen in a room, or in general. */
export interface Person {
  userId: string;
  /** The display name, or the user ID's local part where there is none. */
  name: string;
  /** Whether another one in the same room has the same, or a look-alike, name: show the user ID too. */
  ambiguous: boolean;
  /** 0 to 7: the colour, fixed for each user ID. */
  hue: number;
  /** mxc:// of the picture. */
  picture: string | null;
}

export type Membership = "join" | "invite" | "leave" | "ban" | "knock";

export interface Member extends Person {
  membership: Membership;
  power: number;
  /** Who has all powers in the room for being its creator (room version 12). */
  creator: boolean;
}

export interface PresenceInfo {
  presence: Presence;
  /** When they were last seen to act, in ms since 1970; `null`: not known. */
  lastActive: number | null;
  status: string | null;
}

/** The user's own profile. */
export interface Profile extends Person {
  presence: PresenceInfo;
}

/* ---- rooms -------------------------------------------------------------------------------------------------- */

/** A room in the list. */
export interface RoomItem {
  roomId: string;
  name: string;
  hue: number;
  picture: string | null;
  membership: "join" | "invite" | "knock" | "leave";
  /** The last thing that was said, for the list; `null` where there is nothing to tell. */
  last: LastMessage | null;
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
  encrypted: boolean;
  space: boolean;
  /** Who types, without the user. */
  typing: readonly Person[];
}

/** A room that the user is not in any more. */
export interface GoneRoom {
  roomId: string;
  name: string;
  why: "left" | "kicked" | "banned" | "uninvited";
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

/** A room that is looked at closely. */
export interface RoomDetails {
  roomId: string;
  name: string;
  topic: string;
  alias: string | null;
  joinRule: "public" | "invite" | "knock" | "restricted" | "other";
  historyVisibility: "world_readable" | "shared" | "invited" | "joined";
  version: string;
  joined: number;
  invited: number;
  /** The new room, where this one was replaced. */
  replacedBy: string | null;
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

/** A room found in the directory. */
export interface PublicRoom {
  roomId: string;
  name: string;
  topic: string;
  alias: string | null;
  joined: number;
  hue: number;
  picture: string | null;
  /** Whether the user is in it. */
  member: boolean;
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

/* ---- timeline ----------------------------------------------------------------------------------------------- */

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
  text: string | null;
  html: string | null;
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

/* ---- what is sent ------------------------------------------------------------------------------------------- */

export interface Draft {
  body: string;
  /** The same as HTML, where it is more than plain text. */
  html: string | null;
  as: "text" | "emote" | "notice";
  /** User IDs that are mentioned. */
  mentions: string[];
  mentionsRoom?: boolean;
}

/* ---- the interface ------------------------------------------------------------------------------------------ */

/** Where the adapter tells what has changed. Calls within one turn of the server's news are batched by the adapter. */
export interface Listener {
  connection(connection: Connection, transport: Transport): void;
  /** Rooms that are new or changed, and those that are gone from the list. */
  rooms(changed: readonly RoomItem[], gone: readonly GoneRoom[]): void;
  /** The first sync is worked off: the list of rooms is whole. */
  ready(): void;
  /** Of the rooms that are watched only, see `watchRoom`. */
  details(details: RoomDetails): void;
  members(roomId: string, members: readonly Member[]): void;
  presence(userId: string, info: PresenceInfo): void;
  profile(profile: Profile): void;
  /** A message for the user came in that is worth a notification. */
  notify(roomId: string, event: { sender: string; text: string; mention: boolean }): void;
}

/** What one can do without being logged in. */
export interface Entrance {
  /** Finds a server by name (`example.org`), by user ID, or by address. Throws `unreachable`, `not-matrix`. */
  discover(nameOrUrl: string): Promise<Server>;
  signUp(server: Server): Promise<SignUp>;
  logIn(server: Server, user: string, password: string): Promise<Session>;
  /** With a token that was given to this browser, for instance after the first account was made. */
  logInWithToken(server: Server, token: string): Promise<Session>;
  register(server: Server, registration: Registration): Promise<Session>;
  /** Whether the name can be had. Throws `name-taken`, `name-invalid`. */
  checkName(server: Server, username: string): Promise<void>;
  /** Begins to sync. Loads what is needed for it first. */
  connect(session: Session, listener: Listener): Promise<Adapter>;
}

/** The user's Matrix. Every method throws `AdapterError` only. */
export interface Adapter {
  readonly userId: string;

  /** Tries again at once, where it waits for the connection. */
  retryNow(): void;
  /** Ends the session on the server too. Never throws. */
  logOut(): Promise<void>;
  /** Stops syncing; the session lives on. */
  stop(): void;

  /* rooms */
  createRoom(room: NewRoom): Promise<string>;
  /** Joins by room ID or alias; returns the room ID. */
  join(roomIdOrAlias: string, via?: string[]): Promise<string>;
  leave(roomId: string): Promise<void>;
  /** The room with this one alone, made where there is none. */
  directRoom(userId: string): Promise<string>;
  resolveAlias(alias: string): Promise<{ roomId: string; via: string[] }>;
  setFavourite(roomId: string, on: boolean): Promise<void>;
  setMarkedUnread(roomId: string, on: boolean): Promise<void>;
  setMuted(roomId: string, on: boolean): Promise<void>;
  setName(roomId: string, name: string): Promise<void>;
  setTopic(roomId: string, topic: string): Promise<void>;
  /** Makes `Listener.details` and `.members` tell of this room, at once and from now on. Returns how to stop. */
  watchRoom(roomId: string): () => void;

  /* people */
  invite(roomId: string, userId: string): Promise<void>;
  kick(roomId: string, userId: string, reason?: string): Promise<void>;
  ban(roomId: string, userId: string, reason?: string): Promise<void>;
  unban(roomId: string, userId: string): Promise<void>;
  setPower(roomId: string, userId: string, power: number): Promise<void>;
  searchPeople(term: string): Promise<Person[]>;
  /** Somebody's profile; throws `not-found`. */
  person(userId: string): Promise<Person>;

  /* the directory */
  publicRooms(term: string, options?: { server?: string; since?: string }): Promise<{ rooms: PublicRoom[]; next: string | null }>;

  /* timeline */
  /** Opens a room at its end, or around an event. Throws `not-found` where there is no such event. */
  openTimeline(roomId: string, eventId: string | null, changed: (snapshot: TimelineSnapshot) => void): Promise<OpenTimeline>;
  /** The local echo is in the snapshot before this returns; failures are told there too. */
  send(roomId: string, draft: Draft, replyTo?: string | null): void;
  /** Shown at once. Throws where the server would not have it; then all is as it was before. */
  edit(roomId: string, eventId: string, draft: Draft): Promise<void>;
  /** Sends a failed message again. */
  retry(roomId: string, eventId: string): void;
  /** Forgets a message that is not sent yet. */
  discard(roomId: string, eventId: string): void;
  react(roomId: string, eventId: string, key: string): Promise<void>;
  redact(roomId: string, eventId: string, reason?: string): Promise<void>;
  /** All until `eventId`, or the newest for `null`, is read: receipt and read marker. */
  markRead(roomId: string, eventId: string | null): Promise<void>;
  setTyping(roomId: string, typing: boolean): void;

  /* the user */
  setDisplayName(name: string): Promise<void>;
  /** Gives the user a picture of their letters on this colour, which all others see too. */
  setHue(hue: number): Promise<void>;
  /** `null` takes the picture away. */
  setPicture(file: Blob | null): Promise<void>;
  setPresence(presence: Presence, status: string | null): Promise<void>;

  /** The picture behind an mxc:// URL as a blob: URL of the given size, kept for the session; `null` where there is none. */
  picture(mxc: string, size: number): Promise<string | null>;
}
