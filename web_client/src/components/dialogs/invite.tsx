/** Inviting people to a room. */
import { useState } from "preact/hooks";
import type { Person } from "../../adapter/types";
import { Avatar, Button, Dialog, Icon } from "../../design";
import { closeDialog } from "../../state/dialogs";
import { invite, members } from "../../state/details";
import { peopleKnown } from "../../state/directory";
import { toast } from "../../state/toasts";
import { safeName } from "../../text/names";
import { Failure } from "./failure";
import { PeoplePicker } from "./people_picker";
import { useAction } from "./use_action";

export function Invite({ roomId }: { roomId: string }) {
  const [chosen, setChosen] = useState<readonly Person[]>([]);
  const action = useAction();
  const taken = new Map<string, string>();
  for (const member of members.value) {
    if (member.membership === "join") taken.set(member.userId, "Here already");
    if (member.membership === "invite") taken.set(member.userId, "Invited");
    if (member.membership === "ban") taken.set(member.userId, "Banned");
  }
  const drop = (person: Person) => setChosen((before) => before.filter((one) => one.userId !== person.userId));
  const send = () => {
    if (!chosen.length) return action.setError("Choose somebody first.");
    void action.run(async () => {
      for (const person of chosen) {
        await invite(roomId, person.userId);
        drop(person);
      }
      toast(chosen.length === 1 ? `${safeName(chosen[0]!.name, "?")} is invited.` : `${chosen.length} people are invited.`, "done");
      closeDialog();
    });
  };
  return (
    <Dialog
      title="Invite"
      onClose={closeDialog}
      onSubmit={send}
      actions={
        <>
          <Button onClick={closeDialog}>Cancel</Button>
          <Button kind="primary" type="submit" busy={action.busy} disabled={!chosen.length}>
            Invite
          </Button>
        </>
      }
    >
      {chosen.length > 0 && (
        <ul aria-label="Chosen" class="flex flex-wrap gap-2">
          {chosen.map((person) => (
            <li key={person.userId}>
              <button
                type="button"
                aria-label={`Do not invite ${safeName(person.name, "?")}`}
                onClick={() => drop(person)}
                class="flex max-w-full items-center gap-2 rounded-full bg-selected py-1 pr-2 pl-1 text-sm font-medium hover:bg-hover"
              >
                <Avatar name={safeName(person.name, "?")} hue={person.hue} size={6} />
                <bdi class="truncate">{safeName(person.name, "?")}</bdi>
                <Icon name="close" size={4} class="text-muted" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <PeoplePicker
        suggested={peopleKnown.value.filter((person) => !taken.has(person.userId))}
        chosen={chosen.map((person) => person.userId)}
        taken={taken}
        onPick={(person) => {
          action.setError(null);
          if (chosen.some((one) => one.userId === person.userId)) drop(person);
          else setChosen([...chosen, person]);
        }}
      />
      <Failure words={action.error} />
    </Dialog>
  );
}
