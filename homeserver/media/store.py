"""Media in the database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from homeserver.journal import Change, Journal, News
from homeserver.media.mxc import Mxc
from homeserver.storage import Database, Row, Statement, in_list

NEWS: Final = "media"
"""The kind of news of an announced upload that has come; its key is the number of the media."""
CHUNK: Final = 500

_COLUMNS: Final = (
    "nid, server_name, media_id, fetched, user_id, content_type, file_name, size, blob, unauthenticated, "
    "created_ms, expires_ms, used_ms"
)
_INSERT: Final = (
    f"INSERT INTO media ({_COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT (server_name, media_id) DO NOTHING"
)
_FILL: Final = (
    "UPDATE media SET content_type = ?, file_name = ?, size = ?, blob = ?, unauthenticated = ?, created_ms = ?, "
    "used_ms = ?, expires_ms = NULL WHERE nid = ? AND blob IS NULL"
)
_LEFT: Final = "INSERT INTO media_leftovers (blob, since_ms) VALUES (?,?) ON CONFLICT (blob) DO NOTHING"
_PLACED: Final = "DELETE FROM media_leftovers WHERE blob = ? AND EXISTS (SELECT 1 FROM media m WHERE m.blob = ?)"
_GONE: Final = "DELETE FROM media_leftovers WHERE blob = ?"


@dataclass(frozen=True, slots=True)
class Described:
    """What is said of content: its type, its name, its size in bytes, and where it lies."""

    content_type: str
    file_name: str | None
    size: int
    blob: str


@dataclass(frozen=True, slots=True)
class Media:
    """A file that is known here; see `MediaRow`."""

    nid: int
    mxc: Mxc
    fetched: bool
    user_id: str | None
    content_type: str
    file_name: str | None
    size: int
    blob: str | None
    unauthenticated: bool
    created_ms: int
    expires_ms: int | None
    used_ms: int

    def has_expired(self, now_ms: int) -> bool:
        """Whether it was announced, and did not come in time."""
        return self.blob is None and self.expires_ms is not None and self.expires_ms <= now_ms


class MediaStore:
    """Reads and writes rows. Content that is being written is held as a leftover until a row leads to it."""

    def __init__(self, database: Database, journal: Journal) -> None:
        self._database = database
        self._journal = journal

    async def find(self, mxc: Mxc) -> Media | None:
        """The media of a URI."""
        row = await self._database.fetch_one(
            f"SELECT {_COLUMNS} FROM media WHERE server_name = ? AND media_id = ?", mxc.server_name, mxc.media_id
        )
        return None if row is None else _media(row)

    async def of_number(self, nid: int) -> Media | None:
        """The media of a number."""
        row = await self._database.fetch_one(f"SELECT {_COLUMNS} FROM media WHERE nid = ?", nid)
        return None if row is None else _media(row)

    async def usage(self, user_id: str) -> tuple[int, int]:
        """How many files a user has uploaded, and their bytes."""
        row = await self._database.fetch_one(
            "SELECT COUNT(blob), COALESCE(SUM(size), 0) FROM media WHERE user_id = ?", user_id
        )
        assert row is not None
        return int(row[0]), int(row[1])

    async def pending(self, user_id: str, now_ms: int) -> list[int]:
        """When the uploads expire that the user has announced, the earliest first."""
        rows = await self._database.fetch(
            "SELECT expires_ms FROM media WHERE user_id = ? AND expires_ms > ? ORDER BY expires_ms", user_id, now_ms
        )
        return [row[0] for row in rows]

    async def announce(self, mxc: Mxc, user_id: str, content_type: str, expires_ms: int, now_ms: int) -> None:
        """Makes a row whose content is to come."""
        rest = (False, user_id, content_type, None, 0, None, False, now_ms, expires_ms, now_ms)
        await self._journal.commit(
            Change(
                writes=lambda position: [Statement(_INSERT, args=(position, mxc.server_name, mxc.media_id, *rest))],
            )
        )

    async def begin(self, blob: str, now_ms: int) -> None:
        """Content of this name is about to be written: should nothing lead to it, it is deleted one day."""
        await self._journal.commit(Change(writes=lambda _: [Statement(_LEFT, args=(blob, now_ms))]))

    async def add(
        self, mxc: Mxc, described: Described, user_id: str | None, unauthenticated: bool, now_ms: int, *, fetched: bool
    ) -> bool:
        """Makes a row that leads to content. False where there is one of this URI already, which stays."""
        content = (described.content_type, described.file_name, described.size, described.blob)
        rest = (fetched, user_id, *content, unauthenticated, now_ms, None, now_ms)
        await self._journal.commit(
            Change(
                writes=lambda position: [
                    Statement(_INSERT, args=(position, mxc.server_name, mxc.media_id, *rest)),
                    Statement(_PLACED, args=(described.blob, described.blob)),
                ]
            )
        )
        return await self._leads_to(mxc, described.blob)

    async def fill(self, media: Media, described: Described, unauthenticated: bool, now_ms: int) -> bool:
        """Lets an announced row lead to its content. False where it does already, or is gone."""
        content = (described.content_type, described.file_name, described.size, described.blob)
        await self._journal.commit(
            Change(
                writes=lambda _: [
                    Statement(_FILL, args=(*content, unauthenticated, now_ms, now_ms, media.nid)),
                    Statement(_PLACED, args=(described.blob, described.blob)),
                ],
                news=lambda _: [News(NEWS, str(media.nid))],
            )
        )
        return await self._leads_to(media.mxc, described.blob)

    def touch(self, media: Media, now_ms: int) -> None:
        """Notes, a moment later, that the media was used."""
        self._journal.submit(
            Change(writes=lambda _: [Statement("UPDATE media SET used_ms = ? WHERE nid = ?", args=(now_ms, media.nid))])
        )

    async def forget(self, blobs: Sequence[str]) -> None:
        """These leftovers are deleted."""
        await self._journal.commit(Change(writes=lambda _: [Statement(_GONE, rows=[(blob,) for blob in blobs])]))

    async def leftovers(self, before_ms: int, limit: int) -> list[str]:
        """Content to which nothing leads, and has not since before that time."""
        rows = await self._database.fetch(
            "SELECT blob FROM media_leftovers WHERE since_ms < ? ORDER BY since_ms LIMIT ?", before_ms, limit
        )
        return [row[0] for row in rows]

    async def expired(self, now_ms: int, limit: int) -> list[int]:
        """Numbers of announced media that did not come in time."""
        rows = await self._database.fetch("SELECT nid FROM media WHERE expires_ms < ? LIMIT ?", now_ms, limit)
        return [row[0] for row in rows]

    async def fetched_bytes(self) -> int:
        """The size of everything that was fetched and may go again."""
        row = await self._database.fetch_one("SELECT COALESCE(SUM(size), 0) FROM media WHERE fetched = ?", True)
        assert row is not None
        return int(row[0])

    async def least_used(self, limit: int) -> list[tuple[int, int, int]]:
        """Of what was fetched, what was not used for longest: number, size, and time of the last use."""
        rows = await self._database.fetch(
            "SELECT nid, size, used_ms FROM media WHERE fetched = ? ORDER BY used_ms LIMIT ?", True, limit
        )
        return [(row[0], row[1], row[2]) for row in rows]

    async def remove(self, nids: Sequence[int], now_ms: int) -> list[str]:
        """Removes media, at most `CHUNK`, and their thumbnails; the content that is a leftover now."""
        chosen = in_list(len(nids))
        rows = await self._database.fetch(
            f"SELECT blob FROM media WHERE blob IS NOT NULL AND nid IN {chosen} "
            f"UNION ALL SELECT blob FROM media_thumbnails WHERE blob IS NOT NULL AND nid IN {chosen}",
            *nids,
            *nids,
        )
        blobs = [row[0] for row in rows]
        await self._journal.commit(
            Change(
                writes=lambda _: [
                    Statement(_LEFT, rows=[(blob, now_ms) for blob in blobs]),
                    Statement(f"DELETE FROM media_thumbnails WHERE nid IN {chosen}", args=tuple(nids)),
                    Statement(f"DELETE FROM media WHERE nid IN {chosen}", args=tuple(nids)),
                ]
            )
        )
        return blobs

    async def _leads_to(self, mxc: Mxc, blob: str) -> bool:
        found = await self.find(mxc)
        return found is not None and found.blob == blob


def _media(row: Row) -> Media:
    return Media(
        nid=row["nid"],
        mxc=Mxc(row["server_name"], row["media_id"]),
        fetched=bool(row["fetched"]),
        user_id=row["user_id"],
        content_type=row["content_type"],
        file_name=row["file_name"],
        size=row["size"],
        blob=row["blob"],
        unauthenticated=bool(row["unauthenticated"]),
        created_ms=row["created_ms"],
        expires_ms=row["expires_ms"],
        used_ms=row["used_ms"],
    )
