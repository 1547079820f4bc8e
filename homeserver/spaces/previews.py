"""The summary of one room for who is not in it, wherever the room is (Client-server API, "GET /room_summary")."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from homeserver.protocol.errors import NotFound
from homeserver.rooms import Directory, Rooms
from homeserver.rooms.summaries import may_know
from homeserver.spaces.branches import Branches
from homeserver.spaces.hierarchy import servers_near
from homeserver.spaces.rooms_elsewhere import RoomsElsewhere

MOST_VIA = 10


class Previews:
    """Sums up rooms.  Without `elsewhere` only rooms that this server knows are found."""

    def __init__(
        self, rooms: Rooms, directory: Directory, branches: Branches, elsewhere: RoomsElsewhere | None
    ) -> None:
        self._rooms = rooms
        self._directory = directory
        self._branches = branches
        self._elsewhere = elsewhere

    async def of(self, user_id: str | None, room: str, via: Sequence[str]) -> dict[str, Any]:
        """`RoomSummary` for a user, or for anyone (None), of a room ID or an alias; `via` are servers to ask.

        Other servers are asked for users alone.  Raises `NotFound` for a room that is nowhere found, or that the
        reader may not know of.
        """
        room_id, servers = await self._found(room) if user_id is not None else (await self._here(room), [])
        mine = await self._rooms.memberships_of(user_id) if user_id is not None else {}
        branch = (await self._branches.of([room_id], children=False)).get(room_id)
        told = branch.summary if branch is not None else None
        if told is None and user_id is not None and self._elsewhere is not None:
            asked = [*via[:MOST_VIA], *servers, *servers_near(room_id, mine)]
            space = (await self._elsewhere.rooms({room_id: asked})).get(room_id)
            told = space.room.summary if space is not None else None
        if told is None or not may_know(told, mine):
            raise NotFound("Room not found.")
        membership = mine.get(room_id)
        return told if membership is None else {**told, "membership": membership.membership}

    async def _found(self, room: str) -> tuple[str, Sequence[str]]:
        """The ID of a room, and servers that an alias of any server names for it."""
        return await self._directory.resolve(room) if room.startswith("#") else (room, ())

    async def _here(self, room: str) -> str:
        """The ID of a room, of which an alias must be one of this server's."""
        room_id = await self._directory.room_of(room) if room.startswith("#") else room
        if room_id is None:
            raise NotFound("Room not found.")
        return room_id
