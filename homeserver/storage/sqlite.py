"""SQLite: one writer and two readers, each a Tortoise client with its own thread, on one WAL file."""

from __future__ import annotations

import fcntl
import os
import sqlite3
from collections.abc import Callable, Generator, Sequence
from typing import Any, TypeVar

from tortoise.backends.sqlite.client import SqliteClient

from homeserver.storage.errors import (
    ConstraintViolated,
    DatabaseInUse,
    DatabaseUnavailable,
    StartRefused,
    StatementFailed,
    StorageError,
)
from homeserver.storage.statements import Statement

T = TypeVar("T")
Body = Callable[[], Generator[Statement, list[Any], T]]

_SHARED = {
    "journal_mode": "WAL",
    "synchronous": "FULL",
    "busy_timeout": 10_000,
    "foreign_keys": "ON",
    "temp_store": "MEMORY",
    "mmap_size": 256 * 1024 * 1024,
    "journal_size_limit": 64 * 1024 * 1024,
}
WRITER_PRAGMAS: dict[str, Any] = {**_SHARED, "cache_size": -16_384}
READER_PRAGMAS: dict[str, Any] = {**_SHARED, "cache_size": -8_192, "query_only": "ON"}

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
    """Reads and write transactions on the Tortoise clients; every call is one hop to a connection's thread."""

    def __init__(self, writer: SqliteClient, readers: Sequence[SqliteClient]) -> None:
        self._writer = writer
        self._readers = list(readers)
        self._busy = [0] * len(self._readers)

    async def open(self) -> None:
        """Connect. Raises StartRefused when the file cannot be opened or is no SQLite database."""
        for client in (self._writer, *self._readers):
            try:
                await client.create_connection(with_db=True)
            except (sqlite3.Error, OSError) as error:
                raise StartRefused(f"cannot open the database {client.filename}: {error}") from error

    async def close(self) -> None:
        """Close every connection; the writer last, which folds the WAL into the file."""
        for client in (*self._readers, self._writer):
            await client.close()

    async def fetch(self, sql: str, args: Sequence[Any]) -> list[Any]:
        """Rows of one query, from the reader with the fewest queries before it."""
        busy = self._busy
        chosen = busy.index(min(busy))
        connection = self._readers[chosen]._connection
        if connection is None:
            raise DatabaseUnavailable("SQLite: the database is closed")
        busy[chosen] += 1
        try:
            rows: list[Any] = await connection._execute(  # type: ignore[no-untyped-call]
                _fetch, connection._conn, sql, args
            )
            return rows
        except (sqlite3.Error, OverflowError, ValueError) as error:
            if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_READONLY:
                raise StatementFailed("a write on a connection that only reads") from error
            raise named_error(error) from error
        finally:
            busy[chosen] -= 1

    async def run(self, body: Body[T]) -> T:
        """One write transaction; `body` is driven in the writer's thread."""
        connection = self._writer._connection
        if connection is None:
            raise DatabaseUnavailable("SQLite: the database is closed")
        result: T = await connection._execute(  # type: ignore[no-untyped-call]
            _transact, connection._conn, body
        )
        return result


def _fetch(connection: sqlite3.Connection, sql: str, args: Sequence[Any]) -> list[Any]:
    return connection.execute(sql, args).fetchall()


def _execute(connection: sqlite3.Connection, statement: Statement) -> list[Any]:
    if statement.rows is None:
        return connection.execute(statement.sql, statement.args).fetchall()
    if statement.rows:
        connection.executemany(statement.sql, statement.rows)
    return []


def _transact(connection: sqlite3.Connection, body: Body[T]) -> T:
    steps = body()
    try:
        connection.execute("BEGIN IMMEDIATE")
        result = _drive(connection, steps)
        connection.execute("COMMIT")
        return result
    except BaseException as error:
        steps.close()
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        if isinstance(error, sqlite3.Error):
            raise named_error(error) from error
        raise


def _drive(connection: sqlite3.Connection, steps: Generator[Statement, list[Any], T]) -> T:
    try:
        statement = next(steps)
        while True:
            try:
                rows = _execute(connection, statement)
            except (sqlite3.Error, OverflowError, UnicodeEncodeError) as error:
                statement = steps.throw(named_error(error))
            else:
                statement = steps.send(rows)
    except StopIteration as stop:
        value: T = stop.value
        return value


class FileLock:
    """Keeps two processes from working on one SQLite file, each believing that it is alone.

    An advisory lock on `<file>.lock`; the kernel lets go of it when the process ends, however it ends.
    """

    def __init__(self, path: str) -> None:
        self._path = f"{path}.lock"
        self._descriptor: int | None = None

    def take(self) -> None:
        """Raises DatabaseInUse when another process holds it, StartRefused when the folder cannot be written."""
        try:
            self._descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise StartRefused(f"cannot write beside the database: {error}") from error
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            self.release()
            raise DatabaseInUse(f"another Porch process is using {self._path.removesuffix('.lock')}") from None

    def release(self) -> None:
        """Let go. The file stays: removing it would race with a process that is taking it."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
