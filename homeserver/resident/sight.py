"""What a server that is in a room may see of its history.

Client-server API, "Room History Visibility": a server sees what any of its users might see.  Few intervals answer for
any number of events: since when the room has had which visibility, and when the server had members, or users who were
invited.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from homeserver.protocol.history_visibility import DEFAULT, HISTORY_VISIBILITY, server_may_see, visibility_in
from homeserver.protocol.identifiers import domain_of
from homeserver.rooms import Rooms, Standing, StoredEvent
from homeserver.storage import Database

VISIBILITY = (HISTORY_VISIBILITY, "")
OPEN = frozenset(["world_readable", "shared"])
MOST_CHANGES = 1_000
"""Changes of a room's visibility that are looked at; before the newest of them the history counts as closed."""
MOST_INVITATIONS = 5_000
"""Member events of one server that are looked at."""

Stretch = tuple[int, int | None]
"""From a position until before another, or until now."""


@dataclass(frozen=True, slots=True)
class ServerSight:
    """One server's view of one room that it is in."""

    server: str
    visibilities: Sequence[tuple[int, str]]
    """(position from which it holds, visibility), oldest first."""
    joined: Sequence[Stretch] = ()
    """When the server had joined members."""
    invited: Sequence[Stretch] = ()
    """When a user of the server was invited."""

    @property
    def sees_all(self) -> bool:
        """Whether the history has been open to every member server at all times."""
        return all(visibility in OPEN for _, visibility in self.visibilities)

    def sees(self, stored: StoredEvent) -> bool:
        """Whether the server may see the event; who may see it before or after its own effect may see it."""
        if self.sees_all:
            return True
        if not stored.standing.in_timeline:
            # Where it stood in the history is not known. State is no secret to a server that is in the room.
            return stored.event.is_state or domain_of(stored.event.sender) == self.server
        if stored.standing is Standing.BACKFILLED:
            # From before this server was in the room: which servers were is not known.
            return self._visibility_before(stored.position) in OPEN or domain_of(stored.event.sender) == self.server
        return any(
            server_may_see(
                self._visibility_before(point) or DEFAULT, _within(self.joined, point), _within(self.invited, point)
            )
            for point in (stored.position, stored.position + 1)
        )

    def _visibility_before(self, position: int) -> str | None:
        at = bisect_left(self.visibilities, (position, "")) - 1
        return self.visibilities[at][1] if at >= 0 else None


class ServerSights:
    """Reads views: one query, and two more where the history was ever closed."""

    def __init__(self, database: Database, rooms: Rooms) -> None:
        self._database = database
        self._rooms = rooms

    async def of(self, server: str, room_nid: int, events: Sequence[StoredEvent]) -> ServerSight:
        """The server's view of the room, as far as it is needed for these events."""
        positions = [stored.position for stored in events if stored.standing.in_timeline]
        first, last = min(positions, default=0), max(positions, default=0)
        intervals = [
            (start, end, event)
            for start, end, event in (await self._rooms.state.intervals(room_nid, [VISIBILITY]))[VISIBILITY]
            if len(positions) < len(events) or (start <= last and (end is None or end >= first))
        ]
        newest = intervals[-MOST_CHANGES:]
        found = await self._rooms.events.at_positions([event for _, _, event in newest])
        visibilities = [
            (start, visibility_in(found[event].event.content)) for start, _, event in newest if event in found
        ]
        if len(newest) < len(intervals):
            visibilities.insert(0, (0, "joined"))
        sight = ServerSight(server, visibilities)
        if sight.sees_all or not positions:
            return sight
        joined = await self._joined(server, room_nid)
        invited: Sequence[Stretch] = ()
        if any(visibility == "invited" for _, visibility in visibilities):
            invited = await self._invited(server, room_nid, first, last)
        return ServerSight(server, visibilities, joined, invited)

    async def _joined(self, server: str, room_nid: int) -> Sequence[Stretch]:
        rows = await self._database.fetch(
            "SELECT from_position, to_position FROM room_servers WHERE room_nid = ? AND server = ?",
            room_nid,
            server,
        )
        return [(row[0], row[1]) for row in rows]

    async def _invited(self, server: str, room_nid: int, first: int, last: int) -> Sequence[Stretch]:
        """When users of the server were invited between two positions."""
        rows = await self._database.fetch(
            "SELECT state_key, from_position, to_position, event_position FROM room_state WHERE room_nid = ? "
            "AND type = 'm.room.member' AND state_key LIKE ? AND from_position <= ? "
            "AND (to_position IS NULL OR to_position >= ?) ORDER BY from_position LIMIT ?",
            room_nid,
            f"%:{server}",
            last,
            first,
            MOST_INVITATIONS,
        )
        rows = [row for row in rows if domain_of(row[0]) == server]
        members = await self._rooms.events.at_positions([row[3] for row in rows])
        return [(row[1], row[2]) for row in rows if row[3] in members and members[row[3]].event.membership == "invite"]


def _within(stretches: Sequence[Stretch], position: int) -> bool:
    """Whether one of the stretches holds just before the position."""
    return any(start < position and (end is None or end >= position) for start, end in stretches)
