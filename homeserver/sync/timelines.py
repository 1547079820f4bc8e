"""The timeline of each room: the newest events that pass the filter, from memory where they are there."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from homeserver.rooms.read_many import ReadMany, Stretch
from homeserver.rooms.stored_event import StoredEvent
from homeserver.sync.request import SyncRequest
from homeserver.sync.room_work import RoomWork

BEGINNING = 0
ROUNDS = 5
LARGEST_PAGE = 500

Keep = Callable[[StoredEvent], bool]


class Timelines:
    """Finds timelines. Client-server API, "Syncing"."""

    def __init__(self, read_many: ReadMany) -> None:
        self._read_many = read_many

    async def fill(self, works: Sequence[RoomWork], request: SyncRequest, limit: int, ignored: Collection[str]) -> None:
        """Sets `timeline` and `limited` of each room; a timeline has at most `limit` events."""
        keep = keeper(request, ignored)
        elsewhere = []
        for work in works:
            wanted = request.filter.room.timeline.wants_room(work.room_id)
            passing = [stored for stored in work.window if keep(stored)] if wanted else []
            if not wanted:
                continue
            if work.window_complete or len(passing) > limit:
                _cut(work, passing, limit)
                _stop_at_gap(work, work.window)
            else:
                elsewhere.append(work)
        if elsewhere:
            await self._read(elsewhere, keep, limit)

    async def _read(self, works: list[RoomWork], keep: Keep, limit: int) -> None:
        """Reads backwards, all rooms together, in growing pages: a filter may let few events of a page pass."""
        passing: dict[int, list[StoredEvent]] = {work.room_nid: [] for work in works}
        upper = {work.room_nid: work.upto for work in works}
        page = limit + 1
        for _ in range(ROUNDS):
            stretches = [
                Stretch(work.room_nid, BEGINNING if work.since is None else work.since, upper[work.room_nid])
                for work in works
            ]
            found = await self._read_many.timelines(stretches, page)
            unfinished = []
            for work in works:
                events = found.get(work.room_nid, [])
                so_far = [stored for stored in events if keep(stored)] + passing[work.room_nid]
                passing[work.room_nid] = so_far
                if any(stored.gap_before for stored in events):
                    _cut(work, so_far, limit)
                    _stop_at_gap(work, events)
                elif len(events) < page or len(so_far) > limit:
                    _cut(work, so_far, limit)
                else:
                    upper[work.room_nid] = events[0].position - 1
                    unfinished.append(work)
            works = unfinished
            if not works:
                return
            page = min(page * 4, LARGEST_PAGE)
        for work in works:
            _cut(work, passing[work.room_nid], limit)
            work.limited = True


def keeper(request: SyncRequest, ignored: Collection[str]) -> Keep:
    """Whether an event belongs into the timelines of this request.

    Client-server API, "Ignoring Users": state events of ignored users are sent all the same.
    """
    wanted = request.filter.room.timeline
    if wanted.is_open and not ignored:
        return _everything

    def keep(stored: StoredEvent) -> bool:
        event = stored.event
        if event.state_key is None and event.sender in ignored:
            return False
        return wanted.wants(event.type, event.sender, event.content)

    return keep


def _stop_at_gap(work: RoomWork, events: Sequence[StoredEvent]) -> None:
    """A timeline does not lead over missing history: it begins after that, and whoever wants more reads back."""
    edge = max((stored.position for stored in events if stored.gap_before), default=None)
    if edge is not None and edge >= work.start:
        work.timeline = [stored for stored in work.timeline if stored.position >= edge]
        work.limited = True


def _everything(_: StoredEvent) -> bool:
    return True


def _cut(work: RoomWork, passing: list[StoredEvent], limit: int) -> None:
    if len(passing) > limit:
        work.limited = True
        work.timeline = passing[len(passing) - limit :]
    else:
        work.timeline = passing
