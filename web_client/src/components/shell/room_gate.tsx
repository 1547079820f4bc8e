/** A room that the user is not in: an invitation, a request that waits, or a place to join. */
import { useEffect, useRef } from "preact/hooks";
import type { RoomItem } from "../../adapter/types";
import { Avatar, Button, Icon, Spinner } from "../../design";
import { join } from "../../state/rooms";
import { goHome } from "../../state/route";
import { phase } from "../../state/session";
import { Failure } from "../dialogs/failure";
import { useAction } from "../dialogs/use_action";
import { InvitedBy, useAnswer } from "../rooms/invitation";
import { safeName } from "../../text/names";
import { Name } from "./name";
import { Picture } from "./picture";
import { BackButton } from "./room_header";

interface RoomGateProps {
  /** A room ID or an alias. */
  address: string;
  via: string[];
  room: RoomItem | undefined;
}

export function RoomGate({ address, via, room }: RoomGateProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), [address]);
  return (
    <div class="flex min-h-0 flex-1 flex-col">
      <div class="flex h-14 shrink-0 items-center px-2 tablet:hidden">
        <BackButton />
      </div>
      <div class="flex min-h-0 flex-1 flex-col items-center justify-center gap-5 overflow-y-auto p-6 text-center">
        {room ? (
          <Picture mxc={room.picture} name={room.name} hue={room.hue} size={20} square={!room.dm} />
        ) : (
          <span class="inline-flex size-20 items-center justify-center rounded-lg bg-sunken text-muted">
            <Icon name={address.startsWith("#") ? "hash" : "link"} size={8} />
          </span>
        )}
        <div class="flex max-w-dialog flex-col gap-1">
          <h1 ref={heading} tabIndex={-1} class="text-xl font-semibold tracking-tight outline-none">
            <Name text={room?.name ?? (address.startsWith("#") ? address : "A room by its address")} />
          </h1>
          {room?.membership === "invite" && (
            <p class="text-muted">
              <InvitedBy room={room} />
            </p>
          )}
          {room?.membership === "knock" && <p class="text-muted">You asked to join. Somebody in the room has to let you in.</p>}
          {!room && phase.value === "in" && <p class="text-muted">You are not in this room.</p>}
        </div>
        {!room && phase.value !== "in" ? (
          <Spinner size={8} label="Loading" />
        ) : room?.membership === "invite" ? (
          <AnswerInvitation room={room} />
        ) : (
          !room && <JoinHere address={address} via={via} />
        )}
      </div>
    </div>
  );
}

function AnswerInvitation({ room }: { room: RoomItem }) {
  const { busy, answer } = useAnswer(room.roomId);
  return (
    <div class="flex flex-col items-center gap-4">
      {room.inviter && (
        <p class="flex items-center gap-2 text-sm text-muted">
          <Avatar name={safeName(room.inviter.name, "?")} hue={room.inviter.hue} size={6} />
          <Name text={room.inviter.userId} />
        </p>
      )}
      <div class="flex gap-2">
        <Button busy={busy === "decline"} onClick={() => void answer("decline")}>
          Decline
        </Button>
        <Button kind="primary" busy={busy === "accept"} onClick={() => void answer("accept")}>
          Accept
        </Button>
      </div>
    </div>
  );
}

function JoinHere({ address, via }: { address: string; via: string[] }) {
  const action = useAction();
  return (
    <div class="flex flex-col items-center gap-4">
      <div class="flex gap-2">
        <Button onClick={goHome}>Not now</Button>
        <Button kind="primary" busy={action.busy} onClick={() => void action.run(() => join(address, via))}>
          Join
        </Button>
      </div>
      <Failure words={action.error} />
    </div>
  );
}
