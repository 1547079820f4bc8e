"""PostgreSQL: Tortoise's asyncpg pool for reads and one connection of its own for writes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Generator, Sequence
from contextlib import suppress
from typing import Any, TypeVar

import asyncpg
from tortoise.backends.asyncpg.client import AsyncpgDBClient
from tortoise.exceptions import DBConnectionError

from homeserver.storage.errors import (
    CommitUnknown,
    ConstraintViolated,
    DatabaseInUse,
    DatabaseUnavailable,
    StartRefused,
    StatementFailed,
    StorageError,
)
from homeserver.storage.statements import Statement, numbered
from homeserver.storage.urls import DatabaseUrl, Presence

T = TypeVar("T")
Body = Callable[[], Generator[Statement, list[Any], T]]

# Advisory locks of this database, (class, object). The class is "Porc" in ASCII.
LOCK_CLASS = 0x506F7263
PROCESS_LOCK, WRITE_LOCK, MIGRATION_LOCK = 1, 2, 3

_BEGIN = f"BEGIN ISOLATION LEVEL READ COMMITTED; SELECT pg_advisory_xact_lock({LOCK_CLASS}, {WRITE_LOCK})"
_RELEASED_SOON_S = 5.0
SERVER_SETTINGS = {"jit": "off", "application_name": "porch"}
READER_SETTINGS = {**SERVER_SETTINGS, "default_transaction_read_only": "on"}

# 23 integrity, 22 data: the row. 08, 53, 55, 57, 58, 40: the environment. Anything else: the statement.
_ROW = ("22", "23")
_ENVIRONMENT = ("08", "40", "53", "55", "57", "58", "XX")
_LOST = (OSError, asyncio.TimeoutError, asyncpg.InternalClientError, DBConnectionError)


class QuietConnection(asyncpg.Connection):
    """A pooled connection that is handed on as it is: nothing here changes a session, so no reset is sent."""

    def get_reset_query(self) -> str:
        """Nothing to send when a connection goes back to the pool (saves one round trip a query)."""
        return ""


def connections(url: DatabaseUrl) -> dict[str, dict[str, Any]]:
    """Tortoise's connections: a pool that reads, and one connection that writes."""
    common = {
        **url.credentials,
        "connection_class": QuietConnection,
        "statement_cache_size": 512,
        "command_timeout": 60,
        "timeout": 10,
    }
    reader = {**common, "minsize": 1, "maxsize": url.pool_size - 1, "server_settings": READER_SETTINGS}
    writer = {**common, "minsize": 0, "maxsize": 1, "server_settings": SERVER_SETTINGS}
    engine = "tortoise.backends.asyncpg"
    return {
        "postgres_reader": {"engine": engine, "credentials": reader},
        "postgres_writer": {"engine": engine, "credentials": writer},
    }


def named_error(error: BaseException) -> StorageError:
    """The error of `homeserver.storage.errors` that says what this asyncpg error means."""
    if isinstance(error, StorageError):
        return error
    if isinstance(error, asyncpg.PostgresError):
        state = error.sqlstate or "XX000"
        if state.startswith(_ROW):
            return ConstraintViolated(str(error))
        if state.startswith(_ENVIRONMENT):
            return DatabaseUnavailable(f"PostgreSQL: {error}")
        return StatementFailed(str(error))
    if isinstance(error, asyncpg.exceptions._base.DataError):
        return ConstraintViolated(str(error))
    if isinstance(error, asyncpg.InterfaceError) and "clos" not in str(error):
        return StatementFailed(str(error))
    return DatabaseUnavailable(f"PostgreSQL: {error or type(error).__name__}")


