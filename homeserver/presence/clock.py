"""Calls back for users at their times: one timer for all of them."""

from __future__ import annotations

import asyncio
import heapq
from collections.abc import Callable

SHORTEST_STEP_S = 0.02
LONGEST_STEP_S = 1.0


class Clock:
    """Calls `look_at(user_id, now_ms)` when a user's time has come."""

    def __init__(self, look_at: Callable[[str, int], None], now_ms: Callable[[], int]) -> None:
        self._look_at = look_at
        self._now_ms = now_ms
        self._due: list[tuple[int, str]] = []
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begins to run."""
        self._task = asyncio.ensure_future(self._run())

    async def stop(self) -> None:
        """Ends; nobody is called any more."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    def at(self, due_ms: int, user_id: str) -> None:
        """Calls back for the user at that time (ms since 1970), once."""
        heapq.heappush(self._due, (due_ms, user_id))

    async def _run(self) -> None:
        while True:
            now_ms = self._now_ms()
            left = 500
            while self._due and self._due[0][0] <= now_ms and left:
                left -= 1
                self._look_at(heapq.heappop(self._due)[1], now_ms)
            wait_s = (self._due[0][0] - now_ms) / 1000 if self._due else LONGEST_STEP_S
            await asyncio.sleep(min(max(wait_s, SHORTEST_STEP_S), LONGEST_STEP_S))
