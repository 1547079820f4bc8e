"""Profiles as other servers ask for them (Server-server API, "Querying for information")."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from homeserver.http import Auth, Call, Routes
from homeserver.profiles.profiles import Profiles
from homeserver.protocol.errors import InvalidParam, Unrecognized
from homeserver.protocol.identifiers import parse_user_id

FEDERATION = "/_matrix/federation/v1"


def routes(profiles: Profiles, is_local: Callable[[str], bool]) -> Routes:
    """The query for profiles, and the one for whatever else somebody may think of: there is none."""
    routes = Routes()

    @routes.get(f"{FEDERATION}/query/profile", auth=Auth.SERVER, limit="federation")
    async def query_profile(call: Call) -> dict[str, Any]:
        user_id = call.query.required("user_id")
        parse_user_id(user_id)
        if not is_local(user_id):
            raise InvalidParam("That user is not one of this server")
        return dict(await profiles.look_up(user_id, call.query_text("field")))

    @routes.get(f"{FEDERATION}/query/<query_type>", auth=Auth.SERVER, limit="federation")
    async def query(call: Call, query_type: str) -> dict[str, Any]:
        raise Unrecognized(f"Nothing can be queried by the name of {query_type[:200]}")

    return routes
