"""Requests and websockets between ASGI and the edge: finding the route, noticing who leaves, sending the answer."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import TYPE_CHECKING, Any

import orjson
import structlog
from quart.asgi import ASGIHTTPConnection, ASGIWebsocketConnection

from homeserver.http.call import Answer, Call
from homeserver.http.routes import Route
from homeserver.http.websocket import WebsocketCall, WebsocketClosed
from homeserver.protocol.errors import MatrixError, Unrecognized

if TYPE_CHECKING:
    from homeserver.http.edge import Edge

log = structlog.get_logger("http")

Receive = Callable[[], Awaitable[Any]]
Send = Callable[[Any], Awaitable[None]]
Header = tuple[bytes, bytes]

WATCH_AFTER_S = 0.05  # a read that takes longer is cancelled when its client goes away
SEND_TIMEOUT_S = 60.0  # the longest that a client may leave an answer standing
LARGE_ANSWER = 64 * 1024  # bytes; less than that fits the socket's buffers
MOST_DRAINED = 64 * 1024 * 1024  # bytes of an unwanted body that are read, so that the client gets to read the refusal
DRAIN_TIMEOUT_S = 10.0
CLOSED_BY_ERROR, CLOSED_BY_BUG = 4000, 1011  # websocket close codes

CORS: list[Header] = [
    (b"access-control-allow-origin", b"*"),
    (b"access-control-allow-methods", b"GET, POST, PUT, DELETE, OPTIONS"),
    (b"access-control-allow-headers", b"X-Requested-With, Content-Type, Authorization"),
]
JSON: Header = (b"content-type", b"application/json")
JSON_AND_CORS: list[Header] = [JSON, *CORS]


def answer_of(error: MatrixError) -> Answer:
    """A Matrix error as an answer."""
    return Answer(error.body(), error.status, error.headers)


class ApiRequest:
    """One HTTP request."""

    __slots__ = ("_app", "_gone", "_receive", "_scope", "_send", "_timer", "_watcher")

    def __init__(self, app: Edge, scope: Any) -> None:
        self._app = app
        self._scope = scope
        self._gone = False
        self._timer: asyncio.TimerHandle | None = None
        self._watcher: asyncio.Task[None] | None = None

    async def __call__(self, receive: Receive, send: Send) -> None:
        self._receive, self._send = receive, send
        app, scope = self._app, self._scope
        if scope["method"] == "OPTIONS":
            await send({"type": "http.response.start", "status": 204, "headers": CORS})
            await send({"type": "http.response.body", "body": b"", "more_body": False})
            return
        try:
            route, parameters = app.routes.find(scope["method"], scope["raw_path"].decode("latin-1"))
        except MatrixError as error:
            if error.status == 404 and app.has_pages:
                await ASGIHTTPConnection(app, scope)(receive, send)
            else:
                await self._respond(answer_of(error), body_complete=False)
            return
        call = Call(scope, receive, app.address_of(scope), route.body_limit)
        if route.shielded:
            await self._respond(await app.answer(route, call, parameters), body_complete=call.body_complete)
        else:
            await self._read(route, call, parameters)

    async def _read(self, route: Route, call: Call, parameters: dict[str, str]) -> None:
        """A read, which nobody needs any more once the client is gone."""
        task = asyncio.current_task()
        assert task is not None
        self._timer = asyncio.get_running_loop().call_later(WATCH_AFTER_S, self._watch, task, call)
        try:
            answer = await self._app.answer(route, call, parameters)
            await self._respond(answer, body_complete=call.body_complete)
        except asyncio.CancelledError:
            if not self._gone:
                raise
            task.uncancel()
        finally:
            self._timer.cancel()
            if self._watcher is not None:
                self._watcher.cancel()

    def _watch(self, reader: asyncio.Task[Any], call: Call) -> None:
        """Looks out for the client leaving, once the body is in: until then the handler itself is told."""
        loop = asyncio.get_running_loop()
        if call.body_complete:
            self._watcher = loop.create_task(self._cancel_when_gone(reader))
        else:
            self._timer = loop.call_later(WATCH_AFTER_S, self._watch, reader, call)

    async def _cancel_when_gone(self, reader: asyncio.Task[Any]) -> None:
        while (await self._receive())["type"] != "http.disconnect":
            pass
        self._gone = True
        reader.cancel()

    async def _respond(self, answer: Answer | None, *, body_complete: bool) -> None:
        """Sends the answer, whatever became of the request's body."""
        if answer is None:
            return
        try:
            body, headers = rendered(answer)
        except (TypeError, ValueError):  # what a handler answered is no JSON, or no header
            log.exception("a bug answered a request with 500", path=self._scope["raw_path"].decode("latin-1"))
            answer = answer_of(MatrixError(500, "M_UNKNOWN", "Internal server error"))
            body, headers = rendered(answer)
        if not isinstance(body, bytes):
            await self._start(answer.status, headers)
            async for piece in body:
                await self._send_slowly(piece)
            await self._send({"type": "http.response.body", "body": b"", "more_body": False})
            return
        if answer.status != 304:  # there a length would be that of the body that is left out
            headers.append((b"content-length", b"%d" % len(body)))
        await self._start(answer.status, headers)
        if body_complete and len(body) < LARGE_ANSWER:
            await self._send({"type": "http.response.body", "body": body, "more_body": False})
            return
        await self._send_slowly(body)
        if not body_complete:
            await drain(self._scope, self._receive)
        await self._send({"type": "http.response.body", "body": b"", "more_body": False})

    async def _start(self, status: int, headers: list[Header]) -> None:
        await self._send({"type": "http.response.start", "status": status, "headers": headers})

    async def _send_slowly(self, piece: bytes) -> None:
        """Sends part of a body at the client's pace; who takes nothing for a minute is given up."""
        try:
            async with asyncio.timeout(SEND_TIMEOUT_S):
                await self._send({"type": "http.response.body", "body": piece, "more_body": True})
        except TimeoutError:
            log.info("a client stopped reading its answer")
            raise asyncio.CancelledError from None


