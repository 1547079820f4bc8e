"""Receipts in the database."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from homeserver.rooms import StoredEvent
from homeserver.storage import Database, RoomTable, Row, Statement, in_list

READ: Final = "m.read"
READ_PRIVATE: Final = "m.read.private"
CHUNK: Final = 400
ROOM_TABLES: Final = (RoomTable("receipts", "id"),)

_COLUMNS: Final = (
    "r.room_id, x.room_nid, x.user_id, x.receipt_type, x.thread_id, x.event_id, x.event_position, x.ts, x.position "
    "FROM receipts x JOIN rooms r ON r.nid = x.room_nid"
)
_PUT: Final = (
    "INSERT INTO receipts (room_nid, user_id, receipt_type, thread_id, event_id, event_position, ts, position) "
    "VALUES (?,?,?,?,?,?,?,?) ON CONFLICT(room_nid, user_id, receipt_type, thread_id) DO UPDATE SET "
    "event_id = excluded.event_id, event_position = excluded.event_position, ts = excluded.ts, "
    "position = excluded.position WHERE excluded.event_position > receipts.event_position"
)


@dataclass(frozen=True, slots=True)
class Receipt:
    """A user has read up to an event.  `thread_id` is empty for the whole room, else `main` or a thread's root.

    `ts` is milliseconds since 1970, `event_position` the place of the event in the timeline, `ordinal` the room's
    notify ordinal there (0 where that is not known), `position` that of the receipt in the journal.
    """

    room_id: str
    room_nid: int
    user_id: str
    receipt_type: str
    thread_id: str
    event_id: str
    event_position: int
    ts: int
    position: int = 0
    ordinal: int = 0

    def seen_by(self, user_id: str) -> bool:
        """Private receipts are for their own user alone."""
        return self.receipt_type != READ_PRIVATE or self.user_id == user_id


@dataclass(frozen=True, slots=True)
class RemoteRead:
    """What another server says of a user of its own: read up to an event that this server has.

    `thread_id` is None for the whole room; `ts` is milliseconds since 1970, 0 where it is not told.
    """

    user_id: str
    stored: StoredEvent
    thread_id: str | None
    ts: int


class ReceiptStore:
    """Reads receipts, and says how they are written."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @staticmethod
    def put(position: int, receipts: Sequence[Receipt]) -> Statement:
        """Writes receipts that move forward; those that would move back leave what is there."""
        rows = [
            (r.room_nid, r.user_id, r.receipt_type, r.thread_id, r.event_id, r.event_position, r.ts, position)
            for r in receipts
        ]
        return Statement(_PUT, rows)

    async def event_position(self, room_nid: int, user_id: str, receipt_type: str, thread_id: str) -> int | None:
        """Where the user's receipt of that type and thread stands, or None."""
        row = await self._database.fetch_one(
            "SELECT event_position FROM receipts "
            "WHERE room_nid = ? AND user_id = ? AND receipt_type = ? AND thread_id = ?",
            room_nid,
            user_id,
            receipt_type,
            thread_id,
        )
        return int(row[0]) if row is not None else None

    async def read_upto(self, room_nid: int, user_ids: Sequence[str]) -> dict[tuple[str, str], int]:
        """Where the public receipts of those users stand in a room, by user and thread."""
        found: dict[tuple[str, str], int] = {}
        for at in range(0, len(user_ids), CHUNK):
            part = user_ids[at : at + CHUNK]
            rows = await self._database.fetch(
                "SELECT user_id, thread_id, event_position FROM receipts "
                f"WHERE room_nid = ? AND receipt_type = ? AND user_id IN {in_list(len(part))}",
                room_nid,
                READ,
                *part,
            )
            found.update(((row[0], row[1]), row[2]) for row in rows)
        return found

    async def in_rooms(self, rooms: Collection[str], reader: str, upto: int) -> list[Receipt]:
        """Every receipt in those rooms up to the journal's position `upto` that `reader` may see."""
        return await self._in_rooms(rooms, reader, -1, upto)

    async def changed(self, rooms: Collection[str], reader: str, since: int, upto: int) -> list[Receipt]:
        """Those of them that moved after `since`."""
        return await self._in_rooms(rooms, reader, since, upto)

    async def written_at(self, positions: Sequence[int]) -> dict[int, list[Receipt]]:
        """Receipts by the journal's positions at which they were written, with their ordinals."""
        found: dict[int, list[Receipt]] = {}
        for at in range(0, len(positions), CHUNK):
            part = positions[at : at + CHUNK]
            rows = await self._database.fetch(
                "SELECT r.room_id, x.room_nid, x.user_id, x.receipt_type, x.thread_id, x.event_id, x.event_position, "
                "x.ts, x.position, e.notify_ordinal FROM receipts x JOIN rooms r ON r.nid = x.room_nid "
                f"JOIN events e ON e.position = x.event_position WHERE x.position IN {in_list(len(part))}",
                *part,
            )
            for row in rows:
                receipt = Receipt(*tuple(row))
                found.setdefault(receipt.position, []).append(receipt)
        return found

    async def _in_rooms(self, rooms: Collection[str], reader: str, since: int, upto: int) -> list[Receipt]:
        ids = list(rooms)
        found: list[Row] = []
        for at in range(0, len(ids), CHUNK):
            part = ids[at : at + CHUNK]
            found += await self._database.fetch(
                f"SELECT {_COLUMNS} WHERE r.room_id IN {in_list(len(part))} AND x.position > ? AND x.position <= ? "
                "AND (x.receipt_type <> ? OR x.user_id = ?)",
                *part,
                since,
                upto,
                READ_PRIVATE,
                reader,
            )
        return [Receipt(*tuple(row)) for row in found]
