"""The Quart application of Porch, and the short way that Matrix requests take through it.

Quart serves the pages (the web client, the first account) and the server's lifespan in the ordinary way. The routes of
the slices, thousands of times a second, go through `_Request` instead: Quart builds contexts, signals and two tasks
for a request, which cost more than an idle sync itself. Both are plain ASGI on the classes that Quart lets one replace.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from typing import Any

import orjson
import structlog
from quart import Quart
from quart.asgi import ASGIHTTPConnection, ASGIWebsocketConnection
from werkzeug.exceptions import HTTPException

from homeserver.http.authentication import Authenticator
from homeserver.http.call import Answer, Call, ClientGone
from homeserver.http.rate_limits import RateLimiter, key_of_address
from homeserver.http.routes import DEFAULT_BODY_LIMIT, Auth, Route, Routes, RouteTable, WebsocketRoute
from homeserver.http.websocket import WebsocketCall, WebsocketClosed
from homeserver.protocol.errors import GuestAccessForbidden, MatrixError, MissingToken, Unrecognized

log = structlog.get_logger("http")

Receive = Callable[[], Awaitable[Any]]
Send = Callable[[Any], Awaitable[None]]
Header = tuple[bytes, bytes]

WATCH_AFTER_S = 0.05  # a read that takes longer is cancelled when its client goes away
SEND_TIMEOUT_S = 60.0  # the longest that a client may leave an answer standing
LARGE_ANSWER = 64 * 1024  # bytes; less than that always fits the socket's buffers
MOST_DRAINED = 64 * 1024 * 1024  # bytes of an unwanted body that are read, so that the client gets to read the refusal
DRAIN_TIMEOUT_S = 10.0

CORS: list[Header] = [
    (b"access-control-allow-origin", b"*"),
    (b"access-control-allow-methods", b"GET, POST, PUT, DELETE, OPTIONS"),
    (b"access-control-allow-headers", b"X-Requested-With, Content-Type, Authorization"),
]
JSON: Header = (b"content-type", b"application/json")
JSON_AND_CORS: list[Header] = [JSON, *CORS]


class Edge(Quart):
    """The HTTP application. Mount the slices' routes, then hand it to Hypercorn."""

    def __init__(self, limiter: RateLimiter, authenticator: Authenticator, trusted_proxies: Sequence[str] = ()) -> None:
        super().__init__("homeserver", static_folder=None)
        self.config["MAX_CONTENT_LENGTH"] = DEFAULT_BODY_LIMIT
        self.config["BODY_TIMEOUT"] = SEND_TIMEOUT_S
        self.config["RESPONSE_TIMEOUT"] = None  # a slow download is not an error
        self.asgi_http_class = _Request
        self.asgi_websocket_class = _Websocket
        self.authenticator = authenticator
        self.limiter = limiter
        self.trusted_proxies = frozenset(trusted_proxies)
        self.routes = RouteTable()
        self.websockets: dict[str, WebsocketRoute] = {}
        self.writing: set[asyncio.Task[Answer | None]] = set()
        self.register_error_handler(HTTPException, _page_error)

    def mount(self, routes: Routes) -> None:
        """Adds the routes of a slice. Raises `ValueError` for a route that exists or a rate limit that does not."""
        for route in routes.http:
            if route.limit is not None and route.limit not in self.limiter:
                raise ValueError(f"{route.pattern}: there is no rate limit {route.limit!r}")
            self.routes.add(route)
        for websocket in routes.websockets:
            self.websockets[websocket.pattern] = websocket

    @property
    def has_pages(self) -> bool:
        """Whether Quart has routes of its own to try for a path that no slice knows."""
        return bool(self.view_functions)

    async def finish_writes(self) -> None:
        """Returns when every write that was begun is finished."""
        while self.writing:
            await asyncio.wait(set(self.writing))

    def address_of(self, scope: Mapping[str, Any]) -> str:
        """The client's address; a trusted proxy is asked for the one that it speaks for."""
        client = scope.get("client")
        address: str = client[0] if client else "unknown"
        if address in self.trusted_proxies:
            for name, value in reversed(scope["headers"]):
                if name == b"x-forwarded-for":
                    hops = [hop.strip() for hop in value.decode("latin-1").split(",")]
                    return next((hop for hop in reversed(hops) if hop and hop not in self.trusted_proxies), address)
        return address

    async def run(self, route: Route, call: Call, parameters: dict[str, str]) -> Answer | None:  # type: ignore[override]
        """The handler's answer, or the Matrix error it raised as one; None where nobody is left to hear it."""
        try:
            result = await route.handler(call, **parameters)
        except MatrixError as error:
            return answer_of(error)
        except ClientGone:
            return None
        except Exception:
            log.exception("a bug answered a request with 500", method=call.method, route=route.pattern)
            return answer_of(MatrixError(500, "M_UNKNOWN", "Internal server error"))
        return result if type(result) is Answer else Answer(result)


