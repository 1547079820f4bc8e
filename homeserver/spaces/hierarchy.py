"""Walking the tree of a space, depth first, as far as the walker may see.

Client-server API, "Discovering rooms within spaces".  The tree is read level by level, a handful of queries each, and
put in order in memory; a page is a stretch of that order.  Rooms that this server is not in are asked for elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from homeserver.protocol.errors import Forbidden
from homeserver.protocol.identifiers import domain_of
from homeserver.rooms import Membership, Rooms
from homeserver.rooms.summaries import may_know
from homeserver.spaces.branches import SPACE, Branch, Branches, in_order, via
from homeserver.spaces.rooms_elsewhere import RoomsElsewhere

MOST_DEPTH = 20
MOST_ROOMS = 2_000
"""In one walk, over all pages."""
MOST_LEVELS_ELSEWHERE = 3
"""Levels of a walk for which other servers are asked: whoever walks waits for each."""


class Hierarchy:
    """Walks spaces for users.  Without `elsewhere` only rooms that this server knows are found."""

    def __init__(self, rooms: Rooms, branches: Branches, elsewhere: RoomsElsewhere | None) -> None:
        self._rooms = rooms
        self._branches = branches
        self._elsewhere = elsewhere

    async def walk(self, user_id: str, room_id: str, *, suggested_only: bool, max_depth: int) -> list[dict[str, Any]]:
        """Every room of the space that the user may know of, each once, depth first, the space itself first.

        `max_depth` 0 is the space alone.  Raises `Forbidden` where the user may not know of the space.
        """
        mine = await self._rooms.memberships_of(user_id)
        walk = _Walk(room_id, servers_near(room_id, mine))
        for depth in range(min(max_depth, MOST_DEPTH) + 1):
            await self._level(walk, mine, suggested_only)
            if depth == 0 and not walk.tree:
                raise Forbidden("You may not see that space, or it does not exist.")
            if not walk.level:
                break
        return [walk.tree[each].chunk() for each in _depth_first(walk.tree, room_id, max_depth)]

    async def _level(self, walk: _Walk, mine: Mapping[str, Membership], suggested_only: bool) -> None:
        """Adds the rooms of the level that the user may know of, and goes on to their children."""
        level = walk.level
        found = await self._branches.of(list(level), suggested_only=suggested_only)
        unknown = {room_id: servers for room_id, servers in level.items() if room_id not in found}
        for room_id in [each for each in unknown if each in walk.leaves]:
            found[room_id] = walk.leaves[room_id]
            del unknown[room_id]
        if unknown and self._elsewhere is not None and walk.asked < MOST_LEVELS_ELSEWHERE:
            walk.asked += 1
            for room_id, told in (await self._elsewhere.rooms(unknown)).items():
                found[room_id] = Branch(told.room.summary, in_order(told.room.children, suggested_only))
                walk.hear(told.children.values(), told.inaccessible)
        walk.add(branch for room_id in level if (branch := found.get(room_id)) and may_know(branch.summary, mine))


class _Walk:
    """A tree as it grows, level by level."""

    def __init__(self, root: str, servers: Sequence[str]) -> None:
        self.tree: dict[str, Branch] = {}
        self.level: dict[str, Sequence[str]] = {root: servers}
        """The rooms to look at next, each with servers that may know it."""
        self.leaves: dict[str, Branch] = {}
        """Rooms told of by other servers that are no spaces: nobody need be asked for them."""
        self.asked = 0
        self._closed: set[str] = set()

    def hear(self, children: Iterable[Branch], inaccessible: Iterable[str]) -> None:
        """Takes in what another server said of the children of a space."""
        for child in children:
            if child.summary.get("room_type") != SPACE:
                self.leaves.setdefault(child.summary["room_id"], child)
        self._closed.update(inaccessible)

    def add(self, branches: Iterable[Branch]) -> None:
        """Adds rooms to the tree; their children, as far as they are not in it, are the next level."""
        added = list(branches)
        self.tree.update((branch.summary["room_id"], branch) for branch in added)
        following: dict[str, Sequence[str]] = {}
        for branch in added:
            for child in branch.children:
                room_id = child["state_key"]
                if room_id not in self.tree and not (branch.nid is None and room_id in self._closed):
                    following.setdefault(room_id, via(child))
        left = MOST_ROOMS - len(self.tree)
        self.level = dict(list(following.items())[: max(0, left)])


def servers_near(room_id: str, mine: Mapping[str, Membership]) -> list[str]:
    """Servers that may know a room of which nobody told where it is: that of who invited, and the one in its ID."""
    membership = mine.get(room_id)
    named = [membership.sender] if membership is not None else []
    return [domain_of(each) for each in (*named, room_id) if ":" in each]


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
            stack += [(child["state_key"], depth + 1) for child in reversed(tree[room_id].children)]
    return list(order)
