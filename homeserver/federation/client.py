"""Requests to other servers: found, allowed, signed, sent over TLS, and their answers read within bounds."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any, Final
from urllib.parse import quote, urlencode

import orjson
from yarl import URL

from homeserver.federation import x_matrix
from homeserver.federation.backoff import Backoff
from homeserver.federation.connections import Connections, url_as_written
from homeserver.federation.discovery import Discovery, Endpoint
from homeserver.federation.errors import (
    AnswerTooLarge,
    BadAnswer,
    NotAllowed,
    Refused,
    TooSlow,
    Unreachable,
)
from homeserver.federation.incoming import STALL_S, Bounds, BrokenOff, Incoming, NoConnection, TookTooLong, TooMuch
from homeserver.federation.server_lists import ServerLists
from homeserver.protocol import canonical_json
from homeserver.protocol.identifiers import IdentifierError
from homeserver.protocol.json_depth import is_deeper
from homeserver.protocol.signatures import SigningKey

USUAL_S: Final = 30.0
USUAL_BYTES: Final = 1024 * 1024
"""Parsing so much takes some milliseconds. Who wants more asks for bytes, and parses them in pieces."""
DEEPEST: Final = 100
MAX_ENDPOINTS: Final = 4
_MOST_OF_AN_ERROR: Final = 64 * 1024

Query = Mapping[str, str | Sequence[str]]


def path(*segments: str) -> str:
    """A path from its segments, each percent-encoded: `path("_matrix", "federation", "v1", "event", event_id)`."""
    return "/" + "/".join(quote(segment, safe="") for segment in segments)


def parse(destination: str, answer: bytes) -> Any:
    """The JSON of a small answer, not nested deeper than this server can write it again. Raises `BadAnswer`."""
    try:
        value = orjson.loads(answer)
    except orjson.JSONDecodeError:
        raise BadAnswer(destination, "the answer is not JSON") from None
    if answer.count(b"{") + answer.count(b"[") > DEEPEST and is_deeper(value, DEEPEST):
        raise BadAnswer(destination, f"the answer is nested deeper than {DEEPEST} levels")
    return value


class Streamed:
    """An answer whose body is still to come. Errors are those of `FederationClient`."""

    def __init__(self, destination: str, incoming: Incoming, bounds: Bounds, backoff: Backoff | None) -> None:
        """Without a `backoff` nothing is noted of how the server does."""
        self.destination = destination
        self.status = incoming.status
        self.headers = incoming.headers
        """By name in lower case."""
        self._incoming = incoming
        self._bounds = bounds
        self._backoff = backoff

    async def chunks(self) -> AsyncIterator[bytes]:
        """The body, up to 64 KiB at a time. Raises `Unreachable`, `TooSlow`, `AnswerTooLarge`."""
        try:
            async for chunk in self._incoming.chunks():
                yield chunk
        except BrokenOff as error:
            self._note(failed=True)
            raise Unreachable(self.destination, str(error)) from error
        except TookTooLong as error:
            self._note(failed=True)
            raise _too_slow(self.destination, self._bounds) from error
        except TooMuch as error:
            self._note(failed=False)
            raise AnswerTooLarge(self.destination, self._bounds.body) from error

    async def read(self) -> bytes:
        """The whole body. Raises as `chunks` does."""
        return b"".join([chunk async for chunk in self.chunks()])

    def _note(self, failed: bool) -> None:
        if self._backoff is not None:
            (self._backoff.failed if failed else self._backoff.succeeded)(self.destination)


class FederationClient:
    """Speaks for this server with others. Every error is a `FederationError`.

    A server that cannot be reached, or answers 429 or 5xx, is left alone for a while: `Backoff` says how long.
    """

    def __init__(
        self,
        server_name: str,
        key: SigningKey,
        discovery: Discovery,
        connections: Connections,
        lists: ServerLists,
        backoff: Backoff,
    ) -> None:
        self.server_name = server_name
        """This server."""
        self._key = key
        self._discovery = discovery
        self._connections = connections
        self._lists = lists
        self._backoff = backoff

    async def get(self, destination: str, path: str, query: Query | None = None, **options: Any) -> dict[str, Any]:
        """A signed GET; options as `request` has them."""
        return await self.request("GET", destination, path, query=query, **options)

    async def put(self, destination: str, path: str, content: Mapping[str, Any], **options: Any) -> dict[str, Any]:
        """A signed PUT; options as `request` has them."""
        return await self.request("PUT", destination, path, content=content, **options)

    async def post(self, destination: str, path: str, content: Mapping[str, Any], **options: Any) -> dict[str, Any]:
        """A signed POST; options as `request` has them."""
        return await self.request("POST", destination, path, content=content, **options)

    async def request(self, method: str, destination: str, path: str, **options: Any) -> dict[str, Any]:
        """The JSON object that `destination` answers with status 200; as `request_bytes`, and raises `BadAnswer`."""
        answer = await self.request_bytes(method, destination, path, **options)
        body = parse(destination, answer)
        if not isinstance(body, dict):
            raise BadAnswer(destination, "the answer is not a JSON object")
        return body

    async def request_bytes(
        self, method: str, destination: str, path: str, *, limit: int = USUAL_BYTES, **options: Any
    ) -> bytes:
        """The body that `destination` answers with status 200, at most `limit` bytes; else as `stream`."""
        async with self.stream(method, destination, path, limit=limit, **options) as answer:
            return await answer.read()

    @asynccontextmanager
    async def stream(
        self,
        method: str,
        destination: str,
        path: str,
        *,
        limit: int,
        query: Query | None = None,
        content: Mapping[str, Any] | bytes | None = None,
        signed: bool = True,
        timeout_s: float = USUAL_S,
        stall_s: float = STALL_S,
        even_if_failing: bool = False,
        statuses: Collection[int] = (200,),
    ) -> AsyncIterator[Streamed]:
        """The answer of `destination`, if its status is one of those that the asker knows; its body is to be read
        inside of the context.

        `path` is percent-encoded (see `path`); `content` as bytes is sent as it is, and must be canonical JSON. The
        body may have `limit` bytes, and everything together `timeout_s`; of that no more than `stall_s` may be spent
        on waiting for a body that hardly comes. With `even_if_failing` no backoff is waited for. Raises `NotAllowed`,
        `BackingOff`, `Unreachable`, `TooSlow`, `Refused`; and `CanonicalJsonError` for `content` that cannot be signed.
        """
        self._check(destination)
        if not even_if_failing:
            self._backoff.check(destination)
        uri = path + ("?" + urlencode(query, doseq=True) if query else "")
        body = content if content is None or isinstance(content, bytes) else canonical_json.encode_lenient(content)
        headers = {} if body is None else {"Content-Type": "application/json"}
        if signed:
            headers["Authorization"] = x_matrix.authorization(
                method, uri, self.server_name, destination, self._key, content
            )
        bounds = Bounds(limit, timeout_s, stall_s)
        try:
            incoming = await self._send(method, destination, uri, headers, body, bounds)
        except Unreachable:
            self._backoff.failed(destination)
            raise
        try:
            if incoming.status not in statuses:
                raise await self._refusal(destination, incoming)
            yield Streamed(destination, incoming, bounds, self._backoff)
            self._backoff.succeeded(destination)
        finally:
            incoming.close()

    @asynccontextmanager
    async def stream_url(
        self, url: str, *, limit: int, timeout_s: float = USUAL_S, stall_s: float = STALL_S
    ) -> AsyncIterator[Streamed]:
        """A GET of an HTTPS URL that another server named, such as the place of its media; not signed, and under the
        same rules of addresses. Whatever its status; redirects are not followed. Raises as `stream` does, and leaves
        no backoff."""
        try:
            parsed = url_as_written(url)
        except ValueError:
            raise Unreachable(url[:200], "this is no URL") from None
        host = parsed.host or ""
        if parsed.scheme != "https" or not host or parsed.user is not None:
            raise Unreachable(host, "only HTTPS URLs are fetched")
        bounds = Bounds(limit, timeout_s, stall_s)
        try:
            incoming = await self._connections.begin("GET", parsed, bounds, headers={})
        except (NoConnection, BrokenOff) as error:
            raise Unreachable(host, str(error)) from error
        except TookTooLong as error:
            raise _too_slow(host, bounds) from error
        try:
            yield Streamed(host, incoming, bounds, None)
        finally:
            incoming.close()

    def _check(self, destination: str) -> None:
        try:
            self._lists.check_destination(destination)
        except IdentifierError as error:
            raise Unreachable(destination, error.error) from error
        if destination == self.server_name:
            raise NotAllowed(destination, "this is the server itself")

    async def _send(
        self, method: str, destination: str, uri: str, headers: Mapping[str, str], body: bytes | None, bounds: Bounds
    ) -> Incoming:
        """Tries the server's endpoints one after another until one of them takes a connection."""
        deadline = time.monotonic() + bounds.total_s
        try:
            async with asyncio.timeout(bounds.total_s):
                route = await self._discovery.find(destination)
        except TimeoutError as error:
            raise TooSlow(destination, "it was not found in time") from error
        failures: list[str] = []
        for endpoint in route.endpoints[:MAX_ENDPOINTS]:
            left = Bounds(bounds.body, max(deadline - time.monotonic(), 0.001), bounds.stall_s)
            url = _url(endpoint, uri)
            named = {**headers, "Host": route.host_header}
            try:
                return await self._connections.begin(
                    method, url, left, headers=named, body=body, tls_name=route.tls_name
                )
            except NoConnection as error:
                failures.append(str(error))
            except BrokenOff as error:
                raise Unreachable(destination, str(error)) from error
            except TookTooLong as error:
                raise _too_slow(destination, bounds) from error
        raise Unreachable(destination, "; ".join(failures)[:1000])

    async def _refusal(self, destination: str, incoming: Incoming) -> Refused:
        """The error for a status that nobody wanted, with as much of its body as can be had."""
        try:
            body = _object_or_nothing(await incoming.read(_MOST_OF_AN_ERROR))
        except (BrokenOff, TooMuch, TookTooLong):
            body = {}
        refused = Refused(destination, incoming.status, body)
        if incoming.status == 429 or incoming.status >= 500:
            self._backoff.failed(destination, _wish(refused, incoming.headers))
        else:
            self._backoff.succeeded(destination)
        return refused


def _too_slow(destination: str, bounds: Bounds) -> TooSlow:
    return TooSlow(destination, f"no whole answer within {bounds.total_s:g} s, or too little in {bounds.stall_s:g} s")


def _url(endpoint: Endpoint, uri: str) -> URL:
    host = f"[{endpoint.host}]" if ":" in endpoint.host else endpoint.host
    return URL(f"https://{host}:{endpoint.port}{uri}", encoded=True)


def _object_or_nothing(body: bytes) -> dict[str, Any]:
    try:
        parsed = orjson.loads(body)
    except orjson.JSONDecodeError:
        return {}
    return parsed if isinstance(parsed, dict) else {}


def _wish(refused: Refused, headers: Mapping[str, str]) -> int:
    """How long the server wants to be left alone, in ms: `Retry-After` in seconds, or `retry_after_ms`."""
    seconds, wish = headers.get("retry-after", ""), refused.body.get("retry_after_ms")
    if seconds.isascii() and seconds.isdigit():
        return int(seconds[:9]) * 1000
    return wish if type(wish) is int and wish > 0 else 0
