"""Previews in the database."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import orjson

from homeserver.journal import Change, Journal
from homeserver.storage import Database, Statement, in_list

_PUT: Final = (
    "INSERT INTO media_previews (key, body, image_nid, until_ms) VALUES (?,?,?,?) ON CONFLICT (key) DO UPDATE "
    "SET body = excluded.body, image_nid = excluded.image_nid, until_ms = excluded.until_ms"
)


@dataclass(frozen=True, slots=True)
class StoredPreview:
    """A preview, and the number of its picture where it has one."""

    body: dict[str, Any]
    image_nid: int | None


class PreviewStore:
    """Reads and writes rows, by URL."""

    def __init__(self, database: Database, journal: Journal) -> None:
        self._database = database
        self._journal = journal

    async def find(self, url: str, now_ms: int) -> StoredPreview | None:
        """The preview of a URL that is still good: neither too old, nor without the picture that it had."""
        row = await self._database.fetch_one(
            "SELECT body, image_nid FROM media_previews WHERE key = ? AND until_ms > ? AND (image_nid IS NULL "
            "OR EXISTS (SELECT 1 FROM media m WHERE m.nid = image_nid))",
            _key(url),
            now_ms,
        )
        return None if row is None else StoredPreview(orjson.loads(bytes(row[0])), row[1])

    async def put(self, url: str, body: Mapping[str, Any], image_nid: int | None, until_ms: int) -> None:
        """Keeps a preview in place of an older one."""
        args = (_key(url), orjson.dumps(body), image_nid, until_ms)
        await self._journal.commit(Change(writes=lambda _: [Statement(_PUT, args=args)]))

    async def remove_old(self, now_ms: int, limit: int) -> int:
        """Removes previews that are too old, at most so many; how many they were."""
        rows = await self._database.fetch("SELECT key FROM media_previews WHERE until_ms <= ? LIMIT ?", now_ms, limit)
        keys = tuple(row[0] for row in rows)
        if keys:
            sql = f"DELETE FROM media_previews WHERE key IN {in_list(len(keys))}"
            await self._journal.commit(Change(writes=lambda _: [Statement(sql, args=keys)]))
        return len(keys)


def _key(url: str) -> str:
    return hashlib.sha256(url.encode("utf-8", "surrogatepass")).hexdigest()
