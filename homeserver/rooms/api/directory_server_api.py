"""The directory as other servers see it (Server-server API, "Published Room Directory", "Querying for information")."""

from __future__ import annotations

from typing import Any

from homeserver.http import Auth, Call, Routes
from homeserver.protocol.errors import NotFound
from homeserver.protocol.identifiers import domain_of, parse_room_alias
from homeserver.rooms.api.directory import PublicRooms, wanted_of
from homeserver.rooms.directory import Directory
from homeserver.rooms.rooms import Rooms

FEDERATION = "/_matrix/federation/v1"


def routes(rooms: Rooms, directory: Directory) -> Routes:
    """What other servers may ask."""
    routes = Routes()

    @routes.get(f"{FEDERATION}/query/directory", auth=Auth.SERVER, limit="federation")
    async def query_directory(call: Call) -> dict[str, Any]:
        alias = call.query.required("room_alias")
        parse_room_alias(alias)
        if domain_of(alias) != rooms.server_name:
            raise NotFound(f"Aliases here end in :{rooms.server_name}.")
        room_id, servers = await directory.resolve(alias)
        return {"room_id": room_id, "servers": servers}

    @routes.get(f"{FEDERATION}/publicRooms", auth=Auth.SERVER, limit="federation")
    async def get_public_rooms(call: Call) -> dict[str, Any]:
        limit = call.query_int("limit", None, minimum=0)
        return await directory.list(limit=limit or None, since=call.query_text("since"), term=None, room_types=None)

    @routes.post(f"{FEDERATION}/publicRooms", auth=Auth.SERVER, limit="federation", shielded=False)
    async def search_public_rooms(call: Call) -> dict[str, Any]:
        return await directory.list(**wanted_of(await call.body(PublicRooms)))

    return routes
