"""What others hear who take this server for a policy server (Server-server API, "Policy Servers")."""

from __future__ import annotations

from typing import Any

from homeserver.http import Auth, Call, Routes
from homeserver.protocol.errors import Unrecognized


def routes() -> Routes:
    """The one route: it signs nothing."""
    routes = Routes()

    @routes.post("/_matrix/policy/v1/sign", auth=Auth.SERVER, limit="federation", shielded=False)
    async def sign(call: Call) -> dict[str, Any]:
        await call.json()
        raise Unrecognized("This server is not a policy server")

    return routes
