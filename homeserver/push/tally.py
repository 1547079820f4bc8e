"""What one user has unread in one room, and the sums in the database that it starts from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from homeserver.protocol.sync_sections import RoomUnread, Unread
from homeserver.push.outcome import MAIN, WHOLE_ROOM
from homeserver.storage import Database, RoomTable, Row, in_list

CHUNK: Final = 400
ROOM_TABLES: Final = (
    RoomTable("read_positions", "id"),
    RoomTable("special_notifications", "position"),
    RoomTable("notification_exceptions", "id"),
)
NEVER: Final = (-(2**63), 0)
"""Position and ordinal up to which has read who never read anything."""


@dataclass(slots=True)
class RoomCounter:
    """The newest event of a room and the ordinal it left; `touched` grows with everything that may change counts."""

    nid: int
    position: int
    ordinal: int
    touched: int = 0


@dataclass(slots=True)
class Tally:
    """What one user has unread in one room; small, because there are as many as users times rooms.

    `whole` and `main` hold position and ordinal up to which the whole room and its main timeline were read, `notify`
    and `highlight` what came to the main timeline since then on top of the room's ordinal.  `threads` holds the same
    two by thread, `thread_reads` the positions up to which threads were read.
    """

    whole: tuple[int, int] = NEVER
    main: tuple[int, int] = NEVER
    notify: int = 0
    highlight: int = 0
    threads: dict[str, tuple[int, int]] | None = None
    thread_reads: dict[str, int] | None = None

    def add(self, thread_id: str, notify: int, highlight: int, *, special: bool = False) -> None:
        """Counts an event; `special` when the ordinal has counted it already if it is in the main timeline."""
        if thread_id == MAIN:
            self.notify += 0 if special else notify
            self.highlight += highlight
            return
        if self.threads is None:
            self.threads = {}
        before = self.threads.get(thread_id, (0, 0))
        self.threads[thread_id] = (before[0] + notify, before[1] + highlight)

    def read_upto(self, thread_id: str) -> int:
        """The position up to which events of that thread have been read."""
        if thread_id == WHOLE_ROOM:
            return self.whole[0]
        of_thread = self.main[0] if thread_id == MAIN else (self.thread_reads or {}).get(thread_id, NEVER[0])
        return max(self.whole[0], of_thread)

    def stood(self, thread_id: str, position: int, ordinal: int) -> None:
        """Takes in, before anything is counted, up to where a thread was read."""
        if thread_id == WHOLE_ROOM:
            self.whole = (position, ordinal)
        elif thread_id == MAIN:
            self.main = (position, ordinal)
        else:
            self.thread_reads = {**(self.thread_reads or {}), thread_id: position}

    def read(self, thread_id: str, position: int, ordinal: int) -> None:
        """Takes in that everything up to `position`, the newest event of the room, has been read."""
        if self.read_upto(thread_id) > position:
            return
        self.stood(thread_id, position, ordinal)
        if thread_id in (WHOLE_ROOM, MAIN):
            self.notify = self.highlight = 0
        if thread_id == WHOLE_ROOM:
            self.threads = self.thread_reads = None
        elif self.threads is not None:
            self.threads.pop(thread_id, None)

    def counts(self, ordinal: int, *, threads: bool) -> RoomUnread:
        """The counts, in a room whose ordinal stands at `ordinal`."""
        main = Unread(max(0, ordinal - max(self.whole, self.main)[1] + self.notify), max(0, self.highlight))
        if not self.threads:
            return RoomUnread(main)
        if threads:
            unread = {thread_id: Unread(*counted) for thread_id, counted in self.threads.items() if counted[0] > 0}
            return RoomUnread(main, unread)
        counted = self.threads.values()
        return RoomUnread(
            Unread(main.notify + sum(each[0] for each in counted), main.highlight + sum(each[1] for each in counted))
        )


SUMS: Final = (
    "SELECT x.room_nid, x.thread_id, SUM(x.notify), SUM(x.highlight) FROM read_positions w "
    "JOIN {table} x ON x.room_nid = w.room_nid AND x.position > w.position "
    "LEFT JOIN read_positions t ON t.user_id = w.user_id AND t.room_nid = x.room_nid AND t.thread_id = x.thread_id "
    "WHERE w.user_id = ? AND w.thread_id = '' AND w.room_nid IN {rooms} AND x.position <= ? "
    "AND (t.position IS NULL OR x.position > t.position) AND {whose} GROUP BY x.room_nid, x.thread_id"
)
"""A user has read a whole room at least up to where they joined it: so the walk always begins there or later."""


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
                tallies[room_nid].stood(thread_id, position, ordinal)
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
        rows = await self._database.fetch(sql, user_id, *nids, upto, user_id)
        special = table == "special_notifications"
        for room_nid, thread_id, notify, highlight in rows:
            tallies[room_nid].add(thread_id, int(notify), int(highlight), special=special)
