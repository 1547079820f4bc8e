/** An invitation in the list. */
import { useState } from "preact/hooks";
import type { RoomItem } from "../../adapter/types";
import { Button, ListRow } from "../../design";
import { shownRoomId } from "../../state/details";
import { accept, leave } from "../../state/rooms";
import { roomHref } from "../../state/route";
import { trying } from "../../state/toasts";
import { Name } from "../shell/name";
import { Picture } from "../shell/picture";
import { reached, tabStop } from "./tab_stop";

/** Accepting goes into the room. */
export function Invitation({ room }: { room: RoomItem }) {
  const { busy, answer } = useAnswer(room.roomId);
  return (
    <div class="flex flex-col gap-1 pb-2">
      <ListRow
        strong
        selected={shownRoomId.value === room.roomId}
        href={roomHref(room.roomId)}
        given={reached(room.roomId, tabStop.value === room.roomId)}
        start={<Picture mxc={room.picture} name={room.name} hue={room.hue} size={10} square={!room.dm} />}
        title={<Name text={room.name} />}
        subtitle={<InvitedBy room={room} />}
      />
      <span class="flex gap-2 pl-15">
        <Button small kind="primary" busy={busy === "accept"} onClick={() => answer("accept")}>
          Accept
        </Button>
        <Button small busy={busy === "decline"} onClick={() => answer("decline")}>
          Decline
        </Button>
      </span>
    </div>
  );
}

export function InvitedBy({ room }: { room: RoomItem }) {
  if (room.dm) return <>wants to talk to you</>;
  return room.inviter ? (
    <>
      <Name text={room.inviter.name} /> invites you
    </>
  ) : (
    <>You are invited</>
  );
}

/** Accepts or declines, one at a time; failures are shown. */
export function useAnswer(roomId: string) {
  const [busy, setBusy] = useState<"accept" | "decline" | null>(null);
  const answer = async (which: "accept" | "decline") => {
    if (busy) return;
    setBusy(which);
    await trying<unknown>(which === "accept" ? accept(roomId) : leave(roomId));
    setBusy(null);
  };
  return { busy, answer };
}
