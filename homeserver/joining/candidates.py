"""Which servers are asked to help with a room, in which order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from homeserver.protocol.identifiers import IdentifierError, domain_of, is_server_name

MOST: Final = 10
"""Servers that are asked at the most: a client that waits has little use for more."""


def candidates(own_name: str, *groups: Iterable[str], most: int = MOST) -> list[str]:
    """The first `most` names of the groups that are server names of others, each once."""
    found: dict[str, None] = {}
    for group in groups:
        for name in group:
            if len(found) >= most:
                return list(found)
            if name != own_name and is_server_name(name):
                found[name] = None
    return list(found)


def server_of(identifier: str) -> list[str]:
    """The server that a user ID, an alias or a room ID (until version 11) names, if it does."""
    try:
        return [domain_of(identifier)]
    except IdentifierError:
        return []


def senders(stripped: Iterable[Mapping[str, Any]]) -> list[str]:
    """The servers of those who set what an invite shows of its room: the creator's among them."""
    return [name for each in stripped for name in server_of(str(each.get("sender", "")))]
