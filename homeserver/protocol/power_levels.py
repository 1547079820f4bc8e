"""Who may do what in a room (Client-server API, `m.room.power_levels`; Room versions, "Authorisation rules")."""

import math
import re
from collections.abc import Mapping
from typing import Any, Final, Self

from homeserver.protocol.event import Event
from homeserver.protocol.room_versions import RoomVersion

Level = int | float
"""A power level: an integer, or `INFINITE`."""

INFINITE: Final = math.inf
"""The level of creators since room version 12: "Users with MAX_INT power level are still less than creators"."""

CREATOR_DEFAULT: Final = 100
"""The creator's level while the room has no `m.room.power_levels`, until room version 11."""

NOTIFICATION_DEFAULT: Final = 50
"""The level that a kind of notification needs when the room does not say."""

DEFAULTS: Final[Mapping[str, int]] = {
    "users_default": 0,
    "events_default": 0,
    "state_default": 50,
    "ban": 50,
    "redact": 50,
    "kick": 50,
    "invite": 0,
}
"""What stands for a level that the room does not name, by its key in the content."""

_MAX_DIGITS: Final = 400
"""Longer than the digits of any IEEE 754 double."""

_STRINGY: Final = re.compile(r"\s*([+-]?[0-9]{1,400})\s*")


def read_level(value: object, version: RoomVersion) -> int | None:
    """The integer that a value in `m.room.power_levels` stands for in this room version; None when it stands for none.

    Until version 9 that may be a string: "a single base 10 integer", with leading zeroes, one sign and surrounding
    whitespace at will. Until version 5 it may be a float, which "is truncated at the decimal point".
    """
    if type(value) is int:
        return value
    if version.integer_power_levels:
        return None
    if isinstance(value, str):
        match = _STRINGY.fullmatch(value) if len(value) <= 2 * _MAX_DIGITS else None
        return None if match is None else int(match[1])
    if version.float_power_levels and isinstance(value, float) and math.isfinite(value):
        return int(value)
    return None


def creator_of(version: RoomVersion, create: Event) -> str | None:
    """The user who made the room: the sender of its create event, before version 11 the one whom it names."""
    if version.creator_is_sender:
        return create.sender
    creator = create.content.get("creator")
    return creator if isinstance(creator, str) else None


def additional_creators(create: Event) -> list[Any]:
    """`additional_creators` of a create event; empty when it is not there or is no list."""
    listed = create.content.get("additional_creators")
    return listed if isinstance(listed, list) else []


class PowerLevels:
    """The levels of a room at one point. Made in constant time: a level is read when it is asked for.

    A value that is not a level counts as absent. The auth rules keep such values out since room version 10.
    """

    __slots__ = ("_content", "_create", "_version")

    def __init__(self, version: RoomVersion, create: Event | None, content: Mapping[str, Any] | None) -> None:
        self._version = version
        self._create = create
        self._content = content

    @classmethod
    def of(cls, version: RoomVersion, create: Event | None, power_levels: Event | None) -> Self:
        """The levels that these two state events give; either may be missing."""
        return cls(version, create, None if power_levels is None else power_levels.content)

    def user(self, user_id: str) -> Level:
        """The level of a user, member or not."""
        if self._version.privileged_creators and self.is_creator(user_id):
            return INFINITE
        if self._content is None:
            # "If the room contains no `m.room.power_levels` event, the room's creator has a power level of 100"
            return CREATOR_DEFAULT if self.is_creator(user_id) else DEFAULTS["users_default"]
        level = self._entry("users", user_id)
        return self._named("users_default") if level is None else level

    def is_creator(self, user_id: str) -> bool:
        """Whether the user is a room creator: since version 12 there may be several."""
        if self._create is None:
            return False
        if user_id == creator_of(self._version, self._create):
            return True
        return self._version.privileged_creators and user_id in additional_creators(self._create)

    @property
    def creators(self) -> frozenset[str]:
        """All room creators: one, and since version 12 any number. Made anew each time."""
        if self._create is None:
            return frozenset()
        named = [creator_of(self._version, self._create)]
        if self._version.privileged_creators:
            named += additional_creators(self._create)
        return frozenset(user_id for user_id in named if isinstance(user_id, str))

    def required(self, event_type: str, is_state: bool) -> int:
        """The *required power level* of an event type, membership events and redactions apart."""
        level = self._entry("events", event_type)
        if level is not None:
            return level
        return self._named("state_default" if is_state else "events_default")

    @property
    def ban(self) -> int:
        """The *ban level*."""
        return self._named("ban")

    @property
    def kick(self) -> int:
        """The *kick level*."""
        return self._named("kick")

    @property
    def invite(self) -> int:
        """The *invite level*."""
        return self._named("invite")

    @property
    def redact(self) -> int:
        """The *redact level*: what redacting an event of somebody else needs."""
        return self._named("redact")

    @property
    def notifications(self) -> dict[str, int]:
        """The level needed to trigger each kind of notification; `room` is always there."""
        levels = {"room": NOTIFICATION_DEFAULT}
        for kind in self._entries("notifications"):
            level = self._entry("notifications", kind)
            if level is not None:
                levels[kind] = level
        return levels

    def _named(self, name: str) -> int:
        level = None if self._content is None else read_level(self._content.get(name), self._version)
        return DEFAULTS[name] if level is None else level

    def _entry(self, group: str, key: str) -> int | None:
        return read_level(self._entries(group).get(key), self._version)

    def _entries(self, group: str) -> Mapping[str, Any]:
        entries = None if self._content is None else self._content.get(group)
        return entries if isinstance(entries, dict) else {}
