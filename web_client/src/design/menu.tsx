/** A button that opens a list of actions. */
import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { ButtonHTMLAttributes, JSX, Ref } from "preact";
import { IconButton } from "./button";
import { Icon, type IconName } from "./icon";

export interface MenuItem {
  label: string;
  icon?: IconName;
  onSelect: () => void;
  danger?: boolean;
  /** For a choice among some: whether this is the one. */
  checked?: boolean;
  /** A line above it. */
  apart?: boolean;
}

interface MenuProps {
  label: string;
  items: MenuItem[];
  icon?: IconName;
  small?: boolean;
  class?: string;
  /** Another look of the button than an icon; it must take these. */
  trigger?: (given: ButtonHTMLAttributes<HTMLButtonElement> & { ref: Ref<HTMLButtonElement> }) => JSX.Element;
}

/** Arrow keys, Home, End and letters move; Enter selects; Escape and Tab close, and focus is back on the button. */
export function Menu({ label, items, icon = "more", small, class: className = "", trigger }: MenuProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const given = {
    ref: button,
    "aria-haspopup": "menu" as const,
    "aria-expanded": open,
    "aria-controls": open ? id : undefined,
    onClick: () => setOpen(!open),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === "ArrowDown" && !open) {
        event.preventDefault();
        setOpen(true);
      }
    },
  };
  const { ref, ...forIcon } = given;
  return (
    <>
      {trigger ? trigger(given) : <IconButton icon={icon} label={label} small={small} class={className} {...forIcon} buttonRef={ref} />}
      {open && (
        <MenuList
          id={id}
          label={label}
          items={items}
          anchor={button.current}
          onClose={(refocus) => {
            setOpen(false);
            if (refocus) button.current?.focus();
          }}
        />
      )}
    </>
  );
}

interface MenuListProps {
  id: string;
  label: string;
  items: MenuItem[];
  /** What opened it: a press on it does not count as one beside the menu. */
  anchor: Element | null;
  /** Where it opens; without this, at the anchor. */
  at?: DOMRect;
  onClose: (refocus: boolean) => void;
}

/** The open list alone, for menus that something else than a button opens: a right click, a long press. */
export function MenuList({ id, label, items, anchor, at, onClose }: MenuListProps) {
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = list.current;
    if (!element || !anchor) return;
    element.showPopover();
    put(element, at ?? anchor.getBoundingClientRect());
    element.querySelector<HTMLElement>("[role^=menuitem]")?.focus();
    const outside = (event: Event) => {
      const target = event.target as Node;
      if (!element.contains(target) && !anchor.contains(target)) onClose(false);
    };
    document.addEventListener("pointerdown", outside);
    window.addEventListener("resize", outside);
    return () => {
      document.removeEventListener("pointerdown", outside);
      window.removeEventListener("resize", outside);
    };
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    const all = [...(list.current?.querySelectorAll<HTMLElement>("[role^=menuitem]") ?? [])];
    const at = all.indexOf(document.activeElement as HTMLElement);
    const go = (index: number) => all[(index + all.length) % all.length]?.focus();
    if (event.key === "ArrowDown") go(at + 1);
    else if (event.key === "ArrowUp") go(at - 1);
    else if (event.key === "Home") go(0);
    else if (event.key === "End") go(-1);
    else if (event.key === "Escape" || event.key === "Tab") onClose(true);
    else if (event.key.length === 1 && event.key !== " ") {
      const letter = event.key.toLowerCase();
      const found = [...all.slice(at + 1), ...all].find((item) => item.textContent?.trim().toLowerCase().startsWith(letter));
      found?.focus();
      return;
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const choosing = items.some((item) => item.checked !== undefined);
  return (
    <div
      ref={list}
      id={id}
      role="menu"
      aria-label={label}
      popover="manual"
      onKeyDown={onKeyDown}
      class="fixed inset-auto m-0 max-h-[70dvh] min-w-44 max-w-dialog overflow-y-auto rounded-md bg-raised p-1 text-ink shadow-float animate-appear"
    >
      {items.map((item) => (
        <>
          {item.apart && <div role="separator" class="my-1 h-px bg-line" />}
          <button
            type="button"
            role={item.checked === undefined ? "menuitem" : "menuitemradio"}
            aria-checked={item.checked}
            tabIndex={-1}
            onClick={() => {
              onClose(true);
              item.onSelect();
            }}
            class={`flex w-full items-center gap-3 rounded-sm px-3 py-2 text-left hover:bg-hover focus:bg-hover focus:outline-none
              ${item.danger ? "text-danger" : ""}`}
          >
            {choosing ? <Icon name="check" size={4} class={item.checked ? "" : "opacity-0"} /> : null}
            {item.icon && <Icon name={item.icon} size={4} class={item.danger ? "" : "text-muted"} />}
            <span class="min-w-0 flex-1 truncate">{item.label}</span>
          </button>
        </>
      ))}
    </div>
  );
}

/** Puts a floating element under, or above, an anchor, within the window. */
export function put(element: HTMLElement, box: DOMRect): void {
  const gap = 4;
  const { offsetWidth: width, offsetHeight: height } = element;
  const below = box.bottom + gap + height <= window.innerHeight - gap;
  const top = below ? box.bottom + gap : Math.max(gap, box.top - gap - height);
  const right = box.left + width > window.innerWidth - gap;
  const left = right ? Math.max(gap, box.right - width) : box.left;
  element.style.top = `${top}px`;
  element.style.left = `${left}px`;
}
