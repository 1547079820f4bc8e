/** The list of rooms: which have changed, and how each looks in the list. */
import type { MatrixClient } from "matrix-js-sdk/lib/client";
import type { MatrixEvent } from "matrix-js-sdk/lib/models/event";
import { NotificationCountType, type Room } from "matrix-js-sdk/lib/models/room";
import { isShown, summary } from "./content";
import { hueOf, type People } from "./people";
import { nameOf, replacementOf } from "./room_facts";
import type { GoneRoom, LastMessage, Listener, Person, RoomItem } from "./types";

const NONE: readonly Person[] = [];

/** Rooms are marked as changed while news is worked off; the marked ones are told together, once a turn. */
export class RoomList {
  private readonly items = new Map<string, RoomItem>();
  private readonly marked = new Set<string>();
  private readonly typing = new Map<string, readonly string[]>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether the first sync is worked off. Before, nothing is told, so that the list comes whole. */
  private open = false;

  constructor(
    private readonly client: MatrixClient,
    private readonly people: People,
    private readonly listener: Listener,
  ) {}

  /** From now on rooms are told; first all. */
  begin(): void {
    if (this.open) return;
    this.open = true;
    for (const room of this.client.getRooms()) this.marked.add(room.roomId);
    this.flush();
  }

  mark(roomId: string): void {
    this.marked.add(roomId);
    if (this.open) this.timer ??= setTimeout(() => this.flush(), 0);
  }

  markAll(): void {
    for (const room of this.client.getRooms()) this.mark(room.roomId);
  }

  setTyping(roomId: string, userIds: readonly string[]): void {
    this.typing.set(roomId, userIds);
    this.mark(roomId);
  }

  /** Everything that is marked is told now. */
  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (!this.open) return;
    const direct = this.directRooms();
    const changed: RoomItem[] = [];
    const gone: GoneRoom[] = [];
    for (const roomId of this.marked) {
      const room = this.client.getRoom(roomId);
      const before = this.items.get(roomId);
      const item = room && this.item(room, direct.get(roomId) ?? null);
      if (item) {
        const kept = before && sameItem(before, item) ? before : item;
        if (kept === before) continue;
        this.items.set(roomId, kept);
        changed.push(kept);
      } else if (before) {
        this.items.delete(roomId);
        gone.push(this.farewell(room, before));
      }
    }
    this.marked.clear();
    if (changed.length || gone.length) this.listener.rooms(changed, gone);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.open = false;
  }

  /** Which rooms are direct messages, and with whom. */
  directRooms(): Map<string, string> {
    const content = (this.client.getAccountData("m.direct" as never)?.getContent() ?? {}) as Record<string, unknown>;
    const direct = new Map<string, string>();
    for (const [userId, rooms] of Object.entries(content)) {
      if (Array.isArray(rooms)) for (const roomId of rooms) direct.set(String(roomId), userId);
    }
    return direct;
  }

  private item(room: Room, dm: string | null): RoomItem | null {
    const membership = room.getMyMembership();
    if (membership !== "join" && membership !== "invite" && membership !== "knock") return null;
    const inviterId = membership === "invite" ? (room.getMember(this.client.getSafeUserId())?.events.member?.getSender() ?? null) : null;
    const other = dm ?? (inviterId ? (room.getDMInviter() ?? null) : null);
    const { last, at } = this.newest(room);
    const whole = room.getLiveTimeline().getEvents()[0]?.getType() === "m.room.create";
    const markedUnread = room.getAccountData("m.marked_unread" as never)?.getContent() as { unread?: unknown } | undefined;
    return {
      roomId: room.roomId,
      name: nameOf(room, other, this.people),
      hue: hueOf(other ?? room.roomId),
      picture: room.getMxcAvatarUrl() ?? (other ? this.people.inRoom(room, other).picture : null),
      membership,
      last,
      empty: whole && last === null,
      at,
      unread: room.getUnreadNotificationCount(NotificationCountType.Total),
      mentions: room.getUnreadNotificationCount(NotificationCountType.Highlight),
      markedUnread: markedUnread?.unread === true,
      muted: this.isMuted(room.roomId),
      favourite: "m.favourite" in room.tags,
      lowPriority: "m.lowpriority" in room.tags,
      dm: other,
      inviter: inviterId ? this.people.inRoom(room, inviterId) : null,
      alias: room.getCanonicalAlias(),
      replacedBy: replacementOf(room)?.roomId ?? null,
      encrypted: room.hasEncryptionStateEvent(),
      space: room.isSpaceRoom(),
      typing: this.typers(room),
    };
  }

  private typers(room: Room): readonly Person[] {
    const own = this.client.getSafeUserId();
    const typing = (this.typing.get(room.roomId) ?? []).filter((userId) => userId !== own);
    return typing.length ? typing.map((userId) => this.people.inRoom(room, userId)) : NONE;
  }

  private newest(room: Room): { last: LastMessage | null; at: number } {
    const own = this.client.getSafeUserId();
    const events = [...room.getLiveTimeline().getEvents(), ...room.getPendingEvents()];
    let at = 0;
    for (let index = events.length - 1; index >= 0; index--) {
      const event = events[index]!;
      if (!at && isActivity(event, own)) at = event.getTs();
      const text = summary(event, room, this.people);
      if (text === null) continue;
      const sender = event.getSender() ?? "";
      const last = { sender: this.people.inRoom(room, sender).name, own: sender === own, text };
      return { last, at: at || event.getTs() };
    }
    const me = room.getMember(own)?.events.member;
    return { last: null, at: at || me?.getTs() || events.at(-1)?.getTs() || 0 };
  }

  private isMuted(roomId: string): boolean {
    const global = this.client.pushRules?.global;
    const rule = global?.room?.find((one) => one.rule_id === roomId) ?? global?.override?.find((one) => one.rule_id === roomId);
    return Boolean(rule?.enabled && !rule.actions.includes("notify" as never));
  }

  private farewell(room: Room | null, before: RoomItem): GoneRoom {
    const own = this.client.getSafeUserId();
    const event = room?.getMember(own)?.events.member;
    const sender = event?.getSender();
    const content = event?.getContent() as { membership?: string; reason?: unknown } | undefined;
    const byOther = sender && sender !== own;
    const undone = { invite: "uninvited", knock: "refused", join: "kicked", leave: "kicked" } as const;
    const why = !byOther ? "left" : content?.membership === "ban" ? "banned" : undone[before.membership];
    return {
      roomId: before.roomId,
      name: before.name,
      why,
      by: byOther ? this.people.inRoom(room, sender).name : null,
      reason: typeof content?.reason === "string" ? content.reason : null,
    };
  }
}

/** Whether an event moves its room up in the list. */
function isActivity(event: MatrixEvent, own: string): boolean {
  if (!isShown(event)) return false;
  return !event.isState() || (event.getType() === "m.room.member" && event.getStateKey() === own) || event.getType() === "m.room.create";
}

function sameItem(a: RoomItem, b: RoomItem): boolean {
  return (Object.keys(a) as (keyof RoomItem)[]).every((key) => {
    if (key === "last") return a.last === b.last || (a.last && b.last && a.last.text === b.last.text && a.last.sender === b.last.sender && a.last.own === b.last.own);
    if (key === "typing") return a.typing.length === b.typing.length && a.typing.every((person, at) => person === b.typing[at]);
    return Object.is(a[key], b[key]);
  });
}
