/** People as the SDK knows them, turned into `Person`s that stay the same objects as long as they look the same. */
import type { MatrixClient } from "matrix-js-sdk/lib/client";
import type { Room } from "matrix-js-sdk/lib/models/room";
import type { RoomMember } from "matrix-js-sdk/lib/models/room-member";
import { canBeSeen } from "./room_facts";
import type { Member, Membership, Person } from "./types";

const HUES = 8;

/** A colour for an ID, always the same: FNV-1a, stirred at the end, as people of one server differ in a few letters only. */
export function hueOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) % HUES;
}

/** `alice` of `@alice:example.org`. */
const localPart = (userId: string): string => /^@([^:]*)/.exec(userId)?.[1] || userId;

/** A display name; of one that is none, or in which there is nothing to see, the ID's local part is left. */
function shown(name: string | null | undefined, userId: string): string {
  return name && name !== userId && canBeSeen(name) ? name.trim() : localPart(userId);
}

export class People {
  private readonly known = new Map<string, Person>();

  constructor(private readonly client: MatrixClient) {}

  /** Somebody in a room. */
  inRoom(room: Room | null, userId: string): Person {
    const member = room?.getMember(userId);
    if (!member) return this.anywhere(userId);
    return this.same(`${room?.roomId} ${userId}`, {
      userId,
      name: shown(member.rawDisplayName, userId),
      ambiguous: member.disambiguate,
      hue: hueOf(userId),
      picture: member.getMxcAvatarUrl() ?? null,
    });
  }

  /** Somebody, by what was heard of them outside of rooms. */
  anywhere(userId: string, told: { displayname?: string | null; avatar_url?: string | null } = {}): Person {
    const user = this.client.getUser(userId);
    const name = told.displayname ?? user?.rawDisplayName ?? user?.displayName;
    return this.same(userId, {
      userId,
      name: shown(name, userId),
      ambiguous: false,
      hue: hueOf(userId),
      picture: told.avatar_url ?? user?.avatarUrl ?? null,
    });
  }

  member(room: Room, member: RoomMember): Member {
    const person = this.inRoom(room, member.userId);
    const creator = member.powerLevel === Infinity;
    const key = `m ${room.roomId} ${member.userId}`;
    return this.same(key, { ...person, membership: member.membership as Membership, power: member.powerLevel, creator });
  }

  private same<P extends Person>(key: string, person: P): P {
    const before = this.known.get(key) as P | undefined;
    if (before && alike(before, person)) return before;
    this.known.set(key, person);
    return person;
  }
}

/** Whether two flat objects have the same values. */
export function alike<T extends object>(a: T, b: T): boolean {
  const keys = Object.keys(a) as (keyof T)[];
  return keys.length === Object.keys(b).length && keys.every((key) => Object.is(a[key], b[key]));
}
