"""Rule 10: who may change the power levels, and to what."""

from collections.abc import Iterator
from typing import Any, Final

from homeserver.protocol.auth_rules.refusal import AuthRefused
from homeserver.protocol.auth_rules.room_state import POWER_LEVELS, RoomState
from homeserver.protocol.event import Event
from homeserver.protocol.identifiers import is_user_id
from homeserver.protocol.power_levels import DEFAULTS, Level, read_level
from homeserver.protocol.room_versions import RoomVersion

_NAMED: Final = tuple(DEFAULTS)
"""`users_default`, `events_default`, `state_default`, `ban`, `redact`, `kick`, `invite`."""


def check_power_levels(event: Event, room: RoomState) -> None:
    """Raise `AuthRefused` unless the sender may change the power levels so.

    10. If type is `m.room.power_levels`:
        1. v10: If any of the properties `users_default`, `events_default`, `state_default`, `ban`, `redact`, `kick`,
           or `invite` in `content` are present and not an integer, reject.
        2. v10: If either of the properties `events` or `notifications` in `content` are present and not an object
           with values that are integers, reject.
        3. If the `users` property in `content` is not an object with keys that are valid user IDs with values that
           are integers (until v9: or a string that is an integer), reject.
        4. v12: If the `users` property in `content` contains the `sender` of the `m.room.create` event or any of the
           `additional_creators` array (if present) from the `content` of the `m.room.create` event, reject.
        5. If there is no previous `m.room.power_levels` event in the room, allow.
        6. For the properties `users_default`, `events_default`, `state_default`, `ban`, `redact`, `kick`, `invite`
           check if they were added, changed or removed. For each found alteration:
           1. If the current value is higher than the `sender`'s current power level, reject.
           2. If the new value is higher than the `sender`'s current power level, reject.
        7. For each entry being changed in, or removed from, the `events` or (v6) `notifications` properties: If the
           current value is greater than the `sender`'s current power level, reject.
        8. For each entry being added to, or changed in, the `events` or (v6) `notifications` properties: If the new
           value is greater than the `sender`'s current power level, reject.
        9. For each entry being changed in, or removed from, the `users` property, other than the `sender`'s own
           entry: If the current value is greater than or equal to the `sender`'s current power level, reject.
        10. For each entry being added to, or changed in, the `users` property: If the new value is greater than the
            `sender`'s current power level, reject.
        11. Otherwise, allow.

    A `users` property that is not there is an empty one. Until v9, a new value in rules 6 to 8 that stands for no
    integer cannot be compared, so it is refused as if it were too high.
    """
    content, version = event.content, event.version
    # 10.1 and 10.2, v10
    if version.integer_power_levels:
        _check_integers(content, version)
    # 10.3. "If the users property in content is not an object with keys that are valid user IDs with values that are
    #        integers, reject."
    users = content.get("users", {})
    if not isinstance(users, dict):
        raise AuthRefused("10.3", "users must be an object")
    for user_id, value in users.items():
        if not is_user_id(user_id) or read_level(value, version) is None:
            raise AuthRefused("10.3", "users must hold integers by user ID")
    # 10.4. v12: "If the users property in content contains the sender of the m.room.create event or any of the
    #       additional_creators array ..., reject."
    if version.privileged_creators and not room.power.creators.isdisjoint(users):
        raise AuthRefused("10.4", "Creators have no power level that could be set")
    # 10.5. "If there is no previous m.room.power_levels event in the room, allow."
    current = room.state.get(POWER_LEVELS)
    if current is None:
        return
    level = room.power.user(event.sender)
    # 10.6. "For the properties users_default, ..., invite check if they were added, changed or removed."
    before = {name: current.content[name] for name in _NAMED if name in current.content}
    after = {name: content[name] for name in _NAMED if name in content}
    _check_alterations("10.6.1", "10.6.2", before, after, level, version)
    # 10.7 and 10.8. "... the events or notifications properties"
    _check_alterations("10.7.1", "10.8.1", _entries(current, "events"), _entries(event, "events"), level, version)
    # v6: "the events or notifications properties"; before: "the events property"
    if version.notification_levels_limited:
        old, new = _entries(current, "notifications"), _entries(event, "notifications")
        _check_alterations("10.7.1", "10.8.1", old, new, level, version)
    # 10.9. "For each entry being changed in, or removed from, the users property, other than the sender's own entry:
    #        If the current value is greater than or equal to the sender's current power level, reject."
    # 10.10. "For each entry being added to, or changed in, the users property: If the new value is greater than the
    #         sender's current power level, reject."
    _check_users(event.sender, _entries(current, "users"), users, level, version)
    # 10.11. "Otherwise, allow."


def _check_integers(content: dict[str, Any], version: RoomVersion) -> None:
    # 10.1. "If any of the properties users_default, ..., or invite in content are present and not an integer, reject."
    for name in _NAMED:
        if name in content and read_level(content[name], version) is None:
            raise AuthRefused("10.1", f"{name} must be an integer")
    # 10.2. "If either of the properties events or notifications in content are present and not an object with values
    #        that are integers, reject."
    for group in ("events", "notifications"):
        entries = content.get(group, {})
        if not isinstance(entries, dict) or any(read_level(value, version) is None for value in entries.values()):
            raise AuthRefused("10.2", f"{group} must hold integers")


def _entries(event: Event, group: str) -> dict[str, Any]:
    entries = event.content.get(group)
    return entries if isinstance(entries, dict) else {}


def _altered(
    before: dict[str, Any], after: dict[str, Any], version: RoomVersion
) -> Iterator[tuple[str, int | None, int | None, bool]]:
    """Each entry that differs: its name, the old level, the new level, and whether there is a new entry at all."""
    for name in (*before, *(name for name in after if name not in before)):
        old = read_level(before.get(name), version)
        new = read_level(after.get(name), version)
        if old != new or (name in after and new is None):
            yield name, old, new, name in after


def _check_alterations(
    old_rule: str,
    new_rule: str,
    before: dict[str, Any],
    after: dict[str, Any],
    level: Level,
    version: RoomVersion,
) -> None:
    for name, old, new, present in _altered(before, after, version):
        # 10.6.1, 10.7.1. "If the current value is higher than the sender's current power level, reject."
        if old is not None and old > level:
            raise AuthRefused(old_rule, f"The level of {name} is above that of the sender")
        # 10.6.2, 10.8.1. "If the new value is higher than the sender's current power level, reject."
        if present and (new is None or new > level):
            raise AuthRefused(new_rule, f"The new level of {name} would be above that of the sender")


def _check_users(
    sender: str, before: dict[str, Any], after: dict[str, Any], level: Level, version: RoomVersion
) -> None:
    for user_id, old, new, _ in _altered(before, after, version):
        if user_id != sender and old is not None and old >= level:
            raise AuthRefused("10.9.1", f"{user_id} is as powerful as the sender")
        if new is not None and new > level:
            raise AuthRefused("10.10.1", f"{user_id} would be more powerful than the sender")
