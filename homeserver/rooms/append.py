"""The one door into the event graph: drafts become one change of the journal.

1. The drafts of one call stand on the room's pending head, each on the one before it.
2. `append` moves the pending head forward at once, so that the next writer builds on it without waiting.
3. The journal commits the rows, if the room still stands at the version that the pending head had.
4. The journal tells `follow.py`, which moves the committed head, the memory and the waiters.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from homeserver.journal import Change, Journal, News
from homeserver.protocol.event import Event
from homeserver.rooms.draft import Draft, Notifications
from homeserver.rooms.head import RoomHead, StateKey, empty_head
from homeserver.rooms.heads import Slot
from homeserver.rooms.rows import DELETE_ENDS, INSERT_END, Rows, positions_of, positions_taken, told_rows
from homeserver.rooms.standing import Standing
from homeserver.rooms.state_memory import StateMemory
from homeserver.rooms.stored_event import StoredEvent
from homeserver.storage import Statement

OUTDATE_TRANSACTIONS = "DELETE FROM transactions WHERE created_ms < ?"
KEEP_TRANSACTIONS_MS = 24 * 3600 * 1000
OUTDATE_EACH_MS = 600_000
INSERT_ROOM = "INSERT INTO rooms (nid, room_id, version, creator, is_public) VALUES (?,?,?,?,?)"
INSERT_ALIAS = "INSERT INTO room_aliases (alias, room_id, creator) VALUES (?,?,?)"


@dataclass(frozen=True, slots=True)
class NewRoom:
    """What a room's first change writes beside its events."""

    creator: str
    is_public: bool
    alias: str | None


@dataclass(slots=True)
class Appended:
    """What followers hear of one change of a room: the events with their positions, and what else is known of them."""

    events: list[StoredEvent]
    drafts: list[Draft]
    new_room: RoomHead | None = None
    slot: Slot | None = None
    reload: bool = False
    """Whether so much changed that the room's head is for the next reader to load."""
    version: int | None = None
    """The room's version in the journal after the change; None where another process made it."""
    emptied: dict[str, StoredEvent] = field(default_factory=dict)
    """Redacted forms of earlier events, by ID of the redaction: told only of other processes' changes."""


def news_key(room_id: str, taken: int, *, plain: bool = True) -> str:
    """Key of news of events of a room that take so many positions.

    `plain` says that the room's head after them follows from the events alone.
    """
    return f"{taken}{'' if plain else '*'} {room_id}"


def read_news_key(key: str) -> tuple[int, str, bool]:
    """(positions taken, room ID, plain) of a `news_key`."""
    taken, _, room_id = key.partition(" ")
    return int(taken.rstrip("*")), room_id, not taken.endswith("*")


