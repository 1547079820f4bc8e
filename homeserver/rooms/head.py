"""The head of a room: its current state and the ends of its graph, immutable and shared between versions.

A `RoomHead` is never changed: applying an event gives the next one, which shares all but a few nodes with it
(`immutables.Map`).  So whoever holds a head holds one consistent moment of the room.
"""

from __future__ import annotations

import immutables
import msgspec
from msgspec.structs import replace

from homeserver.protocol.event import Event
from homeserver.protocol.room_versions import RoomVersion

StateKey = tuple[str, str]
"""(event type, state key)."""

PENDING = 2**62
"""Position of an event that is not committed yet."""


class StateEntry(msgspec.Struct, frozen=True):
    """Which event holds a piece of state, and the position of that event."""

    event_id: str
    position: int


class RoomHead(msgspec.Struct, frozen=True):
    """One moment of a room.

    `counter` is the room's version in the journal, `position` that of the newest event applied, `extremities` the
    event IDs that the next event names as `prev_events`, `depth` the greatest depth among them.  `joined` and
    `invited` hold the user IDs of the members.
    """

    nid: int
    room_id: str
    version: RoomVersion
    counter: int
    position: int
    depth: int
    extremities: tuple[str, ...]
    notify_ordinal: int
    state: immutables.Map[StateKey, StateEntry]
    joined: immutables.Map[str, bool]
    invited: immutables.Map[str, bool]

    def after(self, event: Event, position: int, notify_ordinal: int) -> RoomHead:
        """The moment after `event`, which names every extremity of this head as its `prev_events`."""
        following = replace(
            self,
            position=position,
            depth=event.depth,
            extremities=(event.event_id,),
            notify_ordinal=notify_ordinal,
        )
        if event.state_key is None:
            return following
        state = self.state.set((event.type, event.state_key), StateEntry(event.event_id, position))
        joined, invited = self.joined, self.invited
        if event.type == "m.room.member":
            membership = event.content.get("membership")
            joined = _with(joined, event.state_key, membership == "join")
            invited = _with(invited, event.state_key, membership == "invite")
        return replace(following, state=state, joined=joined, invited=invited)

    def counted(self) -> RoomHead:
        """The same moment after one more change of the journal."""
        return replace(self, counter=self.counter + 1)

    def event_id(self, type_: str, state_key: str = "") -> str | None:
        """ID of the event that holds (type, state_key), or None."""
        entry = self.state.get((type_, state_key))
        return entry.event_id if entry is not None else None


def _with(members: immutables.Map[str, bool], user_id: str, present: bool) -> immutables.Map[str, bool]:
    if present:
        return members.set(user_id, True)
    return members.delete(user_id) if user_id in members else members
