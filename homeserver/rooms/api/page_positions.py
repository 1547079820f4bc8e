"""Page tokens in the query of a request."""

from __future__ import annotations

from homeserver.http import Call
from homeserver.journal import PageToken, TokenError
from homeserver.protocol.errors import InvalidParam


def position_of(text: str, name: str) -> int:
    """The position for which a page or sync token stands.  Raises `InvalidParam` that names the parameter."""
    try:
        return PageToken.parse(text).position
    except TokenError as error:
        raise InvalidParam(f"`{name}` is not a token of this server.") from error


def query_position(call: Call, name: str) -> int | None:
    """The position in a query parameter; None where it is absent or empty.  Raises `InvalidParam`."""
    text = call.query_text(name)
    return position_of(text, name) if text else None
