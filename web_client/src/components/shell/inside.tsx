/** Whoever is logged in: the frame, the dialogs, and what follows the state for as long as they are. */
import { useSignalEffect } from "@preact/signals";
import { useLayoutEffect } from "preact/hooks";
import { followOpenRoom } from "../../state/details";
import { openDialog } from "../../state/dialogs";
import { totals } from "../../state/rooms";
import { go, route } from "../../state/route";
import { followKeys } from "../../state/shortcuts";
import { Dialogs } from "../dialogs/dialogs";
import { Shell } from "./shell";

export function Inside() {
  // at once: keys that are pressed as soon as the rooms are seen count
  useLayoutEffect(() => {
    const stops = [followKeys(window), followOpenRoom()];
    return () => stops.forEach((stop) => stop());
  }, []);
  useSignalEffect(() => {
    const { unread, mentions } = totals.value;
    document.title = mentions ? `(${mentions}) Porch` : unread ? "• Porch" : "Porch";
  });
  useSignalEffect(() => {
    const at = route.value;
    if (at.page === "login" || at.page === "register") go({ page: "home" }, true);
    if (at.page === "user") {
      go({ page: "home" }, true);
      openDialog({ kind: "person", userId: at.userId });
    }
  });
  return (
    <>
      <Shell />
      <Dialogs />
    </>
  );
}
