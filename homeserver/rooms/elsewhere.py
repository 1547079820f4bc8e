"""Rooms in which this server has no member: what its users do there is done through servers that have."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from homeserver.rooms.head import RoomHead


class OtherServers(Protocol):
    """What other servers do for users of this one; see `homeserver.joining`.

    Each method answers once the change is on disk here, and raises the `MatrixError` that the client is to be told.
    `via` are servers that the client names.
    """

    async def join(self, user_id: str, room_id: str, content: dict[str, Any], via: Sequence[str]) -> None:
        """Joins a room that this server is not in."""

    async def join_vouched(self, user_id: str, room_id: str, content: dict[str, Any]) -> None:
        """Joins a restricted room that this server is in, but where nobody of this server can vouch."""

    async def knock(self, user_id: str, room_id: str, content: dict[str, Any], via: Sequence[str]) -> None:
        """Knocks at a room that this server is not in."""

    async def leave(self, user_id: str, room_id: str, content: dict[str, Any]) -> None:
        """Rejects an invite to a room that this server is not in, or takes back a knock at one."""

    async def invite(self, sender: str, room_id: str, user_id: str, content: dict[str, Any]) -> None:
        """Invites a user of another server to a room that this server is in."""

    async def invite_all(self, sender: str, room_id: str, user_ids: Sequence[str], content: dict[str, Any]) -> None:
        """Invites users of other servers to a new room.  Never raises: the room is there, whoever hears of it."""


def takes_part(head: RoomHead | None, server_name: str) -> bool:
    """Whether this server can change the room by itself: it has members there, or nobody has any more."""
    if head is None or head.event_id("m.room.create") is None:
        return False
    return server_name in head.servers or not head.servers
