"""Reading a timeline: messages, context, timestamp_to_event."""

from __future__ import annotations

from typing import Any

import orjson

from homeserver.http import Auth, Call, Routes
from homeserver.journal import PageToken
from homeserver.protocol.errors import InvalidParam, MissingParam
from homeserver.protocol.filters import FilterError, RoomEventFilter, parse_room_event_filter
from homeserver.rooms.api.client_events import EventsFor
from homeserver.rooms.api.page_positions import query_position
from homeserver.rooms.moments import Moments
from homeserver.rooms.pages import Pages
from homeserver.rooms.rooms import Rooms

ROOM = "/_matrix/client/v3/rooms/<room_id>"
MOST_EVENTS = 1_000


def routes(rooms: Rooms, pages: Pages, moments: Moments, events_for: EventsFor) -> Routes:
    """Routes that walk timelines."""
    routes = Routes()

    @routes.get(f"{ROOM}/messages", auth=Auth.GUEST)
    async def messages(call: Call, room_id: str) -> bytes:
        wanted = _filter(call)
        direction = call.query_text("dir")
        if direction is None:
            raise MissingParam("`dir` is missing: `b` or `f`.")
        if direction not in ("b", "f"):
            raise InvalidParam("`dir` must be `b` or `f`.")
        backwards = direction == "b"
        limit = call.query_int("limit", 10, minimum=0, maximum=MOST_EVENTS) or 10
        if wanted.limit is not None:
            limit = min(limit, max(1, wanted.limit))
        page = await pages.page(
            call.requester.user_id,
            room_id,
            start=query_position(call, "from"),
            stop=query_position(call, "to"),
            backwards=backwards,
            limit=limit,
            wanted=wanted,
        )
        answer: dict[str, Any] = {
            "chunk": await events_for.each(call.requester, page.events, page.sight),
            "start": call.query_text("from") or PageToken(page.start).encode(),
        }
        if page.end is not None:
            answer["end"] = PageToken(page.end).encode()
        if wanted.lazy_load_members:
            members = await pages.members_for(page.events, page.room.nid)
            answer["state"] = await events_for.each(call.requester, members)
        return orjson.dumps(answer)

    @routes.get(f"{ROOM}/context/<event_id>", auth=Auth.GUEST)
    async def context(call: Call, room_id: str, event_id: str) -> bytes:
        wanted = _filter(call)
        limit = call.query_int("limit", 10, minimum=0, maximum=MOST_EVENTS)
        if wanted.limit is not None:
            limit = min(limit, wanted.limit)
        requester = call.requester
        found = await pages.around(requester.user_id, room_id, event_id, limit, wanted)
        shown = [*reversed(found.before), found.event, *found.after]
        lazy = wanted.lazy_load_members
        state = await pages.members_for(shown, found.room.nid) if lazy else []
        at = await rooms.state.at(found.room.nid, shown[-1].position, members=not lazy)
        state += (await rooms.events.many([entry.event_id for entry in at.values()])).values()
        return orjson.dumps(
            {
                "event": (await events_for.each(requester, [found.event], found.sight))[0],
                "events_before": await events_for.each(requester, found.before, found.sight),
                "events_after": await events_for.each(requester, found.after, found.sight),
                "start": PageToken(found.start).encode(),
                "end": PageToken(found.end).encode(),
                "state": await events_for.each(
                    requester, [s for s in state if wanted.wants(s.event.type, s.event.sender, s.event.content)]
                ),
            }
        )

    @routes.get("/_matrix/client/v1/rooms/<room_id>/timestamp_to_event", limit="lookup")
    async def timestamp_to_event(call: Call, room_id: str) -> dict[str, Any]:
        time_ms = call.query_int("ts", None, minimum=-(2**53))
        direction = call.query_text("dir")
        if time_ms is None or direction is None:
            raise MissingParam("`ts` and `dir` are needed.")
        if direction not in ("b", "f"):
            raise InvalidParam("`dir` must be `b` or `f`.")
        stored = await moments.nearest(call.requester.user_id, room_id, time_ms, backwards=direction == "b")
        return {"event_id": stored.event.event_id, "origin_server_ts": stored.event.origin_server_ts}

    return routes


def _filter(call: Call) -> RoomEventFilter:
    text = call.query_text("filter")
    if not text:
        return RoomEventFilter()
    try:
        return parse_room_event_filter(orjson.loads(text))
    except orjson.JSONDecodeError as error:
        raise InvalidParam("`filter` is not JSON.") from error
    except FilterError as error:
        raise InvalidParam(str(error)) from error
