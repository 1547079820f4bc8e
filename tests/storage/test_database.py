"""One dialect of SQL on two databases, and one process that may write unless others are announced."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Generator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homeserver.journal.tables import JournalHead
from homeserver.storage import (
    BadDatabaseUrl,
    ConstraintViolated,
    Database,
    DatabaseInUse,
    StartRefused,
    Statement,
    StatementFailed,
    in_list,
)
from homeserver.storage.statements import numbered
from homeserver.storage.urls import parse_url
from tests.rig.postgres import Postgres, free_port

Body = Callable[[], Generator[Statement, list[Any], Any]]


def body(*statements: Statement) -> Body:
    def steps() -> Generator[Statement, list[Any], Any]:
        result = None
        for statement in statements:
            result = yield statement
        return result

    return steps


TABLE = Statement("CREATE TABLE things (id BIGINT PRIMARY KEY, name VARCHAR(255) UNIQUE, flag BOOL, data {})")


async def make(database: Database) -> None:
    data = "BLOB" if database.dialect == "sqlite" else "BYTEA"
    await database.run(body(Statement(TABLE.sql.format(data))))


async def test_every_type_comes_back_as_it_went(database: Database) -> None:
    await make(database)
    rows = [(1, "naïve 🏠 ' \" ? $1", True, b"\x00\xff"), (-(1 << 62), None, False, b""), (3, "", None, None)]
    await database.run(body(Statement("INSERT INTO things VALUES (?, ?, ?, ?)", rows=rows)))
    found = await database.fetch(f"SELECT * FROM things WHERE id IN {in_list(3)} ORDER BY id", 1, 3, -(1 << 62))
    assert [tuple(row) for row in found] == sorted(rows)
    assert found[0]["id"] == found[0][0]
    one = await database.fetch_one("SELECT name FROM things WHERE flag = ? AND name <> 'what?'", True)
    assert one is not None
    assert one["name"] == rows[0][1]
    assert await database.fetch_one("SELECT 1 FROM things WHERE id = ?", 99) is None
    assert await database.fetch(f"SELECT 1 FROM things WHERE id IN {in_list(0)}") == []


async def test_a_body_that_fails_leaves_nothing(database: Database) -> None:
    await make(database)

    def fails() -> Generator[Statement, list[Any], None]:
        yield Statement("INSERT INTO things (id) VALUES (?)", args=(1,))
        raise KeyError("a bug")

    with pytest.raises(KeyError):
        await database.run(fails)
    assert await database.fetch("SELECT * FROM things") == []
    await database.run(body(Statement("INSERT INTO things (id) VALUES (?)", args=(1,))))


async def test_a_body_may_catch_a_refusal_and_go_on_from_its_savepoint(database: Database) -> None:
    await make(database)

    def steps() -> Generator[Statement, list[Any], str]:
        yield Statement("INSERT INTO things (id) VALUES (?)", args=(1,))
        yield Statement("SAVEPOINT here")
        try:
            yield Statement("INSERT INTO things (id) VALUES (?)", args=(1,))
        except ConstraintViolated:
            yield Statement("ROLLBACK TO SAVEPOINT here")
        rows = yield Statement("SELECT count(*) FROM things")
        return f"{rows[0][0]} thing"

    assert await database.run(steps) == "1 thing"


async def test_errors_have_names(database: Database) -> None:
    await make(database)
    insert = Statement("INSERT INTO things (id, name) VALUES (?, ?)", rows=[(1, "a"), (2, "a")])
    with pytest.raises(ConstraintViolated):
        await database.run(body(insert))
    with pytest.raises(StatementFailed):
        await database.run(body(Statement("INSERT INTO nothing (id) VALUES (1)")))
    with pytest.raises(StatementFailed):
        await database.fetch("SELECT * FROM nothing")
    with pytest.raises(StatementFailed):
        await database.fetch("SELEKT 1")
    with pytest.raises(ConstraintViolated):
        await database.fetch("SELECT * FROM things WHERE id = ?", 1 << 80)
    assert await database.fetch("SELECT * FROM things") == []


async def test_reads_run_beside_each_other_and_beside_a_write(database: Database) -> None:
    await make(database)
    writes = [database.run(body(Statement("INSERT INTO things (id) VALUES (?)", args=(n,)))) for n in range(20)]
    reads = [database.fetch("SELECT count(*) FROM things") for _ in range(50)]
    results = await asyncio.gather(*reads, *writes)
    assert all(0 <= rows[0][0] <= 20 for rows in results[:50])
    assert (await database.fetch("SELECT count(*) FROM things"))[0][0] == 20


async def test_readers_cannot_write(database: Database) -> None:
    with pytest.raises(StatementFailed, match=r"only reads|read-only"):
        await database.fetch("DELETE FROM journal_head RETURNING 1")


async def test_models_find_the_database_from_any_task(database: Database) -> None:
    await database.run(body(Statement("INSERT INTO journal_head VALUES (?, ?, ?)", args=(1, 5, "x"))))

    async def count() -> int:
        return await JournalHead.all().count()

    assert await asyncio.create_task(count()) == 1
    assert (await JournalHead.get(id=1).using_db(database.reader)).position == 5


async def test_a_write_is_safe_on_disk_when_answered(database: Database) -> None:
    if database.dialect == "sqlite":
        writer: Any = database._engine
        rows = await (await writer._writer._connection.execute("PRAGMA synchronous")).fetchall()
        assert rows[0][0] == 2, "synchronous is FULL"
        rows = await (await writer._writer._connection.execute("PRAGMA journal_mode")).fetchall()
        assert rows[0][0] == "wal"
    else:
        assert (await database.fetch("SHOW synchronous_commit"))[0][0] == "on"


async def test_a_second_process_that_believes_itself_alone_is_refused(url: str, monkeypatch: Any) -> None:
    monkeypatch.setattr("homeserver.storage.postgres._RELEASED_SOON_S", 0.3)
    first = await Database.open(url)
    with pytest.raises(DatabaseInUse, match="another Porch process"):
        await Database.open(url)
    tool = await Database.open(url, presence="tool")
    assert tool.shared
    assert not first.shared
    await tool.close()
    await first.close()
    again = await Database.open(url)
    await again.close()


async def test_shared_and_alone_do_not_mix(postgres_server: Postgres, monkeypatch: Any) -> None:
    monkeypatch.setattr("homeserver.storage.postgres._RELEASED_SOON_S", 0.3)
    url = postgres_server.create_database()
    one = await Database.open(url, presence="shared")
    two = await Database.open(url, presence="shared")
    with pytest.raises(DatabaseInUse, match=r"redis\.url"):
        await Database.open(url)
    await one.close()
    await two.close()


async def test_what_cannot_be_opened_is_refused_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("this is no database, whatever its name says" * 100)
    (tmp_path / "file").write_text("")
    refused = {
        f"sqlite://{tmp_path}/text.db": "not a database",
        f"sqlite://{tmp_path}/file/porch.db": "cannot make the folder",
        f"postgres://porch@127.0.0.1:{free_port()}/porch": "cannot reach",
        "mysql://x/y": "must begin with",
    }
    for url, sentence in refused.items():
        with pytest.raises(StartRefused, match=sentence) as caught:
            await Database.open(url)
        assert "\n" not in str(caught.value)
    with pytest.raises(StartRefused, match="PostgreSQL"):
        await Database.open(f"sqlite://{tmp_path}/a.db", presence="shared")


def test_postgres_urls_are_read_in_full() -> None:
    url = parse_url("postgresql://us%40er:p%2Fw@db.example:6543/na%20me?sslmode=require&pool=20")
    assert url.credentials == {
        "host": "db.example",
        "port": 6543,
        "user": "us@er",
        "password": "p/w",
        "database": "na me",
        "ssl": "require",
    }
    assert url.pool_size == 20
    assert parse_url("postgres:///porch?host=/run/postgresql").credentials["host"] == "/run/postgresql"
    assert "p/w" not in repr(url)


@given(st.text() | st.text().map("postgres://h/d?".__add__) | st.text().map("postgres://".__add__))
def test_any_text_is_a_url_or_refused_by_name(text: str) -> None:
    with suppress(BadDatabaseUrl):
        assert parse_url(text).dialect in ("sqlite", "postgres")


@given(st.lists(st.sampled_from(["?", "'a?b'", "'it''s ?'", '"x?"', " AND ", "$"])))
def test_only_placeholders_are_numbered(pieces: list[str]) -> None:
    sql = " ".join(pieces)
    expected, count = [], 0
    for piece in pieces:
        if piece == "?":
            count += 1
            expected.append(f"${count}")
        else:
            expected.append(piece)
    assert numbered(sql) == " ".join(expected)


def test_the_linked_sqlite_knows_what_we_rely_on() -> None:
    assert sqlite3.sqlite_version_info >= (3, 35), "RETURNING and UPSERT"
