/** Which dialog is open: one at a time. */
import { signal } from "@preact/signals";

export type OpenDialog =
  | { kind: "new-room" }
  | { kind: "explore"; term?: string }
  | { kind: "new-message" }
  | { kind: "invite"; roomId: string }
  | { kind: "leave"; roomId: string }
  | { kind: "remove" | "ban"; roomId: string; userId: string; name: string }
  | { kind: "person"; userId: string }
  | { kind: "go-to" }
  | { kind: "log-out" }
  | { kind: "shortcuts" };

export const dialog = signal<OpenDialog | null>(null);

export function openDialog(which: OpenDialog): void {
  dialog.value = which;
}

export function closeDialog(): void {
  dialog.value = null;
}
