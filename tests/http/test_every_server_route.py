"""Every route for other servers answers signed garbage with a Matrix error, and never with a 500.

As in `test_every_route`, the routes come from the server's own table, and the names of members from the code.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import orjson
import pytest
import pytest_asyncio

from homeserver.app import build
from homeserver.config import load
from homeserver.federation.x_matrix import signed_bytes, signed_bytes_around
from homeserver.http import Auth, Route
from tests.federation.authority import Authority
from tests.federation.neighbour import Neighbour, federating
from tests.http.test_every_route import AT_ONCE, BODIES, SEGMENTS, TEXTS, VALUES, Variant, flaw_of, named_in_code
from tests.http.test_every_route import raw_of as json_of
from tests.resident.joiner import sent
from tests.rig.client import Client, Reply, escape, quote
from tests.rig.porch import PorchProcess

pytestmark = pytest.mark.timeout(300)


@dataclass
class Signed:
    """A neighbour that has a user in a room of the server, sends it signed garbage, and notes what goes wrong."""

    server: PorchProcess
    neighbour: Neighbour
    routes: list[Route]
    parameters: dict[str, str]
    client: Client
    wrong: list[str] = field(default_factory=list)

    def path(self, route: Route, garbage: str | None = None) -> str:
        """The route's path with parameters that exist, or with garbage for all of them."""
        parts = [
            (garbage or escape(self.parameters.get(part[1:-1], "m.test"))) if part.startswith("<") else part
            for part in route.pattern.split("/")
        ]
        return "/".join(parts)

    async def ask(self, method: str, uri: str, raw: bytes | None) -> Reply:
        """A request whose body, whatever it is, is signed as it is."""
        names = (method, uri, self.neighbour.server_name, self.server.server_name)
        key = self.neighbour.key
        message = signed_bytes_around(*names, raw) if raw else signed_bytes(*names)
        header = f'X-Matrix origin="{names[2]}",destination="{names[3]}",key="{key.key_id}",sig="{key.sign(message)}"'
        return await self.client.request(method, uri, raw=raw, headers={"Authorization": header})

    async def attempt(self, method: str, uri: str, raw: bytes | None) -> None:
        """One request. What it gets must be an answer, or an error in the one shape."""
        said = f"{method} {uri[:200]} {(raw or b'')[:80]!r}"
        try:
            async with asyncio.timeout(10.0):
                reply = await self.ask(method, uri, raw)
        except TimeoutError:
            self.wrong.append(f"{said}: no answer")
            return
        if flaw := flaw_of(reply, uri):
            self.wrong.append(f"{said}: {flaw}")
        elif reply.errcode == "M_UNAUTHORIZED":
            self.wrong.append(f"{said}: it was not even let in")

    async def attempt_each(self, routes: Iterable[Route], variants: Callable[[Route], Iterable[Variant]]) -> None:
        """The variants of each route, some at a time; fails with what went wrong."""
        waiting = iter([(route, *variant) for route in routes for variant in variants(route)])

        async def work() -> None:
            for route, uri, raw in waiting:
                await self.attempt(route.method, uri, raw)

        await asyncio.gather(*(work() for _ in range(AT_ONCE)))
        wrong, self.wrong = self.wrong, []
        assert not wrong, f"{len(wrong)} of them, such as:\n" + "\n".join(wrong[:40])


@pytest_asyncio.fixture(scope="module")
async def signed(
    new_database: Callable[[], dict[str, Any]], authority: Authority, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Signed]:
    folder = tmp_path_factory.mktemp("routes")
    built = await build(load(overrides=[f"server.data_dir={folder}", "federation.enabled=true"]))
    routes = [route for route in built.edge.routes if route.auth is Auth.SERVER]
    await built.close()
    server = PorchProcess({**new_database(), **federating(authority)}).start()
    async with Neighbour(authority, server) as neighbour:
        host = await Client.register(server)
        room_id = await host.create_room(preset="public_chat")
        await sent(neighbour, "join", room_id, "guest")
        parameters = {"room_id": room_id, "event_id": await host.send(room_id), "user_id": host.user_id}
        state = Signed(server, neighbour, routes, parameters, Client(server.url))
        yield state
        assert server.bugs() == []
        assert server.stop() == 0
    server.remove()


def reads(signed: Signed) -> list[Route]:
    """The routes that take no body."""
    return [route for route in signed.routes if route.method == "GET"]


def writes(signed: Signed) -> list[Route]:
    """The routes that take one."""
    return [route for route in signed.routes if route.method != "GET"]


async def test_there_are_routes_for_servers(signed: Signed) -> None:
    assert len(signed.routes) > 20


async def test_signed_garbage_in_the_path(signed: Signed) -> None:
    def variants(route: Route) -> Iterator[Variant]:
        for segment in SEGMENTS:
            yield signed.path(route, segment), None if route.method == "GET" else b"{}"

    await signed.attempt_each([route for route in signed.routes if route.parameters], variants)


async def test_signed_garbage_for_a_body(signed: Signed) -> None:
    deep = [b'{"pdus":[{"content":' + b"[" * depth + b"]" * depth + b"}]}" for depth in (150, 205, 600)]
    bodies = [*BODIES, *deep, *(body.replace(b"pdus", b"edus") for body in deep)]
    await signed.attempt_each(writes(signed), lambda route: ((signed.path(route), body) for body in bodies))


async def test_every_member_of_every_signed_body_with_every_wrong_type(signed: Signed) -> None:
    members, _ = named_in_code()
    whole = [b"{" + b",".join(json_of(name) + b":" + json_of(value) for name in members) + b"}" for value in VALUES]
    lists = [orjson.dumps({name: [value, value] for name in members}) for value in ({}, [], {"a": {}}, "@x:y", 1.5)]
    nested = [orjson.dumps({name: {"@x:y": value} for name in members}) for value in ({}, [], {"a": 1}, "x", None)]
    bodies = [*whole, *lists, *nested]
    await signed.attempt_each(writes(signed), lambda route: ((signed.path(route), body) for body in bodies))


async def test_signed_garbage_in_the_query(signed: Signed) -> None:
    _, queries = named_in_code()
    whole = ["&".join(f"{name}={quote(text)}" for name in queries) for text in TEXTS]
    whole += ["%FF=%FF", "a=%FF", "&" * 50, "=", "%00=1"]
    alone = [f"{name}={quote(text)}" for name in queries for text in ("", "x", "-1", "9" * 40, "\0")]
    await signed.attempt_each(
        reads(signed), lambda route: ((f"{signed.path(route)}?{query}", None) for query in [*whole, *alone])
    )


async def test_nobody_gets_far_without_a_signature(signed: Signed) -> None:
    user = await Client.register(signed.server)
    for route in signed.routes:
        raw = None if route.method == "GET" else b"{}"
        for client in (signed.client, user):
            reply = await client.request(route.method, signed.path(route), raw=raw)
            assert (reply.status, reply.errcode) == (401, "M_UNAUTHORIZED"), route.pattern
