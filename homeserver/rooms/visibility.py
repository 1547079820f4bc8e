"""What a user may see of a room: whole rooms, single events, stretches of the timeline.

Client-server API, "Room History Visibility".  The history of two kinds of state decides: the room's visibility and the
user's own membership.  Both are few rows of intervals, read once for any number of events.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from homeserver.protocol.errors import Forbidden
from homeserver.protocol.history_visibility import may_see, may_see_event, visibility_in
from homeserver.rooms.events import Events
from homeserver.rooms.head import RoomHead, StateKey
from homeserver.rooms.heads import Heads
from homeserver.rooms.memberships import Membership, Memberships
from homeserver.rooms.state import State
from homeserver.rooms.stored_event import StoredEvent

FIRST = 0
"""Below every position of a timeline."""
LAST = 2**62
"""Above every position."""
VISIBILITY: StateKey = ("m.room.history_visibility", "")


@dataclass(frozen=True, slots=True)
class Sight:
    """One user's view of one room."""

    user_id: str
    visibilities: list[tuple[int, str]]
    """(position from which it holds, visibility), oldest first."""
    memberships: list[tuple[int, str]]
    """(position from which it holds, membership), oldest first."""

    def membership_before(self, position: int) -> str | None:
        """The user's membership just before the event at `position`; None before any."""
        return _before(self.memberships, position)

    def membership_at(self, stored: StoredEvent) -> str:
        """The user's membership at the event, its own effect included, as `unsigned.membership` wants it."""
        return _before(self.memberships, stored.position + 1) or "leave"

    def first_seen(self) -> int | None:
        """Position before which the user sees nothing at all; None where there is no such position to be had.

        So a walk knows where it ends, however much there is that it may not show.
        """
        last_join = self._last_join()
        for point in sorted({FIRST, *(at for at, _ in self.visibilities), *(at for at, _ in self.memberships)}):
            visibility = _before(self.visibilities, point + 1) or "shared"
            membership = _before(self.memberships, point + 1)
            if may_see(visibility, membership, last_join is not None and last_join > point):
                return point
        return None

    def _last_join(self) -> int | None:
        return next((at for at, held in reversed(self.memberships) if held == "join"), None)

    def sees(self, stored: StoredEvent) -> bool:
        """Whether the user may see the event."""
        visibility = _before(self.visibilities, stored.position) or "shared"
        membership = self.membership_before(stored.position)
        last_join = self._last_join()
        later = last_join is not None and last_join > stored.position
        return may_see_event(stored.event, self.user_id, visibility, membership, later)


def left_at(sight: Sight) -> int | None:
    """Position of the event that ended the last stay of someone who is not in the room; None where there was none."""
    ends = [after for (_, before), (after, _) in pairwise(sight.memberships) if before == "join"]
    return ends[-1] if ends else None


def _before(held: list[tuple[int, str]], position: int) -> str | None:
    at = bisect_left(held, (position, "")) - 1
    return held[at][1] if at >= 0 else None


@dataclass(slots=True)
class Visibility:
    """Answers who may see what."""

    heads: Heads
    events: Events
    state: State
    memberships: Memberships

    async def sight(self, user_id: str, room_nid: int) -> Sight:
        """The view that decides for each event; two queries at the most."""
        member: StateKey = ("m.room.member", user_id)
        intervals = await self.state.intervals(room_nid, [VISIBILITY, member])
        found = await self.events.at_positions([row[2] for rows in intervals.values() for row in rows])

        def told(key: StateKey) -> list[tuple[int, StoredEvent]]:
            return [(start, found[event]) for start, _, event in intervals[key] if event in found]

        return Sight(
            user_id,
            [(start, visibility_in(stored.event.content)) for start, stored in told(VISIBILITY)],
            [(start, stored.event.membership or "leave") for start, stored in told(member)],
        )

    async def filter(self, user_id: str, room_nid: int, events: Sequence[StoredEvent]) -> list[StoredEvent]:
        """Those of the room's events that the user may see, in their order."""
        if not events:
            return []
        sight = await self.sight(user_id, room_nid)
        return [stored for stored in events if sight.sees(stored)]

    async def visible_event(self, user_id: str, room_id: str, event_id: str) -> StoredEvent | None:
        """The event, where it is in that room and the user may see it.

        Events outside of the timeline, such as those that were refused, are seen by members where they are state now.
        """
        stored = await self.events.one(event_id)
        if stored is None or stored.event.room_id != room_id or await self.forgotten(user_id, room_id):
            return None
        if not stored.standing.in_timeline:
            head = await self.heads.get(room_id)
            is_state = head is not None and stored.event.is_state and head.event_id(*stored.event.key) == event_id
            return stored if head is not None and is_state and user_id in head.joined else None
        return next(iter(await self.filter(user_id, stored.room_nid, [stored])), None)

    async def view(self, user_id: str, room_id: str) -> tuple[RoomHead, int | None]:
        """The room and the position up to which the user sees its state: None while joined, else that of leaving.

        Raises `Forbidden` for a user who has never been in the room, unless anyone may read it; so nobody learns
        whether a room exists.
        """
        head = await self.heads.get(room_id)
        if head is None:
            raise Forbidden("You are not in that room, or it does not exist.")
        if user_id in head.joined:
            return head, None
        if await self.readable_by_all(head):
            return head, None
        membership = (await self.memberships.of(user_id)).get(room_id)
        left = await self._left_at(membership) if membership is not None and not membership.forgotten else None
        if left is None:
            raise Forbidden("You are not in that room, or it does not exist.")
        return head, left

    async def forgotten(self, user_id: str, room_id: str) -> bool:
        """Whether the user forgot the room, and its history with it."""
        membership = (await self.memberships.of(user_id)).get(room_id)
        return membership is not None and membership.forgotten

    async def readable_by_all(self, head: RoomHead) -> bool:
        """Whether the room is world-readable now."""
        event_id = head.event_id(*VISIBILITY)
        stored = await self.events.one(event_id) if event_id is not None else None
        return stored is not None and visibility_in(stored.event.content) == "world_readable"

    async def _left_at(self, membership: Membership) -> int | None:
        """Position of the event that ended the user's last stay in the room; None where there was none."""
        return left_at(await self.sight(membership.user_id, membership.room_nid))
