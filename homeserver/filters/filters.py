"""Filters that users store, to name them by ID afterwards (Client-server API, "Filtering")."""

from __future__ import annotations

import hashlib
from typing import Any

import orjson

from homeserver.journal import Change, ConstraintViolated, Journal
from homeserver.protocol.errors import BadJson, NotFound, TooLarge
from homeserver.protocol.filters import FilterError, parse_filter
from homeserver.rooms.lru import LeastRecentlyUsed
from homeserver.storage import Database, Statement

LARGEST = 64 * 1024
MOST_OF_ONE_USER = 1_000
MOST_IN_MEMORY = 2_000


class Filters:
    """Stores filters.  The same filter of the same user has the same ID; what has an ID never changes."""

    def __init__(self, database: Database, journal: Journal) -> None:
        self._database = database
        self._journal = journal
        self._memory: LeastRecentlyUsed[tuple[str, str], bytes] = LeastRecentlyUsed(MOST_IN_MEMORY)

    async def store(self, user_id: str, definition: dict[str, Any]) -> str:
        """The ID of a filter.  Raises M_BAD_JSON for one that is no filter, M_TOO_LARGE."""
        try:
            parse_filter(definition)
        except FilterError as error:
            raise BadJson(str(error)) from None
        raw = orjson.dumps(definition, option=orjson.OPT_SORT_KEYS)
        if len(raw) > LARGEST:
            raise TooLarge(f"A filter has at most {LARGEST} bytes")
        digest = hashlib.sha256(raw).hexdigest()
        stored = await self._find(user_id, digest)
        if stored is not None:
            return stored
        await self._check_count(user_id)
        insert = "INSERT INTO filters (nid, user_id, digest, definition) VALUES (?, ?, ?, ?)"
        try:
            position = await self._journal.commit(
                Change(writes=lambda nid: [Statement(insert, args=(nid, user_id, digest, raw))])
            )
        except ConstraintViolated:
            stored = await self._find(user_id, digest)
            if stored is None:
                raise
            return stored
        return str(position)

    async def get(self, user_id: str, filter_id: str) -> bytes:
        """The filter as JSON.  Raises M_NOT_FOUND."""
        raw = self._memory.get((user_id, filter_id))
        if raw is None:
            row = None
            if filter_id.isascii() and filter_id.isdigit() and len(filter_id) <= 18:
                row = await self._database.fetch_one(
                    "SELECT definition FROM filters WHERE nid = ? AND user_id = ?", int(filter_id), user_id
                )
            if row is None:
                raise NotFound("There is no such filter")
            raw = bytes(row["definition"])
            self._memory.put((user_id, filter_id), raw)
        return raw

    async def _find(self, user_id: str, digest: str) -> str | None:
        row = await self._database.fetch_one(
            "SELECT nid FROM filters WHERE user_id = ? AND digest = ?", user_id, digest
        )
        return None if row is None else str(row["nid"])

    async def _check_count(self, user_id: str) -> None:
        row = await self._database.fetch_one("SELECT COUNT(*) AS stored FROM filters WHERE user_id = ?", user_id)
        if row is not None and row["stored"] >= MOST_OF_ONE_USER:
            raise TooLarge(f"A user stores at most {MOST_OF_ONE_USER} filters")
