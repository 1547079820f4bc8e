"""Heads out of the database: six queries for a group of rooms, however many there are in it."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field

import immutables

from homeserver.protocol.room_versions import ROOM_VERSIONS
from homeserver.rooms.head import RoomHead, StateEntry, StateKey, server_of
from homeserver.storage import Database, Row, in_list

ROOMS_A_GROUP = 25
"""Few enough that the state of that many large rooms does not hold up the event loop for long."""
ROWS_A_TURN = 1_000


@dataclass(slots=True)
class _Rows:
    """What the database says of one room."""

    room: Row
    state: dict[StateKey, StateEntry] = field(default_factory=dict)
    joined: dict[str, bool] = field(default_factory=dict)
    invited: dict[str, bool] = field(default_factory=dict)
    servers: Counter[str] = field(default_factory=Counter)
    ends: list[Row] = field(default_factory=list)
    newest: Row | None = None


async def load_heads(database: Database, room_ids: Sequence[str]) -> dict[str, RoomHead]:
    """The heads of those of the rooms that this server knows, by room ID."""
    found: dict[str, RoomHead] = {}
    left = list(room_ids)
    while left:
        group, left = left[:ROOMS_A_GROUP], left[ROOMS_A_GROUP:]
        rows = await _read(database, group)
        now = await _versions(database, list(rows))
        for nid, of_room in rows.items():
            # Another process may have written between the queries: a head is one moment or it is nothing.
            if now.get(nid, 0) == (of_room.room["counter"] or 0):
                found[of_room.room["room_id"]] = _head(of_room)
            else:
                left.append(of_room.room["room_id"])
        if left:
            await asyncio.sleep(0)
    return found


async def _read(database: Database, room_ids: Sequence[str]) -> dict[int, _Rows]:
    rooms = await database.fetch(
        "SELECT r.nid, r.room_id, r.version, v.version AS counter FROM rooms r "
        f"LEFT JOIN journal_versions v ON v.subject = r.nid WHERE r.room_id IN {in_list(len(room_ids))}",
        *room_ids,
    )
    found = {room["nid"]: _Rows(room) for room in rooms}
    if not found:
        return found
    nids, chosen = list(found), in_list(len(found))
    states = await database.fetch(
        "SELECT s.room_nid, s.type, s.state_key, e.event_id, s.from_position FROM room_state s "
        f"JOIN events e ON e.position = s.event_position WHERE s.room_nid IN {chosen} AND s.to_position IS NULL",
        *nids,
    )
    async for part in _in_parts(states):
        for row in part:
            found[row[0]].state[(row[1], row[2])] = StateEntry(row[3], row[4])
    members = await database.fetch(
        "SELECT room_nid, user_id, membership FROM memberships "
        f"WHERE room_nid IN {chosen} AND membership IN ('join', 'invite')",
        *nids,
    )
    async for part in _in_parts(members):
        for row in part:
            (found[row[0]].joined if row[2] == "join" else found[row[0]].invited)[row[1]] = True
            if row[2] == "join":
                found[row[0]].servers[server_of(row[1])] += 1
    for row in await database.fetch(
        "SELECT e.room_nid, e.position, e.event_id, e.depth, e.notify_ordinal FROM rooms r JOIN events e ON "
        f"e.position = (SELECT MAX(n.position) FROM events n WHERE n.room_nid = r.nid AND n.position > 0) "
        f"WHERE r.nid IN {chosen}",
        *nids,
    ):
        found[row[0]].newest = row
    for row in await database.fetch(
        "SELECT x.room_nid, x.event_id, e.depth FROM forward_extremities x JOIN events e ON e.event_id = x.event_id "
        f"WHERE x.room_nid IN {chosen} ORDER BY e.position",
        *nids,
    ):
        found[row[0]].ends.append(row)
    return found


async def _in_parts(rows: Sequence[Row]) -> AsyncIterator[Sequence[Row]]:
    """The rows, with a turn for others in between: a room may have tens of thousands."""
    for start in range(0, len(rows), ROWS_A_TURN):
        if start:
            await asyncio.sleep(0)
        yield rows[start : start + ROWS_A_TURN]


async def _versions(database: Database, nids: Sequence[int]) -> dict[int, int]:
    if not nids:
        return {}
    rows = await database.fetch(
        f"SELECT subject, version FROM journal_versions WHERE subject IN {in_list(len(nids))}", *nids
    )
    return {row[0]: row[1] for row in rows}


def _head(rows: _Rows) -> RoomHead:
    room, newest = rows.room, rows.newest
    position, newest_id, depth, ordinal = (newest[1], newest[2], newest[3], newest[4]) if newest else (0, None, 0, 0)
    ends = tuple(row[1] for row in rows.ends)
    return RoomHead(
        nid=room["nid"],
        room_id=room["room_id"],
        version=ROOM_VERSIONS[room["version"]],
        counter=room["counter"] or 0,
        position=position,
        depth=max([row[2] for row in rows.ends], default=depth),
        extremities=ends or ((newest_id,) if newest_id is not None else ()),
        notify_ordinal=ordinal,
        state=immutables.Map(rows.state),
        joined=immutables.Map(rows.joined),
        invited=immutables.Map(rows.invited),
        servers=immutables.Map(rows.servers),
    )
