"""What other servers say of their aliases and their published rooms (Server-server API, "Querying for information",
"Published Room Directory")."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, Protocol

from homeserver.federation.errors import FederationError, passed_on
from homeserver.protocol.identifiers import IdentifierError, domain_of, parse_room_alias, parse_room_id

MOST_ROOMS: Final = 1_000
"""Rooms of another server's answer that are passed on."""
LONGEST: Final = 4_096
"""Characters of a text in it."""


class DirectoryCalls(Protocol):
    """Asks other servers; `RoomCalls` does. Every error is a `FederationError`."""

    async def query_directory(self, server: str, alias: str) -> tuple[str, list[str]]:
        """The room that an alias of the server leads to, and servers in that room."""

    async def public_rooms(
        self,
        server: str,
        *,
        limit: int | None = None,
        since: str | None = None,
        filter: Mapping[str, Any] | None = None,
        include_all_networks: bool = False,
        third_party_instance_id: str | None = None,
    ) -> dict[str, Any]:
        """The rooms that the server publishes."""


class OtherDirectories:
    """Asks for each request: what another server knows is its own, and changes."""

    def __init__(self, calls: DirectoryCalls) -> None:
        self._calls = calls

    async def resolve(self, alias: str) -> tuple[str, list[str]]:
        """The room that an alias of another server leads to, and servers through which it can be joined.

        Raises `IdentifierError`, what that server says (`NotFound`), or 502 where it says nothing.
        """
        parse_room_alias(alias)
        server = domain_of(alias)
        try:
            room_id, servers = await self._calls.query_directory(server, alias)
        except FederationError as error:
            raise passed_on(error) from error
        return room_id, servers if server in servers else [*servers, server]

    async def list(self, server: str, **wanted: Any) -> dict[str, Any]:
        """`PublicRoomsResponse` of another server; `wanted` as `DirectoryCalls.public_rooms` has it. Raises as
        `resolve`."""
        try:
            told = await self._calls.public_rooms(server, **wanted)
        except FederationError as error:
            raise passed_on(error) from error
        rooms = [room for entry in told["chunk"][:MOST_ROOMS] if (room := _room(entry)) is not None]
        answer: dict[str, Any] = {"chunk": rooms}
        for name in ("next_batch", "prev_batch"):
            if _is_text(told.get(name)):
                answer[name] = told[name]
        if _is_count(told.get("total_room_count_estimate")):
            answer["total_room_count_estimate"] = told["total_room_count_estimate"]
        return answer


def _room(entry: Mapping[str, Any]) -> dict[str, Any] | None:
    """A room as clients may rely on it, None for one without its ID: members of a wrong type are left out."""
    try:
        parse_room_id(entry.get("room_id", ""))
    except IdentifierError:
        return None
    room = {name: entry[name] for name, is_right in _MEMBERS.items() if is_right(entry.get(name))}
    return {"num_joined_members": 0, "world_readable": False, "guest_can_join": False, **room}


def _is_text(value: object) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST


def _is_count(value: object) -> bool:
    return type(value) is int and 0 <= value < 2**53


def _is_flag(value: object) -> bool:
    return isinstance(value, bool)


_MEMBERS: Final[Mapping[str, Callable[[object], bool]]] = {
    "room_id": _is_text,
    "num_joined_members": _is_count,
    "world_readable": _is_flag,
    "guest_can_join": _is_flag,
    "join_rule": _is_text,
    "name": _is_text,
    "topic": _is_text,
    "avatar_url": _is_text,
    "canonical_alias": _is_text,
    "room_type": _is_text,
}
