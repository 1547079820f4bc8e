/** A text that becomes a field where it stands. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Button, Field, IconButton } from "../../design";
import { useAction } from "../dialogs/use_action";

interface EditableProps {
  label: string;
  /** The name of the button that begins it. */
  editLabel: string;
  value: string;
  may: boolean;
  required?: boolean;
  /** For a text of several lines. */
  lines?: number;
  save: (value: string) => Promise<void>;
  /** How it looks while it is not edited. */
  children: ComponentChildren;
}

/** Escape and "Cancel" leave it as it was; the focus goes back to the button. */
export function Editable({ label, editLabel, value, may, required, lines, save, children }: EditableProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const action = useAction();
  const editing = typed !== null;
  const before = useRef(editing);
  useEffect(() => {
    if (editing && !before.current) field.current?.select();
    if (!editing && before.current) button.current?.focus();
    before.current = editing;
  }, [editing]);

  if (typed === null) {
    return (
      <div class="group flex max-w-full items-start gap-1">
        <div class="min-w-0 flex-1">{children}</div>
        {may && <IconButton icon="edit" small label={editLabel} buttonRef={button} onClick={() => setTyped(value)} class="-my-1" />}
      </div>
    );
  }
  const stop = () => {
    action.setError(null);
    setTyped(null);
  };
  const submit = () => {
    const next = typed.trim();
    if (required && !next) return action.setError("It cannot be empty.");
    if (next === value) return stop();
    void action.run(async () => {
      await save(next);
      setTyped(null);
    });
  };
  return (
    <form
      class="flex w-full flex-col gap-2 text-left"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter" && lines && (event.ctrlKey || event.metaKey)) submit();
        else if (event.key === "Escape") stop();
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <Field label={label} value={typed} onValue={setTyped} inputRef={field} error={action.error} {...(lines && { lines })} maxLength={lines ? 2000 : 200} autocomplete="off" />
      <div class="flex justify-end gap-2">
        <Button small onClick={stop}>
          Cancel
        </Button>
        <Button small kind="primary" type="submit" busy={action.busy}>
          Save
        </Button>
      </div>
    </form>
  );
}
