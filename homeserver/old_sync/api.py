"""Routes of the deprecated ways to synchronise."""

from __future__ import annotations

from typing import Any

import orjson

from homeserver.http import Auth, Call, Routes
from homeserver.journal import Token, TokenError
from homeserver.old_sync.event_stream import EventStream
from homeserver.old_sync.initial import InitialSync
from homeserver.protocol.errors import InvalidParam, NotFound
from homeserver.rooms import Rooms
from homeserver.rooms.api import EventsFor

CLIENT = "/_matrix/client/v3"
DEFAULT_LIMIT = 10
MOST_EVENTS = 100
"""Of one room's timeline in an initial sync."""
DEFAULT_TIMEOUT_MS = 30_000
LONGEST_TIMEOUT_MS = 300_000


def routes(initial: InitialSync, stream: EventStream, rooms: Rooms, events_for: EventsFor) -> Routes:
    """Routes of old clients."""
    routes = Routes()

    @routes.get(f"{CLIENT}/initialSync")
    async def initial_sync(call: Call) -> bytes:
        archived = call.query_flag("archived")
        return orjson.dumps(await initial.everything(call.requester, _limit(call), archived=archived))

    @routes.get(f"{CLIENT}/rooms/<room_id>/initialSync", auth=Auth.GUEST)
    async def room_initial_sync(call: Call, room_id: str) -> bytes:
        return orjson.dumps(await initial.room(call.requester, room_id, _limit(call)))

    @routes.get(f"{CLIENT}/events", auth=Auth.GUEST)
    async def events(call: Call) -> bytes:
        since = _token(call.query_text("from"))
        timeout_ms = call.query_int("timeout", DEFAULT_TIMEOUT_MS, maximum=LONGEST_TIMEOUT_MS)
        room_id = call.query_text("room_id")
        found = await stream.listen(call.requester.user_id, since, timeout_ms / 1000, room_id)
        rendered: dict[int, Any] = {}
        for room_nid, sight in found.sights.items():
            of_room = [stored for stored in found.events if stored.room_nid == room_nid]
            fragments = await events_for.each(call.requester, of_room, sight)
            rendered.update(zip((stored.position for stored in of_room), fragments, strict=True))
        chunk = [rendered[stored.position] for stored in found.events]
        return orjson.dumps({"start": found.start.encode(), "end": found.end.encode(), "chunk": chunk})

    @routes.get(f"{CLIENT}/events/<event_id>")
    async def event(call: Call, event_id: str) -> bytes:
        known = await rooms.events.one(event_id)
        user_id = call.requester.user_id
        stored = await rooms.visibility.visible_event(user_id, known.event.room_id, event_id) if known else None
        if stored is None:
            raise NotFound("There is no such event.")
        sight = await rooms.visibility.sight(user_id, stored.room_nid)
        return orjson.dumps((await events_for.each(call.requester, [stored], sight))[0])

    return routes


def _limit(call: Call) -> int:
    return call.query_int("limit", DEFAULT_LIMIT, maximum=MOST_EVENTS)


def _token(text: str | None) -> Token | None:
    if text is None:
        return None
    try:
        return Token.parse(text)
    except TokenError as error:
        raise InvalidParam("`from` is not a token of this server.") from error
