"""One state out of several: state resolution with what it needs read from the database."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterable, Sequence

from homeserver.protocol.event import Event
from homeserver.protocol.room_versions import RoomVersion
from homeserver.protocol.state_resolution import Fork, MissingEvents, difference, resolve_forks
from homeserver.rooms.events import Events
from homeserver.rooms.lru import LeastRecentlyUsed
from homeserver.rooms.pdus.authority import cited_by
from homeserver.rooms.pdus.graph import StateUnknown, StateView, applied
from homeserver.rooms.standing import Standing
from homeserver.rooms.state_memory import States

IN_THE_LOOP = 30
"""Differing entries that are resolved at once; more go to a thread."""
MOST_LOADED = 100_000
"""Events of auth chains that one resolution may read."""


class Resolver:
    """Resolves states of one room at a time."""

    def __init__(self, events: Events) -> None:
        self._events = events
        self._known: LeastRecentlyUsed[tuple[str, ...], States] = LeastRecentlyUsed(2_000)

    async def after_all(self, version: RoomVersion, states: dict[str, States], fresh: Event | None = None) -> States:
        """The state after all of these events together, given the state after each. Raises `StateUnknown`.

        `fresh` is the one among them that is not in the database yet.
        """
        distinct = distinct_states(states.values())
        if len(distinct) == 1:
            return distinct[0]
        key = tuple(sorted(states))
        known = self._known.get(key)
        if known is None:
            known = await self._resolved(version, distinct, fresh)
            self._known.put(key, known)
        return known

    async def _resolved(self, version: RoomVersion, states: Sequence[States], fresh: Event | None) -> States:
        base, others = states[0], states[1:]
        forks: list[Fork] = [{}]
        for state in others:
            forks.append(difference(StateView(base), StateView(state)))
            await asyncio.sleep(0)
        events: dict[str, Event] = {}
        rejected: set[str] = set()
        if fresh is not None:
            await self._load(cited_by(fresh), events, rejected)
            events[fresh.event_id] = fresh
        await self._load({each for fork in forks for each in fork.values() if each is not None}, events, rejected)
        await self._load({base[key].event_id for fork in forks for key in fork if key in base}, events, rejected)
        while True:
            try:
                # In a thread others go on, though it takes the same time.
                if sum(map(len, forks)) > IN_THE_LOOP:
                    changes = await asyncio.to_thread(
                        resolve_forks, version, StateView(base), forks, events, rejected=rejected
                    )
                else:
                    changes = resolve_forks(version, StateView(base), forks, events, rejected=rejected)
                return applied(base, changes)
            except MissingEvents as missing:
                await self._load(missing.event_ids, events, rejected)

    async def _load(self, event_ids: Collection[str], events: dict[str, Event], rejected: set[str]) -> None:
        """Brings in events with their auth chains."""
        level = [event_id for event_id in event_ids if event_id not in events]
        while level:
            found = await self._events.many(level)
            for event_id in level:
                if event_id not in found or len(events) > MOST_LOADED:
                    raise StateUnknown(event_id)
            events.update((event_id, stored.event) for event_id, stored in found.items())
            rejected.update(event_id for event_id, stored in found.items() if stored.standing is Standing.REJECTED)
            cited: Iterable[str] = (each for stored in found.values() for each in cited_by(stored.event))
            level = [event_id for event_id in dict.fromkeys(cited) if event_id not in events]


def distinct_states(states: Iterable[States]) -> list[States]:
    """The states that differ from one another, each once; the same content counts as the same state."""
    distinct: list[States] = []
    for state in states:
        if not any(same(state, other) for other in distinct):
            distinct.append(state)
    return distinct


def same(one: States, other: States) -> bool:
    """Whether two states say the same. Quick where they are the same map."""
    if one is other:
        return True
    if len(one) != len(other):
        return False
    for key, entry in one.items():
        their = other.get(key)
        if their is None or their.event_id != entry.event_id:
            return False
    return True
