/** Starting a direct message. */
import { Dialog, Spinner } from "../../design";
import { peopleKnown } from "../../state/directory";
import { talkTo } from "../../state/rooms";
import { closeDialog } from "../../state/dialogs";
import { Failure } from "./failure";
import { PeoplePicker } from "./people_picker";
import { useAction } from "./use_action";

export function NewMessage() {
  const action = useAction();
  return (
    <Dialog title="New message" onClose={closeDialog}>
      <PeoplePicker
        suggested={peopleKnown.value}
        onPick={(person) => void action.run(() => talkTo(person.userId))}
      />
      {action.busy && (
        <span class="flex justify-center text-muted">
          <Spinner label="Opening the conversation" />
        </span>
      )}
      <Failure words={action.error} />
    </Dialog>
  );
}
