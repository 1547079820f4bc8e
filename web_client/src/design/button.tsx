/** Buttons. */
import type { ButtonHTMLAttributes, ComponentChildren, Ref } from "preact";
import { Icon, type IconName } from "./icon";
import { Spinner } from "./spinner";
import { Tooltip } from "./tooltip";

type Kind = "primary" | "plain" | "quiet" | "danger";

type Native = Omit<ButtonHTMLAttributes<HTMLButtonElement>, "size" | "icon" | "class" | "label">;

const KINDS: Record<Kind, string> = {
  primary: "bg-accent text-on-accent hover:bg-accent-hover",
  plain: "bg-raised text-ink inset-ring inset-ring-line-strong hover:bg-hover",
  quiet: "text-ink hover:bg-hover",
  danger: "bg-danger text-on-danger hover:bg-danger-hover",
};

interface ButtonProps extends Native {
  kind?: Kind;
  small?: boolean;
  icon?: IconName;
  /** Shows a spinner and takes no second click; the button keeps its focus. */
  busy?: boolean;
  wide?: boolean;
  children: ComponentChildren;
  class?: string;
  buttonRef?: Ref<HTMLButtonElement>;
}

/** A button with words. */
export function Button(props: ButtonProps) {
  const { kind = "plain", small, icon, busy, wide, children, class: className = "", buttonRef, onClick, ...rest } = props;
  const size = small ? "h-8 px-3 text-sm gap-1.5" : "h-10 px-4 gap-2";
  return (
    <button
      type="button"
      {...rest}
      ref={buttonRef}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      class={`inline-flex items-center justify-center rounded-md font-medium whitespace-nowrap transition-colors
        disabled:opacity-50 disabled:pointer-events-none ${KINDS[kind]} ${size} ${wide ? "w-full" : ""} ${className}`}
    >
      {busy ? <Spinner size={4} /> : icon && <Icon name={icon} size={small ? 4 : 5} />}
      {children}
    </button>
  );
}

interface IconButtonProps extends Native {
  icon: IconName;
  /** What it does, said to screen readers and in the tooltip. */
  label: string;
  /** The keys that do the same, shown in the tooltip. */
  keys?: string;
  small?: boolean;
  filled?: boolean;
  active?: boolean;
  danger?: boolean;
  class?: string;
  buttonRef?: Ref<HTMLButtonElement>;
}

/** A button that is only an icon; it has its name in a tooltip. */
export function IconButton(props: IconButtonProps) {
  const { icon, label, keys, small, filled, active, danger, class: className = "", buttonRef, ...rest } = props;
  const ink = danger ? "text-danger" : active ? "text-accent bg-selected" : "text-muted hover:text-ink";
  return (
    <Tooltip words={label} keys={keys}>
      <button
        type="button"
        aria-label={label}
        {...rest}
        ref={buttonRef}
        class={`inline-flex shrink-0 items-center justify-center rounded-md transition-colors hover:bg-hover
          disabled:opacity-50 disabled:pointer-events-none ${small ? "size-8" : "size-10"} ${ink} ${className}`}
      >
        <Icon name={icon} size={small ? 4 : 5} filled={filled} />
      </button>
    </Tooltip>
  );
}
