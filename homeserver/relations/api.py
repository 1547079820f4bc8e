"""Relations and threads over HTTP."""

from __future__ import annotations

from typing import Any

import orjson

from homeserver.http import Call, Routes
from homeserver.journal import PageToken
from homeserver.protocol.errors import InvalidParam
from homeserver.relations.listing import Listing
from homeserver.rooms.api import EventsFor, query_position

ROOM = "/_matrix/client/v1/rooms/<room_id>"
RELATED = ROOM + "/relations/<event_id>"
DEFAULT_LIMIT = 20
MOST_EVENTS = 500


def routes(listing: Listing, events_for: EventsFor) -> Routes:
    """Client-server API, "Relationships API" and "Querying threads in a room"."""
    table = Routes()

    async def related(
        call: Call, room_id: str, event_id: str, rel_type: str | None, event_type: str | None
    ) -> dict[str, Any] | bytes:
        direction = call.query_text("dir", "b")
        if direction not in ("b", "f"):
            raise InvalidParam("dir must be b or f.")
        recurse = call.query_flag("recurse")
        page = await listing.related(
            call.requester.user_id,
            room_id,
            event_id,
            rel_type,
            event_type,
            start=query_position(call, "from"),
            stop=query_position(call, "to"),
            limit=_limit(call),
            backwards=direction == "b",
            recurse=recurse,
        )
        answer: dict[str, Any] = {"chunk": await events_for.each(call.requester, page.events)}
        if page.end is not None:
            answer["next_batch"] = PageToken(page.end).encode()
        start = call.query_text("from")
        if start:
            answer["prev_batch"] = start
        if recurse:
            answer["recursion_depth"] = 3
        return orjson.dumps(answer)

    @table.get(RELATED)
    async def all_related(call: Call, room_id: str, event_id: str) -> dict[str, Any] | bytes:
        return await related(call, room_id, event_id, None, None)

    @table.get(RELATED + "/<rel_type>")
    async def related_by(call: Call, room_id: str, event_id: str, rel_type: str) -> dict[str, Any] | bytes:
        return await related(call, room_id, event_id, rel_type, None)

    @table.get(RELATED + "/<rel_type>/<event_type>")
    async def related_by_type(
        call: Call, room_id: str, event_id: str, rel_type: str, event_type: str
    ) -> dict[str, Any] | bytes:
        return await related(call, room_id, event_id, rel_type, event_type)

    @table.get(ROOM + "/threads")
    async def threads(call: Call, room_id: str) -> bytes:
        include = call.query_text("include", "all")
        if include not in ("all", "participated"):
            raise InvalidParam("include must be all or participated.")
        page = await listing.threads(
            call.requester.user_id,
            room_id,
            start=query_position(call, "from"),
            limit=_limit(call),
            participated=include == "participated",
        )
        answer: dict[str, Any] = {"chunk": await events_for.each(call.requester, page.events)}
        if page.end is not None:
            answer["next_batch"] = PageToken(page.end).encode()
        return orjson.dumps(answer)

    return table


def _limit(call: Call) -> int:
    return min(call.query_int("limit", DEFAULT_LIMIT, minimum=1), MOST_EVENTS)
