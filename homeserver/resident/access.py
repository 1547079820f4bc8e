"""Which servers may ask of a room at all (Server-server API, "Server Access Control Lists (ACLs)")."""

from __future__ import annotations

from dataclasses import dataclass

from homeserver.protocol.errors import Forbidden, NotFound
from homeserver.protocol.identifiers import domain_of, parse_user_id
from homeserver.rooms import RoomHead, Rooms


@dataclass(frozen=True, slots=True)
class Access:
    """Opens rooms to other servers."""

    rooms: Rooms

    async def member_server(self, origin: str, room_id: str) -> RoomHead:
        """The room, for a server that is in it.

        Raises `Forbidden` for all others, whether or not there is such a room, and for servers that the room denies.
        """
        head = await self.rooms.head(room_id)
        if head is None or origin not in head.servers:
            raise Forbidden("Your server is not in that room, or it does not exist.")
        await self.rooms.server_acl.check(head, origin)
        return head

    async def resident(self, origin: str, room_id: str) -> RoomHead:
        """The room, for a server that wants to bring a user in or out: this server must be in it.

        Raises `NotFound`, and `Forbidden` for servers that the room denies.
        """
        head = await self.rooms.head(room_id)
        if head is None or self.rooms.server_name not in head.servers:
            raise NotFound("This server is not in that room, or it does not exist.")
        await self.rooms.server_acl.check(head, origin)
        return head


def check_user_of(origin: str, user_id: str) -> None:
    """Raises `Forbidden` unless the user is one of the server that asks, and `InvalidParam` for no user ID."""
    parse_user_id(user_id)
    if domain_of(user_id) != origin:
        raise Forbidden(f"{user_id} is not a user of {origin}.")
