"""Reads that answer for many rooms at once, as a sync needs them: a handful of queries, however many rooms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from homeserver.protocol.history_visibility import visibility_in
from homeserver.rooms.events import Events
from homeserver.rooms.head import StateEntry, StateKey
from homeserver.rooms.state import COLUMNS, SOURCE
from homeserver.rooms.stored_event import StoredEvent
from homeserver.rooms.visibility import VISIBILITY, Sight
from homeserver.storage import Database, Row, in_list

ROOMS_A_QUERY = 100
CHUNK = 400


class Stretch(NamedTuple):
    """A part of a room's timeline: `after` < position <= `upto`."""

    room_nid: int
    after: int
    upto: int


class ReadMany:
    """Reads timelines and state of many rooms together."""

    def __init__(self, database: Database, events: Events) -> None:
        self._database = database
        self._events = events

    async def timelines(self, stretches: Sequence[Stretch], limit: int) -> dict[int, list[StoredEvent]]:
        """The newest `limit` events of each stretch, oldest first, by room nid; a room may stand there once."""
        positions: dict[int, list[int]] = {}
        for start in range(0, len(stretches), ROOMS_A_QUERY):
            part = stretches[start : start + ROOMS_A_QUERY]
            # One small walk on the index (room_nid, position) for each room: a window function would read them whole.
            one = (
                "SELECT room_nid, position FROM (SELECT room_nid, position FROM events WHERE room_nid = ? "
                "AND position > ? AND position <= ? ORDER BY position DESC LIMIT ?) AS part"
            )
            rows = await self._database.fetch(
                " UNION ALL ".join([f"{one}{number}" for number in range(len(part))]),
                *[number for stretch in part for number in (*stretch, limit)],
            )
            for row in rows:
                positions.setdefault(row[0], []).append(row[1])
        events = await self._events.at_positions([each for of_room in positions.values() for each in of_room])
        return {
            room_nid: [events[position] for position in sorted(of_room) if position in events]
            for room_nid, of_room in positions.items()
        }

    async def moved(self, room_nids: Sequence[int], since: int) -> set[int]:
        """Those of the rooms, by nid, that have events after the position `since`."""
        found: set[int] = set()
        for start in range(0, len(room_nids), CHUNK):
            part = room_nids[start : start + CHUNK]
            rows = await self._database.fetch(
                f"SELECT r.nid FROM rooms r WHERE r.nid IN {in_list(len(part))} AND EXISTS "
                "(SELECT 1 FROM events e WHERE e.room_nid = r.nid AND e.position > ?)",
                *part,
                since,
            )
            found.update(row[0] for row in rows)
        return found

    async def ended(self, points: Sequence[tuple[int, int]]) -> dict[int, dict[StateKey, StateEntry]]:
        """For each (room nid, position): the state after the position that something else took the place of later.

        Together with what the room's current state holds from before the position, this is its state at that point.
        """
        found: dict[int, dict[StateKey, StateEntry]] = {}
        for start in range(0, len(points), ROOMS_A_QUERY):
            part = points[start : start + ROOMS_A_QUERY]
            either = " OR ".join(["(s.room_nid = ? AND s.from_position <= ? AND s.to_position > ?)"] * len(part))
            rows = await self._database.fetch(
                f"SELECT {COLUMNS}, s.room_nid FROM {SOURCE} WHERE {either}",
                *[number for room_nid, position in part for number in (room_nid, position, position)],
            )
            _collect(found, rows)
        return found

    async def states_at(self, points: Sequence[tuple[int, int]]) -> dict[int, dict[StateKey, StateEntry]]:
        """For each (room nid, position): the whole state after the event at that position."""
        found: dict[int, dict[StateKey, StateEntry]] = {}
        for start in range(0, len(points), ROOMS_A_QUERY):
            part = points[start : start + ROOMS_A_QUERY]
            either = " OR ".join(
                ["(s.room_nid = ? AND s.from_position <= ? AND (s.to_position IS NULL OR s.to_position > ?))"]
                * len(part)
            )
            rows = await self._database.fetch(
                f"SELECT {COLUMNS}, s.room_nid FROM {SOURCE} WHERE {either}",
                *[number for room_nid, position in part for number in (room_nid, position, position)],
            )
            _collect(found, rows)
        return found

    async def sights(self, user_id: str, room_nids: Sequence[int]) -> dict[int, Sight]:
        """`Visibility.sight` for each of the rooms, by room nid."""
        member: StateKey = ("m.room.member", user_id)
        intervals: dict[int, dict[str, list[tuple[int, int]]]] = {nid: {} for nid in room_nids}
        for start in range(0, len(room_nids), CHUNK):
            part = room_nids[start : start + CHUNK]
            rows = await self._database.fetch(
                f"SELECT room_nid, type, from_position, event_position FROM room_state WHERE room_nid IN "
                f"{in_list(len(part))} AND ((type = ? AND state_key = ?) OR (type = ? AND state_key = ?)) "
                "ORDER BY from_position",
                *part,
                *VISIBILITY,
                *member,
            )
            for row in rows:
                intervals[row[0]].setdefault(row[1], []).append((row[2], row[3]))
        held = [pair for of_room in intervals.values() for pairs in of_room.values() for pair in pairs]
        events = await self._events.at_positions([position for _, position in held])
        return {
            room_nid: Sight(
                user_id,
                [
                    (start, visibility_in(events[position].event.content))
                    for start, position in of_room.get(VISIBILITY[0], ())
                    if position in events
                ],
                [
                    (start, events[position].event.membership or "leave")
                    for start, position in of_room.get(member[0], ())
                    if position in events
                ],
            )
            for room_nid, of_room in intervals.items()
        }


def _collect(found: dict[int, dict[StateKey, StateEntry]], rows: Iterable[Row]) -> None:
    for type_, state_key, event_id, position, room_nid in rows:
        found.setdefault(room_nid, {})[(type_, state_key)] = StateEntry(event_id, position)
