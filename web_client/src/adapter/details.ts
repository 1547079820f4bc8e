/** A room looked at closely: its settings, what the user may do, and who is in it. */
import type { MatrixClient } from "matrix-js-sdk/lib/client";
import { EventTimeline } from "matrix-js-sdk/lib/models/event-timeline";
import type { Room } from "matrix-js-sdk/lib/models/room";
import type { People } from "./people";
import { givenName, joinRuleOf, replacementOf } from "./room_facts";
import type { Listener, Member, RoomDetails } from "./types";

const HISTORY = ["world_readable", "shared", "invited", "joined"] as const;

/** Tells the listener of the rooms that are watched. */
export class Details {
  private readonly watched = new Map<string, number>();
  private readonly told = new Map<string, { details: string; members: readonly Member[] }>();
  private readonly marked = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly client: MatrixClient,
    private readonly people: People,
    private readonly listener: Listener,
  ) {}

  watch(roomId: string): () => void {
    this.watched.set(roomId, (this.watched.get(roomId) ?? 0) + 1);
    this.told.delete(roomId);
    this.tell(roomId);
    const room = this.client.getRoom(roomId);
    void room?.loadMembersIfNeeded().then(
      () => this.mark(roomId),
      () => undefined, // it is tried again when the room is looked at the next time
    );
    let watching = true;
    return () => {
      if (!watching) return;
      watching = false;
      const count = (this.watched.get(roomId) ?? 1) - 1;
      if (count) this.watched.set(roomId, count);
      else {
        this.watched.delete(roomId);
        this.told.delete(roomId);
      }
    };
  }

  mark(roomId: string): void {
    if (!this.watched.has(roomId)) return;
    this.marked.add(roomId);
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      const marked = [...this.marked];
      this.marked.clear();
      marked.forEach((one) => this.tell(one));
    }, 30);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.watched.clear();
  }

  private tell(roomId: string): void {
    const room = this.client.getRoom(roomId);
    if (!room || !this.watched.has(roomId)) return;
    const before = this.told.get(roomId);
    const details = this.details(room);
    const written = JSON.stringify(details);
    if (before?.details !== written) this.listener.details(details);
    const members = room
      .getMembers()
      .filter((member) => member.membership)
      .map((member) => this.people.member(room, member));
    const same = before?.members.length === members.length && members.every((member, at) => member === before.members[at]);
    if (!same) this.listener.members(roomId, members);
    this.told.set(roomId, { details: written, members });
  }

  private details(room: Room): RoomDetails {
    const own = this.client.getSafeUserId();
    const state = room.getLiveTimeline().getState(EventTimeline.FORWARDS)!;
    const content = (type: string): Record<string, unknown> => state.getStateEvents(type, "")?.getContent() ?? {};
    const power = room.getMember(own)?.powerLevel ?? 0;
    const joined = room.getMyMembership() === "join";
    const may = (action: "invite" | "kick" | "ban" | "redact") => joined && state.hasSufficientPowerLevelFor(action, power);
    const maySet = (type: string) => joined && state.maySendStateEvent(type, own);
    const topic = content("m.room.topic")["topic"];
    return {
      roomId: room.roomId,
      name: givenName(room),
      topic: typeof topic === "string" ? topic : "",
      alias: room.getCanonicalAlias(),
      joinRule: joinRuleOf(room.getJoinRule()),
      historyVisibility: HISTORY.find((one) => one === content("m.room.history_visibility")["history_visibility"]) ?? "shared",
      version: room.getVersion(),
      joined: room.getJoinedMemberCount(),
      invited: room.getInvitedMemberCount(),
      replacedBy: replacementOf(room),
      may: {
        send: joined && state.maySendMessage(own),
        invite: may("invite"),
        kick: may("kick"),
        ban: may("ban"),
        redactOthers: may("redact"),
        name: maySet("m.room.name"),
        topic: maySet("m.room.topic"),
        mentionRoom: joined && state.mayTriggerNotifOfType("room", own),
        pin: maySet("m.room.pinned_events"),
        power: maySet("m.room.power_levels"),
      },
      power,
    };
  }
}
