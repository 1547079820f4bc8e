"""Backups in the database."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

from homeserver.key_backup.shapes import BackedUpKey
from homeserver.storage import Database, Row, Statement

PAGE = 500

_COLUMNS = "room_id, session_id, first_message_index, forwarded_count, is_verified, session_data"

# Client-server API, "Server-side key backups": verified before unverified, then the lower index, then the lower count.
_PUT = (
    f"INSERT INTO backed_up_keys (version, {_COLUMNS}, position) VALUES (?, ?, ?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (version, room_id, session_id) DO UPDATE SET first_message_index = excluded.first_message_index, "
    "forwarded_count = excluded.forwarded_count, is_verified = excluded.is_verified, "
    "session_data = excluded.session_data, position = excluded.position "
    "WHERE (excluded.is_verified AND NOT backed_up_keys.is_verified) OR (excluded.is_verified = "
    "backed_up_keys.is_verified AND (excluded.first_message_index < backed_up_keys.first_message_index OR "
    "(excluded.first_message_index = backed_up_keys.first_message_index AND "
    "excluded.forwarded_count < backed_up_keys.forwarded_count)))"
)
_TOUCH = (
    "UPDATE key_backups SET etag = ? WHERE version = ? "
    "AND EXISTS (SELECT 1 FROM backed_up_keys k WHERE k.version = ? AND {keys})"
)


@dataclass(frozen=True, slots=True)
class Backup:
    """A version of a user's backup; `auth_data` is JSON, `count` how many keys it holds."""

    version: int
    algorithm: str
    auth_data: bytes
    etag: int
    deleted: bool
    count: int


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a backup: all of it, a room, or a session of a room."""

    room_id: str | None = None
    session_id: str | None = None

    def where(self) -> tuple[str, list[str]]:
        """The condition on `backed_up_keys`, and its values."""
        if self.room_id is None:
            return "1 = 1", []
        if self.session_id is None:
            return "room_id = ?", [self.room_id]
        return "room_id = ? AND session_id = ?", [self.room_id, self.session_id]


class BackupStore:
    """Reads backups."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def current(self, user_id: str) -> Backup | None:
        """The newest version that was not deleted."""
        return await self._one("b.user_id = ? AND b.deleted = ? ORDER BY b.version DESC LIMIT 1", user_id, False)

    async def version(self, user_id: str, version: int) -> Backup | None:
        """One version of the user, deleted ones too."""
        return await self._one("b.user_id = ? AND b.version = ?", user_id, version)

    async def subject_version(self, subject: int) -> int:
        """How often a subject of the journal has been changed."""
        row = await self._database.fetch_one("SELECT version FROM journal_versions WHERE subject = ?", subject)
        return int(row["version"]) if row is not None else 0

    async def keys(self, version: int, part: Part) -> AsyncIterator[list[BackedUpKey]]:
        """The keys of a part of a backup, some at a time, those of a room together."""
        where, values = part.where()
        after = ("", "")
        while True:
            rows = await self._database.fetch(
                f"SELECT {_COLUMNS} FROM backed_up_keys WHERE version = ? AND {where} "
                "AND (room_id > ? OR (room_id = ? AND session_id > ?)) ORDER BY room_id, session_id LIMIT ?",
                version,
                *values,
                after[0],
                *after,
                PAGE,
            )
            if rows:
                yield [_key(row) for row in rows]
            if len(rows) < PAGE:
                return
            after = (rows[-1]["room_id"], rows[-1]["session_id"])

    async def _one(self, where: str, *values: object) -> Backup | None:
        row = await self._database.fetch_one(
            "SELECT b.version, b.algorithm, b.auth_data, b.etag, b.deleted, "
            "(SELECT COUNT(*) FROM backed_up_keys k WHERE k.version = b.version) AS held "
            f"FROM key_backups b WHERE {where}",
            *values,
        )
        if row is None:
            return None
        return Backup(row[0], row[1], bytes(row[2]), row[3], bool(row[4]), row[5])


def _key(row: Row) -> BackedUpKey:
    return BackedUpKey(row[0], row[1], row[2], row[3], bool(row[4]), bytes(row[5]))


def make(position: int, user_id: str, algorithm: str, auth_data: bytes) -> Statement:
    """Makes a version."""
    return Statement(
        "INSERT INTO key_backups (version, user_id, algorithm, auth_data, etag, deleted) VALUES (?, ?, ?, ?, ?, ?)",
        args=(position, user_id, algorithm, auth_data, position, False),
    )


def set_auth_data(version: int, auth_data: bytes) -> Statement:
    """Changes the `auth_data` of a version."""
    return Statement("UPDATE key_backups SET auth_data = ? WHERE version = ?", args=(auth_data, version))


def delete_version(version: int) -> list[Statement]:
    """Deletes a version with its keys."""
    return [
        Statement("UPDATE key_backups SET deleted = ?, auth_data = ? WHERE version = ?", args=(True, b"{}", version)),
        Statement("DELETE FROM backed_up_keys WHERE version = ?", args=(version,)),
    ]


def put_keys(position: int, version: int, keys: Sequence[BackedUpKey]) -> list[Statement]:
    """Puts keys into a version, each only where it is better than the one there; the etag changes if any was."""
    rows = [
        (
            version,
            key.room_id,
            key.session_id,
            key.first_message_index,
            key.forwarded_count,
            key.is_verified,
            key.session_data,
            position,
        )
        for key in keys
    ]
    touch = Statement(_TOUCH.format(keys="k.position = ?"), args=(position, version, version, position))
    return [Statement(_PUT, rows), touch]


def delete_keys(position: int, version: int, part: Part) -> list[Statement]:
    """Deletes the keys of a part of a version; the etag changes if there were any."""
    where, values = part.where()
    return [
        Statement(_TOUCH.format(keys=where), args=(position, version, version, *values)),
        Statement(f"DELETE FROM backed_up_keys WHERE version = ? AND {where}", args=(version, *values)),
    ]


def purge(user_id: str) -> list[Statement]:
    """Deletes all backups of a user."""
    return [
        Statement(
            "DELETE FROM backed_up_keys WHERE version IN (SELECT version FROM key_backups WHERE user_id = ?)",
            args=(user_id,),
        ),
        Statement("DELETE FROM key_backups WHERE user_id = ?", args=(user_id,)),
    ]
