"""What the arrival of an event changes: the ends of the graph, the room's state, who is notified.

The state after the room's ends is resolved anew with the event among them. Where the event simply follows all ends, and
so meets the room's state as it is, nothing has to be resolved: that is the usual case, and costs no query.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from homeserver.protocol.event import Event
from homeserver.protocol.state_resolution import difference
from homeserver.rooms.draft import Draft, Drafting, NewEvent
from homeserver.rooms.events import Events
from homeserver.rooms.head import RoomHead, StateEntry, StateKey
from homeserver.rooms.heads import Slot
from homeserver.rooms.pdus.graph import Graph, StateView
from homeserver.rooms.pdus.resolver import Resolver, same
from homeserver.rooms.standing import Standing
from homeserver.rooms.state_memory import States
from homeserver.rooms.stored_event import StoredEvent


@dataclass(slots=True)
class Arrival:
    """An event with the state before and after it, and how it stands."""

    event: Event
    before: States
    after: States
    standing: Standing
    outbound: bool = False
    gap: list[str] | None = None


def state_after(event: Event, before: States) -> States:
    """The state after an event that is allowed in the state before it."""
    if event.state_key is None:
        return before
    return before.set((event.type, event.state_key), StateEntry(event.event_id, 0))


class Placing:
    """Makes drafts of events that came from elsewhere."""

    def __init__(self, graph: Graph, resolver: Resolver, events: Events, drafting: Drafting) -> None:
        self._graph = graph
        self._resolver = resolver
        self._events = events
        self._drafting = drafting

    async def draft(self, slot: Slot, head: RoomHead, arrival: Arrival) -> Draft:
        """The event as a change of the room where it stands at `head`, which was `slot.pending`.

        The draft is good for nothing where `slot.pending` has moved meanwhile. Raises `StateUnknown`.
        """
        current = await self._current(head, arrival)
        found = await self._events.many(self._needed(head, arrival, current))
        known = await self._events.one(arrival.event.event_id)
        return self._draft(slot, head, arrival, current, found, known)

    async def _current(self, head: RoomHead, arrival: Arrival) -> States:
        """The room's state with the event among its ends."""
        event = arrival.event
        if not arrival.standing.in_timeline:
            return head.state
        kept = [end for end in head.extremities if end not in event.prev_events]
        if not kept:
            return arrival.after
        states = {event.event_id: arrival.after}
        for end in kept:
            states[end] = await self._graph.after(end)
        return await self._resolver.after_all(head.version, states, event)

    def _needed(self, head: RoomHead, arrival: Arrival, current: States) -> list[str]:
        new = _as_new(arrival.event)
        ids = self._drafting.needed(head, new)
        ids += [entry.event_id for key in _changed_keys(head, arrival, current) if (entry := current.get(key))]
        if arrival.event.state_key is not None:
            entry = arrival.before.get((arrival.event.type, arrival.event.state_key))
            if entry is not None:
                ids.append(entry.event_id)
        return [event_id for event_id in ids if event_id != arrival.event.event_id]

    def _draft(
        self,
        slot: Slot,
        head: RoomHead,
        arrival: Arrival,
        current: States,
        found: Mapping[str, StoredEvent],
        known: StoredEvent | None,
    ) -> Draft:
        event = arrival.event
        draft = Draft(event, _as_new(event), standing=arrival.standing, outbound=arrival.outbound, gap=arrival.gap)
        if known is not None:
            draft.known_at = known.position

        def lookup(event_id: str) -> StoredEvent | None:
            return slot.unwritten.get(event_id) or found.get(event_id) or self._events.in_memory(event_id)

        if event.state_key is not None:
            entry = arrival.before.get((event.type, event.state_key))
            draft.replaced = lookup(entry.event_id) if entry is not None else None
        if not same(current, arrival.after) or not arrival.standing.in_timeline:
            draft.fork = difference(StateView(current), StateView(arrival.after))
        if not arrival.standing.in_timeline:
            return draft
        changed = _changed_keys(head, arrival, current)
        own = [(event.type, event.state_key)] if event.state_key is not None else []
        if changed != own or any(current[key].event_id != event.event_id for key in own):
            draft.holders = {key: _holder(key, current, event, lookup) for key in changed}
        self._drafting.finish(draft, head, lookup)
        return draft


def _holder(
    key: StateKey, current: States, event: Event, lookup: Callable[[str], StoredEvent | None]
) -> StoredEvent | None:
    entry = current.get(key)
    if entry is None:
        return None
    return StoredEvent(0, 0, event) if entry.event_id == event.event_id else lookup(entry.event_id)


def _changed_keys(head: RoomHead, arrival: Arrival, current: States) -> list[StateKey]:
    if current is head.state:
        return []
    event = arrival.event
    if event.state_key is not None and current is arrival.after and arrival.before is head.state:
        return [(event.type, event.state_key)]
    return list(difference(StateView(head.state), StateView(current)))


def _as_new(event: Event) -> NewEvent:
    return NewEvent(event.type, event.sender, event.content, event.state_key, event.redacts)
