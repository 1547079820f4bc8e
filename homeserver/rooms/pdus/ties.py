"""Ends of the graph that are tied together when they become many, so that no other server can make them a burden.

Each end is a state to resolve whenever an event comes. Messages of local users tie ends together by the way; in a room
where nobody here says anything, an event without content does, of a type that clients do not show.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from itertools import islice

import structlog

from homeserver.journal import JournalError
from homeserver.protocol.errors import MatrixError
from homeserver.rooms.draft import NewEvent
from homeserver.rooms.head import RoomHead, server_of

log = structlog.get_logger(__name__)

MANY_ENDS = 10
CANDIDATES = 10
"""Members who are tried: not everybody may send in every room."""
TYPE = "org.matrix.dummy_event"

Send = Callable[[str, NewEvent], Awaitable[str]]


class Ties:
    """Watches over the ends of rooms' graphs."""

    def __init__(self, server_name: str, send: Send) -> None:
        self._server_name = server_name
        self._send = send
        self._under_way: dict[str, asyncio.Task[None]] = {}

    def consider(self, head: RoomHead) -> None:
        """Ties the ends of a room together where they are many; one attempt a room at a time."""
        if len(head.extremities) <= MANY_ENDS or head.room_id in self._under_way:
            return
        task = asyncio.get_running_loop().create_task(self._tie(head))
        self._under_way[head.room_id] = task
        task.add_done_callback(lambda _: self._under_way.pop(head.room_id, None))

    async def _tie(self, head: RoomHead) -> None:
        members = (user_id for user_id in head.joined if server_of(user_id) == self._server_name)
        for user_id in islice(members, CANDIDATES):
            try:
                await self._send(head.room_id, NewEvent(TYPE, user_id, {}))
                return
            except MatrixError as error:
                log.debug("ends_not_tied", room_id=head.room_id, user_id=user_id, reason=error.error)
            except JournalError:
                return
