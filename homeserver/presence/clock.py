"""Calls back for users at their times: one timer for all of them."""

from __future__ import annotations

import asyncio
import heapq
from collections.abc import Callable

AT_ONCE = 500
"""Users looked at before others may run."""
SHORTEST_STEP_MS = 10


class Clock:
    """Calls `look_at(user_id, now_ms)` when a user's time has come."""

    def __init__(self, look_at: Callable[[str, int], None], now_ms: Callable[[], int]) -> None:
        self._look_at = look_at
        self._now_ms = now_ms
        self._due: list[tuple[int, str]] = []
        self._timer: asyncio.TimerHandle | None = None
        self._timer_ms = 0
        self._stopped = False

    def stop(self) -> None:
        """Nobody is called any more."""
        self._stopped = True
        if self._timer is not None:
            self._timer.cancel()

    def at(self, due_ms: int, user_id: str) -> None:
        """Calls back for the user at that time (ms since 1970), once."""
        heapq.heappush(self._due, (due_ms, user_id))
        self._set()

    def _set(self) -> None:
        if not self._due or self._stopped:
            return
        due_ms = self._due[0][0]
        if self._timer is not None:
            if self._timer_ms <= due_ms:
                return
            self._timer.cancel()
        self._timer_ms = due_ms
        wait_ms = max(due_ms - self._now_ms(), SHORTEST_STEP_MS)
        self._timer = asyncio.get_running_loop().call_later(wait_ms / 1000, self._ring)

    def _ring(self) -> None:
        self._timer = None
        now_ms = self._now_ms()
        left = AT_ONCE
        while self._due and self._due[0][0] <= now_ms and left:
            left -= 1
            self._look_at(heapq.heappop(self._due)[1], now_ms)
        self._set()
