"""The rows that a room leaves in the database, and how they are removed: some hundred at a time.

Each slice says in which tables it keeps something of rooms (`RoomTable`); those of the event graph are here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from homeserver.journal import Change, Journal, News
from homeserver.rooms import RoomHead, Rooms, StoredEvent
from homeserver.storage import Database, RoomTable, Statement, in_list

KIND: Final = "room_removed"
"""Of news: something of a room (key) was removed."""
A_STEP: Final = 300
MOST_FOUND: Final = 10_000

BESIDE: Final = (
    RoomTable("event_relations", "position"),
    RoomTable("room_state", "id"),
    RoomTable("room_servers", "id"),
    RoomTable("room_gaps", "below"),
    RoomTable("pending_redactions", "target_id"),
    RoomTable("forward_extremities", "event_id"),
)
"""Tables of the event graph with a column `room_nid`, beside events and memberships."""

OfEvents = Callable[[Sequence[StoredEvent]], Iterable[Statement]]
"""What a slice writes when events go, where its rows are found by the events alone."""


class RoomRemains:
    """Finds and removes what is left of rooms."""

    def __init__(
        self,
        database: Database,
        journal: Journal,
        rooms: Rooms,
        tables: Sequence[RoomTable] = (),
        of_events: Sequence[OfEvents] = (),
    ) -> None:
        self._database = database
        self._journal = journal
        self._rooms = rooms
        self._tables = (*BESIDE, *tables)
        self._of_events = of_events
        self._ours = f":{rooms.server_name}"

    async def once_forgotten(self) -> list[str]:
        """IDs of the rooms that some local user has forgotten, up to ten thousand."""
        rows = await self._database.fetch(
            "SELECT DISTINCT r.room_id FROM memberships m JOIN rooms r ON r.nid = m.room_nid "
            "WHERE m.forgotten = ? LIMIT ?",
            True,
            MOST_FOUND,
        )
        return [row[0] for row in rows]

    async def is_forgotten(self, room_nid: int) -> bool:
        """Whether every local user with a membership has left the room and forgotten it."""
        rows = await self._database.fetch(
            "SELECT user_id FROM memberships WHERE room_nid = ? AND user_id LIKE ? "
            "AND (forgotten = ? OR membership NOT IN ('leave', 'ban'))",
            room_nid,
            f"%{self._ours}",
            False,
        )
        return not any(row[0].endswith(self._ours) for row in rows)

    async def other_servers(self, room_nid: int) -> set[str]:
        """The other servers that are in the room as far as this one knows, or were when it left."""
        rows = await self._database.fetch("SELECT DISTINCT server FROM room_servers WHERE room_nid = ?", room_nid)
        return {row[0] for row in rows if row[0] != self._ours[1:]}

    async def close_room(self, head: RoomHead) -> None:
        """Lets nobody in any more, by whatever way.  Raises `Stale` where the room has moved on."""
        statements = [
            Statement(
                "DELETE FROM room_state WHERE room_nid = ? AND type = 'm.room.create' AND to_position IS NULL",
                args=(head.nid,),
            ),
            Statement("UPDATE rooms SET is_public = ? WHERE nid = ?", args=(False, head.nid)),
            Statement("DELETE FROM room_aliases WHERE room_id = ?", args=(head.room_id,)),
        ]
        await self._journal.commit(
            Change(
                writes=lambda _: statements,
                expects={head.nid: head.counter},
                news=lambda _: [News(KIND, head.room_id)],
            )
        )

    async def remove_some(self, head: RoomHead) -> bool:
        """Removes the next rows; False when nothing is left of the room."""
        if await self._remove_events(head):
            return True
        for table in self._tables:
            if await self._remove_from(table, head):
                return True
        return await self._remove_members(head)

    async def _remove_events(self, head: RoomHead) -> bool:
        rows = await self._database.fetch("SELECT position FROM events WHERE room_nid = ? LIMIT ?", head.nid, A_STEP)
        if not rows:
            return False
        positions = [row[0] for row in rows]
        found = list((await self._rooms.events.at_positions(positions)).values())
        chosen = in_list(len(positions))
        statements = [statement for of_events in self._of_events for statement in of_events(found)]
        statements += [
            Statement(f"DELETE FROM fork_states WHERE event_position IN {chosen}", args=positions),
            Statement(f"DELETE FROM events WHERE position IN {chosen}", args=positions),
        ]
        await self._write(head, statements)
        return True

    async def _remove_from(self, table: RoomTable, head: RoomHead) -> bool:
        rows = await self._database.fetch(
            f"SELECT {table.key} FROM {table.name} WHERE room_nid = ? LIMIT ?", head.nid, A_STEP
        )
        if not rows:
            return False
        keys = [row[0] for row in rows]
        removing = Statement(f"DELETE FROM {table.name} WHERE {table.key} IN {in_list(len(keys))}", args=keys)
        await self._write(head, [removing])
        return True

    async def _remove_members(self, head: RoomHead) -> bool:
        """Removes users of other servers, and with the last of them our own and the room itself."""
        rows = await self._database.fetch("SELECT id, user_id FROM memberships WHERE room_nid = ?", head.nid)
        others = [row[0] for row in rows if not row[1].endswith(self._ours)][:A_STEP]
        if others:
            removing = Statement(f"DELETE FROM memberships WHERE id IN {in_list(len(others))}", args=others)
            await self._write(head, [removing])
            return True
        statements = [
            Statement("DELETE FROM memberships WHERE room_nid = ? AND forgotten = ?", args=(head.nid, True)),
            # Another process may have taken in an invite meanwhile.
            Statement(
                "DELETE FROM rooms WHERE nid = ? AND NOT EXISTS (SELECT 1 FROM memberships WHERE room_nid = ?)",
                args=(head.nid, head.nid),
            ),
        ]
        await self._write(head, statements)
        for row in rows:
            self._rooms.memberships.drop(row[1])
        return False

    async def _write(self, head: RoomHead, statements: Sequence[Statement]) -> None:
        await self._journal.commit(Change(writes=lambda _: statements, news=lambda _: [News(KIND, head.room_id)]))
