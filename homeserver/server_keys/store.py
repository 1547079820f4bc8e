"""Other servers' keys in the database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import structlog

from homeserver.journal import Change, Journal, JournalError
from homeserver.storage import Database, Statement, StorageError, in_list

log = structlog.get_logger(__name__)

_CHUNK: Final = 500
_PUT: Final = (
    "INSERT INTO server_keys (server_name, document) VALUES (?,?) "
    "ON CONFLICT(server_name) DO UPDATE SET document = excluded.document"
)


class KeptKeys:
    """What the key ring keeps over restarts (see `KeyStore`): a database that fails costs a request more, not less."""

    def __init__(self, database: Database, journal: Journal) -> None:
        self._database = database
        self._journal = journal

    async def load(self, server_names: Sequence[str]) -> dict[str, bytes]:
        """What is kept of these servers."""
        found: dict[str, bytes] = {}
        names = [name for name in server_names if "\0" not in name]
        try:
            for begin in range(0, len(names), _CHUNK):
                chunk = names[begin : begin + _CHUNK]
                rows = await self._database.fetch(
                    f"SELECT server_name, document FROM server_keys WHERE server_name IN {in_list(len(chunk))}", *chunk
                )
                found.update((row["server_name"], bytes(row["document"])) for row in rows)
        except StorageError as error:
            log.warning("server_keys_not_read", error=str(error))
        return found

    async def save(self, documents: Mapping[str, bytes]) -> None:
        """Keeps these in place of what was kept of their servers."""
        rows = list(documents.items())
        try:
            await self._journal.commit(Change(writes=lambda _: [Statement(_PUT, rows)]))
        except (JournalError, StorageError) as error:
            log.warning("server_keys_not_written", error=str(error))
