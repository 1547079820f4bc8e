"""What other servers are told of a space and its children (Server-server API, "Spaces")."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from homeserver.protocol.errors import NotFound
from homeserver.protocol.identifiers import domain_of
from homeserver.rooms.summaries import open_to_all
from homeserver.spaces.branches import Branch, Branches
from homeserver.storage import Database, in_list

MOST_CHILDREN = 500
"""Children told in one answer, which comes in one piece."""
CHUNK = 400


class ForServers:
    """Tells spaces."""

    def __init__(self, database: Database, branches: Branches) -> None:
        self._database = database
        self._branches = branches

    async def space(self, origin: str, room_id: str, *, suggested_only: bool) -> dict[str, Any]:
        """The room, those of its children that this server knows and users of the other can join or peek, and the IDs
        of those that they cannot.

        Raises `NotFound` for a room that is not known here, or that they can neither join nor peek.
        """
        root = (await self._branches.of([room_id], suggested_only=suggested_only)).get(room_id)
        if root is None or not await self._accessible(origin, [root]):
            raise NotFound("That room does not exist, or your server may not know of it.")
        named = list(dict.fromkeys(child["state_key"] for child in root.children))[:MOST_CHILDREN]
        known = await self._branches.of(named, children=False)
        children = [known[each] for each in named if each in known]
        open_ = await self._accessible(origin, children)
        return {
            "room": root.chunk(),
            "children": [each.summary for each in children if each.summary["room_id"] in open_],
            "inaccessible_children": [
                each.summary["room_id"] for each in children if each.summary["room_id"] not in open_
            ],
        }

    async def _accessible(self, origin: str, branches: Iterable[Branch]) -> set[str]:
        """IDs of the rooms that users of the server can join, knock at or read, now or by an invitation."""
        rooms = {branch.summary["room_id"]: branch for branch in branches}
        found = {room_id for room_id, branch in rooms.items() if open_to_all(branch.summary)}
        closed = {room_id: branch for room_id, branch in rooms.items() if room_id not in found}
        if not closed:
            return found
        allowing = {each for branch in closed.values() for each in branch.summary.get("allowed_room_ids", ())}
        inside = await self._inside(origin, {*closed, *allowing})
        invited = await self._invited(origin, {branch.nid: room_id for room_id, branch in closed.items()})
        return found | {
            room_id
            for room_id, branch in closed.items()
            if room_id in inside
            or room_id in invited
            or not inside.isdisjoint(branch.summary.get("allowed_room_ids", ()))
        }

    async def _inside(self, origin: str, room_ids: Iterable[str]) -> set[str]:
        """Those of the rooms that the server is in."""
        found: set[str] = set()
        wanted = [room_id for room_id in room_ids if "\0" not in room_id]
        for start in range(0, len(wanted), CHUNK):
            part = wanted[start : start + CHUNK]
            rows = await self._database.fetch(
                "SELECT r.room_id FROM rooms r JOIN room_servers s ON s.room_nid = r.nid WHERE s.server = ? "
                f"AND s.to_position IS NULL AND r.room_id IN {in_list(len(part))}",
                origin,
                *part,
            )
            found.update(row[0] for row in rows)
        return found

    async def _invited(self, origin: str, room_ids: Mapping[int | None, str]) -> set[str]:
        """Those of the rooms to which a user of the server is invited."""
        found: set[str] = set()
        nids = [nid for nid in room_ids if nid is not None]
        for start in range(0, len(nids), CHUNK):
            part = nids[start : start + CHUNK]
            rows = await self._database.fetch(
                f"SELECT room_nid, user_id FROM memberships WHERE room_nid IN {in_list(len(part))} "
                "AND membership = 'invite' AND user_id LIKE ?",
                *part,
                f"%:{origin}",
            )
            found.update(room_ids[row[0]] for row in rows if domain_of(row[1]) == origin)
        return found
