"""A short-lived tool writes beside a running server, and the server hears of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Generator
from typing import Any

import pytest
import pytest_asyncio

from homeserver.journal import Journal
from homeserver.storage import Database, Statement
from tests.journal.rows import Remembering, row


@pytest_asyncio.fixture
async def tool(url: str, database: Database) -> AsyncIterator[Database]:
    """The same database, as a command line tool opens it."""
    tool = await Database.open(url, presence="tool")
    yield tool
    await tool.close()


async def eventually(done: Any, within_s: float = 5) -> None:
    deadline = asyncio.get_running_loop().time() + within_s
    while not done():
        assert asyncio.get_running_loop().time() < deadline
        await asyncio.sleep(0.02)


async def test_a_server_hears_of_a_tool_within_a_second_or_so(
    journal: Journal, database: Database, tool: Database
) -> None:
    follower = Remembering(database)
    journal.follow("row", follower)
    await journal.commit(row(1, 1))
    writing = await Journal.open(tool)
    assert await writing.commit(row(2, 1)) == 2
    assert await writing.commit(row(2, 2)) == 3
    await writing.close()
    await eventually(lambda: journal.position == 3, within_s=3)
    assert follower.heard == [(1, 1, 1), (2, 2, 1), (3, 2, 2)]


async def test_own_changes_come_after_a_tools_that_are_not_yet_heard_of(
    journal: Journal, database: Database, tool: Database
) -> None:
    follower = Remembering(database)
    journal.follow("row", follower)
    writing = await Journal.open(tool)
    for round_number in range(20):
        theirs, ours = await asyncio.gather(writing.commit(row(2, round_number)), journal.commit(row(1, round_number)))
        assert {theirs, ours} == {2 * round_number + 1, 2 * round_number + 2}
    await eventually(lambda: journal.position == 40)
    assert [position for position, _, _ in follower.heard] == list(range(1, 41))
    await writing.close()


async def test_news_that_cannot_be_had_any_more_stops_the_process(
    url: str, database: Database, tool: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("homeserver.journal.following._LOST_AFTER_S", 0.1)
    lost: list[bool] = []
    journal = await Journal.open(database, on_lost=lambda: lost.append(True))

    def forget() -> Generator[Statement, list[Any], None]:
        yield Statement(
            "INSERT INTO journal_log (position, last_position, origin, news) VALUES (?, ?, ?, ?)",
            args=(7, 7, "x", b"[]"),
        )
        yield Statement("UPDATE journal_head SET position = ?", args=(7,))

    await tool.run(forget)
    await eventually(lambda: bool(lost))
    assert journal.position == 7
    assert await journal.commit(row(1, 1)) == 8
    await journal.close()


async def test_the_log_is_pruned_and_no_news_is_lost(
    database: Database, tool: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("homeserver.journal.journal._MARK_EVERY_S", 0.05)
    monkeypatch.setattr("homeserver.journal.journal._KEEP_LOG_S", 1.5)
    lost: list[bool] = []
    journal = await Journal.open(database, on_lost=lambda: lost.append(True))
    follower = Remembering(database)
    journal.follow("row", follower)
    writing = await Journal.open(tool)
    for number in range(100):
        await writing.commit(row(2, number))
        await asyncio.sleep(0.03)
    await eventually(lambda: journal.position == 100)
    kept = await database.fetch("SELECT position FROM journal_log ORDER BY position")
    assert 0 < len(kept) < 90
    assert [position for position, _, _ in follower.heard] == list(range(1, 101))
    assert not lost
    await writing.close()
    await journal.close()
