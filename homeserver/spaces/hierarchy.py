"""Walking the tree of a space, depth first, as far as the walker may see.

Client-server API, "Discovering rooms within spaces".  The tree is read level by level, a handful of queries each, and
put in order in memory; a page is a stretch of that order.  Only rooms that this server knows are in it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from homeserver.protocol.errors import Forbidden
from homeserver.rooms import Membership, Rooms, StoredEvent, Summaries
from homeserver.rooms.summaries import may_know
from homeserver.storage import Database, in_list

CHUNK = 400
MOST_DEPTH = 20
MOST_ROOMS = 2_000
"""In one walk, over all pages."""
MOST_CHILDREN = 5_000
"""Child events read for one level."""
CHILD = "m.space.child"


@dataclass(frozen=True, slots=True)
class Branch:
    """A room of the tree with the child events that count, in their order."""

    summary: dict[str, Any]
    children: Sequence[StoredEvent]

    def chunk(self) -> dict[str, Any]:
        """`SpaceHierarchyRoomsChunk`."""
        state = [{**child.stripped(), "origin_server_ts": child.event.origin_server_ts} for child in self.children]
        return {**self.summary, "children_state": state}


class Hierarchy:
    """Walks spaces for users."""

    def __init__(self, database: Database, rooms: Rooms, summaries: Summaries) -> None:
        self._database = database
        self._rooms = rooms
        self._summaries = summaries

    async def walk(self, user_id: str, room_id: str, *, suggested_only: bool, max_depth: int) -> list[dict[str, Any]]:
        """Every room of the space that the user may know of, each once, depth first, the space itself first.

        `max_depth` 0 is the space alone.  Raises `Forbidden` where the user may not know of the space.
        """
        mine = await self._rooms.memberships_of(user_id)
        tree: dict[str, Branch] = {}
        level = [room_id]
        for depth in range(min(max_depth, MOST_DEPTH) + 1):
            found = await self._level(level, mine, suggested_only)
            tree.update(found)
            if depth == 0 and not found:
                raise Forbidden("You may not see that space, or it does not exist.")
            following = (child.event.state_key or "" for branch in found.values() for child in branch.children)
            level = [child for child in dict.fromkeys(following) if child not in tree][: MOST_ROOMS - len(tree)]
            if not level:
                break
        return [tree[each].chunk() for each in _depth_first(tree, room_id, max_depth)]

    async def _level(
        self, room_ids: Sequence[str], mine: Mapping[str, Membership], suggested_only: bool
    ) -> dict[str, Branch]:
        known: list[tuple[int, str]] = []
        for start in range(0, len(room_ids), CHUNK):
            part = room_ids[start : start + CHUNK]
            rows = await self._database.fetch(
                f"SELECT nid, room_id FROM rooms WHERE room_id IN {in_list(len(part))}", *part
            )
            known += [(row[0], row[1]) for row in rows]
        summaries = await self._summaries.of(known)
        seen = {nid: told for nid, told in summaries.items() if may_know(told, mine)}
        spaces = [nid for nid, told in seen.items() if told.get("room_type") == "m.space"]
        children = await self._children(spaces, suggested_only)
        return {told["room_id"]: Branch(told, children.get(nid, ())) for nid, told in seen.items()}

    async def _children(self, nids: Sequence[int], suggested_only: bool) -> dict[int, list[StoredEvent]]:
        children: dict[int, list[StoredEvent]] = {}
        for start in range(0, len(nids), CHUNK):
            part = nids[start : start + CHUNK]
            rows = await self._database.fetch(
                f"SELECT event_position FROM room_state WHERE type = ? AND room_nid IN {in_list(len(part))} "
                "AND to_position IS NULL ORDER BY from_position LIMIT ?",
                CHILD,
                *part,
                MOST_CHILDREN,
            )
            found = await self._rooms.events.at_positions([row[0] for row in rows])
            for stored in found.values():
                if _counts(stored, suggested_only):
                    children.setdefault(stored.room_nid, []).append(stored)
        for of_room in children.values():
            of_room.sort(key=_order)
        return children


def _counts(stored: StoredEvent, suggested_only: bool) -> bool:
    """Whether a child event names a child: "via" makes the link valid."""
    content = stored.event.content
    if not (stored.event.state_key or "").startswith("!") or not isinstance(content.get("via"), list):
        return False
    return not suggested_only or content.get("suggested") is True


def _order(stored: StoredEvent) -> tuple[bool, str, int, str]:
    """Client-server API, "Ordering of children within a space"."""
    order = stored.event.content.get("order")
    valid = isinstance(order, str) and 0 < len(order) <= 50 and all(" " <= letter <= "~" for letter in order)
    time_ms = stored.event.origin_server_ts
    return (not valid, str(order) if valid else "", time_ms, stored.event.state_key or "")


def _depth_first(tree: Mapping[str, Branch], root: str, max_depth: int) -> list[str]:
    """The rooms in the order of a walk that goes down before it goes on; a room comes where it is met first."""
    order: dict[str, None] = {}
    stack = [(root, 0)]
    while stack:
        room_id, depth = stack.pop()
        if room_id in order or room_id not in tree:
            continue
        order[room_id] = None
        if depth < max_depth:
            stack += [(child.event.state_key or "", depth + 1) for child in reversed(tree[room_id].children)]
    return list(order)
