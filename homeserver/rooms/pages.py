"""Walking a room's timeline: pages, the surroundings of an event, the event nearest to a time.

Client-server API, "GET /messages", "GET /context", "GET /timestamp_to_event".  A page token stands between two events;
what the walker may not see is passed over, and a walk looks at a bounded number of events, so that a client that sees
little gets short pages with a token to go on, never a slow answer.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from homeserver.protocol.errors import NotFound
from homeserver.protocol.filters import RoomEventFilter
from homeserver.rooms.gaps import MOST_FILLED, PATIENCE_S, Gaps
from homeserver.rooms.head import RoomHead, StateKey
from homeserver.rooms.rooms import Rooms
from homeserver.rooms.stored_event import StoredEvent
from homeserver.rooms.visibility import FIRST, Sight

MOST_LOOKED_AT = 2_000


@dataclass(frozen=True, slots=True)
class Page:
    """Events in the order of the walk.  `end` is where to go on, None at the end of what there is."""

    room: RoomHead
    sight: Sight
    events: Sequence[StoredEvent]
    start: int
    end: int | None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """An event with those before it (nearest first) and after it, and the positions between which they all lie."""

    sight: Sight
    event: StoredEvent
    before: Sequence[StoredEvent]
    after: Sequence[StoredEvent]
    start: int
    end: int
    room: RoomHead


class Pages:
    """Walks timelines for users."""

    def __init__(self, rooms: Rooms) -> None:
        self._rooms = rooms
        self._gaps = Gaps(rooms.database, rooms.backfill.fill)

    async def page(
        self,
        user_id: str,
        room_id: str,
        *,
        start: int | None,
        stop: int | None,
        backwards: bool,
        limit: int,
        wanted: RoomEventFilter,
    ) -> Page:
        """At most `limit` events from position `start` (None: the end to begin at) towards `stop`.

        Raises `Forbidden` where the user may see nothing of the room.
        """
        head, left = await self._rooms.visibility.view(user_id, room_id)
        sight = await self._rooms.visibility.sight(user_id, head.nid)
        newest = head.position if left is None else left
        if start is None:
            start = newest if backwards else FIRST
        low, high = (stop if stop is not None else FIRST, start) if backwards else (start, stop)
        high = newest if high is None else min(high, newest)
        seen = sight.first_seen()
        if seen is None or not wanted.wants_room(room_id):
            return Page(head, sight, (), start, None)
        low = max(low, seen - 1)
        if backwards:
            found, end, sight = await self._walk_back(head, sight, low, high, limit, wanted)
        else:
            found, end = await self._walk(head.nid, sight, low, high, limit, wanted)
        return Page(head, sight, found, start, end)

    async def _walk(
        self, room_nid: int, sight: Sight, low: int, high: int, limit: int, wanted: RoomEventFilter
    ) -> tuple[list[StoredEvent], int | None]:
        """Up to `limit` events of low < position <= high, oldest first, and where to go on (None: nothing is left)."""
        found: list[StoredEvent] = []
        looked_at = 0
        while looked_at < MOST_LOOKED_AT:
            size = limit + 1 if not looked_at else 200
            part = await self._rooms.events.page(room_nid, low, high, size, backwards=False)
            for at, stored in enumerate(part):
                if len(found) == limit:
                    return found, part[at - 1].position if at else low
                if _shows(stored, sight, wanted):
                    found.append(stored)
            if len(part) < size:
                return found, None
            looked_at += len(part)
            low = part[-1].position
        return found, low

    async def _walk_back(
        self, head: RoomHead, sight: Sight, low: int, high: int, limit: int, wanted: RoomEventFilter
    ) -> tuple[list[StoredEvent], int | None, Sight]:
        """As `_walk`, newest first; with the sight as it is after the walk.

        What of the history is missing is fetched on the way, and passed over where it cannot be had in time.
        """
        found: list[StoredEvent] = []
        looked_at = fetched = 0
        until = time.monotonic() + PATIENCE_S
        gap = await self._gaps.next_below(head.nid, low, high)
        while looked_at < MOST_LOOKED_AT:
            size = limit + 1 if not looked_at else 200
            bottom = low if gap is None else max(low, gap.floor)
            part = await self._rooms.events.page(head.nid, bottom, high, size, backwards=True)
            for stored in part:
                if len(found) == limit:
                    return found, stored.position, sight
                if _shows(stored, sight, wanted):
                    found.append(stored)
            looked_at += len(part)
            if part:
                high = part[-1].position - 1
            if len(part) == size:
                continue
            if gap is None:
                return found, None, sight
            if len(found) == limit:
                return found, high, sight
            fetched += 1
            if fetched <= MOST_FILLED and await self._gaps.filled(head.room_id, gap, until):
                sight = await self._rooms.visibility.sight(sight.user_id, head.nid)
            else:
                high = min(high, gap.floor)
            gap = await self._gaps.next_below(head.nid, low, high)
        return found, high, sight

    async def around(
        self, user_id: str, room_id: str, event_id: str, limit: int, wanted: RoomEventFilter
    ) -> Surroundings:
        """The event and about `limit` visible events around it.  Raises `NotFound`, also for what may not be seen."""
        stored = await self._rooms.visibility.visible_event(user_id, room_id, event_id)
        head = await self._rooms.head(room_id)
        if head is None or stored is None:
            raise NotFound("There is no such event in that room.")
        sight = await self._rooms.visibility.sight(user_id, head.nid)
        return await self.beside(head, sight, stored, limit // 2, limit - limit // 2, wanted)

    async def beside(
        self,
        head: RoomHead,
        sight: Sight,
        stored: StoredEvent,
        before_limit: int,
        after_limit: int,
        wanted: RoomEventFilter,
    ) -> Surroundings:
        """What `sight` sees around an event of the room of `head`."""
        at = stored.position
        seen = sight.first_seen()
        low = FIRST if seen is None else seen - 1
        before, start, sight = await self._walk_back(head, sight, low, at - 1, before_limit, wanted)
        after, end = await self._walk(head.nid, sight, at, head.position, after_limit, wanted)
        first = before[-1].position if before else at
        last = after[-1].position if after else at
        return Surroundings(sight, stored, before, after, start if start is not None else first - 1, end or last, head)

    async def nearest(self, user_id: str, room_id: str, time_ms: int, *, backwards: bool) -> StoredEvent:
        """The visible event closest in time, at or before / at or after `time_ms`.  Raises `NotFound`."""
        head, left = await self._rooms.visibility.view(user_id, room_id)
        sight = await self._rooms.visibility.sight(user_id, head.nid)
        seen = sight.first_seen()
        newest = head.position if left is None else left
        low = newest + 1 if seen is None else seen
        async for events in self._rooms.by_time.walk(head.nid, time_ms, backwards=backwards, low=low, high=newest):
            for stored in events:
                if sight.sees(stored):
                    return stored
        raise NotFound(f"There is no event {'before' if backwards else 'after'} that time which you may see.")

    async def members_for(self, page: Sequence[StoredEvent], room_nid: int) -> list[StoredEvent]:
        """The member events of those who sent a page's events, as they stood at its newest: for lazy loading."""
        if not page:
            return []
        keys: list[StateKey] = [("m.room.member", sender) for sender in dict.fromkeys(s.event.sender for s in page)]
        entries = await self._rooms.state.keys_at(room_nid, max(s.position for s in page), keys)
        found = await self._rooms.events.many([entry.event_id for entry in entries.values()])
        return list(found.values())


def _shows(stored: StoredEvent, sight: Sight, wanted: RoomEventFilter) -> bool:
    event = stored.event
    return wanted.wants(event.type, event.sender, event.content) and sight.sees(stored)
