"""The conditions of push rules, compiled to closures.  Client-server API v1.19, "Conditions"."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from typing import Any, Final, Protocol

from homeserver.protocol.push_rules.default_rules import OWN_USER_ID
from homeserver.protocol.push_rules.glob import contains_words, fold, is_literal, whole_value, words

ABSENT: Final = object()


class MatchedEvent(Protocol):
    """What push rules look at in an event."""

    @property
    def event_id(self) -> str: ...
    @property
    def room_id(self) -> str: ...
    @property
    def type(self) -> str: ...
    @property
    def sender(self) -> str: ...
    @property
    def state_key(self) -> str | None: ...
    @property
    def content(self) -> Mapping[str, Any]: ...


class Occasion:
    """An event together with what its room was when it came.

    `member_count` is the number of joined members, `may_notify` says whether the sender's power suffices for a key of
    `notifications`, `display_name` is a member's name in the room.
    """

    __slots__ = ("_folded", "default_rules", "display_name", "event", "may_notify", "member_count")

    def __init__(
        self,
        event: MatchedEvent,
        *,
        member_count: int,
        may_notify: Callable[[str], bool],
        display_name: Callable[[str], str | None],
    ) -> None:
        self.event = event
        self.member_count = member_count
        self.may_notify = may_notify
        self.display_name = display_name
        self.default_rules: dict[str, bool] = {}
        """Which default rules matched, as far as they were tried."""
        self._folded: dict[tuple[str, ...], str | None] = {}

    def value(self, path: tuple[str, ...]) -> Any:
        """What stands at a path of the event in its client form, or `ABSENT`."""
        value: Any
        top = path[0]
        if top == "content":
            value = self.event.content
        elif top == "state_key":
            value = self.event.state_key
            if value is None:
                return ABSENT
        elif top in ("type", "sender", "room_id", "event_id", "origin_server_ts"):
            value = getattr(self.event, top)
        else:
            return ABSENT
        for name in path[1:]:
            if not isinstance(value, Mapping) or name not in value:
                return ABSENT
            value = value[name]
        return value

    def folded(self, path: tuple[str, ...]) -> str | None:
        """The string at a path, case folded, or None where there is no string."""
        try:
            return self._folded[path]
        except KeyError:
            value = self.value(path)
            text = fold(value) if isinstance(value, str) else None
            self._folded[path] = text
            return text


Condition = Callable[[Occasion, str], bool]
"""Says whether the condition holds on an occasion, for the user with that ID."""

BODY: Final = ("content", "body")
_COUNT: Final = re.compile(r"(==|<=|>=|<|>)?([0-9]{1,18})\Z", re.ASCII)
_COMPARISONS: Final[dict[str, Callable[[int, int], bool]]] = {
    "==": operator.eq,
    "<": operator.lt,
    ">": operator.gt,
    "<=": operator.le,
    ">=": operator.ge,
}


def property_path(key: str) -> tuple[str, ...]:
    r"""The names on a dot-separated path; `\.` and `\\` stand for a dot and a backslash inside of a name.

    Appendices, "Dot-separated property paths".
    """
    names, name, at = [], "", 0
    while at < len(key):
        letter = key[at]
        if letter == "\\" and key[at + 1 : at + 2] in ("\\", "."):
            at += 1
            name += key[at]
        elif letter == ".":
            names.append(name)
            name = ""
        else:
            name += letter
        at += 1
    return (*names, name)


def never(_occasion: Occasion, _user_id: str) -> bool:
    """The condition that nothing meets: what is not understood must not match."""
    return False


def compile_condition(condition: Mapping[str, Any]) -> Condition:
    """The closure for a condition; one of an unknown kind, or whose parameters make no sense, never holds."""
    kind = condition.get("kind")
    maker = _MAKERS.get(kind) if isinstance(kind, str) else None
    return maker(condition) if maker is not None else never


def _event_match(condition: Mapping[str, Any]) -> Condition:
    key, pattern = condition.get("key"), condition.get("pattern")
    if not isinstance(key, str) or not isinstance(pattern, str):
        return never
    path = property_path(key)
    if pattern is OWN_USER_ID:
        return lambda occasion, user_id: occasion.folded(path) == fold(user_id)
    if path == BODY:
        return body_match(pattern)
    if is_literal(pattern):
        wanted = fold(pattern)
        return lambda occasion, _: occasion.folded(path) == wanted
    matches = whole_value(pattern)

    def holds(occasion: Occasion, _user_id: str) -> bool:
        text = occasion.folded(path)
        return text is not None and matches(text)

    return holds


def body_match(pattern: str) -> Condition:
    """Holds where a part of `content.body` between word boundaries matches: also all that a content rule asks."""
    matches = words(pattern)

    def holds(occasion: Occasion, _user_id: str) -> bool:
        text = occasion.folded(BODY)
        return text is not None and matches(text)

    return holds


def _event_property_is(condition: Mapping[str, Any]) -> Condition:
    key, value = condition.get("key"), condition.get("value", ABSENT)
    if not isinstance(key, str) or not _is_simple(value):
        return never
    path = property_path(key)
    return lambda occasion, _: _same(occasion.value(path), value)


def _event_property_contains(condition: Mapping[str, Any]) -> Condition:
    key, value = condition.get("key"), condition.get("value", ABSENT)
    if not isinstance(key, str) or not _is_simple(value):
        return never
    path = property_path(key)

    def holds(occasion: Occasion, user_id: str) -> bool:
        values = occasion.value(path)
        wanted = user_id if value is OWN_USER_ID else value
        return isinstance(values, list) and any(_same(each, wanted) for each in values)

    return holds


def _is_simple(value: Any) -> bool:
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return True
    return isinstance(value, int) and -(2**53) < value < 2**53


def _same(value: Any, wanted: Any) -> bool:
    # In Python True equals 1; in JSON it does not.
    return type(value) is type(wanted) and bool(value == wanted)


def _contains_display_name(_condition: Mapping[str, Any]) -> Condition:
    def holds(occasion: Occasion, user_id: str) -> bool:
        text = occasion.folded(BODY)
        if text is None:
            return False
        name = occasion.display_name(user_id)
        return bool(name) and contains_words(name or "")(text)

    return holds


def _room_member_count(condition: Mapping[str, Any]) -> Condition:
    wanted = condition.get("is")
    found = _COUNT.match(wanted) if isinstance(wanted, str) else None
    if found is None:
        return never
    compare, number = _COMPARISONS[found[1] or "=="], int(found[2])
    return lambda occasion, _: compare(occasion.member_count, number)


def _sender_notification_permission(condition: Mapping[str, Any]) -> Condition:
    key = condition.get("key")
    if not isinstance(key, str):
        return never
    return lambda occasion, _: occasion.may_notify(key)


_MAKERS: Final[dict[str, Callable[[Mapping[str, Any]], Condition]]] = {
    "event_match": _event_match,
    "event_property_is": _event_property_is,
    "event_property_contains": _event_property_contains,
    "contains_display_name": _contains_display_name,
    "room_member_count": _room_member_count,
    "sender_notification_permission": _sender_notification_permission,
}
