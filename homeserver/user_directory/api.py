"""The user directory over HTTP."""

from __future__ import annotations

from typing import Any

import msgspec

from homeserver.http import Call, Routes
from homeserver.protocol.errors import InvalidParam
from homeserver.user_directory.search import UserDirectory


class SearchBody(msgspec.Struct):
    """What is looked for, and how many users at most."""

    search_term: str
    limit: int = 10


def routes(directory: UserDirectory) -> Routes:
    """Client-server API, "User Directory"."""
    table = Routes()

    @table.post("/_matrix/client/v3/user_directory/search", limit="search", shielded=False)
    async def search(call: Call) -> dict[str, Any]:
        body = await call.body(SearchBody)
        if body.limit < 1:
            raise InvalidParam("limit must be at least 1.")
        if "\0" in body.search_term:
            raise InvalidParam("search_term holds a NUL character.")
        results, limited = await directory.search(call.requester.user_id, body.search_term, body.limit)
        return {"results": results, "limited": limited}

    return table
