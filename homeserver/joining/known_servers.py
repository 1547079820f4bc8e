"""Which servers may know a room: what the client says, what invited the user, and what this server has seen of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

import orjson

from homeserver.joining.candidates import candidates, senders, server_of
from homeserver.protocol.power_levels import PowerLevels
from homeserver.rooms import Membership, RoomHead, Rooms

MOST_NAMING: Final = 200
"""Events of other rooms that are read for the servers that they name."""


class KnownServers:
    """Finds servers to ask."""

    def __init__(self, rooms: Rooms) -> None:
        self._rooms = rooms

    async def of(self, user_id: str, room_id: str, via: Sequence[str]) -> list[str]:
        """Servers to join or knock through, the likeliest first.

        Those that the client names, the server of who invited the user and of others whom the invite shows, those that
        were in the room when this one last was, those that rooms of the user name for it (the room that it replaces,
        spaces that it is in), and the one that its ID names.
        """
        membership = (await self._rooms.memberships_of(user_id)).get(room_id)
        head = await self._rooms.head(room_id)
        return candidates(
            self._rooms.server_name,
            via,
            invited_by(membership),
            largest(head),
            await self._named_for(user_id, room_id),
            server_of(room_id),
        )

    async def outside(self, membership: Membership) -> list[str]:
        """Servers by which to reject an invite or to take back a knock."""
        head = await self._rooms.head(membership.room_id)
        return candidates(
            self._rooms.server_name, invited_by(membership), largest(head), server_of(membership.room_id), most=5
        )

    async def vouching(self, head: RoomHead) -> list[str]:
        """Servers of this room with a member who may invite by name, the largest first."""
        create = await self._rooms.state_event(head, "m.room.create")
        levels = await self._rooms.state_event(head, "m.room.power_levels")
        if create is None:
            return []
        powers = PowerLevels.of(head.version, create.event, levels.event if levels is not None else None)
        named = levels.event.content.get("users") if levels is not None else None
        users = [*powers.creators, *(named if isinstance(named, dict) else ())]
        able = {
            name for user in users if user in head.joined and powers.user(user) >= powers.invite
            for name in server_of(user)
        }  # fmt: skip
        return candidates(self._rooms.server_name, [name for name in largest(head) if name in able])

    async def _named_for(self, user_id: str, room_id: str) -> list[str]:
        """Servers that the user's rooms name for a room: where it is their replacement, or a child of a space."""
        if "\0" in room_id:
            return []
        rows = await self._rooms.database.fetch(
            "SELECT s.event_position FROM memberships m JOIN room_state s ON s.room_nid = m.room_nid "
            "AND s.to_position IS NULL AND ((s.type = 'm.room.tombstone' AND s.state_key = '') "
            "OR (s.type = 'm.space.child' AND s.state_key = ?)) "
            "WHERE m.user_id = ? AND m.membership = 'join' ORDER BY s.event_position DESC LIMIT ?",
            room_id,
            user_id,
            MOST_NAMING,
        )
        found = await self._rooms.events.at_positions([row[0] for row in rows])
        names: list[str] = []
        for stored in found.values():
            event = stored.event
            if event.type == "m.space.child":
                via = event.content.get("via")
                names += [name for name in via if isinstance(name, str)] if isinstance(via, list) else []
            elif event.content.get("replacement_room") == room_id:
                names += [event.sender_domain, *largest(await self._rooms.head(event.room_id))]
        return names


def invited_by(membership: Membership | None) -> list[str]:
    """The servers that an invite shows: of who invited, and of those who set the room's stripped state."""
    if membership is None or membership.membership not in ("invite", "knock"):
        return []
    shown: Any = orjson.loads(membership.stripped) if membership.stripped else []
    return [*server_of(membership.sender), *senders(each for each in shown if isinstance(each, dict))]


def largest(head: RoomHead | None) -> list[str]:
    """The servers in the room as far as this one knows, those with most members first."""
    if head is None:
        return []
    by_size: Iterable[tuple[str, int]] = sorted(head.servers.items(), key=lambda entry: (-entry[1], entry[0]))
    return [name for name, _ in by_size]
