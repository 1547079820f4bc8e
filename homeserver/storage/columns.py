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


class RowIdField(BigIntField):
    """A 64-bit number that the database gives a row which no other table points at: `RowIdField(primary_key=True)`.

    In SQLite it is the row's place in the file, without AUTOINCREMENT, which writes to a table of its own with every
    insert only so that numbers of deleted rows are not used again (https://www.sqlite.org/autoinc.html).
    """

    class _db_sqlite:
        SQL_TYPE = "INTEGER"
        GENERATED_SQL = "INTEGER NOT NULL PRIMARY KEY"
