/** The name of what has only an icon, on hover and on keyboard focus; of what is no button also by a tap. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

interface TooltipProps {
  words: string;
  keys?: string | undefined;
  children: ComponentChildren;
}

const AFTER = 450; // ms

/**
 * Shows `words` next to its child after a moment. The child has the same name as its label already, so the tooltip is
 * hidden from screen readers. Escape and a press hide it.
 */
export function Tooltip({ words, keys, children }: TooltipProps) {
  const [place, setPlace] = useState<{ left: number; top: number; above: boolean } | null>(null);
  const anchor = useRef<HTMLSpanElement>(null);
  const timer = useRef<number | undefined>(undefined);

  const hide = () => {
    clearTimeout(timer.current);
    setPlace(null);
  };
  const show = () => {
    const box = anchor.current?.firstElementChild?.getBoundingClientRect();
    if (!box) return;
    const above = box.top > 56;
    setPlace({ left: box.left + box.width / 2, top: above ? box.top - 6 : box.bottom + 6, above });
  };
  const showSoon = () => {
    clearTimeout(timer.current);
    timer.current = window.setTimeout(show, AFTER);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  const shown = place !== null;
  useEffect(() => {
    if (!shown) return;
    document.addEventListener("pointerdown", hide);
    return () => document.removeEventListener("pointerdown", hide);
  }, [shown]);

  return (
    <span
      ref={anchor}
      class="contents"
      onPointerEnter={(event) => event.pointerType === "mouse" && showSoon()}
      onPointerLeave={(event) => event.pointerType === "mouse" && hide()}
      onPointerDown={hide}
      onPointerUp={(event) => event.pointerType === "touch" && !(event.target as Element).closest("a, button") && show()}
      onFocusIn={(event) => (event.target as Element).matches(":focus-visible") && showSoon()}
      onFocusOut={hide}
      onKeyDown={(event) => event.key === "Escape" && hide()}
    >
      {children}
      {place && <Bubble {...place} words={words} keys={keys} />}
    </span>
  );
}

function Bubble({ left, top, above, words, keys }: { left: number; top: number; above: boolean; words: string; keys?: string | undefined }) {
  const bubble = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const element = bubble.current;
    if (!element) return;
    element.showPopover();
    const half = element.offsetWidth / 2;
    const middle = Math.min(Math.max(left, half + 8), window.innerWidth - half - 8);
    element.style.left = `${middle - half}px`;
    element.style.top = `${above ? top - element.offsetHeight : top}px`;
  }, [left, top, above]);
  return (
    <span
      ref={bubble}
      popover="manual"
      aria-hidden="true"
      class="pointer-events-none fixed inset-auto m-0 w-max max-w-dialog rounded-sm bg-ink px-2 py-1 text-xs text-canvas animate-appear"
    >
      {words}
      {keys && <kbd class="ml-2 font-sans opacity-75">{keys}</kbd>}
    </span>
  );
}
