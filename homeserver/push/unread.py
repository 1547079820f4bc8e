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
from homeserver.push.outcome import MAIN, PushOutcome, forget_silenced, move_read_position
from homeserver.push.tally import RoomCounter, Tallies, Tally
from homeserver.rooms.head import RoomHead
from homeserver.rooms.lru import LeastRecentlyUsed
from homeserver.rooms.stored_event import StoredEvent
from homeserver.storage import Database, Statement

ATTEMPTS: Final = 4
MOST_TALLIES: Final = 300_000
"""Users times rooms that are held in memory."""


class UnreadCounter:
    """Counts what users have not read; observes the rooms, and is what a sync asks for counts."""

    def __init__(self, database: Database, journal: Journal, evaluation: PushEvaluation) -> None:
        self._journal = journal
        self._evaluation = evaluation
        self._tallies = Tallies(database)
        self._counters: LeastRecentlyUsed[str, RoomCounter] = LeastRecentlyUsed(50_000)
        self._users: dict[str, dict[str, Tally]] = {}
        """Tallies by user and room, those of the user unused for longest first."""
        self._held = 0

    async def unread(self, user_id: str, rooms: Collection[str], *, threads: bool) -> Mapping[str, RoomUnread]:
        """The counts of those rooms by room ID; a room that is left out has nothing unread.

        With `threads` the main timeline and each thread are counted apart, otherwise all of it under `main`.
        """
        found: dict[str, RoomUnread] = {}
        known = self._users.pop(user_id, None)
        if known is None:
            known = {}
        else:
            self._users[user_id] = known
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
        moved = move_read_position(user_id, room_nid, thread_id, stored.position, stored.notify_ordinal)
        if not self._evaluation.has_own_rules(user_id):
            return [moved]
        return [moved, forget_silenced(user_id, room_nid, thread_id, stored.position)]

    def read(self, user_id: str, room_id: str, thread_id: str, position: int, ordinal: int) -> None:
        """Takes in a receipt that was committed: read up to the event at `position`.

        `thread_id` is empty for the whole room, `main`, or the event ID of a thread's root.
        """
        self._touch(room_id)
        tally = self._tally(user_id, room_id)
        if tally is None or tally.read_upto(thread_id) >= position:
            return
        counter = self._counters.peek(room_id)
        if counter is not None and position >= counter.position:
            tally.read(thread_id, position, ordinal)
        else:
            # Somewhere in the middle: what lies after it is counted by the next who asks.
            self._drop(user_id, room_id)

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
            self._count_foreign(stored, head)
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

    def _count_foreign(self, stored: StoredEvent, head: RoomHead | None) -> None:
        """Takes in an event of another process, which alone knows for whom it means something special."""
        event = stored.event
        special = self._evaluation.may_be_special_for(event, head)
        if special is None or stored.thread_root is not None:
            for user_id in list(self._cached_members(head)):
                self._drop(user_id, event.room_id)
            return
        for user_id in special:
            self._drop(user_id, event.room_id)
        tally = self._tally(event.sender, event.room_id)
        if tally is not None and event.type == "m.room.member":
            self._drop(event.sender, event.room_id)
        elif tally is not None:
            tally.read(MAIN, stored.position, stored.notify_ordinal)

    def _tally(self, user_id: str, room_id: str) -> Tally | None:
        tallies = self._users.get(user_id)
        return tallies.get(room_id) if tallies is not None else None

    def _cached_members(self, head: RoomHead | None) -> Iterable[str]:
        if head is None or len(head.joined) > len(self._users):
            return self._users.keys()
        return head.joined

    def _drop(self, user_id: str, room_id: str) -> None:
        tallies = self._users.get(user_id)
        if tallies is not None and tallies.pop(room_id, None) is not None:
            self._held -= 1

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
        tallies = self._users.setdefault(user_id, {})
        if room_id not in tallies:
            self._held += 1
        tallies[room_id] = tally
        while self._held > MOST_TALLIES and len(self._users) > 1:
            self._held -= len(self._users.pop(next(iter(self._users))))
