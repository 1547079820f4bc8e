"""Routes as a slice writes them down, and the table in which the edge finds them.

Patterns match on the raw path, one segment at a time, and each parameter is unquoted once after the match:
a `%2F` in a room alias, a state key or an event ID stays inside its segment.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, TypeVar
from urllib.parse import unquote_to_bytes

from homeserver.protocol.errors import InvalidParam, Unrecognized

Handler = Callable[..., Awaitable[Any]]
AnyHandler = TypeVar("AnyHandler", bound=Handler)

DEFAULT_BODY_LIMIT = 1024 * 1024  # bytes; an event may have 65,536, a batch of keys several times as much


class Auth(Enum):
    """Whom a route serves."""

    NONE = "anyone; a token is not looked at"
    OPTIONAL = "anyone; a token that is given must be valid"
    USER = "accounts"
    GUEST = "accounts and guests"
    SERVER = "other servers, by the signature of the request"


@dataclass(frozen=True, slots=True)
class Route:
    """One method of one path pattern."""

    method: str
    pattern: str
    handler: Handler
    auth: Auth
    limit: str | None
    shielded: bool
    body_limit: int

    @property
    def parameters(self) -> tuple[str, ...]:
        """The names of the path's parameters, in order."""
        return tuple(part[1:-1] for part in self.pattern.split("/") if _is_parameter(part))


@dataclass(frozen=True, slots=True)
class WebsocketRoute:
    """A path that answers websockets."""

    pattern: str
    handler: Handler


@dataclass(slots=True)
class Routes:
    """The routes of one slice. The handler gets the `Call`, then the path's parameters by name."""

    http: list[Route] = field(default_factory=list)
    websockets: list[WebsocketRoute] = field(default_factory=list)

    def get(self, *paths: str, auth: Auth = Auth.USER, limit: str | None = None) -> Callable[[AnyHandler], AnyHandler]:
        """A read: it is cancelled when the client goes away. It answers HEAD too."""
        return self._add("GET", paths, auth, limit, shielded=False, body_limit=0)

    def put(
        self,
        *paths: str,
        auth: Auth = Auth.USER,
        limit: str | None = None,
        body_limit: int = DEFAULT_BODY_LIMIT,
    ) -> Callable[[AnyHandler], AnyHandler]:
        """A write: once begun it is finished, whether or not the client waits for the answer."""
        return self._add("PUT", paths, auth, limit, shielded=True, body_limit=body_limit)

    def post(
        self,
        *paths: str,
        auth: Auth = Auth.USER,
        limit: str | None = None,
        body_limit: int = DEFAULT_BODY_LIMIT,
        shielded: bool = True,
    ) -> Callable[[AnyHandler], AnyHandler]:
        """A write as with `put`; with `shielded=False` a read that takes a body and ends when the client goes away."""
        return self._add("POST", paths, auth, limit, shielded=shielded, body_limit=body_limit)

    def delete(
        self,
        *paths: str,
        auth: Auth = Auth.USER,
        limit: str | None = None,
        body_limit: int = DEFAULT_BODY_LIMIT,
    ) -> Callable[[AnyHandler], AnyHandler]:
        """A write, as with `put`."""
        return self._add("DELETE", paths, auth, limit, shielded=True, body_limit=body_limit)

    def websocket(self, *paths: str) -> Callable[[AnyHandler], AnyHandler]:
        """A websocket: the handler gets a `WebsocketCall`, and the connection is closed when it returns."""

        def register(handler: AnyHandler) -> AnyHandler:
            self.websockets.extend(WebsocketRoute(path, handler) for path in paths)
            return handler

        return register

    def _add(
        self, method: str, paths: tuple[str, ...], auth: Auth, limit: str | None, *, shielded: bool, body_limit: int
    ) -> Callable[[AnyHandler], AnyHandler]:
        def register(handler: AnyHandler) -> AnyHandler:
            self.http.extend(Route(method, path, handler, auth, limit, shielded, body_limit) for path in paths)
            return handler

        return register


class _Node:
    __slots__ = ("any", "literals", "routes")

    def __init__(self) -> None:
        self.literals: dict[str, _Node] = {}
        self.any: _Node | None = None
        self.routes: dict[str, tuple[Route, tuple[str, ...]]] = {}


class RouteTable:
    """All routes of a server. A literal segment wins over a parameter; a parameter is never empty."""

    def __init__(self) -> None:
        self._root = _Node()
        self._plain: dict[str, _Node] = {}
        self._all: list[Route] = []

    def __iter__(self) -> Iterator[Route]:
        return iter(self._all)

    def add(self, route: Route) -> None:
        """Adds a route, under `/r0/` too where it is at `/v3/`. Raises `ValueError` where its place is taken."""
        self._all.append(route)
        self._place(route, route.pattern)
        for prefix in ("/_matrix/client/", "/_matrix/media/"):
            if route.pattern.startswith(prefix + "v3/"):
                self._place(route, prefix + "r0/" + route.pattern.removeprefix(prefix + "v3/"))

    def find(self, method: str, raw_path: str) -> tuple[Route, dict[str, str]]:
        """The route for a request and its parameters, unquoted. Raises `Unrecognized` (404, 405) or `InvalidParam`."""
        values: list[str] = []
        node = self._plain.get(raw_path)
        if node is None:
            node = _descend(self._root, raw_path.split("/"), 0, values)
            if node is None:
                raise Unrecognized(f"There is nothing at this path: {raw_path[:200]}")
        found = node.routes.get(method)
        if found is None:
            error = Unrecognized(f"{method} is not a method of this path", status=405)
            error.headers["Allow"] = ", ".join(sorted(node.routes))
            raise error
        route, names = found
        if not names:
            return route, {}
        return route, {name: _unquote(value) for name, value in zip(names, values, strict=True)}

    def _place(self, route: Route, pattern: str) -> None:
        node = self._root
        for part in pattern.split("/"):
            if _is_parameter(part):
                node.any = node.any or _Node()
                node = node.any
            else:
                node = node.literals.setdefault(part, _Node())
        methods = (route.method, "HEAD") if route.method == "GET" else (route.method,)
        if any(method in node.routes for method in methods):
            raise ValueError(f"{route.method} {pattern} is registered twice")
        names = route.parameters
        for method in methods:
            node.routes[method] = (route, names)
        if not names:
            self._plain[pattern] = node


def _is_parameter(part: str) -> bool:
    return part.startswith("<") and part.endswith(">")


def _descend(node: _Node, parts: list[str], depth: int, values: list[str]) -> _Node | None:
    """The node that `parts[depth:]` leads to; on the way the segments that stand for parameters go into `values`."""
    while depth < len(parts):
        part = parts[depth]
        depth += 1
        literal = node.literals.get(part)
        if node.any is None or not part:
            if literal is None:
                return None
            node = literal
            continue
        if literal is not None:
            taken = len(values)
            found = _descend(literal, parts, depth, values)
            if found is not None:
                return found
            del values[taken:]
        values.append(part)
        node = node.any
    return node if node.routes else None


def _unquote(segment: str) -> str:
    if "%" not in segment:
        return segment
    try:
        text = unquote_to_bytes(segment).decode("utf-8")
    except UnicodeDecodeError:
        raise InvalidParam("The path is not valid UTF-8") from None
    if "\0" in text:
        raise InvalidParam("The path holds a NUL character")
    return text
