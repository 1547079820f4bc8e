"""The events of a room in the order of the clocks of those who sent them."""

from __future__ import annotations

from collections.abc import AsyncIterator

from homeserver.rooms.events import Events
from homeserver.rooms.stored_event import StoredEvent
from homeserver.rooms.visibility import FIRST, LAST
from homeserver.storage import Database

AT_ONCE = 200
MOST_LOOKED_AT = 2_000


class ByTime:
    """Walks timelines by time."""

    def __init__(self, database: Database, events: Events) -> None:
        self._database = database
        self._events = events

    async def walk(
        self, room_nid: int, time_ms: int, *, backwards: bool, low: int = FIRST + 1, high: int = LAST
    ) -> AsyncIterator[list[StoredEvent]]:
        """The events at `low` <= position <= `high` from `time_ms` on, the closest in time first, some at a time.

        2,000 at the most, so that who sees few of them gets no slow answer.
        """
        comparison, beyond, order = ("<=", "<", "DESC") if backwards else (">=", ">", "ASC")
        place = LAST if backwards else FIRST
        for _ in range(MOST_LOOKED_AT // AT_ONCE):
            rows = await self._database.fetch(
                f"SELECT position, origin_server_ts FROM events WHERE room_nid = ? AND origin_server_ts {comparison} ? "
                "AND position >= ? AND position <= ? "
                f"AND (origin_server_ts {beyond} ? OR position {beyond} ?) "
                f"ORDER BY origin_server_ts {order}, position {order} LIMIT ?",
                room_nid,
                time_ms,
                low,
                high,
                time_ms,
                place,
                AT_ONCE,
            )
            found = await self._events.at_positions([row[0] for row in rows])
            yield [found[row[0]] for row in rows if row[0] in found]
            if len(rows) < AT_ONCE:
                return
            place, time_ms = rows[-1]
