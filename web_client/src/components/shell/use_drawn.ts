/** Rows of a long list. */
import type { VNode } from "preact";
import { useRef } from "preact/hooks";

/** Draws an item once: as long as it is the same object it is the same node, which is not drawn again. */
export function useDrawn<Item extends object>(draw: (item: Item) => VNode): (item: Item) => VNode {
  const drawn = useRef(new WeakMap<Item, VNode>());
  return (item) => {
    let node = drawn.current.get(item);
    if (!node) drawn.current.set(item, (node = draw(item)));
    return node;
  };
}
