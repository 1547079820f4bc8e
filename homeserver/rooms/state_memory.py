"""The states after events that were seen lately: what remote events build upon is nearly always among them."""

from __future__ import annotations

import immutables

from homeserver.rooms.head import StateEntry, StateKey
from homeserver.rooms.lru import LeastRecentlyUsed

States = immutables.Map[StateKey, StateEntry]


class StateMemory:
    """State after an event, by the event's ID.

    It follows from the graph alone, so what was once right stays right.  The maps share their nodes with one another
    and with the rooms' heads.
    """

    def __init__(self, limit: int = 10_000) -> None:
        self._states: LeastRecentlyUsed[str, States] = LeastRecentlyUsed(limit)

    def get(self, event_id: str) -> States | None:
        """The state after the event, where it is in memory."""
        return self._states.get(event_id)

    def put(self, event_id: str, state: States) -> None:
        """Keeps the state after an event."""
        self._states.put(event_id, state)
