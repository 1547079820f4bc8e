"""What an event builds upon and this server lacks: asked of the event's origin, then of other servers of the room.

Server-server API, "Retrieving missing events" and "Retrieving event authorisation information". Everything is bounded:
rounds, events, servers, time. Where the history leads back too far, the state is asked for in its place, and the event
stands above a gap that is filled when somebody reads back so far.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import nlargest

import structlog

from homeserver.federation.errors import FederationError
from homeserver.protocol.event import Event
from homeserver.rooms.events import Events
from homeserver.rooms.head import RoomHead, StateEntry
from homeserver.rooms.heads import Heads
from homeserver.rooms.pdus.aside import Aside, by_history
from homeserver.rooms.pdus.authority import cited_by
from homeserver.rooms.pdus.checks import PduChecks
from homeserver.rooms.pdus.graph import Graph, StateUnknown
from homeserver.rooms.pdus.neighbours import Neighbours, Pdu
from homeserver.rooms.standing import Standing
from homeserver.rooms.state_memory import States
from homeserver.rooms.stored_event import StoredEvent

log = structlog.get_logger(__name__)

ROUNDS = 12
A_ROUND = 50
"""Events that one request for missing ones asks for; others may give fewer at a time."""
MOST_EVENTS = 500
"""Missing events that are fetched one by one before the state is asked for instead."""
MOST_SINGLE = 50
"""Events of a state that are fetched one by one; where more are missing, the whole state is."""
MOST_STATE = 100_000
SINGLE_AT_ONCE = 5
SERVERS = 3
"""Servers that are asked, the origin among them."""
MOST_STATES = 10
"""Events of one history whose state has to be asked for."""
MOST_CHAINS = 20
"""Events of one history whose auth chains are asked for from one server."""
WITHIN_S = 90.0


@dataclass(slots=True)
class Step:
    """An event to add. `before` is the state before it where other servers had to be asked; then `gap` are the events
    before it that are missing."""

    event: Event
    before: States | None = None
    gap: list[str] | None = None


class Missing:
    """Fetches what is missing. Without `neighbours` there is nobody to ask."""

    def __init__(
        self,
        server_name: str,
        heads: Heads,
        events: Events,
        graph: Graph,
        checks: PduChecks,
        aside: Aside,
        neighbours: Neighbours | None,
    ) -> None:
        self._server_name = server_name
        self._graph = graph
        self._heads = heads
        self._events = events
        self._checks = checks
        self._aside = aside
        self._neighbours = neighbours

    async def steps(self, origin: str, event: Event) -> list[Step]:
        """The events to add in their order, `event` last, each with its auth events at hand.

        Raises `StateUnknown` where what is needed cannot be had.
        """
        head = await self._heads.get(event.room_id)
        if head is None:
            raise StateUnknown(event.event_id)
        try:
            async with asyncio.timeout(WITHIN_S):
                if await self._unknown(event.prev_events):
                    return await self._history(origin, head, event)
                await self._authority(origin, head, [event])
                return [Step(event)]
        except TimeoutError:
            raise StateUnknown(event.event_id) from None

    async def _history(self, origin: str, head: RoomHead, event: Event) -> list[Step]:
        fetched = {event.event_id: event}
        begin = await self._events.first(head.nid)
        min_depth = begin.event.depth if begin is not None else 0
        frontier = await self._between(origin, head, event, fetched, min_depth)
        ordered = by_history(fetched)
        await self._authority(origin, head, ordered)
        steps = []
        for each in ordered:
            beyond = [event_id for event_id in each.prev_events if event_id in frontier]
            if not beyond:
                steps.append(Step(each))
                continue
            if sum(step.before is not None for step in steps) >= MOST_STATES:
                raise StateUnknown(each.event_id)
            before = await self._state_before(origin, head, each)
            steps.append(Step(each, before, await self._not_shown(beyond, min_depth) or None))
        if event.event_id not in {step.event.event_id for step in steps}:
            raise StateUnknown(event.event_id)
        return steps

    async def _not_shown(self, event_ids: Iterable[str], min_depth: int) -> list[str]:
        """Those of the events that a reader misses at this place.

        What is known to be older than all that is here is missed at the room's beginning. Synapse at times builds on
        an event as old as the room's first, beside the newest.
        """
        found = await self._events.many(event_ids)

        def is_missed(stored: StoredEvent | None) -> bool:
            return stored is None or (stored.position < 0 and stored.event.depth >= min_depth)

        return [event_id for event_id in event_ids if is_missed(found.get(event_id))]

    async def _between(
        self, origin: str, head: RoomHead, event: Event, fetched: dict[str, Event], min_depth: int
    ) -> set[str]:
        """Puts the events between what is known and `event` into `fetched`; answers those still missing before them."""
        frontier = await self._unknown(event.prev_events)
        latest = [event.event_id]
        for server in self._servers(origin, head):
            for _ in range(ROUNDS):
                if not frontier or len(fetched) >= MOST_EVENTS:
                    return frontier
                pdus = await self._asked_missing(server, head, latest, min_depth)
                # The walk back goes around what is here on other branches. What is older than all of it is history, and
                # fetched when somebody reads it.
                later = [one for one in await self._checked(pdus, head) if one.prev_events and one.depth >= min_depth]
                absent = await self._unknown([each.event_id for each in later if each.event_id not in fetched])
                new = [each for each in later if each.event_id in absent]
                if not new:
                    break
                fetched.update((each.event_id, each) for each in new)
                cited = [event_id for each in fetched.values() for event_id in each.prev_events]
                frontier = await self._unknown([event_id for event_id in cited if event_id not in fetched])
                latest = [each.event_id for each in new if not frontier.isdisjoint(each.prev_events)][:20] or latest
        return frontier

    async def _asked_missing(self, server: str, head: RoomHead, latest: Sequence[str], min_depth: int) -> Sequence[Pdu]:
        if self._neighbours is None:
            return []
        try:
            return await self._neighbours.missing_events(
                server, head.room_id, list(head.extremities[-20:]), latest, A_ROUND, min_depth
            )
        except FederationError as error:
            log.info("missing_events_not_had", room_id=head.room_id, server=server, reason=str(error))
            return []

    async def _authority(self, origin: str, head: RoomHead, events: Sequence[Event]) -> None:
        """Brings in the auth events of `events` that are neither here nor among them."""
        among = {event.event_id for event in events}
        for server in self._servers(origin, head):
            lacking = await self._lacking_authority(events, among)
            if not lacking:
                return
            for event in lacking[:MOST_CHAINS]:
                await self._fetch_authority(server, head, event)
        lacking = await self._lacking_authority(events, among)
        if lacking:
            raise StateUnknown(lacking[0].event_id)

    async def _lacking_authority(self, events: Sequence[Event], among: set[str]) -> list[Event]:
        cited = {each for event in events for each in cited_by(event)} - among
        absent = cited - (await self._events.many(cited)).keys()
        return [event for event in events if not absent.isdisjoint(cited_by(event))]

    async def _fetch_authority(self, server: str, head: RoomHead, event: Event) -> None:
        if self._neighbours is None:
            return
        try:
            pdus = await self._neighbours.event_auth(server, head.room_id, event.event_id)
        except FederationError as error:
            log.info("event_auth_not_had", room_id=head.room_id, server=server, reason=str(error))
            return
        await self._aside.keep(head.nid, await self._checked(pdus[:MOST_STATE], head))

    async def _state_before(self, origin: str, head: RoomHead, event: Event) -> States:
        """The state before an event whose own past is not here, as other servers tell it."""
        for server in self._servers(origin, head):
            state = await self._state_of(server, head, event)
            if state is not None:
                return state
        raise StateUnknown(event.event_id)

    async def _state_of(self, server: str, head: RoomHead, event: Event) -> States | None:
        if self._neighbours is None:
            return None
        try:
            state_ids, auth_ids = await self._neighbours.state_ids(server, head.room_id, event.event_id)
            if len(state_ids) + len(auth_ids) > MOST_STATE:
                return None
            wanted = {*state_ids, *auth_ids}
            absent = wanted - (await self._events.many(wanted)).keys()
            if len(absent) > MOST_SINGLE:
                pdus, chain = await self._neighbours.state(server, head.room_id, event.event_id)
                pdus = [*chain, *pdus]
            else:
                pdus = await self._single(server, sorted(absent))
        except FederationError as error:
            log.info("state_not_had", room_id=head.room_id, server=server, reason=str(error))
            return None
        await self._aside.keep(head.nid, await self._checked(pdus, head))
        return _state_out_of(head, (await self._events.many(state_ids)).values())

    async def _single(self, server: str, event_ids: Sequence[str]) -> list[Pdu]:
        neighbours = self._neighbours
        assert neighbours is not None
        pdus: list[Pdu] = []
        for start in range(0, len(event_ids), SINGLE_AT_ONCE):
            part = event_ids[start : start + SINGLE_AT_ONCE]
            pdus += await asyncio.gather(*(neighbours.event(server, event_id) for event_id in part))
        return pdus

    async def _checked(self, pdus: Iterable[Pdu], head: RoomHead) -> list[Event]:
        """Those that are events of this room and pass the checks of an event alone."""
        events = await self._checks.check_many(_of_room(pdus, head), head.version)
        return [event for event in events if event.room_id == head.room_id]

    async def _unknown(self, event_ids: Iterable[str]) -> set[str]:
        """Those of the events around which the state is not known here."""
        found = await self._events.many(event_ids)
        return {event_id for event_id in event_ids if not await self._has_state(found.get(event_id))}

    async def _has_state(self, stored: StoredEvent | None) -> bool:
        if stored is None or stored.standing in (Standing.OUTLIER, Standing.BACKFILLED):
            return False
        if stored.position > 0:
            return True
        try:
            # Of what was refused as part of an auth chain, the state is not known.
            await self._graph.after(stored.event.event_id)
        except StateUnknown:
            return False
        return True

    def _servers(self, origin: str, head: RoomHead) -> list[str]:
        """Whom to ask: the origin first, then the servers with the most members."""
        others = [name for name in head.servers if name not in (origin, self._server_name)]
        return [origin, *nlargest(SERVERS - 1, others, key=head.servers.__getitem__)]


def _of_room(pdus: Iterable[Pdu], head: RoomHead) -> list[Pdu]:
    """What says that it is of this room; a create event of version 12 names none."""
    return [pdu for pdu in pdus if isinstance(pdu, dict) and pdu.get("room_id", head.room_id) == head.room_id]


def _state_out_of(head: RoomHead, events: Iterable[StoredEvent]) -> States | None:
    """The state that these events make; None where it lacks the room's own create event."""
    state = States()
    for stored in events:
        event = stored.event
        if event.state_key is not None and stored.standing is not Standing.REJECTED and event.room_id == head.room_id:
            state = state.set((event.type, event.state_key), StateEntry(event.event_id, 0))
    create = state.get(("m.room.create", ""))
    return state if create is not None and create.event_id == head.event_id("m.room.create") else None
