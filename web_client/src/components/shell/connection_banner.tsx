/** That there is no connection, for as long as there is none. */
import { useSignal, useSignalEffect } from "@preact/signals";
import { Button, Icon, Spinner } from "../../design";
import { connection, phase, retryNow } from "../../state/session";

const PATIENCE = 1_500; // ms: a moment without a connection is not worth a word

export function ConnectionBanner() {
  const late = useSignal(false);
  const online = useSignal(navigator.onLine);
  useSignalEffect(() => {
    if (connection.value !== "reconnecting") {
      late.value = false;
      return;
    }
    const timer = setTimeout(() => (late.value = true), PATIENCE);
    return () => clearTimeout(timer);
  });
  useSignalEffect(() => {
    const look = () => (online.value = navigator.onLine);
    window.addEventListener("online", look);
    window.addEventListener("offline", look);
    return () => {
      window.removeEventListener("online", look);
      window.removeEventListener("offline", look);
    };
  });
  const shown = phase.value !== "out" && (!online.value || late.value);
  return (
    <div role="status" class="shrink-0 empty:hidden">
      {shown && (
        <div class="flex min-h-10 items-center justify-center gap-2 bg-warn-soft px-4 py-1 text-sm font-medium text-warn">
          {online.value ? <Spinner size={4} /> : <Icon name="offline" size={4} />}
          <span>{online.value ? "Reconnecting… What you write is sent then." : "Offline. What you write is sent when there is a connection again."}</span>
          {online.value && (
            <Button small kind="quiet" class="text-warn!" onClick={retryNow}>
              Try now
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
