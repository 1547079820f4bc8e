"""What one user has unread in one room, and the sums in the database that it starts from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from homeserver.protocol.sync_sections import RoomUnread, Unread
from homeserver.push.outcome import MAIN, WHOLE_ROOM
from homeserver.storage import Database, Row, in_list

CHUNK: Final = 400


@dataclass(slots=True)
class RoomCounter:
    """The newest event of a room and the ordinal it left; `touched` grows with everything that may change counts."""

    nid: int
    position: int
    ordinal: int
    touched: int = 0


@dataclass(slots=True)
class Tally:
    """What one user has unread in one room.

    `reads` holds position and ordinal by thread, `notify` and `highlight` what came since then on top of the room's
    ordinal, by thread, with `main` for the main timeline.
    """

    reads: dict[str, tuple[int, int]] = field(default_factory=dict)
    notify: dict[str, int] = field(default_factory=dict)
    highlight: dict[str, int] = field(default_factory=dict)

    def add(self, thread_id: str, notify: int, highlight: int, *, special: bool = False) -> None:
        """Counts an event; `special` when the ordinal has counted it already if it is in the main timeline."""
        if notify and not (special and thread_id == MAIN):
            self.notify[thread_id] = self.notify.get(thread_id, 0) + notify
        if highlight:
            self.highlight[thread_id] = self.highlight.get(thread_id, 0) + highlight

    def is_ahead(self, thread_id: str, position: int) -> bool:
        """Whether all that a receipt at `position` would say has been read already."""
        scopes = (WHOLE_ROOM,) if thread_id == WHOLE_ROOM else (WHOLE_ROOM, thread_id)
        return any(self.reads.get(scope, (-(2**63), 0))[0] >= position for scope in scopes)

    def read(self, thread_id: str, position: int, ordinal: int) -> None:
        """Takes in that everything up to `position`, the newest event of the room, has been read."""
        if self.reads.get(thread_id, (-(2**63), 0))[0] > position:
            return
        self.reads[thread_id] = (position, ordinal)
        if thread_id == WHOLE_ROOM:
            self.notify.clear()
            self.highlight.clear()
        else:
            self.notify.pop(thread_id, None)
            self.highlight.pop(thread_id, None)

    def counts(self, ordinal: int, *, threads: bool) -> RoomUnread:
        """The counts, in a room whose ordinal stands at `ordinal`."""
        read = max(self.reads.get(WHOLE_ROOM, (-(2**63), 0)), self.reads.get(MAIN, (-(2**63), 0)))[1]
        main_notify = max(0, ordinal - read + self.notify.get(MAIN, 0))
        if not threads:
            others = sum(count for thread_id, count in self.notify.items() if thread_id != MAIN)
            return RoomUnread(Unread(main_notify + others, sum(self.highlight.values())))
        by_thread = {
            thread_id: Unread(count, self.highlight.get(thread_id, 0))
            for thread_id, count in self.notify.items()
            if thread_id != MAIN and count > 0
        }
        return RoomUnread(Unread(main_notify, self.highlight.get(MAIN, 0)), by_thread)


_UNREAD = (
    "LEFT JOIN read_positions w ON w.user_id = ? AND w.room_nid = x.room_nid AND w.thread_id = '' "
    "LEFT JOIN read_positions t ON t.user_id = ? AND t.room_nid = x.room_nid AND t.thread_id = x.thread_id "
    "WHERE x.room_nid IN {rooms} AND x.position <= ? "
    "AND x.position > COALESCE(w.position, 0) AND x.position > COALESCE(t.position, 0) AND {whose} "
    "GROUP BY x.room_nid, x.thread_id"
)
SUMS: Final = "SELECT x.room_nid, x.thread_id, SUM(x.notify), SUM(x.highlight) FROM {table} x " + _UNREAD


class Tallies:
    """Reads counters and sums: a few queries for any number of rooms."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def counters(self, rooms: Sequence[str]) -> dict[str, RoomCounter]:
        """Where those rooms stand."""
        counters: dict[str, RoomCounter] = {}
        for at in range(0, len(rooms), CHUNK):
            part = rooms[at : at + CHUNK]
            rows = await self._database.fetch(
                "SELECT r.room_id, r.nid, e.position, e.notify_ordinal FROM rooms r JOIN events e ON e.position = "
                "(SELECT MAX(n.position) FROM events n WHERE n.room_nid = r.nid) "
                f"WHERE r.room_id IN {in_list(len(part))}",
                *part,
            )
            counters.update((row[0], RoomCounter(row[1], row[2], row[3])) for row in rows)
        return counters

    async def sums(self, user_id: str, rooms: Mapping[str, int], upto: int) -> dict[str, Tally]:
        """What the user has unread in those rooms (room ID -> nid), counting events up to the position `upto`."""
        tallies = {nid: Tally() for nid in rooms.values()}
        nids = list(tallies)
        for at in range(0, len(nids), CHUNK):
            part = nids[at : at + CHUNK]
            for room_nid, thread_id, position, ordinal in await self.reads(user_id, part):
                tallies[room_nid].reads[thread_id] = (position, ordinal)
            await self._sum("special_notifications", "x.sender <> ?", user_id, part, upto, tallies)
            await self._sum("notification_exceptions", "x.user_id = ?", user_id, part, upto, tallies)
        return {room_id: tallies[nid] for room_id, nid in rooms.items()}

    async def reads(self, user_id: str, nids: Sequence[int]) -> list[Row]:
        """Up to where the user has read in at most 500 rooms: rows of room nid, thread ID, position and ordinal."""
        return await self._database.fetch(
            "SELECT room_nid, thread_id, position, ordinal FROM read_positions "
            f"WHERE user_id = ? AND room_nid IN {in_list(len(nids))}",
            user_id,
            *nids,
        )

    async def _sum(
        self, table: str, whose: str, user_id: str, nids: Sequence[int], upto: int, tallies: Mapping[int, Tally]
    ) -> None:
        sql = SUMS.format(table=table, rooms=in_list(len(nids)), whose=whose)
        rows = await self._database.fetch(sql, user_id, user_id, *nids, upto, user_id)
        special = table == "special_notifications"
        for room_nid, thread_id, notify, highlight in rows:
            tallies[room_nid].add(thread_id, int(notify), int(highlight), special=special)
