/** What a message answers, in one line; a press goes there. */
import type { ReplyTo } from "../../adapter/types";
import { Icon } from "../../design";
import { PersonName } from "./person_name";

export function ReplyPreview({ reply, onJump }: { reply: ReplyTo; onJump: (eventId: string) => void }) {
  return (
    <button
      type="button"
      tabIndex={-1}
      onClick={() => onJump(reply.eventId)}
      class="my-0.5 flex w-full items-center gap-1.5 rounded-sm border-l-2 border-line-strong py-px pr-2 pl-2 text-left text-sm text-muted hover:bg-hover hover:text-ink"
    >
      <Icon name="reply" size={3} />
      <span class="hidden-text">Go to the message that this answers: </span>
      {reply.sender && (
        <PersonName person={{ ...reply.sender, ambiguous: false }} class="max-w-1/2 shrink-0 truncate font-semibold" plain />
      )}
      <span class="min-w-0 truncate" dir="auto">
        {reply.text ?? "a message that is not loaded"}
      </span>
    </button>
  );
}
