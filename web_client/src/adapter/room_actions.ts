/** What one does with rooms and the people in them. */
import type { MatrixClient } from "matrix-js-sdk/lib/client";
import { plainly } from "./errors";
import type { RoomList } from "./rooms";
import type { NewRoom } from "./types";

const APPEARS_WITHIN = 10_000; // ms

export class RoomActions {
  constructor(
    private readonly client: MatrixClient,
    private readonly list: RoomList,
  ) {}

  async createRoom({ name, topic, visibility, alias, invite = [], direct }: NewRoom): Promise<string> {
    const { room_id: roomId } = await plainly(
      this.client.createRoom({
        ...(name.trim() ? { name: name.trim() } : {}),
        ...(topic?.trim() ? { topic: topic.trim() } : {}),
        ...(alias?.trim() ? { room_alias_name: alias.trim() } : {}),
        preset: (direct ? "trusted_private_chat" : visibility === "public" ? "public_chat" : "private_chat") as never,
        visibility: visibility as never,
        invite,
        ...(direct ? { is_direct: true } : {}),
      }),
    );
    if (direct && invite[0]) await this.setDirect(roomId, invite[0]);
    await this.appears(roomId);
    return roomId;
  }

  async join(roomIdOrAlias: string, via: string[] = []): Promise<string> {
    const inviter = this.client.getRoom(roomIdOrAlias)?.getDMInviter();
    const { roomId } = await plainly(this.client.joinRoom(roomIdOrAlias, { viaServers: via }));
    if (inviter) await this.setDirect(roomId, inviter);
    await this.appears(roomId);
    return roomId;
  }

  async knock(roomIdOrAlias: string, via: string[] = [], reason?: string): Promise<string> {
    const { room_id: roomId } = await plainly(this.client.knockRoom(roomIdOrAlias, { viaServers: via, ...(reason ? { reason } : {}) }));
    await this.appears(roomId, "knock");
    return roomId;
  }

  async leave(roomId: string): Promise<void> {
    await plainly(this.client.leave(roomId));
    this.list.mark(roomId);
  }

  async directRoom(userId: string): Promise<string> {
    const rooms = [...this.list.directRooms()].flatMap(([roomId, other]) => {
      const room = other === userId ? this.client.getRoom(roomId) : null;
      return room?.getMyMembership() === "join" ? [room] : [];
    });
    const there = rooms.find((room) => ["join", "invite"].includes(room.getMember(userId)?.membership ?? "")) ?? rooms[0];
    if (there) {
      const membership = there.getMember(userId)?.membership;
      if (membership === "leave") await this.invite(there.roomId, userId).catch(() => undefined);
      return there.roomId;
    }
    return this.createRoom({ name: "", visibility: "private", invite: [userId], direct: true });
  }

  async setFavourite(roomId: string, on: boolean): Promise<void> {
    await plainly(on ? this.client.setRoomTag(roomId, "m.favourite", { order: 0.5 }) : this.client.deleteRoomTag(roomId, "m.favourite"));
  }

  async setMarkedUnread(roomId: string, on: boolean): Promise<void> {
    await plainly(this.client.setRoomAccountData(roomId, "m.marked_unread" as never, { unread: on } as never));
  }

  async setMuted(roomId: string, on: boolean): Promise<void> {
    const rule = ["global", "room" as never, roomId] as const;
    await plainly(on ? this.client.addPushRule(...rule, { actions: [] }) : this.client.deletePushRule(...rule));
  }

  async setName(roomId: string, name: string): Promise<void> {
    await plainly(this.client.setRoomName(roomId, name.trim()));
  }

  async setTopic(roomId: string, topic: string): Promise<void> {
    await plainly(this.client.setRoomTopic(roomId, topic.trim()));
  }

  async invite(roomId: string, userId: string): Promise<void> {
    await plainly(this.client.invite(roomId, userId));
  }

  async kick(roomId: string, userId: string, reason?: string): Promise<void> {
    await plainly(this.client.kick(roomId, userId, reason));
  }

  async ban(roomId: string, userId: string, reason?: string): Promise<void> {
    await plainly(this.client.ban(roomId, userId, reason));
  }

  async unban(roomId: string, userId: string): Promise<void> {
    await plainly(this.client.unban(roomId, userId));
  }

  async setPower(roomId: string, userId: string, power: number): Promise<void> {
    await plainly(this.client.setPowerLevel(roomId, userId, power));
  }

  /** Writes `m.direct`; what others of the user's devices wrote stays. */
  private async setDirect(roomId: string, userId: string): Promise<void> {
    const content = (this.client.getAccountData("m.direct" as never)?.getContent() ?? {}) as Record<string, string[]>;
    const rooms = content[userId] ?? [];
    if (rooms.includes(roomId)) return;
    await plainly(this.client.setAccountDataRaw("m.direct" as never, { ...content, [userId]: [...rooms, roomId] } as never)).catch(() => undefined);
  }

  /** Waits until the sync has brought what was just done; not for ever, since the server said that it is so. */
  private async appears(roomId: string, as: "join" | "knock" = "join"): Promise<void> {
    const there = () => {
      this.list.mark(roomId);
      const room = this.client.getRoom(roomId);
      return room?.getMyMembership() === as && (as === "knock" || room.getLiveTimeline().getEvents().length > 0);
    };
    const until = Date.now() + APPEARS_WITHIN;
    while (!there() && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 20));
    this.list.flush();
  }
}
