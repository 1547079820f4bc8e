"""The state after any event of the graph, and the chains of authority.

The state after an event is that of the main timeline at its position, unless a row of `fork_states` says how it
differs. The main timeline's state at a position is the current one without what changed since. So nothing is stored for
an event whose servers agree, and a lookup reads only what changed in between.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator, Mapping

import orjson

from homeserver.protocol.state_resolution import Fork
from homeserver.rooms.events import Events
from homeserver.rooms.head import StateEntry, StateKey
from homeserver.rooms.heads import Heads
from homeserver.rooms.standing import Standing
from homeserver.rooms.state import COLUMNS, SOURCE, State
from homeserver.rooms.state_memory import StateMemory, States
from homeserver.rooms.stored_event import StoredEvent
from homeserver.storage import Database

MOST_IN_CHAIN = 200_000
"""Events of one auth chain; a room of that many power level changes has other problems."""
CHAIN_AT_ONCE = 250


class StateUnknown(Exception):
    """The state around an event cannot be told: it is not here, or known only for its authority."""

    def __init__(self, event_id: str) -> None:
        super().__init__(f"the state at {event_id} is not known")
        self.event_id = event_id


class StateView(Mapping[StateKey, str]):
    """A state as event IDs: what the rules of Matrix read."""

    __slots__ = ("states",)

    def __init__(self, states: States) -> None:
        self.states = states

    def __getitem__(self, key: StateKey) -> str:
        return self.states[key].event_id

    def __iter__(self) -> Iterator[StateKey]:
        return iter(self.states)

    def __len__(self) -> int:
        return len(self.states)


class Graph:
    """Reads the event graph."""

    def __init__(self, database: Database, heads: Heads, events: Events, state: State, memory: StateMemory) -> None:
        self._database = database
        self._heads = heads
        self._events = events
        self._state = state
        self._memory = memory

    async def state_before(self, stored: StoredEvent) -> Mapping[StateKey, str]:
        """The state before an event, as event IDs. Raises `StateUnknown`."""
        return StateView(await self.before(stored))

    async def state_after(self, stored: StoredEvent) -> Mapping[StateKey, str]:
        """The state after an event, as event IDs. Raises `StateUnknown`."""
        return StateView(await self.after(stored.event.event_id))

    async def before(self, stored: StoredEvent) -> States:
        """The state before an event: the one after it, with what it replaced. Raises `StateUnknown`."""
        after = await self.after(stored.event.event_id)
        event = stored.event
        if event.state_key is None or stored.standing is Standing.REJECTED:
            return after
        key = (event.type, event.state_key)
        if stored.replaced is not None:
            return after.set(key, StateEntry(stored.replaced.event_id, stored.position))
        return after.delete(key) if key in after else after

    async def after(self, event_id: str) -> States:
        """The state after an event. Raises `StateUnknown`."""
        known = self._memory.get(event_id)
        if known is not None:
            return known
        stored = await self._events.one(event_id)
        if stored is None or stored.standing in (Standing.OUTLIER, Standing.BACKFILLED):
            raise StateUnknown(event_id)
        fork = await self._database.fetch_one(
            "SELECT base_position, changes FROM fork_states WHERE event_position = ?", stored.position
        )
        if fork is None and stored.position < 0:
            raise StateUnknown(event_id)
        base = await self._main_at(stored, fork[0] if fork is not None else stored.position)
        after = applied(base, {(row[0], row[1]): row[2] for row in orjson.loads(fork[1])}) if fork is not None else base
        self._memory.put(event_id, after)
        return after

    async def _main_at(self, stored: StoredEvent, position: int) -> States:
        """The state of the main timeline at a position, sharing its nodes with the current one."""
        head = await self._heads.get(stored.event.room_id)
        if head is None:
            raise StateUnknown(stored.event.event_id)
        if stored.position > head.position or position > head.position:
            newest = await self._database.fetch_one(
                "SELECT MAX(position) FROM events WHERE room_nid = ?", stored.room_nid
            )
            if newest is not None and (newest[0] or 0) > head.position:
                # Another process is ahead of what this one has heard of.
                return States(await self._state.at(stored.room_nid, position))
            return head.state
        began = await self._database.fetch(
            "SELECT type, state_key FROM room_state WHERE room_nid = ? AND from_position > ? AND from_position <= ?",
            stored.room_nid,
            position,
            head.position,
        )
        ended = await self._database.fetch(
            f"SELECT {COLUMNS} FROM {SOURCE} WHERE s.room_nid = ? AND s.from_position <= ? AND s.to_position > ? "
            "AND s.to_position <= ?",
            stored.room_nid,
            position,
            position,
            head.position,
        )
        state = head.state
        for type_, state_key in began:
            if (type_, state_key) in state:
                state = state.delete((type_, state_key))
        for row in ended:
            state = state.set((row[0], row[1]), StateEntry(row[2], row[3]))
        return state

    async def auth_chain(self, event_ids: Iterable[str]) -> list[str]:
        """The auth chains of these events together; the events themselves only where another one cites them.

        Since room version 12 the create event is cited by the room ID alone, and is not in the chain.
        """
        chain: dict[str, bool] = {}
        left = list(dict.fromkeys(event_ids))
        at = 0
        while at < len(left) and len(chain) < MOST_IN_CHAIN:
            found = await self._events.many(left[at : at + CHAIN_AT_ONCE])
            at += CHAIN_AT_ONCE
            for stored in found.values():
                for event_id in stored.event.auth_events:
                    if event_id not in chain:
                        chain[event_id] = True
                        left.append(event_id)
            # In a large room all of it may be in memory, and nobody would have a turn meanwhile.
            await asyncio.sleep(0)
        return list(chain)


def applied(base: States, changes: Fork) -> States:
    """A state with changes laid over it."""
    for key, event_id in changes.items():
        if event_id is not None:
            base = base.set(key, StateEntry(event_id, 0))
        elif key in base:
            base = base.delete(key)
    return base
