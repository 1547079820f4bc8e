"""What an answer of another server must look like: it is a `BadAnswer` where it does not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from homeserver.federation.errors import BadAnswer
from homeserver.protocol.identifiers import IdentifierError, is_server_name, parse_event_id, parse_room_id

MAX_SERVERS: Final = 20_000


class Shape:
    """The body of an answer, and whose it is."""

    __slots__ = ("_body", "_server")

    def __init__(self, server: str, body: Mapping[str, Any]) -> None:
        self._server = server
        self._body = body

    def text(self, name: str, default: str | None = None) -> str:
        """A member that must be a string; it may be missing where there is a default."""
        value = self._body.get(name, default)
        if not isinstance(value, str):
            raise self._bad(name, "a string")
        return value

    def integer(self, name: str) -> int:
        """A member that must be a whole number from 0 on, within the range that all servers know."""
        value = self._body.get(name)
        if type(value) is not int or not 0 <= value < 2**53:
            raise self._bad(name, "a whole number")
        return value

    def flag(self, name: str) -> bool:
        """A member that must be a boolean; false where it is missing."""
        value = self._body.get(name, False)
        if not isinstance(value, bool):
            raise self._bad(name, "a boolean")
        return value

    def object(self, name: str) -> dict[str, Any]:
        """A member that must be an object."""
        value = self._body.get(name)
        if not isinstance(value, dict):
            raise self._bad(name, "an object")
        return value

    def objects(self, name: str, most: int) -> list[dict[str, Any]]:
        """A member that must be a list of at most so many objects."""
        value = self._body.get(name)
        if not isinstance(value, list) or len(value) > most or not all(isinstance(one, dict) for one in value):
            raise self._bad(name, f"a list of at most {most} objects")
        return value

    def optional_object(self, name: str) -> dict[str, Any] | None:
        """A member that must be an object where it is there and not null."""
        return None if self._body.get(name) is None else self.object(name)

    def servers(self, name: str) -> list[str]:
        """A member that must be a list of names of servers, each taken once; empty where it is missing."""
        value = self._body.get(name, [])
        if not isinstance(value, list) or len(value) > MAX_SERVERS:
            raise self._bad(name, "a list of servers")
        return list(dict.fromkeys(one for one in value if is_server_name(one)))

    def room_id(self, name: str) -> str:
        """A member that must be the ID of a room."""
        return self._identifier(name, parse_room_id, "the ID of a room")

    def event_id(self, name: str) -> str:
        """A member that must be the ID of an event."""
        return self._identifier(name, parse_event_id, "the ID of an event")

    def _identifier(self, name: str, parse: Any, what: str) -> str:
        value = self.text(name)
        try:
            parse(value)
        except IdentifierError:
            raise self._bad(name, what) from None
        return value

    def _bad(self, name: str, what: str) -> BadAnswer:
        return BadAnswer(self._server, f"{name} is not {what}")
