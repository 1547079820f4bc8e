"""What the tables of rooms say about servers and the events they should have."""

from __future__ import annotations

import json
from typing import Final

from homeserver.storage import Database

_LATEST: Final = (
    "SELECT (SELECT e.position FROM events e WHERE e.room_nid = s.room_nid AND e.position > ? AND e.position <= ? "
    "AND e.position >= s.from_position AND (s.to_position IS NULL OR e.position <= s.to_position) AND e.outbound "
    "ORDER BY e.position DESC LIMIT 1) AS latest FROM room_servers s "
    "WHERE s.server = ? AND s.from_position <= ? AND (s.to_position IS NULL OR s.to_position > ?)"
)
_CONCERNED: Final = (
    "SELECT DISTINCT s.server FROM room_servers s WHERE s.room_nid IN "
    "(SELECT room_nid FROM events WHERE position > ? AND position <= ? AND outbound) "
    "AND s.from_position <= ? AND (s.to_position IS NULL OR s.to_position > ?)"
)
_MEMBERS_CHANGED: Final = (
    "SELECT position, state_key, pdu FROM events WHERE position > ? AND position <= ? AND outbound "
    "AND type = 'm.room.member' AND state_key IS NOT NULL ORDER BY position"
)
_SERVERS_AT: Final = (
    "SELECT DISTINCT server FROM room_servers WHERE room_nid = ? AND from_position <= ? "
    "AND (to_position IS NULL OR to_position > ?)"
)


class SharedRooms:
    """Reads them. The event by which a server's last member left is for that server too."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def latest(self, server: str, after: int, upto: int) -> list[int]:
        """Positions of the newest event of this server in each room while `server` was in it, between the two."""
        rows = await self._database.fetch(_LATEST, after, upto, server, upto, after)
        return sorted({row[0] for row in rows if row[0] is not None})

    async def concerned(self, after: int, upto: int) -> list[str]:
        """Servers in rooms in which this server has made an event between the two."""
        return [row[0] for row in await self._database.fetch(_CONCERNED, after, upto, upto, after)]

    async def members_changed(self, after: int, upto: int) -> list[tuple[int, str, str]]:
        """This server's events about members between the two: position, the member's user ID, and the membership."""
        rows = await self._database.fetch(_MEMBERS_CHANGED, after, upto)
        return [(row[0], row[1], str(json.loads(row[2])["content"].get("membership"))) for row in rows]

    async def servers_at(self, room_nid: int, position: int) -> list[str]:
        """The servers in a room after the event at a position."""
        return [row[0] for row in await self._database.fetch(_SERVERS_AT, room_nid, position, position)]
