"""Events for users of other servers to sign: what `make_join`, `make_leave` and `make_knock` answer."""

from __future__ import annotations

from typing import Any

from homeserver.protocol.errors import NotFound
from homeserver.rooms.draft import Drafting, NewEvent
from homeserver.rooms.events import Events
from homeserver.rooms.heads import Heads
from homeserver.rooms.stored_event import StoredEvent

SIGNED_BY_ITS_SERVER = ("hashes", "signatures", "event_id", "unsigned")


class Templates:
    """Builds events on a room's head that somebody else will sign."""

    def __init__(self, heads: Heads, events: Events, drafting: Drafting) -> None:
        self._heads = heads
        self._events = events
        self._drafting = drafting

    async def template(self, room_id: str, new: NewEvent) -> dict[str, Any]:
        """The event without hashes, signatures and ID. Raises `NotFound`, `Forbidden` with the rule that refuses."""
        slot = await self._heads.slot(room_id)
        if slot is None:
            raise NotFound("This server does not know that room")
        head = slot.committed
        found = await self._events.many(self._drafting.needed(head, new))

        def lookup(event_id: str) -> StoredEvent | None:
            return found.get(event_id)

        event = self._drafting.authorised(head, new, lookup)
        return {key: value for key, value in event.pdu.items() if key not in SIGNED_BY_ITS_SERVER}
