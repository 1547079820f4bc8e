/** The right panel: what the open room is, and who is in it. */
import { useEffect, useRef } from "preact/hooks";
import { Button, IconButton, Spinner } from "../../design";
import { details, shownRoomId } from "../../state/details";
import { openDialog } from "../../state/dialogs";
import { showDetails } from "../../state/layout";
import { roomOf } from "../../state/rooms";
import { matrixLink } from "../../text/matrix_links";
import { copyText } from "../shell/copy";
import { About } from "./about";
import { People } from "./people";

/** Beside the messages on a desktop, over them on smaller screens. */
export function Details() {
  const roomId = shownRoomId.value;
  const room = roomId === null ? undefined : roomOf(roomId);
  const about = details.value;
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    const covers = panel.current && getComputedStyle(panel.current).position === "absolute";
    if (covers) panel.current?.focus();
  }, []);
  if (!room) return null;
  const close = () => {
    showDetails(false);
    document.querySelector<HTMLElement>("main button[aria-label=Details]")?.focus();
  };
  return (
    <aside
      ref={panel}
      aria-label="Details"
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.preventDefault();
        close();
      }}
      class="absolute inset-0 z-20 flex flex-col bg-canvas outline-none animate-appear tablet:left-auto tablet:w-96 tablet:border-l tablet:border-line tablet:shadow-float
        desktop:static desktop:w-80 desktop:shrink-0 desktop:animate-none desktop:shadow-none"
    >
      <div class="flex h-14 shrink-0 items-center gap-1 border-b border-line pr-2 pl-4">
        <h2 class="min-w-0 flex-1 font-semibold tracking-tight">Details</h2>
        <IconButton icon="close" label="Close the details" onClick={close} />
      </div>
      <div class="flex min-h-0 flex-1 flex-col gap-6 overflow-y-auto p-4">
        {about ? (
          <>
            <About key={about.roomId} room={room} about={about} />
            <People roomId={about.roomId} mayInvite={about.may.invite} />
          </>
        ) : (
          <span class="flex justify-center py-10 text-muted">
            <Spinner label="Loading" />
          </span>
        )}
        <div class="flex flex-col border-t border-line pt-3">
          <Button kind="quiet" icon="link" class="-mx-2 justify-start px-2!" onClick={() => void copyText(matrixLink(room.alias ?? room.roomId), "The link")}>
            Copy link
          </Button>
          <Button kind="quiet" icon="door" class="-mx-2 justify-start px-2! text-danger!" onClick={() => openDialog({ kind: "leave", roomId: room.roomId })}>
            Leave
          </Button>
        </div>
      </div>
    </aside>
  );
}
