/** What can be done with a room from the list. */
import { MenuList, type MenuItem } from "../../design";
import { openDialog } from "../../state/dialogs";
import { leave, roomOf, setFavourite, setMarkedUnread, setMuted } from "../../state/rooms";
import { markRoomRead } from "../../state/details";
import { trying } from "../../state/toasts";
import type { RoomItem } from "../../adapter/types";
import { safeName } from "../../text/names";
import { copyText } from "../shell/copy";
import { matrixLink } from "../../text/matrix_links";

/** The same in the list's menu and in the room's own. */
export function roomActions(room: RoomItem): MenuItem[] {
  const { roomId } = room;
  if (room.membership === "knock") return [{ label: "Take the request back", icon: "door", danger: true, onSelect: () => void trying(leave(roomId)) }];
  const news = room.unread > 0 || room.mentions > 0 || room.markedUnread;
  return [
    { label: room.favourite ? "No favourite any more" : "Favourite", icon: "star", onSelect: () => void trying(setFavourite(roomId, !room.favourite)) },
    { label: room.muted ? "Unmute" : "Mute", icon: room.muted ? "bell" : "bell_off", onSelect: () => void trying(setMuted(roomId, !room.muted)) },
    news
      ? { label: "Mark as read", icon: "check", onSelect: () => void trying(markRoomRead(roomId)) }
      : { label: "Mark as unread", icon: "unread", onSelect: () => void trying(setMarkedUnread(roomId, true)) },
    { label: "Copy link", icon: "link", onSelect: () => void copyText(matrixLink(room.alias ?? roomId), "The link") },
    { label: "Leave", icon: "door", danger: true, apart: true, onSelect: () => openDialog({ kind: "leave", roomId }) },
  ];
}

interface RoomMenuProps {
  room: RoomItem;
  anchor: HTMLElement;
  at?: DOMRect | undefined;
  onClose: () => void;
}

export function RoomMenu({ room, anchor, at, onClose }: RoomMenuProps) {
  return (
    <MenuList
      id="room-menu"
      label={safeName(room.name, "Room")}
      items={roomActions(roomOf(room.roomId) ?? room)} // it may change while the menu is open
      anchor={anchor}
      {...(at && { at })}
      onClose={(refocus) => {
        onClose();
        if (refocus) anchor.focus();
      }}
    />
  );
}
