"""What another server tells of a space and its rooms, as far as it has the form that clients are promised.

Server-server API, "GET /hierarchy/{roomId}".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from homeserver.protocol.identifiers import is_user_id
from homeserver.spaces.branches import CHILD, Branch, in_order

MOST_CHILDREN = 1_000
MOST_ALLOWED = 100
LONGEST_TEXT = 10_000
TEXTS: Final = (
    "name",
    "topic",
    "avatar_url",
    "canonical_alias",
    "room_type",
    "room_version",
    "encryption",
    "join_rule",
)


@dataclass(frozen=True, slots=True)
class ToldSpace:
    """A room as another server sees it: itself, those of its children that can be joined, and those that cannot.

    `children` are without children of their own; for those the server is to be asked again.
    """

    room: Branch
    children: Mapping[str, Branch]
    inaccessible: frozenset[str]


def told_space(answer: Mapping[str, Any], room_id: str) -> ToldSpace | None:
    """The answer of a server that was asked for `room_id`; None where it says nothing of that room."""
    root = answer.get("room")
    summary = _summary(root)
    if summary is None or summary["room_id"] != room_id or not isinstance(root, dict):
        return None
    children = (_summary(each) for each in _list(answer.get("children"))[:MOST_CHILDREN])
    inaccessible = _list(answer.get("inaccessible_children"))[:MOST_CHILDREN]
    return ToldSpace(
        Branch(summary, _child_events(root.get("children_state"))),
        {child["room_id"]: Branch(child, ()) for child in children if child is not None},
        frozenset(each for each in inaccessible if isinstance(each, str)),
    )


def _summary(told: Any) -> dict[str, Any] | None:
    """`RoomSummary` with what has the right type; None where there is no room in it."""
    if not isinstance(told, dict) or not _is_room(told.get("room_id")):
        return None
    joined = told.get("num_joined_members")
    summary: dict[str, Any] = {
        "room_id": told["room_id"],
        "num_joined_members": joined if type(joined) is int and 0 <= joined < 2**53 else 0,
        "world_readable": told.get("world_readable") is True,
        "guest_can_join": told.get("guest_can_join") is True,
        "join_rule": "public",
    }
    for name in TEXTS:
        value = told.get(name)
        if isinstance(value, str) and value and len(value) <= LONGEST_TEXT:
            summary[name] = value
    allowed = [each for each in _list(told.get("allowed_room_ids"))[:MOST_ALLOWED] if _is_room(each)]
    if allowed:
        summary["allowed_room_ids"] = allowed
    return summary


def _child_events(told: Any) -> Sequence[dict[str, Any]]:
    events = []
    for child in _list(told)[:MOST_CHILDREN]:
        if not isinstance(child, dict) or child.get("type") != CHILD or not isinstance(child.get("content"), dict):
            continue
        sender, state_key, time_ms = child.get("sender"), child.get("state_key"), child.get("origin_server_ts")
        if is_user_id(sender) and _is_room(state_key) and type(time_ms) is int:
            content = child["content"]
            events.append(
                {
                    "type": CHILD,
                    "state_key": state_key,
                    "sender": sender,
                    "content": content,
                    "origin_server_ts": time_ms,
                }
            )
    return in_order(events, suggested_only=False)


def _is_room(room_id: Any) -> bool:
    return isinstance(room_id, str) and room_id.startswith("!") and len(room_id) <= 255 and "\0" not in room_id


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
