"""What is told of a room to those who are not in it: name, topic, size and how to get in.

Client-server API, "Published room directory" and "GET /room_summary": one shape serves both.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from homeserver.rooms.events import Events
from homeserver.rooms.memberships import Membership
from homeserver.rooms.stored_event import StoredEvent
from homeserver.storage import Database, in_list

CHUNK = 400

SHOWN = (
    "m.room.create",
    "m.room.name",
    "m.room.topic",
    "m.room.avatar",
    "m.room.canonical_alias",
    "m.room.join_rules",
    "m.room.history_visibility",
    "m.room.guest_access",
    "m.room.encryption",
)


class Summaries:
    """Sums up rooms, any number in three queries for each 400."""

    def __init__(self, database: Database, events: Events) -> None:
        self._database = database
        self._events = events

    async def of(self, rooms: Sequence[tuple[int, str]]) -> dict[int, dict[str, Any]]:
        """Summaries by room nid, of (nid, room ID); with `allow` and `room_version` for those who need them."""
        summaries: dict[int, dict[str, Any]] = {}
        for start in range(0, len(rooms), CHUNK):
            part = rooms[start : start + CHUNK]
            nids = [nid for nid, _ in part]
            counts = await self._database.fetch(
                f"SELECT room_nid, COUNT(*) FROM memberships WHERE room_nid IN {in_list(len(nids))} "
                "AND membership = 'join' GROUP BY room_nid",
                *nids,
            )
            joined = {row[0]: row[1] for row in counts}
            state = await self._state(nids)
            for nid, room_id in part:
                summaries[nid] = summary(room_id, joined.get(nid, 0), state.get(nid, {}))
        return summaries

    async def _state(self, nids: Sequence[int]) -> dict[int, dict[str, StoredEvent]]:
        rows = await self._database.fetch(
            "SELECT event_position FROM room_state WHERE to_position IS NULL AND state_key = '' "
            f"AND room_nid IN {in_list(len(nids))} AND type IN {in_list(len(SHOWN))}",
            *nids,
            *SHOWN,
        )
        found = await self._events.at_positions([row[0] for row in rows])
        state: dict[int, dict[str, StoredEvent]] = {}
        for stored in found.values():
            state.setdefault(stored.room_nid, {})[stored.event.type] = stored
        return state


def summary(room_id: str, joined: int, state: dict[str, StoredEvent]) -> dict[str, Any]:
    """`RoomSummary` out of a room's state; what is not set or has the wrong type is left out."""

    def text(type_: str, key: str) -> str | None:
        stored = state.get(type_)
        value = stored.event.content.get(key) if stored is not None else None
        return value if isinstance(value, str) and value else None

    told: dict[str, Any] = {
        "room_id": room_id,
        "num_joined_members": joined,
        "world_readable": text("m.room.history_visibility", "history_visibility") == "world_readable",
        "guest_can_join": text("m.room.guest_access", "guest_access") == "can_join",
        "join_rule": text("m.room.join_rules", "join_rule") or "invite",
    }
    for name, type_, key in (
        ("name", "m.room.name", "name"),
        ("topic", "m.room.topic", "topic"),
        ("avatar_url", "m.room.avatar", "url"),
        ("canonical_alias", "m.room.canonical_alias", "alias"),
        ("room_type", "m.room.create", "type"),
        ("room_version", "m.room.create", "room_version"),
        ("encryption", "m.room.encryption", "algorithm"),
    ):
        value = text(type_, key)
        if value is not None:
            told[name] = value
    told.setdefault("room_version", "1")
    rules = state.get("m.room.join_rules")
    if rules is not None and told["join_rule"] in ("restricted", "knock_restricted"):
        told["allowed_room_ids"] = list(_allowed(rules.event.content.get("allow")))
    return told


def may_know(told: Mapping[str, Any], mine: Mapping[str, Membership]) -> bool:
    """Whether someone with these memberships may be told the summary.

    Client-server API, "GET /hierarchy": members and who may join, knock or read may know of the room.
    """
    held = mine.get(told["room_id"])
    if held is not None and held.membership in ("join", "invite", "knock"):
        return True
    if open_to_all(told):
        return True
    return any(room in mine and mine[room].membership == "join" for room in told.get("allowed_room_ids", ()))


def open_to_all(told: Mapping[str, Any]) -> bool:
    """Whether anyone may join the room of a summary, knock at it or read it."""
    return bool(told["world_readable"]) or told["join_rule"] in ("public", "knock", "knock_restricted")


def _allowed(allow: Any) -> Iterable[str]:
    for condition in allow if isinstance(allow, list) else ():
        if isinstance(condition, dict) and condition.get("type") == "m.room_membership":
            room_id = condition.get("room_id")
            if isinstance(room_id, str):
                yield room_id
