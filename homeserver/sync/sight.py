"""What a user may see of the timelines found, and what they were at each event.

Client-server API, "Room History Visibility": a member sees what lies before their joining only as far as the room's
visibility allowed it at each event.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from homeserver.protocol.history_visibility import visibility_in
from homeserver.rooms.events import Events
from homeserver.rooms.read_many import ReadMany
from homeserver.rooms.standing import Standing
from homeserver.rooms.visibility import VISIBILITY
from homeserver.sync.room_work import RoomWork

OPEN = ("shared", "world_readable")


class Sights:
    """Takes out of timelines what a user may not see."""

    def __init__(self, read_many: ReadMany, events: Events) -> None:
        self._read_many = read_many
        self._events = events

    async def narrow(self, user_id: str, works: Sequence[RoomWork]) -> None:
        """Drops unseen events from `timeline`, and sets `memberships`.

        Nothing is read where the user was joined all the time.
        """
        doubtful = [work for work in works if _reaches_back(work)]
        for work in works:
            if work.membership.membership != "join" and not work.was_away:
                work.memberships = _memberships(work, user_id)
        if not doubtful:
            return
        always_open = await self._always_open(doubtful)
        closed = []
        for work in doubtful:
            if work.room_nid in always_open:
                work.memberships = _memberships(work, user_id)
            else:
                closed.append(work)
        if not closed:
            return
        sights = await self._read_many.sights(user_id, [work.room_nid for work in closed])
        for work in closed:
            sight = sights[work.room_nid]
            # Only what follows the last unseen event: a timeline with holes would undo state that changed in a hole.
            seen = list(takewhile(sight.sees, reversed(work.timeline)))[::-1]
            work.timeline = seen
            work.memberships = {stored.position: sight.membership_at(stored) for stored in seen}

    async def _always_open(self, works: Sequence[RoomWork]) -> set[int]:
        """Rooms, by nid, that the user is in and that have shown all their history to members ever since."""
        found: set[int] = set()
        holders: dict[str, int] = {}
        for work in works:
            if work.head is None or work.membership.membership != "join":
                continue
            entry = work.head.state.get(VISIBILITY)
            if entry is None:
                found.add(work.room_nid)
            else:
                holders[entry.event_id] = work.room_nid
        for event_id, stored in (await self._events.many(holders)).items():
            known = stored.standing is Standing.ACCEPTED
            if known and stored.replaced is None and visibility_in(stored.event.content) in OPEN:
                found.add(holders[event_id])
        return found


def _reaches_back(work: RoomWork) -> bool:
    """Whether the timeline may hold what was sent while the user was not joined."""
    if not work.timeline:
        return False
    if work.was_away:
        return True
    return work.is_new and work.timeline[0].position < work.membership.position


def _memberships(work: RoomWork, user_id: str) -> dict[int, str]:
    """Walks back over the user's own member events: before each of them they were what it took the place of."""
    found: dict[int, str] = {}
    current = "join"
    for stored in reversed(work.timeline):
        event = stored.event
        if event.type == "m.room.member" and event.state_key == user_id:
            found[stored.position] = event.membership or "leave"
            before = stored.replaced.membership if stored.replaced is not None else None
            current = before or "leave"
        else:
            found[stored.position] = current
    return found
