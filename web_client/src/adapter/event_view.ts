/** One event as it is shown: the event itself with all that others did to it. */
import type { MatrixClient } from "matrix-js-sdk/lib/client";
import type { MatrixEvent } from "matrix-js-sdk/lib/models/event";
import type { EventTimelineSet } from "matrix-js-sdk/lib/models/event-timeline-set";
import type { Room } from "matrix-js-sdk/lib/models/room";
import { contentOf, repliedTo, summary } from "./content";
import { isEdited } from "./edits";
import { understood } from "./errors";
import type { Outbox } from "./outbox";
import type { People } from "./people";
import type { Reaction, ReadReceipt, ReplyTo, TimelineEvent } from "./types";

const NAMES_OF_A_REACTION = 10;
const NO_REACTIONS: readonly Reaction[] = [];

export class EventViews {
  private readonly keys = new WeakMap<MatrixEvent, string>();
  /** Events that are answered but in no timeline; `null` while they are fetched, and where there are none. */
  private readonly answered = new Map<string, MatrixEvent | null>();

  constructor(
    private readonly client: MatrixClient,
    readonly people: People,
    private readonly outbox: Outbox,
    /** Events have to be looked at anew. */
    private readonly changed: (roomId: string, eventIds: readonly string[]) => void,
  ) {}

  view(event: MatrixEvent, room: Room, set: EventTimelineSet, readBy: readonly ReadReceipt[]): TimelineEvent {
    const own = this.client.getSafeUserId();
    const sender = event.getSender() ?? "";
    const eventId = event.getId()!;
    const content = contentOf(event, room, this.people);
    const settled = !event.status && !event.isRedacted() && !eventId.startsWith("~");
    const message = content.kind === "text" || content.kind === "media";
    return {
      key: this.keyOf(event),
      eventId,
      roomId: room.roomId,
      sender: this.people.inRoom(room, sender),
      own: sender === own,
      at: event.getTs(),
      content,
      sending: this.outbox.sending(event),
      failure: this.outbox.failure(event),
      edited: !event.isRedacted() && isEdited(event),
      replyTo: event.isRedacted() ? null : this.replyTo(event, room, set),
      reactions: settled ? this.reactions(eventId, room, set) : NO_REACTIONS,
      mentionsMe: sender !== own && this.client.getPushActionsForEvent(event)?.tweaks?.highlight === true,
      readBy,
      may: {
        edit: settled && sender === own && content.kind === "text" && room.maySendMessage(),
        redact: settled && content.kind !== "change" && room.currentState.maySendRedactionForEvent(event, own),
        react: settled && message && room.currentState.maySendEvent("m.reaction" as never, own),
        reply: settled && message && room.maySendMessage(),
      },
    };
  }

  /** The same for a local echo and what becomes of it. */
  private keyOf(event: MatrixEvent): string {
    let key = this.keys.get(event);
    if (!key) this.keys.set(event, (key = event.getId()!));
    return key;
  }

  /** In the order in which they came first, so that none moves when it is joined. */
  private reactions(eventId: string, room: Room, set: EventTimelineSet): readonly Reaction[] {
    const relations = set.relations.getChildEventsForEvent(eventId, "m.annotation", "m.reaction");
    const byKey = relations?.getSortedAnnotationsByKey();
    if (!byKey?.length) return NO_REACTIONS;
    const own = this.client.getSafeUserId();
    const texts = byKey.filter(([key]) => typeof key === "string" && key !== "");
    const valid = texts.map(([key, events]) => [key, [...events].filter((one) => !one.isRedacted()).sort((a, b) => a.getTs() - b.getTs())] as const);
    const firstCome = valid.filter(([, events]) => events.length).sort(([, [a]], [, [b]]) => a!.getTs() - b!.getTs());
    return firstCome.map(([key, events]) => {
      const bySender = new Map(events.map((one) => [one.getSender() ?? "", one]));
      const names = [...bySender.keys()].slice(0, NAMES_OF_A_REACTION).map((userId) => this.people.inRoom(room, userId).name);
      return { key, count: bySender.size, own: bySender.get(own)?.getId() ?? null, names };
    });
  }

  private replyTo(event: MatrixEvent, room: Room, set: EventTimelineSet): ReplyTo | null {
    const eventId = repliedTo(event);
    if (!eventId) return null;
    const target = set.findEventById(eventId) ?? room.findEventById(eventId) ?? this.fetched(eventId, event, room);
    if (!target) return { eventId, sender: null, text: null };
    return { eventId, sender: this.people.inRoom(room, target.getSender() ?? ""), text: summary(target, room, this.people) };
  }

  private fetched(eventId: string, answer: MatrixEvent, room: Room): MatrixEvent | null {
    const known = this.answered.get(eventId);
    if (known !== undefined) return known;
    this.answered.set(eventId, null);
    void this.client.fetchRoomEvent(room.roomId, eventId).then(
      (raw) => {
        this.answered.set(eventId, this.client.getEventMapper()(raw));
        this.changed(room.roomId, [answer.getId()!]);
      },
      (thrown: unknown) => understood(thrown).code === "unreachable" && this.answered.delete(eventId), // others stay unknown
    );
    return null;
  }
}
