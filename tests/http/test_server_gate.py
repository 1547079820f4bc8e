"""Claims on routes that serve other servers: who is let in, and that one server does not keep the others out."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from typing import Any

import pytest
import pytest_asyncio

from homeserver.config import RateLimit, RateLimits
from homeserver.http import Auth, Call, RateLimiter, Routes
from homeserver.http.edge import Edge
from homeserver.http.server_gate import AT_ONCE, BYTES_A_TOKEN, DEEPEST, UNKNOWN_AT_ONCE, WAITING
from homeserver.http.turns import Turns
from homeserver.protocol.errors import Forbidden, LimitExceeded, Unauthorized
from homeserver.protocol.json_depth import is_deeper
from tests.http.conftest import Seen, Served, Tokens, serving
from tests.rig.client import Client, Reply

BASE = "/_matrix/federation/v1"


class Signed:
    """Takes `Authorization: X-Matrix NAME` at its word, and notes what it is asked to check."""

    def __init__(self) -> None:
        self.asked: list[tuple[Sequence[str], str, str, bytes]] = []

    def is_known(self, headers: Sequence[str]) -> bool:
        if not headers:
            raise Unauthorized("Missing X-Matrix Authorization header")
        if "denied" in headers[0]:
            raise Forbidden("No")
        return "unknown" not in headers[0]

    async def origin(
        self, headers: Sequence[str], method: str, uri: str, body: bytes, parse: Callable[[bytes], Any]
    ) -> str:
        self.asked.append((headers, method, uri, body))
        if "rewritten" in headers[0]:
            parse(body)
        if "forged" in headers[0]:
            raise Unauthorized("No valid signature")
        return headers[0].removeprefix("X-Matrix ")


class Neighbours:
    """An edge with routes for servers; `gate` opens for those that wait."""

    def __init__(self, served: Served, signed: Signed, gate: asyncio.Event) -> None:
        self.served, self.signed, self.gate = served, signed, gate
        self.client = Client(served.url)

    async def ask(self, name: str, method: str = "GET", path: str = "who", **options: Any) -> Reply:
        """A request of the server `name`."""
        headers = {"Authorization": f"X-Matrix {name}"} if name else {}
        return await self.client.request(method, f"{BASE}/{path}", headers=headers, **options)


def routes_for(gate: asyncio.Event, seen: Seen) -> Routes:
    routes = Routes()

    @routes.get(f"{BASE}/who", auth=Auth.SERVER, limit="federation")
    async def who(call: Call) -> dict[str, Any]:
        return {"origin": call.origin}

    @routes.put(f"{BASE}/echo/<name>", auth=Auth.SERVER, body_limit=100)
    async def echo(call: Call, name: str) -> dict[str, Any]:
        return {"name": name, "got": await call.json()}

    @routes.put(f"{BASE}/deep", auth=Auth.SERVER, limit="federation")
    async def deep(call: Call) -> dict[str, Any]:
        return {"got": await call.json()}

    @routes.get(f"{BASE}/wait", auth=Auth.SERVER)
    async def wait(call: Call) -> dict[str, Any]:
        seen.begun.set()
        await gate.wait()
        return {}

    @routes.put(f"{BASE}/write", auth=Auth.SERVER)
    async def write(call: Call) -> dict[str, Any]:
        seen.finished.append(call.origin)
        return {}

    return routes


@pytest_asyncio.fixture
async def neighbours() -> AsyncIterator[Neighbours]:
    seen, gate, signed = Seen(), asyncio.Event(), Signed()
    slow = RateLimit(per_second=0.01, burst=3)
    edge = Edge(RateLimiter(RateLimits(federation=slow, notary=slow)), Tokens(), server_check=signed)
    edge.mount(routes_for(gate, seen))
    async with serving(edge, seen) as served:
        yield Neighbours(served, signed, gate)


async def test_a_request_is_checked_as_it_was_sent_and_the_handler_knows_who_asks(neighbours: Neighbours) -> None:
    assert (await neighbours.ask("a.org", path="who?b=%41&c")).json == {"origin": "a.org"}
    reply = await neighbours.ask("a.org", "PUT", "echo/%2F%C3%A9", raw=b'{ "x": [1] }')
    assert reply.json == {"name": "/é", "got": {"x": [1]}}
    await neighbours.ask("a.org", "PUT", "echo/a", raw=b"")
    assert neighbours.signed.asked == [
        (["X-Matrix a.org"], "GET", f"{BASE}/who?b=%41&c", b""),
        (["X-Matrix a.org"], "PUT", f"{BASE}/echo/%2F%C3%A9", b'{ "x": [1] }'),
        (["X-Matrix a.org"], "PUT", f"{BASE}/echo/a", b""),
    ]


@pytest.mark.parametrize(
    ("name", "raw", "status", "errcode"),
    [
        ("", b"{}", 401, "M_UNAUTHORIZED"),
        ("forged", b"{}", 401, "M_UNAUTHORIZED"),
        ("denied", b"{", 403, "M_FORBIDDEN"),
        ("a.org", b"{", 400, "M_NOT_JSON"),
        ("rewritten.org", b"{", 400, "M_NOT_JSON"),
        ("a.org", b"[]", 400, "M_BAD_JSON"),
        ("a.org", b"[" * 150 + b"]" * 150, 413, "M_TOO_LARGE"),
        ("", b"x" * 200, 401, "M_UNAUTHORIZED"),
    ],
)
async def test_what_is_not_in_order_is_refused(
    neighbours: Neighbours, name: str, raw: bytes, status: int, errcode: str
) -> None:
    reply = await neighbours.ask(name, "PUT", "echo/a", raw=raw)
    assert (reply.status, reply.errcode) == (status, errcode)


async def test_what_is_too_deep_is_left_out_and_the_rest_is_taken(neighbours: Neighbours) -> None:
    """A transaction that could never be taken would be sent again without end."""
    raw = b'{"pdus": [{"depth": 1}, ' + b"[" * 900 + b"]" * 900 + b', {"depth": 2}]}'
    got = (await neighbours.ask("a.org", "PUT", "deep", raw=raw)).json["got"]
    assert (got["pdus"][0], got["pdus"][2]) == ({"depth": 1}, {"depth": 2})
    assert is_deeper(got, DEEPEST - 1)
    assert not is_deeper(got, DEEPEST)


async def test_a_large_body_counts_as_many_requests(neighbours: Neighbours) -> None:
    raw = b'{"a":"' + b"x" * 5 * BYTES_A_TOKEN + b'"}'
    assert (await neighbours.ask("a.org", "PUT", "deep", raw=raw)).status == 200
    assert (await neighbours.ask("a.org")).status == 429
    assert (await neighbours.ask("b.org")).status == 200


async def test_an_access_token_opens_no_route_of_servers(neighbours: Neighbours) -> None:
    reply = await neighbours.ask("", path="who?access_token=user")
    assert (reply.status, reply.errcode) == (401, "M_UNAUTHORIZED")


async def test_a_server_has_a_rate_limit_of_its_own(neighbours: Neighbours) -> None:
    replies = [await neighbours.ask("a.org") for _ in range(4)]
    assert [reply.status for reply in replies] == [200, 200, 200, 429]
    assert (await neighbours.ask("b.org")).status == 200


async def test_a_stranger_does_not_make_this_server_ask_for_keys_without_end(neighbours: Neighbours) -> None:
    replies = [await neighbours.ask(f"unknown{n}.org", "PUT", "write") for n in range(5)]
    assert [reply.status for reply in replies] == [200, 200, 200, 429, 429]
    assert len(neighbours.signed.asked) == 3
    assert (await neighbours.ask("a.org")).status == 200


async def test_a_server_that_asks_much_at_once_makes_only_itself_wait(neighbours: Neighbours) -> None:
    waiting = [asyncio.create_task(neighbours.ask("a.org", path="wait")) for _ in range(AT_ONCE + WAITING)]
    while len(neighbours.signed.asked) < len(waiting):
        await asyncio.sleep(0.01)
    refused = await neighbours.ask("a.org", path="wait")
    assert (refused.status, refused.errcode) == (429, "M_LIMIT_EXCEEDED")
    assert (await neighbours.ask("b.org")).status == 200
    assert (await neighbours.ask("a.org", "PUT", "write")).status == 200, "writes do not wait for reads"
    neighbours.gate.set()
    assert {reply.status for reply in await asyncio.gather(*waiting)} == {200}


async def test_who_sends_large_bodies_slowly_keeps_nobody_of_its_address_from_being_answered(
    neighbours: Neighbours,
) -> None:
    head = f"PUT {BASE}/deep HTTP/1.1\r\nHost: x\r\nAuthorization: X-Matrix slow.org\r\nContent-Length: 900000\r\n\r\n"
    slow = []
    for _ in range(UNKNOWN_AT_ONCE + 5):
        _, writer = await asyncio.open_connection("127.0.0.1", neighbours.served.port)
        writer.write(head.encode() + b"{")
        slow.append(writer)
    await asyncio.sleep(0.1)
    async with asyncio.timeout(5):
        assert (await neighbours.ask("b.org")).status == 200
        assert (await neighbours.ask("b.org", "PUT", "echo/a", raw=b"{}")).status == 200
        assert (await neighbours.ask("unknown.org")).status == 200
    for writer in slow:
        writer.close()


async def test_without_a_check_no_route_for_servers_can_be_mounted() -> None:
    edge = Edge(RateLimiter(RateLimits()), Tokens())
    with pytest.raises(ValueError, match="checked"):
        edge.mount(routes_for(asyncio.Event(), Seen()))


async def test_turns_are_given_in_order_and_those_who_gave_up_are_passed_over() -> None:
    turns = Turns(at_once=1, waiting=3)
    release = await turns.take("a")
    order: list[int] = []

    async def work(number: int) -> None:
        done = await turns.take("a")
        order.append(number)
        await asyncio.sleep(0)
        done()

    tasks = [asyncio.create_task(work(number)) for number in range(3)]
    await asyncio.sleep(0)
    with pytest.raises(LimitExceeded):
        await turns.take("a")
    (await turns.take("b"))()
    tasks[1].cancel()
    release()
    await asyncio.gather(*tasks, return_exceptions=True)
    assert order == [0, 2]
    assert len(turns) == 0


async def test_a_turn_that_comes_in_the_moment_of_giving_up_is_not_lost() -> None:
    turns = Turns(at_once=1, waiting=3)
    release = await turns.take("a")
    task = asyncio.create_task(turns.take("a"))
    await asyncio.sleep(0)
    release()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert len(turns) == 0
