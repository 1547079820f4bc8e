"""The state that goes with a timeline: what a client needs beside it to know the room.

Client-server API, `GET /sync`.  `state` leads to the START of the timeline: the whole state there, or what changed
since the last answer.  `state_after` leads to its END.  What changed in events that the filter keeps out of the
timeline goes into either, for the client would not learn of it otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from homeserver.rooms.events import Events
from homeserver.rooms.head import StateEntry, StateKey
from homeserver.rooms.read_many import ReadMany
from homeserver.rooms.state import State
from homeserver.rooms.stored_event import StoredEvent
from homeserver.sync.lazy_members import LazyMembers
from homeserver.sync.request import SyncRequest
from homeserver.sync.room_work import RoomWork

MEMBER = "m.room.member"

Holders = dict[StateKey, str]
"""Event IDs by what they hold."""


class StateGaps:
    """Finds the state to tell, for all rooms of an answer together."""

    def __init__(self, read_many: ReadMany, state: State, events: Events, lazy: LazyMembers) -> None:
        self._read_many = read_many
        self._state = state
        self._events = events
        self._lazy = lazy

    async def fill(self, works: Sequence[RoomWork], request: SyncRequest) -> None:
        """Sets `state` of each room."""
        at_end = request.state_after is not None
        holders: dict[int, Holders] = {}
        await self._whole([work for work in works if work.full_state], holders, request, at_end)
        await self._changed([work for work in works if not work.full_state], holders, at_end)
        if request.lazy_members:
            await self._add_members(works, holders, request, at_end)
        await self._load(works, holders, request)

    async def _whole(
        self, works: Sequence[RoomWork], holders: dict[int, Holders], request: SyncRequest, at_end: bool
    ) -> None:
        """The whole state, members aside where they are loaded lazily."""
        rewound: list[RoomWork] = []
        for work in works:
            found = holders[work.room_nid] = {}
            start = work.upto + 1 if at_end else work.start
            for key, entry in (work.state_upto or {}).items():
                if entry.position < start and not _is_left_out(work, request, key, entry):
                    found[key] = entry.event_id
            if not at_end and work.timeline:
                rewound.append(work)
        ended = await self._ended(rewound)
        for work in rewound:
            found = holders[work.room_nid]
            for key, entry in ended.get(work.room_nid, {}).items():
                if not _is_left_out(work, request, key, entry):
                    found[key] = entry.event_id
            _put_untold(found, work, request)

    async def _ended(self, works: Iterable[RoomWork]) -> dict[int, dict[StateKey, StateEntry]]:
        """State at each timeline's start that something in it took the place of."""
        found: dict[int, dict[StateKey, StateEntry]] = {}
        asked: list[tuple[int, int]] = []
        for work in works:
            in_memory = self._ended_in_memory(work)
            if in_memory is None:
                asked.append((work.room_nid, work.start - 1))
            else:
                found[work.room_nid] = in_memory
        found.update(await self._read_many.ended(asked))
        return found

    def _ended_in_memory(self, work: RoomWork) -> dict[StateKey, StateEntry] | None:
        """The same, where the events that were replaced are all in memory; None where the database has to be asked."""
        found: dict[StateKey, StateEntry] = {}
        start = work.start
        for key, entry in (work.state_upto or {}).items():
            if entry.position < start:
                continue
            stored = self._events.in_memory(entry.event_id)
            if stored is not None and stored.position != entry.position:
                # It won in a resolution, or came with a room that was joined over another server.
                return None
            while stored is not None and stored.position >= start and stored.replaced is not None:
                stored = self._events.in_memory(stored.replaced.event_id)
            if stored is None:
                return None
            if stored.position < start:
                found[key] = StateEntry(stored.event.event_id, stored.position)
        return found

    async def _changed(self, works: Sequence[RoomWork], holders: dict[int, Holders], at_end: bool) -> None:
        """What changed since the last answer."""
        elsewhere = []
        for work in works:
            if work.window_complete:
                holders[work.room_nid] = _changed_in_window(work, at_end)
            else:
                elsewhere.append(work)
        if not elsewhere:
            return
        ends = await self._state.changed_in([(work.room_nid, work.since or 0, work.upto) for work in elsewhere])
        starts = {}
        if not at_end:
            starts = await self._state.changed_in(
                [(work.room_nid, work.since or 0, work.start - 1) for work in elsewhere]
            )
        for work in elsewhere:
            end = {key: entry.event_id for key, entry in ends.get(work.room_nid, {}).items()}
            if at_end:
                holders[work.room_nid] = end
                continue
            found = {key: entry.event_id for key, entry in starts.get(work.room_nid, {}).items()}
            told = {stored.event.event_id for stored in work.timeline}
            found.update({key: event_id for key, event_id in end.items() if event_id not in told})
            holders[work.room_nid] = found

    async def _add_members(
        self, works: Sequence[RoomWork], holders: dict[int, Holders], request: SyncRequest, at_end: bool
    ) -> None:
        """The members who are needed to show the rest and of whom the device has not been told."""
        for work in works:
            found = holders[work.room_nid]
            state = work.head.state if work.head is not None else work.state_upto
            if state is None:
                continue
            start = work.upto + 1 if at_end else work.start
            for member in _needed(work, request.user_id):
                key = (MEMBER, member)
                entry = state.get(key)
                if entry is None or key in found:
                    continue
                event_id = entry.event_id if entry.position < start else self._before(work, key, entry)
                if event_id is not None and not self._is_told(work, request, member, event_id):
                    found[key] = event_id

    def _before(self, work: RoomWork, key: StateKey, entry: StateEntry) -> str | None:
        """Who held the key at the start of the timeline, when the timeline itself has the newer holder."""
        events = [
            stored for stored in work.timeline if stored.event.type == key[0] and stored.event.state_key == key[1]
        ]
        if not events:
            return entry.event_id
        replaced = events[0].replaced
        return replaced.event_id if replaced is not None and replaced.membership == "join" else None

    def _is_told(self, work: RoomWork, request: SyncRequest, member: str, event_id: str) -> bool:
        if work.full_state or request.filter.room.state.include_redundant_members:
            return False
        return self._lazy.is_told(request.user_id, request.device_id, work.room_id, work.since, member, event_id)

    async def _load(self, works: Sequence[RoomWork], holders: dict[int, Holders], request: SyncRequest) -> None:
        wanted = request.filter.room.state
        ids: list[str] = []
        for work in works:
            found = holders[work.room_nid]
            if not wanted.is_open:
                if not wanted.wants_room(work.room_id):
                    found.clear()
                for key in [key for key in found if not wanted.wants_type(key[0])]:
                    del found[key]
            ids += found.values()
        events = await self._events.many(ids) if ids else {}
        for work in works:
            state = [events[event_id] for event_id in holders[work.room_nid].values() if event_id in events]
            if not wanted.is_open:
                state = [s for s in state if wanted.wants(s.event.type, s.event.sender, s.event.content)]
            state.sort(key=_position)
            work.state = state
            if request.lazy_members:
                self._note_members(work, request)

    def _note_members(self, work: RoomWork, request: SyncRequest) -> None:
        members = {
            stored.event.state_key: stored.event.event_id
            for events in (work.state, work.timeline)
            for stored in events
            if stored.event.type == MEMBER and stored.event.state_key is not None
        }
        self._lazy.tell(request.user_id, request.device_id, work.room_id, work.upto, members)


