/** What of the frame is open. */
import { computed, signal } from "@preact/signals";
import { layers, lay, lift } from "./route";
import { wide } from "./screen";
import { stored } from "./stored";

const detailsKept = signal(stored.read("details") === "open");

/** Whether the details of the open room are shown: in their own column for good, over the messages until one goes on. */
export const detailsOpen = computed(() => (wide.value ? detailsKept.value : layers.value.includes("details")));

export function showDetails(open: boolean): void {
  if (!wide.peek()) return open ? lay("details") : lift("details");
  detailsKept.value = open;
  stored.write("details", open ? "open" : null);
}

/** Keys of the room list's sections that are folded; kept over reloads. */
export const foldedSections = signal<ReadonlySet<string>>(readFolded());

export function fold(section: string, on: boolean): void {
  const next = new Set(foldedSections.value);
  if (on) next.add(section);
  else next.delete(section);
  foldedSections.value = next;
  stored.write("folded", next.size ? JSON.stringify([...next]) : null);
}

function readFolded(): ReadonlySet<string> {
  const kept = stored.readJson("folded");
  return new Set(Array.isArray(kept) ? kept.filter((one): one is string => typeof one === "string") : []);
}
