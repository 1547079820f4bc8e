"""The Quart application of Porch, and the short way that Matrix requests take through it.

Quart serves pages (the web client) and the server's lifespan in the ordinary way. The routes of the slices, thousands
of times a second, take a shorter one: Quart's contexts, signals and two tasks for each request cost more than an idle
sync itself.
"""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Mapping, Sequence
from typing import Any

import orjson
import structlog
from quart import Quart
from werkzeug.exceptions import HTTPException

from homeserver.http.asgi import ApiRequest, ApiWebsocket, answer_of
from homeserver.http.authentication import Authenticator
from homeserver.http.call import Answer, Call, ClientGone
from homeserver.http.rate_limits import RateLimiter, key_of_address
from homeserver.http.routes import DEFAULT_BODY_LIMIT, Auth, Route, Routes, RouteTable, WebsocketRoute
from homeserver.http.server_gate import ServerCheck, ServerGate
from homeserver.http.turns import Release
from homeserver.protocol.errors import GuestAccessForbidden, MatrixError, MissingToken

log = structlog.get_logger("http")

PAGE_BODY_TIMEOUT_S = 60


class Edge(Quart):
    """The HTTP application. Mount the slices' routes, then hand it to Hypercorn."""

    def __init__(
        self,
        limiter: RateLimiter,
        authenticator: Authenticator,
        trusted_proxies: Sequence[str] = (),
        server_check: ServerCheck | None = None,
    ) -> None:
        """Without a `server_check` there are no routes for other servers."""
        super().__init__("homeserver", static_folder=None)
        self.config["MAX_CONTENT_LENGTH"] = DEFAULT_BODY_LIMIT
        self.config["BODY_TIMEOUT"] = PAGE_BODY_TIMEOUT_S
        self.config["RESPONSE_TIMEOUT"] = None  # a slow download is not an error
        self.authenticator = authenticator
        self.limiter = limiter
        self.trusted_proxies = frozenset(trusted_proxies)
        self._gate = None if server_check is None else ServerGate(server_check, limiter)
        self.routes = RouteTable()
        self.websockets: dict[str, WebsocketRoute] = {}
        self._writing: set[asyncio.Task[Answer | None]] = set()
        self._open_calls = 0
        self._quiet = asyncio.Event()
        self._quiet.set()
        self.register_error_handler(HTTPException, _page_error)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Called by Hypercorn for each request, each websocket, and once for its own lifespan."""
        if scope["type"] == "lifespan":
            await super().__call__(scope, receive, send)
            return
        self._open_calls += 1
        self._quiet.clear()
        try:
            await (ApiRequest if scope["type"] == "http" else ApiWebsocket)(self, scope)(receive, send)
        finally:
            self._open_calls -= 1
            if not self._open_calls:
                self._quiet.set()

    def mount(self, routes: Routes) -> None:
        """Adds the routes of a slice. Raises `ValueError` for a route that exists or a rate limit that does not, and
        for one that serves servers where nobody checks their signatures."""
        for route in routes.http:
            if route.auth is Auth.SERVER and self._gate is None:
                raise ValueError(f"{route.pattern}: requests of other servers cannot be checked")
            if route.limit is not None and route.limit not in self.limiter:
                raise ValueError(f"{route.pattern}: there is no rate limit {route.limit!r}")
            self.routes.add(route)
        for websocket in routes.websockets:
            self.websockets[websocket.pattern] = websocket

    @property
    def has_pages(self) -> bool:
        """Whether Quart has routes of its own to try for a path that no slice knows."""
        return bool(self.view_functions)

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

    async def answer(self, route: Route, call: Call, parameters: dict[str, str]) -> Answer | None:
        """What a request gets: the handler's answer or an error's; None where nobody is left to hear it."""
        try:
            if route.auth is Auth.SERVER:
                return await self._answer_server(route, call, parameters)
            if route.auth is not Auth.NONE:
                await self._authenticate(route, call)
            if route.limit is not None and self.limiter.enabled:
                known = call.requester_or_none
                self.limiter.check(route.limit, known.user_id if known else key_of_address(call.remote_address))
            if route.shielded:
                return await self._finish(_handle(route, call, parameters))
            return await _handle(route, call, parameters)
        except MatrixError as error:
            return answer_of(error)
        except ClientGone:
            return None
        except Exception:
            return _bug(route, call)

    async def wait_quiet(self) -> None:
        """Returns when no request and no websocket is open."""
        await self._quiet.wait()

    async def finish_writes(self) -> None:
        """Returns when every write that was begun is finished."""
        while self._writing:
            await asyncio.wait(set(self._writing))

    async def _authenticate(self, route: Route, call: Call) -> None:
        token = call.token
        if token is None:
            if route.auth is Auth.OPTIONAL:
                return
            raise MissingToken()
        requester = self.authenticator.cached(token) or await self.authenticator.authenticate(token, call)
        if requester.is_guest and route.auth is Auth.USER:
            raise GuestAccessForbidden("Guests may not do this")
        call.requester = requester

    async def _answer_server(self, route: Route, call: Call, parameters: dict[str, str]) -> Answer | None:
        """As `answer`, for a route that serves other servers. Raises `MatrixError` for what is not let in."""
        assert self._gate is not None
        handling = _handle_in_turn(await self._gate.admit(route, call), route, call, parameters)
        return await (self._finish(handling) if route.shielded else handling)

    async def _finish(self, handling: Coroutine[Any, Any, Answer | None]) -> Answer | None:
        """Runs a write in a task of its own: whatever becomes of the request, the write is finished."""
        task = asyncio.get_running_loop().create_task(handling)
        self._writing.add(task)
        task.add_done_callback(self._writing.discard)
        return await asyncio.shield(task)


async def _handle(route: Route, call: Call, parameters: dict[str, str]) -> Answer | None:
    try:
        result = await route.handler(call, **parameters)
    except MatrixError as error:
        return answer_of(error)
    except ClientGone:
        return None
    except Exception:
        return _bug(route, call)
    return result if type(result) is Answer else Answer(result)


async def _handle_in_turn(release: Release, route: Route, call: Call, parameters: dict[str, str]) -> Answer | None:
    try:
        return await _handle(route, call, parameters)
    finally:
        release()


def _bug(route: Route, call: Call) -> Answer:
    """Logs the exception that is being handled, and answers without telling anything of it."""
    log.exception("a bug answered a request with 500", method=call.method, route=route.pattern)
    return answer_of(MatrixError(500, "M_UNKNOWN", "Internal server error"))


async def _page_error(error: HTTPException) -> Any:
    """What Quart refuses, in the shape that Matrix clients read."""
    status = error.code or 500
    code = {404: "M_UNRECOGNIZED", 405: "M_UNRECOGNIZED", 413: "M_TOO_LARGE"}.get(status, "M_UNKNOWN")
    body = orjson.dumps({"errcode": code, "error": error.description or error.name})
    return body, status, {"Content-Type": "application/json", "Access-Control-Allow-Origin": "*"}
