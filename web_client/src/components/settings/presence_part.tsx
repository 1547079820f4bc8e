/** Whether others see that the user is there, and what they say about it. */
import { useState } from "preact/hooks";
import type { Presence } from "../../adapter/types";
import { Button, Choice, Field, Notice } from "../../design";
import { sentence } from "../../state/core";
import { profile } from "../../state/people";
import { setPresence, wanted } from "../../state/presence";
import { toast } from "../../state/toasts";
import { useAction } from "../dialogs/use_action";
import { Part } from "./part";

const LONGEST_STATUS = 120;

export function PresencePart() {
  const saved = profile.value?.presence.status ?? "";
  const [typed, setTyped] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const saving = useAction();
  // the last choice counts, however quickly one follows another
  const choose = (presence: Presence) =>
    void setPresence(presence, saved).then(
      () => setRefusal(null),
      (thrown: unknown) => setRefusal(sentence(thrown)),
    );
  const save = (status: string) =>
    void saving.run(async () => {
      await setPresence(wanted.peek(), status);
      setTyped(null);
      toast(status.trim() ? "Your status is saved" : "Your status is removed", "done");
    });
  return (
    <Part title="Presence and status">
      <div class="flex flex-col gap-2">
        <Choice<Presence>
          label="Presence"
          value={wanted.value}
          onChange={choose}
          options={[
            { key: "online", label: "Online" },
            { key: "idle", label: "Idle" },
            { key: "offline", label: "Offline" },
          ]}
        />
        <Notice kind="error">{refusal}</Notice>
      </div>
      <form
        class="flex items-start gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (typed !== null) save(typed);
        }}
      >
        <Field
          class="flex-1"
          label="Status"
          autocomplete="off"
          maxLength={LONGEST_STATUS}
          placeholder="In the garden"
          value={typed ?? saved}
          onValue={(value) => {
            setTyped(value);
            saving.setError(null);
          }}
          error={saving.error}
          hint="A few words beside your name."
        />
        <Button type="submit" aria-label="Save the status" class="mt-5.5" busy={saving.busy} disabled={!saving.busy && (typed === null || typed.trim() === saved)}>
          Save
        </Button>
      </form>
    </Part>
  );
}
