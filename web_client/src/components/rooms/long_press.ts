/** A right click, the menu key, or a long press of a finger. */
import { useRef } from "preact/hooks";

const LONG = 500; // ms
const STILL = 10; // pixels that a resting finger may move

/** Attributes for the element. `open` gets the place of the finger or pointer; nothing where a key asked. */
export function useLongPress(open: (at?: DOMRect) => void) {
  const state = useRef<{ timer: number | undefined; x: number; y: number; opened: boolean }>({ timer: undefined, x: 0, y: 0, opened: false });
  const stop = () => {
    clearTimeout(state.current.timer);
    state.current.timer = undefined;
  };
  return {
    onContextMenu: (event: MouseEvent) => {
      event.preventDefault();
      stop();
      if (state.current.opened) return;
      const byKey = event.clientX === 0 && event.clientY === 0;
      open(byKey ? undefined : new DOMRect(event.clientX, event.clientY, 0, 0));
    },
    onPointerDown: (event: PointerEvent) => {
      const press = state.current;
      stop();
      press.opened = false;
      if (event.pointerType !== "touch") return;
      press.x = event.clientX;
      press.y = event.clientY;
      press.timer = window.setTimeout(() => {
        press.opened = true;
        open(new DOMRect(press.x, press.y, 0, 0));
      }, LONG);
    },
    onPointerMove: (event: PointerEvent) => {
      const press = state.current;
      if (press.timer !== undefined && Math.hypot(event.clientX - press.x, event.clientY - press.y) > STILL) stop();
    },
    onPointerUp: stop,
    onPointerCancel: stop,
    onClickCapture: (event: MouseEvent) => {
      if (!state.current.opened) return;
      state.current.opened = false; // the finger that is lifted from the menu's row does not open the room
      event.preventDefault();
      event.stopPropagation();
    },
  };
}
