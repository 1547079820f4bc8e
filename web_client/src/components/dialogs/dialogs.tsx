/** The dialog that is open, if any. */
import { dialog } from "../../state/dialogs";
import { Palette } from "../palette/palette";
import { Act, Leave, LogOut, RemoveMessage } from "./confirmations";
import { Explore } from "./explore";
import { Invite } from "./invite";
import { NewMessage } from "./new_message";
import { NewRoom } from "./new_room";
import { PersonCard } from "./person_card";
import { ShortcutsList } from "./shortcuts_list";

export function Dialogs() {
  const open = dialog.value;
  switch (open?.kind) {
    case undefined:
      return null;
    case "new-room":
      return <NewRoom />;
    case "explore":
      return <Explore {...(open.term !== undefined && { term: open.term })} />;
    case "new-message":
      return <NewMessage />;
    case "invite":
      return <Invite roomId={open.roomId} />;
    case "leave":
      return <Leave roomId={open.roomId} />;
    case "remove":
    case "ban":
      return <Act key={open.userId} act={open.kind} roomId={open.roomId} userId={open.userId} name={open.name} />;
    case "remove-message":
      return <RemoveMessage key={open.event.key} event={open.event} />;
    case "person":
      return <PersonCard key={open.userId} userId={open.userId} />;
    case "log-out":
      return <LogOut />;
    case "go-to":
      return <Palette />;
    case "shortcuts":
      return <ShortcutsList />;
  }
}
