"""The events that relate to an event: reads of the table of relations.

A child counts only in the room of its parent, and not once it is redacted.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final, NamedTuple

from homeserver.storage import Database, in_list

CHUNK: Final = 400
MOST_IGNORED: Final = 400
EDITS_LOOKED_AT: Final = 5
MOST_REFERENCES: Final = 100
DEPTH: Final = 3
"""Levels of relations that are walked with `recurse`."""
MOST_WALKED: Final = 10_000


class ThreadSum(NamedTuple):
    """What there is of a thread: how many events, the position of the newest, and whether the reader sent one."""

    events: int
    newest: int
    participated: bool


class Child(NamedTuple):
    """A child by its position, with what filters look at."""

    position: int
    event_id: str
    rel_type: str
    type: str


class Children:
    """Finds children of events."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def kinds(self, parents: Sequence[str]) -> dict[str, set[str]]:
        """The relation types with which anything relates to those events."""
        found: dict[str, set[str]] = {}
        for at in range(0, len(parents), CHUNK):
            part = parents[at : at + CHUNK]
            rows = await self._database.fetch(
                f"SELECT DISTINCT parent_id, rel_type FROM event_relations WHERE parent_id IN {in_list(len(part))} "
                "AND rel_type IN ('m.replace', 'm.thread', 'm.reference')",
                *part,
            )
            for parent_id, rel_type in rows:
                found.setdefault(parent_id, set()).add(rel_type)
        return found

    async def threads(self, parents: Sequence[str], reader: str, ignored: Collection[str]) -> dict[str, ThreadSum]:
        """Sums of the threads of which those events are the roots."""
        found: dict[str, ThreadSum] = {}
        unwanted = list(ignored)[:MOST_IGNORED]
        for at in range(0, len(parents), CHUNK):
            part = parents[at : at + CHUNK]
            rows = await self._database.fetch(
                "SELECT r.parent_id, COUNT(*), MAX(r.position), MAX(CASE WHEN e.sender = ? THEN 1 ELSE 0 END) "
                "FROM event_relations r JOIN events e ON e.position = r.position "
                "JOIN events p ON p.event_id = r.parent_id AND p.room_nid = r.room_nid "
                f"WHERE r.parent_id IN {in_list(len(part))} AND r.rel_type = 'm.thread' AND e.redacted_by IS NULL "
                f"{_not_by(unwanted)} GROUP BY r.parent_id",
                reader,
                *part,
                *unwanted,
            )
            found.update((row[0], ThreadSum(row[1], row[2], bool(row[3]))) for row in rows)
        return found

    async def edits(self, parents: Sequence[str]) -> dict[str, list[int]]:
        """Positions of the newest edits of those events by their senders, the one that holds first.

        Client-server API, "Server-side aggregation of m.replace": by time, then by event ID.
        """
        found: dict[str, list[int]] = {}
        for at in range(0, len(parents), CHUNK):
            part = parents[at : at + CHUNK]
            rows = await self._database.fetch(
                "SELECT parent_id, position FROM (SELECT r.parent_id, r.position, ROW_NUMBER() OVER "
                "(PARTITION BY r.parent_id ORDER BY e.origin_server_ts DESC, e.event_id DESC) AS place "
                "FROM event_relations r JOIN events e ON e.position = r.position "
                "JOIN events p ON p.event_id = r.parent_id AND p.room_nid = r.room_nid "
                f"WHERE r.parent_id IN {in_list(len(part))} AND r.rel_type = 'm.replace' AND e.redacted_by IS NULL "
                "AND p.redacted_by IS NULL AND e.sender = p.sender AND e.type = p.type "
                "AND e.state_key IS NULL AND p.state_key IS NULL) AS newest WHERE place <= ? ORDER BY place",
                *part,
                EDITS_LOOKED_AT,
            )
            for parent_id, position in rows:
                found.setdefault(parent_id, []).append(position)
        return found

    async def references(self, parents: Sequence[str], ignored: Collection[str]) -> dict[str, list[str]]:
        """IDs of the events that refer to those events, oldest first, at most a hundred for each."""
        found: dict[str, list[str]] = {}
        unwanted = list(ignored)[:MOST_IGNORED]
        for at in range(0, len(parents), CHUNK):
            part = parents[at : at + CHUNK]
            rows = await self._database.fetch(
                "SELECT parent_id, event_id FROM (SELECT r.parent_id, e.event_id, r.position, ROW_NUMBER() OVER "
                "(PARTITION BY r.parent_id ORDER BY r.position) AS place "
                "FROM event_relations r JOIN events e ON e.position = r.position "
                "JOIN events p ON p.event_id = r.parent_id AND p.room_nid = r.room_nid "
                f"WHERE r.parent_id IN {in_list(len(part))} AND r.rel_type = 'm.reference' "
                f"AND e.redacted_by IS NULL {_not_by(unwanted)}) AS oldest WHERE place <= ? ORDER BY position",
                *part,
                *unwanted,
                MOST_REFERENCES,
            )
            for parent_id, event_id in rows:
                found.setdefault(parent_id, []).append(event_id)
        return found

    async def page(
        self,
        room_nid: int,
        parent_id: str,
        rel_type: str | None,
        type_: str | None,
        *,
        after: int,
        upto: int,
        limit: int,
        backwards: bool,
    ) -> list[int]:
        """Positions of at most `limit` children with `after` < position <= `upto`, in the order of the walk."""
        sql, parameters = _children_of([parent_id], room_nid, rel_type, type_)
        order = "DESC" if backwards else "ASC"
        rows = await self._database.fetch(
            f"{sql} AND r.position > ? AND r.position <= ? ORDER BY r.position {order} LIMIT ?",
            *parameters,
            after,
            upto,
            limit,
        )
        return [row[0] for row in rows]

    async def below(self, room_nid: int, parent_id: str, rel_type: str | None, type_: str | None) -> list[int]:
        """Positions of the children, their children, and theirs, oldest first; only those that match lead further."""
        level = [parent_id]
        found: dict[str, int] = {}
        for _ in range(DEPTH):
            following: list[str] = []
            for at in range(0, len(level), CHUNK):
                sql, parameters = _children_of(level[at : at + CHUNK], room_nid, rel_type, type_)
                rows = await self._database.fetch(f"{sql} ORDER BY r.position LIMIT ?", *parameters, MOST_WALKED)
                for row in rows:
                    child = Child(*tuple(row))
                    if child.event_id not in found and len(found) < MOST_WALKED:
                        found[child.event_id] = child.position
                        following.append(child.event_id)
            level = following
        return sorted(found.values())

    async def roots(self, room_nid: int, below: int, limit: int, participant: str | None) -> list[tuple[str, int]]:
        """Thread roots of a room with the position of each thread's newest event, which is below `below`.

        The thread that was written in last comes first.  With `participant` only threads this user took part in.
        """
        took_part = ""
        parameters: list[str | int] = [room_nid]
        if participant is not None:
            took_part = (
                "AND (p.sender = ? OR EXISTS (SELECT 1 FROM event_relations x JOIN events y ON y.position = x.position "
                "WHERE x.parent_id = r.parent_id AND x.rel_type = 'm.thread' AND y.sender = ? "
                "AND y.redacted_by IS NULL)) "
            )
            parameters += [participant, participant]
        rows = await self._database.fetch(
            "SELECT r.parent_id, MAX(r.position) AS newest FROM event_relations r "
            "JOIN events e ON e.position = r.position "
            "JOIN events p ON p.event_id = r.parent_id AND p.room_nid = r.room_nid "
            f"WHERE r.room_nid = ? AND r.rel_type = 'm.thread' AND e.redacted_by IS NULL {took_part}"
            "GROUP BY r.parent_id HAVING MAX(r.position) < ? ORDER BY newest DESC LIMIT ?",
            *parameters,
            below,
            limit,
        )
        return [(row[0], row[1]) for row in rows]

    async def annotations(self, parent_id: str, sender: str, type_: str) -> list[int]:
        """Positions of a user's annotations of one type on an event."""
        rows = await self._database.fetch(
            "SELECT r.position FROM event_relations r JOIN events e ON e.position = r.position "
            "WHERE r.parent_id = ? AND r.rel_type = 'm.annotation' AND e.sender = ? AND e.type = ? "
            "AND e.redacted_by IS NULL ORDER BY r.position DESC LIMIT 200",
            parent_id,
            sender,
            type_,
        )
        return [row[0] for row in rows]


def _not_by(senders: Sequence[str]) -> str:
    return f"AND e.sender NOT IN {in_list(len(senders))}" if senders else ""


def _children_of(
    parents: Sequence[str], room_nid: int, rel_type: str | None, type_: str | None
) -> tuple[str, list[str | int]]:
    sql = (
        "SELECT r.position, e.event_id, r.rel_type, e.type FROM event_relations r "
        f"JOIN events e ON e.position = r.position WHERE r.parent_id IN {in_list(len(parents))} AND r.room_nid = ? "
        "AND e.redacted_by IS NULL"
    )
    parameters: list[str | int] = [*parents, room_nid]
    if rel_type is not None:
        sql += " AND r.rel_type = ?"
        parameters.append(rel_type)
    if type_ is not None:
        sql += " AND e.type = ?"
        parameters.append(type_)
    return sql, parameters
