"""Reading single events, state and members."""

from __future__ import annotations

from typing import Any

import orjson

from homeserver.http import Auth, Call, Routes
from homeserver.protocol.errors import InvalidParam, NotFound
from homeserver.protocol.identifiers import parse_user_id
from homeserver.rooms.api.client_events import EventsFor
from homeserver.rooms.api.page_positions import position_of
from homeserver.rooms.head import StateEntry, StateKey
from homeserver.rooms.rooms import Rooms
from homeserver.rooms.stored_event import StoredEvent

CLIENT = "/_matrix/client/v3"
ROOM = f"{CLIENT}/rooms/<room_id>"
MOST_MUTUAL = 500
"""Rooms in one answer of GET /mutual_rooms."""
MEMBERSHIPS = ("join", "invite", "knock", "leave", "ban")


def routes(rooms: Rooms, events_for: EventsFor) -> Routes:
    """Routes that read rooms."""
    routes = Routes()

    @routes.get(f"{ROOM}/event/<event_id>", auth=Auth.GUEST)
    async def event(call: Call, room_id: str, event_id: str) -> bytes:
        requester = call.requester
        stored = await rooms.visibility.visible_event(requester.user_id, room_id, event_id)
        if stored is None:
            raise NotFound("There is no such event in that room.")
        sight = await rooms.visibility.sight(requester.user_id, stored.room_nid)
        return orjson.dumps((await events_for.each(requester, [stored], sight))[0])

    @routes.get(f"{ROOM}/state", auth=Auth.GUEST)
    async def state(call: Call, room_id: str) -> bytes:
        entries = await _state(call, room_id)
        found = await rooms.events.many([entry.event_id for entry in entries.values()])
        return orjson.dumps(await events_for.each(call.requester, list(found.values())))

    @routes.get(f"{ROOM}/state/<event_type>", f"{ROOM}/state/<event_type>/", auth=Auth.GUEST)
    async def unkeyed_state(call: Call, room_id: str, event_type: str) -> bytes:
        return await _one(call, room_id, event_type, "")

    @routes.get(f"{ROOM}/state/<event_type>/<state_key>", auth=Auth.GUEST)
    async def keyed_state(call: Call, room_id: str, event_type: str, state_key: str) -> bytes:
        return await _one(call, room_id, event_type, state_key)

    async def _one(call: Call, room_id: str, event_type: str, state_key: str) -> bytes:
        form = call.query_text("format", "content")
        if form not in ("content", "event"):
            raise InvalidParam("`format` must be `content` or `event`.")
        key = (event_type, state_key)
        head, left = await rooms.visibility.view(call.requester.user_id, room_id)
        entry = head.state.get(key) if left is None else (await rooms.state.keys_at(head.nid, left, [key])).get(key)
        stored = await rooms.events.one(entry.event_id) if entry is not None else None
        if stored is None:
            raise NotFound(f"The room has no state {event_type!r} with that key.")
        if form == "content":
            return orjson.dumps(stored.event.content)
        return orjson.dumps((await events_for.each(call.requester, [stored]))[0])

    async def _state(call: Call, room_id: str) -> dict[StateKey, StateEntry]:
        """What the requester sees as the state: the current one, or that at the time of leaving."""
        head, left = await rooms.visibility.view(call.requester.user_id, room_id)
        return dict(head.state) if left is None else await rooms.state.at(head.nid, left)

    @routes.get(f"{ROOM}/members", auth=Auth.GUEST)
    async def members(call: Call, room_id: str) -> bytes:
        wanted, unwanted = _membership(call, "membership"), _membership(call, "not_membership")
        head, left = await rooms.visibility.view(call.requester.user_id, room_id)
        at = call.query_text("at")
        position = left
        if at is not None:
            asked = position_of(at, "at")
            position = asked if left is None else min(asked, left)
        if position is None or position >= head.position:
            entries = {key: entry for key, entry in head.state.items() if key[0] == "m.room.member"}
        else:
            entries = await rooms.state.type_at(head.nid, position, "m.room.member")
        found = await rooms.events.many([entry.event_id for entry in entries.values()])
        shown = [s for s in found.values() if _passes(s, wanted, unwanted)]
        return orjson.dumps({"chunk": await events_for.each(call.requester, shown)})

    @routes.get(f"{ROOM}/joined_members")
    async def joined_members(call: Call, room_id: str) -> dict[str, Any]:
        head = await rooms.joined_head(call.requester.user_id, room_id)
        found = await rooms.state_events(head, [("m.room.member", user_id) for user_id in head.joined])
        joined: dict[str, dict[str, str]] = {}
        for stored in found:
            content, shown = stored.event.content, {}
            for name, key in (("display_name", "displayname"), ("avatar_url", "avatar_url")):
                if isinstance(content.get(key), str):
                    shown[name] = content[key]
            joined[stored.event.state_key or ""] = shown
        return {"joined": joined}

    @routes.get(f"{CLIENT}/joined_rooms", auth=Auth.GUEST)
    async def joined_rooms(call: Call) -> dict[str, Any]:
        memberships = await rooms.memberships_of(call.requester.user_id)
        return {"joined_rooms": [room_id for room_id, held in memberships.items() if held.membership == "join"]}

    @routes.get("/_matrix/client/v1/mutual_rooms")
    async def mutual_rooms(call: Call) -> dict[str, Any]:
        other = call.query.required("user_id")
        parse_user_id(other)
        if other == call.requester.user_id:
            raise InvalidParam("You share every room with yourself.")
        after = _after(call.query_text("from"))
        mine, theirs = await rooms.memberships_of(call.requester.user_id), await rooms.memberships_of(other)
        shared = sorted(
            (held.room_nid, room_id)
            for room_id, held in mine.items()
            if held.membership == "join" and (with_ := theirs.get(room_id)) is not None and with_.membership == "join"
        )
        page = [entry for entry in shared if entry[0] > after][: MOST_MUTUAL + 1]
        answer: dict[str, Any] = {"joined": [room_id for _, room_id in page[:MOST_MUTUAL]], "count": len(shared)}
        if len(page) > MOST_MUTUAL:
            answer["next_batch"] = f"m{page[MOST_MUTUAL - 1][0]}"
        return answer

    return routes


def _after(token: str | None) -> int:
    """The room nid behind which a page of mutual rooms begins."""
    if token is None:
        return -1
    if not (token[:1] == "m" and token[1:].isascii() and token[1:].isdigit() and len(token) < 20):
        raise InvalidParam("`from` is not a token of an earlier answer.")
    return int(token[1:])


def _membership(call: Call, name: str) -> str | None:
    value = call.query_text(name)
    if value is not None and value not in MEMBERSHIPS:
        raise InvalidParam(f"`{name}` must be one of {', '.join(MEMBERSHIPS)}.")
    return value


def _passes(stored: StoredEvent, wanted: str | None, unwanted: str | None) -> bool:
    membership = stored.event.membership
    if wanted is None and unwanted is None:
        return True
    # Client-server API, GET /members: when both are given, either may let a member in.
    return (wanted is not None and membership == wanted) or (unwanted is not None and membership != unwanted)
