"""One HTTP request as a handler sees it, and what a handler may answer."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar, overload

from homeserver.http import body as bodies
from homeserver.http.authentication import Requester, by_name, token_in_headers
from homeserver.http.query import Query
from homeserver.http.routes import DEFAULT_BODY_LIMIT
from homeserver.protocol.errors import MatrixError, TooLarge

T = TypeVar("T")

BODY_TIMEOUT_S = 60.0
_NOT_PARSED: Final = object()

Body = dict[str, Any] | list[Any] | bytes | str | AsyncIterator[bytes] | None


class ClientGone(Exception):
    """The client went away before its request was complete: there is nobody to answer."""


@dataclass(slots=True)
class Answer:
    """An answer other than plain 200 with JSON.

    A `dict`, a `list` or `bytes` is JSON unless a `Content-Type` header says otherwise; a `str` is HTML or text by
    its `Content-Type`; an iterator is streamed and needs its `Content-Type`.
    """

    body: Body = None
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


class Call:
    """A request: its head at once, its body when asked for."""

    __slots__ = (
        "_body_limit",
        "_headers",
        "_origin",
        "_raw",
        "_receive",
        "_requester",
        "_scope",
        "body_complete",
        "method",
        "parsed",
        "query",
        "remote_address",
    )

    def __init__(
        self,
        scope: Mapping[str, Any],
        receive: Callable[[], Awaitable[Any]],
        remote_address: str,
        body_limit: int = DEFAULT_BODY_LIMIT,
    ) -> None:
        self.method: str = scope["method"]
        self.query = Query(scope["query_string"])
        self.remote_address = remote_address
        self._scope = scope
        self._receive = receive
        self._headers: dict[str, str] | None = None
        self._raw: bytes | None = None
        self.parsed: Any = _NOT_PARSED
        """The body as JSON, once somebody has parsed it."""
        self._origin = ""
        self._requester: Requester | None = None
        self._body_limit = body_limit
        self.body_complete = self.method in ("GET", "HEAD")  # nothing more of the body is wanted, or to come

    @property
    def path(self) -> str:
        """The path as it was sent, without the query."""
        raw: bytes = self._scope["raw_path"]
        return raw.decode("latin-1")

    @property
    def uri(self) -> str:
        """Path and query as they were sent (Server-server API, "Request Authentication")."""
        query: bytes = self._scope["query_string"]
        return self.path + ("?" + query.decode("latin-1") if query else "")

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers by name in lower case; of a repeated one, the last."""
        if self._headers is None:
            self._headers = by_name(self._scope["headers"])
        return self._headers

    @property
    def token(self) -> str | None:
        """The access token, from the header or else from the query."""
        token = token_in_headers(self._scope["headers"])
        if token is None and b"access_token=" in self._scope["query_string"]:
            token = self.query.text("access_token") or None
        return token

    @property
    def requester(self) -> Requester:
        """Who asks; on a route that wants a user there always is one."""
        if self._requester is None:
            raise RuntimeError("this route does not authenticate")
        return self._requester

    @requester.setter
    def requester(self, requester: Requester | None) -> None:
        self._requester = requester

    @property
    def origin(self) -> str:
        """The server that asks; on a route that serves servers there always is one."""
        if not self._origin:
            raise RuntimeError("this route does not authenticate servers")
        return self._origin

    @origin.setter
    def origin(self, origin: str) -> None:
        self._origin = origin

    @property
    def announced_length(self) -> int | None:
        """The length of the body in bytes, where the client tells it beforehand."""
        told = [int(value) for name, value in self._scope["headers"] if name == b"content-length" and value.isdigit()]
        return max(told, default=None)

    @property
    def authorizations(self) -> list[str]:
        """All `Authorization` headers, in order."""
        return [value.decode("latin-1") for name, value in self._scope["headers"] if name == b"authorization"]

    @property
    def requester_or_none(self) -> Requester | None:
        """Who asks, on a route where nobody need have logged in."""
        return self._requester

    @overload
    def query_text(self, name: str) -> str | None: ...

    @overload
    def query_text(self, name: str, default: str) -> str: ...

    @overload
    def query_text(self, name: str, default: None) -> str | None: ...

    def query_text(self, name: str, default: str | None = None) -> str | None:
        """See `Query.text`."""
        return self.query.text(name, default)

    @overload
    def query_int(self, name: str, default: int, minimum: int = 0, maximum: int = 2**53) -> int: ...

    @overload
    def query_int(self, name: str, default: None = None, minimum: int = 0, maximum: int = 2**53) -> int | None: ...

    def query_int(self, name: str, default: int | None = None, minimum: int = 0, maximum: int = 2**53) -> int | None:
        """See `Query.int`."""
        return self.query.int(name, default, minimum=minimum, maximum=maximum)

    def query_flag(self, name: str, default: bool = False) -> bool:
        """See `Query.flag`."""
        return self.query.flag(name, default)

    async def json(self) -> dict[str, Any]:
        """The body, a JSON object; `{}` where there is none. Raises `NotJson`, `BadJson`, `TooLarge`."""
        return bodies.as_object(await self._value())

    async def body(self, shape: type[T]) -> T:
        """The body as a msgspec Struct. Raises as `json` does, and `MissingParam`."""
        return bodies.convert(bodies.as_object(await self._value()), shape)

    async def _value(self) -> Any:
        """The body, parsed once."""
        if self.parsed is _NOT_PARSED:
            self.parsed = bodies.parse(await self.raw())
        return self.parsed

    async def raw(self, limit: int | None = None) -> bytes:
        """The body's bytes, at most `limit` (the route's limit where it is None). Raises `TooLarge`, `ClientGone`.

        It must be there within a minute: 408 M_UNKNOWN. The body of a GET is not looked at.
        """
        if self._raw is None:
            limit = self._body_limit if limit is None else limit
            self._refuse_announced(limit)
            received: list[bytes] = []
            size = 0
            try:
                async with asyncio.timeout(BODY_TIMEOUT_S):
                    while (chunk := await self._next()) is not None:
                        size += len(chunk)
                        if size > limit:
                            raise _too_large(limit)
                        received.append(chunk)
            except TimeoutError:
                raise _too_slow() from None
            self._raw = received[0] if len(received) == 1 else b"".join(received)
        return self._raw

    async def chunks(self, limit: int) -> AsyncIterator[bytes]:
        """The body as it comes in, for what is too large to hold. Raises as `raw` does; each piece has a minute."""
        self._refuse_announced(limit)
        size = 0
        while True:
            try:
                async with asyncio.timeout(BODY_TIMEOUT_S):
                    chunk = await self._next()
            except TimeoutError:
                raise _too_slow() from None
            if chunk is None:
                return
            size += len(chunk)
            if size > limit:
                raise _too_large(limit)
            yield chunk

    async def _next(self) -> bytes | None:
        """The next piece of the body, None after the last."""
        while not self.body_complete:
            message = await self._receive()
            if message["type"] == "http.disconnect":
                self.body_complete = True
                raise ClientGone
            self.body_complete = not message.get("more_body", False)
            chunk: bytes = message.get("body", b"")
            if chunk:
                return chunk
        return None

    def _refuse_announced(self, limit: int) -> None:
        length = self.announced_length
        if length is not None and length > limit:
            raise _too_large(limit)


def _too_slow() -> MatrixError:
    return MatrixError(408, "M_UNKNOWN", "The body did not arrive in time")


def _too_large(limit: int) -> TooLarge:
    return TooLarge(f"The body is larger than {limit} bytes")
