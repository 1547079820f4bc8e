"""Requests to other servers: found, allowed, signed, sent over TLS, and their answers read within bounds."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping, Sequence
from typing import Any, Final
from urllib.parse import quote, urlencode

import orjson
from yarl import URL

from homeserver.federation import x_matrix
from homeserver.federation.backoff import Backoff
from homeserver.federation.connections import Bounds, BrokenOff, Connections, NoConnection, TookTooLong, TooMuch
from homeserver.federation.discovery import Discovery, Endpoint
from homeserver.federation.errors import (
    AnswerTooLarge,
    BadAnswer,
    NotAllowed,
    Refused,
    TooSlow,
    Unreachable,
)
from homeserver.federation.server_lists import ServerLists
from homeserver.federation.well_known import Page
from homeserver.protocol import canonical_json
from homeserver.protocol.identifiers import IdentifierError
from homeserver.protocol.signatures import SigningKey

USUAL_S: Final = 30.0
USUAL_BYTES: Final = 1024 * 1024
"""Parsing so much takes some milliseconds. Who wants more asks for bytes, and parses them in pieces."""
MAX_ENDPOINTS: Final = 4

Query = Mapping[str, str | Sequence[str]]


def path(*segments: str) -> str:
    """A path from its segments, each percent-encoded: `path("_matrix", "federation", "v1", "event", event_id)`."""
    return "/" + "/".join(quote(segment, safe="") for segment in segments)


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
        self._server_name = server_name
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

    async def request(
        self,
        method: str,
        destination: str,
        path: str,
        *,
        query: Query | None = None,
        content: Mapping[str, Any] | None = None,
        signed: bool = True,
        timeout_s: float = USUAL_S,
        limit: int = USUAL_BYTES,
        even_if_failing: bool = False,
    ) -> dict[str, Any]:
        """The JSON object that `destination` answers with status 200; as `request_bytes`, and raises `BadAnswer`."""
        answer = await self.request_bytes(
            method,
            destination,
            path,
            query=query,
            content=content,
            signed=signed,
            timeout_s=timeout_s,
            limit=limit,
            even_if_failing=even_if_failing,
        )
        try:
            body = orjson.loads(answer)
        except orjson.JSONDecodeError:
            raise BadAnswer(destination, "the answer is not JSON") from None
        if not isinstance(body, dict):
            raise BadAnswer(destination, "the answer is not a JSON object")
        return body

    async def request_bytes(
        self,
        method: str,
        destination: str,
        path: str,
        *,
        query: Query | None = None,
        content: Mapping[str, Any] | None = None,
        signed: bool = True,
        timeout_s: float = USUAL_S,
        limit: int = USUAL_BYTES,
        even_if_failing: bool = False,
    ) -> bytes:
        """The body that `destination` answers with status 200, at most `limit` bytes, within `timeout_s` altogether.

        `path` is percent-encoded (see `path`). With `even_if_failing` no backoff is waited for. Raises `NotAllowed`,
        `BackingOff`, `Unreachable`, `TooSlow`, `Refused`, `AnswerTooLarge`; and `CanonicalJsonError` for `content`
        that cannot be signed.
        """
        self._check(destination)
        if not even_if_failing:
            self._backoff.check(destination)
        uri = path + ("?" + urlencode(query, doseq=True) if query else "")
        body = None if content is None else canonical_json.encode_lenient(content)
        headers = {} if body is None else {"Content-Type": "application/json"}
        if signed:
            headers["Authorization"] = x_matrix.authorization(
                method, uri, self._server_name, destination, self._key, content
            )
        try:
            page = await self._send(method, destination, uri, headers, body, Bounds(limit, timeout_s))
        except Unreachable:
            self._backoff.failed(destination)
            raise
        return self._body_of(destination, page)

    def _check(self, destination: str) -> None:
        try:
            self._lists.check_destination(destination)
        except IdentifierError as error:
            raise Unreachable(destination, error.error) from error
        if destination == self._server_name:
            raise NotAllowed(destination, "this is the server itself")

    async def _send(
        self, method: str, destination: str, uri: str, headers: Mapping[str, str], body: bytes | None, bounds: Bounds
    ) -> Page:
        """Tries the server's endpoints one after another until one of them takes a connection."""
        deadline = time.monotonic() + bounds.total_s
        try:
            async with asyncio.timeout(bounds.total_s):
                route = await self._discovery.find(destination)
        except TimeoutError as error:
            raise TooSlow(destination, "it was not found in time") from error
        failures: list[str] = []
        for endpoint in route.endpoints[:MAX_ENDPOINTS]:
            left = Bounds(bounds.body, max(deadline - time.monotonic(), 0.001))
            url = _url(endpoint, uri)
            named = {**headers, "Host": route.host_header}
            try:
                return await self._connections.exchange(
                    method, url, left, headers=named, body=body, tls_name=route.tls_name
                )
            except NoConnection as error:
                failures.append(str(error))
            except BrokenOff as error:
                raise Unreachable(destination, str(error)) from error
            except TookTooLong as error:
                raise TooSlow(destination, f"no whole answer within {bounds.total_s:g} s") from error
            except TooMuch as error:
                self._backoff.succeeded(destination)
                raise AnswerTooLarge(destination, bounds.body) from error
        raise Unreachable(destination, "; ".join(failures)[:1000])

    def _body_of(self, destination: str, page: Page) -> bytes:
        if page.status == 200:
            self._backoff.succeeded(destination)
            return page.body
        refused = Refused(destination, page.status, _object_or_nothing(page.body))
        if page.status == 429 or page.status >= 500:
            self._backoff.failed(destination, _wish(refused, page))
        else:
            self._backoff.succeeded(destination)
        raise refused


def _url(endpoint: Endpoint, uri: str) -> URL:
    host = f"[{endpoint.host}]" if ":" in endpoint.host else endpoint.host
    return URL(f"https://{host}:{endpoint.port}{uri}", encoded=True)


def _object_or_nothing(body: bytes) -> dict[str, Any]:
    try:
        parsed = orjson.loads(body) if len(body) <= 65_536 else None
    except orjson.JSONDecodeError:
        return {}
    return parsed if isinstance(parsed, dict) else {}


def _wish(refused: Refused, page: Page) -> int:
    """How long the server wants to be left alone, in ms: `Retry-After` in seconds, or `retry_after_ms`."""
    seconds, wish = page.headers.get("retry-after", ""), refused.body.get("retry_after_ms")
    if seconds.isascii() and seconds.isdigit():
        return int(seconds[:9]) * 1000
    return wish if type(wish) is int and wish > 0 else 0
