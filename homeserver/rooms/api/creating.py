"""POST /createRoom and POST /rooms/{roomId}/upgrade."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from homeserver.http import Call, Routes
from homeserver.protocol.errors import BadJson, InvalidParam, MatrixError
from homeserver.protocol.identifiers import parse_room_alias
from homeserver.rooms.create import MOST_INITIAL_STATE, RoomWish, checked_creators, checked_invites
from homeserver.rooms.rooms import Rooms
from homeserver.rooms.upgrade import Upgrader

PRESET_OF = {"public": "public_chat", "private": "private_chat"}


class StateWish(msgspec.Struct):
    """An entry of `initial_state`."""

    type: str
    content: dict[str, Any]
    state_key: str = ""


class CreateRoom(msgspec.Struct):
    """Body of `POST /createRoom`."""

    visibility: Literal["public", "private"] = "private"
    room_alias_name: str | None = None
    name: str | None = None
    topic: str | None = None
    invite: list[str] = []
    invite_3pid: list[dict[str, Any]] = []
    room_version: str | None = None
    creation_content: dict[str, Any] = {}
    initial_state: list[StateWish] = []
    preset: Literal["private_chat", "public_chat", "trusted_private_chat"] | None = None
    is_direct: bool = False
    power_level_content_override: dict[str, Any] = {}


class UpgradeRoom(msgspec.Struct):
    """Body of `POST /rooms/{roomId}/upgrade`."""

    new_version: str
    additional_creators: list[str] = []


def routes(rooms: Rooms, upgrader: Upgrader, default_version: str) -> Routes:
    """Routes that make rooms."""
    routes = Routes()

    @routes.post("/_matrix/client/v3/createRoom", limit="create_room")
    async def create_room(call: Call) -> dict[str, Any]:
        body = await call.body(CreateRoom)
        wish = _wish(call.requester.user_id, body, rooms.server_name, default_version)
        return {"room_id": await rooms.creator.create(wish)}

    @routes.post("/_matrix/client/v3/rooms/<room_id>/upgrade", limit="create_room")
    async def upgrade(call: Call, room_id: str) -> dict[str, Any]:
        body = await call.body(UpgradeRoom)
        checked_creators(body.additional_creators)
        replacement = await upgrader.upgrade(
            call.requester.user_id, room_id, body.new_version, tuple(body.additional_creators)
        )
        return {"replacement_room": replacement}

    return routes


def _wish(creator: str, body: CreateRoom, server_name: str, default_version: str) -> RoomWish:
    if body.invite_3pid:
        # Without an identity server no address can be turned into a user or a token.
        raise MatrixError(403, "M_THREEPID_DENIED", "This server does not invite by address or number.")
    if len(body.initial_state) > MOST_INITIAL_STATE:
        raise InvalidParam(f"`initial_state` may have at most {MOST_INITIAL_STATE} events.")
    for entry in body.initial_state:
        if entry.type in ("m.room.create", "m.room.member"):
            raise BadJson(f"`initial_state` may not contain {entry.type} events.")
    alias = None
    if body.room_alias_name is not None:
        alias = f"#{body.room_alias_name}:{server_name}"
        parse_room_alias(alias)
        if not body.room_alias_name or ":" in body.room_alias_name or body.room_alias_name.startswith("#"):
            raise InvalidParam("`room_alias_name` is the local part of an alias: no `#`, no `:`, not empty.")
    return RoomWish(
        creator=creator,
        room_version=body.room_version if body.room_version is not None else default_version,
        preset=body.preset or PRESET_OF[body.visibility],
        is_public=body.visibility == "public",
        alias=alias,
        name=body.name,
        topic=body.topic,
        invite=checked_invites(body.invite),
        is_direct=body.is_direct,
        creation_content=body.creation_content,
        initial_state=tuple((entry.type, entry.state_key, entry.content) for entry in body.initial_state),
        power_levels=body.power_level_content_override,
    )
