/** On or off, and one of a few. */
import { useId } from "preact/hooks";

interface SwitchProps {
  label: string;
  hint?: string;
  on: boolean;
  onChange: (on: boolean) => void;
  disabled?: boolean;
}

/** A setting that is on or off and takes effect at once. */
export function Switch({ label, hint, on, onChange, disabled }: SwitchProps) {
  const id = useId();
  return (
    <div class="flex items-center gap-4">
      <span class="flex min-w-0 flex-1 flex-col">
        <span id={id} class="font-medium">
          {label}
        </span>
        {hint && (
          <span id={`${id}-hint`} class="text-sm text-muted">
            {hint}
          </span>
        )}
      </span>
      <button
        type="button"
        role="switch"
        aria-checked={on}
        aria-labelledby={id}
        aria-describedby={hint ? `${id}-hint` : undefined}
        disabled={disabled}
        onClick={() => onChange(!on)}
        class={`h-6 w-10 shrink-0 rounded-full p-0.5 transition-colors disabled:opacity-50
          ${on ? "bg-accent" : "bg-line-strong"}`}
      >
        <span class={`block size-5 rounded-full bg-canvas transition-transform ${on ? "translate-x-4" : ""}`} />
      </button>
    </div>
  );
}

interface ChoiceProps<Key extends string> {
  label: string;
  options: { key: Key; label: string; hint?: string }[];
  value: Key;
  onChange: (key: Key) => void;
}

/** One of a few, all in sight: radio buttons that look like one bar. */
export function Choice<Key extends string>({ label, options, value, onChange }: ChoiceProps<Key>) {
  const name = useId();
  return (
    <fieldset class="flex flex-col gap-1">
      <legend class="mb-1 text-sm font-medium">{label}</legend>
      <div class="flex gap-1 rounded-md bg-sunken p-1">
        {options.map((option) => (
          <label
            key={option.key}
            class={`relative flex-1 cursor-pointer rounded-sm px-3 py-1.5 text-center text-sm font-medium transition-colors
              has-focus-visible:outline-2 has-focus-visible:outline-accent
              ${option.key === value ? "bg-raised text-ink ring ring-line" : "text-muted hover:text-ink"}`}
          >
            <input
              type="radio"
              class="hidden-text"
              name={name}
              checked={option.key === value}
              onChange={() => onChange(option.key)}
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
