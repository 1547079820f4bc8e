/** A room that the user is not in: an invitation, a request that waits, or a place to join. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { RoomItem, RoomPreview } from "../../adapter/types";
import { Avatar, Button, Field, Icon, Spinner } from "../../design";
import { preview } from "../../state/directory";
import { askToJoin, join, leave } from "../../state/rooms";
import { goHome } from "../../state/route";
import { phase } from "../../state/session";
import { WHO_JOINS } from "../details/joining";
import { Topic } from "../details/topic";
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
  const ready = phase.value === "in";
  return (
    <div class="flex min-h-0 flex-1 flex-col">
      <div class="flex h-14 shrink-0 items-center px-2 tablet:hidden">
        <BackButton />
      </div>
      <div class="flex min-h-0 flex-1 flex-col items-center justify-center gap-5 overflow-y-auto p-6 text-center">
        {room?.membership === "invite" ? <Invited room={room} /> : room ? <Asked room={room} /> : ready ? <Outside address={address} via={via} /> : <Spinner size={8} label="Loading" />}
      </div>
    </div>
  );
}

function Invited({ room }: { room: RoomItem }) {
  const { busy, answer } = useAnswer(room.roomId);
  return (
    <>
      <Sign room={room} square={!room.dm}>
        <p class="text-muted">
          <InvitedBy room={room} />
        </p>
      </Sign>
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
    </>
  );
}

function Asked({ room }: { room: RoomItem }) {
  const action = useAction();
  return (
    <>
      <Sign room={room} square>
        <p class="text-muted">You asked to join. Somebody in the room has to let you in.</p>
      </Sign>
      <Button busy={action.busy} onClick={() => void action.run(() => leave(room.roomId))}>
        Take the request back
      </Button>
      <Failure words={action.error} />
    </>
  );
}

/** What the room tells of itself to those who are not in it, and the way in, if there is one. */
function Outside({ address, via }: { address: string; via: string[] }) {
  const [room, setRoom] = useState<RoomPreview | "unknown" | null>(null);
  useEffect(() => {
    let wanted = true;
    preview(address, via).then(
      (found) => wanted && setRoom(found),
      () => wanted && setRoom("unknown"), // joining says what is wrong
    );
    return () => void (wanted = false);
  }, [address]);
  if (room === null) return <Spinner size={8} label="Looking at the room" />;
  if (room === "unknown") {
    return (
      <>
        <Sign room={{ name: address.startsWith("#") ? address : "A room by its address" }} icon={address.startsWith("#") ? "hash" : "link"}>
          <p class="text-muted">You are not in this room.</p>
        </Sign>
        <WayIn address={address} via={via} />
      </>
    );
  }
  return (
    <>
      <Sign room={room} square>
        <p class="text-sm text-muted">
          {room.alias && room.alias !== room.name && <><Name text={room.alias} /> · </>}
          {room.joined === 1 ? "1 person" : `${room.joined} people`}
        </p>
      </Sign>
      {room.topic && (
        <div class="max-h-40 max-w-reading overflow-y-auto text-left">
          <Topic text={room.topic} />
        </div>
      )}
      {room.membership === "ban" ? (
        <p class="text-danger">You are banned from this room.</p>
      ) : (
        <>
          <p class="flex items-center gap-2 text-sm text-muted">
            <Icon name={WHO_JOINS[room.joinRule].icon} size={4} />
            {WHO_JOINS[room.joinRule].words}
          </p>
          {room.joinRule === "knock" ? <Asking address={address} via={via} /> : room.joinRule !== "invite" && <WayIn address={address} via={via} />}
        </>
      )}
    </>
  );
}

interface SignProps {
  room: { name: string } & Partial<Pick<RoomPreview, "picture" | "hue">>;
  square?: boolean;
  /** In place of a picture, where nothing is known. */
  icon?: "hash" | "link";
  children: ComponentChildren;
}

/** Picture and name. Who comes here hears them first. */
function Sign({ room, square, icon, children }: SignProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <>
      {icon ? (
        <span class="inline-flex size-20 shrink-0 items-center justify-center rounded-lg bg-sunken text-muted">
          <Icon name={icon} size={8} />
        </span>
      ) : (
        <Picture mxc={room.picture ?? null} name={room.name} hue={room.hue ?? 0} size={20} {...(square && { square })} />
      )}
      <div class="flex max-w-dialog flex-col gap-1">
        <h1 ref={heading} tabIndex={-1} class="text-xl font-semibold tracking-tight outline-none">
          <Name text={room.name} />
        </h1>
        {children}
      </div>
    </>
  );
}

function WayIn({ address, via }: { address: string; via: string[] }) {
  const action = useAction();
  return (
    <>
      <div class="flex gap-2">
        <Button onClick={goHome}>Not now</Button>
        <Button kind="primary" busy={action.busy} onClick={() => void action.run(() => join(address, via))}>
          Join
        </Button>
      </div>
      <Failure words={action.error} />
    </>
  );
}

function Asking({ address, via }: { address: string; via: string[] }) {
  const [reason, setReason] = useState("");
  const action = useAction();
  const ask = () => void action.run(() => askToJoin(address, via, reason));
  return (
    <form
      class="flex w-full max-w-dialog flex-col gap-4 text-left"
      onSubmit={(event) => {
        event.preventDefault();
        ask();
      }}
    >
      <Field label="Why you want to join" value={reason} onValue={setReason} hint="Those in the room read it. It can be left empty." maxLength={300} autocomplete="off" />
      <div class="flex justify-center gap-2">
        <Button onClick={goHome}>Not now</Button>
        <Button kind="primary" type="submit" busy={action.busy}>
          Ask to join
        </Button>
      </div>
      <Failure words={action.error} />
    </form>
  );
}
