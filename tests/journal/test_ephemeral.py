"""Typing and presence: one order for all processes, and never a reason to fail."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from typing import Any

import pytest_asyncio

from homeserver.clock import now_ms
from homeserver.journal import EphemeralStream
from tests.rig.redis import Redis

Heard = list[tuple[int, str, Any]]


def listen(stream: EphemeralStream) -> Heard:
    heard: Heard = []
    stream.subscribe("typing", lambda position, key, value: heard.append((position, key, value)))
    return heard


@pytest_asyncio.fixture
async def two(redis_server: Redis) -> AsyncIterator[list[EphemeralStream]]:
    """Two processes' streams."""
    prefix = f"test{time.time_ns()}"
    streams = [await EphemeralStream.open(redis_server.url, prefix) for _ in range(2)]
    yield streams
    for stream in streams:
        await stream.close()


async def test_alone_positions_grow_over_values_and_restarts() -> None:
    stream = await EphemeralStream.open()
    heard = listen(stream)
    positions = [await stream.publish("typing", "!r:x", number) for number in range(1_000)]
    assert positions == sorted(set(positions))
    assert heard == [(position, "!r:x", number) for number, position in enumerate(positions)]
    assert stream.position == positions[-1]
    await asyncio.sleep(0.01)
    assert (await EphemeralStream.open()).position >= now_ms() - 1_000


async def test_every_process_hears_the_same_in_the_same_order(two: list[EphemeralStream]) -> None:
    heard = [listen(stream) for stream in two]
    publishing = [stream.publish("typing", str(which), [n]) for n in range(100) for which, stream in enumerate(two)]
    positions = await asyncio.gather(*publishing)
    for _ in range(200):
        if all(len(each) == 200 for each in heard):
            break
        await asyncio.sleep(0.01)
    assert heard[0] == heard[1]
    assert sorted(positions) == [position for position, _, _ in heard[0]]
    assert len(set(positions)) == 200


async def test_a_value_is_applied_here_when_publish_returns(two: list[EphemeralStream]) -> None:
    heard = listen(two[0])
    position = await two[0].publish("typing", "!r:x", {"users": ["@a:x"]})
    assert heard == [(position, "!r:x", {"users": ["@a:x"]})]


async def test_a_subscriber_that_fails_harms_nobody_else() -> None:
    stream = await EphemeralStream.open()
    stream.subscribe("typing", lambda *_: 1 / 0)
    heard = listen(stream)
    await stream.publish("typing", "!r:x", 1)
    assert len(heard) == 1


async def test_without_redis_this_process_still_hears_itself_and_others_again_when_it_is_back() -> None:
    with Redis() as redis:
        one, two = [await EphemeralStream.open(redis.url, "away") for _ in range(2)]
        heard = [listen(one), listen(two)]
        await one.publish("typing", "k", "before")
        redis.stop()
        began = time.monotonic()
        await one.publish("typing", "k", "away")
        assert time.monotonic() - began < 2
        redis.start()
        for attempt in range(400):
            await one.publish("typing", "k", f"after {attempt}")
            await asyncio.sleep(0.01)
            if heard[1] and str(heard[1][-1][2]).startswith("after"):
                break
        assert heard[1][0][2] == "before"
        assert str(heard[1][-1][2]).startswith("after")
        assert [value for _, _, value in heard[0]][:2] == ["before", "away"]
        positions = [position for position, _, _ in heard[0]]
        assert positions == sorted(set(positions))
        await one.close()
        await two.close()
