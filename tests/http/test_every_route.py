"""Every route that the server has answers garbage with a Matrix error, and never with a 500.

The routes come from the server's own table, the members of bodies and the names of queries from the code: what lands
tomorrow is tried tomorrow.
"""

from __future__ import annotations

import ast
import asyncio
import itertools
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

import aiohttp
import orjson
import pytest
import pytest_asyncio

from homeserver.app import build
from homeserver.config import load
from homeserver.http import Auth, Route
from tests.rig.client import Client, Reply, escape
from tests.rig.porch import ROOT, PorchProcess

AT_ONCE = 8
Variant = tuple[str, bytes | None]  # a path with its query, and a body

pytestmark = pytest.mark.timeout(300)

DEEP = b'{"a":' * 3000 + b"1" + b"}" * 3000
BODIES: list[bytes] = [
    b"",
    b"{}",
    b"{",
    b"null",
    b"[]",
    b'"text"',
    b"17",
    b'{"a": NaN}',
    b'{"a": "\xff"}',
    b'{"a": "\\ud800"}',
    b"{} {}",
    b"\x00\x01\x02",
    DEEP,
    b"a=b&c=d",
    b'{"a": 1e999}',
]
LARGE = "x" * 70_000
HUGE = "9" * 40
VALUES: list[Any] = [
    None,
    True,
    0,
    -1,
    2**53 + 1,
    -(2**63),
    2**64 - 1,
    1.5,
    "",
    "text",
    "\0",
    LARGE,
    "@\U0001f984:\u00e9",
    [],
    [None],
    [[]],
    ["\0"],
    [{}],
    {},
    {"": {}},
    {"\0": "\0"},
    {"a": {"b": {"c": [{}]}}},
]
SEGMENTS = [
    "x",
    "%FF",
    "%00",
    "%2F",
    "..%2F..",
    "%F0%9F%A6%84",
    "a" * 300,
    "%20",
    "-1",
    "!x:porch.test",
    "%40x%3A",
    "%24",
]
TEXTS = [
    "",
    "x",
    "-1",
    HUGE,
    "1.5",
    "true",
    "{",
    "{}",
    "[]",
    "null",
    "\U0001f984",
    "\0",
    "s1_1",
    "s99999999_9",
    "t5",
    "a" * 1000,
]


@dataclass
class Fuzzed:
    """A server under garbage, a user in a room of theirs, and what went wrong so far."""

    server: PorchProcess
    routes: list[Route]
    client: Client
    room_id: str
    event_id: str
    statuses: Counter[int] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    @property
    def writes(self) -> list[Route]:
        """The routes that take a body."""
        return [route for route in self.routes if route.method != "GET"]

    @property
    def reads(self) -> list[Route]:
        """The routes that take none."""
        return [route for route in self.routes if route.method == "GET"]

    def path(self, route: Route, garbage: str | None = None) -> str:
        """The route's path with parameters that exist, or with garbage for all of them."""
        real = {
            "room_id": self.room_id,
            "room_id_or_alias": self.room_id,
            "event_id": self.event_id,
            "user_id": self.client.user_id,
            "device_id": self.client.device_id,
        }
        parts = [
            (garbage or escape(real.get(part[1:-1], "m.test"))) if part.startswith("<") else part
            for part in route.pattern.split("/")
        ]
        return "/".join(parts)

    async def attempt(self, method: str, path: str, raw: bytes | None = None) -> None:
        """One request. What it gets must be an answer, or an error in the one shape."""
        said = f"{method} {path[:200]} {(raw or b'')[:80]!r}"
        try:
            async with asyncio.timeout(2.0):
                reply = await self.client.request(method, path, raw=raw)
        except TimeoutError:
            if "sync" not in path and "/events" not in path:  # these wait when nothing is wrong
                self.wrong.append(f"{said}: no answer")
        except aiohttp.ClientError as error:
            self.wrong.append(f"{said}: {error!r}")
        else:
            self.statuses[reply.status] += 1
            if flaw := flaw_of(reply, path):
                self.wrong.append(f"{said}: {flaw}")

    async def begin(self) -> None:
        """A new user in a new room: some requests of the garbage are right, and log out or leave."""
        self.client = await Client.register(self.server)
        self.room_id = await self.client.create_room(preset="public_chat")
        self.event_id = await self.client.send(self.room_id)

    async def attempt_each(self, routes: Iterable[Route], variants: Callable[[Route], Iterable[Variant]]) -> None:
        """The variants of each route, some at a time; fails with what went wrong."""
        for route in routes:
            await self.begin()
            waiting = iter(list(variants(route)))

            async def work(route: Route = route, waiting: Iterator[Variant] = waiting) -> None:
                for path, raw in waiting:
                    await self.attempt(route.method, path, raw)

            await asyncio.gather(*(work() for _ in range(AT_ONCE)))
            await self.client.close()
        wrong, self.wrong = self.wrong, []
        assert not wrong, f"{len(wrong)} of them, such as:\n" + "\n".join(wrong[:40])


def flaw_of(reply: Reply, path: str) -> str | None:
    """What is not as it should be in an answer."""
    if reply.status >= 500:
        return f"{reply.status} {reply.body[:200]!r}"
    if reply.headers.get("Access-Control-Allow-Origin") != "*":
        return "no CORS"
    if path.startswith("/_porch/") or (reply.status < 400 and "json" not in reply.headers.get("Content-Type", "")):
        return None
    if reply.json is None:
        return f"{reply.status} is not JSON: {reply.body[:200]!r}"
    if reply.status >= 400:
        is_interactive = reply.status == 401 and isinstance(reply.json, dict) and "flows" in reply.json
        is_error = isinstance(reply.errcode, str) and isinstance(reply.json.get("error"), str)
        if not is_interactive and not is_error:
            return f"{reply.status} is no Matrix error: {reply.body[:200]!r}"
    return None


