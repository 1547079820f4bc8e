/** What the message that is written answers, or that it replaces one. */
import { IconButton, Icon } from "../../design";
import { cancel, mode } from "../../state/composer";
import { personName } from "../../text/names";
import { bodyWords } from "../timeline/body";

export function ModeBar() {
  const now = mode.value;
  if (now.kind === "new") return null;
  const { event } = now;
  return (
    <div class="flex items-center gap-2 border-b border-line py-1 pr-1 pl-3 text-sm">
      <Icon name={now.kind === "edit" ? "edit" : "reply"} size={4} class="text-accent" />
      <span class="shrink-0 font-medium">
        {now.kind === "edit" ? (
          "Edit your message"
        ) : (
          <>
            Reply to <bdi>{personName(event.sender.name, event.sender.userId)}</bdi>
          </>
        )}
      </span>
      <span class="min-w-0 flex-1 truncate text-muted" dir="auto">
        {now.kind === "reply" && bodyWords(event)}
      </span>
      <IconButton small icon="close" label={now.kind === "edit" ? "Stop editing" : "Do not reply"} keys="Esc" onClick={cancel} />
    </div>
  );
}
