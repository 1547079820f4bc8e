"""Routes of stored filters."""

from __future__ import annotations

from homeserver.filters.filters import Filters
from homeserver.http import Answer, Auth, Call, Routes
from homeserver.protocol.errors import Forbidden

FILTER = "/_matrix/client/v3/user/<user_id>/filter"


def routes(filters: Filters) -> Routes:
    """The routes."""
    routes = Routes()

    @routes.post(FILTER, auth=Auth.GUEST)
    async def store(call: Call, user_id: str) -> dict[str, str]:
        _own(call, user_id)
        return {"filter_id": await filters.store(user_id, await call.json())}

    @routes.get(f"{FILTER}/<filter_id>", auth=Auth.GUEST)
    async def get(call: Call, user_id: str, filter_id: str) -> Answer:
        _own(call, user_id)
        return Answer(await filters.get(user_id, filter_id))

    return routes


def _own(call: Call, user_id: str) -> None:
    if user_id != call.requester.user_id:
        raise Forbidden("Filters are for their user alone")
