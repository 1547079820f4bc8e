"""Redactions that come from other servers: applied where they are allowed, whichever of the two events comes first.

Room versions, "Handling redactions": since version 3 the authorisation rules let every redaction pass; it is applied
when its sender has the power to redact, or is of the same server as the sender of the event.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from homeserver.protocol.event import Event
from homeserver.protocol.power_levels import PowerLevels
from homeserver.rooms.events import Events
from homeserver.rooms.head import RoomHead
from homeserver.rooms.pdus.graph import StateUnknown
from homeserver.rooms.standing import Standing
from homeserver.rooms.stored_event import StoredEvent
from homeserver.storage import Database, Statement

KEEP_PENDING = (
    "INSERT INTO pending_redactions (target_id, room_nid, redaction_id) VALUES (?,?,?) "
    "ON CONFLICT(target_id) DO NOTHING"
)
DROP_PENDING = "DELETE FROM pending_redactions WHERE target_id = ?"


@dataclass(slots=True)
class RedactionPlan:
    """`emptied`: the event that goes, with its redacted form; `redacted_by`: the redaction that was here first."""

    emptied: tuple[StoredEvent, Event] | None = None
    redacted_by: Event | None = None
    rows: list[Statement] = field(default_factory=list)

    def statements(self, _: int) -> Iterable[Statement]:
        """Rows to write with the event."""
        return self.rows


class Redactions:
    """Looks at what redactions mean for events that are here, and for events that come."""

    def __init__(self, database: Database, events: Events) -> None:
        self._database = database
        self._events = events

    async def may_be_shown(self, head: RoomHead, event: Event) -> bool:
        """Whether an event may go to clients: not a redaction of an event that is here and that it may not redact."""
        if event.redacts is None:
            return True
        target = await self._target(event)
        return target is None or await self._applies(head, event, target.event)

    async def waiting_for(self, event: Event) -> str | None:
        """ID of a redaction that came before the event that it redacts."""
        row = await self._database.fetch_one(
            "SELECT redaction_id FROM pending_redactions WHERE target_id = ?", event.event_id
        )
        return row[0] if row is not None else None

    async def plan(self, head: RoomHead, event: Event, waiting: str | None, standing: Standing) -> RedactionPlan:
        """What the arrival of an event empties, or what empties it; `waiting` is the answer of `waiting_for`."""
        plan = RedactionPlan()
        if not standing.in_timeline:
            return plan
        if event.redacts is not None and len(event.redacts) <= 255 and "\0" not in event.redacts:
            target = await self._target(event)
            if target is None:
                plan.rows.append(Statement(KEEP_PENDING, args=(event.redacts, head.nid, event.event_id)))
            elif target.redacted_because is None and await self._applies(head, event, target.event):
                plan.emptied = (target, target.event.redacted())
        redaction = await self._events.one(waiting) if waiting is not None else None
        if redaction is not None and redaction.event.room_id == event.room_id:
            if await self._applies(head, redaction.event, event):
                plan.redacted_by = redaction.event
            plan.rows.append(Statement(DROP_PENDING, args=(event.event_id,)))
        return plan

    async def _target(self, event: Event) -> StoredEvent | None:
        target = await self._events.one(event.redacts) if event.redacts is not None else None
        return target if target is not None and target.event.room_id == event.room_id else None

    async def _applies(self, head: RoomHead, redaction: Event, target: Event) -> bool:
        # Versions 1 and 2 ask the authorisation rules (rule 11), which the redaction has passed.
        if redaction.version.redaction_power_in_auth_rules:
            return True
        # 2. "The domain of the redaction event's sender matches that of the original event's sender."
        if redaction.sender_domain == target.sender_domain:
            return True
        # 1. "The power level of the redaction event's sender is greater than or equal to the redact level."
        ids = [head.event_id("m.room.create"), head.event_id("m.room.power_levels")]
        found = await self._events.many([event_id for event_id in ids if event_id is not None])
        for event_id in ids:
            if event_id is not None and event_id not in found:
                raise StateUnknown(event_id)
        create, levels = (found[event_id].event if event_id is not None else None for event_id in ids)
        powers = PowerLevels.of(head.version, create, levels)
        return powers.user(redaction.sender) >= powers.redact
