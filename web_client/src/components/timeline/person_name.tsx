/** Who somebody is, in their colour, never to be taken for somebody else. */
import type { Person } from "../../adapter/types";
import { openDialog } from "../../state/dialogs";
import { personName, safeName } from "../../text/names";

const COLOURS = ["text-name-0", "text-name-1", "text-name-2", "text-name-3", "text-name-4", "text-name-5", "text-name-6", "text-name-7"] as const;

interface Given {
  person: Person;
  class?: string;
  /** Without a colour, and not to be pressed. */
  plain?: boolean;
}

/** A press opens their card. Where another one has a like name, the user ID stands beside it. */
export function PersonName({ person, class: className = "", plain }: Given) {
  const words = (
    <>
      <bdi>{personName(person.name, person.userId)}</bdi>
      {person.ambiguous && <span class="ml-1 text-xs font-normal text-muted">{safeName(person.userId)}</span>}
    </>
  );
  if (plain) return <span class={className}>{words}</span>;
  return (
    <button
      type="button"
      tabIndex={-1}
      title={safeName(person.userId)}
      onClick={() => openDialog({ kind: "person", userId: person.userId })}
      class={`rounded-sm text-left hover:underline ${COLOURS[person.hue % COLOURS.length]} ${className}`}
    >
      {words}
    </button>
  );
}
