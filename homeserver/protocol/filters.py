"""Filters: which events a client asked to be spared.

Client-server API, "Filtering", and the schemas `Filter`, `RoomFilter`, `RoomEventFilter` and `EventFilter`.
`parse_filter` reads what a client posted or put in a query; the records it returns answer whether an event passes.
Nothing here knows the time, a database or a user.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

MAXIMUM_LIST = 10_000
MAXIMUM_PATTERNS = 100
MAXIMUM_FIELDS = 100
MAXIMUM_EVENTS = 1_000


class FilterError(ValueError):
    """The filter is not one; the sentence names the key at fault. Answer it with 400 `M_BAD_JSON`."""


@dataclass(frozen=True, slots=True)
class Patterns:
    """Event types, exact ones and ones with `*` for any run of characters."""

    exact: frozenset[str]
    wild: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, patterns: Sequence[str]) -> Patterns:
        """Sorts the patterns of a filter into exact and wild ones."""
        wild = tuple(tuple(pattern.split("*")) for pattern in patterns if "*" in pattern)
        return cls(frozenset(pattern for pattern in patterns if "*" not in pattern), wild)

    def match(self, text: str) -> bool:
        """Whether the text is one of the exact ones or fits a wild one."""
        return text in self.exact or any(_fits(parts, text) for parts in self.wild)


def _fits(parts: tuple[str, ...], text: str) -> bool:
    """Matches in one pass: a regular expression of many stars would take polynomial time on a hostile filter."""
    first, *middle, last = parts
    if not text.startswith(first):
        return False
    at, end = len(first), len(text) - len(last)
    if at > end or not text.endswith(last):
        return False
    for part in middle:
        found = text.find(part, at, end)
        if found < 0:
            return False
        at = found + len(part)
    return True


@dataclass(frozen=True, slots=True)
class RoomEventFilter:
    """Which events of one section pass (`RoomEventFilter`; outside of rooms, `EventFilter`).

    `limit` is None when the client left it to the server. `is_open` says that every event passes.
    """

    limit: int | None = None
    types: Patterns | None = None
    not_types: Patterns | None = None
    senders: frozenset[str] | None = None
    not_senders: frozenset[str] = frozenset()
    rooms: frozenset[str] | None = None
    not_rooms: frozenset[str] = frozenset()
    contains_url: bool | None = None
    lazy_load_members: bool = False
    include_redundant_members: bool = False
    unread_thread_notifications: bool = False
    is_open: bool = field(init=False)

    def __post_init__(self) -> None:
        narrow = (self.types, self.not_types, self.senders, self.rooms, self.contains_url)
        is_open = all(each is None for each in narrow) and not self.not_senders and not self.not_rooms
        object.__setattr__(self, "is_open", is_open)

    def wants_type(self, event_type: str) -> bool:
        """Whether an event of this type may pass; `not_types` outweighs `types`."""
        if self.not_types is not None and self.not_types.match(event_type):
            return False
        return self.types is None or self.types.match(event_type)

    def wants_sender(self, sender: str) -> bool:
        """Whether an event of this sender may pass; `not_senders` outweighs `senders`."""
        return sender not in self.not_senders and (self.senders is None or sender in self.senders)

    def wants_room(self, room_id: str) -> bool:
        """Whether events of this room may pass; `not_rooms` outweighs `rooms`."""
        return room_id not in self.not_rooms and (self.rooms is None or room_id in self.rooms)

    def wants(self, event_type: str, sender: str | None, content: Mapping[str, Any]) -> bool:
        """Whether an event passes, its room aside. An event without a sender passes no list of `senders`."""
        if self.is_open:
            return True
        if not self.wants_type(event_type):
            return False
        if sender is None:
            if self.senders is not None:
                return False
        elif not self.wants_sender(sender):
            return False
        return self.contains_url is None or ("url" in content) is self.contains_url


@dataclass(frozen=True, slots=True)
class RoomFilter:
    """What is wanted of rooms (`RoomFilter`); its own room lists go before those of the sections."""

    rooms: frozenset[str] | None = None
    not_rooms: frozenset[str] = frozenset()
    include_leave: bool = False
    timeline: RoomEventFilter = RoomEventFilter()
    state: RoomEventFilter = RoomEventFilter()
    ephemeral: RoomEventFilter = RoomEventFilter()
    account_data: RoomEventFilter = RoomEventFilter()

    def wants_room(self, room_id: str) -> bool:
        """Whether anything of this room is wanted; `not_rooms` outweighs `rooms`."""
        return room_id not in self.not_rooms and (self.rooms is None or room_id in self.rooms)


@dataclass(frozen=True, slots=True)
class Filter:
    """A whole filter (`Filter`). `event_fields` are paths of keys; empty when every field is wanted."""

    room: RoomFilter = RoomFilter()
    presence: RoomEventFilter = RoomEventFilter()
    account_data: RoomEventFilter = RoomEventFilter()
    federation_format: bool = False
    event_fields: tuple[tuple[str, ...], ...] = ()


OPEN_FILTER = Filter()


def parse_filter(value: Any) -> Filter:
    """Reads a filter out of decoded JSON.

    Unknown keys are left alone, as clients send drafts of what is to come; a key of the wrong type raises
    `FilterError`. A key that is null counts as absent.
    """
    body = _mapping(value, "The filter")
    event_format = body.get("event_format")
    if event_format not in (None, "client", "federation"):
        raise FilterError("event_format must be 'client' or 'federation'.")
    return Filter(
        room=_room_filter(body.get("room")),
        presence=parse_room_event_filter(body.get("presence"), "presence"),
        account_data=parse_room_event_filter(body.get("account_data"), "account_data"),
        federation_format=event_format == "federation",
        event_fields=_fields(body.get("event_fields")),
    )


def _room_filter(value: Any) -> RoomFilter:
    body = _mapping(value, "room") if value is not None else {}
    return RoomFilter(
        rooms=_ids(body, "rooms", "room", _is_room_id),
        not_rooms=_ids(body, "not_rooms", "room", _is_room_id) or frozenset(),
        include_leave=bool(_flag(body, "include_leave", "room")),
        timeline=parse_room_event_filter(body.get("timeline"), "room.timeline"),
        state=parse_room_event_filter(body.get("state"), "room.state"),
        ephemeral=parse_room_event_filter(body.get("ephemeral"), "room.ephemeral"),
        account_data=parse_room_event_filter(body.get("account_data"), "room.account_data"),
    )


def parse_room_event_filter(value: Any, name: str = "The filter") -> RoomEventFilter:
    """Reads a `RoomEventFilter`, as `/messages`, `/context` and `/search` take it too; raises `FilterError`."""
    if value is None:
        return RoomEventFilter()
    body = _mapping(value, name)
    not_types = _patterns(body, "not_types", name)
    return RoomEventFilter(
        limit=_limit(body, name),
        types=_patterns(body, "types", name),
        not_types=not_types,
        senders=_ids(body, "senders", name, _is_user_id),
        not_senders=_ids(body, "not_senders", name, _is_user_id) or frozenset(),
        rooms=_ids(body, "rooms", name, _is_room_id),
        not_rooms=_ids(body, "not_rooms", name, _is_room_id) or frozenset(),
        contains_url=_flag(body, "contains_url", name),
        lazy_load_members=bool(_flag(body, "lazy_load_members", name)),
        include_redundant_members=bool(_flag(body, "include_redundant_members", name)),
        unread_thread_notifications=bool(_flag(body, "unread_thread_notifications", name)),
    )


def _mapping(value: Any, name: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise FilterError(f"{name} must be a JSON object.")
    return value


def _flag(body: Mapping[str, Any], key: str, name: str) -> bool | None:
    value = body.get(key)
    if value is not None and not isinstance(value, bool):
        raise FilterError(f"{name}: {key} must be true or false.")
    return value


def _limit(body: Mapping[str, Any], name: str) -> int | None:
    """The spec asks for more than 0, but clients send 0 for "none of these", so that is what it means here."""
    value = body.get("limit")
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise FilterError(f"{name}: limit must be an integer greater than 0.")
    return min(value, MAXIMUM_EVENTS)


def _strings(body: Mapping[str, Any], key: str, name: str, maximum: int) -> list[str] | None:
    value = body.get(key)
    if value is None:
        return None
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise FilterError(f"{name}: {key} must be a list of strings.")
    if len(value) > maximum:
        raise FilterError(f"{name}: {key} may have {maximum} entries, not {len(value)}.")
    return value


def _patterns(body: Mapping[str, Any], key: str, name: str) -> Patterns | None:
    values = _strings(body, key, name, MAXIMUM_LIST)
    if values is None:
        return None
    patterns = Patterns.of(values)
    if len(patterns.wild) > MAXIMUM_PATTERNS:
        raise FilterError(f"{name}: {key} may have {MAXIMUM_PATTERNS} entries with a wildcard.")
    return patterns


def _ids(body: Mapping[str, Any], key: str, name: str, is_one: Callable[[str], bool]) -> frozenset[str] | None:
    values = _strings(body, key, name, MAXIMUM_LIST)
    if values is None:
        return None
    for value in values:
        if not is_one(value):
            raise FilterError(f"{name}: {key} has an entry that is no Matrix ID of the right kind.")
    return frozenset(values)


def _is_user_id(text: str) -> bool:
    return text.startswith("@") and ":" in text and len(text) <= 255


def _is_room_id(text: str) -> bool:
    return text.startswith("!") and 1 < len(text) <= 255


def _fields(value: Any) -> tuple[tuple[str, ...], ...]:
    paths = _strings({"event_fields": value}, "event_fields", "The filter", MAXIMUM_FIELDS)
    return tuple(split_path(path) for path in paths or ())


def split_path(path: str) -> tuple[str, ...]:
    r"""Splits a dot-separated property path: `\.` and `\\` stand for a dot and a backslash in a name.

    Appendices, "Dot-separated property paths"; any other escape stays as it is.
    """
    names: list[str] = [""]
    characters = iter(path)
    for character in characters:
        if character == ".":
            names.append("")
        elif character == "\\":
            escaped = next(characters, "")
            names[-1] += escaped if escaped in (".", "\\") else "\\" + escaped
        else:
            names[-1] += character
    return tuple(names)


def pick_fields(event: Mapping[str, Any], fields: Sequence[tuple[str, ...]]) -> dict[str, Any]:
    """The parts of an event (or any JSON object) that the paths name, in their places; absent ones stay absent."""
    picked: dict[str, Any] = {}
    for path in fields:
        source: Any = event
        for name in path:
            if not isinstance(source, Mapping) or name not in source:
                break
            source = source[name]
        else:
            _put(picked, path, source)
    return picked


def _put(target: dict[str, Any], path: tuple[str, ...], value: Any) -> None:
    for name in path[:-1]:
        inner = target.setdefault(name, {})
        if not isinstance(inner, dict):
            return
        # A shorter path may have put the event's own object here, which is not ours to change.
        target[name] = inner = dict(inner)
        target = inner
    target[path[-1]] = value
