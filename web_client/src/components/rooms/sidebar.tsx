/** The column of rooms, with what concerns the account above it. */
import { IconButton } from "../../design";
import { openDialog } from "../../state/dialogs";
import { AccountMenu } from "./account_menu";
import { RoomList } from "./room_list";

export function Sidebar({ class: className }: { class: string }) {
  return (
    <div class={`flex min-h-0 flex-col bg-side ${className}`}>
      <header class="flex h-14 shrink-0 items-center gap-1 pr-2 pl-2">
        <div class="flex min-w-0 flex-1">
          <AccountMenu />
        </div>
        <IconButton icon="globe" label="Explore" onClick={() => openDialog({ kind: "explore" })} />
        <IconButton icon="edit" label="New message" keys="Alt+N" onClick={() => openDialog({ kind: "new-message" })} />
        <IconButton icon="add" label="New room" onClick={() => openDialog({ kind: "new-room" })} />
      </header>
      <RoomList />
    </div>
  );
}
