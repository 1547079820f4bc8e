"""Thumbnails in the database."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from homeserver.journal import Change, Journal
from homeserver.storage import Database, Statement

_INSERT: Final = (
    "INSERT INTO media_thumbnails (nid, wish, content_type, size, blob) "
    "SELECT CAST(? AS BIGINT), CAST(? AS VARCHAR(40)), CAST(? AS VARCHAR(255)), CAST(? AS BIGINT), "
    "CAST(? AS VARCHAR(64)) WHERE EXISTS (SELECT 1 FROM media WHERE nid = ?) ON CONFLICT (nid, wish) DO NOTHING"
)
_PLACED: Final = (
    "DELETE FROM media_leftovers WHERE blob = ? AND EXISTS (SELECT 1 FROM media_thumbnails t WHERE t.blob = ? "
    "AND t.nid = ?)"
)


@dataclass(frozen=True, slots=True)
class StoredThumbnail:
    """A thumbnail that is kept. Without `blob` the file itself is one; without a type there is none to be had."""

    content_type: str
    size: int
    blob: str | None


class ThumbnailStore:
    """Reads and writes rows."""

    def __init__(self, database: Database, journal: Journal) -> None:
        self._database = database
        self._journal = journal

    async def find(self, nid: int, wish: str) -> StoredThumbnail | None:
        """The thumbnail of a file that fulfils a wish."""
        row = await self._database.fetch_one(
            "SELECT content_type, size, blob FROM media_thumbnails WHERE nid = ? AND wish = ?", nid, wish
        )
        return None if row is None else StoredThumbnail(row[0], row[1], row[2])

    async def count(self, nid: int) -> int:
        """How many thumbnails of a file are kept."""
        row = await self._database.fetch_one("SELECT COUNT(*) FROM media_thumbnails WHERE nid = ?", nid)
        assert row is not None
        return int(row[0])

    async def add(self, nid: int, wish: str, thumbnail: StoredThumbnail) -> StoredThumbnail | None:
        """Keeps a thumbnail; the one that is kept now, which another process may have made a moment earlier. None where
        the file is gone."""
        blob = thumbnail.blob
        insert = Statement(_INSERT, args=(nid, wish, thumbnail.content_type, thumbnail.size, blob, nid))
        placed = [] if blob is None else [Statement(_PLACED, args=(blob, blob, nid))]
        await self._journal.commit(Change(writes=lambda _: [insert, *placed]))
        return await self.find(nid, wish)
