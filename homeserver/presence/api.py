"""Presence over HTTP."""

from __future__ import annotations

from typing import Any

import msgspec

from homeserver.http import Call, Routes
from homeserver.presence.service import Presence
from homeserver.presence.states import RANK
from homeserver.protocol.errors import Forbidden, InvalidParam

STATUS = "/_matrix/client/v3/presence/<user_id>/status"
LONGEST_STATUS = 1024


class PresenceBody(msgspec.Struct):
    """The presence that a user wants, with a word on it."""

    presence: str
    status_msg: str | None = None


def routes(presence: Presence) -> Routes:
    """Client-server API, "Presence"."""
    table = Routes()

    @table.put(STATUS)
    async def set_presence(call: Call, user_id: str) -> dict[str, Any]:
        requester = call.requester
        if user_id != requester.user_id:
            raise Forbidden("You cannot set the presence of another user.")
        body = await call.body(PresenceBody)
        if body.presence not in RANK:
            raise InvalidParam("presence must be online, unavailable or offline.")
        if body.status_msg is not None and len(body.status_msg) > LONGEST_STATUS:
            raise InvalidParam(f"status_msg may have at most {LONGEST_STATUS} characters.")
        await presence.set(user_id, requester.device_id, body.presence, body.status_msg)
        return {}

    @table.get(STATUS)
    async def get_presence(call: Call, user_id: str) -> dict[str, Any]:
        return await presence.get(call.requester.user_id, user_id)

    return table