def _position(stored: StoredEvent) -> int:
    return stored.position


def _put_untold(found: Holders, work: RoomWork, request: SyncRequest) -> None:
    """What changed after the timeline's start in events that are not part of it."""
    told = {stored.event.event_id for stored in work.timeline}
    start = work.start
    for key, entry in (work.state_upto or {}).items():
        if entry.position >= start and entry.event_id not in told and not _is_left_out(work, request, key, entry):
            found[key] = entry.event_id


def _is_left_out(work: RoomWork, request: SyncRequest, key: StateKey, entry: StateEntry) -> bool:
    """Whether this is a member who is loaded lazily; changes of members in a gap are told in any case."""
    if not request.lazy_members or key[0] != MEMBER:
        return False
    return work.known_until is None or entry.position <= work.known_until


def _changed_in_window(work: RoomWork, at_end: bool) -> Holders:
    last: Holders = {}
    last_before: Holders = {}
    start = work.start
    for stored in work.window:
        for key, holder in stored.state_changes():
            for found in (last, last_before) if stored.position < start else (last,):
                if holder is not None:
                    found[key] = holder.event.event_id
                else:
                    found.pop(key, None)
    if not last:
        return {}
    end = {key: _holder(work, key, event_id) for key, event_id in last.items()}
    if at_end:
        return end
    told = {stored.event.event_id for stored in work.timeline}
    changed = dict(last_before)
    changed.update({key: event_id for key, event_id in end.items() if event_id not in told})
    return changed


def _holder(work: RoomWork, key: StateKey, newest: str) -> str:
    """The event that really holds the key at the end: on a fork, the newest event need not be the one that won."""
    head = work.head
    entry = head.state.get(key) if head is not None and head.position <= work.upto else None
    return entry.event_id if entry is not None else newest


def _needed(work: RoomWork, reader: str) -> list[str]:
    """Members who are needed: who sent the timeline, who names the room, and the reader where all is told."""
    needed = {stored.event.sender: True for stored in work.timeline}
    needed.update(dict.fromkeys(work.heroes, True))
    if work.full_state:
        needed[reader] = True
    return list(needed)
