/** What can be found: public rooms, people, and rooms by their address. */
import type { MatrixClient } from "matrix-js-sdk/lib/client";
import { plainly } from "./errors";
import { hueOf, type People } from "./people";
import { AdapterError, type Person, type PublicRoom } from "./types";

const PAGE = 30;
const USER_ID = /^@[^\s:]+:[^\s]+$/;

export class Directory {
  constructor(
    private readonly client: MatrixClient,
    private readonly people: People,
  ) {}

  async publicRooms(term: string, options: { server?: string; since?: string } = {}): Promise<{ rooms: PublicRoom[]; next: string | null }> {
    const { server } = options;
    const answer = await plainly(
      this.client.publicRooms({
        limit: PAGE,
        ...(server ? { server } : {}),
        ...(options.since ? { since: options.since } : {}),
        filter: term.trim() ? { generic_search_term: term.trim() } : {},
      }),
    ).catch((failure: AdapterError) => {
      throw server ? ofOtherServer(failure, server) : failure;
    });
    const rooms = answer.chunk.map((room): PublicRoom => {
      const { room_id: roomId, canonical_alias: alias = null } = room;
      return {
        roomId,
        name: room.name || alias || roomId,
        topic: room.topic ?? "",
        alias,
        joined: room.num_joined_members,
        hue: hueOf(roomId),
        picture: room.avatar_url ?? null,
        member: this.client.getRoom(roomId)?.getMyMembership() === "join",
      };
    });
    return { rooms, next: answer.next_batch ?? null };
  }

  async resolveAlias(alias: string): Promise<{ roomId: string; via: string[] }> {
    const { room_id: roomId, servers } = await plainly(this.client.getRoomIdForAlias(alias));
    return { roomId, via: servers };
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
