"""SQLite: one writer and two readers, each a Tortoise client with its own thread, on one WAL file."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Generator, Sequence
from time import perf_counter
from typing import Any, TypeVar

from homeserver.storage.errors import (
    ConstraintViolated,
    DatabaseUnavailable,
    StartRefused,
    StatementFailed,
    StorageError,
)
from homeserver.storage.sqlite_client import TwoThreadClient
from homeserver.storage.statements import Statement
from homeserver.storage.urls import DatabaseUrl

T = TypeVar("T")
Body = Callable[[], Generator[Statement, list[Any], T]]

_SHARED = {
    "journal_mode": "WAL",
    "synchronous": "FULL",
    "foreign_keys": "ON",
    "temp_store": "MEMORY",
    "mmap_size": 256 * 1024 * 1024,
    "journal_size_limit": 64 * 1024 * 1024,
}
# What may be asked on the loop's thread must never wait there for a lock: it is told at once, and waits elsewhere.
WRITER_PRAGMAS: dict[str, Any] = {"busy_timeout": 0, **_SHARED, "cache_size": -16_384}
INLINE_PRAGMAS: dict[str, Any] = {"busy_timeout": 0, **_SHARED, "cache_size": -8_192, "query_only": "ON"}
READER_PRAGMAS: dict[str, Any] = {"busy_timeout": 10_000, **_SHARED, "cache_size": -4_096, "query_only": "ON"}

_BUDGET_S = 0.002
"""How long one query or one transaction may hold up the event loop before its rest moves to a thread."""
_ROWS_INLINE = 100
_STEPS_BETWEEN_LOOKS = 2_000
"""Instructions of SQLite's machine (some 50 ns each) between two looks at the clock."""
_TRY_AGAIN_AFTER = 50
_LOCK_WAIT_S = 10.0
_NOT_NOW = (sqlite3.SQLITE_INTERRUPT, sqlite3.SQLITE_BUSY)

# The environment failed, not the statement: trying again later may help.
_ENVIRONMENT = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_INTERRUPT,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PROTOCOL,
        sqlite3.SQLITE_NOTADB,
    }
)
_REFUSED_VALUES = (sqlite3.IntegrityError, sqlite3.DataError, OverflowError, UnicodeEncodeError)


def connections(url: DatabaseUrl) -> dict[str, dict[str, Any]]:
    """Tortoise's connections: one that reads in its own thread, one that reads on the loop's, one that writes."""
    engine = "homeserver.storage.sqlite_client"
    pragmas = {"sqlite_reader": READER_PRAGMAS, "sqlite_inline": INLINE_PRAGMAS, "sqlite_writer": WRITER_PRAGMAS}
    return {name: {"engine": engine, "credentials": {"file_path": url.path, **own}} for name, own in pragmas.items()}


def named_error(error: Exception) -> StorageError:
    """The error of `homeserver.storage.errors` that says what this SQLite error means."""
    if isinstance(error, StorageError):
        return error
    if isinstance(error, _REFUSED_VALUES):
        return ConstraintViolated(str(error))
    code = getattr(error, "sqlite_errorcode", None)
    if isinstance(error, sqlite3.Error) and code is not None and code & 0xFF not in _ENVIRONMENT:
        return StatementFailed(str(error))
    if isinstance(error, (sqlite3.ProgrammingError, sqlite3.InterfaceError)) and "closed" not in str(error):
        return StatementFailed(str(error))
    return DatabaseUnavailable(f"SQLite: {error}")


