/** Tells the room that the user types: at once, again while it goes on, and when it stops. */
import type { MatrixClient } from "matrix-js-sdk/lib/client";

const LASTS = 15_000; // ms, how long the server believes it
const AGAIN = 8_000;

export class Typing {
  private readonly told = new Map<string, number>();

  constructor(private readonly client: MatrixClient) {}

  set(roomId: string, typing: boolean): void {
    const since = this.told.get(roomId);
    if (typing) {
      if (since !== undefined && Date.now() - since < AGAIN) return;
      this.told.set(roomId, Date.now());
    } else {
      if (since === undefined) return;
      this.told.delete(roomId);
    }
    void this.client.sendTyping(roomId, typing, LASTS).catch(() => undefined);
  }

  stop(): void {
    this.told.clear();
  }
}
