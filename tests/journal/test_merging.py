"""Merged statements do what the statements did one after another."""

from __future__ import annotations

import sqlite3
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from homeserver.journal.merging import merged, table_of
from homeserver.storage import Statement

SQL = {
    "insert": ("INSERT INTO a (k, v) VALUES (?, ?) ON CONFLICT (k) DO NOTHING", 2),
    "upsert": ("INSERT INTO a (k, v) VALUES (?, ?) ON CONFLICT (k) DO UPDATE SET v = excluded.v", 2),
    "update": ("UPDATE a SET v = v + ? WHERE k = ?", 2),
    "delete": ("DELETE FROM a WHERE k = ?", 1),
    "other": ("INSERT INTO b (k, v) VALUES (?, ?)", 2),
    "close": ("UPDATE b SET v = ? WHERE k = ?", 2),
    "across": ("INSERT INTO b (k, v) SELECT k, v FROM a WHERE k <= ?", 1),
    "back": ("UPDATE a SET v = (SELECT coalesce(max(v), 0) FROM b) + ? WHERE k = ?", 2),
}


@st.composite
def statements(draw: st.DrawFn) -> Statement:
    sql, width = SQL[draw(st.sampled_from(sorted(SQL)))]
    rows = st.tuples(*[st.integers(0, 3)] * width)
    if draw(st.booleans()):
        return Statement(sql, args=draw(rows))
    return Statement(sql, rows=draw(st.lists(rows, max_size=3)))


def outcome(some: list[Statement]) -> list[list[Any]]:
    connection = sqlite3.connect(":memory:")
    connection.executescript("CREATE TABLE a (k INT PRIMARY KEY, v INT); CREATE TABLE b (k INT, v INT)")
    for statement in some:
        connection.executemany(statement.sql, [statement.args] if statement.rows is None else statement.rows)
    result = [connection.execute(f"SELECT k, v FROM {table} ORDER BY rowid").fetchall() for table in "ab"]
    connection.close()
    return result


@given(st.lists(statements(), max_size=25))
def test_merging_changes_nothing_but_the_number_of_statements(some: list[Statement]) -> None:
    fewer = merged(some)
    assert len(fewer) <= len(some)
    assert outcome(fewer) == outcome(some)


def test_messages_of_many_changes_become_one_statement_a_table() -> None:
    some = [
        Statement(sql, rows=[(change, change)]) for change in range(20) for sql in (SQL["insert"][0], SQL["other"][0])
    ]
    assert [len(each.rows or ()) for each in merged(some)] == [20, 20]


def test_only_plain_statements_name_their_one_table() -> None:
    assert table_of('UPDATE "events" SET x = ? WHERE y = ?') == "events"
    assert table_of("delete from events where y = ?") == "events"
    assert table_of("INSERT INTO events (a) SELECT b FROM c") is None
    assert table_of("WITH x AS (SELECT 1) INSERT INTO events VALUES (1)") is None
    assert table_of("UPDATE a SET x = 1 FROM b WHERE a.i = b.i") is None
