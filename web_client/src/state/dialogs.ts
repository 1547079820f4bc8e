/** Which dialog is open: one at a time. Who goes somewhere from it leaves it behind, see `go`. */
import { computed, effect, signal } from "@preact/signals";
import type { TimelineEvent } from "../adapter/types";
import { onEnd } from "./core";
import { layers, lay, lift, settled } from "./route";

export type OpenDialog =
  | { kind: "new-room" }
  | { kind: "explore"; term?: string }
  | { kind: "new-message" }
  | { kind: "invite"; roomId: string }
  | { kind: "leave"; roomId: string }
  | { kind: "remove" | "ban"; roomId: string; userId: string; name: string }
  | { kind: "remove-message"; event: TimelineEvent }
  | { kind: "person"; userId: string }
  | { kind: "go-to" }
  | { kind: "log-out" }
  | { kind: "shortcuts" };

const chosen = signal<OpenDialog | null>(null);
const covered = computed(() => layers.value.includes("dialog"));

export const dialog = computed(() => (covered.value ? chosen.value : null));

export function openDialog(which: OpenDialog): void {
  settled(() => {
    chosen.value = which;
    lay("dialog");
  });
}

export function closeDialog(): void {
  lift("dialog");
}

/** What was closed does not come again with "forward", nor with a reload: it may be about what is not there any more. */
effect(() => {
  if (!covered.value) chosen.value = null;
  else if (chosen.peek() === null) closeDialog();
});

onEnd(closeDialog);
