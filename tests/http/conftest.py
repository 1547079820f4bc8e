"""An edge with routes of the tests' own, served by Hypercorn as the real one is."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import msgspec
import pytest
import pytest_asyncio
from hypercorn.asyncio import serve
from hypercorn.config import Config as HypercornConfig

from homeserver.config import RateLimit, RateLimits
from homeserver.http import Answer, Auth, Call, RateLimiter, Requester, Routes, WebsocketCall
from homeserver.http.connection import take_plain_requests
from homeserver.http.edge import Edge
from homeserver.protocol.errors import Forbidden, UnknownToken
from tests.rig.client import Client

USER = Requester("@user:test", "DEVICE", 1)
GUEST = Requester("@guest:test", "DEVICE", 2, is_guest=True)


class Tokens:
    """Knows the tokens "user" and "guest"; "late" only in full, "soft" is logged out softly, "bug" breaks."""

    def cached(self, token: str) -> Requester | None:
        return {"user": USER, "guest": GUEST}.get(token)

    async def authenticate(self, token: str, call: Call | WebsocketCall) -> Requester:
        if token == "late":
            return USER
        if token == "bug":
            raise ZeroDivisionError
        raise UnknownToken(soft_logout=token == "soft")


class Shape(msgspec.Struct):
    name: str
    count: int = 0
    inner: Inner | None = None


class Inner(msgspec.Struct):
    key: str


@dataclass
class Seen:
    """What the handlers saw."""

    finished: list[str] = field(default_factory=list)
    cancelled: list[str] = field(default_factory=list)
    begun: asyncio.Event = field(default_factory=asyncio.Event)


@dataclass
class Served:
    """A running edge."""

    url: str
    port: int
    edge: Edge
    seen: Seen

    def client(self, token: str = "") -> Client:
        return Client(self.url, access_token=token)


def routes_for(seen: Seen) -> Routes:
    routes = Routes()

    @routes.get("/_matrix/client/v3/empty")
    async def empty(call: Call) -> dict[str, Any]:
        return {"user_id": call.requester.user_id}

    @routes.get("/_matrix/client/v3/guest", auth=Auth.GUEST)
    async def guest(call: Call) -> dict[str, Any]:
        return {"user_id": call.requester.user_id}

    @routes.get("/_matrix/client/v3/maybe", auth=Auth.OPTIONAL)
    async def maybe(call: Call) -> dict[str, Any]:
        return {"user_id": call.requester_or_none and call.requester_or_none.user_id}

    @routes.get("/_matrix/client/v3/rooms/<room_id>/state/<event_type>", auth=Auth.NONE)
    @routes.get("/_matrix/client/v3/rooms/<room_id>/state/<event_type>/", auth=Auth.NONE)
    @routes.get("/_matrix/client/v3/rooms/<room_id>/state/<event_type>/<state_key>", auth=Auth.NONE)
    async def state(call: Call, room_id: str, event_type: str, state_key: str = "") -> dict[str, Any]:
        return {"room_id": room_id, "event_type": event_type, "state_key": state_key}

    @routes.get("/_matrix/client/v3/rooms/<room_id>/state/m.literal", auth=Auth.NONE)
    async def literal(call: Call, room_id: str) -> dict[str, Any]:
        return {"literal": True}

    @routes.get("/_matrix/client/v3/query", auth=Auth.NONE)
    async def query(call: Call) -> dict[str, Any]:
        return {
            "text": call.query_text("text"),
            "int": call.query_int("int", 7, minimum=1, maximum=100),
            "flag": call.query_flag("flag"),
            "all": call.query.all("all"),
        }

    @routes.get("/_matrix/client/v3/required", auth=Auth.NONE)
    async def required(call: Call) -> dict[str, Any]:
        return {"value": call.query.required("value")}

    @routes.post("/_matrix/client/v3/echo", auth=Auth.NONE)
    @routes.put("/_matrix/client/v3/echo", auth=Auth.NONE)
    async def echo(call: Call) -> dict[str, Any]:
        return {"got": await call.json()}

    @routes.post("/_matrix/client/v3/shape", auth=Auth.NONE)
    async def shape(call: Call) -> dict[str, Any]:
        return msgspec.structs.asdict(await call.body(Shape))

    @routes.post("/_matrix/client/v3/small", auth=Auth.NONE, body_limit=100)
    async def small(call: Call) -> dict[str, Any]:
        return {"size": len(await call.raw())}

    @routes.put("/_matrix/client/v3/private")
    async def private(call: Call) -> dict[str, Any]:
        return await call.json()

    @routes.post("/_matrix/client/v3/limited", auth=Auth.OPTIONAL, limit="login")
    async def limited(call: Call) -> dict[str, Any]:
        return {}

    @routes.get("/_matrix/client/v3/bug", auth=Auth.NONE)
    async def bug(call: Call) -> dict[str, Any]:
        raise ZeroDivisionError

    @routes.get("/_matrix/client/v3/unwritable", auth=Auth.NONE)
    async def unwritable(call: Call) -> dict[str, Any]:
        return {"a": 2**70}

    @routes.get("/_matrix/client/v3/refuse", auth=Auth.NONE)
    async def refuse(call: Call) -> dict[str, Any]:
        raise Forbidden("No", more="said")

    @routes.get("/_matrix/client/v3/bytes", auth=Auth.NONE)
    async def as_bytes(call: Call) -> bytes:
        return b'{"as": "they are"}'

    @routes.get("/_matrix/client/v3/page", auth=Auth.NONE)
    async def page(call: Call) -> Answer:
        return Answer("<p>\u00e9</p>", 201, {"Content-Type": "text/html; charset=utf-8", "X-More": "yes"})

    @routes.get("/_matrix/client/v3/stream", auth=Auth.NONE)
    async def stream(call: Call) -> Answer:
        async def pieces() -> AsyncIterator[bytes]:
            for number in range(20):
                yield bytes([number]) * 50_000

        return Answer(pieces(), headers={"Content-Type": "application/octet-stream"})

    @routes.get("/_matrix/client/v3/long/<name>", auth=Auth.NONE)
    async def long_read(call: Call, name: str) -> dict[str, Any]:
        return await wait(name)

    @routes.post("/_matrix/client/v3/long/<name>", auth=Auth.NONE, shielded=False)
    async def long_read_with_body(call: Call, name: str) -> dict[str, Any]:
        await call.json()
        return await wait(name)

    @routes.put("/_matrix/client/v3/long/<name>", auth=Auth.NONE)
    async def long_write(call: Call, name: str) -> dict[str, Any]:
        await call.json()
        return await wait(name)

    async def wait(name: str) -> dict[str, Any]:
        seen.begun.set()
        try:
            await asyncio.sleep(0.6)
        except asyncio.CancelledError:
            seen.cancelled.append(name)
            raise
        seen.finished.append(name)
        return {"name": name}

    @routes.websocket("/_matrix/client/unstable/echo")
    async def websocket(call: WebsocketCall) -> None:
        if call.query.text("refuse"):
            raise Forbidden("No")
        if call.token:
            await call.authenticate(call.token)
        await call.accept("m.json" if "m.json" in call.subprotocols else None)
        while (message := await call.receive()) != "enough":
            if message == "refuse":
                raise Forbidden("No")
            if message == "bug":
                raise ZeroDivisionError
            await call.send(message)

    return routes


@pytest_asyncio.fixture
async def served() -> AsyncIterator[Served]:
    seen = Seen()
    limits = RateLimits(login=RateLimit(per_second=2.0, burst=3))
    edge = Edge(RateLimiter(limits), Tokens(), trusted_proxies=["127.0.0.1"])
    edge.mount(routes_for(seen))
    async with serving(edge, seen) as running:
        yield running


@asynccontextmanager
async def serving(edge: Edge, seen: Seen) -> AsyncIterator[Served]:
    """Serves an edge on a port of its own."""
    bound = socket.create_server(("127.0.0.1", 0))
    port = bound.getsockname()[1]
    config = HypercornConfig()
    config.bind = [f"fd://{bound.detach()}"]
    config.errorlog = None
    config.graceful_timeout = 0.2
    stop = asyncio.Event()
    take_plain_requests()
    task = asyncio.create_task(serve(edge, config, shutdown_trigger=stop.wait, mode="asgi"))

    yield Served(f"http://127.0.0.1:{port}", port, edge, seen)
    stop.set()

    await task


@pytest.fixture
def raw(served: Served) -> Callable[..., Any]:
    """Sends bytes on a connection of its own; what comes back until the connection ends or `until` came."""

    async def exchange(request: bytes, *, until: bytes | None = None) -> bytes:
        reader, writer = await asyncio.open_connection("127.0.0.1", served.port)
        writer.write(request)
        await writer.drain()
        received = b""
        async with asyncio.timeout(10):
            while chunk := await reader.read(65536):
                received += chunk
                if until is not None and until in received:
                    break
        writer.close()
        return received

    return exchange
