/** What is seen, by where one is and whether one is logged in. */
import { untracked, useComputed, useSignalEffect } from "@preact/signals";
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
  // The open timeline follows the address, and opens too when one is let into the room at which one looks.
  const joined = useComputed(() => {
    const at = route.value;
    const room = at.page === "room" && phase.value === "in" ? findRoom(at.room) : undefined;
    return room?.membership === "join" ? room.roomId : null;
  });
  useSignalEffect(() => {
    const [roomId, at] = [joined.value, route.value];
    const ready = phase.value === "in";
    untracked(() => {
      if (roomId && at.page === "room") void openRoom(roomId, at.eventId);
      else if (ready) closeRoom();
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
