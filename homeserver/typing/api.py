"""Typing notifications over HTTP."""

from __future__ import annotations

from typing import Any

import msgspec

from homeserver.http import Call, Routes
from homeserver.protocol.errors import Forbidden, InvalidParam
from homeserver.typing.service import Typing


class TypingBody(msgspec.Struct):
    """Whether the user is typing, and for how many milliseconds."""

    typing: bool
    timeout: int | None = None


def routes(typing: Typing) -> Routes:
    """Client-server API, "Typing Notifications"."""
    table = Routes()

    @table.put("/_matrix/client/v3/rooms/<room_id>/typing/<user_id>")
    async def set_typing(call: Call, room_id: str, user_id: str) -> dict[str, Any]:
        if user_id != call.requester.user_id:
            raise Forbidden("Nobody can type for somebody else.")
        body = await call.body(TypingBody)
        if body.timeout is not None and body.timeout < 0:
            raise InvalidParam("timeout must not be negative.")
        if body.typing and body.timeout != 0:
            await typing.start(user_id, room_id, body.timeout)
        else:
            await typing.stop(user_id, room_id)
        return {}

    return table
