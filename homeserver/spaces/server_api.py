"""GET /hierarchy/{roomId} of other servers."""

from __future__ import annotations

from typing import Any

from homeserver.http import Auth, Call, Routes
from homeserver.spaces.for_servers import ForServers


def routes(for_servers: ForServers) -> Routes:
    """Routes of spaces for other servers."""
    routes = Routes()

    @routes.get("/_matrix/federation/v1/hierarchy/<room_id>", auth=Auth.SERVER, limit="federation")
    async def hierarchy(call: Call, room_id: str) -> dict[str, Any]:
        suggested_only = call.query_flag("suggested_only")
        return await for_servers.space(call.origin, room_id, suggested_only=suggested_only)

    return routes
