/**
 * Edits of an event, and what it says after the last of them.
 *
 * The SDK puts the last one upon the event, whether it was loaded itself, or told by the server with the event
 * ("bundled").
 */
import type { MatrixClient } from "matrix-js-sdk/lib/client";
import type { MatrixEvent } from "matrix-js-sdk/lib/models/event";
import type { Room } from "matrix-js-sdk/lib/models/room";

export type Content = Record<string, unknown>;

export const object = (value: unknown): Content => (typeof value === "object" && value !== null ? (value as Content) : {});

/** The `m.relates_to` of an event. */
export function relation(event: MatrixEvent): Content | null {
  const relates = event.getWireContent()["m.relates_to"] as unknown;
  return typeof relates === "object" && relates !== null ? (relates as Content) : null;
}

/** A redaction takes from an edit the mark of being one, and leaves nothing that would have a place in a timeline. */
const known = new WeakSet<MatrixEvent>();

/** Whether an event is an edit of another, or was one before it was redacted. */
export function isEdit(event: MatrixEvent): boolean {
  if (known.has(event)) return true;
  if (relation(event)?.["rel_type"] !== "m.replace" || event.isState()) return false;
  known.add(event);
  return true;
}

/** What the event says after its last edit. */
export function contentNow(event: MatrixEvent): Content {
  return (isEdited(event) ? event.getContent() : event.getOriginalContent()) as Content;
}

/** Whether there is an edit that says something new: the SDK takes others for one too. */
export function isEdited(event: MatrixEvent): boolean {
  return typeof event.replacingEvent()?.getOriginalContent()["m.new_content"] === "object";
}

/**
 * An event is redacted. Where it was the last edit that the server told with another, that one says what it said before:
 * which the server knows. `changed` is called for each change.
 */
export async function forgetEdit(client: MatrixClient, room: Room, editId: string, changed: (eventId: string) => void): Promise<void> {
  const events = room.getUnfilteredTimelineSet().getTimelines().flatMap((timeline) => timeline.getEvents());
  for (const event of events.filter((one) => one.getServerAggregatedRelation<{ event_id: string }>("m.replace")?.event_id === editId)) {
    const eventId = event.getId()!;
    event.setUnsigned({ ...event.getUnsigned(), "m.relations": undefined });
    if (event.replacingEvent()?.getId() === editId) event.makeReplaced();
    changed(eventId);
    const now = await client.fetchRoomEvent(room.roomId, eventId).catch(() => null);
    if (now) client.getEventMapper()({ ...now, room_id: room.roomId }); // which is the same object, brought up to date
    changed(eventId);
  }
}
