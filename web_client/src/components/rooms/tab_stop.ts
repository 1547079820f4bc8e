/** Which of the rooms the Tab key reaches; arrows move on from there. */
import { computed, signal } from "@preact/signals";
import { shownRoomId } from "../../state/details";
import { sections } from "../../state/rooms";

const focused = signal<string | null>(null);

/** The row that had the focus last, else the open room, else the first one. */
export const tabStop = computed(() => {
  const shown = sections.value.flatMap((section) => section.rooms.map((room) => room.roomId));
  for (const one of [focused.value, shownRoomId.value]) if (one && shown.includes(one)) return one;
  return shown[0] ?? null;
});

/** Attributes of a room's link in the list. */
export const reached = (roomId: string, byTab: boolean) => ({
  "data-room": roomId,
  tabIndex: byTab ? 0 : -1,
  onFocus: () => void (focused.value = roomId),
});
