/** What went wrong, in a dialog or a panel. */
import { Icon } from "../../design";

/** Heard at once. Nothing while nothing is wrong. */
export function Failure({ words }: { words: string | null }) {
  return (
    <div role="alert" class="empty:hidden">
      {words && (
        <p class="flex gap-2 rounded-md bg-danger-soft text-left px-3 py-2 text-sm text-danger">
          <Icon name="warning" size={4} class="mt-px" />
          <span class="min-w-0">{words}</span>
        </p>
      )}
    </div>
  );
}
