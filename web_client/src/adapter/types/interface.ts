/** The one interface through which the client acts, and that through which it hears. */
import type { Connection, Registration, Server, Service, Session, SignUp, Step, Transport } from "./session";
import type { Member, Person, Presence, PresenceInfo, Profile } from "./people";
import type { GoneRoom, NewRoom, RoomDetails, RoomItem, RoomPreview } from "./rooms";
import type { Draft, OpenTimeline, TimelineSnapshot } from "./events";

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
}

/** What one can do without being logged in. */
export interface Entrance {
  /** Finds a server by name (`example.org`), by user ID, or by address. Throws `unreachable`, `not-matrix`. */
  discover(nameOrUrl: string): Promise<Server>;
  signUp(server: Server): Promise<SignUp>;
  /** With the ID of a device, as that one again. */
  logIn(server: Server, user: string, password: string, deviceId?: string): Promise<Session>;
  /** With a token that was given to this browser, for instance after the first account was made. */
  logInWithToken(server: Server, token: string): Promise<Session>;
  /** Where to log in through a service; from there the browser is sent to `back`, with a `loginToken` in its query. */
  awayTo(server: Server, service: Service, back: string): string;
  /** `elsewhere` leads the user to a page of the server's, and resolves when they are back. */
  register(server: Server, registration: Registration, elsewhere: (step: Step) => Promise<void>): Promise<Session>;
  /** Whether the name can be had. Throws `name-taken`, `name-invalid`. */
  checkName(server: Server, username: string): Promise<void>;
  /** Begins to sync, always as `wanted`: what the user wants to be seen as. Loads what is needed for it first. */
  connect(session: Session, wanted: () => Presence, listener: Listener): Promise<Adapter>;
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
  /** Asks those in the room to be let in; returns the room ID. */
  knock(roomIdOrAlias: string, via?: string[], reason?: string): Promise<string>;
  leave(roomId: string): Promise<void>;
  /** The room with this one alone, made where there is none. */
  directRoom(userId: string): Promise<string>;
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

  /** People with whom the user shares rooms, as far as they are known here; those of small rooms first. */
  acquaintances(): Person[];

  /* the directory */
  /** A room that the user is not in; throws `not-found` where nobody tells what it is. */
  preview(roomIdOrAlias: string, via?: string[]): Promise<RoomPreview>;
  publicRooms(term: string, options?: { server?: string; since?: string }): Promise<{ rooms: RoomPreview[]; next: string | null }>;

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