class Appender:
    """Turns drafts into changes.  `now_ms` stamps client transactions."""

    def __init__(self, journal: Journal, states: StateMemory, now_ms: Callable[[], int]) -> None:
        self._journal = journal
        self._states = states
        self._now_ms = now_ms
        self._outdated_ms = 0
        self.notifications: Notifications | None = None

    def append(
        self,
        slot: Slot,
        drafts: Sequence[Draft],
        *,
        statements: Callable[[int], Iterable[Statement]] | None = None,
    ) -> asyncio.Future[int]:
        """Hands over the drafts, which must have been built, one on the other, on `slot.pending`.

        `statements` are rows to write in the same transaction, given the position of the first event.  The result is
        that position.  Raises (in the future) `Stale` when another process wrote first, `ConstraintViolated` when a
        client transaction or an alias was there already.
        """
        before = slot.pending
        heads = _heads(before, drafts)
        now_ms = self._now_ms()
        outdate = now_ms - self._outdated_ms > OUTDATE_EACH_MS
        if outdate:
            self._outdated_ms = now_ms
        ordinals = [head.notify_ordinal for head in heads[1:]]

        def writes(first: int) -> Iterable[Statement]:
            # A draft behind this one may replace its state, and learns here at which position that stands.
            for draft, position in zip(drafts, positions_of(first, drafts), strict=True):
                waiting = slot.unwritten.get(draft.event.event_id)
                if waiting is not None:
                    waiting.position = position
            yield from Rows(before.nid, first, drafts, heads, now_ms).statements()
            yield from self._notified(before.nid, first, drafts)
            yield from _ends(before, heads[-1])
            if statements is not None:
                yield from statements(first)
            if outdate:
                yield Statement(OUTDATE_TRANSACTIONS, args=(now_ms - KEEP_TRANSACTIONS_MS,))

        taken = positions_taken(drafts)
        plain = all(draft.standing is Standing.ACCEPTED and draft.holders is None for draft in drafts)

        def news(first: int) -> Iterable[News]:
            events = _stored(before.nid, first, drafts, ordinals)
            appended = Appended(events, list(drafts), slot=slot, version=before.counter + 1)
            yield News("event", news_key(before.room_id, taken, plain=plain), appended)

        writing = self._journal.submit(
            Change(writes=writes, positions=taken, expects={before.nid: before.counter}, news=news)
        )
        for draft, head in zip(drafts, heads[1:], strict=True):
            slot.unwritten[draft.event.event_id] = StoredEvent(0, before.nid, draft.event, standing=draft.standing)
            self._remember(draft, head)
        slot.pending = heads[-1].counted()
        slot.in_flight += 1
        return writing

    def adopt(
        self,
        slot: Slot,
        told: RoomHead,
        changed: Mapping[StateKey, StoredEvent | None],
        draft: Draft,
        concerns: Callable[[StateKey], bool],
    ) -> asyncio.Future[int]:
        """Hands over a room as another server told it, with a join on top.

        `told` is the head that `slot.pending` becomes by the pieces of state `changed`, with the join's `prev_events`
        as its ends; `draft` is the join, built on it, above a gap. `concerns` says of which pieces of state those who
        follow need to hear. The result and the errors are those of `append`.
        """
        before = slot.pending
        drafts, heads = [draft], _heads(told, [draft])
        taken, now_ms = positions_taken(drafts), self._now_ms()
        ordinals = [heads[-1].notify_ordinal]
        # Whoever was in the room before is not any more, so only those of this server who are named need to hear.
        heard = {key: stored for key, stored in changed.items() if concerns(key)}

        def writes(first: int) -> Iterable[Statement]:
            yield from told_rows(before, told, first, changed)
            yield from Rows(before.nid, first, drafts, heads, now_ms).statements()
            yield from self._notified(before.nid, first, drafts)
            yield Statement(DELETE_ENDS, args=(before.nid,))

        def news(first: int) -> Iterable[News]:
            joined = _stored(before.nid, first, drafts, ordinals)[0]
            shifted = {**heard, (draft.event.type, draft.event.state_key or ""): joined}
            appended = Appended([joined.shifting(shifted)], drafts, slot=slot, version=before.counter + 1, reload=True)
            yield News("event", news_key(before.room_id, taken, plain=False), appended)

        writing = self._journal.submit(
            Change(writes=writes, positions=taken, expects={before.nid: before.counter}, news=news)
        )
        slot.unwritten[draft.event.event_id] = StoredEvent(0, before.nid, draft.event)
        self._remember(draft, heads[-1])
        slot.pending = heads[-1].counted()
        slot.in_flight += 1
        return writing

    def create(self, drafts: Sequence[Draft], head: RoomHead, room: NewRoom) -> asyncio.Future[int]:
        """Hands over a whole new room; the room's nid is the first position of the change."""
        heads = _heads(empty_head(head.room_id, head.version), drafts)
        ordinals = [each.notify_ordinal for each in heads[1:]]
        now_ms = self._now_ms()
        room_id, version = head.room_id, head.version.version

        def writes(first: int) -> Iterable[Statement]:
            yield Statement(INSERT_ROOM, args=(first, room_id, version, room.creator, room.is_public))
            if room.alias is not None:
                yield Statement(INSERT_ALIAS, args=(room.alias, room_id, room.creator))
            yield from Rows(first, first, drafts, heads, now_ms).statements()
            yield from self._notified(first, first, drafts)

        def news(first: int) -> Iterable[News]:
            payload = Appended(_stored(first, first, drafts, ordinals), list(drafts), head)
            yield News("event", news_key(room_id, len(drafts)), payload)

        return self._journal.submit(Change(writes=writes, positions=len(drafts), news=news))

    def _remember(self, draft: Draft, head: RoomHead) -> None:
        """What another server sends may build on the event, or stand beside it, before it is written."""
        if draft.standing.in_timeline and draft.fork is None:
            self._states.put(draft.event.event_id, head.state)

    def _notified(self, nid: int, first: int, drafts: Sequence[Draft]) -> Iterable[Statement]:
        if self.notifications is not None:
            for draft, position in zip(drafts, positions_of(first, drafts), strict=True):
                if draft.outcome is not None:
                    yield from self.notifications.statements(position, nid, draft.outcome)


def _heads(before: RoomHead, drafts: Sequence[Draft]) -> list[RoomHead]:
    """The head before the drafts and after each of them, with positions that are not known yet."""
    heads = [before]
    for draft in drafts:
        head = heads[-1]
        if draft.standing.in_timeline:
            holders = draft.held() if draft.holders is not None else None
            head = head.after(draft.event, before.position, head.notify_ordinal + draft.notifies, holders)
        heads.append(head)
    return heads


def _ends(before: RoomHead, after: RoomHead) -> Iterable[Statement]:
    """The ends of the graph, which have rows only while they are several."""
    if before.extremities == after.extremities:
        return
    if len(before.extremities) > 1:
        yield Statement(DELETE_ENDS, args=(before.nid,))
    if len(after.extremities) > 1:
        yield Statement(INSERT_END, [(event_id, before.nid) for event_id in after.extremities])


def _stored(nid: int, first: int, drafts: Sequence[Draft], ordinals: Sequence[int]) -> list[StoredEvent]:
    return [
        StoredEvent(
            position,
            nid,
            draft.event if draft.redacted_by is None else draft.event.redacted(),
            redacted_because=draft.redacted_by,
            notify_ordinal=ordinal,
            thread_root=draft.thread_root,
            replaced=_replaced(draft),
            device_id=draft.new.device_id,
            txn_id=draft.new.txn_id,
            standing=draft.standing,
            outbound=draft.outbound,
            gap_before=bool(draft.gap),
            shifted=draft.holders,
        )
        for draft, position, ordinal in zip(drafts, positions_of(first, drafts), ordinals, strict=True)
    ]


def _replaced(draft: Draft) -> Event | None:
    return draft.replaced.event if draft.replaced is not None else None
