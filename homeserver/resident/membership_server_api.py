"""Routes by which other servers bring their users into rooms of this one, and out again (Server-server API, "Joining
Rooms", "Knocking upon a room", "Leaving Rooms (Rejecting Invites)")."""

from __future__ import annotations

from typing import Any

from homeserver.http import Answer, Auth, Call, Routes
from homeserver.resident.accepting import Accepting
from homeserver.resident.templates import Templates

V1, V2 = "/_matrix/federation/v1", "/_matrix/federation/v2"
LIMIT = "federation"
EVENT_LIMIT = 256 * 1024
"""Bytes of a body that holds one event, with whatever is unsigned of it."""


def routes(templates: Templates, accepting: Accepting) -> Routes:
    """The handshakes."""
    routes = Routes()

    @routes.get(f"{V1}/make_join/<room_id>/<user_id>", auth=Auth.SERVER, limit=LIMIT)
    async def make_join(call: Call, room_id: str, user_id: str) -> dict[str, Any]:
        return await templates.join(call.origin, room_id, user_id, call.query.all("ver"))

    @routes.put(f"{V2}/send_join/<room_id>/<event_id>", auth=Auth.SERVER, limit=LIMIT, body_limit=EVENT_LIMIT)
    async def send_join(call: Call, room_id: str, event_id: str) -> Answer:
        omit_members = call.query_flag("omit_members")
        return await accepting.join(call.origin, room_id, event_id, await call.json(), omit_members=omit_members)

    @routes.get(f"{V1}/make_leave/<room_id>/<user_id>", auth=Auth.SERVER, limit=LIMIT)
    async def make_leave(call: Call, room_id: str, user_id: str) -> dict[str, Any]:
        return await templates.leave(call.origin, room_id, user_id)

    @routes.put(f"{V2}/send_leave/<room_id>/<event_id>", auth=Auth.SERVER, limit=LIMIT, body_limit=EVENT_LIMIT)
    async def send_leave(call: Call, room_id: str, event_id: str) -> dict[str, Any]:
        await accepting.leave(call.origin, room_id, event_id, await call.json())
        return {}

    @routes.get(f"{V1}/make_knock/<room_id>/<user_id>", auth=Auth.SERVER, limit=LIMIT)
    async def make_knock(call: Call, room_id: str, user_id: str) -> dict[str, Any]:
        return await templates.knock(call.origin, room_id, user_id, call.query.all("ver"))

    @routes.put(f"{V1}/send_knock/<room_id>/<event_id>", auth=Auth.SERVER, limit=LIMIT, body_limit=EVENT_LIMIT)
    async def send_knock(call: Call, room_id: str, event_id: str) -> bytes:
        return await accepting.knock(call.origin, room_id, event_id, await call.json())

    return routes
