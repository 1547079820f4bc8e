"""The rooms of a tree that this server knows: their summaries and the child events that count, level by level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from homeserver.rooms import Rooms, StoredEvent, Summaries
from homeserver.storage import Database, in_list

CHUNK = 400
MOST_CHILDREN = 5_000
"""Child events read for one level."""
CHILD = "m.space.child"
SPACE = "m.space"

KNOWN = """
    SELECT r.nid, r.room_id FROM rooms r WHERE r.room_id IN {rooms}
    AND EXISTS (SELECT 1 FROM room_state c WHERE c.room_nid = r.nid AND c.type = 'm.room.create' AND c.state_key = ''
                AND c.to_position IS NULL)
    AND (EXISTS (SELECT 1 FROM room_servers s WHERE s.room_nid = r.nid AND s.server = ? AND s.to_position IS NULL)
         OR NOT EXISTS (SELECT 1 FROM room_servers o WHERE o.room_nid = r.nid AND o.to_position IS NULL))
"""
"""Rooms that this server is in, or that nobody is in any more: what is kept of others may be old."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A room of the tree: its summary, and the child events that count, in their order.

    `children` are `StrippedChildStateEvent`s.  `nid` is None for a room that another server told of.
    """

    summary: dict[str, Any]
    children: Sequence[dict[str, Any]]
    nid: int | None = None

    def chunk(self) -> dict[str, Any]:
        """`SpaceHierarchyRoomsChunk`."""
        return {**self.summary, "children_state": list(self.children)}


class Branches:
    """Reads branches."""

    def __init__(self, database: Database, rooms: Rooms, summaries: Summaries) -> None:
        self._database = database
        self._rooms = rooms
        self._summaries = summaries

    async def of(
        self, room_ids: Sequence[str], *, suggested_only: bool = False, children: bool = True
    ) -> dict[str, Branch]:
        """Those of the rooms that this server knows, by room ID, whoever asks: a handful of queries for all of them.

        Without `children` the branches have none.
        """
        known: list[tuple[int, str]] = []
        for start in range(0, len(room_ids), CHUNK):
            part = room_ids[start : start + CHUNK]
            rows = await self._database.fetch(KNOWN.format(rooms=in_list(len(part))), *part, self._rooms.server_name)
            known += [(row[0], row[1]) for row in rows]
        summaries = await self._summaries.of(known)
        spaces = [nid for nid, told in summaries.items() if children and told.get("room_type") == SPACE]
        found = await self._children(spaces, suggested_only)
        return {told["room_id"]: Branch(told, found.get(nid, ()), nid) for nid, told in summaries.items()}

    async def _children(self, nids: Sequence[int], suggested_only: bool) -> dict[int, list[dict[str, Any]]]:
        children: dict[int, list[dict[str, Any]]] = {}
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
                children.setdefault(stored.room_nid, []).append(_told(stored))
        return {nid: in_order(of_room, suggested_only) for nid, of_room in children.items()}


def in_order(children: Sequence[dict[str, Any]], suggested_only: bool) -> list[dict[str, Any]]:
    """The child events that count, as Client-server API, "Ordering of children within a space", has them."""
    return sorted((child for child in children if _counts(child, suggested_only)), key=_order)


def via(child: dict[str, Any]) -> list[str]:
    """The servers that a child event names."""
    return [server for server in child["content"]["via"] if isinstance(server, str)]


def _told(stored: StoredEvent) -> dict[str, Any]:
    return {**stored.stripped(), "origin_server_ts": stored.event.origin_server_ts}


def _counts(child: dict[str, Any], suggested_only: bool) -> bool:
    """Whether a child event names a child: "via" makes the link valid."""
    content = child["content"]
    if not child["state_key"].startswith("!") or not isinstance(content.get("via"), list):
        return False
    return not suggested_only or content.get("suggested") is True


def _order(child: dict[str, Any]) -> tuple[bool, str, int, str]:
    order = child["content"].get("order")
    valid = isinstance(order, str) and 0 < len(order) <= 50 and all(" " <= letter <= "~" for letter in order)
    return (not valid, str(order) if valid else "", child["origin_server_ts"], child["state_key"])
