/** The open room: header, messages, and where one writes. */
import { details } from "../../state/details";
import { findRoom, join, roomOf } from "../../state/rooms";
import { goToRoom, route } from "../../state/route";
import { Button } from "../../design";
import { Composer } from "../composer";
import { Failure } from "../dialogs/failure";
import { useAction } from "../dialogs/use_action";
import { Timeline } from "../timeline";
import { Knocks } from "./knocks";
import { RoomGate } from "./room_gate";
import { RoomHeader } from "./room_header";

export function RoomScreen() {
  const at = route.value;
  if (at.page !== "room") return null;
  const room = findRoom(at.room);
  if (room?.membership !== "join") return <RoomGate key={at.room} address={at.room} via={at.via} room={room} />;
  return (
    <div class="flex min-h-0 flex-1 flex-col">
      <RoomHeader room={room} />
      <Knocks />
      <Timeline />
      <Foot />
    </div>
  );
}

/** Where nobody may write any more, the reason for it. */
function Foot() {
  const room = details.value;
  if (room?.replacedBy) return <Moved {...room.replacedBy} />;
  if (room && !room.may.send) return <p class="shrink-0 border-t border-line px-4 py-4 text-center text-muted">You may read here, but not write.</p>;
  return <Composer />;
}

/** Whoever was in the room wants to go on in the new one, so the way there leads in. */
function Moved({ roomId, via }: { roomId: string; via: string[] }) {
  const action = useAction();
  const enter = () => {
    if (roomOf(roomId)?.membership === "join") goToRoom(roomId);
    else void action.run(() => join(roomId, via));
  };
  return (
    <div class="flex shrink-0 flex-col items-center gap-2 border-t border-line px-4 py-3">
      <div class="flex flex-wrap items-center justify-center gap-3">
        <p class="text-muted">This room was replaced by a new one.</p>
        <Button small kind="primary" busy={action.busy} onClick={enter}>
          Go to the new room
        </Button>
      </div>
      <Failure words={action.error} />
    </div>
  );
}
