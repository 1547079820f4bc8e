"""The part of a room's state that the authorisation rules read."""

from collections.abc import Mapping
from typing import Any, Final

from homeserver.protocol.event import Event
from homeserver.protocol.power_levels import PowerLevels
from homeserver.protocol.room_versions import RoomVersion

StateKey = tuple[str, str]
"""Where a state event stands: `(type, state_key)`."""

CREATE: Final[StateKey] = ("m.room.create", "")
POWER_LEVELS: Final[StateKey] = ("m.room.power_levels", "")
JOIN_RULES: Final[StateKey] = ("m.room.join_rules", "")
MEMBER: Final = "m.room.member"
THIRD_PARTY_INVITE: Final = "m.room.third_party_invite"

AUTHORISER: Final = "join_authorised_via_users_server"
"""The member who vouches for a restricted join, as a key of its content."""


class RoomState:
    """What the rules ask of a state: who created the room, who is in it, with which power, and how one gets in."""

    __slots__ = ("create", "power", "state", "version")

    version: RoomVersion
    create: Event
    power: PowerLevels
    state: Mapping[StateKey, Event]

    def __init__(self, version: RoomVersion, create: Event, state: Mapping[StateKey, Event]) -> None:
        self.version = version
        self.create = create
        self.state = state
        self.power = PowerLevels.of(version, create, state.get(POWER_LEVELS))

    def membership(self, user_id: str) -> str | None:
        """`join`, `invite`, `knock`, `ban` or `leave`; None when the user never had any."""
        event = self.state.get((MEMBER, user_id))
        return None if event is None else event.membership

    @property
    def join_rule(self) -> str:
        """The join rule; `invite` when the room has none, and no known one when its event names none."""
        event = self.state.get(JOIN_RULES)
        if event is None:
            return "invite"
        rule = event.content.get("join_rule")
        return rule if isinstance(rule, str) else ""


def object_in(content: Mapping[str, Any], key: str) -> dict[str, Any] | None:
    """The object under a key, or None when there is none or something else."""
    value = content.get(key)
    return value if isinstance(value, dict) else None
