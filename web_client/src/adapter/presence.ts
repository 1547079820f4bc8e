/** Who is there. */
import type { MatrixClient } from "matrix-js-sdk/lib/client";
import type { Listener, Presence, PresenceInfo } from "./types";

const UNKNOWN: PresenceInfo = { presence: "offline", lastActive: null, status: null };

export class Presences {
  constructor(
    private readonly client: MatrixClient,
    private readonly listener: Listener,
  ) {}

  /** The SDK heard of somebody. */
  told(userId: string): void {
    this.listener.presence(userId, this.of(userId));
  }

  of(userId: string): PresenceInfo {
    const user = this.client.getUser(userId);
    if (!user) return UNKNOWN;
    const presence: Presence = user.presence === "online" ? "online" : user.presence === "unavailable" ? "idle" : "offline";
    const lastActive = user.lastPresenceTs ? user.lastPresenceTs - (user.lastActiveAgo ?? 0) : null;
    return { presence, lastActive: lastActive && lastActive > 0 ? lastActive : null, status: user.presenceStatusMsg || null };
  }
}
