/** The reactions to a message, each with its count; the user's own stand out. A press adds or takes back. */
import type { Reaction, TimelineEvent } from "../../adapter/types";
import { Tooltip } from "../../design";
import { whoReacted } from "../../state/messages";
import { toggleReaction } from "../../state/timeline";
import { safeName } from "../../text/names";

const MOST = 20; // of others; what one has set oneself is always there

export function Reactions({ event }: { event: TimelineEvent }) {
  return (
    <div role="group" aria-label="Reactions" class="flex flex-wrap gap-1 pt-1 pb-0.5">
      {event.reactions.filter(({ own }, at) => at < MOST || own !== null).map((reaction) => (
        <One key={reaction.key} event={event} reaction={reaction} />
      ))}
    </div>
  );
}

function One({ event, reaction }: { event: TimelineEvent; reaction: Reaction }) {
  const own = reaction.own !== null;
  const shown = shortKey(reaction.key);
  const who = safeName(whoReacted(reaction));
  const look = own ? "bg-selected inset-ring-accent" : "bg-sunken inset-ring-transparent hover:inset-ring-line-strong";
  return (
    <Tooltip words={`${who}: ${shown}`}>
      <button
        type="button"
        aria-pressed={own}
        aria-label={`${shown}, ${reaction.count}: ${who}`}
        disabled={!own && !event.may.react}
        onClick={() => void toggleReaction(event, reaction.key)}
        class={`inline-flex h-6 items-center gap-1.5 rounded-full px-2 text-sm inset-ring transition-colors ${look}`}
      >
        <span class="bounded max-w-32 truncate">{shown}</span>
        <span class="text-xs font-medium tabular-nums">{reaction.count}</span>
      </button>
    </Tooltip>
  );
}

function shortKey(key: string): string {
  if (key.startsWith("mxc://")) return "picture";
  const safe = safeName(key, "?");
  return safe.length > 24 ? `${Array.from(safe).slice(0, 23).join("")}…` : safe;
}
