"""Presence on disk: written now and then, so that a restart forgets no status and leaves nobody online for ever."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

import structlog

from homeserver.journal import Change, Journal, JournalError
from homeserver.presence.states import OFFLINE
from homeserver.storage import Database, Statement, StorageError

log = structlog.get_logger(__name__)

MOST_LOADED: Final = 100_000

_PUT: Final = (
    "INSERT INTO presence (user_id, presence, status_msg, last_active_ms) VALUES (?,?,?,?) "
    "ON CONFLICT(user_id) DO UPDATE SET presence = excluded.presence, status_msg = excluded.status_msg, "
    "last_active_ms = excluded.last_active_ms"
)


class Remembered(NamedTuple):
    """A user's presence as it is kept."""

    user_id: str
    presence: str
    status_msg: str | None
    last_active_ms: int


class PresenceRecord:
    """Reads and writes what is remembered."""

    def __init__(self, database: Database, journal: Journal) -> None:
        self._database = database
        self._journal = journal

    async def load(self) -> list[Remembered]:
        """Users who were there or had something to say."""
        rows = await self._database.fetch(
            "SELECT user_id, presence, status_msg, last_active_ms FROM presence "
            "WHERE presence <> ? OR status_msg IS NOT NULL LIMIT ?",
            OFFLINE,
            MOST_LOADED,
        )
        return [Remembered(*tuple(row)) for row in rows]

    async def write(self, users: Iterable[Remembered]) -> bool:
        """Writes these; False where that was not possible, which is no harm."""
        rows = list(users)
        try:
            await self._journal.commit(Change(writes=lambda _: [Statement(_PUT, rows)]))
        except (JournalError, StorageError) as error:
            log.warning("presence_not_written", error=str(error))
            return False
        return True
