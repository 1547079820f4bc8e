"""The one door into the event graph: drafts become one change of the journal.

1. The drafts of one call stand on the room's pending head, each on the one before it.
2. `append` moves the pending head forward at once, so that the next writer builds on it without waiting.
3. The journal commits the rows, if the room still stands at the version that the pending head had.
4. The journal tells `follow.py`, which moves the committed head, the memory and the waiters.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from homeserver.journal import Change, Journal, News
from homeserver.protocol.event import Event
from homeserver.rooms.draft import Draft, Notifications
from homeserver.rooms.head import RoomHead
from homeserver.rooms.heads import Slot
from homeserver.rooms.stored_event import StoredEvent
from homeserver.storage import Statement

INSERT_EVENT = (
    "INSERT INTO events (position, room_nid, event_id, type, state_key, sender, origin_server_ts, depth, pdu, "
    "thread_root, notify_ordinal, replaces, device_id, txn_id) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
)
CLOSE_INTERVAL = (
    "UPDATE room_state SET to_position = ? WHERE room_nid = ? AND type = ? AND state_key = ? AND to_position IS NULL"
)
OPEN_INTERVAL = (
    "INSERT INTO room_state (room_nid, type, state_key, from_position, to_position, event_position) "
    "VALUES (?,?,?,?,NULL,?)"
)
INSERT_MEMBERSHIP = (
    "INSERT INTO memberships (user_id, room_nid, membership, position, event_id, sender, forgotten, stripped) "
    "VALUES (?,?,?,?,?,?,?,?) ON CONFLICT(user_id, room_nid) DO UPDATE SET membership = excluded.membership, "
    "position = excluded.position, event_id = excluded.event_id, sender = excluded.sender, "
    "forgotten = excluded.forgotten, stripped = excluded.stripped"
)
INSERT_RELATION = "INSERT INTO event_relations (position, room_nid, parent_id, rel_type) VALUES (?,?,?,?)"
INSERT_TRANSACTION = "INSERT INTO transactions (key, position, created_ms) VALUES (?,?,?)"
OUTDATE_TRANSACTIONS = "DELETE FROM transactions WHERE created_ms < ?"
KEEP_TRANSACTIONS_MS = 24 * 3600 * 1000
OUTDATE_EACH_MS = 600_000
EMPTY_EVENT = "UPDATE events SET pdu = ?, redacted_by = ? WHERE event_id = ?"
INSERT_ROOM = "INSERT INTO rooms (nid, room_id, version, creator, is_public) VALUES (?,?,?,?,?)"
INSERT_ALIAS = "INSERT INTO room_aliases (alias, room_id, creator) VALUES (?,?,?)"
MEMBERSHIPS = frozenset(("join", "invite", "leave", "ban", "knock"))


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
    emptied: dict[str, StoredEvent] = field(default_factory=dict)
    """Redacted forms of earlier events, by ID of the redaction: told only of other processes' changes."""


def news_key(room_id: str, count: int) -> str:
    """Key of news of `count` events of a room, which stand at consecutive positions."""
    return f"{count} {room_id}"


def read_news_key(key: str) -> tuple[int, str]:
    """(count of events, room ID) of a `news_key`."""
    count, _, room_id = key.partition(" ")
    return int(count), room_id


