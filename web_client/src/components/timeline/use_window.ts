/**
 * Which of a timeline's rows are in the page: a window over all that are loaded, which moves as one scrolls.
 *
 * A page with some hundred rows is fast, one with five thousand is not. Nothing takes the place of rows that are left
 * out, so nothing has to guess their height.
 */
import { useLayoutEffect, useReducer, useRef } from "preact/hooks";
import type { RefObject } from "preact";
import type { Row } from "../../state/rows";
import { Anchor } from "./anchor";

const FIRST = 36; // rows that fill a screen
const STEP = 30;
const MOST = 150;
const NEAR = 1.5; // screens from an end at which more is put in
const FAR = 2.5; // screens beyond which rows may be taken out

interface Given {
  rows: readonly Row[];
  /** Whether the last row is the newest of the room. */
  atEnd: boolean;
  /** The row to be brought into sight; each object once, as soon as its row is there. */
  wanted: { key: string | null } | null;
  /** Loads more beyond what is loaded. */
  more: (end: "older" | "newer", byUser: boolean) => void;
  /** After each move and each change. */
  moved: (anchor: Anchor) => void;
}

interface Window {
  view: RefObject<HTMLDivElement | null>;
  content: RefObject<HTMLDivElement | null>;
  shown: readonly Row[];
  onScroll: () => void;
  goToEnd: () => void;
  /** The next row in that direction; put in if need be. */
  neighbour: (key: string, step: number) => Row | null;
}

export function useWindow(given: Given): Window {
  const view = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const anchor = useRef<Anchor | null>(null);
  /** Keys of the first and last row shown; `null` for the last: all until the end. */
  const range = useRef<{ first: string | null; last: string | null }>({ first: null, last: null });
  const target = useRef<string | null>(null);
  const done = useRef<object | null>(null);
  const now = useRef(given);
  now.current = given;
  const [, redraw] = useReducer((count: number) => count + 1, 0);

  // before the page changes: where things are now
  if (anchor.current) anchor.current.take();
  const { rows, wanted } = given;
  if (wanted?.key && wanted !== done.current) {
    done.current = wanted;
    target.current = wanted.key;
    const index = rows.findIndex((row) => row.key === wanted.key);
    const [first, last] = bounds(rows, range.current, null);
    if (index < first || index >= last) range.current = { first: null, last: null };
  }
  const [from, to] = bounds(rows, range.current, target.current);
  const shown = rows.slice(from, to);
  const place = useRef({ from, to, whole: false });
  place.current = { from, to, whole: given.atEnd && to >= rows.length };

  const settle = (byUser: boolean) => {
    const at = anchor.current;
    const { rows: all, atEnd, more, moved } = now.current;
    if (!at || !all.length) return;
    const before = place.current;
    const screen = at.view.clientHeight;
    let { from: first, to: last } = before;
    if (at.view.scrollTop < screen * NEAR) {
      if (first > 0) first = Math.max(0, first - STEP);
      else more("older", byUser);
    }
    if (at.below < screen * NEAR) {
      if (last < all.length) last = Math.min(all.length, last + STEP);
      else if (!atEnd) more("newer", byUser);
    }
    if (last - first > MOST) [first, last] = trimmed(first, last, before, at.beyond(screen * FAR));
    if (first !== before.from || last !== before.to) {
      moveFocus(at, all, first, last);
      range.current = { first: all[first]?.key ?? null, last: last >= all.length ? null : (all[last - 1]?.key ?? null) };
      redraw(0);
    }
    moved(at);
  };

  useLayoutEffect(() => {
    if (!view.current || !content.current) return;
    anchor.current = new Anchor(view.current, content.current, () => place.current.whole);
    const observer = new ResizeObserver(() => {
      anchor.current?.keep();
      settle(false);
    });
    observer.observe(content.current);
    observer.observe(view.current);
    return () => {
      observer.disconnect();
      anchor.current = null;
    };
  }, []);

  useLayoutEffect(() => {
    const at = anchor.current;
    if (!at || !shown.length) return;
    if (range.current.first === null) range.current = { first: shown[0]!.key, last: to >= rows.length ? null : shown.at(-1)!.key };
    if (target.current !== null && at.goTo(target.current)) {
      at.find(target.current)?.focus({ preventScroll: true });
      target.current = null;
    } else at.keep();
    settle(false);
  });

  return {
    view,
    content,
    shown,
    onScroll: () => {
      anchor.current?.take();
      settle(true);
    },
    goToEnd: () => {
      const { rows: all } = now.current;
      if (place.current.to < all.length) range.current = { first: all[Math.max(0, all.length - FIRST)]?.key ?? null, last: null };
      anchor.current?.goToEnd();
      redraw(0);
    },
    neighbour: (key, step) => {
      const { rows: all } = now.current;
      for (let at = all.findIndex((row) => row.key === key) + step; at >= 0 && at < all.length; at += step) {
        if (all[at]!.kind === "event" || all[at]!.kind === "changes") return all[at]!;
      }
      return null;
    },
  };
}

/** The range in indices. What is not known any more begins anew at the end, or around the target. */
function bounds(rows: readonly Row[], range: { first: string | null; last: string | null }, target: string | null): [number, number] {
  let from = range.first === null ? -1 : rows.findIndex((row) => row.key === range.first);
  let to = range.last === null ? rows.length : rows.findLastIndex((row) => row.key === range.last) + 1;
  if (from < 0 || to <= from) {
    const at = target === null ? -1 : rows.findIndex((row) => row.key === target);
    to = at < 0 ? rows.length : Math.min(rows.length, at + FIRST);
    from = Math.max(0, at < 0 ? to - FIRST : at - FIRST);
  }
  return [from, to];
}

/** Takes rows out that are far away, where there are too many; none that were just put in. */
function trimmed(first: number, last: number, before: { from: number; to: number }, beyond: { above: number; below: number }): [number, number] {
  let over = last - first - MOST;
  const below = last === before.to ? Math.min(over, beyond.below) : 0;
  over -= below;
  const above = first === before.from ? Math.min(over, beyond.above) : 0;
  return [first + above, last - below];
}

/** Where the row with the focus leaves the page, the focus stays within the timeline. */
function moveFocus(at: Anchor, rows: readonly Row[], first: number, last: number): void {
  const focused = document.activeElement?.closest<HTMLElement>("[data-key]");
  if (!focused || !at.content.contains(focused)) return;
  const index = rows.findIndex((row) => row.key === focused.dataset["key"]);
  if (index < first || index >= last) at.view.focus({ preventScroll: true });
}
