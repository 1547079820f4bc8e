"""The database as the rest of Porch sees it: reads by anyone, one write transaction at a time by the journal."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import tortoise.context
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.context import TortoiseContext

from homeserver.storage.errors import StartRefused
from homeserver.storage.file_lock import FileLock
from homeserver.storage.statements import Statement
from homeserver.storage.table_modules import TABLE_MODULES
from homeserver.storage.urls import DatabaseUrl, Dialect, Presence, parse_url

if TYPE_CHECKING:
    from homeserver.storage.postgres import PostgresEngine
    from homeserver.storage.sqlite import SqliteEngine

T = TypeVar("T")

Row = Any
"""A row: answers `row[0]` and `row["name"]` (sqlite3.Row or asyncpg.Record)."""

APP = "models"


class Database:
    """Connections to one database. Made by `Database.open`."""

    dialect: Dialect
    presence: Presence
    """How this process works on the database: "alone", "shared" or "tool" (see `open`)."""
    shared: bool
    """True when other processes may write too: the journal then keeps its log for them."""

    def __init__(self, url: DatabaseUrl, presence: Presence) -> None:
        self.dialect = url.dialect
        self.shared = presence != "alone"
        self._url = url
        self.presence = presence
        self._context = TortoiseContext()
        self._context_before: TortoiseContext | None = None
        self._lock: FileLock | None = None
        self._engine: SqliteEngine | PostgresEngine

    @classmethod
    async def open(cls, url: str, *, presence: Presence = "alone", migrate: bool = True) -> Database:
        """Connect, make sure of being alone where that is asked, and bring the tables up to date.

        `presence`: "alone" (the only process on this database; a second one is refused), "shared" (one of several;
        PostgreSQL with Redis), "tool" (a short-lived command beside a running server; takes no lock and leaves its
        news in the journal's log). Raises StartRefused (BadDatabaseUrl, DatabaseInUse, DatabaseTooNew).
        """
        parsed = parse_url(url)
        if parsed.dialect == "sqlite" and presence == "shared":
            raise StartRefused(
                "several processes need PostgreSQL: set database.url to postgres://…, or unset redis.url"
            )
        database = cls(parsed, presence)
        try:
            await database._connect()
            if migrate:
                from homeserver.storage.migrations import migrate as bring_up_to_date

                await bring_up_to_date(database)
        except BaseException:
            await database.close()
            raise
        return database

    async def _connect(self) -> None:
        config = tortoise_config(self._url)
        if self.dialect == "sqlite":
            self._prepare_file()
        with self._context:
            await self._context.init(config=config)
        clients = [self._context.connections.get(name) for name in config["connections"]]
        self._engine = _engine(clients, self.presence, self.dialect)
        await self._engine.open()
        # Models find their connection from any task: the newest open database is the one they use.
        self._context_before, tortoise.context._global_context = tortoise.context._global_context, self._context

    def _prepare_file(self) -> None:
        folder = Path(self._url.path).parent
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StartRefused(f"cannot make the folder of the database {folder}: {error}") from error
        if self.presence == "alone":
            lock = FileLock(self._url.path)
            lock.take()
            self._lock = lock
        self._make_private()

    def _make_private(self) -> None:
        """Only the server's user may read the file, and what SQLite puts beside it (it copies the permissions)."""
        try:
            os.close(os.open(self._url.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
        except OSError as error:
            raise StartRefused(f"cannot open the database {self._url.path}: {error.strerror}") from error

    async def close(self) -> None:
        """Close every connection. Safe to call twice."""
        if hasattr(self, "_engine"):
            await self._engine.close()
        if tortoise.context._global_context is self._context:
            tortoise.context._global_context = self._context_before
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    @property
    def reader(self) -> BaseDBAsyncClient:
        """Tortoise's client for reads, for `Model.filter(…).using_db(database.reader)`."""
        return self._context.connections.get(f"{self.dialect}_reader")

    async def fetch(self, sql: str, *args: Any) -> list[Row]:
        """All rows of a query with `?` placeholders. Sees everything up to the journal's position, or more.

        Raises DatabaseUnavailable, StatementFailed, ConstraintViolated (a value that fits no column type).
        """
        return await self._engine.fetch(sql, args)

    async def fetch_one(self, sql: str, *args: Any) -> Row | None:
        """The first row of a query, or None. Same errors as `fetch`."""
        rows = await self._engine.fetch(sql, args)
        return rows[0] if rows else None

    async def run(self, body: Callable[[], Generator[Statement, list[Row], T]]) -> T:
        """One write transaction, for the journal alone: yields statements, is sent their rows, returns the result.

        A failing statement raises its StorageError at the `yield`; a body that catches it must roll back to a
        savepoint of its own. Any error that leaves the body rolls everything back. With SQLite a long body goes on
        in the writer's thread. Raises StorageError; CommitUnknown when it cannot tell whether the commit arrived.
        """
        return await self._engine.run(body)


def tortoise_config(url: DatabaseUrl) -> dict[str, Any]:
    """Tortoise's configuration: readers first, the writer last.

    Connection names carry the dialect because Tortoise caches SQL under them.
    """
    if url.dialect == "sqlite":
        from homeserver.storage.sqlite import connections
    else:
        from homeserver.storage.postgres import connections
    found = connections(url)
    return {"connections": found, "apps": {APP: {"models": TABLE_MODULES, "default_connection": next(iter(found))}}}


def _engine(clients: list[Any], presence: Presence, dialect: Dialect) -> SqliteEngine | PostgresEngine:
    # Each dialect's driver takes a while to import, and a start needs one of them.
    if dialect == "sqlite":
        from homeserver.storage.sqlite import SqliteEngine

        return SqliteEngine(writer=clients[2], reader=clients[0], inline=clients[1])
    from homeserver.storage.postgres import PostgresEngine

    return PostgresEngine(writer=clients[1], reader=clients[0], presence=presence)
