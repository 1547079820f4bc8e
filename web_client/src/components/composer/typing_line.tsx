/** Who is typing; one line whatever happens, so that nothing moves. */
import type { Person } from "../../adapter/types";
import { roomOf } from "../../state/rooms";
import { openRoomId } from "../../state/timeline";
import { personName } from "../../text/names";

export function TypingLine() {
  const people = roomOf(openRoomId.value ?? "")?.typing ?? [];
  return (
    <p class="flex h-5 items-center gap-2 px-4 text-xs text-muted" aria-live="polite">
      {people.length > 0 && (
        <>
          <span class="flex gap-0.5" aria-hidden="true">
            <span class="typing-dot" />
            <span class="typing-dot" />
            <span class="typing-dot" />
          </span>
          <span class="min-w-0 truncate">{typingWords(people)}</span>
        </>
      )}
    </p>
  );
}

export function typingWords(people: readonly Person[]): string {
  const names = people.slice(0, 3).map((person) => personName(person.name, person.userId));
  if (people.length > 3) return "Several people are typing";
  const list = new Intl.ListFormat(undefined, { type: "conjunction" }).format(names);
  return `${list} ${names.length === 1 ? "is" : "are"} typing`;
}
