"""Aliases, the published room directory, room summaries."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from homeserver.http import Auth, Call, Routes
from homeserver.protocol.errors import MatrixError, MissingParam, NotFound
from homeserver.protocol.identifiers import domain_of, parse_room_alias, parse_server_name
from homeserver.rooms.directory import Directory
from homeserver.rooms.other_directories import OtherDirectories
from homeserver.rooms.rooms import Rooms
from homeserver.rooms.send_state import StateSender

CLIENT = "/_matrix/client/v3"


class Visibility(msgspec.Struct):
    """Body of `PUT /directory/list/room/{roomId}`."""

    visibility: Literal["public", "private"] = "public"


class RoomsFilter(msgspec.Struct, omit_defaults=True):
    """`filter` of `POST /publicRooms`."""

    generic_search_term: str | None = None
    room_types: list[str | None] | None = None


class PublicRooms(msgspec.Struct):
    """Body of `POST /publicRooms`."""

    limit: int | None = None
    since: str | None = None
    filter: RoomsFilter | None = None
    include_all_networks: bool = False
    third_party_instance_id: str | None = None


def wanted_of(body: PublicRooms) -> dict[str, Any]:
    """What a search wants, as `Directory.list` takes it."""
    wanted = body.filter or RoomsFilter()
    limit = body.limit if body.limit is not None and body.limit > 0 else None
    return {
        "limit": limit,
        "since": body.since,
        "term": wanted.generic_search_term,
        "room_types": wanted.room_types,
    }


def routes(rooms: Rooms, directory: Directory, state_sender: StateSender) -> Routes:
    """Routes of the directory."""
    routes = Routes()

    @routes.get(f"{CLIENT}/directory/room/<alias>", auth=Auth.NONE, limit="lookup")
    async def get_alias(call: Call, alias: str) -> dict[str, Any]:
        room_id, servers = await directory.resolve(alias)
        return {"room_id": room_id, "servers": servers}

    @routes.put(f"{CLIENT}/directory/room/<alias>")
    async def put_alias(call: Call, alias: str) -> dict[str, Any]:
        room_id = (await call.json()).get("room_id")
        if not isinstance(room_id, str):
            raise MissingParam("`room_id` is missing.")
        await directory.add_alias(call.requester.user_id, alias, room_id)
        return {}

    @routes.delete(f"{CLIENT}/directory/room/<alias>")
    async def delete_alias(call: Call, alias: str) -> dict[str, Any]:
        parse_room_alias(alias)
        room_id = await directory.room_of(alias)
        if room_id is None:
            raise NotFound(f"There is no room with the alias {alias}.")
        may_any = call.requester.is_admin or await _has_power(call.requester.user_id, room_id, "m.room.canonical_alias")
        await directory.remove_alias(call.requester.user_id, alias, may_any=may_any)
        return {}

    @routes.get(f"{CLIENT}/rooms/<room_id>/aliases")
    async def aliases(call: Call, room_id: str) -> dict[str, Any]:
        await rooms.visibility.view(call.requester.user_id, room_id)
        return {"aliases": await directory.aliases_of(room_id)}

    @routes.get(f"{CLIENT}/directory/list/room/<room_id>", auth=Auth.NONE)
    async def get_visibility(call: Call, room_id: str) -> dict[str, Any]:
        return {"visibility": "public" if await directory.is_public(room_id) else "private"}

    @routes.put(f"{CLIENT}/directory/list/room/<room_id>")
    async def put_visibility(call: Call, room_id: str) -> dict[str, Any]:
        body = await call.body(Visibility)
        await directory.is_public(room_id)
        user_id = call.requester.user_id
        if not call.requester.is_admin:
            await rooms.joined_head(user_id, room_id)
            if not await _has_power(user_id, room_id, "m.room.canonical_alias"):
                raise MatrixError(403, "M_FORBIDDEN", "Publishing a room needs the power to set its canonical alias.")
        await directory.publish(room_id, body.visibility == "public")
        return {}

    @routes.get(f"{CLIENT}/publicRooms", auth=Auth.NONE, limit="lookup")
    async def get_public_rooms(call: Call) -> dict[str, Any]:
        server = _other_server(call)
        limit = call.query_int("limit", None, minimum=0)
        if server is not None:
            return await _others(server).list(server, limit=limit or None, since=call.query_text("since"))
        return await directory.list(limit=limit or None, since=call.query_text("since"), term=None, room_types=None)

    @routes.post(f"{CLIENT}/publicRooms", auth=Auth.GUEST, limit="lookup", shielded=False)
    async def search_public_rooms(call: Call) -> dict[str, Any]:
        server = _other_server(call)
        body = await call.body(PublicRooms)
        if server is None:
            return await directory.list(**wanted_of(body))
        return await _others(server).list(
            server,
            limit=wanted_of(body)["limit"],
            since=body.since,
            filter=msgspec.to_builtins(body.filter) if body.filter is not None else None,
            include_all_networks=body.include_all_networks,
            third_party_instance_id=body.third_party_instance_id,
        )

    def _other_server(call: Call) -> str | None:
        """The server whose rooms are wanted, None for this one."""
        server = call.query_text("server")
        if server is None or server == rooms.server_name:
            return None
        parse_server_name(server)
        return server

    def _others(server: str) -> OtherDirectories:
        if directory.others is None:
            raise NotFound(f"The directory of {server} could not be asked.")
        return directory.others

    async def _has_power(user_id: str, room_id: str, type_: str) -> bool:
        if domain_of(user_id) != rooms.server_name:
            return False
        head = await rooms.head(room_id)
        if head is None or user_id not in head.joined:
            return False
        levels = await state_sender.power_levels(room_id)
        return levels.user(user_id) >= levels.required(type_, True)

    return routes
