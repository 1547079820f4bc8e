/** Who has read until here. */
import type { ReadReceipt } from "../../adapter/types";
import { Tooltip } from "../../design";
import { personName } from "../../text/names";
import { Portrait } from "./portrait";

const SHOWN = 3;
const NAMED = 8;

export function Receipts({ receipts }: { receipts: readonly ReadReceipt[] }) {
  if (!receipts.length) return <span class="ml-auto w-10 shrink-0" />;
  const words = readWords(receipts);
  return (
    <span class="ml-auto flex w-10 shrink-0 items-end justify-end self-end pb-0.5">
      <Tooltip words={words}>
        <span role="img" aria-label={words} class="flex items-center -space-x-1">
          {receipts.slice(0, SHOWN).map(({ person }) => (
            <span key={person.userId} class="rounded-full ring-2 ring-canvas flex">
              <Portrait person={person} size={4} />
            </span>
          ))}
          {receipts.length > SHOWN && <span class="pl-2 text-xs text-muted tabular-nums">+{receipts.length - SHOWN}</span>}
        </span>
      </Tooltip>
    </span>
  );
}

function readWords(receipts: readonly ReadReceipt[]): string {
  const names = receipts.slice(0, NAMED).map(({ person }) => personName(person.name, person.userId));
  const others = receipts.length - names.length;
  if (others > 0) names.push(others === 1 ? "1 other" : `${others} others`);
  return `Read by ${new Intl.ListFormat(undefined, { type: "conjunction" }).format(names)}`;
}
