"""A client's connection: plain HTTP/1.1 requests take a short way to the application, all else is Hypercorn's.

Hypercorn's way through h11, a task group and two queues costs more for a request than most requests themselves. Nearly
every request has a form that one regular expression describes: those are read, run and answered here. Whatever is
unusual in any way (an upgrade to a websocket, HTTP/1.0 and HTTP/2, chunked bodies, `Expect`, anything malformed) is
handed to Hypercorn untouched, with the connection and for the rest of its life. So this file need not know how to
refuse, and no byte is read by two readers that could disagree about it: RFC 9112 sections 2 to 9.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from email.utils import formatdate
from functools import lru_cache
from http import HTTPStatus
from time import time
from typing import Any, cast
from urllib.parse import unquote

import structlog
from hypercorn.app_wrappers import ASGIWrapper
from hypercorn.asyncio import run as worker
from hypercorn.asyncio.tcp_server import TCPServer
from hypercorn.utils import parse_socket_addr

from homeserver.http.frames import STATE_KEY, Frames

log = structlog.get_logger("http")

App = Callable[[Any, Callable[[], Awaitable[Any]], Callable[[Any], Awaitable[None]]], Awaitable[None]]

MOST_WAITING = 64 * 1024  # bytes that were received and that nobody has asked for yet
SMALL = 64 * 1024  # bytes of a body that are cheaper to copy than to write apart from its head

_HEAD = re.compile(
    rb"(GET|PUT|POST|DELETE|OPTIONS) (/[!-~]*) HTTP/1\.1\r\n"
    rb"((?:[!#$%&'*+\-.^_`|~0-9A-Za-z]+:[\t -~\x80-\xff]*\r\n)+)\r\n"
)
_FIELD = re.compile(rb"([^:\r\n]+):[ \t]*([^\r\n]*)\r\n")
_FIRST_LETTERS = b"GPDO"
_LENGTH = re.compile(rb"[0-9]{1,15}")
_UNUSUAL = frozenset({b"transfer-encoding", b"upgrade", b"expect", b"te", b"trailer", b"http2-settings"})


def take_plain_requests() -> None:
    """From now on Hypercorn serves its connections by `Connection`; it has no setting for that."""
    worker.TCPServer = Connection  # type: ignore[attr-defined]


class Connection(TCPServer):
    """Takes the place of Hypercorn's class of this name for one connection."""

    async def run(self) -> None:
        """Serve the connection to its end."""
        transport = self.writer.transport
        tls = self.writer.get_extra_info("ssl_object")
        if not isinstance(self.app, ASGIWrapper) or (tls is not None and tls.selected_alpn_protocol() == "h2"):
            await super().run()
            return
        try:
            short_way = ShortWay(self, cast(App, self.app.app), transport, tls is not None)
        except OSError:  # the client was gone before it was asked for its address
            transport.abort()
            return
        terminated = self.loop.create_task(self.context.terminated.wait())
        try:
            either: set[asyncio.Future[Any]] = {short_way.done, terminated}
            await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
            if not short_way.done.done():
                short_way.finish()
            handed_over = await short_way.done
        finally:
            terminated.cancel()
            # Who is cancelled while waiting for it cancels the future itself.
            if not short_way.done.done() or short_way.done.cancelled():
                transport.abort()
        if handed_over:
            self.state = {**self.state, STATE_KEY: Frames(self.writer)}
            await super().run()


