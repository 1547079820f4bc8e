"""With which servers this one talks: the allow and the deny list of the configuration."""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import translate
from re import IGNORECASE, Pattern, compile
from typing import Final

from homeserver.federation.errors import NotAllowed
from homeserver.protocol.errors import Forbidden
from homeserver.protocol.identifiers import parse_server_name

_ESCAPED_BRACKET: Final = "[[]"


class ServerLists:
    """Both lists hold globs (`*`, `?`) over server names without their ports, as server ACLs do (Client-server API,
    "Server Access Control Lists"). An empty allow list allows all; the deny list wins."""

    def __init__(self, allowed: Iterable[str] = (), denied: Iterable[str] = (), *, enabled: bool = True) -> None:
        """With `enabled=False` nobody is talked with."""
        self._allowed = [_glob(glob) for glob in allowed]
        self._denied = [_glob(glob) for glob in denied]
        self._enabled = enabled

    def allows(self, server_name: str) -> bool:
        """Whether to talk with the server. Raises `IdentifierError` for what is no server name."""
        host, _ = parse_server_name(server_name)
        if not self._enabled or any(glob.fullmatch(host) for glob in self._denied):
            return False
        return not self._allowed or any(glob.fullmatch(host) for glob in self._allowed)

    def check_destination(self, server_name: str) -> None:
        """Raises `NotAllowed` unless requests may go to the server."""
        if not self.allows(server_name):
            raise NotAllowed(server_name, "the configuration allows no requests to it")

    def check_origin(self, server_name: str) -> None:
        """Raises `Forbidden` unless requests of the server are answered."""
        if not self.allows(server_name):
            raise Forbidden("This server does not federate with yours")


def _glob(glob: str) -> Pattern[str]:
    return compile(translate(glob.replace("[", _ESCAPED_BRACKET)), IGNORECASE)
