"""What the parts of the server tell a sync: one question, one answer, for all rooms at once.

The records are here, on the lowest floor, because every slice that has something to tell uses them; the engine that
asks is in `sync/`.  Client-server API, "Syncing".
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import NamedTuple

import msgspec


class SyncEvent(NamedTuple):
    """One event of a section: what filters look at, and its JSON."""

    type: str
    sender: str | None
    json: bytes


class SyncQuestion(msgspec.Struct, frozen=True):
    """What one device wants to know.

    `since` and `upto` are positions of the journal, `since_ephemeral` and `upto_ephemeral` those of the stream of
    ephemeral things: the answer tells what lies after the first and not after the second.  `since` is None in a first
    sync, and then so is `since_ephemeral`.  `since_to_device` is where the device stands with the messages sent to it,
    at or before `since`, None in a first sync.  `rooms` are the IDs of the rooms the user is joined to and wants;
    `new_rooms`, some of them, are those of which the device knows nothing yet, so that they are told as in a first
    sync.  `new_users` came into view with them: users who share a room with this one only since `since`.
    """

    user_id: str
    device_id: str | None
    since: int | None
    upto: int
    since_ephemeral: int | None
    upto_ephemeral: int
    rooms: Collection[str]
    new_rooms: Collection[str] = frozenset()
    new_users: Collection[str] = frozenset()
    since_to_device: int | None = None


@dataclass(slots=True)
class SyncNews:
    """What a source has to tell.

    `account_data` and `presence` go to the sections of that name, `room_account_data` and `ephemeral` to those of the
    joined rooms by room ID.  `sections` are further members of the answer by name, as JSON: `to_device`,
    `device_lists`.  `counted` are rooms whose unread counts changed for this user by something that is
    not an event, such as a receipt.  `upto_to_device` is set where more messages wait for the device than are told:
    those told go up to there, and the next sync goes on behind them.
    """

    account_data: list[SyncEvent] = field(default_factory=list)
    presence: list[SyncEvent] = field(default_factory=list)
    room_account_data: dict[str, list[SyncEvent]] = field(default_factory=dict)
    ephemeral: dict[str, list[SyncEvent]] = field(default_factory=dict)
    sections: dict[str, bytes] = field(default_factory=dict)
    counted: set[str] = field(default_factory=set)
    upto_to_device: int | None = None


class Unread(NamedTuple):
    """Unread notifications of a room or of a thread. Client-server API, "Receiving notifications"."""

    notify: int
    highlight: int


NOTHING_UNREAD = Unread(0, 0)


@dataclass(slots=True)
class RoomUnread:
    """Unread counts of one room: the whole of it, or, when threads were asked for, the main timeline and each thread.

    `threads` is by event ID of the thread's root, and leaves out threads with nothing unread.
    """

    main: Unread = NOTHING_UNREAD
    threads: dict[str, Unread] = field(default_factory=dict)