@cache
def named_in_code() -> tuple[list[str], list[str]]:
    """The members of bodies and the parameters of queries that the slices look at, as their code names them."""
    members: set[str] = set()
    queries: set[str] = set()
    for path in (ROOT / "homeserver").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ClassDef) and any(getattr(base, "id", "") == "Struct" for base in node.bases):
                members |= {
                    item.target.id
                    for item in node.body
                    if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name)
                }
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str) and 0 < len(first.value) < 60:
                    if node.func.attr == "get":
                        members.add(first.value)
                    if node.func.attr in (
                        "query_text",
                        "query_int",
                        "query_flag",
                        "required",
                        "all",
                        "text",
                        "int",
                        "flag",
                    ):
                        queries.add(first.value)
    return sorted(members), sorted(queries - {"access_token"})


@pytest_asyncio.fixture(scope="session")
async def fuzzed(
    new_database: Callable[[], dict[str, Any]], tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Fuzzed]:
    routes = await route_table(tmp_path_factory.mktemp("routes"))
    settings = {
        "registration.shared_secret": "shared",
        "registration.guests": "true",
        "jwt_login.enabled": "true",
        "jwt_login.secret": "x" * 64,
    }
    server = PorchProcess({**new_database(), **settings}).start()
    try:
        client = await Client.register(server)
        state = Fuzzed(server, routes, client, "", "")
        await state.begin()
        yield state
        assert server.bugs() == []
        assert server.stop() == 0
    finally:
        server.remove()


async def route_table(folder: Path) -> list[Route]:
    """All routes of a server as it is built."""
    porch = await build(load(overrides=[f"server.data_dir={folder}", "registration.shared_secret=shared"]))
    try:
        return list(porch.edge.routes)
    finally:
        await porch.close()


def raw_of(value: Any) -> bytes:
    """JSON, also of numbers that orjson does not write."""
    return str(value).encode() if isinstance(value, int) and not isinstance(value, bool) else orjson.dumps(value)


async def test_garbage_in_the_path(fuzzed: Fuzzed) -> None:
    def variants(route: Route) -> Iterator[Variant]:
        for segment in SEGMENTS:
            yield fuzzed.path(route, segment), None if route.method == "GET" else b"{}"

    await fuzzed.attempt_each([route for route in fuzzed.routes if route.parameters], variants)


async def test_garbage_for_a_body(fuzzed: Fuzzed) -> None:
    await fuzzed.attempt_each(fuzzed.writes, lambda route: ((fuzzed.path(route), body) for body in BODIES))


async def test_every_member_of_every_body_with_every_wrong_type(fuzzed: Fuzzed) -> None:
    members, _ = named_in_code()
    whole = [b"{" + b",".join(raw_of(name) + b":" + raw_of(value) for name in members) + b"}" for value in VALUES]
    await fuzzed.attempt_each(fuzzed.writes, lambda route: ((fuzzed.path(route), body) for body in whole))


@pytest.mark.long
@pytest.mark.timeout(900)
async def test_each_member_alone_with_every_wrong_type(fuzzed: Fuzzed) -> None:
    members, _ = named_in_code()
    bodies = [
        b"{" + raw_of(name) + b":" + raw_of(value) + b"}"
        for name, value in itertools.product(members, [None, True, -1, 2**64 - 1, 1.5, "", "\0", "text", [], [{}], {}])
    ]
    await fuzzed.attempt_each(fuzzed.writes, lambda route: ((fuzzed.path(route), body) for body in bodies))


async def test_garbage_in_the_query(fuzzed: Fuzzed) -> None:
    _, queries = named_in_code()
    whole = ["&".join(f"{name}={quote(text)}" for name in queries) for text in TEXTS]
    whole += ["%FF=%FF", "a=%FF", "&" * 50, "=", "%00=1"]
    await fuzzed.attempt_each(fuzzed.reads, lambda route: ((f"{fuzzed.path(route)}?{query}", None) for query in whole))


async def test_each_query_parameter_alone(fuzzed: Fuzzed) -> None:
    _, queries = named_in_code()
    each = [
        f"{name}={quote(text)}"
        for name, text in itertools.product(queries, ["", "x", "-1", HUGE, "{}", "[1]", "\U0001f984"])
        if (name, text) != ("timeout", HUGE)
    ]
    turn = itertools.count()

    def variants(route: Route) -> Iterator[Variant]:
        # Every parameter with every text, on a quarter of the routes each: all of all would be forty thousand requests.
        for query in each[next(turn) % 4 :: 4]:
            yield f"{fuzzed.path(route)}?{query}", None

    await fuzzed.attempt_each(fuzzed.reads, variants)


async def test_nobody_gets_far_without_a_token(fuzzed: Fuzzed) -> None:
    nobody = Client(fuzzed.server.url)
    for route in fuzzed.routes:
        reply = await nobody.request(route.method, fuzzed.path(route), raw=None if route.method == "GET" else b"{}")
        if route.auth in (Auth.USER, Auth.GUEST):
            assert (reply.status, reply.errcode) == (401, "M_MISSING_TOKEN"), route.pattern
        else:
            assert flaw_of(reply, route.pattern) is None, route.pattern
