"""SQLite: short work on the event loop, long work beside it, and patience with a file that is locked."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Generator
from pathlib import Path
from time import monotonic
from typing import Any, TypeVar

import pytest
import pytest_asyncio

from homeserver.storage import ConstraintViolated, Database, Statement

T = TypeVar("T")
COUNT = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) SELECT count(*) FROM n"
INSERT = "INSERT INTO things (id, name) VALUES (?, ?)"


def body(*statements: Statement) -> Callable[[], Generator[Statement, list[Any], list[Any]]]:
    def steps() -> Generator[Statement, list[Any], list[Any]]:
        rows: list[Any] = []
        for statement in statements:
            rows = yield statement
        return rows

    return steps


@pytest_asyncio.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """An SQLite database with a table `things`."""
    database = await Database.open(f"sqlite://{tmp_path}/porch.db")
    await database.run(body(Statement("CREATE TABLE things (id INTEGER PRIMARY KEY, name TEXT UNIQUE)")))
    yield database
    await database.close()


async def looking_at_the_loop(work: Awaitable[T]) -> tuple[T, float, float]:
    """The result, how long it took, and the longest time for which the loop was held up meanwhile (seconds)."""
    longest, done = 0.0, False

    async def look() -> None:
        nonlocal longest
        while not done:
            began = monotonic()
            await asyncio.sleep(0.001)
            longest = max(longest, monotonic() - began)

    looking = asyncio.create_task(look())
    await asyncio.sleep(0)
    began = monotonic()
    result = await work
    took = monotonic() - began
    done = True
    await looking
    return result, took, longest


async def test_a_long_query_does_not_hold_up_the_loop(database: Database) -> None:
    for _ in range(3):
        rows, took, longest = await looking_at_the_loop(database.fetch(COUNT, 3_000_000))
        assert rows[0][0] == 3_000_000
        assert took > 0.1, "the query is too short to show anything"
        assert longest < took / 2


async def test_a_query_that_was_long_once_is_not_slow_for_ever(database: Database) -> None:
    await database.fetch(COUNT, 1_000_000)
    results = [(await database.fetch(COUNT, number))[0][0] for number in range(1, 200)]
    assert results == list(range(1, 200))


async def test_a_long_transaction_does_not_hold_up_the_loop(database: Database) -> None:
    rows = [(number, f"thing {number * 7919 % 200_003}") for number in range(150_000)]
    statements = [Statement(INSERT, rows=rows), Statement("SELECT count(*) FROM things")]
    result, took, longest = await looking_at_the_loop(database.run(body(*statements)))
    assert result[0][0] == 150_000
    assert took > 0.1, "the transaction is too short to show anything"
    assert longest < took / 2


async def test_many_short_statements_are_one_transaction_wherever_they_run(database: Database) -> None:
    statements = [Statement(INSERT, args=(number, str(number))) for number in range(3_000)]
    with pytest.raises(ConstraintViolated):
        await database.run(body(*statements, Statement(INSERT, args=(9_999, "5"))))
    assert await database.fetch("SELECT * FROM things") == []
    await database.run(body(*statements))
    assert (await database.fetch("SELECT count(*) FROM things"))[0][0] == 3_000


async def test_a_file_that_a_tool_has_locked_is_waited_for(database: Database, tmp_path: Path) -> None:
    tool = sqlite3.connect(tmp_path / "porch.db", isolation_level=None)
    tool.execute("BEGIN IMMEDIATE")
    tool.execute(INSERT, (1, "the tool's"))
    asyncio.get_running_loop().call_later(0.3, tool.execute, "COMMIT")
    _, took, longest = await looking_at_the_loop(database.run(body(Statement(INSERT, args=(2, "the server's")))))
    assert 0.2 < took < 5
    assert longest < 0.15
    assert [row[1] for row in await database.fetch("SELECT * FROM things")] == ["the tool's", "the server's"]
    tool.close()


async def test_reads_see_every_commit_at_once(database: Database) -> None:
    for number in range(200):
        await database.run(body(Statement(INSERT, args=(number, str(number)))))
        assert (await database.fetch("SELECT max(id) FROM things"))[0][0] == number
