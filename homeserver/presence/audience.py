"""Who may see whom: users who share a room.  Worked out when somebody asks, from memberships that are in memory."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping

from homeserver.journal import Waiters
from homeserver.rooms import Membership, Rooms
from homeserver.rooms.lru import LeastRecentlyUsed

AT_ONCE = 500
"""Users looked at before others may run."""


class Audience:
    """Answers who shares a room with whom, and wakes those who share one with users who changed."""

    def __init__(self, rooms: Rooms, waiters: Waiters) -> None:
        self._rooms = rooms
        self._waiters = waiters
        self._joined: LeastRecentlyUsed[str, tuple[Mapping[str, Membership], frozenset[str]]] = LeastRecentlyUsed(
            20_000
        )

    async def rooms_of(self, user_id: str) -> frozenset[str]:
        """IDs of the rooms the user is joined to."""
        memberships = self._rooms.memberships.in_memory(user_id)
        if memberships is None:
            memberships = await self._rooms.memberships_of(user_id)
        known = self._joined.get(user_id)
        if known is not None and known[0] is memberships:
            return known[1]
        joined = frozenset(room_id for room_id, each in memberships.items() if each.membership == "join")
        self._joined.put(user_id, (memberships, joined))
        return joined

    async def may_see(self, reader: str, user_id: str) -> bool:
        """Whether `reader` may see the presence of `user_id`."""
        if reader == user_id:
            return True
        return not (await self.rooms_of(reader)).isdisjoint(await self.rooms_of(user_id))

    async def wake(self, changed: Iterable[str]) -> None:
        """Wakes those who wait and may see one of the users who changed."""
        users = set(changed)
        rooms: set[str] = set()
        for user_id in users:
            rooms |= await self.rooms_of(user_id)
        for at, user_id in enumerate(list(self._waiters.watching())):
            if user_id in users or not rooms.isdisjoint(await self.rooms_of(user_id)):
                self._waiters.wake((user_id,))
            if at % AT_ONCE == AT_ONCE - 1:
                await asyncio.sleep(0)
