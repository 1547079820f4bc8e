/** The user's rooms in sections, with a filter. */
import type { VNode } from "preact";
import { useRef, useState } from "preact/hooks";
import type { RoomItem } from "../../adapter/types";
import { Button, Field, Icon, Spinner } from "../../design";
import { openDialog } from "../../state/dialogs";
import { fold, foldedSections } from "../../state/layout";
import { filter, sections, type Section } from "../../state/rooms";
import { phase } from "../../state/session";
import { goToRoom } from "../../state/route";
import { FirstSteps } from "../shell/first_steps";
import { useDrawn } from "../shell/use_drawn";
import { Invitation } from "./invitation";
import { RoomMenu } from "./room_menu";
import { RoomRow } from "./room_row";

interface OpenMenu {
  room: RoomItem;
  anchor: HTMLElement;
  at?: DOMRect | undefined;
}

export function RoomList() {
  const nav = useRef<HTMLElement>(null);
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const shown = sections.value;
  const row = useDrawn<RoomItem>((room) => (
    <li key={room.roomId}>
      {room.membership === "invite" ? <Invitation room={room} /> : <RoomRow room={room} onOptions={(asked, anchor, at) => setMenu({ room: asked, anchor, at })} />}
    </li>
  ));
  return (
    <nav ref={nav} aria-label="Rooms" class="flex min-h-0 flex-1 flex-col" onKeyDown={(event) => move(nav.current!, event)}>
      <div class="px-3 pb-2">
        <Filter />
      </div>
      <div class="min-h-0 flex-1 overflow-y-auto px-2 pb-4">
        {shown.map((section) => (
          <Group key={section.key} section={section} row={row} />
        ))}
        {shown.length === 0 && <Empty />}
      </div>
      {menu && <RoomMenu key={menu.room.roomId} {...menu} onClose={() => setMenu(null)} />}
    </nav>
  );
}

function Filter() {
  return (
    <Field
      label="Filter rooms"
      labelHidden
      quiet
      icon="search"
      type="search"
      placeholder="Filter rooms"
      value={filter.value}
      onValue={(value) => (filter.value = value)}
      onKeyDown={(event) => {
        if (event.key === "Escape" && filter.value) {
          event.preventDefault();
          filter.value = "";
        }
        const first = sections.value[0]?.rooms[0];
        if (event.key === "Enter" && filter.value && first) {
          event.preventDefault();
          goToRoom(first.roomId);
          filter.value = "";
        }
      }}
      autocomplete="off"
      autocapitalize="none"
      spellcheck={false}
    />
  );
}

const MOST_INVITATIONS = 3; // they are tall, and anybody can send them: the rooms stay in sight

function Group({ section, row }: { section: Section; row: (room: RoomItem) => VNode }) {
  const [whole, setWhole] = useState(false);
  const closed = foldedSections.value.has(section.key) && !filter.value;
  const most = section.key === "invites" && !whole && !filter.value ? MOST_INVITATIONS : Infinity;
  const more = section.rooms.length - most;
  const news = section.rooms.some((room) => room.mentions > 0 || (room.unread > 0 && !room.muted) || room.markedUnread);
  return (
    <section class="pt-2">
      <h2>
        <button
          type="button"
          aria-expanded={!closed}
          onClick={() => fold(section.key, !closed)}
          class="flex w-full items-center gap-1 rounded-sm px-2 py-1 text-left text-sm font-medium text-muted hover:text-ink"
        >
          <span>{section.title}</span>
          <Icon name="chevron" size={3} class={`transition-transform ${closed ? "" : "rotate-90"}`} />
          {closed && news && <span class="ml-auto size-2 rounded-full bg-accent" aria-hidden="true" />}
        </button>
      </h2>
      {!closed && <ul class="flex flex-col gap-px">{section.rooms.slice(0, most).map(row)}</ul>}
      {!closed && more > 0 && (
        <Button kind="quiet" small class="ml-13" onClick={() => setWhole(true)}>
          {more === 1 ? "1 more invitation" : `${more} more invitations`}
        </Button>
      )}
    </section>
  );
}

function Empty() {
  if (filter.value.trim()) {
    return (
      <div class="flex flex-col items-center gap-3 px-4 py-8 text-center text-muted">
        <p role="status">No room of yours is called so.</p>
        <Button small icon="globe" onClick={() => openDialog({ kind: "explore", term: filter.value.trim() })}>
          Look among public rooms
        </Button>
      </div>
    );
  }
  if (phase.value !== "in") {
    return (
      <span class="flex justify-center py-10 text-muted">
        <Spinner label="Loading your rooms" />
      </span>
    );
  }
  return (
    <div class="flex flex-col items-center gap-6 px-4 py-8 text-center text-muted">
      <p>Your rooms and conversations will stand here.</p>
      <div class="flex flex-col gap-2 tablet:hidden">
        <FirstSteps />
      </div>
    </div>
  );
}

/** Arrows, Home and End go from room to room; from the field, arrow down goes into the list. Letters go into the field. */
function move(nav: HTMLElement, event: KeyboardEvent): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
  const links = [...nav.querySelectorAll<HTMLElement>("a[data-room]")];
  const active = document.activeElement;
  const at = links.indexOf((active?.closest("li")?.querySelector("a[data-room]") ?? active) as HTMLElement);
  const inField = active instanceof HTMLInputElement;
  if (!inField && /^[\p{L}\p{N}#@]$/u.test(event.key)) return nav.querySelector("input")?.focus(); // the letter follows the focus
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }[event.key];
  if (to === undefined || (inField && event.key !== "ArrowDown")) return;
  event.preventDefault();
  if (event.key === "ArrowUp" && at <= 0) nav.querySelector("input")?.focus();
  else links[to]?.focus();
}
