"""State at any position of a room, out of intervals.

The table `room_state` has one row for each stretch of positions during which an event held a piece of state.  So the
state at a point is one query on an index, the current state is what has no end, and history costs a row a change.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from homeserver.rooms.head import StateEntry, StateKey
from homeserver.storage import Database, in_list

CHUNK = 400

COLUMNS = "s.type, s.state_key, e.event_id, s.from_position"
SOURCE = "room_state s JOIN events e ON e.position = s.event_position"


class State:
    """Reads the state of rooms at given positions."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def at(self, room_nid: int, position: int, *, members: bool = True) -> dict[StateKey, StateEntry]:
        """The state of the room after the event at `position`: the whole of it, or all but the members."""
        but_members = "" if members else " AND s.type <> 'm.room.member'"
        rows = await self._database.fetch(
            f"SELECT {COLUMNS} FROM {SOURCE} WHERE s.room_nid = ? AND s.from_position <= ? "
            f"AND (s.to_position IS NULL OR s.to_position > ?){but_members}",
            room_nid,
            position,
            position,
        )
        return {(row[0], row[1]): StateEntry(row[2], row[3]) for row in rows}

    async def keys_at(self, room_nid: int, position: int, keys: Sequence[StateKey]) -> dict[StateKey, StateEntry]:
        """The given pieces of state after the event at `position`; those that were not set are left out."""
        found: dict[StateKey, StateEntry] = {}
        for start in range(0, len(keys), CHUNK):
            part = keys[start : start + CHUNK]
            either = " OR ".join(["(s.type = ? AND s.state_key = ?)"] * len(part))
            rows = await self._database.fetch(
                f"SELECT {COLUMNS} FROM {SOURCE} WHERE s.room_nid = ? AND s.from_position <= ? "
                f"AND (s.to_position IS NULL OR s.to_position > ?) AND ({either})",
                room_nid,
                position,
                position,
                *[text for key in part for text in key],
            )
            found.update({(row[0], row[1]): StateEntry(row[2], row[3]) for row in rows})
        return found

    async def type_at(self, room_nid: int, position: int, type_: str) -> dict[StateKey, StateEntry]:
        """All state of one type after the event at `position`."""
        rows = await self._database.fetch(
            f"SELECT {COLUMNS} FROM {SOURCE} WHERE s.room_nid = ? AND s.type = ? AND s.from_position <= ? "
            "AND (s.to_position IS NULL OR s.to_position > ?)",
            room_nid,
            type_,
            position,
            position,
        )
        return {(row[0], row[1]): StateEntry(row[2], row[3]) for row in rows}

    async def changed(self, room_nid: int, since: int, upto: int) -> dict[StateKey, StateEntry]:
        """What differs in the state after `upto` from the state after `since`: the new holders, by key."""
        return (await self.changed_in([(room_nid, since, upto)])).get(room_nid, {})

    async def changed_in(self, stretches: Sequence[tuple[int, int, int]]) -> dict[int, dict[StateKey, StateEntry]]:
        """`changed` for many rooms, each with its own (room nid, since, upto), in one query for each hundred."""
        changed: dict[int, dict[StateKey, StateEntry]] = {}
        for start in range(0, len(stretches), 100):
            part = stretches[start : start + 100]
            either = " OR ".join(
                ["(s.room_nid = ? AND s.from_position > ? AND s.from_position <= ? "
                 "AND (s.to_position IS NULL OR s.to_position > ?))"] * len(part)
            )  # fmt: skip
            rows = await self._database.fetch(
                f"SELECT {COLUMNS}, s.room_nid FROM {SOURCE} WHERE {either}",
                *[number for nid, since, upto in part for number in (nid, since, upto, upto)],
            )
            for row in rows:
                changed.setdefault(row[4], {})[(row[0], row[1])] = StateEntry(row[2], row[3])
        return changed

    async def intervals(
        self, room_nid: int, keys: Sequence[StateKey]
    ) -> Mapping[StateKey, list[tuple[int, int | None, int]]]:
        """Every stretch (from, to, position of the event) of the given keys, oldest first."""
        rows = await self._database.fetch(
            "SELECT type, state_key, from_position, to_position, event_position FROM room_state WHERE room_nid = ? "
            f"AND type IN {in_list(len({key[0] for key in keys}))} "
            f"AND state_key IN {in_list(len({key[1] for key in keys}))} ORDER BY from_position",
            room_nid,
            *sorted({key[0] for key in keys}),
            *sorted({key[1] for key in keys}),
        )
        found: dict[StateKey, list[tuple[int, int | None, int]]] = {key: [] for key in keys}
        for row in rows:
            if (row[0], row[1]) in found:
                found[(row[0], row[1])].append((row[2], row[3], row[4]))
        return found
