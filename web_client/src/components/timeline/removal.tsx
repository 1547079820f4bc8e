/** Asks before a message is removed. */
import { signal } from "@preact/signals";
import { useState } from "preact/hooks";
import type { TimelineEvent } from "../../adapter/types";
import { Button, Dialog, Field } from "../../design";
import { removeMessage } from "../../state/timeline";

const asked = signal<TimelineEvent | null>(null);

export function askRemoval(event: TimelineEvent): void {
  asked.value = event;
}

/** The question, while there is one. */
export function Removal() {
  const event = asked.value;
  return event && <Question key={event.key} event={event} />;
}

function Question({ event }: { event: TimelineEvent }) {
  const [reason, setReason] = useState("");
  const close = () => {
    asked.value = null;
  };
  const remove = () => {
    close();
    void removeMessage(event, reason.trim() || undefined);
  };
  return (
    <Dialog
      title="Remove the message?"
      onClose={close}
      onSubmit={remove}
      actions={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button kind="danger" type="submit">
            Remove
          </Button>
        </>
      }
    >
      <p>It is removed for everybody, and cannot be brought back.</p>
      {!event.own && <Field label="Reason" value={reason} onValue={setReason} hint="Everybody in the room can read it." maxLength={500} />}
    </Dialog>
  );
}
