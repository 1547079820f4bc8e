"""Whose an OpenID token is (Server-server API, "OpenID")."""

from __future__ import annotations

from typing import Any

from homeserver.accounts.login import Logins
from homeserver.http import Auth, Call, Routes
from homeserver.protocol.errors import MissingToken, UnknownToken


def routes(logins: Logins) -> Routes:
    """What a service asks that was given such a token; it need not be a homeserver."""
    routes = Routes()

    @routes.get("/_matrix/federation/v1/openid/userinfo", auth=Auth.NONE, limit="lookup")
    async def userinfo(call: Call) -> dict[str, Any]:
        token = call.query_text("access_token")
        if not token:
            raise MissingToken
        user_id = await logins.openid_user(token)
        if user_id is None:
            raise UnknownToken("Access token unknown or expired")
        return {"sub": user_id}

    return routes
