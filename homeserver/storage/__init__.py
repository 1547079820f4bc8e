"""Connections to SQLite or PostgreSQL, one dialect of SQL for both, and migrations.

Everyone reads through `Database.fetch`; only the journal writes.
"""

from __future__ import annotations

from homeserver.storage.database import Database, Row
from homeserver.storage.errors import (
    BadDatabaseUrl,
    CommitUnknown,
    ConstraintViolated,
    DatabaseInUse,
    DatabaseTooNew,
    DatabaseUnavailable,
    StartRefused,
    StatementFailed,
    StorageError,
)
from homeserver.storage.statements import RoomTable, Statement, in_list

__all__ = [
    "BadDatabaseUrl",
    "CommitUnknown",
    "ConstraintViolated",
    "Database",
    "DatabaseInUse",
    "DatabaseTooNew",
    "DatabaseUnavailable",
    "RoomTable",
    "Row",
    "StartRefused",
    "Statement",
    "StatementFailed",
    "StorageError",
    "in_list",
]
