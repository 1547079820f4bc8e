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
const STEP = 14;
const MOST = 120;
const NEAR = 1.5; // screens from an end at which more is put in
const FAR = 2.5; // screens beyond which rows may be taken out

interface Given {
  rows: readonly Row[];
  /** Whether the last row is the newest of the room. */
  atEnd: boolean;
  /** The row to be brought into sight; each object once, as soon as its row is there. */
  wanted: { key: string } | null;
  /** Loads more beyond what is loaded. */
  more: (end: "older" | "newer", byUser: boolean) => void;
  /** After each move and each change; `from` is the index of the first row that is in the page. */
  moved: (anchor: Anchor, from: number) => void;
}

export interface Window {
  view: RefObject<HTMLDivElement | null>;
  content: RefObject<HTMLDivElement | null>;
  shown: readonly Row[];
  onScroll: () => void;
  goToEnd: () => void;
}

export function useWindow(given: Given): Window {
  const view = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const anchor = useRef<Anchor | null>(null);
  const range = useRef<Range>(UNSET);
  const target = useRef<string | null>(null);
  const done = useRef<object | null>(null);
  const now = useRef(given);
  now.current = given;
  const [, redraw] = useReducer((count: number) => count + 1, 0);

  // before the page changes: where things are now
  if (anchor.current) anchor.current.take();
  const { rows, wanted } = given;
  if (!known(rows, range.current)) range.current = UNSET; // it was about other rows, and might be again when those come back
  if (wanted && wanted !== done.current) {
    done.current = wanted;
    target.current = wanted.key;
    const index = rows.findIndex((row) => row.key === wanted.key);
    const [first, last] = bounds(rows, range.current, null);
    if (index < first || index >= last) range.current = UNSET;
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
      range.current = rangeOf(all, first, last);
      redraw(0);
    }
    moved(at, before.from);
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
    if (range.current === UNSET) range.current = rangeOf(rows, from, to);
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
      if (place.current.to < all.length) range.current = rangeOf(all, Math.max(0, all.length - FIRST), all.length);
      anchor.current?.goToEnd();
      redraw(0);
    },
  };
}

/**
 * What is shown, by the keys of the first rows and of the last ones: of several, since a line between days or a group of
 * changes may be gone when more is loaded. `last` is `null` where all until the end is shown.
 */
interface Range {
  first: readonly string[];
  last: readonly string[] | null;
}

const UNSET: Range = { first: [], last: null };
const STAND_INS = 6;

function rangeOf(rows: readonly Row[], from: number, to: number): Range {
  const keys = (some: readonly Row[]) => some.map((row) => row.key);
  const first = keys(rows.slice(from, Math.min(to, from + STAND_INS)));
  return { first, last: to >= rows.length ? null : keys(rows.slice(Math.max(from, to - STAND_INS), to)).reverse() };
}

/** The range in indices; `null` where its rows are not there. */
function known(rows: readonly Row[], range: Range): [number, number] | null {
  const from = indexOfFirst(rows, range.first);
  const to = range.last === null ? rows.length : indexOfFirst(rows, range.last) + 1;
  return from >= 0 && to > from ? [from, to] : null;
}

/** The same; what is not known any more begins anew at the end, or around the target. */
function bounds(rows: readonly Row[], range: Range, target: string | null): [number, number] {
  const there = known(rows, range);
  if (there) return there;
  const at = target === null ? -1 : rows.findIndex((row) => row.key === target);
  const end = at < 0 ? rows.length : Math.min(rows.length, at + FIRST);
  return [Math.max(0, at < 0 ? end - FIRST : at - FIRST), end];
}

/** The index of the first of these keys that there is. */
function indexOfFirst(rows: readonly Row[], keys: readonly string[]): number {
  for (const key of keys) {
    const at = rows.findIndex((row) => row.key === key);
    if (at >= 0) return at;
  }
  return -1;
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
