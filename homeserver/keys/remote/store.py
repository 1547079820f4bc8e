"""Which device lists of users of other servers are kept here, in the database."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import orjson

from homeserver.keys.store import CHUNK, chunks
from homeserver.keys.versions import versions
from homeserver.storage import Database, Row, Statement, in_list

MOST_SEEN: Final = 20
"""Updates of one user that are remembered: which of them a later one may name as the one before."""

_COLUMNS: Final = "user_id, stream_id, seen, stale"


@dataclass(frozen=True, slots=True)
class Tracked:
    """A list that is kept.  `seen` are the `stream_id`s of the list and of updates since, the newest last."""

    user_id: str
    stream_id: int
    seen: tuple[int, ...]
    stale: bool

    @property
    def was_fetched(self) -> bool:
        """Whether the list was there as a whole at some time."""
        return bool(self.seen)


class TrackedStore:
    """Reads which lists are kept, and says how they are written."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, user_ids: Iterable[str]) -> dict[str, Tracked]:
        """The lists of those users, by user."""
        found: dict[str, Tracked] = {}
        for some in chunks(user_ids, CHUNK):
            rows = await self._database.fetch(
                f"SELECT {_COLUMNS} FROM remote_device_lists WHERE user_id IN {in_list(len(some))}", *some
            )
            found.update((row["user_id"], _tracked(row)) for row in rows)
        return found

    async def page(self, after: str, limit: int) -> list[Tracked]:
        """Lists in the order of their users' IDs, from behind `after`."""
        rows = await self._database.fetch(
            f"SELECT {_COLUMNS} FROM remote_device_lists WHERE user_id > ? ORDER BY user_id LIMIT ?",
            after,
            limit,
        )
        return [_tracked(row) for row in rows]

    async def stale(self, after: str, limit: int) -> list[str]:
        """Users whose lists are stale, in the order of their IDs, from behind `after`."""
        rows = await self._database.fetch(
            "SELECT user_id FROM remote_device_lists WHERE stale = ? AND user_id > ? ORDER BY user_id LIMIT ?",
            True,
            after,
            limit,
        )
        return [row[0] for row in rows]

    async def members(self, room_nids: Iterable[int]) -> set[str]:
        """Users who are joined to those rooms and whose lists are kept."""
        found: set[str] = set()
        for some in chunks(room_nids, CHUNK):
            rows = await self._database.fetch(
                "SELECT DISTINCT t.user_id FROM memberships m JOIN remote_device_lists t ON t.user_id = m.user_id "
                f"WHERE m.membership = ? AND m.room_nid IN {in_list(len(some))}",
                "join",
                *some,
            )
            found.update(row[0] for row in rows)
        return found

    async def versions(self, user_ids: Iterable[str]) -> dict[int, int]:
        """How often the lists have been changed: what a `Change` of them expects."""
        return await versions(self._database, "remote device list", user_ids)


def track(user_ids: Iterable[str]) -> Statement:
    """Begins to keep lists, stale as yet."""
    return Statement(
        "INSERT INTO remote_device_lists (user_id, stream_id, seen, stale) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (user_id) DO NOTHING",
        [(user_id, 0, b"[]", True) for user_id in user_ids],
    )


def mark_stale(user_id: str) -> Statement:
    """Says that a list is not to be trusted."""
    return Statement("UPDATE remote_device_lists SET stale = ? WHERE user_id = ?", args=(True, user_id))


def stand_at(user_id: str, stream_id: int, seen: Sequence[int]) -> Statement:
    """Says that a list is current, and as of which update."""
    newest = orjson.dumps(list(seen)[-MOST_SEEN:])
    return Statement(
        "UPDATE remote_device_lists SET stream_id = ?, seen = ?, stale = ? WHERE user_id = ?",
        args=(stream_id, newest, False, user_id),
    )


def put_devices(user_id: str, devices: Mapping[str, bytes]) -> Statement:
    """Writes the keys of devices."""
    return Statement(
        "INSERT INTO device_keys (user_id, device_id, content) VALUES (?, ?, ?) "
        "ON CONFLICT (user_id, device_id) DO UPDATE SET content = excluded.content",
        [(user_id, device_id, content) for device_id, content in devices.items()],
    )


def drop_devices(user_id: str, device_ids: Iterable[str]) -> Statement:
    """Removes devices."""
    return Statement(
        "DELETE FROM device_keys WHERE user_id = ? AND device_id = ?",
        [(user_id, device_id) for device_id in device_ids],
    )


def forget(user_ids: Collection[str]) -> list[Statement]:
    """Removes lists with their keys.  What local users signed stays: they may meet again."""
    return [
        Statement(f"DELETE FROM {table} WHERE user_id = ?", [(user_id,) for user_id in user_ids])
        for table in ("remote_device_lists", "device_keys", "cross_signing_keys", "device_list_changes")
    ]


def _tracked(row: Row) -> Tracked:
    seen = tuple(orjson.loads(bytes(row["seen"])))
    return Tracked(row["user_id"], int(row["stream_id"]), seen, bool(row["stale"]))
