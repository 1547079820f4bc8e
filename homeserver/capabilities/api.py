"""Routes by which clients learn what this server can do: versions, capabilities, and the `.well-known` files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from homeserver.config import Contact, Support
from homeserver.http import Auth, Call, Routes
from homeserver.protocol.errors import NotFound
from homeserver.protocol.room_versions import ROOM_VERSIONS

VERSIONS = [f"v1.{minor}" for minor in range(1, 20)]
"""Clients match these as exact strings: each one is listed."""


def routes(
    default_room_version: str, public_url: str, support: Support, unstable_features: Mapping[str, bool]
) -> Routes:
    """The routes; `unstable_features` are told at `GET /versions`."""
    routes = Routes()
    versions = {"versions": VERSIONS, "unstable_features": dict(unstable_features)}
    contact = _support_body(support)

    @routes.get("/_matrix/client/versions", auth=Auth.NONE)
    async def get_versions(call: Call) -> dict[str, Any]:
        return versions

    @routes.get("/_matrix/client/v3/capabilities", auth=Auth.GUEST)
    async def get_capabilities(call: Call) -> dict[str, Any]:
        requester = call.requester
        return {"capabilities": capabilities(default_room_version, requester.is_guest, requester.is_admin)}

    @routes.get("/.well-known/matrix/client", auth=Auth.NONE)
    async def well_known_client(call: Call) -> dict[str, Any]:
        return {"m.homeserver": {"base_url": public_url}}

    @routes.get("/.well-known/matrix/support", auth=Auth.NONE)
    async def well_known_support(call: Call) -> dict[str, Any]:
        if not contact:
            raise NotFound("This server names nobody to turn to")
        return contact

    return routes


def capabilities(default_room_version: str, is_guest: bool, is_admin: bool) -> dict[str, Any]:
    """The capabilities of one user (Client-server API, "Capabilities negotiation")."""
    on, off = {"enabled": True}, {"enabled": False}
    full = off if is_guest else on
    answer: dict[str, Any] = {
        "m.room_versions": {
            "default": default_room_version,
            "available": dict.fromkeys(ROOM_VERSIONS, "stable"),
        },
        "m.change_password": full,
        "m.set_displayname": on,
        "m.set_avatar_url": full,
        "m.profile_fields": {"enabled": True, "allowed": ["displayname"]} if is_guest else on,
        "m.3pid_changes": off,
        "m.get_login_token": full,
        "m.forget_forced_upon_leave": off,
    }
    if is_admin:
        answer["m.account_moderation"] = {"suspend": True, "lock": True}
    return answer


def _support_body(support: Support) -> dict[str, Any]:
    body: dict[str, Any] = {}
    if support.contacts:
        body["contacts"] = [_contact_body(contact) for contact in support.contacts]
    if support.page:
        body["support_page"] = support.page
    return body


def _contact_body(contact: Contact) -> dict[str, str]:
    body = {"role": contact.role, "matrix_id": contact.matrix_id, "email_address": contact.email_address}
    return {key: value for key, value in body.items() if value}