class ShortWay(asyncio.Protocol):
    """Reads plain requests off a connection, one after another, until it ends or Hypercorn has to take it over."""

    def __init__(self, server: TCPServer, app: App, transport: asyncio.WriteTransport, secure: bool) -> None:
        self.app = app
        self.loop = server.loop
        self.transport = cast(asyncio.Transport, transport)
        self.done: asyncio.Future[bool] = self.loop.create_future()
        """The end: True when Hypercorn is to go on, from the first byte that was not answered."""
        self.may_write = asyncio.Event()
        self.may_write.set()
        self._reader = server.reader
        self._streams = self.transport.get_protocol()
        self._exchange: Exchange | None = None
        self._finishing = False
        self._patience_s = server.config.keep_alive_timeout
        self._head_limit = server.config.h11_max_incomplete_size
        self._quiet_since = self.loop.time()
        self._scope = _common_scope(server, secure)
        # What came in before this task ran lies in the reader's buffer, which has no public door.
        self._received: bytearray = self._reader._buffer  # type: ignore[attr-defined]
        self._reader._buffer = bytearray()  # type: ignore[attr-defined]
        if self._reader.at_eof() or self.transport.is_closing():
            self._end(handed_over=False)
            self.transport.close()
            return
        self.transport.set_protocol(self)
        self._timer = self.loop.call_later(self._patience_s, self._close_when_quiet)
        self._go_on()

    def finish(self) -> None:
        """Take no request after the one that is under way."""
        self._finishing = True
        if self._exchange is None:
            self.transport.close()

    def data_received(self, data: bytes) -> None:
        """Asyncio's call with what has come in."""
        self._received += data
        self._go_on()

    def eof_received(self) -> bool:
        """Asyncio's call when the client says no more: it is gone, as with Hypercorn."""
        return False

    def connection_lost(self, error: Exception | None) -> None:
        """Asyncio's call at the end of the connection."""
        self.may_write.set()
        if self._exchange is not None:
            self._exchange.client_gone()
        self._streams.connection_lost(error)
        self._end(handed_over=False)

    def pause_writing(self) -> None:
        """Asyncio's call when the client reads more slowly than it is written to."""
        self.may_write.clear()

    def resume_writing(self) -> None:
        """Asyncio's call when it has caught up."""
        self.may_write.set()

    def answered(self, exchange: Exchange, keep: bool) -> None:
        """The exchange's last byte is written; `keep` says whether the connection may go on."""
        self._exchange = None
        self._quiet_since = self.loop.time()
        if not keep or self._finishing or exchange.missing:
            self.transport.close()
        else:
            self.transport.resume_reading()
            if self._received:
                self._go_on()

    def _go_on(self) -> None:
        if self._exchange is not None:
            self._exchange.take(self._received)
        elif self._received and not self._finishing and not self.transport.is_closing():
            self._begin()
        if len(self._received) > MOST_WAITING and not self.done.done():
            self.transport.pause_reading()

    def _begin(self) -> None:
        """Begin the exchange whose request stands at the front of what was received."""
        end = self._received.find(b"\r\n\r\n", 0, self._head_limit)
        if end < 0:
            if self._received[0] not in _FIRST_LETTERS or len(self._received) >= self._head_limit:
                self._hand_over()
            return
        head = bytes(self._received[: end + 4])
        request = _read(head)
        if request is None:
            self._hand_over()
            return
        method, target, fields, length, keep = request
        del self._received[: end + 4]
        path, _, query = target.partition(b"?")
        scope = {
            **self._scope,
            "method": method,
            "path": unquote(path.decode("ascii")) if b"%" in path else path.decode("ascii"),
            "raw_path": path,
            "query_string": query,
            "headers": fields,
        }
        exchange = self._exchange = Exchange(self, length, keep)
        if length:
            exchange.take(self._received)
        exchange.task = self.loop.create_task(exchange.run(scope))

    def _hand_over(self) -> None:
        """Give the connection back to the streams that Hypercorn reads, with everything not yet answered."""
        self.transport.set_protocol(self._streams)
        self.transport.resume_reading()
        if self._received:
            # Last, as the reader pauses the transport where this is much, and believes that it stays so.
            self._reader.feed_data(bytes(self._received))
        self._end(handed_over=True)

    def _close_when_quiet(self) -> None:
        """A client that begins no request within the time is sent away; so is one that never ends a request's head."""
        left = self._quiet_since + self._patience_s - self.loop.time()
        if self._exchange is None and left <= 0:
            self.transport.close()
        else:
            self._timer = self.loop.call_later(max(left, 1.0), self._close_when_quiet)

    def _end(self, *, handed_over: bool) -> None:
        if not self.done.done():
            self.done.set_result(handed_over)
        if hasattr(self, "_timer"):
            self._timer.cancel()


