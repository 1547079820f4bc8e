"""`PUT /invite` of the server-server API, version 1 and 2."""

from __future__ import annotations

from typing import Any

from homeserver.http import Auth, Call, Routes
from homeserver.joining.received_invites import Offer, ReceivedInvites
from homeserver.protocol.errors import BadJson, MissingParam

FEDERATION = "/_matrix/federation"


def routes(invites: ReceivedInvites) -> Routes:
    """Routes by which other servers invite users of this one."""
    routes = Routes()

    @routes.put(f"{FEDERATION}/v2/invite/<room_id>/<event_id>", auth=Auth.SERVER, limit="federated_invite")
    async def invite(call: Call, room_id: str, event_id: str) -> dict[str, Any]:
        body = await call.json()
        for name in ("room_version", "event"):
            if name not in body:
                raise MissingParam(f"`{name}` is missing.")
        if not isinstance(body["room_version"], str):
            raise BadJson("`room_version` must be a string.")
        shown = body.get("invite_room_state")
        offer = Offer(call.origin, room_id, event_id, body["room_version"], body["event"], shown)
        return {"event": await invites.take(offer)}

    @routes.put(f"{FEDERATION}/v1/invite/<room_id>/<event_id>", auth=Auth.SERVER, limit="federated_invite")
    async def invite_v1(call: Call, room_id: str, event_id: str) -> list[Any]:
        event = await call.json()
        unsigned = event.get("unsigned")
        shown = unsigned.get("invite_room_state") if isinstance(unsigned, dict) else None
        offer = Offer(call.origin, room_id, event_id, _old_version(shown), event, shown)
        return [200, {"event": await invites.take(offer)}]

    return routes


def _old_version(shown: object) -> str:
    """Rooms of version 1 and 2 look the same from here, unless their create event is shown."""
    for entry in shown if isinstance(shown, list) else ():
        if isinstance(entry, dict) and entry.get("type") == "m.room.create":
            content = entry.get("content")
            if isinstance(content, dict) and content.get("room_version") == "2":
                return "2"
    return "1"
