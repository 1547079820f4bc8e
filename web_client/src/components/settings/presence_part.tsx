/** Whether others see that the user is there, and what they say about it. */
import { useState } from "preact/hooks";
import type { Presence } from "../../adapter/types";
import { Button, Choice, Field, Notice } from "../../design";
import { profile, setPresence } from "../../state/people";
import { toast } from "../../state/toasts";
import { useAction } from "../dialogs/use_action";
import { Part } from "./part";

const LONGEST_STATUS = 120;

export function PresencePart() {
  const now = profile.value?.presence;
  const saved = now?.status ?? "";
  const [typed, setTyped] = useState<string | null>(null);
  const [chosen, setChosen] = useState<Presence | null>(null);
  const choosing = useAction();
  const saving = useAction();
  const save = (status: string) =>
    void saving.run(async () => {
      await setPresence(now?.presence ?? "online", status);
      setTyped(null);
      toast(status.trim() ? "Your status is saved" : "Your status is removed", "done");
    });
  return (
    <Part title="Presence and status">
      <div class="flex flex-col gap-2">
        <Choice<Presence>
          label="Presence"
          value={chosen ?? now?.presence ?? "online"}
          onChange={(presence) => {
            setChosen(presence);
            void choosing.run(() => setPresence(presence, saved)).then(() => setChosen(null));
          }}
          options={[
            { key: "online", label: "Online" },
            { key: "idle", label: "Idle" },
            { key: "offline", label: "Offline" },
          ]}
        />
        <Notice kind="error">{choosing.error}</Notice>
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
