/** What one can begin with. */
import { Button } from "../../design";
import { openDialog } from "../../state/dialogs";
import { rooms } from "../../state/rooms";

/** The first of them stands out for who has no room yet. */
export function FirstSteps() {
  return (
    <>
      <Button kind={rooms.value.size === 0 ? "primary" : "plain"} icon="edit" onClick={() => openDialog({ kind: "new-message" })}>
        Write to somebody
      </Button>
      <Button icon="globe" onClick={() => openDialog({ kind: "explore" })}>
        Find a room
      </Button>
      <Button icon="add" onClick={() => openDialog({ kind: "new-room" })}>
        Make a room
      </Button>
    </>
  );
}
