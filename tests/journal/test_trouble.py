"""The database fails for a while: callers get one named error, and the journal goes on afterwards."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from homeserver.journal import DatabaseUnavailable, Journal, JournalClosed
from homeserver.storage import Database
from tests.journal.rows import Remembering, make_table, row
from tests.rig.postgres import Postgres


async def positions_of(database: Database) -> list[int]:
    return [each[0] for each in await database.fetch("SELECT position FROM written ORDER BY position")]


async def test_a_full_disk_is_named_and_passes(tmp_path: Path) -> None:
    database = await Database.open(f"sqlite://{tmp_path}/porch.db")
    await make_table(database)
    journal = await Journal.open(database)
    follower = Remembering(database)
    journal.follow("row", follower)
    writer = database._engine._writer._connection
    pages = (await database.fetch("PRAGMA page_count"))[0][0]
    await writer.execute(f"PRAGMA max_page_count = {pages}")

    results: list[Any] = await asyncio.gather(
        *(journal.commit(row(1, number)) for number in range(2_000)), return_exceptions=True
    )
    refused = [result for result in results if not isinstance(result, int)]
    assert refused
    assert all(isinstance(result, DatabaseUnavailable) and "full" in str(result) for result in refused)

    await writer.execute("PRAGMA max_page_count = 1000000")
    position = await journal.commit(row(2, 1))
    answered = [result for result in results if isinstance(result, int)]
    assert await positions_of(database) == [*answered, position] == [heard for heard, _, _ in follower.heard]
    await journal.close()
    await database.close()


class BreakingAtCommit:
    """A connection that breaks during COMMIT, after the server did it or before."""

    def __init__(self, real: Any, arrives: bool, broken: Callable[[], None]) -> None:
        self._real = real
        self._arrives = arrives
        self._broken = broken

    async def execute(self, sql: str, **options: Any) -> Any:
        if sql == "COMMIT":
            self._broken()
            if self._arrives:
                await self._real.execute(sql)
            self._real.terminate()
            raise asyncpg.ConnectionDoesNotExistError("connection was closed in the middle of operation")
        return await self._real.execute(sql, **options)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)


@pytest.mark.parametrize("presence", ["alone", "tool"])
@pytest.mark.parametrize("arrives", [True, False])
async def test_a_commit_of_unknown_fate_is_looked_up(
    postgres_server: Postgres, monkeypatch: pytest.MonkeyPatch, arrives: bool, presence: Any
) -> None:
    database = await Database.open(postgres_server.create_database(), presence=presence)
    await make_table(database)
    journal = await Journal.open(database)
    follower = Remembering(database)
    journal.follow("row", follower)
    await journal.commit(row(1, 1))

    engine: Any = database._engine
    real = engine._writer_connection

    async def breaking() -> Any:
        return BreakingAtCommit(await real(), arrives, monkeypatch.undo)

    monkeypatch.setattr(engine, "_writer_connection", breaking)
    attempt = asyncio.gather(
        journal.commit(row(1, 2)), journal.commit(row(1, 3)), journal.commit(row(1, 1)), return_exceptions=True
    )
    results = await attempt
    assert [isinstance(result, int) for result in results] == [arrives, arrives, False]
    last = await journal.commit(row(1, 4))
    assert last == (4 if arrives else 2)
    assert await positions_of(database) == list(range(1, last + 1)) == [heard for heard, _, _ in follower.heard]
    await journal.close()
    await database.close()


async def test_postgres_restarts_under_load() -> None:
    with Postgres() as server:
        database = await Database.open(server.create_database())
        await make_table(database)
        journal = await Journal.open(database)
        follower = Remembering(database)
        journal.follow("row", follower)
        answered: list[int] = []
        refused = 0
        stop = False

        async def write(writer: int) -> None:
            nonlocal refused
            number = 0
            while not stop:
                number += 1
                try:
                    answered.append(await journal.commit(row(writer, number)))
                except DatabaseUnavailable:
                    refused += 1
                    await asyncio.sleep(0.02)

        writers = [asyncio.create_task(write(writer)) for writer in range(10)]
        for _ in range(2):
            await asyncio.sleep(0.5)
            before = len(answered)
            await asyncio.to_thread(server.pause)
            await asyncio.sleep(0.3)
            await asyncio.to_thread(server.start)
            await asyncio.sleep(1.0)
            assert len(answered) > before + 10, "the journal has not gone on"
        stop = True
        await asyncio.gather(*writers)
        # Those who were refused may try again: the journal waited out most of the trouble for them.
        assert refused < len(answered)
        found = await positions_of(database)
        assert found == list(range(1, journal.position + 1))
        assert set(answered) <= set(found)
        assert [heard for heard, _, _ in follower.heard] == found
        await journal.close()
        await database.close()


async def test_closing_while_the_database_is_away_takes_seconds_and_answers_everyone() -> None:
    with Postgres() as server:
        database = await Database.open(server.create_database())
        await make_table(database)
        journal = await Journal.open(database)
        await journal.commit(row(1, 0))
        await asyncio.to_thread(server.pause)
        waiting = [asyncio.ensure_future(journal.commit(row(1, number))) for number in range(1, 500)]
        await asyncio.sleep(0)
        began = asyncio.get_running_loop().time()
        await journal.close()
        assert asyncio.get_running_loop().time() - began < 5
        results = await asyncio.gather(*waiting, return_exceptions=True)
        assert all(isinstance(result, DatabaseUnavailable | JournalClosed) for result in results)
        await database.close()
