/** What is seen, by where one is and whether one is logged in. */
import { useSignalEffect } from "@preact/signals";
import { untracked } from "@preact/signals";
import { Spinner } from "../design";
import { route } from "../state/route";
import { findRoom } from "../state/rooms";
import { connection, phase } from "../state/session";
import { closeRoom, openRoom } from "../state/timeline";
import { Entrance } from "./auth/entrance";
import { Gallery } from "./gallery/gallery";
import { PlainList, PlainRoom } from "./plain";

export function App() {
  // The open timeline follows the address.
  useSignalEffect(() => {
    const at = route.value;
    const ready = phase.value === "in";
    untracked(() => {
      if (!ready) return;
      const room = at.page === "room" ? findRoom(at.room) : undefined;
      if (room && at.page === "room") void openRoom(room.roomId, at.eventId);
      else closeRoom();
    });
  });
  if (route.value.page === "gallery") return <Gallery />;
  if (phase.value === "out") return <Entrance />;
  if (phase.value === "starting") return <Spinner size={8} label="Loading" />;
  return (
    <div class="flex h-full">
      <PlainList />
      <PlainRoom />
      <p role="status">{connection.value}</p>
    </div>
  );
}
