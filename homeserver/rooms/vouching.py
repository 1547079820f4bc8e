"""Vouching for joins of restricted rooms: who may come in, and which member of this server answers for it.

Client-server API, "Restricted rooms"; Server-server API, "Restricted rooms".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import chain, islice
from typing import Any

from homeserver.protocol.errors import Forbidden, MatrixError
from homeserver.protocol.identifiers import domain_of
from homeserver.protocol.power_levels import PowerLevels
from homeserver.rooms.events import Events
from homeserver.rooms.head import RoomHead
from homeserver.rooms.stored_event import StoredEvent
from homeserver.storage import Database, in_list

AUTHORISER = "join_authorised_via_users_server"
MOST_ALLOW_RULES = 100
MOST_LOOKED_AT = 20_000
"""Members."""
NOT_ALLOWED = "You are in none of the rooms whose members may join this one."


class Conditions(Enum):
    """What became of the `allow` conditions of a room for a user."""

    MET = "one of them is met"
    FAILED = "none of them is met"
    UNKNOWN = "none is met, but this server does not know all the rooms that they name"


@dataclass(frozen=True, slots=True)
class Vouching:
    """Answers for users of this server and of others alike."""

    server_name: str
    database: Database
    events: Events

    async def vouched(self, head: RoomHead, user_id: str) -> dict[str, str]:
        """What the join of a local user adds to the member event; nothing where nobody need vouch.

        Raises `Forbidden` where the user meets no condition, and `M_UNABLE_TO_GRANT_JOIN` (403) where nobody on this
        server can vouch.
        """
        if not await self.needed(head, user_id):
            return {}
        if await self.conditions(head, user_id) is not Conditions.MET:
            raise Forbidden(NOT_ALLOWED)
        authoriser = await self.authoriser(head)
        if authoriser is None:
            raise MatrixError(403, "M_UNABLE_TO_GRANT_JOIN", "Nobody on this server can vouch for you in that room.")
        return {AUTHORISER: authoriser}

    async def needed(self, head: RoomHead, user_id: str) -> bool:
        """Whether the user can only join with someone who vouches: who is invited or a member needs nobody."""
        if not head.version.restricted_joins or user_id in head.invited or user_id in head.joined:
            return False
        rules = await self._event(head, "m.room.join_rules")
        return rules is not None and rules.event.content.get("join_rule") in ("restricted", "knock_restricted")

    async def conditions(self, head: RoomHead, user_id: str) -> Conditions:
        """Whether the user is in one of the rooms whose members may join; only the room's first 100 count."""
        rules = await self._event(head, "m.room.join_rules")
        named = _rooms_named(rules.event.content.get("allow")) if rules is not None else []
        if not named:
            return Conditions.FAILED
        rows = await self.database.fetch(
            "SELECT m.membership FROM rooms r JOIN room_servers s ON s.room_nid = r.nid AND s.server = ? "
            "AND s.to_position IS NULL LEFT JOIN memberships m ON m.room_nid = r.nid AND m.user_id = ? "
            f"WHERE r.room_id IN {in_list(len(named))}",
            self.server_name,
            user_id,
            *named,
        )
        if any(row[0] == "join" for row in rows):
            return Conditions.MET
        return Conditions.FAILED if len(rows) == len(named) else Conditions.UNKNOWN

    async def authoriser(self, head: RoomHead) -> str | None:
        """A member of this server with the power to invite; None where there is none, or none is found soon."""
        create = await self._event(head, "m.room.create")
        levels = await self._event(head, "m.room.power_levels")
        if create is None:
            return None
        powers = PowerLevels.of(head.version, create.event, levels.event if levels is not None else None)
        named = levels.event.content.get("users") if levels is not None else None
        first: list[str] = [create.event.sender, *(map(str, named) if isinstance(named, dict) else ())]
        ours = f":{self.server_name}"
        for user_id in chain((user for user in first if user in head.joined), islice(head.joined, MOST_LOOKED_AT)):
            if (
                user_id.endswith(ours)
                and domain_of(user_id) == self.server_name
                and powers.user(user_id) >= powers.invite
            ):
                return user_id
        return None

    async def _event(self, head: RoomHead, type_: str) -> StoredEvent | None:
        event_id = head.event_id(type_)
        return await self.events.one(event_id) if event_id is not None else None


def _rooms_named(allow: Any) -> Sequence[str]:
    conditions = allow[:MOST_ALLOW_RULES] if isinstance(allow, list) else ()
    named = [
        condition.get("room_id")
        for condition in conditions
        if isinstance(condition, dict) and condition.get("type") == "m.room_membership"
    ]
    return list(dict.fromkeys(room_id for room_id in named if isinstance(room_id, str) and "\0" not in room_id))
