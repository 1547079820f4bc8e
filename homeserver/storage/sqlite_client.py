"""Tortoise's SQLite client, with connections that both its own thread and the event loop's may use."""

from __future__ import annotations

import sqlite3
from typing import Any

import aiosqlite
from tortoise.backends.sqlite.client import SqliteClient


class TwoThreadClient(SqliteClient):
    """Connects like its parent, except that SQLite does not tie the connection to one thread.

    SQLite itself is built serialized (`sqlite3.threadsafety == 3`); that two threads do not take turns within one
    transaction is for `SqliteEngine` to see to.
    """

    async def create_connection(self, with_db: bool) -> None:
        """Connect and set the pragmas."""
        if self._connection is not None:
            return
        connection = aiosqlite.connect(
            self.filename, isolation_level=None, check_same_thread=False, cached_statements=512
        )
        # A process that ends without closing must not wait for ever for this thread.
        connection._thread.daemon = True
        self._connection = await connection
        self._connection._conn.row_factory = sqlite3.Row
        for pragma, value in self.pragmas.items():
            await (await self._connection.execute(f"PRAGMA {pragma}={value}")).close()
        await self._post_connect()

    @property
    def raw(self) -> sqlite3.Connection | None:
        """The connection itself, for use on the event loop's thread; None when closed."""
        return None if self._connection is None else self._connection._connection

    async def in_thread(self, function: Any, *arguments: Any) -> Any:
        """Call `function` in the connection's own thread, after what waits there already."""
        assert self._connection is not None
        return await self._connection._execute(function, *arguments)  # type: ignore[no-untyped-call]


client_class = TwoThreadClient
"""How Tortoise finds the class when this module is named as an engine."""
