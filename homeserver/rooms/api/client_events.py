"""Events as one client sees them, for every route that answers with events of a room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

import orjson

from homeserver.http import Requester
from homeserver.rooms.rooms import Rooms
from homeserver.rooms.stored_event import StoredEvent
from homeserver.rooms.visibility import Sight


class Bundler(Protocol):
    """Sums up what relates to events.  Client-server API, "Aggregations of child events"."""

    async def bundle(self, user_id: str, events: Sequence[StoredEvent]) -> Mapping[str, bytes]:
        """JSON of `unsigned.m.relations`, by event ID, of those events that have any."""


class EventsFor:
    """Renders events, with their room ID and what is bundled with them."""

    def __init__(self, rooms: Rooms) -> None:
        self._rooms = rooms
        self.bundler: Bundler | None = None

    async def each(
        self, requester: Requester, events: Sequence[StoredEvent], sight: Sight | None = None
    ) -> list[orjson.Fragment]:
        """The events as JSON fragments in their order; with `sight` each tells the reader's membership at the time."""
        bundles: Mapping[str, bytes] = {}
        if self.bundler is not None and events:
            bundles = await self.bundler.bundle(requester.user_id, events)
        now_ms = self._rooms.now_ms()
        return [
            orjson.Fragment(
                stored.client(
                    now_ms,
                    room_id=True,
                    reader=requester.user_id,
                    device_id=requester.device_id,
                    membership=sight.membership_at(stored) if sight is not None else None,
                    relations=bundles.get(stored.event.event_id),
                )
            )
            for stored in events
        ]