def answer_of(error: MatrixError) -> Answer:
    """A Matrix error as an answer."""
    return Answer(error.body(), error.status, error.headers)


class _Request:
    """One HTTP request, from ASGI to ASGI."""

    def __init__(self, app: Edge, scope: Any) -> None:
        self.app = app
        self.scope = scope
        self.gone = False

    async def __call__(self, receive: Receive, send: Send) -> None:
        scope = self.scope
        if scope["method"] == "OPTIONS":
            await send({"type": "http.response.start", "status": 204, "headers": CORS})
            await send({"type": "http.response.body", "body": b"", "more_body": False})
            return
        try:
            route, parameters = self.app.routes.find(scope["method"], scope["raw_path"].decode("latin-1"))
        except Unrecognized as error:
            if error.status == 404 and self.app.has_pages:
                await ASGIHTTPConnection(self.app, scope)(receive, send)
                return
            await self._finish(answer_of(error), None, receive, send)
            return
        except MatrixError as error:
            await self._finish(answer_of(error), None, receive, send)
            return
        call = Call(scope, receive, self.app.address_of(scope), route.body_limit)
        if route.shielded:
            await self._finish(await self._write(route, call, parameters), call, receive, send)
        else:
            await self._read(route, call, parameters, receive, send)

    async def _write(self, route: Route, call: Call, parameters: dict[str, str]) -> Answer | None:
        refusal = await self._admit(route, call)
        if refusal is not None:
            return refusal
        task = asyncio.get_running_loop().create_task(self.app.run(route, call, parameters))
        self.app.writing.add(task)
        task.add_done_callback(self.app.writing.discard)
        return await asyncio.shield(task)

    async def _read(self, route: Route, call: Call, parameters: dict[str, str], receive: Receive, send: Send) -> None:
        loop = asyncio.get_running_loop()
        timer = loop.call_later(WATCH_AFTER_S, self._watch, asyncio.current_task(), call, receive)
        self.watcher: asyncio.Task[None] | None = None
        self.timer = timer
        try:
            answer = await self._admit(route, call) or await self.app.run(route, call, parameters)
            await self._finish(answer, call, receive, send)
        except asyncio.CancelledError:
            task = asyncio.current_task()
            if not self.gone or task is None:
                raise
            task.uncancel()
        finally:
            self.timer.cancel()
            if self.watcher is not None:
                self.watcher.cancel()

    async def _admit(self, route: Route, call: Call) -> Answer | None:
        """Authentication and rate limits: None where the request may go on, or the refusal."""
        try:
            if route.auth is not Auth.NONE:
                token = call.token
                if token is not None:
                    authenticator = self.app.authenticator
                    requester = authenticator.cached(token) or await authenticator.authenticate(token, call)
                    if requester.is_guest and route.auth is Auth.USER:
                        raise GuestAccessForbidden("Guests may not do this")
                    call.requester = requester
                elif route.auth is not Auth.OPTIONAL:
                    raise MissingToken()
            if route.limit is not None and self.app.limiter.enabled:
                known = call.requester_or_none
                self.app.limiter.check(route.limit, known.user_id if known else key_of_address(call.remote_address))
        except MatrixError as error:
            return answer_of(error)
        except Exception:
            log.exception("a bug answered a request with 500", method=call.method, route=route.pattern)
            return answer_of(MatrixError(500, "M_UNKNOWN", "Internal server error"))
        return None

    def _watch(self, reader: asyncio.Task[None], call: Call, receive: Receive) -> None:
        """Starts to look out for the client leaving, once the body is in."""
        loop = asyncio.get_running_loop()
        if call.body_complete:
            self.watcher = loop.create_task(self._cancel_when_gone(reader, receive))
        else:
            self.timer = loop.call_later(WATCH_AFTER_S, self._watch, reader, call, receive)

    async def _cancel_when_gone(self, reader: asyncio.Task[None], receive: Receive) -> None:
        while (await receive())["type"] != "http.disconnect":
            pass
        self.gone = True
        reader.cancel()

    async def _finish(self, answer: Answer | None, call: Call | None, receive: Receive, send: Send) -> None:
        """Sends the answer, whatever became of the request's body."""
        if answer is None:
            return
        body, headers = _rendered(answer)
        if isinstance(body, bytes):
            headers.append((b"content-length", b"%d" % len(body)))
            await send({"type": "http.response.start", "status": answer.status, "headers": headers})
            if call is None or not call.body_complete:
                await send({"type": "http.response.body", "body": body, "more_body": True})
                await _drain(self.scope, receive)
                await send({"type": "http.response.body", "body": b"", "more_body": False})
            elif len(body) < LARGE_ANSWER:
                await send({"type": "http.response.body", "body": body, "more_body": False})
            else:
                await _send_in_time(send, body, more=False)
        else:
            await send({"type": "http.response.start", "status": answer.status, "headers": headers})
            async for piece in body:
                await _send_in_time(send, piece, more=True)
            await send({"type": "http.response.body", "body": b"", "more_body": False})


