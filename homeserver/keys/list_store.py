"""Whose keys changed, in the database: for tokens that are older than what is in memory."""

from __future__ import annotations

from collections.abc import Collection

from homeserver.keys.store import CHUNK, chunks
from homeserver.storage import Database, in_list


class ListStore:
    """Reads who changed keys and who left rooms."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def changed(self, user_id: str, rooms: Collection[int], since: int) -> set[str]:
        """Who changed keys after `since`: members of those rooms, the user, and whom the user alone is told of."""
        rows = await self._database.fetch(
            "SELECT user_id FROM device_list_changes WHERE position > ? AND ((told_to = ? AND user_id = ?) "
            "OR told_to = ?)",
            since,
            "",
            user_id,
            user_id,
        )
        found = {row[0] for row in rows}
        for some in chunks(rooms, CHUNK):
            rows = await self._database.fetch(
                "SELECT DISTINCT c.user_id FROM device_list_changes c JOIN memberships m ON m.user_id = c.user_id "
                f"WHERE c.position > ? AND c.told_to = ? AND m.membership = ? AND m.room_nid IN {in_list(len(some))}",
                since,
                "",
                "join",
                *some,
            )
            found.update(row[0] for row in rows)
        return found

    async def departed(self, rooms: Collection[int], since: int, upto: int) -> set[str]:
        """Who left those rooms after `since` and not after `upto`, and is not back."""
        found: set[str] = set()
        for some in chunks(rooms, CHUNK):
            rows = await self._database.fetch(
                "SELECT DISTINCT user_id FROM memberships WHERE position > ? AND position <= ? "
                f"AND membership IN ('leave', 'ban') AND room_nid IN {in_list(len(some))}",
                since,
                upto,
                *some,
            )
            found.update(row[0] for row in rows)
        return found

    async def members(self, rooms: Collection[int]) -> set[str]:
        """Who is joined to those rooms."""
        found: set[str] = set()
        for some in chunks(rooms, CHUNK):
            rows = await self._database.fetch(
                f"SELECT DISTINCT user_id FROM memberships WHERE membership = ? AND room_nid IN {in_list(len(some))}",
                "join",
                *some,
            )
            found.update(row[0] for row in rows)
        return found
