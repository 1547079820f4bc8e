/** Ctrl+K: type a few letters of where to go. */
import { useEffect, useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Person } from "../../adapter/types";
import { Badge, Icon, Spinner } from "../../design";
import { closeDialog } from "../../state/dialogs";
import { offers, othersFor, take, type Offer } from "../../state/palette";
import { Failure } from "../dialogs/failure";
import { useAction } from "../dialogs/use_action";
import { Name } from "../shell/name";
import { Picture } from "../shell/picture";

const TYPING = 200; // ms after the last letter

export function Palette() {
  const element = useRef<HTMLDialogElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const [typed, setTyped] = useState("");
  const [others, setOthers] = useState<readonly Person[]>([]);
  const [at, setAt] = useState(0);
  const action = useAction();
  const id = useId();

  useLayoutEffect(() => {
    const before = document.activeElement;
    const shown = element.current;
    shown?.showModal();
    field.current?.focus();
    return () => {
      shown?.close(); // what is behind an open dialog takes no focus
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  useEffect(() => {
    setAt(0);
    setOthers([]);
    let wanted = true;
    const timer = setTimeout(() => void othersFor(typed).then((found) => wanted && setOthers(found)), TYPING);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [typed]);
  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [at]);

  const found = offers(typed, others);
  const active = Math.min(at, found.length - 1);
  const choose = (offer: Offer | undefined) => {
    if (offer) void action.run(() => take(offer));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length) setAt((active + step + found.length) % found.length);
    else if (event.key === "Enter") choose(found[active]);
    else return;
    event.preventDefault();
  };

  return (
    <dialog
      ref={element}
      aria-label="Go to"
      onCancel={(event) => {
        event.preventDefault();
        closeDialog();
      }}
      onPointerDown={(event) => event.target === element.current && closeDialog()}
      class="mx-auto mt-0 w-full max-w-full rounded-b-lg bg-raised text-ink shadow-float animate-appear tablet:mt-[12dvh] tablet:max-w-reading tablet:rounded-lg"
    >
      <div class="flex max-h-[min(70dvh,36rem)] flex-col">
        <div class="flex shrink-0 items-center gap-3 border-b border-line px-4">
          {action.busy ? <Spinner label="Going there" /> : <Icon name="search" class="text-muted" />}
          <input
            ref={field}
            aria-label="Search"
            placeholder="Go to a room or somebody"
            value={typed}
            onInput={(event) => setTyped(event.currentTarget.value)}
            onKeyDown={onKeyDown}
            role="combobox"
            aria-expanded={found.length > 0}
            aria-controls={found.length ? `${id}-list` : undefined}
            aria-activedescendant={found.length ? `${id}-${active}` : undefined}
            aria-autocomplete="list"
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
            class="h-14 min-w-0 flex-1 bg-transparent text-lg outline-none"
          />
          <kbd class="hidden rounded-sm bg-sunken px-1.5 py-0.5 font-sans text-xs text-muted inset-ring inset-ring-line tablet:block">Esc</kbd>
        </div>
        {action.error && (
          <div class="px-4 pt-3">
            <Failure words={action.error} />
          </div>
        )}
        {found.length > 0 ? (
          <ul ref={list} id={`${id}-list`} role="listbox" aria-label="Places" class="min-h-0 flex-1 overflow-y-auto p-2">
            {found.map((offer, index) => (
              <li
                key={offer.key}
                id={`${id}-${index}`}
                role="option"
                aria-selected={index === active}
                onPointerMove={index === active ? undefined : () => setAt(index)}
                onClick={() => choose(offer)}
                class={`flex cursor-pointer items-center gap-3 rounded-md px-2 py-1.5 ${index === active ? "bg-selected" : ""}`}
              >
                <Shown offer={offer} />
              </li>
            ))}
          </ul>
        ) : (
          <p role="status" class="p-8 text-center text-muted">
            Nothing fits.
          </p>
        )}
      </div>
    </dialog>
  );
}

function Shown({ offer }: { offer: Offer }) {
  switch (offer.kind) {
    case "room":
      return (
        <>
          <Picture mxc={offer.room.picture} name={offer.room.name} hue={offer.room.hue} size={8} square={!offer.room.dm} />
          <span class="min-w-0 flex-1 truncate">
            <Name text={offer.room.name} />
          </span>
          {offer.room.membership === "invite" ? <span class="text-sm text-muted">Invitation</span> : offer.room.alias && <Beside text={offer.room.alias} />}
          <Badge count={offer.room.mentions || (offer.room.muted ? 0 : offer.room.unread)} mention={offer.room.mentions > 0} />
        </>
      );
    case "person":
      return (
        <>
          <Picture mxc={offer.person.picture} name={offer.person.name} hue={offer.person.hue} size={8} />
          <span class="min-w-0 flex-1 truncate">
            <Name text={offer.person.name} />
          </span>
          <Beside text={offer.person.userId} />
        </>
      );
    case "place":
      return (
        <>
          <Sign icon="link" />
          <span class="min-w-0 flex-1 truncate">
            Join <Name text={offer.address} />
          </span>
        </>
      );
    case "action":
      return (
        <>
          <Sign icon={offer.icon} />
          <span class="min-w-0 flex-1 truncate">{offer.words}</span>
        </>
      );
  }
}

function Sign({ icon }: { icon: "link" | "add" | "globe" | "edit" | "settings" | "keyboard" }) {
  return (
    <span class="inline-flex size-8 shrink-0 items-center justify-center rounded-sm bg-sunken text-muted">
      <Icon name={icon} size={4} />
    </span>
  );
}

function Beside({ text }: { text: string }) {
  return (
    <span class="hidden max-w-48 truncate text-sm text-muted tablet:block">
      <Name text={text} />
    </span>
  );
}