def _rendered(answer: Answer) -> tuple[bytes | AsyncIterator[bytes], list[Header]]:
    body = answer.body
    if answer.headers:
        headers = CORS.copy()
        typed = False
        for name, value in answer.headers.items():
            key = name.lower().encode("latin-1")
            typed = typed or key == b"content-type"
            headers.append((key, value.encode("latin-1")))
        if not typed:
            headers.append(JSON)
    else:
        headers = JSON_AND_CORS.copy()
    if type(body) is bytes:
        return body, headers
    if isinstance(body, str):
        return body.encode(), headers
    if isinstance(body, AsyncIterator):
        return body, headers
    return orjson.dumps(body if body is not None else {}), headers


async def _send_in_time(send: Send, body: bytes, *, more: bool) -> None:
    """Sends part of a body; a client that takes nothing for a minute is given up."""
    try:
        async with asyncio.timeout(SEND_TIMEOUT_S):
            await send({"type": "http.response.body", "body": body, "more_body": more})
    except TimeoutError:
        log.info("a client stopped reading its answer")
        raise asyncio.CancelledError from None


async def _drain(scope: Any, receive: Receive) -> None:
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
    # Hypercorn's reader waits for room in the queue of a request, so somebody has to empty it until it is told to stop.
    leftover = asyncio.get_running_loop().create_task(_drop(receive))
    _dropping.add(leftover)
    leftover.add_done_callback(_dropping.discard)


_dropping: set[asyncio.Task[None]] = set()


async def _drop(receive: Receive) -> None:
    while True:
        message = await receive()
        if message["type"] == "http.disconnect" or not message.get("more_body", False):
            return


class _Websocket:
    """One websocket, from ASGI to ASGI."""

    def __init__(self, app: Edge, scope: Any) -> None:
        self.app = app
        self.scope = scope

    async def __call__(self, receive: Receive, send: Send) -> None:
        app, scope = self.app, self.scope
        call = WebsocketCall(scope, receive, send, app.authenticator, app.address_of(scope))
        route = app.websockets.get(scope["raw_path"].decode("latin-1"))
        if route is None and any(rule.websocket for rule in app.url_map.iter_rules()):
            await ASGIWebsocketConnection(app, scope)(receive, send)
            return
        try:
            if route is None:
                raise Unrecognized("There is no websocket at this path")
            await route.handler(call)
            if call.accepted:
                await call.close()
        except WebsocketClosed:
            pass
        except MatrixError as error:
            await self._end(call, error, 4000)
        except Exception:
            log.exception("a bug ended a websocket", path=scope["raw_path"].decode("latin-1"))
            await self._end(call, MatrixError(500, "M_UNKNOWN", "Internal server error"), 1011)

    async def _end(self, call: WebsocketCall, error: MatrixError, code: int) -> None:
        if call.accepted:
            await call.close(code, error.errcode)
        else:
            body, headers = _rendered(answer_of(error))
            assert isinstance(body, bytes)
            await call.refuse(error, body, [*headers, (b"content-length", b"%d" % len(body))])


async def _page_error(error: HTTPException) -> Any:
    """What Quart refuses, in the shape that Matrix clients read."""
    status = error.code or 500
    code = {404: "M_UNRECOGNIZED", 405: "M_UNRECOGNIZED", 413: "M_TOO_LARGE"}.get(status, "M_UNKNOWN")
    body = orjson.dumps({"errcode": code, "error": error.description or error.name})
    return body, status, {"Content-Type": "application/json", "Access-Control-Allow-Origin": "*"}
