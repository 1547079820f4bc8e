"""How many transactions are under way at once, so that servers which do not answer never stand in others' way.

Those that answered last time, those of which nothing is known, and those that fail have places of their own.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Final

PROVEN: Final = 128
FRESH: Final = 192
FAILING: Final = 32


class Lane:
    """Runs at most `places` turns at once, in the order in which they were asked for."""

    def __init__(self, places: int, turn: Callable[[str], Awaitable[None]]) -> None:
        self._places = places
        self._turn = turn
        self._waiting: deque[str] = deque()
        self._tasks: set[asyncio.Task[None]] = set()
        self._stopped = False

    def enter(self, name: str) -> None:
        """The server has its turn as soon as there is a place."""
        self._waiting.append(name)
        self._start()

    def stop(self) -> set[asyncio.Task[None]]:
        """No more turns begin. The turns that are under way."""
        self._stopped = True
        self._waiting.clear()
        return set(self._tasks)

    def _start(self) -> None:
        while self._waiting and len(self._tasks) < self._places and not self._stopped:
            task = asyncio.ensure_future(self._turn(self._waiting.popleft()))
            self._tasks.add(task)
            task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        self._start()


class Lanes:
    """The three lanes."""

    def __init__(self, turn: Callable[[str], Awaitable[None]]) -> None:
        self.proven = Lane(PROVEN, turn)
        self.fresh = Lane(FRESH, turn)
        self.failing = Lane(FAILING, turn)

    def stop(self) -> set[asyncio.Task[None]]:
        """No more turns begin. The turns that are under way."""
        return self.proven.stop() | self.fresh.stop() | self.failing.stop()
