"""Keeps the index of words, a moment behind the rooms; a search first waits until it has caught up."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from typing import Final

import structlog

from homeserver.journal import Change, Journal, JournalError
from homeserver.rooms import RoomHead, Rooms, StoredEvent
from homeserver.search.words import MOST_WORDS, TYPES, first_key, key_of, position_of, texts_of, words
from homeserver.storage import Database, Statement, StorageError, in_list

log = structlog.get_logger(__name__)

EVENTS_AT_ONCE: Final = 300
DELAY_S: Final = 2.0
"""So that a burst of messages is indexed together."""
PATIENCE_S: Final = 2.0
"""How long a search waits for the index."""
ROOMS_A_QUERY: Final = 50
MOST_WORDS_ASKED: Final = 10

_PUT = "INSERT INTO search_words (key) VALUES (?) ON CONFLICT (key) DO NOTHING"
_MOVE = (
    "INSERT INTO search_progress (id, position) VALUES (0, ?) ON CONFLICT (id) DO UPDATE "
    "SET position = excluded.position WHERE excluded.position > search_progress.position"
)


class SearchIndex:
    """Writes which words are in which events, and finds events by words."""

    def __init__(self, database: Database, journal: Journal, rooms: Rooms) -> None:
        self._database = database
        self._journal = journal
        self._rooms = rooms
        self._writing: asyncio.Task[None] | None = None
        self._due: asyncio.TimerHandle | None = None
        self._closed = False
        self._reached = -1
        rooms.observe(self._event_applied)

    def start(self) -> None:
        """Indexes, in the background, what was not when this server last stopped."""
        self._write()

    async def close(self) -> None:
        """Ends with the events that are being indexed; the rest waits for the next start."""
        self._closed = True
        if self._due is not None:
            self._due.cancel()
        if self._writing is not None:
            await asyncio.gather(self._writing, return_exceptions=True)

    async def catch_up(self) -> None:
        """Returns once everything that was committed is indexed, or after `PATIENCE_S`."""
        upto = self._journal.position
        try:
            async with asyncio.timeout(PATIENCE_S):
                while not self._closed and await self._progress() < upto:
                    await asyncio.shield(self._write())
        except TimeoutError:
            log.info("search_index_behind")

    async def find(self, room_nids: Sequence[int], wanted: Sequence[str], limit: int, upto: int) -> list[int]:
        """Positions up to `upto` of events in those rooms that seem to have all the words: newest first, at most
        `limit` of each room.
        """
        found: list[int] = []
        asked = wanted[:MOST_WORDS_ASKED]
        also = "".join([" AND EXISTS (SELECT 1 FROM search_words o WHERE o.key = w.key + ?)"] * (len(asked) - 1))
        one = (
            f"SELECT w.key AS key FROM search_words w WHERE w.key > ? AND w.key <= ?{also} ORDER BY w.key DESC LIMIT ?"
        )
        for start in range(0, len(room_nids), ROOMS_A_QUERY):
            part = room_nids[start : start + ROOMS_A_QUERY]
            selects, arguments = [], []
            for number, nid in enumerate(part):
                # The words of a room lie in stretches of equal length, so a step leads from one to the other.
                first, *others = [first_key(nid, word) for word in asked]
                selects.append(f"SELECT key FROM ({one}) AS part{number}")
                arguments += [first, key_of(nid, asked[0], upto), *(other - first for other in others), limit]
            rows = await self._database.fetch(" UNION ALL ".join(selects), *arguments)
            found += [position_of(row[0]) for row in rows]
        return sorted(found, reverse=True)

    def removal(self, gone: Sequence[StoredEvent]) -> list[Statement]:
        """What takes events out of the index that are removed from the database."""
        keys = sorted({(key,) for stored in gone if stored.event.type in TYPES for key in _keys(stored)})
        return [Statement("DELETE FROM search_words WHERE key = ?", rows=keys)] if keys else []

    def _event_applied(self, stored: StoredEvent, _head: RoomHead | None) -> None:
        if stored.event.type in TYPES and self._due is None and not self._closed:
            self._due = asyncio.get_running_loop().call_later(DELAY_S, self._begin)

    def _begin(self) -> None:
        self._due = None
        self._write()

    def _write(self) -> asyncio.Task[None]:
        if self._writing is None or self._writing.done():
            self._writing = asyncio.ensure_future(self._index())
        return self._writing

    async def _index(self) -> None:
        try:
            more = True
            while more and not self._closed:
                more = await self._index_some()
        except (JournalError, StorageError) as error:
            # The next event, search or start tries again from where it stands.
            log.warning("search_index_not_written", error=str(error))

    async def _index_some(self) -> bool:
        """Indexes the next events; whether there may be more."""
        upto = self._journal.position
        since = await self._progress()
        if since >= upto:
            return False
        rows = await self._database.fetch(
            f"SELECT position FROM events WHERE position > ? AND position <= ? AND type IN {in_list(len(TYPES))} "
            "ORDER BY position LIMIT ?",
            since,
            upto,
            *TYPES,
            EVENTS_AT_ONCE,
        )
        more = len(rows) == EVENTS_AT_ONCE
        reached = rows[-1][0] if more else upto
        found = await self._rooms.events.at_positions([row[0] for row in rows])
        keys = sorted({(key,) for stored in found.values() for key in _keys(stored)})
        statements = [Statement(_PUT, rows=keys)] if keys else []
        if keys or more or upto - since > EVENTS_AT_ONCE:
            statements.append(Statement(_MOVE, args=(reached,)))
            await self._journal.commit(Change(writes=lambda _: statements))
        self._reached = max(self._reached, reached)
        return more

    async def _progress(self) -> int:
        row = await self._database.fetch_one("SELECT position FROM search_progress WHERE id = 0")
        return max(self._reached, row[0] if row is not None else 0)


def _keys(stored: StoredEvent) -> Iterable[int]:
    event = stored.event
    different: dict[str, None] = {}
    for texts in texts_of(event.type, event.content).values():
        for text in texts:
            different.update(dict.fromkeys(words(text)))
    return [key_of(stored.room_nid, word, stored.position) for word in list(different)[:MOST_WORDS]]
