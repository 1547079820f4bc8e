"""Whether an event is allowed: by what it cites, by the state before it, by the room's state now.

Server-server API, "Checks performed on receipt of a PDU", steps 4 to 6.
"""

from __future__ import annotations

from collections.abc import Mapping

from homeserver.protocol.auth_rules import StateKey, auth_types_of, check, check_auth_events
from homeserver.protocol.event import Event
from homeserver.rooms.events import Events
from homeserver.rooms.pdus.graph import StateUnknown
from homeserver.rooms.standing import Standing
from homeserver.rooms.state_memory import States

CREATE: StateKey = ("m.room.create", "")


class Authority:
    """Asks the authorisation rules, with the events that they read brought in from the database."""

    def __init__(self, events: Events) -> None:
        self._events = events

    async def check_cited(self, event: Event) -> None:
        """4. "Passes authorisation rules based on the event's auth events, otherwise it is rejected."

        Raises `AuthRefused`; `StateUnknown` where an event that it cites is not here.
        """
        cited = cited_by(event)
        found = await self._events.many(cited)
        for event_id in cited:
            if event_id not in found:
                raise StateUnknown(event_id)
        check_cited(
            event,
            {event_id: stored.event for event_id, stored in found.items()},
            {event_id for event_id, stored in found.items() if stored.standing is Standing.REJECTED},
        )

    async def check_state(self, event: Event, state: States) -> None:
        """5 and 6: raises `AuthRefused` unless the rules allow the event in that state."""
        check(event, await self.read(event, state))

    async def read(self, event: Event, state: States) -> dict[StateKey, Event]:
        """The part of a state that the rules read for an event.

        Raises `StateUnknown` for an event that is not in the database yet.
        """
        ids = {key: entry.event_id for key in (*auth_types_of(event), CREATE) if (entry := state.get(key)) is not None}
        found = await self._events.many(ids.values())
        for event_id in ids.values():
            if event_id not in found:
                raise StateUnknown(event_id)
        return {key: found[event_id].event for key, event_id in ids.items()}


def check_cited(event: Event, events: Mapping[str, Event], rejected: set[str]) -> None:
    """Step 4 with everything that the event cites at hand, by event ID. Raises `AuthRefused`."""
    check_auth_events(event, events, rejected)
    state: dict[StateKey, Event] = {}
    for event_id, cited in events.items():
        if cited.state_key is not None and event_id not in rejected:
            state[(cited.type, cited.state_key)] = cited
    check(event, state)


def cited_by(event: Event) -> list[str]:
    """What an event rests upon: its auth events, and since room version 12 the create event that names its room."""
    if event.version.room_id_is_create_hash and event.type != "m.room.create":
        return [*event.auth_events, "$" + event.room_id[1:]]
    return event.auth_events