class SqliteEngine:
    """Reads and write transactions on three connections to one WAL file.

    Every call into sqlite3 lets go of Python's global lock and must win it back, once for each row. In a thread of
    its own a short transaction so loses milliseconds for each of its rows while the event loop is busy (measured: p50
    10 ms, p99 280 ms for five rows). Short work is therefore done on the loop's thread, where it takes microseconds;
    what waits for the disk (COMMIT) or turns out to be long goes to the connection's thread.
    """

    def __init__(self, writer: TwoThreadClient, reader: TwoThreadClient, inline: TwoThreadClient) -> None:
        self._writer = writer
        self._reader = reader
        self._inline = inline
        self._long: dict[str, int] = {}
        self._turn = asyncio.Lock()

    async def open(self) -> None:
        """Connect. Raises StartRefused when the file cannot be opened or is no SQLite database."""
        for client in (self._writer, self._reader, self._inline):
            try:
                await client.create_connection(with_db=True)
            except (sqlite3.Error, OSError) as error:
                raise StartRefused(f"cannot open the database {client.filename}: {error}") from error
        self._deadline = 0.0
        raw(self._inline).set_progress_handler(lambda: perf_counter() > self._deadline, _STEPS_BETWEEN_LOOKS)

    async def close(self) -> None:
        """Close every connection; the writer last, which folds the WAL into the file."""
        async with self._turn:
            for client in (self._inline, self._reader, self._writer):
                await client.close()

    async def fetch(self, sql: str, args: Sequence[Any]) -> list[Any]:
        """Rows of one query: at once on the loop's thread, or in the reader's when it takes longer than _BUDGET_S."""
        try:
            if self._long:
                rest = self._long.get(sql, 0)
                if rest > 0:
                    self._long[sql] = rest - 1
                    return await self._fetch_in_thread(sql, args)
            self._deadline = perf_counter() + _BUDGET_S
            try:
                return raw(self._inline).execute(sql, args).fetchall()
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF not in _NOT_NOW:
                    raise
                self._remember_long(sql)
                return await self._fetch_in_thread(sql, args)
        except (sqlite3.Error, OverflowError, ValueError) as error:
            if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_READONLY:
                raise StatementFailed("a write on a connection that only reads") from error
            raise named_error(error) from error

    async def _fetch_in_thread(self, sql: str, args: Sequence[Any]) -> list[Any]:
        rows: list[Any] = await self._reader.in_thread(_fetch, raw(self._reader), sql, args)
        return rows

    def _remember_long(self, sql: str) -> None:
        if len(self._long) > 500:
            self._long.clear()
        self._long[sql] = _TRY_AGAIN_AFTER

    async def run(self, body: Body[T]) -> T:
        """One write transaction: begun on the loop's thread, committed in the writer's."""
        async with self._turn:
            connection = raw(self._writer)
            steps = body()
            try:
                await self._begin(connection)
                result = await self._drive(connection, steps)
                await self._writer.in_thread(connection.execute, "COMMIT")
                return result
            except BaseException as error:
                steps.close()
                if connection.in_transaction:
                    await self._writer.in_thread(connection.execute, "ROLLBACK")
                if isinstance(error, sqlite3.Error):
                    raise named_error(error) from error
                raise

    async def _begin(self, connection: sqlite3.Connection) -> None:
        """Take the file's write lock; when a tool beside this server holds it, wait without holding up the loop."""
        deadline = perf_counter() + _LOCK_WAIT_S
        while True:
            try:
                connection.execute("BEGIN IMMEDIATE")
                return
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or perf_counter() > deadline:
                    raise
                await asyncio.sleep(0.005)

    async def _drive(self, connection: sqlite3.Connection, steps: Generator[Statement, list[Any], T]) -> T:
        pending = None
        until = perf_counter() + _BUDGET_S
        try:
            statement = next(steps)
            while perf_counter() < until and (statement.rows is None or len(statement.rows) <= _ROWS_INLINE):
                statement = _step(connection, steps, statement)
            pending = statement
        except StopIteration as stop:
            value: T = stop.value
            return value
        rest: T = await self._writer.in_thread(_drive_on, connection, steps, pending)
        return rest


def raw(client: TwoThreadClient) -> sqlite3.Connection:
    """The open connection of a client. Raises DatabaseUnavailable."""
    connection = client.raw
    if connection is None:
        raise DatabaseUnavailable("SQLite: the database is closed")
    return connection


def _fetch(connection: sqlite3.Connection, sql: str, args: Sequence[Any]) -> list[Any]:
    return connection.execute(sql, args).fetchall()


def _execute(connection: sqlite3.Connection, statement: Statement) -> list[Any]:
    if statement.rows is None:
        return connection.execute(statement.sql, statement.args).fetchall()
    if statement.rows:
        connection.executemany(statement.sql, statement.rows)
    return []


def _step(
    connection: sqlite3.Connection, steps: Generator[Statement, list[Any], Any], statement: Statement
) -> Statement:
    """Execute one statement, tell the body, and return its next. Raises StopIteration at the body's end."""
    try:
        rows = _execute(connection, statement)
    except (sqlite3.Error, OverflowError, UnicodeEncodeError) as error:
        return steps.throw(named_error(error))
    return steps.send(rows)


def _drive_on(connection: sqlite3.Connection, steps: Generator[Statement, list[Any], T], statement: Statement) -> T:
    try:
        while True:
            statement = _step(connection, steps, statement)
    except StopIteration as stop:
        value: T = stop.value
        return value
