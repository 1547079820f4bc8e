/** What of the frame is open; kept over reloads. */
import { signal } from "@preact/signals";
import { stored } from "./stored";

/** Whether the details of the open room are shown beside it. */
export const detailsOpen = signal(stored.read("details") === "open");

export function showDetails(open: boolean): void {
  detailsOpen.value = open;
  stored.write("details", open ? "open" : null);
}

/** Keys of the room list's sections that are folded. */
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
