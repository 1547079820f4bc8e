/** The user's own picture, with all that concerns the account. */
import { Button, Menu } from "../../design";
import { openDialog } from "../../state/dialogs";
import { profile } from "../../state/people";
import { go } from "../../state/route";
import { userId } from "../../state/session";
import { askToLogOut } from "../../state/settings";
import { localpart } from "../../text/names";
import { Name } from "../shell/name";
import { Picture } from "../shell/picture";

export function AccountMenu() {
  const own = profile.value;
  const name = own?.name ?? localpart(userId.value ?? "");
  return (
    <Menu
      label="Account"
      items={[
        { label: "Settings", icon: "settings", onSelect: () => go({ page: "settings" }) },
        { label: "Keyboard shortcuts", icon: "keyboard", onSelect: () => openDialog({ kind: "shortcuts" }) },
        { label: "Log out", icon: "door", danger: true, apart: true, onSelect: () => askToLogOut() },
      ]}
      trigger={({ ref, ...given }) => (
        <Button
          {...(given as object)}
          kind="quiet"
          buttonRef={ref}
          class="relative min-w-0 shrink justify-start px-1!"
        >
          <Picture mxc={own?.picture ?? null} name={name} hue={own?.hue ?? 0} size={8} presence={own?.presence.presence ?? null} />
          <span class="min-w-0 truncate font-semibold">
            <span class="hidden-text">Account: </span>
            <Name text={name} />
          </span>
        </Button>
      )}
    />
  );
}
