"""The rows by which events of the past take their place in a gap of the timeline."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import orjson

from homeserver.rooms.draft import relation_of
from homeserver.rooms.head import StateKey
from homeserver.rooms.rows import EMPTY_EVENT, INSERT_EVENT, INSERT_RELATION, MOVE_EVENT, MOVE_REPLACED
from homeserver.rooms.standing import Standing
from homeserver.rooms.stored_event import StoredEvent
from homeserver.storage import Statement

CLOSE_GAP = "DELETE FROM room_gaps WHERE below = ?"
HISTORY_IS_HERE = "UPDATE events SET gap_before = ? WHERE position = ?"
LEAVE_GAP = "INSERT INTO room_gaps (below, room_nid, floor, ceiling, missing) VALUES (?,?,?,?,?)"
OPEN_PAST = (
    "INSERT INTO room_state (room_nid, type, state_key, from_position, to_position, event_position) "
    "VALUES (?,?,?,?,?,?)"
)
MOVE_INTERVAL = (
    "UPDATE room_state SET from_position = ?, event_position = ? "
    "WHERE room_nid = ? AND type = ? AND state_key = ? AND from_position = ?"
)
DROP_PENDING = "DELETE FROM pending_redactions WHERE target_id = ?"


class Interval(NamedTuple):
    """A stretch during which an event held a piece of state."""

    start: int
    end: int | None
    event_position: int


def filling_rows(
    nid: int,
    below: int,
    floor: int,
    placed: Sequence[StoredEvent],
    known: Mapping[str, int],
    intervals: Mapping[StateKey, Sequence[Interval]],
    redacted: Mapping[str, str],
    missing: Sequence[str],
) -> Iterable[Statement]:
    """`placed` are the events with their positions, newest first; `known` where some of them stood outside of the
    timeline; `redacted` the redactions that empty some of them; `missing` what is still not here.

    `floor` is the position since which the state that another server told is in force: an interval that begins there
    belongs to an event of the gap, and begins with it once that is placed.
    """
    yield Statement(CLOSE_GAP, args=(below,))
    yield Statement(HISTORY_IS_HERE, args=(False, below))
    held = {key: list(rows) for key, rows in intervals.items()}
    for stored in placed:
        event, position = stored.event, stored.position
        before = known.get(event.event_id)
        if before is None:
            yield Statement(INSERT_EVENT, args=_row(nid, stored))
        else:
            yield Statement(
                MOVE_EVENT,
                args=(position, None, 0, None, int(Standing.BACKFILLED), False, stored.gap_before, event.json(),
                      event.event_id),
            )  # fmt: skip
        if event.state_key is not None:
            yield from _held(nid, stored, before, floor, held[event.key])
        relation = relation_of(event)
        if relation is not None:
            yield Statement(INSERT_RELATION, args=(position, nid, *relation))
        redaction = redacted.get(event.event_id)
        if redaction is not None:
            yield Statement(EMPTY_EVENT, args=(event.redacted().json(), redaction, event.event_id))
            yield Statement(DROP_PENDING, args=(event.event_id,))
    if missing:
        oldest = placed[-1].position
        yield Statement(LEAVE_GAP, args=(oldest, nid, floor, oldest - 1, orjson.dumps(list(missing))))


def _row(nid: int, stored: StoredEvent) -> Sequence[Any]:
    event = stored.event
    return (
        stored.position, nid, event.event_id, event.type, event.state_key, event.sender, event.origin_server_ts,
        event.depth, event.json(), None, 0, None, None, None, int(Standing.BACKFILLED), False, stored.gap_before
    )  # fmt: skip


def _held(
    nid: int, stored: StoredEvent, before: int | None, floor: int, intervals: list[Interval]
) -> Iterable[Statement]:
    """The stretch during which the event held its piece of state, as far as that can be told."""
    event, position = stored.event, stored.position
    for at, interval in enumerate(intervals):
        if before is not None and interval.event_position == before:
            start = position if interval.start == floor else interval.start
            intervals[at] = Interval(start, interval.end, position)
            yield Statement(MOVE_INTERVAL, args=(start, position, nid, *event.key, interval.start))
            yield Statement(MOVE_REPLACED, args=(position, before, nid, *event.key))
            return
    covered = any(each.start <= position and (each.end is None or each.end > position) for each in intervals)
    later = [each.start for each in intervals if each.start > position]
    if not covered and later:
        intervals.append(Interval(position, min(later), position))
        yield Statement(OPEN_PAST, args=(nid, *event.key, position, min(later), position))
