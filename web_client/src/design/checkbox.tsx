/** A box to tick, for what is sent with a form. */
import type { ComponentChildren, Ref } from "preact";
import { useId } from "preact/hooks";
import { Icon } from "./icon";

interface CheckboxProps {
  /** May hold links. */
  children: ComponentChildren;
  checked: boolean;
  onChange: (checked: boolean) => void;
  /** What is wrong; announced at once. */
  error?: string | null;
  inputRef?: Ref<HTMLInputElement>;
}

export function Checkbox({ children, checked, onChange, error, inputRef }: CheckboxProps) {
  const id = useId();
  return (
    <div class="flex flex-col gap-1">
      <label class="flex items-start gap-3 text-sm">
        <input
          ref={inputRef}
          type="checkbox"
          class="size-5 shrink-0"
          checked={checked}
          onChange={(event) => onChange(event.currentTarget.checked)}
          aria-invalid={error ? true : undefined}
          aria-describedby={`${id}-more`}
        />
        <span class="min-w-0 flex-1">{children}</span>
      </label>
      <div id={`${id}-more`} class="text-sm empty:hidden">
        {error && (
          <span role="alert" class="flex gap-1 text-danger">
            <Icon name="warning" size={4} class="mt-px" />
            {error}
          </span>
        )}
      </div>
    </div>
  );
}
