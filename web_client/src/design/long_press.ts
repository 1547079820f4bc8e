/** A right click, the menu key, or a long press of a finger. */
import { useRef } from "preact/hooks";

const LONG = 500; // ms
const STILL = 10; // pixels that a resting finger may move

/**
 * Attributes for the element. `open` gets what was pressed, and the place of the finger or pointer; no place where a key
 * asked. It returns `false` where it leaves the press to the browser.
 */
export function useLongPress(open: (target: Element, at?: DOMRect) => boolean | void) {
  const state = useRef<{ timer: number | undefined; x: number; y: number; opened: boolean }>({ timer: undefined, x: 0, y: 0, opened: false });
  const stop = () => {
    clearTimeout(state.current.timer);
    state.current.timer = undefined;
  };
  return {
    onContextMenu: (event: MouseEvent) => {
      stop();
      const byKey = event.clientX === 0 && event.clientY === 0;
      const at = byKey ? undefined : new DOMRect(event.clientX, event.clientY, 0, 0);
      if (state.current.opened || open(event.target as Element, at) !== false) event.preventDefault();
    },
    onPointerDown: (event: PointerEvent) => {
      const press = state.current;
      stop();
      press.opened = false;
      if (event.pointerType !== "touch") return;
      press.x = event.clientX;
      press.y = event.clientY;
      const target = event.target as Element;
      press.timer = window.setTimeout(() => {
        press.opened = open(target, new DOMRect(press.x, press.y, 0, 0)) !== false;
      }, LONG);
    },
    onPointerMove: (event: PointerEvent) => {
      const press = state.current;
      if (press.timer !== undefined && Math.hypot(event.clientX - press.x, event.clientY - press.y) > STILL) stop();
    },
    onPointerUp: stop,
    onPointerCancel: stop,
    onClickCapture: (event: MouseEvent) => {
      if (!state.current.opened || !event.isTrusted) return;
      state.current.opened = false; // the finger that is lifted from a row does not press it
      event.preventDefault();
      event.stopPropagation();
    },
  };
}
