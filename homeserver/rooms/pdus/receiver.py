"""Receiving: steps 4 to 7 of "Checks performed on receipt of a PDU" (Server-server API), and into the graph.

1. What the event builds upon is brought in, from its origin or other servers (`missing.py`), without holding anything.
2. Then one event of a room at a time, so that each meets the state that the one before left:
   4. its auth events must allow it, or it is rejected;
   5. the state before it must allow it, or it is rejected;
   6. the room's current state must allow it, or it is soft-failed;
   7. the room's policy server must let it pass, or it is soft-failed.
3. It is placed on the pending head and handed to the journal; where another process was first, from step 2 again.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from weakref import WeakValueDictionary

import structlog

from homeserver.journal import ConstraintViolated, Stale
from homeserver.protocol.auth_rules import AuthRefused
from homeserver.protocol.errors import Forbidden, MatrixError, NotFound
from homeserver.protocol.event import Event
from homeserver.rooms.append import Appender
from homeserver.rooms.events import Events
from homeserver.rooms.head import RoomHead
from homeserver.rooms.heads import Heads
from homeserver.rooms.pdus.authority import Authority
from homeserver.rooms.pdus.backfill import Backfill
from homeserver.rooms.pdus.graph import Graph, StateUnknown
from homeserver.rooms.pdus.missing import Missing, Step
from homeserver.rooms.pdus.placing import Arrival, Placing, state_after
from homeserver.rooms.pdus.redactions import Redactions
from homeserver.rooms.pdus.resolver import Resolver
from homeserver.rooms.pdus.ties import Ties
from homeserver.rooms.room_policy import RoomPolicy
from homeserver.rooms.standing import Standing
from homeserver.rooms.state_memory import StateMemory, States
from homeserver.rooms.stored_event import StoredEvent

log = structlog.get_logger(__name__)

ATTEMPTS = 20
UNWRITTEN_S = 0.005
GATHERINGS = 3
"""How often what is missing is asked for, for one event."""


@dataclass(frozen=True, slots=True)
class Received:
    """What became of an event; `reason` where it was refused."""

    standing: Standing
    reason: str = ""


class NotReceived(Exception):
    """The event could not be judged: what it builds upon cannot be had. Nothing is kept of it."""


class Receiver:
    """Takes in events of other servers in rooms that this server is in."""

    def __init__(
        self,
        server_name: str,
        heads: Heads,
        events: Events,
        memory: StateMemory,
        *,
        graph: Graph,
        resolver: Resolver,
        authority: Authority,
        missing: Missing,
        placing: Placing,
        redactions: Redactions,
        backfill: Backfill,
        ties: Ties,
        appender: Appender,
    ) -> None:
        self._server_name = server_name
        self._heads = heads
        self._events = events
        self._graph = graph
        self._resolver = resolver
        self._memory = memory
        self._authority = authority
        self._missing = missing
        self._placing = placing
        self._redactions = redactions
        self._backfill = backfill
        self._ties = ties
        self._appender = appender
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self.policy: RoomPolicy | None = None

    async def receive(self, origin: str, event: Event) -> Received:
        """Takes in an event whose form, signatures and hash are checked, and what it builds upon.

        Answers at once for an event that is here already. Raises `NotFound` for a room that this server is not in,
        `NotReceived` where what it builds upon cannot be had.
        """
        await self._inside(event.room_id)
        known = await self._known(event)
        if known is not None:
            return known
        if not event.prev_events:
            return Received(Standing.REJECTED, "Only the create event has nothing before it")
        if await self._backfill.is_history(event):
            return Received(Standing.OUTLIER, "It belongs into history that is fetched when somebody reads it")
        problem: StateUnknown | None = None
        for _ in range(GATHERINGS):
            try:
                steps = await self._missing.steps(origin, event)
            except StateUnknown as unknown:
                raise NotReceived(f"{event.event_id} cannot be judged: {unknown}") from None
            try:
                async with self.turn(event.room_id):
                    return await self._take_steps(steps)
            except StateUnknown as unknown:
                # Somebody else's resolution may want an event that this one did not; or the origin holds back.
                problem = unknown
        raise NotReceived(f"{event.event_id} cannot be judged: {problem}")

    async def take(self, origin: str, event: Event) -> StoredEvent:
        """Takes in an event that another server asks this one to send on: a join, a leave or a knock.

        It must build on what is known here, and be allowed in its own state and now. Raises `Forbidden` with the rule
        that refuses it, `NotFound` for a room that this server is not in, and 400 `M_BAD_STATE` where it builds on
        events that are not here. Nothing is kept of what is refused.
        """
        await self._inside(event.room_id)
        async with self.turn(event.room_id):
            known = await self._known(event)
            if known is not None and known.standing is not Standing.ACCEPTED:
                raise Forbidden(f"The event was refused before: {known.reason or 'it is not allowed'}")
            try:
                if known is None:
                    await self._add(Step(event), outbound=True, refuse=True)
            except StateUnknown as unknown:
                raise MatrixError(400, "M_BAD_STATE", f"The event builds on {unknown.event_id}, unknown here") from None
        stored = await self._events.one(event.event_id)
        assert stored is not None
        return stored

    def turn(self, room_id: str) -> asyncio.Lock:
        """Held by whoever adds events of other servers to the room."""
        lock = self._locks.get(room_id)
        if lock is None:
            lock = self._locks[room_id] = asyncio.Lock()
        return lock

    async def _inside(self, room_id: str) -> None:
        head = await self._heads.get(room_id)
        if head is None or self._server_name not in head.servers:
            raise NotFound("This server is not in that room")

    async def _known(self, event: Event) -> Received | None:
        stored = await self._events.one(event.event_id)
        if stored is None or stored.standing is Standing.OUTLIER:
            return None
        reason = "" if stored.standing.in_timeline else "it was refused when it came first"
        return Received(stored.standing, reason)

    async def _take_steps(self, steps: list[Step]) -> Received:
        """Adds the events in their order, the one that was sent last."""
        for step in steps[:-1]:
            if await self._known(step.event) is None:
                await self._add(step)
        return await self._known(steps[-1].event) or await self._add(steps[-1])

    async def _add(self, step: Step, *, outbound: bool = False, refuse: bool = False) -> Received:
        """One event into the graph; with `refuse` one that is not allowed is not kept. Raises `StateUnknown`."""
        event = step.event
        waiting = await self._redactions.waiting_for(event)
        gated = True
        for attempt in range(ATTEMPTS):
            slot = await self._heads.slot(event.room_id)
            if slot is None:
                raise NotFound("This server does not know that room")
            pending = slot.pending
            if attempt == 0 and self.policy is not None and self.policy.concerns(pending):
                gated = await self._policed(self.policy, pending, step)
                event = step.event
            # From the second time on all of this is in memory, and nobody comes in between.
            try:
                arrival, reason = await self._judged(pending, step, gated)
                if reason and refuse:
                    raise Forbidden(reason)
                if reason and await self._events.one(event.event_id) is not None:
                    # What is part of the state here stays what it is, whatever past another server tells of it.
                    return Received(arrival.standing, reason)
                arrival.outbound = outbound
                plan = await self._redactions.plan(pending, arrival.event, waiting, arrival.standing)
                draft = await self._placing.draft(slot, pending, arrival)
            except StateUnknown as unknown:
                if unknown.event_id not in slot.unwritten:
                    raise
                # An event that was made here is on its way into the database.
                await asyncio.sleep(UNWRITTEN_S)
                continue
            if slot.pending is not pending or self._heads.in_memory(event.room_id) is not slot:
                continue
            draft.emptied, draft.redacted_by = plan.emptied, plan.redacted_by
            self._memory.put(event.event_id, arrival.after)
            writing = self._appender.append(slot, [draft], statements=plan.statements)
            try:
                await asyncio.shield(writing)
            except asyncio.CancelledError:
                raise
            except Exception as error:
                self._heads.abandon(event.room_id, slot, [event.event_id])
                # Another process may have kept the event aside meanwhile.
                if not isinstance(error, (Stale, ConstraintViolated)):
                    raise
                await asyncio.sleep(0.001 * attempt)
                continue
            self._ties.consider(slot.pending)
            if reason:
                log.info("pdu_refused", event_id=event.event_id, standing=draft.standing.name, reason=reason)
            return Received(draft.standing, reason)
        raise NotReceived(f"{event.event_id}: the room is too busy")

    async def _policed(self, policy: RoomPolicy, head: RoomHead, step: Step) -> bool:
        """7. "Is validated by the Policy Server": asked only about what is allowed, and its signature is kept."""
        _, reason = await self._judged(head, step, True)
        if reason:
            return True
        try:
            step.event = await policy.signed(step.event, head)
        except MatrixError as error:
            log.info("policy_server_refused", event_id=step.event.event_id, reason=str(error))
            return False
        return True

    async def _judged(self, head: RoomHead, step: Step, gated: bool) -> tuple[Arrival, str]:
        """The event with its state and standing, and the reason where it is refused."""
        event = step.event
        before = step.before if step.before is not None else await self._before(head, event)
        try:
            # 4. "Passes authorisation rules based on the event's auth events, otherwise it is rejected."
            await self._authority.check_cited(event)
            # 5. "Passes authorisation rules based on the state before the event, otherwise it is rejected."
            await self._authority.check_state(event, before)
        except AuthRefused as refused:
            return Arrival(event, before, before, Standing.REJECTED), refused.error
        arrival = Arrival(event, before, state_after(event, before), Standing.ACCEPTED, gap=step.gap)
        try:
            # 6. "Passes authorisation rules based on the current state of the room, otherwise it is soft failed."
            if before is not head.state:
                await self._authority.check_state(event, head.state)
            if not await self._redactions.may_be_shown(head, event):
                raise AuthRefused("redaction", "The redaction is not allowed, so it is not shown")
            # 7. "Is validated by the Policy Server ..., otherwise it is soft failed."
            if not gated:
                raise AuthRefused("policy", "The room's policy server has not signed the event")
        except AuthRefused as refused:
            arrival.standing, arrival.gap = Standing.SOFT_FAILED, None
            return arrival, refused.error
        return arrival, ""

    async def _before(self, head: RoomHead, event: Event) -> States:
        """The state before the event. Raises `StateUnknown`."""
        if set(event.prev_events) == set(head.extremities):
            return head.state
        states: dict[str, States] = {}
        for event_id in event.prev_events:
            stored = await self._events.one(event_id)
            if stored is not None and stored.event.room_id != event.room_id:
                raise StateUnknown(event_id)
            states[event_id] = await self._graph.after(event_id)
        return await self._resolver.after_all(head.version, states)
