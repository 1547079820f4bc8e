"""Routes of third-party invites (Server-server API, "Third-party invites")."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from homeserver.http import Auth, Call, Routes
from homeserver.invitations.third_party import Pending, ThirdPartyInvites
from homeserver.protocol.errors import InvalidParam
from homeserver.protocol.identifiers import parse_room_id, parse_user_id

FEDERATION = "/_matrix/federation/v1"


class ThirdParty(msgspec.Struct):
    """`content.third_party_invite` of the invite."""

    signed: dict[str, Any]


class InviteContent(msgspec.Struct):
    """`content` of the invite."""

    membership: Literal["invite"]
    third_party_invite: ThirdParty


class Exchange(msgspec.Struct):
    """Body of `PUT /exchange_third_party_invite/{roomId}`: a part of the member event."""

    type: Literal["m.room.member"]
    room_id: str
    sender: str
    state_key: str
    content: InviteContent


class HeldInvite(msgspec.Struct):
    """One of the invites that the identity server held."""

    room_id: str
    sender: str
    signed: dict[str, Any]


class Bound(msgspec.Struct):
    """Body of `PUT /3pid/onbind`."""

    mxid: str
    invites: list[HeldInvite] = []


def routes(invites: ThirdPartyInvites) -> Routes:
    """The routes."""
    routes = Routes()

    @routes.put(f"{FEDERATION}/exchange_third_party_invite/<room_id>", auth=Auth.SERVER, limit="federation")
    async def exchange(call: Call, room_id: str) -> dict[str, Any]:
        body = await call.body(Exchange)
        parse_room_id(room_id)
        if body.room_id != room_id:
            raise InvalidParam("The event is for another room than the path says.")
        for user_id in (body.sender, body.state_key):
            parse_user_id(user_id)
        signed = body.content.third_party_invite.signed
        await invites.exchanged(call.origin, room_id, body.sender, body.state_key, signed)
        return {}

    # An identity server has no key to sign requests with: what it says of the invites is signed.
    @routes.put(f"{FEDERATION}/3pid/onbind", auth=Auth.NONE, limit="lookup")
    async def on_bind(call: Call) -> dict[str, Any]:
        body = await call.body(Bound)
        for held in body.invites:
            parse_room_id(held.room_id)
            parse_user_id(held.sender)
        pending = [Pending(held.room_id, held.sender, held.signed) for held in body.invites]
        await invites.bound(body.mxid, pending)
        return {}

    return routes
