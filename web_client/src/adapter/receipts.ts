/** What the user has read. */
import type { MatrixClient } from "matrix-js-sdk/lib/client";
import { NotificationCountType, type Room } from "matrix-js-sdk/lib/models/room";
import { plainly } from "./errors";

export class Receipts {
  constructor(
    private readonly client: MatrixClient,
    private readonly changed: (roomId: string) => void,
  ) {}

  /** The counts go down at once; the server tells them with the next sync. */
  async markRead(room: Room, eventId: string | null): Promise<void> {
    const events = room.getLiveTimeline().getEvents();
    let event = eventId === null ? events.findLast((one) => !one.status) : room.findEventById(eventId);
    if (!event || event.status) return;
    const last = events.at(-1);
    if (last && events.slice(events.indexOf(event) + 1).every((one) => one.getSender() === this.client.getUserId() || !counts(one.getType()))) {
      if (events.includes(event) && !last.status) event = last;
      room.setUnreadNotificationCount(NotificationCountType.Total, 0);
      room.setUnreadNotificationCount(NotificationCountType.Highlight, 0);
      this.changed(room.roomId);
    }
    const marked = room.getAccountData("m.marked_unread" as never)?.getContent() as { unread?: unknown } | undefined;
    if (marked?.unread === true) {
      void this.client.setRoomAccountData(room.roomId, "m.marked_unread" as never, { unread: false } as never).catch(() => undefined);
    }
    await plainly(this.client.setRoomReadMarkers(room.roomId, event.getId()!, event));
  }
}

/** Whether an event of this type is something that one has to read. */
function counts(type: string): boolean {
  return type === "m.room.message" || type === "m.room.encrypted" || type === "m.sticker";
}
