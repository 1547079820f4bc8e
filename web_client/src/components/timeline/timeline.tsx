/** The messages of the open room. */
import { computed, useSignal, useSignalEffect } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { Button, Icon, Spinner } from "../../design";
import type { Row } from "../../state/rows";
import {
  failure,
  focus,
  forgetNewLine,
  jumpTo,
  loadingFailed,
  loadingNewer,
  loadingOlder,
  lookedAway,
  markRead,
  newAfter,
  newCount,
  newer,
  older,
  opening,
  openRoom,
  openRoomId,
  rows,
  setAtBottom,
  snapshot,
  toEnd,
} from "../../state/timeline";
import type { Anchor } from "./anchor";
import { useAttention } from "./attention";
import { List, TimelineRow } from "./event_row";
import { useWindow } from "./use_window";

const FLASH = 2_000; // ms
const RETRY_AFTER = 3_000; // ms between two tries of loading more that failed

/** Fills its place; `null` rooms show nothing. */
export function Timeline() {
  const roomId = openRoomId.value;
  if (!roomId) return null;
  return (
    <div class="relative flex min-h-0 flex-1 flex-col">
      {failure.value ? <Failure roomId={roomId} words={failure.value} /> : snapshot.value ? <Messages key={roomId} /> : <Waiting />}
    </div>
  );
}

function Waiting() {
  return <div class="flex flex-1 items-center justify-center">{opening.value && <Spinner size={8} label="Loading messages" />}</div>;
}

function Failure({ roomId, words }: { roomId: string; words: string }) {
  return (
    <div role="alert" class="flex flex-1 flex-col items-center justify-center gap-3 p-6 text-center">
      <Icon name="warning" size={8} class="text-muted" />
      <p>{words}</p>
      <Button onClick={() => void openRoom(roomId)}>Show the newest messages</Button>
    </div>
  );
}

function Messages() {
  const flash = useSignal<string | null>(null);
  const atBottom = useSignal(true);
  const lineAbove = useSignal(false);
  const lastTry = useRef(0);
  const wanted = useWanted();
  const win = useWindow({
    rows: rows.value,
    atEnd: snapshot.value?.atEnd ?? false,
    wanted,
    more(end, byUser) {
      const failed = loadingFailed.peek() !== null;
      if (failed && (!byUser || Date.now() - lastTry.current < RETRY_AFTER)) return;
      lastTry.current = Date.now();
      void (end === "older" ? older() : newer());
    },
    moved(anchor, from) {
      atBottom.value = anchor.atEnd;
      lineAbove.value = isLineAbove(anchor, from);
      setAtBottom(anchor.atEnd);
      if (looking()) markRead();
    },
  });

  const attention = useAttention(win);
  const context = useMemo(() => ({ ...attention.marks, flash }), []);
  useSignalEffect(() => {
    const asked = focus.value;
    if (!asked) return;
    if ("end" in asked) return win.goToEnd();
    flash.value = asked.eventId;
    const timer = setTimeout(() => (flash.value = null), FLASH);
    return () => clearTimeout(timer);
  });
  useEffect(() => {
    const turned = () => (looking() ? markRead() : atBottom.peek() && lookedAway());
    const turns = [window, document].flatMap((target) => ["focus", "blur", "visibilitychange"].map((name) => [target, name] as const));
    for (const [target, name] of turns) target.addEventListener(name, turned);
    return () => {
      for (const [target, name] of turns) target.removeEventListener(name, turned);
    };
  }, []);

  return (
    <>
      <div
        ref={win.view}
        role="log"
        aria-label="Messages"
        aria-live={atBottom.value ? "polite" : "off"}
        aria-relevant="additions"
        tabIndex={-1}
        onScroll={win.onScroll}
        onKeyDown={attention.onKeyDown}
        class="relative min-h-0 flex-1 overflow-y-auto overscroll-contain pb-2 outline-none [overflow-anchor:none]"
      >
        <Older />
        <div ref={win.content} {...attention.given}>
          <List.Provider value={context}>
            {win.shown.map((row) => (
              <TimelineRow key={row.key} row={row} />
            ))}
          </List.Provider>
        </div>
        {loadingNewer.value && (
          <div class="flex justify-center py-3">
            <Spinner label="Loading newer messages" />
          </div>
        )}
      </div>
      {lineAbove.value && <ToLine />}
      {!atBottom.value && <ToEnd />}
    </>
  );
}

/** Above the first row, of one height whatever happens, so that nothing moves. */
function Older() {
  if (snapshot.value?.atStart) return null;
  return (
    <div class="flex h-12 items-center justify-center gap-2 text-sm text-muted">
      {loadingOlder.value && <Spinner label="Loading older messages" />}
      {!loadingOlder.value && loadingFailed.value && (
        <>
          <span class="min-w-0 truncate">{loadingFailed.value}</span>
          <Button small onClick={() => void older()}>
            Retry
          </Button>
        </>
      )}
    </div>
  );
}

/** To what is new, where that stands above what is in view. */
function ToLine() {
  const after = newAfter.value;
  if (!after) return null;
  return (
    <div class="absolute inset-x-0 top-2 z-20 flex justify-center">
      <span class="flex rounded-full bg-raised shadow-float">
        <Button small kind="quiet" class="rounded-full" onClick={() => void jumpTo(after)}>
          <Icon name="arrow_down" size={4} class="rotate-180" />
          Where I left off
        </Button>
        <Button small kind="quiet" class="rounded-full" aria-label="Forget where I left off" onClick={forgetNewLine}>
          <Icon name="close" size={4} />
        </Button>
      </span>
    </div>
  );
}

/** To the end, with how many came since one left it. */
function ToEnd() {
  const count = newCount.value;
  const words = count === 0 ? "To the newest message" : count === 1 ? "1 new message" : `${count} new messages`;
  return (
    <div class="pointer-events-none absolute inset-x-0 bottom-3 z-20 flex justify-center">
      <Button
        small
        kind={count ? "primary" : "plain"}
        icon="arrow_down"
        class="pointer-events-auto rounded-full shadow-float"
        aria-label={words}
        onClick={() => void toEnd()}
      >
        {count ? words : "Newest"}
      </Button>
    </div>
  );
}

/** The row of the event that is to be brought into sight; each time it is asked for another object. */
function useWanted(): { key: string } | null {
  const asked = focus.value;
  const all = rows.value;
  const row = asked && "eventId" in asked ? all.find((one) => holds(one, asked.eventId)) : undefined;
  return useMemo(() => (row ? { key: row.key } : null), [asked, row?.key]);
}

function holds(row: Row, eventId: string): boolean {
  if (row.kind === "event") return row.event.eventId === eventId;
  return row.kind === "changes" && row.events.some((event) => event.eventId === eventId);
}

const looking = (): boolean => document.visibilityState === "visible" && document.hasFocus();

/** The index of the line above what is new; -1 where it is in no row that is loaded. */
const lineIndex = computed(() => (newAfter.value === null ? -1 : rows.value.findIndex((row) => row.key === "new")));

/** Whether what is new begins before all that is loaded. */
const lineBefore = computed(() => {
  const after = newAfter.value;
  const now = snapshot.value;
  return after !== null && now !== null && now.atEnd && !now.events.some((event) => event.eventId === after);
});

/** Whether the line is above what is in view, or not even loaded. */
function isLineAbove(anchor: Anchor, from: number): boolean {
  const line = lineIndex.peek();
  if (line < 0) return lineBefore.peek();
  const row = line < from ? null : anchor.find("new");
  return line < from || (row !== null && row.offsetTop + row.offsetHeight < anchor.view.scrollTop);
}
