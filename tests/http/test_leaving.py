"""When a client goes away, what it read is dropped and what it wrote is finished."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from tests.http.conftest import Served


async def leave_during(served: Served, method: str, name: str) -> None:
    """Sends a request and hangs up as soon as its handler runs."""
    _, writer = await asyncio.open_connection("127.0.0.1", served.port)
    head = f"{method} /_matrix/client/v3/long/{name} HTTP/1.1\r\nHost: a\r\n"
    writer.write((head + ("\r\n" if method == "GET" else "Content-Length: 2\r\n\r\n{}")).encode())
    await asyncio.wait_for(served.seen.begun.wait(), 5)
    writer.close()
    await writer.wait_closed()


async def until(condition: Callable[[], bool]) -> None:
    """Returns when `condition` holds, within 5 s."""
    for _ in range(500):
        if condition():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it did not come true within 5 s")


@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_a_read_is_cancelled(served: Served, method: str) -> None:
    await leave_during(served, method, "read")
    await until(lambda: served.seen.cancelled == ["read"])
    assert served.seen.finished == []


async def test_a_write_is_finished(served: Served) -> None:
    await leave_during(served, "PUT", "write")
    await until(lambda: served.seen.finished == ["write"])
    assert served.seen.cancelled == []


async def test_the_end_of_the_server_waits_for_writes(served: Served) -> None:
    await leave_during(served, "PUT", "write")
    assert served.seen.finished == []
    await served.edge.finish_writes()
    assert served.seen.finished == ["write"]


async def test_who_stays_gets_the_answer(served: Served) -> None:
    answers = await asyncio.gather(
        served.client().ok("GET", "long/a"),
        served.client().ok("POST", "long/b"),
        served.client().ok("PUT", "long/c"),
    )
    assert [answer["name"] for answer in answers] == ["a", "b", "c"]


async def test_half_a_body_is_no_write(served: Served) -> None:
    _, writer = await asyncio.open_connection("127.0.0.1", served.port)
    writer.write(b"PUT /_matrix/client/v3/long/half HTTP/1.1\r\nHost: a\r\nContent-Length: 200\r\n\r\n{")
    await writer.drain()
    await asyncio.sleep(0.1)
    writer.close()
    await served.edge.finish_writes()
    assert not served.seen.begun.is_set()


async def test_many_who_leave_leave_nothing_behind(served: Served) -> None:
    await served.client("user").ok("GET", "empty")
    before = len(asyncio.all_tasks())
    for number in range(30):
        served.seen.begun.clear()
        await leave_during(served, "GET", str(number))
    await until(lambda: len(served.seen.cancelled) == 30)
    await until(lambda: len(asyncio.all_tasks()) <= before)
