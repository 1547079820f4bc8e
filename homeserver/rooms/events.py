"""Events by ID and by position: a bounded memory in front of the table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from homeserver.protocol.event import Event
from homeserver.protocol.room_versions import ROOM_VERSIONS
from homeserver.rooms.lru import LeastRecentlyUsed
from homeserver.rooms.standing import Standing
from homeserver.rooms.stored_event import StoredEvent
from homeserver.storage import Database, Row, in_list

CHUNK = 500
STANDINGS = tuple(Standing)

COLUMNS = """
    e.position, e.room_nid, e.event_id, e.pdu, e.notify_ordinal, e.thread_root, e.device_id, e.txn_id,
    e.standing, e.outbound, e.gap_before, r.version, p.event_id AS replaced_id, p.pdu AS replaced_pdu,
    d.event_id AS because_id, d.pdu AS because_pdu
"""
SOURCE = """
    events e JOIN rooms r ON r.nid = e.room_nid
    LEFT JOIN events p ON p.position = e.replaces
    LEFT JOIN events d ON d.event_id = e.redacted_by
"""


class Events:
    """Reads events; at most `limit` of them stay in memory."""

    def __init__(self, database: Database, limit: int = 30_000) -> None:
        self._database = database
        self._by_id: LeastRecentlyUsed[str, StoredEvent] = LeastRecentlyUsed(limit)
        self._ids: LeastRecentlyUsed[int, str] = LeastRecentlyUsed(limit)

    def remember(self, stored: StoredEvent) -> None:
        """Keeps an event that was just written or read; the newest form wins."""
        self._by_id.put(stored.event.event_id, stored)
        self._ids.put(stored.position, stored.event.event_id)

    def drop(self, event_id: str) -> None:
        """Forgets an event, so that the next reader gets it from the table."""
        self._by_id.drop(event_id)

    def drop_room(self, room_id: str) -> None:
        """Forgets what is in memory of a room."""
        gone = [event_id for event_id, stored in self._by_id.items() if stored.event.room_id == room_id]
        for event_id in gone:
            self._by_id.drop(event_id)

    def in_memory(self, event_id: str) -> StoredEvent | None:
        """The event if it is in memory; never asks the database."""
        return self._by_id.get(event_id)

    def successors(self, event_id: str) -> list[StoredEvent]:
        """The events in memory that took the place of the given state event."""
        return [s for s in self._by_id.values() if s.replaced is not None and s.replaced.event_id == event_id]

    async def one(self, event_id: str) -> StoredEvent | None:
        """The event of that ID, or None where this server does not have it."""
        return (await self.many([event_id])).get(event_id)

    async def many(self, event_ids: Iterable[str]) -> dict[str, StoredEvent]:
        """Those of the events that this server has, by ID: one query for each 500 that are not in memory."""
        found: dict[str, StoredEvent] = {}
        missing: list[str] = []
        for event_id in event_ids:
            stored = self._by_id.get(event_id)
            if stored is not None:
                found[event_id] = stored
            elif "\0" not in event_id:
                # PostgreSQL refuses to look for a NUL, which no event ID has.
                missing.append(event_id)
        for at in range(0, len(missing), CHUNK):
            part = missing[at : at + CHUNK]
            for stored in await self._load(f"e.event_id IN {in_list(len(part))}", part):
                found[stored.event.event_id] = stored
        return found

    async def positions(self, event_ids: Sequence[str]) -> dict[str, int]:
        """Where those of the events stand that this server has; at most some hundreds are asked for at once."""
        rows = await self._database.fetch(
            f"SELECT event_id, position FROM events WHERE event_id IN {in_list(len(event_ids))}", *event_ids
        )
        return {row[0]: row[1] for row in rows}

    async def at_positions(self, positions: Iterable[int]) -> dict[int, StoredEvent]:
        """Those events by position: one query for each 500 that are not in memory."""
        found: dict[int, StoredEvent] = {}
        missing: list[int] = []
        for position in positions:
            event_id = self._ids.get(position)
            stored = self._by_id.get(event_id) if event_id is not None else None
            if stored is None:
                missing.append(position)
            else:
                found[position] = stored
        for at in range(0, len(missing), CHUNK):
            part = missing[at : at + CHUNK]
            for stored in await self._load(f"e.position IN {in_list(len(part))}", part):
                found[stored.position] = stored
        return found

    async def first(self, room_nid: int) -> StoredEvent | None:
        """The oldest event of a room's timeline, as far as it is here."""
        found = await self.page(room_nid, 0, 2**62, 1, backwards=False)
        return found[0] if found else None

    async def page(self, room_nid: int, after: int, upto: int, limit: int, *, backwards: bool) -> list[StoredEvent]:
        """At most `limit` events with `after` < position <= `upto`, newest first if `backwards`, else oldest first."""
        order = "DESC" if backwards else "ASC"
        rows = await self._database.fetch(
            "SELECT position FROM events WHERE room_nid = ? AND position > ? AND position <= ? "
            f"ORDER BY position {order} LIMIT ?",
            room_nid,
            after,
            upto,
            limit,
        )
        positions = [row[0] for row in rows]
        found = await self.at_positions(positions)
        return [found[position] for position in positions if position in found]

    async def _load(self, condition: str, arguments: Sequence[str | int]) -> list[StoredEvent]:
        rows = await self._database.fetch(f"SELECT {COLUMNS} FROM {SOURCE} WHERE {condition}", *arguments)
        loaded = []
        for row in rows:
            # A redaction may have been applied while the query ran: what is in memory is never older than the row,
            # but for what another process has just given its place in the timeline.
            stored = self._by_id.get(row["event_id"])
            if stored is None or stored.position < 0 < row["position"]:
                stored = stored_event(row)
                self.remember(stored)
            loaded.append(stored)
        return loaded


def stored_event(row: Row) -> StoredEvent:
    """A row of `COLUMNS` as an event."""
    version = ROOM_VERSIONS[row["version"]]

    def event(event_id: str | None, pdu: bytes | None) -> Event | None:
        if event_id is None or pdu is None:
            return None
        return Event.load(pdu, version, event_id)

    main = event(row["event_id"], row["pdu"])
    assert main is not None
    return StoredEvent(
        row["position"],
        row["room_nid"],
        main,
        notify_ordinal=row["notify_ordinal"],
        thread_root=row["thread_root"],
        replaced=event(row["replaced_id"], row["replaced_pdu"]),
        redacted_because=event(row["because_id"], row["because_pdu"]),
        device_id=row["device_id"],
        txn_id=row["txn_id"],
        standing=STANDINGS[row["standing"]],
        outbound=bool(row["outbound"]),
        gap_before=bool(row["gap_before"]),
    )
