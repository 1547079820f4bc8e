"""So many at once for each key, and a bounded number that wait their turn: one who asks much makes only itself wait."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Hashable
from typing import Final

from homeserver.protocol.errors import LimitExceeded

RETRY_MS: Final = 1000

Release = Callable[[], None]


class _Line:
    __slots__ = ("running", "waiting")

    def __init__(self) -> None:
        self.running = 0
        self.waiting: deque[asyncio.Future[None]] = deque()


class Turns:
    """First come, first served within a key. A key costs memory only while somebody has, or waits for, a turn."""

    def __init__(self, at_once: int, waiting: int) -> None:
        self._at_once = at_once
        self._waiting = waiting
        self._lines: dict[Hashable, _Line] = {}

    async def take(self, key: Hashable) -> Release:
        """Waits for a turn; what it returns ends the turn, and is called exactly once.

        Raises `LimitExceeded` where too many wait already.
        """
        line = self._lines.get(key)
        if line is None:
            line = self._lines[key] = _Line()
        if line.running < self._at_once:
            line.running += 1
        elif len(line.waiting) >= self._waiting:
            raise LimitExceeded(RETRY_MS, "Too many requests at once")
        else:
            await self._wait(key, line)
        return lambda: self._end(key, line)

    def __len__(self) -> int:
        return len(self._lines)

    async def _wait(self, key: Hashable, line: _Line) -> None:
        """Returns with the turn of somebody who has ended theirs."""
        turn = asyncio.get_running_loop().create_future()
        line.waiting.append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            if turn.cancelled():
                line.waiting.remove(turn)
            else:  # the turn came in the same moment: somebody else has it
                self._end(key, line)
            raise

    def _end(self, key: Hashable, line: _Line) -> None:
        for turn in line.waiting:
            if not turn.done():
                turn.set_result(None)
                line.waiting.remove(turn)
                return
        line.running -= 1
        if not line.running:
            del self._lines[key]
