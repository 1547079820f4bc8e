"""Who sent a request (Server-server API, "Request Authentication"): headers, lists, keys and signature together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from orjson import loads

from homeserver.federation import x_matrix
from homeserver.federation.key_ring import KeyRing, KeyUnavailable
from homeserver.federation.server_lists import ServerLists
from homeserver.protocol.errors import Unauthorized
from homeserver.protocol.signatures import SignatureError

MOST_REWRITTEN: Final = 1024 * 1024
"""Bytes of a body that is parsed and written again for its signature; a larger one must be sent as it was signed."""


class RequestCheck:
    """Checks requests to `server_name`."""

    def __init__(self, server_name: str, key_ring: KeyRing, lists: ServerLists) -> None:
        self._server_name = server_name
        self._key_ring = key_ring
        self._lists = lists
        self.heard: list[Callable[[str], None]] = []
        """Called with the server of each request that was signed as it should be."""

    def is_known(self, headers: Sequence[str]) -> bool:
        """Whether the keys that the headers name are in memory, so that `origin` asks nobody. Raises as `origin` does
        for headers that are reason enough to refuse a request."""
        claims = self._claims(headers)
        return any(self._key_ring.has_request_key(claim.origin, claim.key_id) for claim in claims)

    async def origin(
        self, headers: Sequence[str], method: str, uri: str, body: bytes = b"", parse: Callable[[bytes], Any] = loads
    ) -> str:
        """The server that sent the request: one signature with a key that is its own now is enough.

        `headers` are all `Authorization` headers, `uri` is path and query as they came, `body` what came with it; it
        has been checked only as far as it goes that it is JSON if `parse` was called. Raises `Unauthorized`,
        `Forbidden` for a server with which this one does not talk, and what `parse` raises.
        """
        claims = self._claims(headers)
        origin = claims[0].origin
        keys: list[tuple[x_matrix.Credentials, bytes]] = []
        for claim in claims:
            try:
                keys.append((claim, await self._key_ring.request_key(origin, claim.key_id)))
            except KeyUnavailable:
                continue
        if not any(self._is_signed(claim, key, method, uri, body, parse) for claim, key in keys):
            raise Unauthorized("The request has no valid signature of its origin")
        for hears in self.heard:
            hears(origin)
        return origin

    def _is_signed(
        self, claim: x_matrix.Credentials, key: bytes, method: str, uri: str, body: bytes, parse: Callable[[bytes], Any]
    ) -> bool:
        """Most servers send canonical JSON, and have signed what came: that needs no parsing, which anybody could ask
        for, and holds for numbers that no two servers write alike."""
        if body and x_matrix.is_signed_as_sent(claim, method, uri, body, key):
            return True
        if len(body) > MOST_REWRITTEN:
            return False
        try:
            x_matrix.verify(claim, method, uri, parse(body) if body else None, key)
        except SignatureError:
            return False
        return True

    def _claims(self, headers: Sequence[str]) -> list[x_matrix.Credentials]:
        """What the headers say, all of one server that this one talks with."""
        claims = x_matrix.parse_all(headers, self._server_name)
        origin = claims[0].origin
        if origin == self._server_name:
            raise Unauthorized("The request names this server as its origin")
        self._lists.check_origin(origin)
        return claims
