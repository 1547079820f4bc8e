"""Column types that Tortoise lacks."""

from __future__ import annotations

from tortoise.fields import BigIntField


class PositionField(BigIntField):
    """A 64-bit integer that, as the primary key, IS the row's place in SQLite's file.

    SQLite stores `BIGINT PRIMARY KEY` as a second tree beside the table; only the type name INTEGER makes the key and
    the row one thing (https://www.sqlite.org/lang_createtable.html#rowid). Use it for every integer primary key.
    """

    class _db_sqlite:
        SQL_TYPE = "INTEGER"
