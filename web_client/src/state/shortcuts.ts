/** Keys that do something anywhere, and the list of all of them. */
import { shownRoomId } from "./details";
import { dialog, openDialog } from "./dialogs";
import { detailsOpen, foldedSections, showDetails } from "./layout";
import { sections } from "./rooms";
import { goToRoom } from "./route";

interface Group {
  title: string;
  keys: { keys: string[]; words: string }[];
}

export const SHORTCUTS: readonly Group[] = [
  {
    title: "Anywhere",
    keys: [
      { keys: ["Ctrl", "K"], words: "Go to a room or somebody" },
      { keys: ["Alt", "↑"], words: "Room above" },
      { keys: ["Alt", "↓"], words: "Room below" },
      { keys: ["Alt", "Shift", "↑"], words: "Unread room above" },
      { keys: ["Alt", "Shift", "↓"], words: "Unread room below" },
      { keys: ["Alt", "I"], words: "Details of the room" },
      { keys: ["Alt", "N"], words: "New message" },
      { keys: ["?"], words: "This list" },
    ],
  },
  {
    title: "In the list of rooms",
    keys: [
      { keys: ["↑"], words: "Up" },
      { keys: ["↓"], words: "Down" },
      { keys: ["Home"], words: "First room" },
      { keys: ["End"], words: "Last room" },
      { keys: ["A", "…", "Z"], words: "Filter" },
      { keys: ["Enter"], words: "Open" },
      { keys: ["Shift", "F10"], words: "Options of the room" },
    ],
  },
  {
    title: "Writing",
    keys: [
      { keys: ["Enter"], words: "Send" },
      { keys: ["Shift", "Enter"], words: "New line" },
      { keys: ["↑"], words: "Edit the last message" },
      { keys: ["@"], words: "Mention somebody" },
      { keys: [":"], words: "Emoji by name" },
      { keys: ["Esc"], words: "Stop answering or editing" },
    ],
  },
  {
    title: "In dialogs and menus",
    keys: [
      { keys: ["Esc"], words: "Close" },
      { keys: ["Tab"], words: "Next control" },
    ],
  },
];

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/u.test(target.tagName));
}

/** What a key does here; `null` where it is not ours. */
function actionOf(event: KeyboardEvent): (() => void) | null {
  const { key, altKey: alt, shiftKey: shift } = event;
  const ctrl = event.ctrlKey || event.metaKey;
  if (ctrl && !alt && !shift && key.toLowerCase() === "k") return () => openDialog({ kind: "go-to" });
  if (ctrl && !alt && key === "/") return () => openDialog({ kind: "shortcuts" });
  if (dialog.value) return null;
  if (key === "?" && !ctrl && !alt && !isTyping(event.target)) return () => openDialog({ kind: "shortcuts" });
  if (!alt || ctrl) return null;
  if (key === "ArrowUp" || key === "ArrowDown") {
    const room = neighbour(key === "ArrowDown" ? 1 : -1, shift);
    return () => room && goToRoom(room);
  }
  if (shift) return null;
  if (event.code === "KeyI" && shownRoomId.value) return () => showDetails(!detailsOpen.value);
  if (event.code === "KeyN") return () => openDialog({ kind: "new-message" });
  return null;
}

/** The next room of the list in that direction, or the next unread one; `null` at the list's end. */
function neighbour(step: 1 | -1, unread: boolean): string | null {
  const shown = sections.value.filter((section) => !foldedSections.value.has(section.key)).flatMap((section) => section.rooms);
  const at = shown.findIndex((room) => room.roomId === shownRoomId.value);
  const ahead = step > 0 ? shown.slice(at + 1) : shown.slice(0, Math.max(at, 0)).reverse();
  const found = ahead.find((room) => !unread || room.unread > 0 || room.mentions > 0 || room.markedUnread);
  return found?.roomId ?? null;
}

/** Listens from now on. Returns how to stop. */
export function followKeys(target: Window): () => void {
  const listen = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    const action = actionOf(event);
    if (!action) return;
    event.preventDefault();
    action();
  };
  target.addEventListener("keydown", listen);
  return () => target.removeEventListener("keydown", listen);
}
