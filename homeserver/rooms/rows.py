"""The rows that events leave in the database: what `append.py` writes for each draft."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import orjson

from homeserver.protocol.event import Event
from homeserver.rooms.draft import Draft
from homeserver.rooms.head import RoomHead, StateKey, server_of
from homeserver.rooms.stored_event import StoredEvent
from homeserver.storage import Statement

INSERT_EVENT = (
    "INSERT INTO events (position, room_nid, event_id, type, state_key, sender, origin_server_ts, depth, pdu, "
    "thread_root, notify_ordinal, replaces, device_id, txn_id, standing, outbound, gap_before) "
    "VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
)
INSERT_ASIDE = f"{INSERT_EVENT} ON CONFLICT(event_id) DO NOTHING"
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
MOVE_EVENT = (
    "UPDATE events SET position = ?, thread_root = ?, notify_ordinal = ?, replaces = ?, standing = ?, outbound = ?, "
    "gap_before = ?, pdu = ? WHERE event_id = ?"
)
MOVE_HOLDER = (
    "UPDATE room_state SET event_position = ? WHERE room_nid = ? AND type = ? AND state_key = ? AND event_position = ?"
)
MOVE_REPLACED = (
    "UPDATE events SET replaces = ? WHERE replaces = ? AND position IN "
    "(SELECT event_position FROM room_state WHERE room_nid = ? AND type = ? AND state_key = ?)"
)
DELETE_MEMBERSHIP = "DELETE FROM memberships WHERE user_id = ? AND room_nid = ?"
INSERT_RELATION = "INSERT INTO event_relations (position, room_nid, parent_id, rel_type) VALUES (?,?,?,?)"
INSERT_TRANSACTION = "INSERT INTO transactions (key, position, created_ms) VALUES (?,?,?)"
EMPTY_EVENT = "UPDATE events SET pdu = ?, redacted_by = ? WHERE event_id = ?"
INSERT_FORK = "INSERT INTO fork_states (event_position, base_position, changes) VALUES (?,?,?)"
SERVER_CAME = "INSERT INTO room_servers (room_nid, server, from_position, to_position) VALUES (?,?,?,NULL)"
SERVER_WENT = "UPDATE room_servers SET to_position = ? WHERE room_nid = ? AND server = ? AND to_position IS NULL"
INSERT_GAP = "INSERT INTO room_gaps (below, room_nid, floor, ceiling, missing) VALUES (?,?,?,?,?)"
INSERT_END = "INSERT INTO forward_extremities (event_id, room_nid) VALUES (?,?)"
DELETE_ENDS = "DELETE FROM forward_extremities WHERE room_nid = ?"

GAP = 1 << 24
"""Positions left free where history is missing."""


def positions_taken(drafts: Sequence[Draft]) -> int:
    """How many positions of the journal these take."""
    return len(drafts) + GAP * sum(draft.gap is not None for draft in drafts)


def positions_of(first: int, drafts: Sequence[Draft]) -> list[int]:
    """The position of each draft where the change begins at `first`; negative outside of the timeline."""
    positions = []
    at = first
    for draft in drafts:
        if draft.gap is not None:
            at += GAP
        positions.append(at if draft.standing.in_timeline else -at)
        at += 1
    return positions


class Rows:
    """Collects the rows of one change's events of one room, kind by kind.

    `heads` are the room's heads before the first draft and after each.
    """

    def __init__(self, nid: int, first: int, drafts: Sequence[Draft], heads: Sequence[RoomHead], now_ms: int) -> None:
        self._nid = nid
        self._first = first
        self._now_ms = now_ms
        self._drafts = drafts
        self._positions = positions_of(first, drafts)
        self._by_id = {draft.event.event_id: at for draft, at in zip(drafts, self._positions, strict=True)}
        self._rows: dict[str, list[Sequence[Any]]] = {}
        self._intervals: list[tuple[str, Sequence[Any]]] = []
        self._keys: set[StateKey] = set()
        self._twice = False
        for at, draft in enumerate(drafts):
            self._add(draft, self._positions[at], heads[at], heads[at + 1])

    def statements(self) -> Iterable[Statement]:
        """The rows as statements, in an order that may be executed."""
        for sql in (INSERT_EVENT, INSERT_ASIDE, MOVE_EVENT):
            if sql in self._rows:
                yield Statement(sql, self._rows.pop(sql))
        if self._twice:
            # A state key that changes twice in one change needs its intervals closed and opened in turn.
            for sql, row in self._intervals:
                yield Statement(sql, args=row)
        else:
            for each in (CLOSE_INTERVAL, OPEN_INTERVAL):
                rows = [row for sql, row in self._intervals if sql == each]
                if rows:
                    yield Statement(each, rows)
        for sql, rows in self._rows.items():
            yield Statement(sql, rows)

    def _put(self, sql: str, *row: Any) -> None:
        rows = self._rows.get(sql)
        if rows is None:
            self._rows[sql] = [row]
        else:
            rows.append(row)

    def _add(self, draft: Draft, position: int, before: RoomHead, after: RoomHead) -> None:
        self._event(draft, position, after.notify_ordinal)
        for key, event in draft.held().items():
            self._hold(draft, position, key, event)
        if before.servers is not after.servers:
            self._servers(draft, position, before, after)
        if draft.fork is not None:
            base = position if draft.standing.in_timeline else self._first - 1
            changes = orjson.dumps([[*key, event_id] for key, event_id in draft.fork.items()])
            self._put(INSERT_FORK, position, base, changes)
        if draft.gap:
            self._put(INSERT_GAP, position, self._nid, position - GAP, position - 1, orjson.dumps(draft.gap))
        new = draft.new
        if draft.relation is not None and draft.standing.in_timeline:
            self._put(INSERT_RELATION, position, self._nid, *draft.relation)
        if new.txn_key is not None:
            self._put(INSERT_TRANSACTION, new.txn_key, position, self._now_ms)
        if draft.emptied is not None:
            original, redacted = draft.emptied
            self._put(EMPTY_EVENT, redacted.json(), draft.event.event_id, original.event.event_id)
        if draft.redacted_by is not None:
            event = draft.event
            self._put(EMPTY_EVENT, event.redacted().json(), draft.redacted_by.event_id, event.event_id)

    def _event(self, draft: Draft, position: int, ordinal: int) -> None:
        event, new, nid = draft.event, draft.new, self._nid
        replaces = None
        if draft.replaced is not None:
            replaces = self._by_id.get(draft.replaced.event.event_id, draft.replaced.position)
        if draft.known_at is not None:
            self._put(
                MOVE_EVENT, position, draft.thread_root, ordinal, replaces, draft.standing, draft.outbound,
                bool(draft.gap), event.json(), event.event_id
            )  # fmt: skip
            if event.state_key is not None:
                of_key = (nid, event.type, event.state_key)
                self._put(MOVE_HOLDER, position, *of_key, draft.known_at)
                self._put(MOVE_REPLACED, position, draft.known_at, *of_key)
            return
        sql = INSERT_EVENT if draft.standing.in_timeline else INSERT_ASIDE
        self._put(
            sql, position, nid, event.event_id, event.type, event.state_key, event.sender, event.origin_server_ts,
            event.depth, event.json(), draft.thread_root, ordinal, replaces, new.device_id, new.txn_id,
            int(draft.standing), draft.outbound, bool(draft.gap)
        )  # fmt: skip

    def _hold(self, draft: Draft, position: int, key: StateKey, event: Event | None) -> None:
        self._twice = self._twice or key in self._keys
        self._keys.add(key)
        self._intervals.append((CLOSE_INTERVAL, (position, self._nid, *key)))
        if event is None:
            if key[0] == "m.room.member":
                self._put(DELETE_MEMBERSHIP, key[1], self._nid)
            return
        self._intervals.append((OPEN_INTERVAL, (self._nid, *key, position, self._position_of(draft, key, event))))
        if key[0] == "m.room.member":
            stripped = draft.stripped if event is draft.event else None
            membership = event.membership or "leave"
            self._put(
                INSERT_MEMBERSHIP, key[1], self._nid, membership, position, event.event_id, event.sender, False,
                stripped
            )  # fmt: skip

    def _position_of(self, draft: Draft, key: StateKey, event: Event) -> int:
        """Where the row of the event that holds a piece of state stands."""
        position = self._by_id.get(event.event_id)
        if position is not None:
            return position
        stored = (draft.holders or {}).get(key)
        assert stored is not None
        return stored.position

    def _servers(self, draft: Draft, position: int, before: RoomHead, after: RoomHead) -> None:
        for server in {server_of(key[1]) for key in draft.held() if key[0] == "m.room.member"}:
            was, is_ = server in before.servers, server in after.servers
            if is_ and not was:
                self._put(SERVER_CAME, self._nid, server, position)
            elif was and not is_:
                self._put(SERVER_WENT, position, self._nid, server)


def told_rows(
    before: RoomHead, told: RoomHead, position: int, changed: Mapping[StateKey, StoredEvent | None]
) -> Iterable[Statement]:
    """Rows for a state that another server told, in force from `position` on."""
    nid = before.nid
    members = [(key[1], stored) for key, stored in changed.items() if key[0] == "m.room.member"]
    rows: dict[str, list[Sequence[Any]]] = {
        CLOSE_INTERVAL: [(position, nid, *key) for key in changed if key in before.state],
        OPEN_INTERVAL: [(nid, *key, position, held.position) for key, held in changed.items() if held is not None],
        DELETE_MEMBERSHIP: [(user_id, nid) for user_id, stored in members if stored is None],
        INSERT_MEMBERSHIP: [
            (user_id, nid, stored.event.membership or "leave", position, stored.event.event_id, stored.event.sender,
             False, None)
            for user_id, stored in members if stored is not None
        ],
        SERVER_CAME: [(nid, server, position) for server in told.servers if server not in before.servers],
        SERVER_WENT: [(position, nid, server) for server in before.servers if server not in told.servers],
    }  # fmt: skip
    for sql, of_kind in rows.items():
        if of_kind:
            yield Statement(sql, of_kind)
