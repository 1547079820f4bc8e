"""Claims on several processes on one database: any of them writes, one of them sends."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
import pytest_asyncio

from homeserver.journal import lease as leases
from tests.outbox.conftest import House
from tests.outbox.far_servers import numbers_of
from tests.rig.eventually import eventually
from tests.rig.postgres import Postgres
from tests.rig.redis import Redis

Begin = Callable[[], Awaitable[House]]


@pytest_asyncio.fixture
async def begin(
    postgres_server: Postgres, redis_server: Redis, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Begin]:
    """Starts one more process."""
    monkeypatch.setattr(leases, "BEAT_S", 0.1)
    url, begun = postgres_server.create_database(), []

    async def make() -> House:
        begun.append(await House.open(url, redis_url=redis_server.url))
        return begun[-1]

    yield make
    for house in begun:
        await house.close()


async def test_what_any_process_writes_the_one_that_sends_sends(begin: Begin) -> None:
    first, second = await begin(), await begin()
    await first.enter(1, "here.org", "a.org")
    for n in range(3):
        await second.write("a.org", n=n)
        second.outbox.send(["a.org"], "m.typing", {"typing": n})

    async def got() -> list[int]:
        return [content["n"] for content in first.far.edus_to("a.org") if "n" in content]

    async def typing() -> bool:
        return {"typing": 2} in first.far.edus_to("a.org")

    await eventually(got, [0, 1, 2], 5)
    await eventually(typing, True, 5)
    assert second.far.tried == []


async def test_another_process_goes_on_where_one_stopped(begin: Begin) -> None:
    first, second = await begin(), await begin()
    await first.enter(1, "here.org", "a.org")
    first.far.dead.add("a.org")
    await second.write("a.org", n=1)
    position = await first.event(1)

    async def failed() -> bool:
        return bool(first.far.tried)

    await eventually(failed, True, 5)
    await first.outbox.close()
    second.outbox.alive("a.org")

    async def sent() -> list[int]:
        return numbers_of(second.far.sent)

    second.clock.forward(hours=1)
    await eventually(sent, [position], 10)
    assert second.far.edus_to("a.org") == [{"n": 1}]
