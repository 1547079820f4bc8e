"""Whose turn it is: each server's events of each room in order, and the servers one after another.

However much one server sends, and however slowly it answers when it is asked for what is missing, another waits for
nothing of it, be it in the same room.
"""

from __future__ import annotations

from collections import OrderedDict, deque
from typing import Final

from homeserver.transactions.store import Staged

OF_ONE_ORIGIN: Final = 16
"""Rooms that are worked on at once for the events of one server."""


class Rounds:
    """What waits, by server and room.  A server's rooms stand in its line."""

    def __init__(self, of_one_origin: int = OF_ONE_ORIGIN) -> None:
        self._of_one_origin = of_one_origin
        self._waiting: dict[tuple[str, str], deque[Staged]] = {}
        self._busy: set[tuple[str, str]] = set()
        self._working: dict[str, int] = {}
        self._lines: OrderedDict[str, deque[tuple[str, str]]] = OrderedDict()

    def add(self, staged: Staged) -> None:
        """One more event, behind those of its server in its room."""
        place = _place(staged)
        events = self._waiting.setdefault(place, deque())
        events.append(staged)
        if len(events) == 1 and place not in self._busy:
            self._line_up(place)

    def all(self) -> list[Staged]:
        """Everything that waits, each server's events of a room in order."""
        return [staged for events in self._waiting.values() for staged in events]

    def begin(self) -> Staged | None:
        """The next event; its server is busy in its room until `end`. None where nothing may begin now."""
        for origin in list(self._lines):
            if self._working.get(origin, 0) >= self._of_one_origin:
                continue
            place = self._lines[origin].popleft()
            if self._lines[origin]:
                self._lines.move_to_end(origin)
            else:
                del self._lines[origin]
            self._busy.add(place)
            self._working[origin] = self._working.get(origin, 0) + 1
            return self._waiting[place][0]
        return None

    def end(self, staged: Staged, *, done: bool) -> None:
        """The event's server may go on in its room; unless it is `done` with, the event is the next one there."""
        place = _place(staged)
        self._busy.remove(place)
        self._working[staged.origin] -= 1
        if not self._working[staged.origin]:
            del self._working[staged.origin]
        events = self._waiting[place]
        if done:
            events.popleft()
        if events:
            self._line_up(place)
        else:
            del self._waiting[place]

    def _line_up(self, place: tuple[str, str]) -> None:
        self._lines.setdefault(place[0], deque()).append(place)


def _place(staged: Staged) -> tuple[str, str]:
    return staged.origin, staged.room_id
