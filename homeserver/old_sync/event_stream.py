"""GET /events: what happened in the user's rooms since a token, or in one room that may be read without joining."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from homeserver.journal import EphemeralStream, Token, Waiters
from homeserver.rooms import RoomHead, Rooms, StoredEvent
from homeserver.rooms.read_many import ReadMany
from homeserver.rooms.visibility import Sight
from homeserver.storage import Database, in_list

MOST_EVENTS = 100
CHUNK = 400


@dataclass(frozen=True, slots=True)
class Stretch:
    """Events, oldest first, between two tokens; `sights` by room nid."""

    start: Token
    end: Token
    events: Sequence[StoredEvent]
    sights: dict[int, Sight]


class EventStream:
    """Answers with events as soon as there are any."""

    def __init__(self, database: Database, rooms: Rooms, waiters: Waiters, ephemeral: EphemeralStream) -> None:
        self._database = database
        self._rooms = rooms
        self._waiters = waiters
        self._ephemeral = ephemeral
        self._many = ReadMany(database, rooms.events)
        self._peeking: dict[int, Counter[str]] = {}
        rooms.observe(self._event_applied)

    async def listen(self, user_id: str, since: Token | None, timeout_s: float, room_id: str | None) -> Stretch:
        """At most `MOST_EVENTS` events after `since` (None: from now on), waiting up to `timeout_s` seconds for one.

        With `room_id` those of that room alone.  Raises `Forbidden` where the user may not read it.
        """
        peeked = (await self._rooms.visibility.view(user_id, room_id))[0].nid if room_id is not None else None
        deadline = time.monotonic() + timeout_s
        start = since or self._now()
        if peeked is not None:
            self._peeking.setdefault(peeked, Counter())[user_id] += 1
        try:
            with self._waiters.watch(user_id) as watch:
                while True:
                    watch.clear()
                    found = await self._between(user_id, start, self._now(), peeked)
                    if found.events or not await watch.wait(deadline - time.monotonic()) or self._waiters.stopping:
                        return found
        finally:
            if peeked is not None:
                self._no_longer_peeking(peeked, user_id)

    def _now(self) -> Token:
        return Token(self._rooms.journal.position, self._ephemeral.position)

    async def _between(self, user_id: str, start: Token, end: Token, peeked: int | None) -> Stretch:
        """What the user may see after `start`; where there is more than fits, the end is where it stops."""
        if peeked is not None:
            nids: Collection[int] = (peeked,)
        else:
            memberships = await self._rooms.memberships_of(user_id)
            nids = {
                each.room_nid
                for each in memberships.values()
                if each.membership in ("join", "leave", "ban") and not each.forgotten
            }
        events = await self._after(nids, start.durable, end.durable)
        if len(events) == MOST_EVENTS:
            end = Token(events[-1].position, end.ephemeral)
        sights = await self._many.sights(user_id, list({stored.room_nid for stored in events})) if events else {}
        return Stretch(start, end, [stored for stored in events if sights[stored.room_nid].sees(stored)], sights)

    async def _after(self, nids: Collection[int], since: int, upto: int) -> list[StoredEvent]:
        if since >= self._rooms.tail.start:
            recent = self._rooms.tail.since(since, upto)
            return [stored for stored in recent if stored.room_nid in nids][:MOST_EVENTS]
        positions: list[int] = []
        every = sorted(nids)
        for at in range(0, len(every), CHUNK):
            part = every[at : at + CHUNK]
            rows = await self._database.fetch(
                f"SELECT position FROM events WHERE room_nid IN {in_list(len(part))} AND position > ? "
                "AND position <= ? ORDER BY position LIMIT ?",
                *part,
                since,
                upto,
                MOST_EVENTS,
            )
            positions += [row[0] for row in rows]
        first = sorted(positions)[:MOST_EVENTS]
        found = await self._rooms.events.at_positions(first)
        return [found[position] for position in first if position in found]

    def _event_applied(self, stored: StoredEvent, _head: RoomHead | None) -> None:
        """Those who peek are no members, so nobody else wakes them."""
        peeking = self._peeking.get(stored.room_nid)
        if peeking:
            self._waiters.wake(peeking)

    def _no_longer_peeking(self, room_nid: int, user_id: str) -> None:
        peeking = self._peeking[room_nid]
        peeking[user_id] -= 1
        if not peeking[user_id]:
            del peeking[user_id]
        if not peeking:
            del self._peeking[room_nid]