class Exchange:
    """One request and its answer: the two channels of ASGI."""

    __slots__ = ("_body", "_chunked", "_gone", "_head", "_keep", "_over", "_waiting", "_way", "missing", "task")

    def __init__(self, way: ShortWay, length: int, keep: bool) -> None:
        self.missing = length  # bytes of the body that have not come in
        self.task: asyncio.Task[None]
        self._way = way
        self._keep = keep
        self._body: bytearray | None = bytearray()  # what came in and was not asked for; None after the end was told
        self._head: bytes | None = None  # the answer's head while it waits for the first piece of the body
        self._chunked = False
        self._gone = False
        self._over = False
        self._waiting: asyncio.Future[None] | None = None

    async def run(self, scope: Any) -> None:
        """Run the application; the connection does not outlive an application that leaves its answer unfinished."""
        try:
            await self._way.app(scope, self.receive, self.send)
        except Exception:
            log.exception("a bug broke off an answer", path=scope["path"])
        finally:
            if not self._over:
                self._way.transport.abort()

    def take(self, received: bytearray) -> None:
        """Take from the front of what has come in as much as belongs to this request's body."""
        if self.missing and self._body is not None and len(self._body) <= MOST_WAITING:
            piece = received[: self.missing]
            del received[: len(piece)]
            self.missing -= len(piece)
            self._body += piece
            self._wake()

    def client_gone(self) -> None:
        """Nobody waits for the answer any more."""
        self._gone = True
        self._wake()

    async def receive(self) -> Any:
        """The next part of the body; after the last one, the news that the client is gone."""
        while not self._gone and not self._over:
            if self._body is not None and (self._body or not self.missing):
                piece = bytes(self._body)
                if self.missing:
                    self._body.clear()
                    self.take(self._way._received)
                    self._way.transport.resume_reading()
                else:
                    self._body = None
                return {"type": "http.request", "body": piece, "more_body": self._body is not None}
            self._waiting = self._way.loop.create_future()
            await self._waiting
        return {"type": "http.disconnect"}

    async def send(self, message: Any) -> None:
        """Send a part of the answer; returns when the socket takes more."""
        if message["type"] == "http.response.start":
            self._head = self._compose(message["status"], message.get("headers", ()))
            return
        if self._gone or self._over:
            return
        body, more = message.get("body", b""), message.get("more_body", False)
        transport = self._way.transport
        head, self._head = self._head, None
        if head is not None:
            body = self._first_piece(head, body, more)
        elif self._chunked:
            body = b"%x\r\n%b\r\n" % (len(body), body) if body else b""
            if not more:
                body += b"0\r\n\r\n"
        if body:
            transport.write(body)
        if not more:
            self._over = True
            self._way.answered(self, self._keep)
            self._wake()
        elif not self._way.may_write.is_set():
            await self._way.may_write.wait()

    def _first_piece(self, head: bytes, body: bytes, more: bool) -> bytes:
        """The head with what comes first of the body. The end of the body is told by its length, or by chunks."""
        if head[9:12] in (b"204", b"304") or b"\r\ncontent-length:" in head.lower():
            ending = b"\r\n"
        elif more:
            self._chunked = True
            ending = b"transfer-encoding: chunked\r\n\r\n"
            body = b"%x\r\n%b\r\n" % (len(body), body) if body else b""
        else:
            ending = b"content-length: %d\r\n\r\n" % len(body)
        if len(body) <= SMALL:
            return head + ending + body
        self._way.transport.write(head + ending)
        return body

    def _compose(self, status: int, headers: Any) -> bytes:
        head = b"".join([b"%b: %b\r\n" % pair for pair in headers])
        lines = len(headers)
        if head.count(b"\n") != lines or head.count(b"\r") != lines or b"\0" in head:
            raise ValueError("a header of the answer holds a line break")
        if not self._keep or self._way._finishing:
            head += b"connection: close\r\n"
        return _status_line(status, int(time())) + head

    def _wake(self) -> None:
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(None)


def _read(head: bytes) -> tuple[str, bytes, list[tuple[bytes, bytes]], int, bool] | None:
    """Method, target, header fields, length of the body, and whether the connection goes on; None where unusual."""
    plain = _HEAD.fullmatch(head)
    if plain is None:
        return None
    fields: list[tuple[bytes, bytes]] = []
    length: int | None = None
    hosts, keep = 0, True
    for field, value in _FIELD.findall(plain[3]):
        name, value = field.lower(), value.rstrip(b" \t")
        if name == b"content-length":
            if length is not None or not _LENGTH.fullmatch(value):
                return None
            length = int(value)
        elif name == b"host":
            hosts += 1
        elif name == b"connection":
            option = value.lower()
            if option not in (b"keep-alive", b"close") or not keep:
                return None
            keep = option == b"keep-alive"
        elif name in _UNUSUAL:
            return None
        fields.append((name, value))
    if hosts != 1:
        return None
    return plain[1].decode("ascii"), plain[2], fields, length or 0, keep


def _common_scope(server: TCPServer, secure: bool) -> dict[str, Any]:
    """What the scopes of all requests of a connection have in common, as Hypercorn gives it."""
    socket = server.writer.get_extra_info("socket")
    return {
        "type": "http",
        "http_version": "1.1",
        "asgi": {"spec_version": "2.1", "version": "3.0"},
        "scheme": "https" if secure else "http",
        "root_path": "",
        "client": parse_socket_addr(socket.family, socket.getpeername()),
        "server": parse_socket_addr(socket.family, socket.getsockname()),
        "state": {},
        "extensions": {},
    }


@lru_cache(maxsize=64)
def _status_line(status: int, now_s: int) -> bytes:
    """The first line of an answer with the date, which changes but once a second."""
    phrase = HTTPStatus(status).phrase if status in HTTPStatus._value2member_map_ else ""
    return f"HTTP/1.1 {status} {phrase}\r\ndate: {formatdate(now_s, usegmt=True)}\r\n".encode("ascii")
