"""Claims on leases: what only one process may do at a time is done by one, and soon by another when that dies."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from time import monotonic

import pytest
import pytest_asyncio

from homeserver.journal import Journal, Lease
from homeserver.journal import lease as leases
from homeserver.storage import Database
from tests.rig.eventually import eventually
from tests.rig.postgres import Postgres


@dataclass
class Process:
    """One of several on a database."""

    database: Database
    journal: Journal
    lease: Lease = field(init=False)
    took: list[float] = field(default_factory=list)
    lost: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.lease = Lease(self.database, self.journal, "work", self._take, self._lose)

    async def _take(self) -> None:
        self.took.append(monotonic())

    async def _lose(self) -> None:
        self.lost.append(monotonic())

    def die(self) -> None:
        """Does nothing any more, and says nothing."""
        task = self.lease._task
        assert task is not None
        task.cancel()


Begin = Callable[[], Awaitable[Process]]


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leases, "BEAT_S", 0.1)
    monkeypatch.setattr(leases, "GOOD_FOR_S", 1.5)
    monkeypatch.setattr(leases, "TAKEN_AFTER_S", 2.5)


@pytest_asyncio.fixture
async def begin(postgres_server: Postgres) -> AsyncIterator[Begin]:
    """Starts one more process on one database."""
    url, begun = postgres_server.create_database(), []

    async def make() -> Process:
        database = await Database.open(url, presence="shared")
        begun.append(Process(database, await Journal.open(database)))
        await begun[-1].lease.start()
        return begun[-1]

    yield make
    for process in begun:
        await process.lease.close()
        await process.journal.close()
        await process.database.close()


async def held(process: Process) -> None:
    """Waits until the process has the lease."""

    async def probe() -> bool:
        return process.lease.held

    await eventually(probe, True, 15)


async def test_of_several_processes_one_has_the_lease_and_keeps_it(begin: Begin) -> None:
    processes = [await begin() for _ in range(3)]
    await asyncio.sleep(2)
    assert [process.lease.held for process in processes] == [True, False, False]
    assert [len(process.took) for process in processes] == [1, 0, 0]
    assert processes[0].lost == []


async def test_one_that_stops_hands_over_at_once(begin: Begin) -> None:
    first, second = await begin(), await begin()
    began = monotonic()
    await first.lease.close()
    await held(second)
    assert second.took[0] - began < 1.5
    assert not first.lease.held


async def test_one_that_dies_is_followed_and_would_have_stopped_before(begin: Begin) -> None:
    first, second = await begin(), await begin()
    await asyncio.sleep(0.3)
    first.die()
    died = monotonic()
    while first.lease.held:
        await asyncio.sleep(0.01)
    ended = monotonic()
    await held(second)
    assert ended <= second.took[0] < died + 10


async def test_one_that_slept_too_long_notices_and_stops(begin: Begin) -> None:
    first, second = await begin(), await begin()
    first.die()
    await held(second)
    first.lease._task = asyncio.create_task(first.lease._watch())

    async def lost() -> int:
        return len(first.lost)

    await eventually(lost, 1, 5)
    assert second.lease.held
    assert not first.lease.held


async def test_a_process_that_works_alone_has_it_at_once(url: str) -> None:
    database = await Database.open(url)
    process = Process(database, await Journal.open(database))
    await process.lease.start()
    assert process.lease.held
    await process.lease.close()
    assert not process.lease.held
    await process.journal.close()
    await database.close()
