/** Who is there. */
import type { MatrixEvent } from "matrix-js-sdk/lib/models/event";
import { alike } from "./people";
import { isSync } from "./stream";
import type { Listener, Presence, PresenceInfo } from "./types";

/** What Matrix calls it. */
export const PRESENCE = { online: "online", idle: "unavailable", offline: "offline" } as const;

/**
 * What the events say of each. The SDK's own users forget no status, tell nothing when only the status changes, and the
 * one that it makes for the user itself tells nothing at all.
 */
export class Presences {
  private readonly known = new Map<string, PresenceInfo>();

  constructor(private readonly listener: Listener) {}

  take(event: MatrixEvent): void {
    if (event.getType() !== "m.presence") return;
    this.told(event.getSender() ?? "", event.getContent());
  }

  /** The content of such an event, however it came here. */
  told(userId: string, content: object): void {
    const { presence, status_msg: status, last_active_ago: ago } = content as Record<string, unknown>;
    const info: PresenceInfo = {
      presence: presence === "online" ? "online" : presence === "unavailable" ? "idle" : "offline",
      lastActive: typeof ago === "number" ? Date.now() - ago : null,
      status: typeof status === "string" && status ? status : null,
    };
    const before = this.known.get(userId);
    if (before && alike(before, info)) return;
    this.known.set(userId, info);
    this.listener.presence(userId, info);
  }

  /** `null` where nothing was heard. */
  of(userId: string): PresenceInfo | null {
    return this.known.get(userId) ?? null;
  }
}

/**
 * Says with each sync, and so from the first one on, what the user wants to be seen as: who hides is not seen for a
 * moment. (The SDK can be told only once it has begun to sync.) `saidTooLate` hears of a sync that said of who hides by
 * now that they are there, and when it began (`performance.now()`): it may have reached the server after the choice, and
 * no sync takes back what one said.
 */
export function saying(wanted: () => Presence, ask: typeof fetch, saidTooLate: (begun: number) => void): typeof fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (!isSync(url, init)) return ask(input, init);
    const [said, begun] = [wanted(), performance.now()];
    url.searchParams.set("set_presence", PRESENCE[said]);
    const response = await ask(url, init);
    if (said !== "offline" && wanted() === "offline") saidTooLate(begun);
    return response;
  };
}
