"""The commonest news of all: something was said in rooms that the user has been in all along.

Nothing has to be looked up for it: no state changed, nobody came or went, and what was said is in memory.  So the plan
of the answer is made at once, with its timelines in it.
"""

from __future__ import annotations

from collections.abc import Mapping

from homeserver.journal import Token
from homeserver.protocol.filters import OPEN_FILTER
from homeserver.rooms import Membership, StoredEvent
from homeserver.rooms.recent import RecentEvents
from homeserver.sync.moment import Moment
from homeserver.sync.plan import Plan
from homeserver.sync.request import SyncRequest
from homeserver.sync.room_work import RoomWork


def plain_news(
    request: SyncRequest,
    since: Token,
    upto: Token,
    limit: int,
    rooms: Mapping[str, Membership] | None,
    tail: RecentEvents,
) -> tuple[Moment, Plan] | None:
    """The moment `upto` and the finished plan of its answer, or None where there is more to find out.

    `rooms` are the user's memberships as they are in memory now, `limit` is the longest timeline.  A user who ignores
    others needs the long way.
    """
    if rooms is None or request.full_state or since.durable < tail.start or not _is_wide(request):
        return None
    window: dict[str, list[StoredEvent]] = {}
    for stored in tail.since(since.durable, upto.durable):
        event = stored.event
        membership = rooms.get(event.room_id)
        if membership is None:
            continue
        if event.state_key is not None or stored.shifted is not None or stored.gap_before:
            return None
        if membership.membership != "join" or membership.position > since.durable:
            return None
        events = window.setdefault(event.room_id, [])
        events.append(stored)
        if len(events) > limit:
            return None
    plan = Plan()
    for room_id, events in window.items():
        membership = rooms[room_id]
        plan.joined[room_id] = RoomWork(
            room_id,
            membership.room_nid,
            membership,
            since=since.durable,
            upto=upto.durable,
            window=events,
            timeline=events,
        )
    return Moment(upto, rooms, True, [], window), plan


def _is_wide(request: SyncRequest) -> bool:
    """Whether the filter lets all events of all rooms pass, and asks for no members beside them."""
    if request.filter is OPEN_FILTER:
        return True
    room = request.filter.room
    return room.rooms is None and not room.not_rooms and room.timeline.is_open and not request.lazy_members
