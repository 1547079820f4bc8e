"""What a server that is in a room reads of it: events, state, authority, history."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import orjson

from homeserver.http import Answer
from homeserver.protocol.errors import Forbidden, NotFound
from homeserver.resident.access import Access
from homeserver.resident.history import History
from homeserver.resident.pdu_json import Parts, PduJson, fragment
from homeserver.resident.sight import ServerSights
from homeserver.rooms import RoomHead, Rooms, Standing, StateUnknown, StoredEvent

MOST_BACKFILLED = 100
MOST_MISSING = 100
MOST_NAMED = 100
"""Events from which one walk may begin."""


class Reading:
    """Answers other servers.  Every method raises `Forbidden` for a server that is not in the room, or denied by it."""

    def __init__(
        self,
        rooms: Rooms,
        access: Access,
        sights: ServerSights,
        pdus: PduJson,
        now_ms: Callable[[], int],
    ) -> None:
        self._rooms = rooms
        self._access = access
        self._sights = sights
        self._history = History(rooms)
        self._pdus = pdus
        self._now_ms = now_ms

    async def event(self, origin: str, event_id: str) -> bytes:
        """A transaction of one PDU, emptied where the server may not see it.  Raises `NotFound`.

        The access control list of the room has no say in it.
        """
        stored = await self._rooms.events.one(event_id)
        if stored is None or stored.standing is Standing.REJECTED:
            raise NotFound("There is no such event.")
        head = await self._rooms.head(stored.event.room_id)
        if head is None or origin not in head.servers:
            raise Forbidden("Your server is not in the room of that event.")
        return await self._transaction(origin, head, [stored])

    async def state(self, origin: str, room_id: str, event_id: str) -> Answer:
        """The state before the event and all that authorises it, as PDUs.  Raises `NotFound`."""
        stored = await self._event_in(origin, room_id, event_id)

        async def parts() -> Parts:
            state, chain = await self._state_at(stored)
            return {}, {"pdus": state, "auth_chain": chain}

        return await self._pdus.answer(origin, parts)

    async def state_ids(self, origin: str, room_id: str, event_id: str) -> bytes:
        """As `state`, but the event IDs alone."""
        state, chain = await self._state_at(await self._event_in(origin, room_id, event_id))
        return orjson.dumps({"pdu_ids": state, "auth_chain_ids": chain})

    async def event_auth(self, origin: str, room_id: str, event_id: str) -> Answer:
        """All that authorises the event, and all that authorises that.  Raises `NotFound`."""
        stored = await self._event_in(origin, room_id, event_id)

        async def parts() -> Parts:
            return {}, {"auth_chain": await self._rooms.graph.auth_chain([stored.event.event_id])}

        return await self._pdus.answer(origin, parts)

    async def backfill(self, origin: str, room_id: str, start: Sequence[str], limit: int) -> bytes:
        """A transaction of at most `limit` (100) PDUs, from the named events backwards, the deepest first."""
        head = await self._access.member_server(origin, room_id)
        found = await self._history.back(head.nid, start[:MOST_NAMED], limit=min(limit, MOST_BACKFILLED))
        return await self._transaction(origin, head, found)

    async def missing_events(
        self,
        origin: str,
        room_id: str,
        *,
        earliest: Sequence[str],
        latest: Sequence[str],
        limit: int,
        least_depth: int,
    ) -> bytes:
        """At most `limit` (100) PDUs between the events that a server has and those for which it misses something.

        The least deep comes first, so that each can be taken in before what builds upon it.
        """
        head = await self._access.member_server(origin, room_id)
        named = await self._rooms.events.many(latest[:MOST_NAMED])
        before = [event_id for s in named.values() if s.room_nid == head.nid for event_id in s.event.prev_events]
        found = await self._history.back(
            head.nid, before, known={*earliest, *latest}, limit=min(limit, MOST_MISSING), least_depth=least_depth
        )
        found.reverse()
        return orjson.dumps({"events": await self._fragments(origin, head, found)})

    async def nearest(self, origin: str, room_id: str, time_ms: int, *, backwards: bool) -> dict[str, Any]:
        """ID and time of the event that the server may see and that is closest in time, looking in one direction.

        Raises `NotFound`.
        """
        head = await self._access.member_server(origin, room_id)
        async for events in self._rooms.by_time.walk(head.nid, time_ms, backwards=backwards):
            sight = await self._sights.of(origin, head.nid, events)
            for stored in events:
                if sight.sees(stored):
                    return {"event_id": stored.event.event_id, "origin_server_ts": stored.event.origin_server_ts}
        raise NotFound(f"There is no event {'before' if backwards else 'after'} that time.")

    async def _event_in(self, origin: str, room_id: str, event_id: str) -> StoredEvent:
        """An event of a room that the server is in.  Raises `NotFound`."""
        head = await self._access.member_server(origin, room_id)
        stored = await self._rooms.events.one(event_id)
        if stored is None or stored.room_nid != head.nid or stored.standing is Standing.REJECTED:
            raise NotFound("There is no such event in that room.")
        return stored

    async def _state_at(self, stored: StoredEvent) -> tuple[list[str], list[str]]:
        """Event IDs of the state before an event, and of the whole of its authority.  Raises `NotFound`."""
        try:
            state = list((await self._rooms.graph.state_before(stored)).values())
        except StateUnknown:
            raise NotFound("The state of the room at that event is not known here.") from None
        return state, await self._rooms.graph.auth_chain(state)

    async def _transaction(self, origin: str, head: RoomHead, events: Sequence[StoredEvent]) -> bytes:
        return orjson.dumps(
            {
                "origin": self._rooms.server_name,
                "origin_server_ts": self._now_ms(),
                "pdus": await self._fragments(origin, head, events),
            }
        )

    async def _fragments(self, origin: str, head: RoomHead, events: Sequence[StoredEvent]) -> list[orjson.Fragment]:
        sight = await self._sights.of(origin, head.nid, events)
        return [fragment(stored, visible=sight.sees(stored)) for stored in events]
