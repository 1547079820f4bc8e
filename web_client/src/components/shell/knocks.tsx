/** That somebody wants to be let into the room, for those who may let them in. */
import { Button, Icon } from "../../design";
import { details, knocking } from "../../state/details";
import { detailsOpen, showDetails } from "../../state/layout";
import { Name } from "./name";

/** Gone while the details, which name them all, are open. */
export function Knocks() {
  const [first, ...others] = details.value?.may.invite ? knocking.value : [];
  return (
    <div role="status" class="shrink-0 empty:hidden">
      {first && !detailsOpen.value && (
        <div class="flex min-h-10 items-center justify-center gap-2 border-b border-line bg-side px-4 py-1 text-sm">
          <Icon name="invite" size={4} class="text-muted" />
          <span class="min-w-0 truncate">
            <Name text={first.name} />
            {others.length === 0 ? " wants to join" : others.length === 1 ? " and 1 other want to join" : ` and ${others.length} others want to join`}
          </span>
          <Button small kind="quiet" onClick={() => showDetails(true)}>
            Show
          </Button>
        </div>
      )}
    </div>
  );
}
