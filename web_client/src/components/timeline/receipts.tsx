/** Who has read until here. */
import type { ReadReceipt } from "../../adapter/types";
import { Tooltip } from "../../design";
import { personName } from "../../text/names";
import { Portrait } from "./portrait";

const SHOWN = 3;
const NAMED = 8;

/** A narrow place beside the message, there even if nobody has read it, so that no text ever moves. */
export function Receipts({ receipts }: { receipts: readonly ReadReceipt[] }) {
  return (
    <span class="-ml-1 flex w-4 shrink-0 items-end justify-end self-end pb-0.5 desktop:ml-auto desktop:w-16">
      {receipts.length > 0 && <Readers receipts={receipts} />}
    </span>
  );
}

/** Pictures; where there is no room for more than one, and more have read it, their number. */
function Readers({ receipts }: { receipts: readonly ReadReceipt[] }) {
  const words = readWords(receipts);
  const more = receipts.length - SHOWN;
  return (
    <Tooltip words={words}>
      <span role="img" aria-label={words} class="flex items-center justify-end -space-x-1 text-xs whitespace-nowrap text-muted tabular-nums">
        {receipts.slice(0, SHOWN).map(({ person }) => (
          <span key={person.userId} class={`flex rounded-full ring-2 ring-canvas ${receipts.length > 1 ? "max-desktop:hidden" : ""}`}>
            <Portrait person={person} size={4} />
          </span>
        ))}
        {more > 0 && <span class="pl-2 max-desktop:hidden">+{more}</span>}
        {receipts.length > 1 && <span class="flex h-4 min-w-4 items-center justify-center rounded-full bg-selected px-0.5 font-medium text-ink desktop:hidden">{receipts.length}</span>}
      </span>
    </Tooltip>
  );
}

function readWords(receipts: readonly ReadReceipt[]): string {
  const names = receipts.slice(0, NAMED).map(({ person }) => personName(person.name, person.userId));
  const others = receipts.length - names.length;
  if (others > 0) names.push(others === 1 ? "1 other" : `${others} others`);
  return `Read by ${new Intl.ListFormat(undefined, { type: "conjunction" }).format(names)}`;
}
