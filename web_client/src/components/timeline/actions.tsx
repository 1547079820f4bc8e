/** What one can do with the message that is pointed at: the frequent at once, the rest in a menu. */
import type { TimelineEvent } from "../../adapter/types";
import { IconButton, Menu, type MenuItem } from "../../design";
import { edit, reply } from "../../state/composer";
import { openDialog } from "../../state/dialogs";
import { linkTo } from "../../state/messages";
import { toggleReaction } from "../../state/timeline";
import { EmojiButton } from "../composer/emoji_button";
import { copyText } from "../shell/copy";

/** A bar at the row's upper right corner. */
export function Actions({ event }: { event: TimelineEvent }) {
  if (event.sending !== null || event.content.kind === "redacted") return null;
  return (
    <div class="absolute -top-4 right-3 z-10 flex rounded-md bg-raised p-0.5 shadow-float" role="toolbar" aria-label="Message actions">
      {event.may.react && <EmojiButton small label="React" icon="emoji" onChoose={(emoji) => void toggleReaction(event, emoji)} />}
      {event.may.reply && <IconButton small icon="reply" label="Reply" onClick={() => reply(event)} />}
      {event.may.edit && <IconButton small icon="edit" label="Edit" onClick={() => edit(event)} />}
      <Menu small label="More" items={menuOf(event)} />
    </div>
  );
}

function menuOf(event: TimelineEvent): MenuItem[] {
  const items: MenuItem[] = [];
  if (event.may.reply) items.push({ label: "Reply", icon: "reply", onSelect: () => reply(event) });
  if (event.may.edit) items.push({ label: "Edit", icon: "edit", onSelect: () => edit(event) });
  const { content } = event;
  if (content.kind === "text") items.push({ label: "Copy text", icon: "copy", onSelect: () => void copyText(content.body, "The text") });
  items.push({ label: "Copy link", icon: "link", onSelect: () => void copyText(linkTo(event), "The link") });
  if (event.may.redact) items.push({ label: "Remove", icon: "trash", danger: true, apart: true, onSelect: () => openDialog({ kind: "remove-message", event }) });
  return items;
}
