/** Who is logged in where, the keys, and the way out. */
import { Button } from "../../design";
import { openDialog } from "../../state/dialogs";
import { session } from "../../state/session";
import { askToLogOut } from "../../state/settings";
import { copyText } from "../shell/copy";
import { Part } from "./part";

export function AccountPart() {
  const { userId = "", baseUrl = "" } = session.value ?? {};
  return (
    <>
      <Part title="Keyboard">
        <div class="flex flex-wrap items-center gap-3">
          <p class="min-w-0 flex-1 text-muted">Everything can be done without a mouse.</p>
          <Button small icon="keyboard" onClick={() => openDialog({ kind: "shortcuts" })}>
            Keyboard shortcuts
          </Button>
        </div>
      </Part>
      <Part title="Account">
        <dl class="flex flex-col gap-3">
          <div>
            <dt class="text-sm text-muted">User ID</dt>
            <dd class="flex items-center gap-3">
              <bdi class="min-w-0 flex-1">{userId}</bdi>
              <Button small icon="copy" aria-label="Copy the user ID" onClick={() => void copyText(userId, "Your user ID")}>
                Copy
              </Button>
            </dd>
          </div>
          <div>
            <dt class="text-sm text-muted">Server</dt>
            <dd>{baseUrl}</dd>
          </div>
        </dl>
        <Button kind="danger" icon="door" class="self-start" onClick={askToLogOut}>
          Log out
        </Button>
      </Part>
    </>
  );
}
