/** Which row is pointed at, and which the keyboard is on; its menu, and the keys that lead from row to row. */
import { useComputed, useSignal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { HTMLAttributes } from "preact";
import { useRef } from "preact/hooks";
import { useLongPress } from "../../design";
import type { Row } from "../../state/rows";
import { rows } from "../../state/timeline";
import { followLinks } from "../shell/follow_links";
import type { Window } from "./use_window";

/** Keys of rows; rows show their actions by them. */
export interface Marks {
  pointed: ReadonlySignal<string | null>;
  focused: ReadonlySignal<string | null>;
  /** The row that the keyboard goes to first. */
  entry: ReadonlySignal<string | null>;
}

interface Attention {
  marks: Marks;
  /** Attributes for the element that holds the rows. */
  given: HTMLAttributes<HTMLDivElement>;
  /** For the element that scrolls. */
  onKeyDown: (event: KeyboardEvent) => void;
}

export function useAttention(win: Window): Attention {
  const pointed = useSignal<string | null>(null);
  const focused = useSignal<string | null>(null);
  const entered = useSignal<string | null>(null);
  const entry = useComputed(() => {
    const all = rows.value;
    const kept = entered.value !== null && all.some((row) => row.key === entered.value);
    return kept ? entered.value : (all.findLast(isPerson)?.key ?? null);
  });
  const byFinger = useRef(false);
  const press = useLongPress((target) => openMenu(target, byFinger.current ? pointed : null));
  return {
    marks: { pointed, focused, entry },
    given: {
      ...press,
      onPointerDown: (event) => {
        byFinger.current = event.pointerType === "touch";
        press.onPointerDown(event);
      },
      onClick: (event) => {
        if (byFinger.current) tap(event, pointed);
        followLinks(event);
      },
      onPointerOver: (event) => event.pointerType !== "touch" && point(event, pointed),
      onPointerLeave: (event) => event.pointerType === "mouse" && !menuOpen(event.currentTarget) && (pointed.value = null),
      onFocusIn: (event) => enter(event, focused, entered),
      onFocusOut: (event) => leave(event, focused),
    },
    onKeyDown: (event) => keyPressed(event, win, entered),
  };
}

const isPerson = (row: Row): boolean => row.kind === "event" || row.kind === "changes";

function rowAt(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>("[data-key]") : null;
}

function menuOpen(list: Element): boolean {
  return list.querySelector("[role=toolbar] [aria-expanded=true]") !== null;
}

function point(event: PointerEvent, pointed: Signal<string | null>): void {
  const row = rowAt(event.target);
  if (!menuOpen(event.currentTarget as Element)) pointed.value = row?.dataset["key"] ?? null;
}

function enter(event: FocusEvent, focused: Signal<string | null>, entered: Signal<string | null>): void {
  const key = rowAt(event.target)?.dataset["key"] ?? null;
  if (key === null) return;
  entered.value = key;
  if ((event.target as Element).matches(":focus-visible")) focused.value = key;
}

function leave(event: FocusEvent, focused: Signal<string | null>): void {
  const to = rowAt(event.relatedTarget)?.dataset["key"] ?? null;
  if (to !== focused.value) focused.value = null;
}

/** A finger that scrolls points at nothing; one that taps does, and by another tap not any more. */
function tap(event: MouseEvent, pointed: Signal<string | null>): void {
  const key = rowAt(event.target)?.dataset["key"] ?? null;
  if (!isOther(event.target as Element)) pointed.value = pointed.peek() === key ? null : key;
}

/** Whether a press is about something else than the message in which it stands. */
const isOther = (target: Element): boolean => target.closest("a, button, summary, img, pre, [role=img], [role=toolbar], [role=menu], [role=dialog]") !== null;

const menuButton = (row: Element): HTMLElement | null => row.querySelector("[role=toolbar] [aria-haspopup=menu]");

/** The menu of a message, which is pointed at first where a finger asks; `false` where the press is not for it. */
function openMenu(target: Element, pointed: Signal<string | null> | null): boolean {
  const row = rowAt(target);
  if (!row || isOther(target) || document.getSelection()?.isCollapsed === false) return false;
  const button = menuButton(row);
  if (!button && (!pointed || !row.dataset["event"])) return false;
  if (button) button.click();
  else {
    pointed!.value = row.dataset["key"]!;
    setTimeout(() => menuButton(row)?.click()); // when it is drawn
  }
  return true;
}

function keyPressed(event: KeyboardEvent, win: Window, entered: Signal<string | null>): void {
  const row = event.target as HTMLElement;
  const key = row.dataset["key"];
  const onView = row === win.view.current;
  if ((!key && !onView) || event.ctrlKey || event.metaKey || event.altKey) return;
  const to = (next: string | undefined) => {
    if (!next) return;
    entered.value = next;
    win.content.current?.querySelector<HTMLElement>(`:scope > [data-key="${CSS.escape(next)}"]`)?.focus();
  };
  if (event.key === "ArrowUp" && key) to(neighbour(key, -1));
  else if (event.key === "ArrowDown" && key) to(neighbour(key, 1));
  else if ((event.key === "ArrowUp" || event.key === "ArrowDown") && onView) to(entered.value ?? win.shown.findLast(isPerson)?.key);
  else if (event.key === "Enter" && key) (menuButton(row) ?? row.querySelector<HTMLElement>("button[aria-expanded]"))?.click();
  else if (event.key === "Escape" && key) document.querySelector<HTMLElement>("[data-composer]")?.focus();
  else return;
  event.preventDefault();
}

/** The key of the next row in that direction that one can go to. */
function neighbour(key: string, step: number): string | undefined {
  const all = rows.peek();
  let at = all.findIndex((row) => row.key === key) + step;
  while (all[at] && !isPerson(all[at]!)) at += step;
  return all[at]?.key;
}
