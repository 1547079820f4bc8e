/** The frame: rooms, the open room, its details. One column on a phone, two on a tablet, three on a desktop. */
import { useComputed } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { shownRoomId } from "../../state/details";
import { detailsOpen } from "../../state/layout";
import { rooms } from "../../state/rooms";
import { route } from "../../state/route";
import { Details } from "../details/details";
import { Sidebar } from "../rooms/sidebar";
import { Settings } from "../settings/settings";
import { ConnectionBanner } from "./connection_banner";
import { keepFocus } from "./kept_focus";
import { RoomScreen } from "./room_screen";
import { Welcome } from "./welcome";

export function Shell() {
  const main = useRef<HTMLElement>(null);
  const page = useComputed(() => route.value.page).value;
  const inRoom = useComputed(() => rooms.value.get(shownRoomId.value ?? "")?.membership === "join").value;
  const home = page === "home" || page === "user";
  const withDetails = inRoom && page === "room" && detailsOpen.value;
  useEffect(keepFocus, []);
  return (
    <div class="flex h-full flex-col">
      <a
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
        class="fixed top-2 left-2 z-40 -translate-y-20 rounded-md bg-accent px-4 py-2 font-medium text-on-accent focus:translate-y-0"
      >
        Skip to the messages
      </a>
      <ConnectionBanner />
      <div class="relative flex min-h-0 flex-1">
        <Sidebar class={`w-full shrink-0 border-line tablet:flex tablet:w-80 tablet:border-r ${home ? "flex" : "hidden"}`} />
        <main ref={main} id="main" tabIndex={-1} class={`flex min-w-0 flex-1 flex-col bg-canvas outline-none ${home ? "max-tablet:hidden-text" : ""}`}>
          {home && <h1 class="hidden-text">Porch</h1>}
          {page === "room" ? <RoomScreen /> : page === "settings" ? <Settings /> : <Welcome />}
        </main>
        {withDetails && <Details />}
      </div>
    </div>
  );
}
