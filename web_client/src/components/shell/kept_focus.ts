/** The focus is never lost: when what had it goes away, it goes to what stood around it instead of to nowhere. */

/** Where something else can be found that takes the focus. */
const GROUPS = "ul, section, form, nav";
const TAKES_FOCUS = "a[href]:not([tabindex='-1']), button:not(:disabled):not([tabindex='-1']), input, textarea, [tabindex='0']";
/** For whoever was in something that is gone as a whole: the main part, or, where it is not seen, the list of rooms. */
const LAST = ["main", "nav a[data-room][tabindex='0']", "nav input"];

/** Keeps it from now on. Returns how to stop. */
export function keepFocus(): () => void {
  let around: Element[] = []; // what has the focus, and all that it stands in
  let frame = 0;
  const note = ({ target }: FocusEvent) => {
    if (!(target instanceof Element) || target.closest("dialog")) return; // a dialog gives it back itself
    around = [];
    for (let at: Element | null = target; at && at !== document.body; at = at.parentElement) around.push(at);
  };
  const look = () => {
    frame = 0;
    const active = document.activeElement;
    const lost = !active || active === document.body || !isSeen(active);
    if (lost && around.length > 0) nearest(around)?.focus({ preventScroll: true });
  };
  const changes = new MutationObserver(() => (frame ||= requestAnimationFrame(look)));
  changes.observe(document.body, { childList: true, subtree: true, attributeFilter: ["class"] });
  document.addEventListener("focusin", note);
  return () => {
    changes.disconnect();
    cancelAnimationFrame(frame);
    document.removeEventListener("focusin", note);
  };
}

function nearest(around: readonly Element[]): HTMLElement | undefined {
  const room = around[0] instanceof HTMLElement ? around[0].dataset["room"] : undefined;
  const moved = room && seenIn(document, `nav a[data-room="${CSS.escape(room)}"]`); // into another section
  if (moved) return moved;
  for (const element of around) {
    if (!element.isConnected || !isSeen(element)) continue;
    const found = element.matches(GROUPS) ? seenIn(element, TAKES_FOCUS) : undefined;
    if (found) return found;
    if (element instanceof HTMLElement && element.hasAttribute("tabindex")) return element;
  }
  for (const selector of LAST) {
    const found = seenIn(document, selector);
    if (found) return found;
  }
  return undefined;
}

function seenIn(place: ParentNode, selector: string): HTMLElement | undefined {
  return [...place.querySelectorAll<HTMLElement>(selector)].find(isSeen);
}

const isSeen = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true });
