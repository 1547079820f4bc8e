"""How requests of other servers come in: signed, and each server within its bounds (Server-server API, "Request
Authentication").

Before it is known who asks, requests are bounded by their address: so many large bodies are read and keys asked for at
once, and so often is asked around for a key. From then on they are bounded by the server, which may not keep the others
from being answered.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final, Protocol

from homeserver.http.body import parse_and_cut, value_of
from homeserver.http.call import Call
from homeserver.http.rate_limits import RateLimiter, key_of_address
from homeserver.http.routes import Route
from homeserver.http.turns import Release, Turns

UNKNOWN_AT_ONCE: Final = 20
UNKNOWN_WAITING: Final = 200
"""Of one address: large bodies that are read, and requests for whose keys somebody is asked."""
LARGE: Final = 256 * 1024  # bytes
AT_ONCE: Final = 20
WAITING: Final = 50
"""Of one server, reads and writes each; those that wait are in memory with their bodies."""


BYTES_A_TOKEN: Final = 64 * 1024
"""So many bytes of a body count as one request more."""
DEEPEST: Final = 210
"""Levels of JSON that are taken of other servers: a PDU may have `canonical_json.MAX_DEPTH`, and stands in a list. What
is deeper is left out: nobody would take a PDU with it, but the others of the transaction are as good as before."""


class ServerCheck(Protocol):
    """Finds out who signed a request."""

    def is_known(self, headers: Sequence[str]) -> bool:
        """Whether the check would ask nobody for keys. Raises `Unauthorized` and `Forbidden` where the headers alone
        are reason enough to refuse the request."""

    async def origin(
        self, headers: Sequence[str], method: str, uri: str, body: bytes, parse: Callable[[bytes], Any]
    ) -> str:
        """The server that signed the request: all `Authorization` headers, path, query and body as they came; `parse`
        is asked where the body is not signed as it came.

        Raises `Unauthorized`, `Forbidden` for servers not talked with, and what `parse` raises.
        """


class ServerGate:
    """Lets in what is signed, in its turn."""

    def __init__(self, check: ServerCheck, limiter: RateLimiter) -> None:
        self._check = check
        self._limiter = limiter
        self._large = Turns(UNKNOWN_AT_ONCE, UNKNOWN_WAITING)
        self._unknown = Turns(UNKNOWN_AT_ONCE, UNKNOWN_WAITING)
        self._servers = Turns(AT_ONCE, WAITING)

    async def admit(self, route: Route, call: Call) -> Release:
        """Sets `call.origin`, waits for the server's turn, and returns what ends that.

        Raises `Unauthorized`, `Forbidden`, `NotJson`, `BadJson`, `TooLarge`, `LimitExceeded`.
        """
        headers = call.authorizations
        known = self._check.is_known(headers)
        address = key_of_address(call.remote_address)
        body = await self._body(address, call)
        if known:
            call.origin = await self._check.origin(headers, call.method, call.uri, body, value_of)
        else:
            release = await self._unknown.take(address)
            try:
                if not self._check.is_known(headers):  # nobody has asked for the key meanwhile
                    self._limiter.check("notary", address)
                call.origin = await self._check.origin(headers, call.method, call.uri, body, value_of)
            finally:
                release()
        if route.limit is not None:
            self._limiter.check(route.limit, call.origin, 1 + len(body) // BYTES_A_TOKEN)
        if body:
            call.parsed = parse_and_cut(body, DEEPEST)
        # A write may wait for a server that in turn asks us while it waits for us: its reads have turns of their own.
        return await self._servers.take((call.origin, route.shielded))

    async def _body(self, address: str, call: Call) -> bytes:
        if call.method in ("GET", "HEAD"):
            return b""
        length = call.announced_length
        if length is not None and length <= LARGE:
            return await call.raw()
        release = await self._large.take(address)
        try:
            return await call.raw()
        finally:
            release()
