"""Unread counts: from memory in the usual case, from sums in the database when a user is first looked at.

For the main timeline of a room a user has unread what the room's ordinal grew since they read, plus the differences
that hold for them; for a thread, what was counted there.  Client-server API, "Receiving notifications".
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from homeserver.journal import Journal
from homeserver.protocol.sync_sections import NOTHING_UNREAD, RoomUnread
from homeserver.push.evaluation import PushEvaluation
from homeserver.push.outcome import MAIN, PushOutcome, move_read_position
from homeserver.push.tally import RoomCounter, Tallies, Tally
from homeserver.rooms.head import RoomHead
from homeserver.rooms.lru import LeastRecentlyUsed
from homeserver.rooms.stored_event import StoredEvent
from homeserver.storage import Database, Statement

ATTEMPTS: Final = 4


class UnreadCounter:
    """Counts what users have not read; observes the rooms, and is what a sync asks for counts."""

    def __init__(self, database: Database, journal: Journal, evaluation: PushEvaluation) -> None:
        self._journal = journal
        self._evaluation = evaluation
        self._tallies = Tallies(database)
        self._counters: LeastRecentlyUsed[str, RoomCounter] = LeastRecentlyUsed(50_000)
        self._users: LeastRecentlyUsed[str, dict[str, Tally]] = LeastRecentlyUsed(20_000)

    async def unread(self, user_id: str, rooms: Collection[str], *, threads: bool) -> Mapping[str, RoomUnread]:
        """The counts of those rooms by room ID; a room that is left out has nothing unread.

        With `threads` the main timeline and each thread are counted apart, otherwise all of it under `main`.
        """
        found: dict[str, RoomUnread] = {}
        known = self._users.get(user_id)
        if known is None:
            known = {}
        missing = [room_id for room_id in rooms if room_id not in known or self._counters.peek(room_id) is None]
        loaded = await self._load(user_id, missing) if missing else {}
        for room_id in rooms:
            tally = loaded.get(room_id) or known.get(room_id)
            counter = self._counters.get(room_id)
            if tally is not None and counter is not None:
                counts = tally.counts(counter.ordinal, threads=threads)
                if counts.threads or counts.main != NOTHING_UNREAD:
                    found[room_id] = counts
        return found

    def read_statements(self, user_id: str, room_nid: int, thread_id: str, stored: StoredEvent) -> list[Statement]:
        """Rows for a receipt that says that the user has read up to `stored`; see `read` for `thread_id`."""
        return [move_read_position(user_id, room_nid, thread_id, stored.position, stored.notify_ordinal)]

    def read(self, user_id: str, room_id: str, thread_id: str, position: int, ordinal: int) -> None:
        """Takes in a receipt that was committed: read up to the event at `position`.

        `thread_id` is empty for the whole room, `main`, or the event ID of a thread's root.
        """
        tallies = self._users.peek(user_id)
        tally = tallies.get(room_id) if tallies is not None else None
        if tallies is None or tally is None:
            self._touch(room_id)
            return
        counter = self._counters.peek(room_id)
        if counter is not None and position >= counter.position:
            tally.read(thread_id, position, ordinal)
        elif tally.is_ahead(thread_id, position):
            return
        else:
            # Somewhere in the middle: what lies after it is counted by the next who asks.
            del tallies[room_id]
        self._touch(room_id)

    def event_applied(self, stored: StoredEvent, head: RoomHead | None) -> None:
        """Takes in an event that was committed, by this process or by another."""
        room_id = stored.event.room_id
        counter = self._counters.peek(room_id)
        if counter is None:
            counter = RoomCounter(stored.room_nid, stored.position, stored.notify_ordinal)
            self._counters.put(room_id, counter)
        elif stored.position > counter.position:
            counter.position, counter.ordinal = stored.position, stored.notify_ordinal
        counter.touched += 1
        outcome = self._evaluation.take(stored.event.event_id)
        if outcome is None:
            self._forget(room_id, head)
        else:
            self._count(room_id, stored.position, outcome, head)

    def _count(self, room_id: str, position: int, outcome: PushOutcome, head: RoomHead | None) -> None:
        apart = {user_id for user_id, _ in outcome.exceptions}
        if outcome.is_special:
            for user_id in self._cached_members(head):
                if user_id not in apart and user_id != outcome.sender:
                    tally = self._tally(user_id, room_id)
                    if tally is not None:
                        tally.add(outcome.thread_id, outcome.default.notify, outcome.default.highlight, special=True)
        for user_id, verdict in outcome.exceptions:
            tally = self._tally(user_id, room_id)
            if tally is not None:
                extra = int(verdict.notify) - (outcome.default.notify if outcome.thread_id == MAIN else 0)
                tally.add(outcome.thread_id, extra, verdict.highlight)
        if outcome.reads is not None:
            tally = self._tally(outcome.sender, room_id)
            if tally is not None:
                tally.read(outcome.reads, position, outcome.ordinal)

    def _tally(self, user_id: str, room_id: str) -> Tally | None:
        tallies = self._users.peek(user_id)
        return tallies.get(room_id) if tallies is not None else None

    def _cached_members(self, head: RoomHead | None) -> Iterable[str]:
        if head is None or len(head.joined) > len(self._users):
            return list(self._users.keys())
        return head.joined

    def _forget(self, room_id: str, head: RoomHead | None) -> None:
        """Drops what is counted of a room: another process knows what its event means for whom."""
        for user_id in self._cached_members(head):
            tallies = self._users.peek(user_id)
            if tallies is not None:
                tallies.pop(room_id, None)

    def _touch(self, room_id: str) -> None:
        counter = self._counters.peek(room_id)
        if counter is not None:
            counter.touched += 1

    async def _load(self, user_id: str, rooms: Sequence[str]) -> dict[str, Tally]:
        """Sums up in the database, again for rooms that moved meanwhile."""
        loaded: dict[str, Tally] = {}
        left = list(rooms)
        for attempt in range(ATTEMPTS):
            upto = self._journal.position
            unknown = [room_id for room_id in left if self._counters.peek(room_id) is None]
            for room_id, fresh in (await self._tallies.counters(unknown)).items():
                if self._counters.peek(room_id) is None:
                    self._counters.put(room_id, fresh)
            counters = {room_id: counter for room_id in left if (counter := self._counters.peek(room_id)) is not None}
            touched = {room_id: counter.touched for room_id, counter in counters.items()}
            sums = await self._tallies.sums(user_id, {room_id: c.nid for room_id, c in counters.items()}, upto)
            left = []
            for room_id, tally in sums.items():
                stands = counters[room_id]
                if stands.touched == touched[room_id] and stands.position <= upto:
                    self._keep(user_id, room_id, tally)
                    loaded[room_id] = tally
                elif attempt == ATTEMPTS - 1:
                    loaded[room_id] = tally
                else:
                    left.append(room_id)
            if not left:
                break
        return loaded

    def _keep(self, user_id: str, room_id: str, tally: Tally) -> None:
        tallies = self._users.peek(user_id)
        if tallies is None:
            tallies = {}
            self._users.put(user_id, tallies)
        tallies[room_id] = tally
