"""Who asks: the access token of a request, and its requester (Client-server API, "Using access tokens")."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from homeserver.http.call import Call
    from homeserver.http.websocket import WebsocketCall


@dataclass(slots=True)
class Requester:
    """The account and session that a request acts for."""

    user_id: str
    device_id: str | None = None
    session_id: int | None = None
    is_guest: bool = False
    is_admin: bool = False
    is_suspended: bool = False
    """May not speak, join, invite or change a profile. HTTP requests are refused before their handler; a websocket
    handler asks."""


class Authenticator(Protocol):
    """Turns access tokens into requesters; the edge asks it for every route that wants one."""

    def cached(self, token: str) -> Requester | None:
        """The requester of a token seen lately and known to be still valid, at no cost; None says to ask in full."""

    async def authenticate(self, token: str, call: Call | WebsocketCall) -> Requester:
        """The requester of `token`. Raises `UnknownToken` (with `soft_logout` where it applies)."""


def by_name(headers: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    """The headers by name in lower case; of a repeated one, the last."""
    return {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in headers}


def token_in_headers(headers: Iterable[tuple[bytes, bytes]]) -> str | None:
    """The token of `Authorization: Bearer ...`, None where there is none; another scheme is no token."""
    for name, value in headers:
        if name == b"authorization":
            scheme, _, token = value.partition(b" ")
            if scheme.lower() == b"bearer":
                return token.strip().decode("latin-1") or None
    return None
