"""GET /rooms/{roomId}/hierarchy and GET /room_summary."""

from __future__ import annotations

import re
from typing import Any

from homeserver.http import Auth, Call, Routes
from homeserver.protocol.errors import InvalidParam
from homeserver.spaces.hierarchy import MOST_DEPTH, Hierarchy
from homeserver.spaces.previews import Previews

DEFAULT_LIMIT = 50
MOST_AT_ONCE = 100
_TOKEN = re.compile(r"h(\d{1,6})_(\d{1,3})_([01])", re.ASCII)


def routes(hierarchy: Hierarchy, previews: Previews) -> Routes:
    """Routes that tell of rooms to those who are not in them."""
    routes = Routes()

    @routes.get(
        "/_matrix/client/v1/rooms/<room_id>/hierarchy",
        "/_matrix/client/unstable/org.matrix.msc2946/rooms/<room_id>/hierarchy",
        limit="lookup",
    )
    async def get_hierarchy(call: Call, room_id: str) -> dict[str, Any]:
        suggested_only = call.query_flag("suggested_only")
        limit = call.query_int("limit", DEFAULT_LIMIT, minimum=1, maximum=MOST_AT_ONCE)
        depth = call.query_int("max_depth", MOST_DEPTH, minimum=0, maximum=MOST_DEPTH)
        start = _start(call.query_text("from"), depth, suggested_only)
        rooms = await hierarchy.walk(call.requester.user_id, room_id, suggested_only=suggested_only, max_depth=depth)
        answer: dict[str, Any] = {"rooms": rooms[start : start + limit]}
        if start + limit < len(rooms):
            answer["next_batch"] = f"h{start + limit}_{depth}_{int(suggested_only)}"
        return answer

    @routes.get(
        "/_matrix/client/v1/room_summary/<room>",
        "/_matrix/client/unstable/im.nheko.summary/summary/<room>",
        auth=Auth.OPTIONAL,
        limit="lookup",
    )
    async def room_summary(call: Call, room: str) -> dict[str, Any]:
        requester = call.requester_or_none
        return await previews.of(requester.user_id if requester is not None else None, room, call.query.all("via"))

    return routes


def _start(token: str | None, depth: int, suggested_only: bool) -> int:
    """Where a page begins.  "`max_depth` and `suggested_only` cannot be changed from the first request"."""
    if token is None:
        return 0
    match = _TOKEN.fullmatch(token)
    if match is None:
        raise InvalidParam("`from` is not a token of an earlier answer.")
    if (int(match[2]), int(match[3])) != (depth, int(suggested_only)):
        raise InvalidParam("`max_depth` and `suggested_only` must stay as they were in the first request.")
    return int(match[1])
