/** What the message that is written answers, or that it replaces one. */
import { IconButton, Icon } from "../../design";
import { cancel, mode } from "../../state/composer";

export function ModeBar() {
  const now = mode.value;
  if (now.kind === "new") return null;
  return (
    <div class="flex items-center gap-2 border-b border-line py-1 pr-1 pl-3 text-sm">
      <Icon name={now.kind === "edit" ? "edit" : "reply"} size={4} class="text-accent" />
      <span class="max-w-2/3 shrink-0 truncate font-medium">
        {now.kind === "edit" ? (
          "Edit your message"
        ) : (
          <>
            Reply to <bdi>{now.to}</bdi>
          </>
        )}
      </span>
      <span class="min-w-0 flex-1 truncate text-muted" dir="auto">
        {now.kind === "reply" && now.words}
      </span>
      <IconButton small icon="close" label={now.kind === "edit" ? "Stop editing" : "Do not reply"} keys="Esc" onClick={cancel} />
    </div>
  );
}
