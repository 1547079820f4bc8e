"""One at a time for each room; those who come later wait.

So rooms are taken in, shown to an invited user, and removed one after the other; nobody holds such a turn while asking
another server.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class RoomTurns:
    """A turn of a room costs memory only while somebody has it, or waits for it."""

    def __init__(self) -> None:
        self._locks: dict[str, asyncio.Lock] = {}
        self._users: dict[str, int] = {}

    @asynccontextmanager
    async def of(self, room_id: str) -> AsyncIterator[None]:
        """Waits for the room's turn, and has it for as long as the block lasts."""
        lock = self._locks.setdefault(room_id, asyncio.Lock())
        self._users[room_id] = self._users.get(room_id, 0) + 1
        try:
            async with lock:
                yield
        finally:
            self._users[room_id] -= 1
            if not self._users[room_id]:
                del self._users[room_id], self._locks[room_id]
