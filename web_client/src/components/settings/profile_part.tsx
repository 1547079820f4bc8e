/** How others see the user: picture, colour, name. */
import { useRef, useState } from "preact/hooks";
import { Avatar, Button, Field, Notice } from "../../design";
import { pictureOf, profile, setDisplayName, setHue, setPicture } from "../../state/people";
import { toast } from "../../state/toasts";
import { useAction } from "../dialogs/use_action";
import { ColourChoice } from "./colour_choice";
import { cropped } from "./cropped";
import { Part } from "./part";

const LONGEST_NAME = 250;

export function ProfilePart() {
  return (
    <Part title="Profile">
      <PictureAndColour />
      <DisplayName />
    </Part>
  );
}

function PictureAndColour() {
  const own = profile.value;
  const action = useAction();
  const chooser = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<number | null>(null);
  const change = (work: () => Promise<void>, done: string) =>
    action.run(async () => {
      await work();
      toast(done, "done");
    });
  return (
    <div class="flex flex-col gap-4">
      <div class="flex items-center gap-5">
        <Avatar name={own?.name ?? ""} hue={chosen ?? own?.hue ?? 0} picture={chosen === null ? pictureOf(own?.picture ?? null, 80) : null} size={20} />
        <div class="flex flex-wrap gap-2">
          <Button small busy={action.busy} onClick={() => chooser.current?.click()}>
            {own?.picture ? "Change picture" : "Upload a picture"}
          </Button>
          {own?.picture && (
            <Button small kind="quiet" onClick={() => void change(() => setPicture(null), "The picture is removed")}>
              Remove
            </Button>
          )}
          <input
            ref={chooser}
            type="file"
            accept="image/png,image/jpeg,image/gif,image/webp,image/avif"
            class="hidden"
            tabIndex={-1}
            aria-hidden="true"
            onChange={({ currentTarget }) => {
              const file = currentTarget.files?.[0];
              currentTarget.value = "";
              if (file) void change(async () => setPicture(await cropped(file)), "This is your picture now");
            }}
          />
        </div>
      </div>
      <ColourChoice
        value={chosen ?? own?.hue ?? null}
        onChange={(hue) => {
          setChosen(hue);
          void change(() => setHue(hue), "This is your colour now").then(() => setChosen(null));
        }}
      />
      <Notice kind="error">{action.error}</Notice>
    </div>
  );
}

function DisplayName() {
  const saved = profile.value?.name ?? "";
  const [typed, setTyped] = useState<string | null>(null);
  const action = useAction();
  const save = () => {
    const name = (typed ?? saved).trim();
    if (name === saved) return setTyped(null);
    void action.run(async () => {
      await setDisplayName(name);
      setTyped(null);
      toast("Your name is saved", "done");
    });
  };
  return (
    <form
      class="flex items-start gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Field
        class="flex-1"
        label="Display name"
        autocomplete="off"
        maxLength={LONGEST_NAME}
        value={typed ?? saved}
        onValue={(value) => {
          setTyped(value);
          action.setError(null);
        }}
        error={action.error}
        hint="As others see it in rooms."
      />
      <Button type="submit" class="mt-5.5" busy={action.busy} disabled={!action.busy && (typed === null || typed.trim() === saved)}>
        Save
      </Button>
    </form>
  );
}
