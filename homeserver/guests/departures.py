"""Guests leave a room that no longer lets them in.

"If the `m.room.guest_access` event is changed to stop this from being the case, the server MUST set those users'
`m.room.member` state to `leave`."
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence

import structlog

from homeserver.protocol.errors import MatrixError
from homeserver.rooms import RoomHead, Rooms, StoredEvent

log = structlog.get_logger(__name__)

PATIENCE_S = 0.5
AT_ONCE = 8
GuestsAmong = Callable[[Sequence[str]], Awaitable[set[str]]]
"""Those of the users who are guests here."""


class GuestDepartures:
    """Watches `m.room.guest_access`."""

    def __init__(self, rooms: Rooms, guests_among: GuestsAmong) -> None:
        self._rooms = rooms
        self._guests_among = guests_among
        self._tasks: set[asyncio.Task[None]] = set()
        rooms.observe(self._event_applied)

    async def close(self) -> None:
        """Gives what is under way a moment."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=PATIENCE_S)
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _event_applied(self, stored: StoredEvent, head: RoomHead | None) -> None:
        event = stored.event
        if event.type != "m.room.guest_access" or event.state_key != "":
            return
        if stored.replaced is None or stored.replaced.content.get("guest_access") != "can_join":
            return
        if event.content.get("guest_access") == "can_join":
            return
        task = asyncio.create_task(self._leave(event.room_id), name="guests leave")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _leave(self, room_id: str) -> None:
        try:
            head = await self._rooms.head(room_id)
            guests = sorted(await self._guests_among(list(head.joined))) if head is not None else []
            for start in range(0, len(guests), AT_ONCE):
                part = guests[start : start + AT_ONCE]
                await asyncio.gather(*(self._rooms.changes.leave(user_id, room_id) for user_id in part))
        except MatrixError as error:
            log.info("a guest stayed in a room", room=room_id, error=str(error))
        except Exception:
            log.exception("guests stayed in a room", room=room_id)