class PostgresEngine:
    """Reads from a pool; writes in one transaction at a time under an advisory lock of the whole database."""

    def __init__(self, writer: AsyncpgDBClient, reader: AsyncpgDBClient, presence: Presence) -> None:
        self._writer = writer
        self._reader = reader
        self._presence = presence
        self._connection: Any = None
        self._turn = asyncio.Lock()

    async def open(self) -> None:
        """Connect and announce this process. Raises StartRefused, DatabaseInUse."""
        try:
            await self._reader.create_connection(with_db=True)
            deadline = asyncio.get_running_loop().time() + _RELEASED_SOON_S
            while True:
                try:
                    await self._writer_connection()
                    return
                except DatabaseInUse:
                    # The server may not yet have noticed that a killed process is gone.
                    if asyncio.get_running_loop().time() > deadline:
                        raise
                    await asyncio.sleep(0.2)
        except (asyncpg.PostgresError, asyncpg.InterfaceError, *_LOST) as error:
            await self.close()
            raise StartRefused(f"cannot reach the PostgreSQL database {self._where()}: {error}") from error
        except StartRefused:
            await self.close()
            raise

    async def close(self) -> None:
        """Close both pools."""
        if self._connection is not None:
            await self._return(self._connection)
        self._connection = None
        await self._writer.close()
        await self._reader.close()

    def _where(self) -> str:
        return f"{self._reader.database} at {self._reader.host}:{self._reader.port}"

    async def fetch(self, sql: str, args: Sequence[Any]) -> list[Any]:
        """Rows of one query. A connection that turns out to be dead is replaced once."""
        try:
            return await self._fetch(sql, args)
        except DatabaseUnavailable:
            return await self._fetch(sql, args)

    async def _fetch(self, sql: str, args: Sequence[Any]) -> list[Any]:
        pool = self._reader._pool
        if pool is None:
            raise DatabaseUnavailable("PostgreSQL: the database is closed")
        try:
            connection = await pool.acquire()
            try:
                rows: list[Any] = await connection.fetch(numbered(sql), *args)
                return rows
            finally:
                await pool.release(connection)
        except (asyncpg.PostgresError, asyncpg.InterfaceError, *_LOST) as error:
            raise named_error(error) from error

    async def run(self, body: Body[T]) -> T:
        """One write transaction: everything after the lock sees all that was committed before it."""
        async with self._turn:
            return await self._run(body)

    async def _run(self, body: Body[T]) -> T:
        steps = body()
        try:
            connection = await self._writer_connection()
            try:
                await connection.execute(_BEGIN)
                result = await _drive(connection, steps)
            except BaseException:
                await self._give_up(connection)
                raise
            try:
                await connection.execute("COMMIT")
            except BaseException as error:
                await self._give_up(connection)
                if isinstance(error, asyncpg.PostgresError) and isinstance(named_error(error), ConstraintViolated):
                    raise
                raise CommitUnknown(f"PostgreSQL: connection lost during COMMIT: {error}") from error
            return result
        except (asyncpg.PostgresError, asyncpg.InterfaceError, *_LOST) as error:
            raise named_error(error) from error
        finally:
            steps.close()

    async def _give_up(self, connection: Any) -> None:
        """Roll back; a connection that cannot even do that is dropped, which rolls back on the server."""
        try:
            await connection.execute("ROLLBACK", timeout=5)
        except Exception:
            self._connection = None
            # The pool may have taken a broken connection back already: then it is no longer ours to end.
            with suppress(asyncpg.InterfaceError):
                connection.terminate()
            await self._return(connection)

    async def _return(self, connection: Any) -> None:
        if self._writer._pool is not None:
            with suppress(asyncpg.InterfaceError):
                await self._writer._pool.release(connection)

    async def _writer_connection(self) -> Any:
        connection = self._connection
        if connection is not None:
            with suppress(asyncpg.InterfaceError):
                if not connection.is_closed():
                    return connection
            self._connection = None
            await self._return(connection)
        if self._writer._pool is None:
            await self._writer.create_connection(with_db=True)
        connection = await self._writer._pool.acquire()  # type: ignore[union-attr]
        try:
            await self._announce(connection)
        except BaseException:
            await self._return(connection)
            raise
        self._connection = connection
        return connection

    async def _announce(self, connection: Any) -> None:
        """Take the lock that says how this process works: alone (exclusive) or beside others (shared)."""
        if self._presence == "tool":
            return
        shared = "_shared" if self._presence == "shared" else ""
        if not await connection.fetchval(f"SELECT pg_try_advisory_lock{shared}({LOCK_CLASS}, {PROCESS_LOCK})"):
            raise DatabaseInUse(
                f"another Porch process is using the database {self._where()}; "
                "several processes on one database need redis.url set in each of them"
            )


async def _execute(connection: Any, statement: Statement) -> list[Any]:
    if statement.rows is None:
        rows: list[Any] = await connection.fetch(numbered(statement.sql), *statement.args)
        return rows
    if statement.rows:
        await connection.executemany(numbered(statement.sql), statement.rows)
    return []


async def _drive(connection: Any, steps: Generator[Statement, list[Any], T]) -> T:
    try:
        statement = next(steps)
        while True:
            try:
                rows = await _execute(connection, statement)
            except (asyncpg.PostgresError, asyncpg.InterfaceError, *_LOST) as error:
                statement = steps.throw(named_error(error))
            else:
                statement = steps.send(rows)
    except StopIteration as stop:
        value: T = stop.value
        return value
