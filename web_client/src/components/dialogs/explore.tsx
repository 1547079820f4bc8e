/** Public rooms of this server or of another, and joining by alias, room ID or link. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { RoomPreview } from "../../adapter/types";
import { Button, Dialog, Field, Icon, ListRow, Spinner } from "../../design";
import { placeOf, publicRooms } from "../../state/directory";
import { closeDialog } from "../../state/dialogs";
import { sentence } from "../../state/core";
import { go, goToRoom } from "../../state/route";
import { join } from "../../state/rooms";
import { userId } from "../../state/session";
import { serverOf } from "../../text/names";
import { Name } from "../shell/name";
import { Picture } from "../shell/picture";
import { Failure } from "./failure";
import { useAction } from "./use_action";

const TYPING = 250; // ms after the last letter
const TYPING_SERVER = 700; // a server whose name is half typed is looked for in vain, and for long

interface Page {
  rooms: RoomPreview[];
  next: string | null;
}

/** The rooms of a server that fit, page after page. */
function useDirectory(term: string, server: string) {
  const [page, setPage] = useState<Page | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [loading, setLoading] = useState(true);
  const asked = useRef(0);
  const before = useRef(server);
  const load = (since: string | null) => {
    const mine = ++asked.current;
    setLoading(true);
    setError(null);
    publicRooms(term, server, since).then(
      (found) => {
        if (mine !== asked.current) return;
        setPage((before) => ({ rooms: since ? [...(before?.rooms ?? []), ...found.rooms] : found.rooms, next: found.next }));
        setLoading(false);
      },
      (failure: unknown) => {
        if (mine !== asked.current) return;
        if (!since) setPage(null);
        setError(sentence(failure));
        setLoading(false);
      },
    );
  };
  useEffect(() => {
    const timer = setTimeout(() => load(null), before.current === server ? TYPING : TYPING_SERVER);
    before.current = server;
    setLoading(true);
    return () => {
      clearTimeout(timer);
      asked.current += 1;
    };
  }, [term, server]);
  return { page, error, loading, more: () => page?.next && load(page.next) };
}

export function Explore({ term: first = "" }: { term?: string }) {
  const [term, setTerm] = useState(first);
  const [server, setServer] = useState("");
  const [chosen, setChosen] = useState("");
  const action = useAction();
  const joining = action.busy ? chosen : null;
  const place = placeOf(term);
  const { page, error, loading, more } = useDirectory(place ? "" : term.trim(), server.trim());

  const via = server.trim() ? [server.trim()] : [];
  const enter = (address: string, through: string[]) => {
    setChosen(address);
    void action.run(() => join(address, through));
  };

  return (
    <Dialog title="Explore" wide onClose={closeDialog} onSubmit={() => place && enter(place.room, place.via)}>
      <div class="grid gap-3 tablet:grid-cols-[2fr_1fr]">
        <Field
          label="Search"
          icon="search"
          type="search"
          placeholder="A name, #alias:server, or a link"
          value={term}
          onValue={setTerm}
          autoFocus
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
        />
        <Field
          label="Server"
          icon="globe"
          placeholder={serverOf(userId.value)}
          value={server}
          onValue={setServer}
          autocomplete="off"
          autocapitalize="none"
          inputMode="url"
          spellcheck={false}
        />
      </div>
      <Failure words={action.error} />
      <div class="flex min-h-72 flex-col gap-1">
        {place ? (
          <ListRow
            start={<span class="inline-flex size-10 items-center justify-center rounded-md bg-sunken text-muted"><Icon name="link" /></span>}
            title={<Name text={place.room} />}
            subtitle="By its address"
            end={
              <Button kind="primary" small busy={joining === place.room} onClick={() => enter(place.room, place.via)}>
                {joining === place.room ? "Going in" : "Join"}
              </Button>
            }
          />
        ) : (
          <Results page={page} joining={joining} via={via} onJoin={(room) => enter(addressOf(room), via)} />
        )}
        {!place && error && <Failure words={error} />}
        {!place && !loading && !error && page?.rooms.length === 0 && (
          <p class="py-10 text-center text-muted">{term.trim() ? "No public room fits." : "There are no public rooms yet."}</p>
        )}
        {!place && loading && (
          <span class="flex justify-center py-6 text-muted">
            <Spinner label="Looking for rooms" />
          </span>
        )}
        {!place && !loading && page?.next && (
          <Button kind="quiet" class="self-center" onClick={more}>
            Show more
          </Button>
        )}
      </div>
    </Dialog>
  );
}

const addressOf = (room: RoomPreview): string => room.alias ?? room.roomId;

interface ResultsProps {
  page: Page | null;
  /** The address of the room that is being joined. */
  joining: string | null;
  via: string[];
  onJoin: (room: RoomPreview) => void;
}

function Results({ page, joining, via, onJoin }: ResultsProps) {
  if (!page?.rooms.length) return null;
  return (
    <ul aria-label="Public rooms" class="-mx-2 flex flex-col gap-0.5">
      {page.rooms.map((room) => (
        <li key={room.roomId}>
          <ListRow
            start={<Picture mxc={room.picture} name={room.name} hue={room.hue} size={10} square />}
            title={<Name text={room.name} />}
            subtitle={
              <>
                {room.joined} {room.joined === 1 ? "person" : "people"}
                {room.topic ? <> · <Name text={room.topic} otherwise="" /></> : room.alias && room.alias !== room.name && <> · <Name text={room.alias} /></>}
              </>
            }
            end={
              room.membership === "join" ? (
                <Button small onClick={() => goToRoom(room.roomId)}>
                  Open
                </Button>
              ) : room.joinRule === "knock" ? (
                <Button small onClick={() => go({ page: "room", room: addressOf(room), eventId: null, via })}>
                  Ask to join
                </Button>
              ) : (
                <Button small busy={joining === addressOf(room)} onClick={() => onJoin(room)}>
                  {joining === addressOf(room) ? "Going in" : "Join"}
                </Button>
              )
            }
          />
        </li>
      ))}
    </ul>
  );
}