class ApiWebsocket:
    """One websocket."""

    def __init__(self, app: Edge, scope: Any) -> None:
        self._app = app
        self._scope = scope

    async def __call__(self, receive: Receive, send: Send) -> None:
        app, scope = self._app, self._scope
        path = scope["raw_path"].decode("latin-1")
        route = app.websockets.get(path)
        if route is None and any(rule.websocket for rule in app.url_map.iter_rules()):
            await ASGIWebsocketConnection(app, scope)(receive, send)
            return
        call = WebsocketCall(scope, receive, send, app.authenticator, app.address_of(scope))
        try:
            if route is None:
                raise Unrecognized("There is no websocket at this path")
            await route.handler(call)
            if call.accepted:
                await call.close()
        except WebsocketClosed:
            pass
        except MatrixError as error:
            await _end(call, error, CLOSED_BY_ERROR)
        except Exception:
            log.exception("a bug ended a websocket", path=path)
            await _end(call, MatrixError(500, "M_UNKNOWN", "Internal server error"), CLOSED_BY_BUG)


async def _end(call: WebsocketCall, error: MatrixError, code: int) -> None:
    """Ends a websocket by an error: by closing it, or before it is open as plain HTTP."""
    if call.accepted:
        await call.close(code, error.errcode)
        return
    body, headers = rendered(answer_of(error))
    if isinstance(body, bytes):
        await call.refuse(error.status, body, [*headers, (b"content-length", b"%d" % len(body))])


def rendered(answer: Answer) -> tuple[bytes | AsyncIterator[bytes], list[Header]]:
    """An answer's body and headers, its length not among them."""
    body = answer.body
    if answer.headers:
        headers = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in answer.headers.items()]
        if not any(name == b"content-type" for name, _ in headers):
            headers.append(JSON)
        headers += CORS
    else:
        headers = JSON_AND_CORS.copy()
    if type(body) is bytes:
        return body, headers
    if isinstance(body, str):
        return body.encode(), headers
    if isinstance(body, AsyncIterator):
        return body, headers
    return orjson.dumps({} if body is None else body), headers


async def drain(scope: Any, receive: Receive) -> None:
    """Reads what is left of a body that nobody wants, up to a bound, so that the connection ends in good order."""
    if not any(name in (b"content-length", b"transfer-encoding") for name, _ in scope["headers"]):
        return
    size = 0
    try:
        async with asyncio.timeout(DRAIN_TIMEOUT_S):
            while size < MOST_DRAINED:
                message = await receive()
                if message["type"] == "http.disconnect" or not message.get("more_body", False):
                    return
                size += len(message.get("body", b""))
    except TimeoutError:
        pass
    # Hypercorn's reader waits for room in a request's queue: somebody has to empty it until it hears that this is over.
    leftover = asyncio.get_running_loop().create_task(_drop(receive))
    _dropping.add(leftover)
    leftover.add_done_callback(_dropping.discard)


_dropping: set[asyncio.Task[None]] = set()


async def _drop(receive: Receive) -> None:
    while True:
        message = await receive()
        if message["type"] == "http.disconnect" or not message.get("more_body", False):
            return
