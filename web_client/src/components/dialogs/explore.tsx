/** Public rooms of this server or of another, and joining by alias, room ID or link. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { RoomPreview } from "../../adapter/types";
import { Button, Dialog, Field, Icon, ListRow, Spinner } from "../../design";
import { placeOf, publicRooms } from "../../state/directory";
import { closeDialog } from "../../state/dialogs";
import { sentence } from "../../state/core";
import { goToRoom } from "../../state/route";
import { join } from "../../state/rooms";
import { userId } from "../../state/session";
import { serverOf } from "../../text/names";
import { Name } from "../shell/name";
import { Picture } from "../shell/picture";
import { Failure } from "./failure";

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
  const [joining, setJoining] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const place = placeOf(term);
  const { page, error, loading, more } = useDirectory(place ? "" : term.trim(), server.trim());

  const enter = async (roomIdOrAlias: string, via: string[]) => {
    if (joining) return;
    setJoining(roomIdOrAlias);
    setFailure(null);
    try {
      await join(roomIdOrAlias, via);
      closeDialog();
    } catch (wrong) {
      setFailure(sentence(wrong));
      setJoining(null);
    }
  };
  const via = server.trim() ? [server.trim()] : [];

  return (
    <Dialog title="Explore" wide onClose={closeDialog} onSubmit={() => place && void enter(place.room, place.via)}>
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
      <Failure words={failure} />
      <div class="flex min-h-72 flex-col gap-1">
        {place ? (
          <ListRow
            start={<span class="inline-flex size-10 items-center justify-center rounded-md bg-sunken text-muted"><Icon name="link" /></span>}
            title={<Name text={place.room} />}
            subtitle="By its address"
            end={
              <Button kind="primary" small busy={joining === place.room} onClick={() => void enter(place.room, place.via)}>
                {joining === place.room ? "Going in" : "Join"}
              </Button>
            }
          />
        ) : (
          <Results page={page} joining={joining} onJoin={(room) => void enter(room.alias ?? room.roomId, via)} />
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

interface ResultsProps {
  page: Page | null;
  joining: string | null;
  onJoin: (room: RoomPreview) => void;
}

function Results({ page, joining, onJoin }: ResultsProps) {
  if (!page?.rooms.length) return null;
  return (
    <ul aria-label="Public rooms" class="-mx-2 flex flex-col gap-0.5">
      {page.rooms.map((room) => (
        <li key={room.roomId}>
          <ListRow
            start={<Picture mxc={room.picture} name={room.name || room.alias || "?"} hue={room.hue} size={10} square />}
            title={<Name text={room.name || room.alias || room.roomId} />}
            subtitle={
              <>
                {room.joined} {room.joined === 1 ? "person" : "people"}
                {room.topic ? <> · <Name text={room.topic} otherwise="" /></> : room.alias && <> · <Name text={room.alias} /></>}
              </>
            }
            end={
              room.membership === "join" ? (
                <Button
                  small
                  onClick={() => {
                    closeDialog();
                    goToRoom(room.roomId);
                  }}
                >
                  Open
                </Button>
              ) : (
                <Button kind="primary" small busy={joining === (room.alias ?? room.roomId)} onClick={() => onJoin(room)}>
                  {joining === (room.alias ?? room.roomId) ? "Going in" : "Join"}
                </Button>
              )
            }
          />
        </li>
      ))}
    </ul>
  );
}
