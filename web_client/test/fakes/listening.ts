/** A listener that keeps what the adapter told. */
import type { Connection, GoneRoom, Listener, Member, PresenceInfo, Profile, RoomDetails, RoomItem } from "../../src/adapter/types";

export class Listening implements Listener {
  readonly list = new Map<string, RoomItem>();
  readonly farewells: GoneRoom[] = [];
  readonly connections: Connection[] = [];
  readonly there = new Map<string, PresenceInfo>();
  known: RoomDetails | null = null;
  people: readonly Member[] = [];
  own: Profile | null = null;
  isReady = false;

  connection(connection: Connection): void {
    this.connections.push(connection);
  }
  rooms(changed: readonly RoomItem[], gone: readonly GoneRoom[]): void {
    for (const room of changed) this.list.set(room.roomId, room);
    for (const room of gone) this.list.delete(room.roomId);
    this.farewells.push(...gone);
  }
  ready(): void {
    this.isReady = true;
  }
  details(details: RoomDetails): void {
    this.known = details;
  }
  members(_roomId: string, members: readonly Member[]): void {
    this.people = members;
  }
  presence(userId: string, info: PresenceInfo): void {
    this.there.set(userId, info);
  }
  profile(profile: Profile): void {
    this.own = profile;
  }
}
