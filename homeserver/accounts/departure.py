"""A deactivated user leaves all rooms (Client-server API, "Account deactivation")."""

from __future__ import annotations

from homeserver.protocol.errors import MatrixError
from homeserver.rooms import Rooms

PRESENT = ("join", "invite", "knock")


class LeaveRooms:
    """The `Departure` that takes users out of their rooms, one after the other."""

    def __init__(self, rooms: Rooms) -> None:
        self._rooms = rooms

    async def __call__(self, user_id: str, erase: bool) -> None:
        """Leaves, declines and takes back; a room that refuses is left as it is."""
        memberships = await self._rooms.memberships_of(user_id)
        for room_id, held in list(memberships.items()):
            if held.membership in PRESENT:
                try:
                    await self._rooms.changes.leave(user_id, room_id)
                except MatrixError:
                    continue
