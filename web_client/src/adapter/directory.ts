/** What can be found: public rooms, people, and rooms by their address. */
import type { MatrixClient } from "matrix-js-sdk/lib/client";
import type { Room } from "matrix-js-sdk/lib/models/room";
import { plainly } from "./errors";
import { hueOf, type People } from "./people";
import { canBeSeen, joinRuleOf } from "./room_facts";
import { AdapterError, type Membership, type Person, type RoomPreview } from "./types";

const PAGE = 30;
const NEAREST = 100;
const USER_ID = /^@[^\s:]+:[^\s]+$/;

/** What the directory and summaries of rooms have in common. */
interface Told {
  room_id: string;
  name?: string;
  topic?: string;
  canonical_alias?: string;
  avatar_url?: string;
  num_joined_members: number;
  join_rule?: string;
}

export class Directory {
  constructor(
    private readonly client: MatrixClient,
    private readonly people: People,
  ) {}

  async publicRooms(term: string, options: { server?: string; since?: string } = {}): Promise<{ rooms: RoomPreview[]; next: string | null }> {
    const { server } = options;
    const answer = await plainly(
      this.client.publicRooms({
        limit: PAGE,
        ...(server ? { server } : {}),
        ...(options.since ? { since: options.since } : {}),
        filter: { room_types: [null], ...(term.trim() ? { generic_search_term: term.trim() } : {}) }, // of spaces nothing is shown yet
      }),
    ).catch((failure: AdapterError) => {
      throw server ? ofOtherServer(failure, server) : failure;
    });
    return { rooms: answer.chunk.map((room) => this.seen(room)), next: answer.next_batch ?? null };
  }

  async preview(roomIdOrAlias: string, via: string[] = []): Promise<RoomPreview> {
    const summary = await plainly(this.client.getRoomSummary(roomIdOrAlias, via));
    const seen = this.seen(summary);
    return { ...seen, membership: (summary.membership as Membership | undefined) ?? seen.membership };
  }

  private seen(room: Told): RoomPreview {
    const { room_id: roomId, canonical_alias: alias = null } = room;
    return {
      roomId,
      name: [room.name, alias].find((name) => name && canBeSeen(name)) ?? roomId,
      topic: room.topic ?? "",
      alias,
      joined: room.num_joined_members,
      joinRule: joinRuleOf(room.join_rule ?? "public"),
      hue: hueOf(roomId),
      picture: room.avatar_url ?? null,
      membership: (this.client.getRoom(roomId)?.getMyMembership() as Membership | undefined) ?? null,
    };
  }

  /** Somebody counts for more the fewer are in a room with them; where many are known, the first are enough. */
  acquaintances(): Person[] {
    const own = this.client.getSafeUserId();
    const known = new Map<string, { closeness: number; room: Room }>();
    for (const room of this.client.getRooms()) {
      if (room.getMyMembership() !== "join" || room.isSpaceRoom()) continue;
      const others = room.getMembers().filter(({ userId, membership }) => userId !== own && (membership === "join" || membership === "invite"));
      const share = 1 / Math.max(others.length, room.getJoinedMemberCount());
      for (const { userId } of others) known.set(userId, { closeness: (known.get(userId)?.closeness ?? 0) + share, room });
    }
    const nearest = [...known].sort(([a, one], [b, other]) => other.closeness - one.closeness || (a < b ? -1 : 1)).slice(0, NEAREST);
    return nearest.map(([userId, { room }]) => this.people.inRoom(room, userId));
  }

  /** The directory's answer; a whole user ID is found too where its server has such a user. */
  async searchPeople(term: string): Promise<Person[]> {
    const wanted = term.trim();
    if (!wanted) return [];
    const [{ results }, exact] = await Promise.all([
      plainly(this.client.searchUserDirectory({ term: wanted, limit: 20 })),
      USER_ID.test(wanted) ? this.person(wanted).catch(() => null) : null,
    ]);
    const found = results.map((one) =>
      this.people.anywhere(one.user_id, { displayname: one.display_name ?? null, avatar_url: one.avatar_url ?? null }),
    );
    if (exact && !found.some((person) => person.userId === exact.userId)) found.unshift(exact);
    return found;
  }

  async person(userId: string): Promise<Person> {
    const profile = await plainly(this.client.getProfileInfo(userId));
    return this.people.anywhere(userId, { displayname: profile.displayname ?? null, avatar_url: profile.avatar_url ?? null });
  }
}

/** One's own server answers, but the one that was named does not, or not with rooms. */
function ofOtherServer(failure: AdapterError, server: string): AdapterError {
  switch (failure.code) {
    case "unreachable":
    case "session-ended":
    case "limited":
      return failure; // this is about one's own
    case "forbidden":
      return new AdapterError("forbidden", `${server} shows its rooms to nobody else.`);
    default:
      return new AdapterError("not-found", `${server} does not answer. Check the name; it may be down, or no Matrix server.`);
  }
}
