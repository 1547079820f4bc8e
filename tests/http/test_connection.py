"""Plain requests go the short way, all others to Hypercorn, and a client cannot tell which one its request went."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any

import hypercorn.asyncio.run
import pytest
from hypercorn.asyncio import serve
from hypercorn.config import Config

from homeserver.http.connection import Connection, ShortWay

App = Callable[..., Awaitable[None]]
GET = b"GET /a%2Fb?q=1 HTTP/1.1\r\nHost: x\r\n\r\n"


class Application:
    """Answers with what it was asked, and remembers it."""

    def __init__(self) -> None:
        self.scopes: list[Any] = []
        self.bodies: list[bytes] = []
        self.left = asyncio.Event()
        self.go_on = asyncio.Event()

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "lifespan":
            await receive()
            await send({"type": "lifespan.startup.complete"})
            await receive()
            await send({"type": "lifespan.shutdown.complete"})
            return
        if scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.accept"})
            await send({"type": "websocket.send", "text": "hello"})
            return
        self.scopes.append(scope)
        await getattr(self, scope["path"].strip("/").partition("/")[0], self.echo)(receive, send)

    async def read(self, receive: Any) -> bytes:
        body, more = b"", True
        while more:
            message = await receive()
            if message["type"] == "http.disconnect":
                self.left.set()
                return body
            body, more = body + message["body"], message["more_body"]
        return body

    async def echo(self, receive: Any, send: Any) -> None:
        self.bodies.append(await self.read(receive))
        await self.answer(send, b"got %d" % len(self.bodies[-1]))

    async def answer(self, send: Any, body: bytes) -> None:
        headers = [(b"content-type", b"text/plain"), (b"content-length", b"%d" % len(body))]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": body, "more_body": False})

    async def wait(self, receive: Any, send: Any) -> None:
        await self.read(receive)
        if (await receive())["type"] == "http.disconnect":
            self.left.set()

    async def held(self, receive: Any, send: Any) -> None:
        await self.read(receive)
        await self.go_on.wait()
        await self.answer(send, b"held")

    async def stream(self, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        for piece in (b"one ", b"", b"two ", b"three"):
            await send({"type": "http.response.body", "body": piece, "more_body": True})
        await send({"type": "http.response.body", "body": b"", "more_body": False})

    async def flood(self, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"%d" % 2**26)]})
        for _ in range(64):
            await send({"type": "http.response.body", "body": b"x" * 2**20, "more_body": True})
        self.left.set()
        await send({"type": "http.response.body", "body": b"", "more_body": False})

    async def refuse(self, receive: Any, send: Any) -> None:
        await self.answer(send, b"no")

    async def split(self, receive: Any, send: Any) -> None:
        headers = [(b"location", b"/\r\nset-cookie: a=b"), (b"content-length", b"0")]
        await send({"type": "http.response.start", "status": 302, "headers": headers})
        await send({"type": "http.response.body", "body": b"", "more_body": False})

    async def broken(self, receive: Any, send: Any) -> None:
        raise RuntimeError("a bug")


class Server:
    def __init__(self, port: int, app: Application, stop: asyncio.Event, handed_over: list[bytes]) -> None:
        self.port, self.app, self.stop, self.handed_over = port, app, stop, handed_over

    async def connect(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        return await asyncio.open_connection("127.0.0.1", self.port, limit=2**27)

    async def say(self, *pieces: bytes) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        reader, writer = await self.connect()
        for piece in pieces:
            writer.write(piece)
            await writer.drain()
            if len(pieces) > 1:
                await asyncio.sleep(0.001)
        return reader, writer

    async def ask(self, *pieces: bytes) -> tuple[bytes, bytes]:
        reader, writer = await self.say(*pieces)
        try:
            return await read_answer(reader)
        finally:
            writer.close()


async def read_answer(reader: asyncio.StreamReader) -> tuple[bytes, bytes]:
    head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 5)
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return head, await asyncio.wait_for(reader.readexactly(int(line.partition(b":")[2])), 5)
    body = b""
    while size := int((await asyncio.wait_for(reader.readline(), 5)).strip(), 16):
        body += await reader.readexactly(size)
        assert await reader.readexactly(2) == b"\r\n"
    assert await reader.readexactly(2) == b"\r\n"
    return head, body


@asynccontextmanager
async def serving(monkeypatch: pytest.MonkeyPatch, **settings: Any) -> AsyncIterator[Server]:
    handed_over: list[bytes] = []
    hand_over = ShortWay._hand_over

    def noted(self: ShortWay) -> None:
        handed_over.append(bytes(self._received))
        hand_over(self)

    monkeypatch.setattr(hypercorn.asyncio.run, "TCPServer", Connection)
    monkeypatch.setattr(ShortWay, "_hand_over", noted)
    config = Config()
    config.bind = ["127.0.0.1:0"]
    config.errorlog = None
    for name, value in settings.items():
        setattr(config, name, value)
    (socket,) = config.create_sockets().insecure_sockets
    socket.listen()
    port = socket.getsockname()[1]
    config.bind = [f"fd://{socket.detach()}"]
    app, stop = Application(), asyncio.Event()
    task = asyncio.create_task(serve(app, config, shutdown_trigger=stop.wait, mode="asgi"))
    try:
        yield Server(port, app, stop, handed_over)
    finally:
        stop.set()
        app.go_on.set()
        await asyncio.wait_for(task, 10)


@pytest.fixture
async def server(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Server]:
    async with serving(monkeypatch) as running:
        yield running


async def test_the_application_hears_what_it_would_hear_from_hypercorn(server: Server) -> None:
    """The second request is the same but for the spelling of a header that sends it the long way."""
    for extra in (b"", b"TE: gzip\r\n"):
        head = b"PUT /a%2Fb?q=%20 HTTP/1.1\r\nHost: x\r\nX-One:  two \t\r\n" + extra + b"content-length: 3\r\n\r\nabc"
        assert (await server.ask(head))[1] == b"got 3"
    short, long = server.app.scopes
    assert len(server.handed_over) == 1
    for scope in (short, long):
        scope["headers"] = [(name, value) for name, value in scope["headers"] if name != b"te"]
        scope["client"] = scope["client"][0]
        scope.pop("state")
    assert short == long


async def test_an_answer_has_a_date_and_a_length_and_leaves_the_connection_open(server: Server) -> None:
    reader, writer = await server.say(GET)
    for _ in range(3):
        head, body = await read_answer(reader)
        assert head.startswith(b"HTTP/1.1 200 OK\r\n")
        assert b"\r\ndate: " in head
        assert body == b"got 0"
        writer.write(GET)
    writer.close()
    assert server.handed_over == []


async def test_requests_may_come_in_any_cut_and_several_at_once(server: Server) -> None:
    requests = (b"POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello" + GET) * 3
    for size in (1, 7, 50, len(requests)):
        reader, writer = await server.say(*(requests[at : at + size] for at in range(0, len(requests), size)))
        for expected in (b"got 5", b"got 0") * 3:
            assert (await read_answer(reader))[1] == expected
        writer.close()
    assert server.handed_over == []


@pytest.mark.parametrize("size", [1, 64 * 1024, 64 * 1024 + 1, 5_000_000])
async def test_a_body_of_any_size_arrives_whole(server: Server, size: int) -> None:
    body = b"0123456789abcdef" * (size // 16 + 1)
    await server.ask(b"POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n" % size + body[:size])
    assert server.app.bodies == [body[:size]]
    assert server.handed_over == []


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        (b"POST /x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n", b"got 3"),
        (b"GET /x HTTP/1.0\r\n\r\n", b"got 0"),
        (b"POST /x HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\nabc", b"got 3"),
        (b"PATCH /x HTTP/1.1\r\nHost: x\r\n\r\n", b"got 0"),
    ],
)
async def test_unusual_requests_are_answered_by_hypercorn(server: Server, request_: bytes, expected: bytes) -> None:
    for cut in (len(request_), 10, 1):
        reader, writer = await server.say(*(request_[at : at + cut] for at in range(0, len(request_), cut)))
        head, body = await read_answer(reader) if b"Expect" not in request_ else await after_continue(reader)
        assert (head[9:12], body) == (b"200", expected)
        writer.close()
    assert len(server.handed_over) == 3


async def after_continue(reader: asyncio.StreamReader) -> tuple[bytes, bytes]:
    assert (await reader.readuntil(b"\r\n\r\n")).startswith(b"HTTP/1.1 100")
    return await read_answer(reader)


@pytest.mark.parametrize(
    "request_",
    [
        b"GET /x HTTP/1.1\r\n\r\n",
        b"GET /x HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        b"GET /x HTTP/1.1\r\nHost: a\r\nBad Name: yes\r\n\r\n",
        b"GET /x HTTP/1.1\r\nHost: a\r\nName : yes\r\n\r\n",
        b"GET /x HTTP/1.1\r\nHost: a\r\nX: a\0b\r\n\r\n",
        b"GET /x y HTTP/1.1\r\nHost: a\r\n\r\n",
        b"GET /x HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        b"GET /x HTTP/1.1\r\nHost: a\r\nContent-Length: +1\r\n\r\n",
        b"POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: x, chunked\r\n\r\nabc",
        b"\0GET /",
        b"\x16\x03\x01\x02\x00\x01\x00\x01",
        b"GET /" + b"x" * 70_000,
    ],
)
async def test_malformed_requests_are_refused_by_hypercorn_and_never_reach_the_application(
    server: Server, request_: bytes
) -> None:
    reader, writer = await server.say(request_)
    answer = await asyncio.wait_for(reader.read(), 5)
    assert answer.startswith((b"HTTP/1.1 400", b"HTTP/1.1 431", b"HTTP/1.1 501")) or answer == b""
    writer.close()
    assert len(server.handed_over) == 1
    assert server.app.scopes == []


async def test_a_request_that_hypercorn_has_to_take_does_not_take_the_one_before_it_with_it(server: Server) -> None:
    reader, writer = await server.say(GET + b"POST /x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n")
    assert (await read_answer(reader))[1] == b"got 0"
    writer.write(b"4\r\nabcd\r\n0\r\n\r\n" + GET)
    assert (await read_answer(reader))[1] == b"got 4"
    assert (await read_answer(reader))[1] == b"got 0"
    writer.close()
    assert [taken.startswith(b"POST") for taken in server.handed_over] == [True]


async def test_a_websocket_stands_on_a_connection_that_began_with_plain_requests(server: Server) -> None:
    reader, writer = await server.say(GET)
    await read_answer(reader)
    writer.write(
        b"GET /ws HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
    )
    assert (await reader.readuntil(b"\r\n\r\n")).startswith(b"HTTP/1.1 101")
    assert await reader.readexactly(7) == b"\x81\x05hello"
    writer.close()


async def test_connection_close_closes_and_says_so(server: Server) -> None:
    reader, writer = await server.say(b"GET /x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    head, _ = await read_answer(reader)
    assert b"\r\nconnection: close\r\n" in head
    assert await asyncio.wait_for(reader.read(), 5) == b""
    writer.close()


async def test_an_answer_without_a_length_comes_in_chunks(server: Server) -> None:
    reader, writer = await server.say(b"GET /stream HTTP/1.1\r\nHost: x\r\n\r\n" + GET)
    assert (await read_answer(reader))[1] == b"one two three"
    assert (await read_answer(reader))[1] == b"got 0"
    writer.close()


async def test_an_application_that_answers_before_the_body_has_come_ends_the_connection(server: Server) -> None:
    reader, writer = await server.say(b"POST /refuse HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc")
    assert (await read_answer(reader))[1] == b"no"
    assert await asyncio.wait_for(reader.read(), 5) == b""
    writer.close()


async def test_a_client_that_leaves_is_noticed(server: Server) -> None:
    _, writer = await server.say(b"GET /wait HTTP/1.1\r\nHost: x\r\n\r\n")
    await asyncio.sleep(0.02)
    writer.close()
    await asyncio.wait_for(server.app.left.wait(), 5)


async def test_a_client_that_does_not_read_holds_the_application_back(server: Server) -> None:
    reader, writer = await server.say(b"GET /flood HTTP/1.1\r\nHost: x\r\n\r\n")
    transport: Any = writer.transport
    transport.pause_reading()
    with suppress(TimeoutError):
        await asyncio.wait_for(server.app.left.wait(), 0.3)
    assert not server.app.left.is_set()
    transport.resume_reading()
    assert len((await read_answer(reader))[1]) == 2**26
    await asyncio.wait_for(server.app.left.wait(), 5)
    writer.close()


async def test_a_client_that_floods_while_its_request_is_worked_on_is_not_read(server: Server) -> None:
    _, writer = await server.say(b"GET /held HTTP/1.1\r\nHost: x\r\n\r\n")
    writer.write(GET * 300_000)
    with suppress(TimeoutError):
        await asyncio.wait_for(writer.drain(), 0.3)
    transport: Any = writer.transport
    assert transport.get_write_buffer_size() > 1_000_000
    writer.transport.abort()


async def test_a_header_with_a_line_break_is_never_sent(server: Server) -> None:
    reader, writer = await server.say(b"GET /split HTTP/1.1\r\nHost: x\r\n\r\n")
    assert b"set-cookie" not in await asyncio.wait_for(reader.read(), 5)
    writer.close()


async def test_a_bug_ends_the_connection_and_not_the_server(server: Server) -> None:
    reader, writer = await server.say(b"GET /broken HTTP/1.1\r\nHost: x\r\n\r\n")
    with suppress(ConnectionError):
        assert await asyncio.wait_for(reader.read(), 5) == b""
    writer.close()
    assert (await server.ask(GET))[1] == b"got 0"


@pytest.mark.parametrize("begun", [b"", b"GET /x HTTP/1.1\r\nHost:", GET])
async def test_a_client_that_begins_no_request_is_sent_away(monkeypatch: pytest.MonkeyPatch, begun: bytes) -> None:
    async with serving(monkeypatch, keep_alive_timeout=0.3) as server:
        reader, writer = await server.say(begun)
        if begun == GET:
            await read_answer(reader)
        assert await asyncio.wait_for(reader.read(), 5) == b""
        writer.close()


async def test_at_the_end_the_request_that_is_under_way_is_answered_and_no_other_is_taken(server: Server) -> None:
    reader, writer = await server.say(b"GET /held HTTP/1.1\r\nHost: x\r\n\r\n" + GET)
    idle_reader, idle_writer = await server.say(GET)
    await read_answer(idle_reader)
    server.stop.set()
    assert await asyncio.wait_for(idle_reader.read(), 5) == b""
    server.app.go_on.set()
    head, body = await read_answer(reader)
    assert body == b"held"
    assert b"\r\nconnection: close\r\n" in head
    assert await asyncio.wait_for(reader.read(), 5) == b""
    writer.close()
    idle_writer.close()
