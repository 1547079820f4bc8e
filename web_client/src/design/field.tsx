/** A field to type in, with its label, a hint, and what is wrong. */
import type { ComponentChildren, Ref } from "preact";
import { useId, useState } from "preact/hooks";
import { IconButton } from "./button";
import { Icon, type IconName } from "./icon";

interface Native {
  type?: "text" | "password" | "search" | "url" | "email";
  name?: string;
  placeholder?: string;
  autocomplete?: HTMLInputElement["autocomplete"];
  autocapitalize?: "none" | "sentences" | "words";
  inputMode?: "text" | "search" | "url" | "email" | "numeric";
  spellcheck?: boolean;
  autoFocus?: boolean;
  required?: boolean;
  disabled?: boolean;
  maxLength?: number;
  onKeyDown?: (event: KeyboardEvent) => void;
  onBlur?: () => void;
  onFocus?: () => void;
  /** For a field that steers a list of suggestions. */
  role?: "combobox";
  "aria-controls"?: string | undefined;
  "aria-expanded"?: boolean;
  "aria-activedescendant"?: string | undefined;
  "aria-autocomplete"?: "list";
}

export interface FieldProps extends Native {
  label: string;
  /** The label is there for screen readers only; the placeholder says enough. */
  labelHidden?: boolean;
  value: string;
  onValue: (value: string) => void;
  hint?: ComponentChildren;
  /** What is wrong with the value; announced at once. */
  error?: string | null;
  icon?: IconName;
  /** Without a border, for a field that is always there, such as a list's filter. */
  quiet?: boolean;
  /** With `lines`, a field of several lines. */
  lines?: number;
  inputRef?: Ref<HTMLInputElement & HTMLTextAreaElement>;
  class?: string;
}

/** One text field; a password has a button that shows it. */
export function Field(props: FieldProps) {
  const { label, labelHidden, value, onValue, hint, error, icon, quiet, lines, inputRef, class: className = "", type, ...rest } = props;
  const id = useId();
  const [shown, setShown] = useState(false);
  const common = {
    ...rest,
    id,
    value,
    ref: inputRef,
    onInput: (event: Event) => onValue((event.currentTarget as HTMLInputElement).value),
    "aria-invalid": error ? true : undefined,
    "aria-describedby": `${id}-more`,
    class: `w-full min-w-0 bg-transparent py-2 outline-none ${lines ? "resize-y" : quiet ? "h-9" : "h-10"}`,
  };
  return (
    <div class={`flex flex-col gap-1 ${className}`}>
      <label for={id} class={labelHidden ? "hidden-text" : "text-sm font-medium"}>
        {label}
      </label>
      <div
        class={`flex items-center gap-2 rounded-md px-3 inset-ring transition-shadow
          focus-within:inset-ring-2 focus-within:inset-ring-accent
          ${quiet ? "bg-hover inset-ring-transparent" : `bg-sunken ${error ? "inset-ring-danger" : "inset-ring-line-strong"}`}`}
      >
        {icon && <Icon name={icon} size={4} class="text-muted" />}
        {lines ? (
          <textarea {...(common as object)} rows={lines} />
        ) : (
          <input {...({ ...common, type: type === "password" && shown ? "text" : (type ?? "text") } as object)} />
        )}
        {type === "search" && value && (
          <IconButton
            icon="close"
            small
            class="-mr-2"
            label="Clear"
            onClick={(event: MouseEvent) => {
              onValue("");
              (event.currentTarget as HTMLElement).parentElement?.querySelector("input")?.focus();
            }}
          />
        )}
        {type === "password" && (
          <IconButton
            icon="eye"
            small
            class="-mr-2"
            label={shown ? "Hide the password" : "Show the password"}
            active={shown}
            aria-pressed={shown}
            onClick={() => setShown(!shown)}
          />
        )}
      </div>
      <div id={`${id}-more`} class="text-sm empty:hidden">
        {error ? (
          <span role="alert" class="flex gap-1 text-danger">
            <Icon name="warning" size={4} class="mt-px" />
            {error}
          </span>
        ) : (
          hint && <span class="text-muted">{hint}</span>
        )}
      </div>
    </div>
  );
}
