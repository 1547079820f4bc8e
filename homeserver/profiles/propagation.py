"""A changed name or avatar goes into the member events of the user's rooms, in the background.

Client-server API, "Events on Change of Profile Information".
"""

from __future__ import annotations

import asyncio

import structlog

from homeserver.profiles.fields import IN_MEMBER_EVENTS
from homeserver.profiles.profiles import Profiles
from homeserver.protocol.errors import MatrixError
from homeserver.rooms import Rooms

log = structlog.get_logger()

PATIENCE_S = 0.5
"""For propagation under way when the server stops."""
ROOMS_AT_ONCE = 8
"""Member events on their way at the same time, of all users together."""


class Propagation:
    """Renews member events.  Changes of one user that follow each other quickly become one."""

    def __init__(self, profiles: Profiles, rooms: Rooms) -> None:
        self._profiles = profiles
        self._rooms = rooms
        self._changed: set[str] = set()
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._turn = asyncio.Semaphore(ROOMS_AT_ONCE)
        profiles.observe(self._profile_changed)

    async def close(self) -> None:
        """Gives what is on its way a moment; rooms not reached show the new profile at the user's next change."""
        if self._tasks:
            await asyncio.wait(self._tasks.values(), timeout=PATIENCE_S)
        for task in list(self._tasks.values()):
            task.cancel()
        await asyncio.gather(*self._tasks.values(), return_exceptions=True)

    def _profile_changed(self, user_id: str, name: str) -> None:
        if name not in IN_MEMBER_EVENTS:
            return
        self._changed.add(user_id)
        if user_id not in self._tasks:
            task = asyncio.create_task(self._propagate(user_id), name="profile propagation")
            self._tasks[user_id] = task

    async def _propagate(self, user_id: str) -> None:
        try:
            while user_id in self._changed:
                self._changed.discard(user_id)
                memberships = await self._rooms.memberships_of(user_id)
                joined = [room_id for room_id, held in memberships.items() if held.membership == "join"]
                for start in range(0, len(joined), ROOMS_AT_ONCE):
                    some = joined[start : start + ROOMS_AT_ONCE]
                    await asyncio.gather(*(self._renew(user_id, room_id) for room_id in some))
        finally:
            # Here and not when the task is done, which is a moment later: a change in between would be nobody's.
            del self._tasks[user_id]

    async def _renew(self, user_id: str, room_id: str) -> None:
        async with self._turn:
            try:
                content = await self._profiles.member_fields(user_id)
                await self._rooms.changes.rejoin(user_id, room_id, content)
            except MatrixError as error:
                log.info("a room did not take a changed profile", user=user_id, room=room_id, error=str(error))
            except Exception:
                log.exception("a changed profile did not reach a room", user=user_id, room=room_id)
