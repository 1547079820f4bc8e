"""Events of rooms that this server is not in, as transactions bring them.

Two kinds concern us: those that end an invite or a knock of a user here, and those of a room that is being joined,
which come before the room has been taken in.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Final

import structlog

from homeserver.joining.turns import RoomTurns
from homeserver.protocol.errors import Forbidden, MatrixError, NotFound
from homeserver.protocol.event import Event
from homeserver.rooms import Membership, RoomHead, Rooms
from homeserver.rooms.elsewhere import takes_part
from homeserver.rooms.head import server_of
from homeserver.rooms.pdus import NotReceived

log = structlog.get_logger(__name__)

MOST_WAITING: Final = 200
"""Events of one room that is being joined; what comes beyond is fetched when later events build upon it."""

Waiting = list[tuple[str, dict[str, Any]]]


class Strays:
    """Takes what concerns users of this server."""

    def __init__(self, rooms: Rooms, turns: RoomTurns) -> None:
        self._rooms = rooms
        self._turns = turns
        self._waiting: dict[str, Waiting] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    async def take(self, origin: str, pdu: dict[str, Any]) -> None:
        """Takes an event, as `origin` sent it, of a room that this server is not in.

        Raises `NotFound` where it is of no concern here, `Forbidden` and others where it is not what it should be.
        """
        room_id = pdu.get("room_id")
        if not isinstance(room_id, str):
            raise NotFound("The event names no room.")
        waiting = self._waiting.get(room_id)
        if waiting is not None:
            if len(waiting) < MOST_WAITING:
                waiting.append((origin, pdu))
            return
        head = await self._rooms.head(room_id)
        membership = await self._ended(room_id, pdu) if head is not None else None
        if head is None or membership is None:
            raise NotFound("This server is not in that room.")
        event = await self._rooms.pdu_checks.check(pdu, head.version)
        # Who may kick is not known here; but only servers in the room know the ID of the invite or the knock.
        if membership.event_id not in event.auth_events:
            raise Forbidden("The event does not build on the user's membership.")
        async with self._turns.of(room_id):
            if not takes_part(await self._rooms.head(room_id), self._rooms.server_name):
                await self._rooms.adoption.out_of_band(head.version, event, [])

    @asynccontextmanager
    async def kept_while_joining(self, room_id: str) -> AsyncIterator[None]:
        """Within this, events of the room are kept; after it they are received, if the room was joined."""
        waiting = self._waiting.setdefault(room_id, [])
        try:
            yield
        finally:
            del self._waiting[room_id]
            head = await self._rooms.head(room_id)
            if waiting and head is not None and takes_part(head, self._rooms.server_name):
                task = asyncio.create_task(self._receive(head, waiting))
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)

    async def close(self) -> None:
        """Ends what is under way; what is not received then is fetched when later events build upon it."""
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _ended(self, room_id: str, pdu: dict[str, Any]) -> Membership | None:
        """The invite or knock of a local user that the event ends, if it may be such an event."""
        user_id, content = pdu.get("state_key"), pdu.get("content")
        if pdu.get("type") != "m.room.member" or not isinstance(user_id, str) or not isinstance(content, dict):
            return None
        if content.get("membership") not in ("leave", "ban") or pdu.get("sender") == user_id:
            return None
        if "\0" in user_id or server_of(user_id) != self._rooms.server_name:
            return None
        membership = (await self._rooms.memberships_of(user_id)).get(room_id)
        return membership if membership is not None and membership.membership in ("invite", "knock") else None

    async def _receive(self, head: RoomHead, waiting: Waiting) -> None:
        for origin, pdu in waiting:
            try:
                event: Event = await self._rooms.pdu_checks.check(pdu, head.version)
                await self._rooms.receiver.receive(origin, event)
            except (MatrixError, NotReceived) as error:
                log.info("event_of_new_room_dropped", room=head.room_id, origin=origin, reason=str(error))
