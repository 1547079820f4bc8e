"""One room on its way into an answer."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from homeserver.rooms.head import RoomHead, StateEntry, StateKey
from homeserver.rooms.memberships import Membership
from homeserver.rooms.stored_event import StoredEvent


class RoomWork(msgspec.Struct):
    """What is known of a room that goes into the answer: first what is asked, then what was found.

    `since` is None where the device knows nothing of the room, so that it is told as in a first sync.  `window` are
    the events after `since` and not after `upto` that are in memory, the newest ones; `window_complete` says that they
    are all.  `upto` lies before the answer's own end where the user left the room.
    """

    room_id: str
    room_nid: int
    membership: Membership
    since: int | None
    upto: int
    head: RoomHead | None = None
    window: list[StoredEvent] = msgspec.field(default_factory=list)
    window_complete: bool = True
    full_state: bool = False
    was_away: bool = False
    """The user was not joined for the whole stretch, so what they may see has to be worked out event by event."""
    known_until: int | None = None
    """Where the device knew the room up to this position, although it is told anew: the user left and came back."""
    summary_due: bool = False
    afterword: StoredEvent | None = None
    """A member event of the user's own that came after the end of the stay: a ban of someone who had left."""

    timeline: list[StoredEvent] = msgspec.field(default_factory=list)
    limited: bool = False
    memberships: dict[int, str] = msgspec.field(default_factory=dict)
    """The user's membership at events of the timeline, by position, where it is another than the newest one."""
    state: list[StoredEvent] = msgspec.field(default_factory=list)
    state_json: list[bytes] | None = None
    """The same as JSON, where there is so much of it that it was written in steps."""
    state_upto: Mapping[StateKey, StateEntry] | None = None
    """The whole state at `upto`, where it is needed."""
    heroes: list[str] = msgspec.field(default_factory=list)
    summary: bytes | None = None

    @property
    def start(self) -> int:
        """Position of the first event of the timeline, or what would be one after its end."""
        return self.timeline[0].position if self.timeline else self.upto + 1

    @property
    def is_new(self) -> bool:
        """Whether the device is told everything about the room."""
        return self.since is None
