/** What the user can set: who they are to others, and how the client looks. */
import { IconButton } from "../../design";
import { leaveSettings } from "../../state/settings";
import { AccountPart } from "./account_part";
import { Part } from "./part";
import { PresencePart } from "./presence_part";
import { ProfilePart } from "./profile_part";
import { ThemeChoice } from "./theme_choice";

export function Settings() {
  return (
    <div class="flex min-h-0 flex-1 flex-col">
      <header class="flex h-14 shrink-0 items-center gap-2 border-b border-line px-2 tablet:px-4">
        <IconButton icon="back" label="Back" onClick={leaveSettings} />
        <h1 class="text-lg font-semibold">Settings</h1>
      </header>
      <div class="min-h-0 flex-1 overflow-y-auto">
        <div class="mx-auto flex max-w-reading flex-col divide-y divide-line px-4 tablet:px-6">
          <ProfilePart />
          <PresencePart />
          <Part title="Appearance">
            <ThemeChoice />
          </Part>
          <AccountPart />
        </div>
      </div>
    </div>
  );
}
