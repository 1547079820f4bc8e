/** Finding people by name or user ID: a field that steers a list. */
import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { Person } from "../../adapter/types";
import { Field, Icon, Spinner } from "../../design";
import { searchPeople } from "../../state/people";
import { sentence } from "../../state/core";
import { plain } from "../../text/fuzzy";
import { Name } from "../shell/name";
import { Picture } from "../shell/picture";

const TYPING = 200; // ms after the last letter

interface PeoplePickerProps {
  /** People who are near: shown while nothing is typed, and before what the server finds. */
  suggested?: readonly Person[];
  /** User IDs that are chosen already. */
  chosen?: readonly string[];
  /** User IDs that cannot be chosen, and why. */
  taken?: ReadonlyMap<string, string>;
  onPick: (person: Person) => void;
}

/** Arrows move in the list, Enter takes; the focus stays in the field. */
export function PeoplePicker({ suggested = [], chosen = [], taken, onPick }: PeoplePickerProps) {
  const [term, setTerm] = useState("");
  const [found, setFound] = useState<readonly Person[] | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const id = useId();
  const typed = term.trim();

  useEffect(() => {
    setAt(0);
    setError(null);
    if (!typed) return setFound(null);
    let wanted = true;
    const timer = setTimeout(() => {
      searchPeople(typed).then(
        (people) => wanted && setFound(people),
        (failure: unknown) => {
          if (!wanted) return;
          setFound([]);
          setError(sentence(failure));
        },
      );
    }, TYPING);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [typed]);

  const people = typed ? together(suggested.filter((person) => plain(`${person.name} ${person.userId}`).includes(plain(typed))), found ?? []) : suggested;
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: "nearest" });
  }, [at]);

  const pick = (person: Person | undefined) => {
    if (!person || taken?.has(person.userId)) return;
    onPick(person);
    setTerm("");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && people.length) setAt((at + step + people.length) % people.length);
    else if (event.key === "Enter" && people[at] && (typed || step)) pick(people[at]);
    else return;
    event.preventDefault();
  };

  return (
    <div class="flex flex-col gap-2">
      <Field
        label="Search people"
        icon="search"
        placeholder="Name or @user:server"
        value={term}
        onValue={setTerm}
        onKeyDown={onKeyDown}
        error={error}
        autoFocus
        autocomplete="off"
        autocapitalize="none"
        spellcheck={false}
        role="combobox"
        aria-expanded={people.length > 0}
        aria-controls={people.length ? `${id}-list` : undefined}
        aria-activedescendant={people.length ? `${id}-${at}` : undefined}
        aria-autocomplete="list"
      />
      <div class="min-h-48">
        {people.length > 0 && (
          <ul ref={list} id={`${id}-list`} role="listbox" aria-label="People" class="-mx-2 flex flex-col gap-0.5">
            {people.map((person, index) => (
              <Option
                key={person.userId}
                id={`${id}-${index}`}
                person={person}
                active={index === at}
                chosen={chosen.includes(person.userId)}
                why={taken?.get(person.userId) ?? null}
                onHover={() => setAt(index)}
                onPick={() => pick(person)}
              />
            ))}
          </ul>
        )}
        {!typed && people.length === 0 && <p class="py-6 text-center text-muted">Type a name, or a whole user ID such as @name:server.</p>}
        {typed && !found && (
          <span class="flex justify-center py-6 text-muted">
            <Spinner label="Looking for people" />
          </span>
        )}
        {typed && found && people.length === 0 && !error && (
          <p role="status" class="py-6 text-center text-muted">
            Nobody is found. Type a whole user ID, such as @name:server, for somebody of another server.
          </p>
        )}
      </div>
    </div>
  );
}

function together(near: readonly Person[], found: readonly Person[]): readonly Person[] {
  const known = new Set(near.map((person) => person.userId));
  return [...near, ...found.filter((person) => !known.has(person.userId))];
}

interface OptionProps {
  id: string;
  person: Person;
  active: boolean;
  chosen: boolean;
  why: string | null;
  onHover: () => void;
  onPick: () => void;
}

function Option({ id, person, active, chosen, why, onHover, onPick }: OptionProps) {
  return (
    <li
      id={id}
      role="option"
      aria-selected={active}
      aria-disabled={why !== null || undefined}
      onPointerMove={active ? undefined : onHover}
      onClick={onPick}
      class={`flex cursor-pointer items-center gap-3 rounded-md px-2 py-1.5 ${active ? "bg-selected" : ""} ${why ? "opacity-70" : ""}`}
    >
      <Picture mxc={person.picture} name={person.name} hue={person.hue} size={8} />
      <span class="flex min-w-0 flex-1 flex-col">
        <span class="truncate font-medium">
          <Name text={person.name} />
        </span>
        <span class="truncate text-sm text-muted">
          <Name text={person.userId} />
        </span>
      </span>
      {why && <span class="shrink-0 text-sm text-muted">{why}</span>}
      {chosen && <Icon name="check" class="text-accent" />}
    </li>
  );
}
