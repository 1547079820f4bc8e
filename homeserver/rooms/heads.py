"""Heads of rooms in memory: the committed one that readers see, and the pending one that writers build upon.

A writer does not wait for the writer before it: it builds on the pending head, hands its change to the journal, and the
journal commits changes in the order in which they were handed over.  When one of them fails, the pending head is
thrown away and every writer behind it, whose expectation now fails too, builds again.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

import immutables

from homeserver.protocol.room_versions import ROOM_VERSIONS
from homeserver.rooms.head import RoomHead, StateEntry, StateKey
from homeserver.rooms.lru import LeastRecentlyUsed
from homeserver.rooms.stored_event import StoredEvent
from homeserver.storage import Database


@dataclass(slots=True)
class Slot:
    """A room in memory.

    `pending` equals `committed` when nothing is under way; `in_flight` counts the changes that are, and `unwritten`
    holds their events by ID.
    """

    committed: RoomHead
    pending: RoomHead
    in_flight: int = 0
    unwritten: dict[str, StoredEvent] = field(default_factory=dict)


class Heads:
    """Loads heads and keeps the `limit` used last.  A room is loaded once, however many ask at the same time."""

    def __init__(self, database: Database, limit: int = 5_000) -> None:
        self._database = database
        self._slots: LeastRecentlyUsed[str, Slot] = LeastRecentlyUsed(limit)
        self._loading: dict[str, asyncio.Future[Slot | None]] = {}
        self._moved: set[str] = set()

    def in_memory(self, room_id: str) -> Slot | None:
        """The room's slot if it is loaded."""
        return self._slots.get(room_id)

    def adopt(self, head: RoomHead) -> None:
        """Takes in the head of a room that was just made here."""
        self._slots.put(head.room_id, Slot(head, head))

    def moved(self, room_id: str) -> None:
        """Says that a change of the room was committed: a load that is under way may have missed it."""
        if room_id in self._loading:
            self._moved.add(room_id)

    def forget(self, room_id: str) -> None:
        """Drops what is in memory: the next reader loads it from the database."""
        self._slots.drop(room_id)

    async def slot(self, room_id: str) -> Slot | None:
        """The room's slot, loaded if needed; None where this server does not know the room."""
        slot = self._slots.get(room_id)
        if slot is not None:
            return slot
        loading = self._loading.get(room_id)
        if loading is None:
            loading = asyncio.ensure_future(self._load_into_memory(room_id))
            self._loading[room_id] = loading
            loading.add_done_callback(lambda _: self._loading.pop(room_id, None))
        return await asyncio.shield(loading)

    async def get(self, room_id: str) -> RoomHead | None:
        """The committed head of the room, or None where this server does not know it."""
        slot = await self.slot(room_id)
        return slot.committed if slot is not None else None

    async def _load_into_memory(self, room_id: str) -> Slot | None:
        while True:
            self._moved.discard(room_id)
            head = await self._load(room_id)
            if head is None:
                return None
            if room_id not in self._moved:
                break
        slot = Slot(head, head)
        self._slots.put(room_id, slot)
        return slot

    async def _load(self, room_id: str) -> RoomHead | None:
        while True:
            room = await self._database.fetch_one(
                "SELECT r.nid, r.version, v.version AS counter FROM rooms r "
                "LEFT JOIN journal_versions v ON v.subject = r.nid WHERE r.room_id = ?",
                room_id,
            )
            if room is None:
                return None
            nid = room["nid"]
            head = await self._read(nid, room_id, room["version"], room["counter"] or 0)
            again = await self._database.fetch_one("SELECT version FROM journal_versions WHERE subject = ?", nid)
            # Another process may have written between the queries: a head is one moment or it is nothing.
            if (again[0] if again is not None else 0) == head.counter:
                return head

    async def _read(self, nid: int, room_id: str, version: str, counter: int) -> RoomHead:
        state_rows = await self._database.fetch(
            "SELECT s.type, s.state_key, e.event_id, s.event_position FROM room_state s "
            "JOIN events e ON e.position = s.event_position WHERE s.room_nid = ? AND s.to_position IS NULL",
            nid,
        )
        member_rows = await self._database.fetch(
            "SELECT user_id, membership FROM memberships WHERE room_nid = ? AND membership IN ('join', 'invite')", nid
        )
        newest = await self._database.fetch_one(
            "SELECT position, event_id, depth, notify_ordinal FROM events WHERE room_nid = ? "
            "ORDER BY position DESC LIMIT 1",
            nid,
        )
        ends = await self._database.fetch(
            "SELECT x.event_id, e.depth FROM forward_extremities x JOIN events e ON e.event_id = x.event_id "
            "WHERE x.room_nid = ?",
            nid,
        )
        state: immutables.Map[StateKey, StateEntry] = immutables.Map(
            {(row[0], row[1]): StateEntry(row[2], row[3]) for row in state_rows}
        )
        position, newest_id, depth, ordinal = tuple(newest) if newest is not None else (0, None, 0, 0)
        extremities = tuple(row[0] for row in ends) if ends else ((newest_id,) if newest_id is not None else ())
        return RoomHead(
            nid=nid,
            room_id=room_id,
            version=ROOM_VERSIONS[version],
            counter=counter,
            position=position,
            depth=max([row[1] for row in ends], default=depth),
            extremities=extremities,
            notify_ordinal=ordinal,
            state=state,
            joined=immutables.Map({row[0]: True for row in member_rows if row[1] == "join"}),
            invited=immutables.Map({row[0]: True for row in member_rows if row[1] == "invite"}),
        )
