"""The newest events of all rooms, in the order of the journal: what a live reader needs is nearly always here."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from homeserver.rooms.stored_event import StoredEvent


class RecentEvents:
    """A ring of at least `keep` and at most twice as many events by position.

    It is complete for positions above `start`: a reader whose position is not below `start` needs no database.
    """

    __slots__ = ("_events", "_keep", "_positions", "start")

    def __init__(self, start: int, keep: int = 4_000) -> None:
        self.start = start
        self._keep = keep
        self._positions: list[int] = []
        self._events: list[StoredEvent] = []

    def append(self, stored: StoredEvent) -> None:
        """Takes in the event that was committed last; backfilled events (negative positions) do not belong here."""
        self._positions.append(stored.position)
        self._events.append(stored)
        if len(self._events) > 2 * self._keep:
            self.start = self._positions[self._keep - 1]
            del self._positions[: self._keep]
            del self._events[: self._keep]

    def since(self, position: int, upto: int | None = None) -> Sequence[StoredEvent]:
        """The events after `position` and up to `upto`, oldest first.  `position` must not be below `start`."""
        if not self._positions or self._positions[-1] <= position:
            return ()
        first = bisect_right(self._positions, position)
        last = len(self._positions) if upto is None else bisect_right(self._positions, upto)
        return self._events[first:last]

    def replace(self, stored: StoredEvent) -> None:
        """Puts a redacted event in the place of the original, if that is still here."""
        at = bisect_right(self._positions, stored.position) - 1
        if at >= 0 and self._positions[at] == stored.position:
            self._events[at] = stored