class Appender:
    """Turns drafts into changes.  `now_ms` stamps client transactions."""

    def __init__(self, journal: Journal, now_ms: Callable[[], int]) -> None:
        self._journal = journal
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
        head = before
        ordinals = []
        for draft in drafts:
            ordinals.append(head.notify_ordinal + draft.notifies)
            head = head.after(draft.event, before.position, ordinals[-1])
        now_ms = self._now_ms()
        outdate = now_ms - self._outdated_ms > OUTDATE_EACH_MS
        if outdate:
            self._outdated_ms = now_ms

        def writes(first: int) -> Iterable[Statement]:
            # A draft behind this one may replace its state, and learns here at which position that stands.
            for at, draft in enumerate(drafts):
                waiting = slot.unwritten.get(draft.event.event_id)
                if waiting is not None:
                    waiting.position = first + at
            yield from self._rows(before.nid, first, drafts, ordinals, now_ms)
            if len(before.extremities) > 1:
                yield Statement("DELETE FROM forward_extremities WHERE room_nid = ?", args=(before.nid,))
            if statements is not None:
                yield from statements(first)
            if outdate:
                yield Statement(OUTDATE_TRANSACTIONS, args=(now_ms - KEEP_TRANSACTIONS_MS,))

        def news(first: int) -> Iterable[News]:
            events = _stored(before.nid, first, drafts, ordinals)
            yield News("event", news_key(before.room_id, len(drafts)), Appended(events, list(drafts), slot=slot))

        writing = self._journal.submit(
            Change(writes=writes, positions=len(drafts), expects={before.nid: before.counter}, news=news)
        )
        for draft in drafts:
            slot.unwritten[draft.event.event_id] = StoredEvent(0, before.nid, draft.event)
        slot.pending = head.counted()
        slot.in_flight += 1
        return writing

    def create(self, drafts: Sequence[Draft], head: RoomHead, room: NewRoom) -> asyncio.Future[int]:
        """Hands over a whole new room; the room's nid is the first position of the change."""
        ordinals = []
        ordinal = 0
        for draft in drafts:
            ordinal += draft.notifies
            ordinals.append(ordinal)
        now_ms = self._now_ms()
        room_id, version = head.room_id, head.version.version

        def writes(first: int) -> Iterable[Statement]:
            yield Statement(INSERT_ROOM, args=(first, room_id, version, room.creator, room.is_public))
            if room.alias is not None:
                yield Statement(INSERT_ALIAS, args=(room.alias, room_id, room.creator))
            yield from self._rows(first, first, drafts, ordinals, now_ms)

        def news(first: int) -> Iterable[News]:
            payload = Appended(_stored(first, first, drafts, ordinals), list(drafts), head)
            yield News("event", news_key(room_id, len(drafts)), payload)

        return self._journal.submit(Change(writes=writes, positions=len(drafts), news=news))

    def _rows(
        self, nid: int, first: int, drafts: Sequence[Draft], ordinals: Sequence[int], now_ms: int
    ) -> Iterable[Statement]:
        events, closed, opened, members, relations, transactions, emptied = [], [], [], [], [], [], []
        positions = {draft.event.event_id: first + at for at, draft in enumerate(drafts)}
        for at, draft in enumerate(drafts):
            position, event, new = first + at, draft.event, draft.new
            replaces = None
            if draft.replaced is not None:
                replaces = positions.get(draft.replaced.event.event_id, draft.replaced.position)
            events.append(
                (position, nid, event.event_id, event.type, event.state_key, event.sender, event.origin_server_ts,
                 event.depth, event.json(), draft.thread_root, ordinals[at], replaces, new.device_id, new.txn_id)
            )  # fmt: skip
            if event.state_key is not None:
                closed.append((position, nid, event.type, event.state_key))
                opened.append((nid, event.type, event.state_key, position, position))
            if event.type == "m.room.member" and event.state_key is not None:
                members.append(
                    (event.state_key, nid, event.content["membership"], position, event.event_id, event.sender, False,
                     draft.stripped)
                )  # fmt: skip
            if draft.relation is not None:
                relations.append((position, nid, *draft.relation))
            if new.txn_key is not None:
                transactions.append((new.txn_key, position, now_ms))
            if draft.emptied is not None:
                original, redacted = draft.emptied
                emptied.append((redacted.json(), event.event_id, original.event.event_id))
        yield Statement(INSERT_EVENT, events)
        if len({row[2:] for row in closed}) == len(closed):
            if closed:
                yield Statement(CLOSE_INTERVAL, closed)
                yield Statement(OPEN_INTERVAL, opened)
        else:
            # A state key that changes twice in one change needs its intervals closed and opened in turn.
            for close, open_ in zip(closed, opened, strict=True):
                yield Statement(CLOSE_INTERVAL, args=close)
                yield Statement(OPEN_INTERVAL, args=open_)
        for sql, rows in (
            (INSERT_MEMBERSHIP, members),
            (INSERT_RELATION, relations),
            (INSERT_TRANSACTION, transactions),
            (EMPTY_EVENT, emptied),
        ):
            if rows:
                yield Statement(sql, rows)
        if self.notifications is not None:
            for at, draft in enumerate(drafts):
                if draft.outcome is not None:
                    yield from self.notifications.statements(first + at, nid, draft.outcome)


def _stored(nid: int, first: int, drafts: Sequence[Draft], ordinals: Sequence[int]) -> list[StoredEvent]:
    return [
        StoredEvent(
            first + at,
            nid,
            draft.event,
            notify_ordinal=ordinals[at],
            thread_root=draft.thread_root,
            replaced=_replaced(draft),
            device_id=draft.new.device_id,
            txn_id=draft.new.txn_id,
        )
        for at, draft in enumerate(drafts)
    ]


def _replaced(draft: Draft) -> Event | None:
    return draft.replaced.event if draft.replaced is not None else None
