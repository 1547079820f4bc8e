/** What the word at the caret may be completed to, above the field. */
import { useEffect, useRef } from "preact/hooks";
import { Avatar, Icon } from "../../design";
import { pictureOf } from "../../state/people";
import { safeName } from "../../text/names";
import { labelOf, type Candidate } from "./completion";

interface Given {
  id: string;
  candidates: readonly Candidate[];
  at: number;
  onChoose: (candidate: Candidate) => void;
}

export const optionId = (id: string, at: number): string => `${id}-${at}`;

export function CompletionList({ id, candidates, at, onChoose }: Given) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: "nearest" });
  }, [at]);
  return (
    <ul
      ref={list}
      id={id}
      role="listbox"
      aria-label="Completions"
      class="absolute inset-x-0 bottom-full z-30 mb-1 max-h-72 max-w-dialog overflow-y-auto rounded-md bg-raised p-1 shadow-float animate-appear"
    >
      {candidates.map((candidate, index) => (
        <li
          key={candidate.key}
          id={optionId(id, index)}
          role="option"
          aria-selected={index === at}
          onPointerDown={(event) => {
            event.preventDefault(); // the field keeps the focus
            onChoose(candidate);
          }}
          class={`flex cursor-pointer items-center gap-2 rounded-sm px-2 py-1.5 ${index === at ? "bg-selected" : "hover:bg-hover"}`}
        >
          <Sign candidate={candidate} />
          <bdi class="min-w-0 truncate font-medium">{labelOf(candidate)}</bdi>
          <span class="min-w-0 flex-1 truncate text-sm text-muted">{more(candidate)}</span>
        </li>
      ))}
    </ul>
  );
}

function Sign({ candidate }: { candidate: Candidate }) {
  if (candidate.kind === "emoji") return <span class="w-6 text-center text-lg">{candidate.insert}</span>;
  if (candidate.kind === "everybody") return <Icon name="people" class="w-6" />;
  const { name, hue, picture } = candidate.kind === "person" ? candidate.member : candidate.room;
  return <Avatar name={safeName(name, "?")} hue={hue} size={6} square={candidate.kind === "room"} picture={pictureOf(picture, 48)} />;
}

function more(candidate: Candidate): string {
  if (candidate.kind === "person") return safeName(candidate.member.userId);
  return candidate.kind === "room" || candidate.kind === "everybody" ? candidate.insert : "";
}
