/** What is seen, by where one is and whether one is logged in. */
import { useSignalEffect } from "@preact/signals";
import { untracked } from "@preact/signals";
import { Spinner } from "../design";
import { route } from "../state/route";
import { findRoom } from "../state/rooms";
import { phase } from "../state/session";
import { closeRoom, openRoom } from "../state/timeline";
import { Entrance } from "./auth/entrance";
import { Gallery } from "./gallery/gallery";
import { Inside } from "./shell/inside";
import { Toaster } from "./shell/toaster";

export function App() {
  // The open timeline follows the address.
  useSignalEffect(() => {
    const at = route.value;
    const ready = phase.value === "in";
    untracked(() => {
      if (!ready) return;
      const room = at.page === "room" ? findRoom(at.room) : undefined;
      if (room?.membership === "join" && at.page === "room") void openRoom(room.roomId, at.eventId);
      else closeRoom();
    });
  });
  if (route.value.page === "gallery") return <Gallery />;
  return (
    <>
      {phase.value === "out" ? <Entrance /> : phase.value === "starting" ? <Starting /> : <Inside />}
      <Toaster />
    </>
  );
}

/** The rooms are on their way. */
function Starting() {
  return (
    <main class="flex h-full flex-col items-center justify-center bg-canvas text-muted">
      <h1 class="hidden-text">Porch</h1>
      <Spinner size={8} label="Loading your rooms" />
    </main>
  );
}
