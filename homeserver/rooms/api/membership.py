"""Who is in a room: join, knock, invite, leave, forget, kick, ban, unban."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from homeserver.http import Auth, Call, Routes
from homeserver.protocol.errors import BadJson, InvalidParam, MatrixError, MissingParam
from homeserver.protocol.identifiers import parse_room_id, parse_user_id
from homeserver.rooms.directory import Directory
from homeserver.rooms.membership_change import checked_reason
from homeserver.rooms.rooms import Rooms

CLIENT = "/_matrix/client/v3"
ROOM = f"{CLIENT}/rooms/<room_id>"


def routes(rooms: Rooms, directory: Directory) -> Routes:
    """Routes that change memberships."""
    routes = Routes()
    changes = rooms.changes

    @routes.post(f"{ROOM}/join", limit="join", auth=Auth.GUEST)
    async def join(call: Call, room_id: str) -> dict[str, Any]:
        return await _join(call, _room_id(room_id), _via(call))

    @routes.post(f"{CLIENT}/join/<room>", limit="join", auth=Auth.GUEST)
    async def join_by_alias(call: Call, room: str) -> dict[str, Any]:
        room_id, via = await _resolve(call, room)
        return await _join(call, room_id, via)

    async def _join(call: Call, room_id: str, via: Sequence[str]) -> dict[str, Any]:
        body = await call.json()
        reason = checked_reason(body)
        if body.get("third_party_signed") is not None and not isinstance(body["third_party_signed"], dict):
            raise BadJson("`third_party_signed` must be an object.")
        content: dict[str, Any] = {} if reason is None else {"reason": reason}
        await changes.join(call.requester.user_id, room_id, content, is_guest=call.requester.is_guest, via=via)
        return {"room_id": room_id}

    @routes.post(f"{CLIENT}/knock/<room>", limit="join")
    async def knock(call: Call, room: str) -> dict[str, Any]:
        reason = checked_reason(await call.json())
        room_id, via = await _resolve(call, room)
        await changes.knock(call.requester.user_id, room_id, {} if reason is None else {"reason": reason}, via)
        return {"room_id": room_id}

    @routes.post(f"{ROOM}/invite", limit="invite")
    async def invite(call: Call, room_id: str) -> dict[str, Any]:
        body = await call.json()
        if "user_id" not in body and {"id_server", "medium", "address"} & body.keys():
            raise MatrixError(403, "M_THREEPID_DENIED", "This server does not invite by address or number.")
        user_id, reason = _target(body), checked_reason(body)
        content: dict[str, Any] = {} if reason is None else {"reason": reason}
        await changes.invite(call.requester.user_id, room_id, user_id, content)
        return {}

    @routes.post(f"{ROOM}/leave", auth=Auth.GUEST)
    async def leave(call: Call, room_id: str) -> dict[str, Any]:
        reason = checked_reason(await call.json())
        await changes.leave(call.requester.user_id, _room_id(room_id), reason)
        return {}

    @routes.post(f"{ROOM}/forget", auth=Auth.GUEST)
    async def forget(call: Call, room_id: str) -> dict[str, Any]:
        await call.json()
        await changes.forget(call.requester.user_id, room_id)
        return {}

    @routes.post(f"{ROOM}/kick")
    async def kick(call: Call, room_id: str) -> dict[str, Any]:
        body = await call.json()
        await changes.kick(call.requester.user_id, room_id, _target(body), checked_reason(body))
        return {}

    @routes.post(f"{ROOM}/ban")
    async def ban(call: Call, room_id: str) -> dict[str, Any]:
        body = await call.json()
        await changes.ban(call.requester.user_id, room_id, _target(body), checked_reason(body))
        return {}

    @routes.post(f"{ROOM}/unban")
    async def unban(call: Call, room_id: str) -> dict[str, Any]:
        body = await call.json()
        await changes.unban(call.requester.user_id, room_id, _target(body), checked_reason(body))
        return {}

    async def _resolve(call: Call, room: str) -> tuple[str, list[str]]:
        """The room, and the servers through which it can be joined: those that the client names, then others."""
        if not room.startswith("#"):
            return _room_id(room), _via(call)
        room_id, servers = await directory.resolve(room)
        return room_id, list(dict.fromkeys([*_via(call), *servers]))

    return routes


def _via(call: Call) -> list[str]:
    """The servers that the client names; `server_name` is how clients before version 1.12 say `via`."""
    return [*call.query.all("via"), *call.query.all("server_name")]


def _room_id(room_id: str) -> str:
    if not room_id.startswith("!"):
        raise InvalidParam("A room ID starts with `!`.")
    parse_room_id(room_id)
    return room_id


def _target(body: dict[str, Any]) -> str:
    user_id = body.get("user_id")
    if user_id is None:
        raise MissingParam("`user_id` is missing.")
    if not isinstance(user_id, str):
        raise BadJson("`user_id` must be a string.")
    parse_user_id(user_id)
    return user_id
