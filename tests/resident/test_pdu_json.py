"""Answers that hold many PDUs: read as they are sent, and only so many at once for one server."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import AsyncIterator
from typing import Any, cast

import orjson
import pytest

from homeserver.http import Answer
from homeserver.protocol.errors import LimitExceeded, NotFound
from homeserver.resident.pdu_json import AT_ONCE, CHUNK, WAITING, Parts, PduJson
from homeserver.storage import Database


class FakeDatabase:
    """Has a PDU for every event ID that is a number, and counts what it is asked."""

    def __init__(self) -> None:
        self.asked: list[int] = []

    async def fetch(self, _: str, *event_ids: str) -> list[tuple[bytes]]:
        self.asked.append(len(event_ids))
        await asyncio.sleep(0)
        return [(b'{"n":%d}' % int(each),) for each in event_ids if each.isdigit()]


def parts(**arrays: list[str]) -> Any:
    async def give() -> Parts:
        return {"first": b"1", "second": b'{"a":[]}'}, arrays

    return give


async def whole(answer: Answer) -> Any:
    assert isinstance(answer.body, AsyncIterator)
    return orjson.loads(b"".join([piece async for piece in answer.body]))


@pytest.fixture
def database() -> FakeDatabase:
    return FakeDatabase()


@pytest.fixture
def pdus(database: FakeDatabase) -> PduJson:
    return PduJson(cast(Database, database))


@pytest.mark.parametrize("count", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])
async def test_it_is_one_object_however_many_pieces_it_is_read_in(
    pdus: PduJson, database: FakeDatabase, count: int
) -> None:
    numbers = list(range(count))
    answer = await pdus.answer("a.org", parts(state=[str(n) for n in numbers], chain=["7", "not here"]))
    assert await whole(answer) == {
        "first": 1,
        "second": {"a": []},
        "state": [{"n": n} for n in numbers],
        "chain": [{"n": 7}],
    }
    assert max(database.asked) <= CHUNK


async def test_what_is_not_here_leaves_no_hole(pdus: PduJson) -> None:
    ids = ["x"] * CHUNK + ["1"] + ["y"] * CHUNK + ["2"]
    assert (await whole(await pdus.answer("a.org", parts(state=ids))))["state"] == [{"n": 1}, {"n": 2}]


async def test_a_server_that_does_not_read_keeps_only_itself_waiting(pdus: PduJson) -> None:
    unread = [await pdus.answer("slow.org", parts(state=["1"])) for _ in range(AT_ONCE)]
    waiting = [asyncio.ensure_future(pdus.answer("slow.org", parts(state=["2"]))) for _ in range(WAITING)]
    await asyncio.sleep(0)
    with pytest.raises(LimitExceeded):
        await pdus.answer("slow.org", parts(state=["3"]))
    assert (await whole(await pdus.answer("other.org", parts(state=["4"]))))["state"] == [{"n": 4}]
    assert not any(task.done() for task in waiting)
    # One is read to its end, another broken off, a third never looked at.
    await whole(unread.pop())
    broken = unread.pop().body
    assert isinstance(broken, AsyncIterator)
    await anext(broken)
    del broken
    unread.pop()
    gc.collect()
    done, _ = await asyncio.wait(waiting, timeout=5, return_when=asyncio.FIRST_COMPLETED)
    while len(done) < 3:
        more, _ = await asyncio.wait(set(waiting) - done, timeout=5, return_when=asyncio.FIRST_COMPLETED)
        assert more
        done |= more
    assert sum(task.done() for task in waiting) == 3
    for task in waiting:
        task.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)


async def test_what_fails_takes_no_turn(pdus: PduJson) -> None:
    async def fail() -> Parts:
        raise NotFound("nothing here")

    for _ in range(AT_ONCE + 1):
        with pytest.raises(NotFound):
            await pdus.answer("a.org", fail)
    assert (await whole(await pdus.answer("a.org", parts(state=["1"]))))["state"] == [{"n": 1}]
