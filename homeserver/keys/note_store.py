"""Notes about local users, and how far their device lists were announced, in the database."""

from __future__ import annotations

from collections.abc import Iterable

from homeserver.keys.versions import versions
from homeserver.storage import Database, Statement


class NoteStore:
    """Reads notes and streams, and says how they are written."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def users(self, after: str, limit: int) -> list[str]:
        """Users about whom there are notes, in their order after `after`."""
        rows = await self._database.fetch(
            "SELECT DISTINCT user_id FROM device_list_notes WHERE user_id > ? ORDER BY user_id LIMIT ?", after, limit
        )
        return [row[0] for row in rows]

    async def of(self, user_id: str) -> list[tuple[str, int]]:
        """The notes about a user, the oldest change first: device IDs and positions."""
        rows = await self._database.fetch(
            "SELECT device_id, position FROM device_list_notes WHERE user_id = ? ORDER BY position, device_id", user_id
        )
        return [(row[0], int(row[1])) for row in rows]

    async def stream_id(self, user_id: str) -> int:
        """The `stream_id` of the newest update of the user's device list, 0 where there was none."""
        row = await self._database.fetch_one("SELECT stream_id FROM device_list_streams WHERE user_id = ?", user_id)
        return int(row[0]) if row is not None else 0

    async def versions(self, user_id: str) -> dict[int, int]:
        """How often updates about the user were made: what a `Change` that makes more expects."""
        return await versions(self._database, "device list stream", [user_id])

    @staticmethod
    def settle(user_id: str, notes: Iterable[tuple[str, int]]) -> Statement:
        """Removes notes that were told, unless the same changed again since."""
        return Statement(
            "DELETE FROM device_list_notes WHERE user_id = ? AND device_id = ? AND position = ?",
            [(user_id, device_id, position) for device_id, position in notes],
        )

    @staticmethod
    def advance(user_id: str, stream_id: int) -> Statement:
        """Writes down the newest `stream_id`."""
        return Statement(
            "INSERT INTO device_list_streams (user_id, stream_id) VALUES (?, ?) "
            "ON CONFLICT (user_id) DO UPDATE SET stream_id = excluded.stream_id",
            args=(user_id, stream_id),
        )
