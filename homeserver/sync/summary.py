"""The summary of a room: how many members it has, and whose names make its own where it has none.

Client-server API, `GET /sync`, `RoomSummary`: the heroes are the first five members, joined or invited, in the order
of the stream, without the reader; where there are none, those who left or were banned.
"""

from __future__ import annotations

from heapq import nsmallest
from typing import NamedTuple

import orjson

from homeserver.rooms.head import RoomHead
from homeserver.rooms.lru import LeastRecentlyUsed

HEROES = 5
ROOMS_IN_MEMORY = 2_000


class _First(NamedTuple):
    """The first members of a room at one moment of its membership."""

    joined: object
    invited: object
    members: list[str]


class Summaries:
    """Writes summaries; the first members of a room are found once for all who ask."""

    def __init__(self) -> None:
        self._first: LeastRecentlyUsed[str, _First] = LeastRecentlyUsed(ROOMS_IN_MEMORY)

    def heroes(self, head: RoomHead, reader: str, *, is_named: bool) -> list[str]:
        """User IDs of the heroes; none where the room's name or canonical alias does their work."""
        if is_named:
            return []
        members = [user_id for user_id in self._members(head) if user_id != reader][:HEROES]
        if members:
            return members
        gone = (
            (entry.position, state_key)
            for (type_, state_key), entry in head.state.items()
            if type_ == "m.room.member" and state_key != reader
        )
        return [user_id for _, user_id in nsmallest(HEROES, gone)]

    def json(self, head: RoomHead, heroes: list[str], *, is_named: bool) -> bytes:
        """The `RoomSummary` as JSON."""
        summary: dict[str, object] = {
            "m.joined_member_count": len(head.joined),
            "m.invited_member_count": len(head.invited),
        }
        if not is_named:
            summary["m.heroes"] = heroes
        return orjson.dumps(summary)

    def _members(self, head: RoomHead) -> list[str]:
        known = self._first.get(head.room_id)
        if known is not None and known.joined is head.joined and known.invited is head.invited:
            return known.members
        state = head.state
        placed = (
            (entry.position, user_id)
            for members in (head.joined, head.invited)
            for user_id in members
            if (entry := state.get(("m.room.member", user_id))) is not None
        )
        first = [user_id for _, user_id in nsmallest(HEROES + 1, placed)]
        self._first.put(head.room_id, _First(head.joined, head.invited, first))
        return first
