"""What an event means for the unread counts of its room, and the rows that say so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import orjson

from homeserver.protocol.push_rules import Verdict
from homeserver.storage import Statement

WHOLE_ROOM: Final = ""
"""Thread ID of what counts for the whole room, as a receipt without `thread_id` does."""
MAIN: Final = "main"
"""Thread ID of the main timeline.  Client-server API, "Threaded read receipts"."""

INSERT_SPECIAL: Final = (
    "INSERT INTO special_notifications (position, room_nid, thread_id, sender, notify, highlight) VALUES (?,?,?,?,?,?)"
)
INSERT_EXCEPTION: Final = (
    "INSERT INTO notification_exceptions "
    "(user_id, room_nid, position, thread_id, notify, highlight, notified, highlighted, actions) "
    "VALUES (?,?,?,?,?,?,?,?,?)"
)
MOVE_READ_POSITION: Final = (
    "INSERT INTO read_positions (user_id, room_nid, thread_id, position, ordinal) VALUES (?,?,?,?,?) "
    "ON CONFLICT(user_id, room_nid, thread_id) DO UPDATE SET position = excluded.position, "
    "ordinal = excluded.ordinal WHERE excluded.position > read_positions.position"
)


@dataclass(frozen=True, slots=True)
class PushOutcome:
    """What the push rules made of an event before it was written.

    `default` holds for everyone in the room except the sender and those in `exceptions`.  `thread_id` is the root of
    the thread in which the event counts, or `main`.  `reads` is the thread that the sender, if local, has read by
    sending this (`WHOLE_ROOM` for a join); None when sending says nothing of the kind.  `ordinal` is the room's
    `notify_ordinal` with this event.
    """

    sender: str
    thread_id: str
    default: Verdict
    exceptions: tuple[tuple[str, Verdict], ...]
    reads: str | None
    ordinal: int

    @property
    def notifies_by_default(self) -> bool:
        """Whether the event raises its room's ordinal: it notifies everyone, in the main timeline."""
        return self.default.notify and self.thread_id == MAIN

    @property
    def thread_root(self) -> str | None:
        """Event ID of the root of the thread that the event is in, None in the main timeline."""
        return None if self.thread_id == MAIN else self.thread_id

    @property
    def is_special(self) -> bool:
        """Whether the default counts elsewhere than in the ordinal."""
        return self.default.notify and (self.thread_id != MAIN or self.default.highlight)


def statements(position: int, room_nid: int, outcome: PushOutcome) -> Iterable[Statement]:
    """The rows for an event that is written at `position`."""
    default, thread_id = outcome.default, outcome.thread_id
    if outcome.is_special:
        row = (position, room_nid, thread_id, outcome.sender, int(default.notify), int(default.highlight))
        yield Statement(INSERT_SPECIAL, [row])
    if outcome.exceptions:
        yield Statement(
            INSERT_EXCEPTION,
            [
                (
                    user_id,
                    room_nid,
                    position,
                    thread_id,
                    int(verdict.notify) - int(default.notify),
                    int(verdict.highlight) - int(default.highlight),
                    verdict.notify,
                    verdict.highlight,
                    orjson.dumps(verdict.actions),
                )
                for user_id, verdict in outcome.exceptions
            ],
        )
    if outcome.reads is not None:
        yield move_read_position(outcome.sender, room_nid, outcome.reads, position, outcome.ordinal)


def move_read_position(user_id: str, room_nid: int, thread_id: str, position: int, ordinal: int) -> Statement:
    """Moves forward up to where a user has read; never back."""
    return Statement(MOVE_READ_POSITION, [(user_id, room_nid, thread_id, position, ordinal)])


def forget_silenced(user_id: str, room_nid: int, thread_id: str, position: int) -> Statement:
    """Removes what a user's own rules silenced in the part of a room that they have read: it counts no more."""
    sql = "DELETE FROM notification_exceptions WHERE user_id = ? AND room_nid = ? AND position <= ? AND notified = ?"
    if thread_id == WHOLE_ROOM:
        return Statement(sql, args=(user_id, room_nid, position, False))
    return Statement(sql + " AND thread_id = ?", args=(user_id, room_nid, position, False, thread_id))
