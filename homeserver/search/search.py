"""Searching the rooms that a user is or was in, for what the user may see there.

1. The index tells which events of those rooms seem to have all the words: the newest of each room, a bounded number.
2. Their texts, as they stand now, are compared with the words; who may not see an event never learns of it.
3. What is left is put in order, counted and grouped, and one page of it is shown.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from homeserver.protocol.filters import RoomEventFilter
from homeserver.rooms import Rooms, StoredEvent
from homeserver.rooms.read_many import ReadMany
from homeserver.rooms.visibility import Sight
from homeserver.search.index import SearchIndex
from homeserver.search.words import texts_of, words
from homeserver.storage import Database, in_list

CHUNK: Final = 400
MOST_CANDIDATES: Final = 2_000
"""Events whose texts one search compares."""
EVENTS_A_TURN: Final = 10
"""Whose texts are compared before others get their turn on the event loop."""
MOST_OF_A_ROOM: Final = 500
MOST_ROOMS: Final = 1_000
"""Rooms that one search looks into: those with the user's newest memberships."""


@dataclass(frozen=True, slots=True)
class Found:
    """An event that matches, and how well: the higher `rank`, the better."""

    stored: StoredEvent
    rank: float


@dataclass(frozen=True, slots=True)
class Results:
    """All that was found, in order; `sights` tell, by room nid, what the user sees around it."""

    found: Sequence[Found]
    words: Sequence[str]
    upto: int
    room_ids: Mapping[int, str]
    sights: Mapping[int, Sight]


class Search:
    """Finds events by words."""

    def __init__(self, database: Database, rooms: Rooms, index: SearchIndex) -> None:
        self._database = database
        self._rooms = rooms
        self._index = index
        self._many = ReadMany(database, rooms.events)

    async def search(
        self,
        user_id: str,
        term: str,
        keys: frozenset[str],
        wanted: RoomEventFilter,
        *,
        recent: bool,
        upto: int | None = None,
    ) -> Results:
        """Every event, up to position `upto`, that has all the words of `term` in one of its texts called `keys`."""
        asked = list(dict.fromkeys(words(term)))
        await self._index.catch_up()
        now = self._rooms.journal.position
        upto = now if upto is None else min(upto, now)
        room_ids = await self._room_ids(user_id, wanted)
        if not asked or not room_ids:
            return Results((), asked, upto, {}, {})
        # The longest words are the rarest: they leave the fewest candidates.
        rarest = sorted(asked, key=len, reverse=True)
        positions = await self._index.find(list(room_ids), rarest, MOST_OF_A_ROOM, upto)
        events = await self._rooms.events.at_positions(positions[:MOST_CANDIDATES])
        matching = []
        for at, stored in enumerate(events.values()):
            if at % EVENTS_A_TURN == 0:
                await asyncio.sleep(0)
            event = stored.event
            rank = _rank(stored, asked, keys)
            if rank and stored.room_nid in room_ids and wanted.wants(event.type, event.sender, event.content):
                matching.append(Found(stored, rank))
        sights = await self._many.sights(user_id, list({each.stored.room_nid for each in matching}))
        seen = [each for each in matching if sights[each.stored.room_nid].sees(each.stored)]
        if recent:
            seen.sort(key=lambda each: -each.stored.position)
        else:
            seen.sort(key=lambda each: (-each.rank, -each.stored.position))
        return Results(seen, asked, upto, room_ids, sights)

    async def _room_ids(self, user_id: str, wanted: RoomEventFilter) -> dict[int, str]:
        """The rooms to search, by nid: none that the user forgot, never was in, or whose messages are encrypted."""
        memberships = await self._rooms.memberships_of(user_id)
        mine = [
            held
            for held in memberships.values()
            if held.membership in ("join", "leave", "ban") and not held.forgotten and wanted.wants_room(held.room_id)
        ]
        mine.sort(key=lambda held: held.position, reverse=True)
        room_ids = {held.room_nid: held.room_id for held in mine[:MOST_ROOMS]}
        nids = list(room_ids)
        for start in range(0, len(nids), CHUNK):
            part = nids[start : start + CHUNK]
            rows = await self._database.fetch(
                "SELECT room_nid FROM room_state WHERE type = 'm.room.encryption' AND state_key = '' "
                f"AND to_position IS NULL AND room_nid IN {in_list(len(part))}",
                *part,
            )
            for row in rows:
                room_ids.pop(row[0], None)
        return room_ids


def _rank(stored: StoredEvent, asked: Sequence[str], keys: frozenset[str]) -> float:
    """0 where no text has all the words; else the more, the larger the words' share of the text."""
    best = 0.0
    for key, texts in texts_of(stored.event.type, stored.event.content).items():
        for text in texts if key in keys else ():
            there = list(words(text))
            counts = [there.count(word) for word in asked]
            if there and all(counts):
                best = max(best, sum(counts) / len(there) ** 0.5)
    return best
