"""Gaps of the history as someone who reads back meets them: filled from other servers on the way, within some time."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

from homeserver.storage import Database

PATIENCE_S: Final = 15.0
"""For all that one reader waits for; what comes later is there for the next one."""
MOST_FILLED: Final = 5
"""Requests to other servers for one page."""

Fill = Callable[[str, int], Awaitable[bool]]
"""(room ID, position above the gap): whether there is anything new to read."""


@dataclass(frozen=True, slots=True)
class Gap:
    """History is missing right below the position `below`, and above `floor`."""

    below: int
    floor: int


class Gaps:
    """Finds gaps and has them filled."""

    def __init__(self, database: Database, fill: Fill) -> None:
        self._database = database
        self._fill = fill
        self._tasks: set[asyncio.Task[bool]] = set()

    async def next_below(self, room_nid: int, low: int, high: int) -> Gap | None:
        """The first gap that a walk from `high` down to above `low` is in, or comes to."""
        row = await self._database.fetch_one(
            "SELECT below, floor FROM room_gaps WHERE room_nid = ? AND floor < ? AND below > ? "
            "ORDER BY below DESC LIMIT 1",
            room_nid,
            high,
            low + 1,
        )
        return Gap(row[0], row[1]) if row is not None else None

    async def filled(self, room_id: str, gap: Gap, until: float) -> bool:
        """Whether something of the gap was filled before `until` (`time.monotonic`); it goes on where it was not."""
        task = asyncio.ensure_future(self._fill(room_id, gap.below))
        self._tasks.add(task)
        task.add_done_callback(self._ended)
        await asyncio.wait({task}, timeout=max(0.0, until - time.monotonic()))
        return task.result() if task.done() else False

    def _ended(self, task: asyncio.Task[bool]) -> None:
        self._tasks.discard(task)
        if not task.cancelled():
            # Told to whoever still waits; otherwise the next reader meets it again.
            task.exception()
