/**
 * What is on its way to the server: kept over reloads, sent in order, tried again when the connection is back.
 *
 * The SDK holds each message as a "pending event" with a transaction ID, by which the server knows one that it has got
 * already: sent twice, it is there once.
 */
import type { MatrixClient } from "matrix-js-sdk/lib/client";
import { EventStatus, type MatrixEvent } from "matrix-js-sdk/lib/models/event";
import type { Room } from "matrix-js-sdk/lib/models/room";
import { MatrixScheduler } from "matrix-js-sdk/lib/scheduler";
import { MemoryStore } from "matrix-js-sdk/lib/store/memory";
import { understood } from "./errors";
import type { AdapterError, Sending } from "./types";

const KEY = "porch.unsent.";
const MOST_TRIES = 5;
const AGAIN = 1_500; // ms until the next try of a message that did not get through though there is a connection

/** The SDK's store in memory, but what is unsent is in localStorage too. */
export class Store extends MemoryStore {
  constructor(private readonly userId: string) {
    super();
  }

  override async getPendingEvents(roomId: string): Promise<never[]> {
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(this.key(roomId)) ?? "[]");
      return (Array.isArray(kept) ? kept : []) as never[];
    } catch {
      return [];
    }
  }

  override async setPendingEvents(roomId: string, events: object[]): Promise<void> {
    try {
      if (events.length) localStorage.setItem(this.key(roomId), JSON.stringify(events));
      else localStorage.removeItem(this.key(roomId));
    } catch {
      // a full or forbidden storage: they are kept as long as the page is open
    }
  }

  private key(roomId: string): string {
    return `${KEY}${this.userId}.${roomId}`;
  }
}

/** One queue a room, so that messages arrive in the order in which they were written. */
export function scheduler(): MatrixScheduler {
  return new MatrixScheduler(
    (_event, tries, error) => {
      const { code, retryAfter } = understood(error);
      if (code === "limited") return retryAfter ?? 2000;
      const status = (error as { httpStatus?: number }).httpStatus ?? 0;
      return status >= 500 && tries < MOST_TRIES ? 500 * 2 ** tries : -1;
    },
    (event) => event.getRoomId() ?? null,
  );
}

export class Outbox {
  private readonly failures = new WeakMap<MatrixEvent, AdapterError>();
  private readonly busy = new Set<string>();
  private readonly timers = new Set<ReturnType<typeof setTimeout>>();

  constructor(
    private readonly client: MatrixClient,
    private readonly changed: (roomId: string) => void,
    private readonly isLive: () => boolean,
  ) {}

  /** How far an event is that may be on its way. */
  sending(event: MatrixEvent): Sending {
    switch (event.getAssociatedStatus()) {
      case EventStatus.NOT_SENT: {
        const failure = this.failures.get(event) ?? (event.replacingEvent() && this.failures.get(event.replacingEvent()!));
        return !failure || failure.code === "unreachable" ? "waiting" : "failed";
      }
      case EventStatus.ENCRYPTING:
      case EventStatus.QUEUED:
      case EventStatus.SENDING:
        return "sending";
      default:
        return null;
    }
  }

  failure(event: MatrixEvent): string | null {
    return event.status === EventStatus.NOT_SENT ? (this.failures.get(event)?.message ?? null) : null;
  }

  /**
   * Sends something; its local echo is there when this returns. With `forget` it is given up when the server would not
   * have it, and the promise rejects; without, it stays as failed, to be sent again or discarded.
   */
  async send(room: Room, type: string, content: object, forget: boolean): Promise<void> {
    const sending = this.client.sendEvent(room.roomId, type as never, content as never);
    await this.follow(room, sending, room.getPendingEvents().at(-1), forget);
  }

  async redact(room: Room, eventId: string, reason: string | undefined): Promise<void> {
    const sending = this.client.redactEvent(room.roomId, eventId, undefined, reason ? { reason } : undefined);
    await this.follow(room, sending, room.getPendingEvents().at(-1), true);
  }

  async retry(room: Room, event: MatrixEvent): Promise<void> {
    if (event.status !== EventStatus.NOT_SENT) return;
    this.failures.delete(event);
    // what stands before it would keep it back; a failed one before it is left where it is
    const sending = this.client.resendEvent(event, room);
    this.changed(room.roomId);
    await this.follow(room, sending, event, false);
  }

  discard(room: Room, event: MatrixEvent): void {
    if (event.status !== EventStatus.NOT_SENT && event.status !== EventStatus.QUEUED) return;
    this.client.cancelPendingEvent(event);
    this.changed(room.roomId);
    void this.resume(room);
  }

  /** Sends what waits for the connection, in all rooms. */
  resumeAll(): void {
    for (const room of this.client.getRooms()) if (room.getPendingEvents().length) void this.resume(room);
  }

  stop(): void {
    this.timers.forEach(clearTimeout);
  }

  private resumeLater(room: Room): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      void this.resume(room);
    }, AGAIN);
    this.timers.add(timer);
  }

  private async resume(room: Room): Promise<void> {
    if (this.busy.has(room.roomId)) return;
    this.busy.add(room.roomId);
    const tried = new Set<MatrixEvent>();
    const waits = (event: MatrixEvent) => event.status === EventStatus.NOT_SENT && this.sending(event) === "waiting";
    try {
      // asked for anew each time: meanwhile what was sent is gone from the list, and more may have been written
      for (let next = room.getPendingEvents().find(waits); next && !tried.has(next); next = room.getPendingEvents().find(waits)) {
        tried.add(next);
        await this.retry(room, next);
      }
    } finally {
      this.busy.delete(room.roomId);
    }
  }

  private async follow(room: Room, sending: Promise<unknown>, event: MatrixEvent | undefined, forget: boolean): Promise<void> {
    let heldBack = false;
    try {
      await sending;
    } catch (thrown) {
      const error = understood(thrown);
      heldBack = isHeldBack(thrown);
      const waits = error.code === "unreachable" || heldBack;
      if (event && !heldBack) this.failures.set(event, error);
      if (waits && !heldBack && this.isLive()) this.resumeLater(room);
      if (forget && !waits) {
        if (event?.status === EventStatus.NOT_SENT) this.client.cancelPendingEvent(event);
        this.changed(room.roomId);
        throw error;
      }
    }
    this.changed(room.roomId);
    if (heldBack && event && this.keptBackByFailures(room, event)) void this.resume(room);
  }

  /** Whether all that stands before it has failed for good, so that there is nothing to wait for. */
  private keptBackByFailures(room: Room, event: MatrixEvent): boolean {
    const pending = room.getPendingEvents();
    const at = pending.indexOf(event);
    return at > 0 && this.sending(event) === "waiting" && pending.slice(0, at).every((one) => this.sending(one) === "failed");
  }
}

/** Whether the SDK held a message back since one before it has not been sent. */
function isHeldBack(thrown: unknown): boolean {
  return thrown instanceof Error && thrown.message.startsWith("Event blocked by other events");
}
