"""Walking back through the graph of a room: `backfill` and `get_missing_events`.

The walk takes the deepest event that waits, and then waits for what that one builds upon.  Events near each other in
the graph are near each other in the timeline, so each look into the database brings a stretch of it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from heapq import heappop, heappush

from homeserver.rooms import Rooms, Standing, StoredEvent

MOST_LOOKS = 30
"""Looks into the database in one walk."""
MOST_VISITED = 1_000
"""Events visited in one walk, those that are passed over included."""


class History:
    """Walks for other servers; never further than a bound, whatever the graph looks like."""

    def __init__(self, rooms: Rooms) -> None:
        self._rooms = rooms

    async def back(
        self, room_nid: int, start: Iterable[str], *, known: Collection[str] = (), limit: int, least_depth: int = 0
    ) -> list[StoredEvent]:
        """At most `limit` events of the room from those of `start` on, deepest first.

        What is in `known`, or less deep than `least_depth`, is neither told nor walked past.  Rejected events are
        walked past and not told; soft-failed ones are told where others build upon them (Server-server API, "Soft
        failure").  Events of which this server has no history end the walk.
        """
        walk = _Walk(known)
        walk.meet(start)
        told: list[StoredEvent] = []
        looks = visited = 0
        while len(told) < limit and visited < MOST_VISITED:
            if walk.unread:
                looks += 1
                if looks > MOST_LOOKS:
                    break
                walk.read(await self._read(room_nid, walk.unread, limit - len(told)))
            stored = walk.next()
            if stored is None:
                break
            visited += 1
            if stored.room_nid != room_nid or stored.event.depth < least_depth or stored.standing is Standing.OUTLIER:
                continue
            if stored.standing is not Standing.REJECTED:
                told.append(stored)
            walk.meet(stored.event.prev_events)
        return told

    async def _read(self, room_nid: int, event_ids: Sequence[str], ahead: int) -> list[StoredEvent]:
        """The events, and about as many as will be needed of those before them in the timeline."""
        asked = await self._rooms.events.many(event_ids)
        newest = max((stored.position for stored in asked.values() if stored.room_nid == room_nid), default=0)
        before: Sequence[StoredEvent] = ()
        if newest > 0:
            before = await self._rooms.events.page(room_nid, 0, newest - 1, ahead, backwards=True)
        return [*before, *asked.values()]


class _Walk:
    """What waits to be visited."""

    def __init__(self, known: Collection[str]) -> None:
        self.unread: list[str] = []
        self._met = set(known)
        self._read: dict[str, StoredEvent] = {}
        self._waiting: list[tuple[int, int, StoredEvent]] = []

    def meet(self, event_ids: Iterable[str]) -> None:
        """Lets events wait, each once."""
        for event_id in event_ids:
            if event_id not in self._met:
                self._met.add(event_id)
                self.unread.append(event_id)
        self._sort()

    def read(self, events: Iterable[StoredEvent]) -> None:
        """Takes in what was read; what waits and was not found is not there."""
        self._read.update((stored.event.event_id, stored) for stored in events)
        self._sort()
        self.unread.clear()

    def next(self) -> StoredEvent | None:
        """The deepest event that waits."""
        return heappop(self._waiting)[2] if self._waiting else None

    def _sort(self) -> None:
        unread = []
        for event_id in self.unread:
            stored = self._read.get(event_id)
            if stored is None:
                unread.append(event_id)
            else:
                heappush(self._waiting, (-stored.event.depth, -stored.position, stored))
        self.unread[:] = unread
