/** How far a message of this device has come, and what to do where it has failed. */
import type { TimelineEvent } from "../../adapter/types";
import { Button, Icon } from "../../design";
import { discard, sendAgain } from "../../state/timeline";

export function SendingState({ event }: { event: TimelineEvent }) {
  if (event.sending === "sending") return <span class="hidden-text">Sending</span>;
  if (event.sending === "waiting") {
    return (
      <p class="flex flex-wrap items-center gap-x-2 text-sm text-muted">
        <Icon name="clock" size={4} />
        Waits for the connection
        <Button small kind="quiet" onClick={() => discard(event)}>
          Discard
        </Button>
      </p>
    );
  }
  return (
    <p role="alert" class="flex flex-wrap items-center gap-x-2 text-sm text-danger">
      <Icon name="warning" size={4} />
      <span class="min-w-0">Not sent{event.failure ? `: ${event.failure}` : "."}</span>
      <span class="-mx-3 flex gap-1">
        <Button small kind="quiet" icon="retry" onClick={() => sendAgain(event)}>
          Retry
        </Button>
        <Button small kind="quiet" onClick={() => discard(event)}>
          Discard
        </Button>
      </span>
    </p>
  );
}
