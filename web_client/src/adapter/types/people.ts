/** People, and whether they are there. */
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
