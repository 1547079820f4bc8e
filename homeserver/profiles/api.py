"""Routes of profiles."""

from __future__ import annotations

from typing import Any

from homeserver.http import Auth, Call, Routes
from homeserver.profiles.fields import DISPLAYNAME, check_name
from homeserver.profiles.profiles import Profiles
from homeserver.protocol.errors import Forbidden, GuestAccessForbidden, MissingParam
from homeserver.protocol.identifiers import parse_user_id

PROFILE = "/_matrix/client/v3/profile/<user_id>"


def routes(profiles: Profiles) -> Routes:
    """The routes."""
    routes = Routes()

    @routes.get(PROFILE, auth=Auth.NONE, limit="lookup")
    async def get_all(call: Call, user_id: str) -> dict[str, Any]:
        parse_user_id(user_id)
        return dict(await profiles.look_up(user_id))

    @routes.get(f"{PROFILE}/<name>", auth=Auth.NONE, limit="lookup")
    async def get(call: Call, user_id: str, name: str) -> dict[str, Any]:
        parse_user_id(user_id)
        return dict(await profiles.look_up(user_id, name))

    @routes.put(f"{PROFILE}/<name>", auth=Auth.GUEST, limit="profile")
    async def put(call: Call, user_id: str, name: str) -> dict[str, Any]:
        _check_may_change(call, user_id, name)
        check_name(name)
        body = await call.json()
        if name not in body:
            raise MissingParam(f"The member {name} is missing")
        await profiles.set(user_id, name, body[name])
        return {}

    @routes.delete(f"{PROFILE}/<name>", auth=Auth.GUEST, limit="profile")
    async def delete(call: Call, user_id: str, name: str) -> dict[str, Any]:
        _check_may_change(call, user_id, name)
        await profiles.remove(user_id, name)
        return {}

    return routes


def _check_may_change(call: Call, user_id: str, name: str) -> None:
    """A user changes its own profile, a guest only its display name ("Guest Access")."""
    if user_id != call.requester.user_id:
        raise Forbidden("A profile is changed by its user alone")
    if call.requester.is_guest and name != DISPLAYNAME:
        raise GuestAccessForbidden("Guests may change nothing but their display name")
