/** What of the frame is open. */
import { signal } from "@preact/signals";
import { stored } from "./stored";

const WIDE = "(min-width: 70rem)"; // where the details have a column of their own

const isWide = (): boolean => matchMedia(WIDE).matches;

/** Whether the details of the open room are shown; beside the messages that is kept over reloads. */
export const detailsOpen = signal(isWide() && stored.read("details") === "open");

export function showDetails(open: boolean): void {
  detailsOpen.value = open;
  if (isWide()) stored.write("details", open ? "open" : null);
}

/** Another room is open: where the details would cover it, they go. */
export function uncover(): void {
  if (!isWide()) detailsOpen.value = false;
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
