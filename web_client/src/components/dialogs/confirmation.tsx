/** A question before something that cannot simply be taken back. */
import type { ComponentChildren } from "preact";
import { Button, Dialog } from "../../design";
import { closeDialog } from "../../state/dialogs";

interface ConfirmationProps {
  title: string;
  /** What the button says that does it. */
  verb: string;
  onConfirm: () => void;
  busy?: boolean;
  children: ComponentChildren;
}

export function Confirmation({ title, verb, onConfirm, busy = false, children }: ConfirmationProps) {
  return (
    <Dialog
      title={title}
      onClose={closeDialog}
      onSubmit={onConfirm}
      actions={
        <>
          <Button onClick={closeDialog}>Cancel</Button>
          <Button kind="danger" type="submit" busy={busy}>
            {verb}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
