/** What stands above a room's messages. */
import type { RoomItem } from "../../adapter/types";
import { IconButton, Menu, PRESENCE_WORDS } from "../../design";
import { now } from "../../state/clock";
import { details } from "../../state/details";
import { detailsOpen, showDetails } from "../../state/layout";
import { presenceOf } from "../../state/presence";
import { goHome } from "../../state/route";
import { agoWords } from "../../text/times";
import { safeName } from "../../text/names";
import { roomActions } from "../rooms/room_menu";
import { Name } from "./name";
import { Picture } from "./picture";

/** On a phone, the way to the list of rooms. */
export function BackButton() {
  return <IconButton icon="back" label="Back" class="tablet:hidden" onClick={goHome} />;
}

export function RoomHeader({ room }: { room: RoomItem }) {
  const presence = room.dm ? presenceOf(room.dm) : null;
  const shown = detailsOpen.value;
  return (
    <header class="flex h-14 shrink-0 items-center gap-1 border-b border-line pr-2 pl-1 tablet:pl-3">
      <BackButton />
      <div class="flex min-w-0 flex-1 items-center gap-3">
        <Picture
          mxc={room.picture}
          name={room.name}
          hue={room.hue}
          size={8}
          square={!room.dm}
          presence={presence && presence.presence !== "offline" ? presence.presence : null}
        />
        <div class="flex min-w-0 flex-col">
          <h1 class="truncate font-semibold tracking-tight">
            <Name text={room.name} />
          </h1>
          <p class="truncate text-sm text-muted empty:hidden">
            <Under room={room} />
          </p>
        </div>
      </div>
      <Menu label={`Options of ${safeName(room.name, "the room")}`} items={roomActions(room)} />
      <IconButton icon="info" label="Details" keys="Alt+I" active={shown} aria-pressed={shown} onClick={() => showDetails(!shown)} />
    </header>
  );
}

function Under({ room }: { room: RoomItem }) {
  const topic = details.value?.topic;
  if (topic) return <Name text={topic} otherwise="" />;
  if (room.dm) {
    const info = presenceOf(room.dm);
    if (!info) return null;
    const status = safeName(info.status ?? "");
    if (status) return <bdi>{status}</bdi>;
    if (info.presence === "offline" && info.lastActive) return <>Last seen {agoWords(info.lastActive, now.value)}</>;
    return <>{PRESENCE_WORDS[info.presence]}</>;
  }
  const joined = details.value?.joined;
  return joined === undefined ? null : <>{joined === 1 ? "Only you" : `${joined} people`}</>;
}
