/** Making a room. */
import { useState } from "preact/hooks";
import { Button, Choice, Dialog, Field } from "../../design";
import { createRoom } from "../../state/rooms";
import { closeDialog } from "../../state/dialogs";
import { userId } from "../../state/session";
import { serverOf } from "../../text/names";
import { Failure } from "./failure";
import { useAction } from "./use_action";

type Visibility = "private" | "public";

const MEANING: Record<Visibility, string> = {
  private: "Only people who are invited can join and read.",
  public: "Everybody can find it, join, and read what was said before.",
};

export function NewRoom() {
  const [name, setName] = useState("");
  const [topic, setTopic] = useState("");
  const [visibility, setVisibility] = useState<Visibility>("private");
  const [alias, setAlias] = useState("");
  const [nameError, setNameError] = useState<string | null>(null);
  const action = useAction();
  const local = alias.trim().replace(/^#/u, "").split(":")[0] ?? "";

  const create = () => {
    if (!name.trim()) return setNameError("A room needs a name.");
    void action.run(() =>
      createRoom({
        name: name.trim(),
        visibility,
        ...(topic.trim() && { topic: topic.trim() }),
        ...(visibility === "public" && local && { alias: local }),
      }),
    );
  };

  return (
    <Dialog
      title="New room"
      onClose={closeDialog}
      onSubmit={create}
      actions={
        <>
          <Button onClick={closeDialog}>Cancel</Button>
          <Button kind="primary" type="submit" busy={action.busy}>
            Create
          </Button>
        </>
      }
    >
      <Field
        label="Name"
        value={name}
        onValue={(value) => {
          setName(value);
          setNameError(null);
        }}
        error={nameError}
        maxLength={120}
        autoFocus
        autocomplete="off"
      />
      <Field label="Topic" value={topic} onValue={setTopic} lines={2} hint="What it is about. It can be changed later." />
      <div class="flex flex-col gap-2">
        <Choice<Visibility>
          label="Who can join"
          value={visibility}
          onChange={setVisibility}
          options={[
            { key: "private", label: "Private" },
            { key: "public", label: "Public" },
          ]}
        />
        <p class="text-sm text-muted" aria-live="polite">
          {MEANING[visibility]}
        </p>
      </div>
      {visibility === "public" && (
        <Field
          label="Alias"
          value={alias}
          onValue={setAlias}
          hint={local ? `Its address: #${local}:${serverOf(userId.value)}` : "An address that others can type, such as garden. Not needed."}
          autocapitalize="none"
          autocomplete="off"
          spellcheck={false}
        />
      )}
      <Failure words={action.error} />
    </Dialog>
  );
}
