"""Whose turn it is: room by room in order, and the servers that sent the events one after another.

However much one server sends, another waits for one event of it at most, and for a room of its own not at all.
"""

from __future__ import annotations

from collections import OrderedDict, deque
from typing import Final

from homeserver.transactions.store import Staged

OF_ONE_ORIGIN: Final = 16
"""Rooms that are worked on at once for the events of one server."""


class Rounds:
    """What waits, by room.  A room stands in the line of the server that sent its oldest event."""

    def __init__(self, of_one_origin: int = OF_ONE_ORIGIN) -> None:
        self._of_one_origin = of_one_origin
        self._rooms: dict[str, deque[Staged]] = {}
        self._busy: dict[str, str] = {}
        self._working: dict[str, int] = {}
        self._lines: OrderedDict[str, deque[str]] = OrderedDict()

    def add(self, staged: Staged) -> None:
        """One more event, behind those of its room."""
        events = self._rooms.setdefault(staged.room_id, deque())
        events.append(staged)
        if len(events) == 1 and staged.room_id not in self._busy:
            self._line_up(staged.room_id)

    def all(self) -> list[Staged]:
        """Everything that waits, each room in order."""
        return [staged for events in self._rooms.values() for staged in events]

    def begin(self) -> Staged | None:
        """The next event; its room is busy until `end`. None where nothing may begin now."""
        for origin in list(self._lines):
            if self._working.get(origin, 0) >= self._of_one_origin:
                continue
            room_id = self._lines[origin].popleft()
            if self._lines[origin]:
                self._lines.move_to_end(origin)
            else:
                del self._lines[origin]
            self._busy[room_id] = origin
            self._working[origin] = self._working.get(origin, 0) + 1
            return self._rooms[room_id][0]
        return None

    def end(self, staged: Staged, *, done: bool) -> None:
        """The event's room is free again; unless it is `done` with, the event is the next one of it."""
        origin = self._busy.pop(staged.room_id)
        self._working[origin] -= 1
        if not self._working[origin]:
            del self._working[origin]
        events = self._rooms[staged.room_id]
        if done:
            events.popleft()
        if events:
            self._line_up(staged.room_id)
        else:
            del self._rooms[staged.room_id]

    def _line_up(self, room_id: str) -> None:
        self._lines.setdefault(self._rooms[room_id][0].origin, deque()).append(room_id)
