/** Which rooms were opened last. */
import { signal } from "@preact/signals";
import { onEnd } from "./core";
import { stored } from "./stored";

const REMEMBERED = 12;

/** Room IDs, the one that was opened last first. */
export const recent = signal<readonly string[]>(readRecent());

/** The room was opened: it stands first from now on. */
export function remember(roomId: string): void {
  if (recent.peek()[0] === roomId) return;
  recent.value = [roomId, ...recent.peek().filter((one) => one !== roomId)].slice(0, REMEMBERED);
  stored.write("recent", JSON.stringify(recent.value));
}

onEnd(() => {
  recent.value = [];
  stored.write("recent", null);
});

function readRecent(): readonly string[] {
  const kept = stored.readJson("recent");
  return Array.isArray(kept) ? kept.filter((one): one is string => typeof one === "string").slice(0, REMEMBERED) : [];
}
