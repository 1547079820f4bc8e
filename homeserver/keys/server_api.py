"""Routes by which other servers ask for the keys of local users (Server-server API, "Device Management" and
"End-to-End Encryption")."""

from __future__ import annotations

from typing import Any, Final

from msgspec import Struct

from homeserver.http import Auth, Call, Routes
from homeserver.keys.api import MOST_CLAIMS, MOST_USERS, as_json
from homeserver.keys.published import Published
from homeserver.protocol.errors import InvalidParam

USER: Final = "/_matrix/federation/v1/user"


class ServerQuery(Struct):
    """The body of `POST /user/keys/query`."""

    device_keys: dict[str, list[str]]


class ServerClaim(Struct):
    """The body of `POST /user/keys/claim`."""

    one_time_keys: dict[str, dict[str, str]]


def routes(published: Published) -> Routes:
    """The routes."""
    table = Routes()

    @table.get(f"{USER}/devices/<user_id>", auth=Auth.SERVER, limit="federation")
    async def devices(_: Call, user_id: str) -> dict[str, Any]:
        return await published.devices(user_id)

    @table.post(f"{USER}/keys/query", auth=Auth.SERVER, limit="federation", shielded=False)
    async def query(call: Call) -> dict[str, Any]:
        wanted = (await call.body(ServerQuery)).device_keys
        if len(wanted) > MOST_USERS:
            raise InvalidParam(f"At most {MOST_USERS} users are asked for at once")
        return await published.query(wanted)

    @table.post(f"{USER}/keys/claim", auth=Auth.SERVER, limit="federation")
    async def claim(call: Call) -> dict[str, Any]:
        wanted = (await call.body(ServerClaim)).one_time_keys
        if sum(len(devices) for devices in wanted.values()) > MOST_CLAIMS:
            raise InvalidParam(f"At most {MOST_CLAIMS} keys are claimed at once")
        return {"one_time_keys": as_json(await published.claim(wanted))}

    return table
