/** The settings: the way back from them, and the one out. */
import { effect } from "@preact/signals";
import { openDialog } from "./dialogs";
import { backTo, route, type Route } from "./route";
import { logOut, unsentOf, userId } from "./session";

let before: Route = { page: "home" };

effect(() => {
  const at = route.value;
  if (at.page === "room" || at.page === "home") before = at;
});

/** Back to the room, or to the list, from which one came. */
export const leaveSettings = (): void => backTo(before);

/** Logs out; where messages that are not sent would be lost by it, asks first. */
export function askToLogOut(): void {
  if (unsentOf(userId.peek() ?? "").length) openDialog({ kind: "log-out" });
  else void logOut();
}
