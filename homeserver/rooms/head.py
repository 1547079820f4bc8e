"""The head of a room: its current state and the ends of its graph, immutable and shared between versions.

A `RoomHead` is never changed: applying an event gives the next one, which shares all but a few nodes with it
(`immutables.Map`).  So whoever holds a head holds one consistent moment of the room.
"""

from __future__ import annotations

from collections.abc import Mapping

import immutables
import msgspec
from msgspec.structs import replace

from homeserver.protocol.event import Event
from homeserver.protocol.room_versions import RoomVersion

StateKey = tuple[str, str]
"""(event type, state key)."""

MOST_PREV_EVENTS = 20
"""Room versions, "Event format": as many extremities can one event tie together."""


class StateEntry(msgspec.Struct, frozen=True):
    """Which event holds a piece of state, and the position since which it does.

    That is the position of the event itself, unless the event was known before, or won in a resolution of forks.
    """

    event_id: str
    position: int


class RoomHead(msgspec.Struct, frozen=True):
    """One moment of a room.

    `counter` is the room's version in the journal, `position` that of the newest event applied, `extremities` the
    event IDs of the ends of the graph, the newest last, `depth` the greatest depth among them.  `joined` and `invited`
    hold the user IDs of the members, `servers` how many joined members each server has.
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
    servers: immutables.Map[str, int]

    def after(
        self,
        event: Event,
        position: int,
        notify_ordinal: int,
        holders: Mapping[StateKey, Event | None] | None = None,
    ) -> RoomHead:
        """The moment after `event`, which takes the place of those extremities that are its `prev_events`.

        `holders` are the pieces of state that change with it, and who holds them now (None: nobody any more), where
        that is more or less than the event's own piece.
        """
        cited = event.prev_events
        kept = tuple(end for end in self.extremities if end not in cited)
        following = replace(
            self,
            position=position,
            depth=max(event.depth, self.depth) if kept else event.depth,
            extremities=(*kept, event.event_id),
            notify_ordinal=notify_ordinal,
        )
        if holders is not None:
            return following.holding(holders, position)
        if event.state_key is None:
            return following
        state = self.state.set((event.type, event.state_key), StateEntry(event.event_id, position))
        if event.type != "m.room.member":
            return replace(following, state=state)
        user_id, membership = event.state_key, event.membership
        return replace(
            following,
            state=state,
            joined=_with(self.joined, user_id, membership == "join"),
            invited=_with(self.invited, user_id, membership == "invite"),
            servers=_counted(self.servers, user_id, user_id in self.joined, membership == "join"),
        )

    def holding(self, holders: Mapping[StateKey, Event | None], position: int) -> RoomHead:
        """The same moment with these pieces of state held by these events since `position`."""
        state, joined, invited = self.state.mutate(), self.joined.mutate(), self.invited.mutate()
        servers = self.servers
        for key, event in holders.items():
            if event is not None:
                state[key] = StateEntry(event.event_id, position)
            else:
                state.pop(key, None)
            if key[0] == "m.room.member":
                membership = event.membership if event is not None else None
                servers = _counted(servers, key[1], key[1] in joined, membership == "join")
                for users, present in ((joined, "join"), (invited, "invite")):
                    if membership == present:
                        users[key[1]] = True
                    else:
                        users.pop(key[1], None)
        return replace(self, state=state.finish(), joined=joined.finish(), invited=invited.finish(), servers=servers)

    @property
    def prev_events(self) -> tuple[str, ...]:
        """The extremities that the next event made here names as its `prev_events`: the newest, where they are many."""
        return self.extremities[-MOST_PREV_EVENTS:]

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


def empty_head(room_id: str, version: RoomVersion) -> RoomHead:
    """A room before its first event."""
    return RoomHead(
        nid=0,
        room_id=room_id,
        version=version,
        counter=0,
        position=0,
        depth=0,
        extremities=(),
        notify_ordinal=0,
        state=immutables.Map(),
        joined=immutables.Map(),
        invited=immutables.Map(),
        servers=immutables.Map(),
    )


def server_of(user_id: str) -> str:
    """The server in the state key of a member event; "" where that is no user ID, which no rule forbids."""
    return user_id.partition(":")[2]


def _counted(servers: immutables.Map[str, int], user_id: str, was: bool, is_: bool) -> immutables.Map[str, int]:
    """How many joined members each server has, after the user was joined and is joined now."""
    if was == is_:
        return servers
    server = server_of(user_id)
    count = servers.get(server, 0) + (1 if is_ else -1)
    return servers.set(server, count) if count > 0 else servers.delete(server)
