"""Heads of rooms in memory: the committed one that readers see, and the pending one that writers build upon.

A writer does not wait for the writer before it: it builds on the pending head, hands its change to the journal, and the
journal commits changes in the order in which they were handed over.  When one of them fails, the pending head is
thrown away and every writer behind it, whose expectation now fails too, builds again.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from homeserver.rooms.head import RoomHead
from homeserver.rooms.load_heads import load_heads
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
        self._loading: dict[str, asyncio.Future[dict[str, Slot]]] = {}
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

    def abandon(self, room_id: str, slot: Slot, event_ids: Iterable[str]) -> None:
        """A change of the room failed: what was built on it is void, and the next writer starts from the database."""
        slot.in_flight -= 1
        for event_id in event_ids:
            slot.unwritten.pop(event_id, None)
        if self._slots.peek(room_id) is slot:
            self._slots.drop(room_id)

    async def slot(self, room_id: str) -> Slot | None:
        """The room's slot, loaded if needed; None where this server does not know the room."""
        slot = self._slots.get(room_id)
        return slot if slot is not None else (await self._loaded([room_id])).get(room_id)

    async def get(self, room_id: str) -> RoomHead | None:
        """The committed head of the room, or None where this server does not know it."""
        slot = await self.slot(room_id)
        return slot.committed if slot is not None else None

    async def many(self, room_ids: Iterable[str]) -> dict[str, RoomHead]:
        """The committed heads of those of the rooms that this server knows; those not in memory are loaded together."""
        slots: dict[str, Slot] = {}
        missing: list[str] = []
        for room_id in room_ids:
            slot = self._slots.get(room_id)
            if slot is None:
                missing.append(room_id)
            else:
                slots[room_id] = slot
        if missing:
            slots.update(await self._loaded(missing))
        return {room_id: slot.committed for room_id, slot in slots.items()}

    async def _loaded(self, room_ids: Sequence[str]) -> dict[str, Slot]:
        """Slots of rooms that are not in memory; rooms that are being loaded already are waited for."""
        # PostgreSQL refuses to look for a NUL, which no room ID has.
        alone = [room_id for room_id in room_ids if room_id not in self._loading and "\0" not in room_id]
        if alone:
            loading = asyncio.ensure_future(self._load_into_memory(alone))
            self._loading.update(dict.fromkeys(alone, loading))
            loading.add_done_callback(lambda _: self._no_longer_loading(alone))
        found: dict[str, Slot] = {}
        for batch in {id(batch): batch for room_id in room_ids if (batch := self._loading.get(room_id))}.values():
            found.update(await asyncio.shield(batch))
        return found

    def _no_longer_loading(self, room_ids: Iterable[str]) -> None:
        for room_id in room_ids:
            self._loading.pop(room_id, None)

    async def _load_into_memory(self, room_ids: Sequence[str]) -> dict[str, Slot]:
        slots: dict[str, Slot] = {}
        left = list(room_ids)
        while left:
            self._moved.difference_update(left)
            heads = await load_heads(self._database, left)
            left = [room_id for room_id in heads if room_id in self._moved]
            for room_id, head in heads.items():
                if room_id not in self._moved:
                    slots[room_id] = slot = Slot(head, head)
                    self._slots.put(room_id, slot)
        return slots
