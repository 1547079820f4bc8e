/** One room in the list. */
import { useComputed, useSignalEffect } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { RoomItem } from "../../adapter/types";
import { Badge, Icon, ListRow, useLongPress } from "../../design";
import { shownRoomId } from "../../state/details";
import { presenceOf } from "../../state/presence";
import { now } from "../../state/clock";
import { roomHref } from "../../state/route";
import { safeName } from "../../text/names";
import { shortWhen } from "../../text/times";
import { Name } from "../shell/name";
import { Picture } from "../shell/picture";
import { reached, tabStop } from "./tab_stop";

interface RoomRowProps {
  room: RoomItem;
  /** Opens the room's menu, where it was asked for. */
  onOptions: (room: RoomItem, anchor: HTMLElement, at?: DOMRect) => void;
}

export function RoomRow({ room, onOptions }: RoomRowProps) {
  const row = useRef<HTMLDivElement>(null);
  const selected = useComputed(() => shownRoomId.value === room.roomId).value;
  const reachable = useComputed(() => tabStop.value === room.roomId).value;
  const presence = useComputed(() => (room.dm ? (presenceOf(room.dm)?.presence ?? null) : null)).value;
  const when = useComputed(() => shortWhen(room.at, now.value)).value;
  const count = room.muted ? room.mentions : Math.max(room.unread, room.mentions);
  const news = count > 0 || room.markedUnread;

  useSignalEffect(() => {
    if (shownRoomId.value === room.roomId) row.current?.scrollIntoView({ block: "nearest" });
  });
  const press = useLongPress((_target, box) => {
    const link = row.current?.querySelector("a");
    if (link) onOptions(room, link, box);
  });

  return (
    <div ref={row} class="group relative" {...press}>
      <ListRow
        selected={selected}
        strong={news}
        href={roomHref(room.roomId)}
        given={{ ...reached(room.roomId, reachable), draggable: false }}
        start={<Picture mxc={room.picture} name={room.name} hue={room.hue} size={10} square={!room.dm} presence={presence === "offline" ? null : presence} />}
        title={<Name text={room.name} />}
        titleEnd={room.at > 0 && <span class="pointer-fine:group-hover:opacity-0 group-has-[button:focus-visible]:opacity-0">{when}</span>}
        subtitle={<Last room={room} />}
        subtitleEnd={
          <>
            {room.muted && <Muted />}
            {room.mentions > 0 && <Icon name="at" size={4} class="text-accent" />}
            {count > 0 ? <Badge count={count} mention={room.mentions > 0} label={countWords(room, count)} /> : room.markedUnread && <Dot />}
          </>
        }
      />
      <button
        type="button"
        tabIndex={reachable ? 0 : -1}
        aria-label={`Options of ${safeName(room.name, "?")}`}
        aria-haspopup="menu"
        onClick={(event) => onOptions(room, event.currentTarget)}
        class={`absolute top-1 right-1 inline-flex size-6 items-center justify-center rounded-sm text-ink opacity-0
          group-hover:opacity-100 focus-visible:opacity-100 pointer-coarse:hidden ${selected ? "bg-selected" : "bg-hover"}`}
      >
        <Icon name="more" size={4} />
      </button>
    </div>
  );
}

function countWords(room: RoomItem, count: number): string {
  const mentions = room.mentions === 1 ? "1 mention" : `${room.mentions} mentions`;
  return room.mentions ? `${count} unread, ${mentions}` : `${count} unread`;
}

function Muted() {
  return (
    <>
      <Icon name="bell_off" size={4} class="text-muted" />
      <span class="hidden-text">Muted</span>
    </>
  );
}

function Dot() {
  return (
    <span class="size-2.5 rounded-full bg-accent">
      <span class="hidden-text">Marked as unread</span>
    </span>
  );
}

function Last({ room }: { room: RoomItem }) {
  if (room.typing.length) {
    const [first, ...rest] = room.typing;
    return (
      <span class="text-accent">
        {room.dm ? "typing…" : rest.length ? `${room.typing.length} people are typing…` : <><Name text={first!.name} /> is typing…</>}
      </span>
    );
  }
  if (room.membership === "knock") return <>Waiting to be let in</>;
  if (room.replacedBy) return <>Replaced by a new room</>;
  if (!room.last) return <>{room.empty ? "No messages yet" : "Nothing was said lately"}</>;
  const who = room.last.own ? "You" : room.dm ? null : room.last.sender;
  return (
    <>
      {who && <><Name text={who} />: </>}
      <Name text={room.last.text} otherwise="" />
    </>
  );
}
