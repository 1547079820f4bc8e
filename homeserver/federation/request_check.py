"""Who sent a request (Server-server API, "Request Authentication"): headers, lists, keys and signature together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from homeserver.federation import x_matrix
from homeserver.federation.key_ring import KeyRing, KeyUnavailable
from homeserver.federation.server_lists import ServerLists
from homeserver.protocol.errors import Unauthorized
from homeserver.protocol.signatures import SignatureError


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

    async def origin(self, headers: Sequence[str], method: str, uri: str, content: Any) -> str:
        """The server that sent the request: one signature with a key that is its own now is enough.

        `headers` are all `Authorization` headers, `uri` is path and query as they came, `content` the parsed body or
        None. Raises `Unauthorized`, and `Forbidden` for a server with which this one does not talk.
        """
        claims = self._claims(headers)
        origin = claims[0].origin
        for claim in claims:
            try:
                key = await self._key_ring.request_key(origin, claim.key_id)
                x_matrix.verify(claim, method, uri, content, key)
            except (KeyUnavailable, SignatureError):
                continue
            for hears in self.heard:
                hears(origin)
            return origin
        raise Unauthorized("The request has no valid signature of its origin")

    def _claims(self, headers: Sequence[str]) -> list[x_matrix.Credentials]:
        """What the headers say, all of one server that this one talks with."""
        claims = x_matrix.parse_all(headers, self._server_name)
        origin = claims[0].origin
        if origin == self._server_name:
            raise Unauthorized("The request names this server as its origin")
        self._lists.check_origin(origin)
        return claims
