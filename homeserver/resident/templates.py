"""Events that other servers are to sign for their users: joins, leaves and knocks, made ready on the room as it stands.

Server-server API, "Joining Rooms", "Knocking upon a room", "Leaving Rooms (Rejecting Invites)".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from homeserver.protocol.errors import Forbidden, IncompatibleRoomVersion, MatrixError
from homeserver.resident.access import Access, check_user_of
from homeserver.rooms import Conditions, NewEvent, RoomHead, Rooms, Vouching


class Templates:
    """Makes templates for the users of other servers.

    Every method raises `NotFound` for a room that this server is not in, and `Forbidden` for a server that the room
    denies, for a user of another server, or with the rule of the room that refuses.
    """

    def __init__(self, rooms: Rooms, access: Access) -> None:
        self._rooms = rooms
        self._access = access

    async def join(self, origin: str, room_id: str, user_id: str, versions: Sequence[str]) -> dict[str, Any]:
        """The template of a join, where the other server knows the room's version.

        Raises `IncompatibleRoomVersion`, and for restricted rooms as `authorisation` does.
        """
        check_user_of(origin, user_id)
        head = await self._access.resident(origin, room_id)
        _check_version(head, versions)
        vouched = await authorisation(self._rooms.vouching, head, user_id)
        return await self._template(head, user_id, {"membership": "join", **vouched})

    async def knock(self, origin: str, room_id: str, user_id: str, versions: Sequence[str]) -> dict[str, Any]:
        """The template of a knock.  Raises `IncompatibleRoomVersion`."""
        check_user_of(origin, user_id)
        head = await self._access.resident(origin, room_id)
        _check_version(head, versions)
        return await self._template(head, user_id, {"membership": "knock"})

    async def leave(self, origin: str, room_id: str, user_id: str) -> dict[str, Any]:
        """The template by which a user leaves, declines an invitation or takes back a knock."""
        check_user_of(origin, user_id)
        head = await self._access.resident(origin, room_id)
        return await self._template(head, user_id, {"membership": "leave"})

    async def _template(self, head: RoomHead, user_id: str, content: dict[str, Any]) -> dict[str, Any]:
        template = await self._rooms.templates.template(
            head.room_id, NewEvent("m.room.member", user_id, content, user_id)
        )
        return {"room_version": head.version.version, "event": {**template, "origin": self._rooms.server_name}}


async def authorisation(vouching: Vouching, head: RoomHead, user_id: str) -> dict[str, str]:
    """Who of this server vouches for a user of another server in a restricted room; nothing where nobody need.

    Server-server API, "Restricted rooms": raises `M_UNABLE_TO_AUTHORISE_JOIN` (400) where this server does not know
    the rooms that the conditions name, `Forbidden` where the user meets none of them, and `M_UNABLE_TO_GRANT_JOIN`
    (400) where nobody here has the power to vouch.
    """
    if not await vouching.needed(head, user_id):
        return {}
    conditions = await vouching.conditions(head, user_id)
    if conditions is Conditions.UNKNOWN:
        raise MatrixError(
            400, "M_UNABLE_TO_AUTHORISE_JOIN", "This server does not know all rooms whose members may join that one."
        )
    if conditions is Conditions.FAILED:
        raise Forbidden("You are in none of the rooms whose members may join that one.")
    authoriser = await vouching.authoriser(head)
    if authoriser is None:
        raise MatrixError(400, "M_UNABLE_TO_GRANT_JOIN", "Nobody on this server can vouch for you in that room.")
    return {"join_authorised_via_users_server": authoriser}


def _check_version(head: RoomHead, versions: Sequence[str]) -> None:
    """`ver`: "The room versions the sending server has support for. Defaults to `[1]`"."""
    version = head.version.version
    if version not in (versions or ("1",)):
        raise IncompatibleRoomVersion(f"The room has version {version}, which your server does not support.", version)
