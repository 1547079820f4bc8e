"""Routes by which other servers learn keys, the version, and where this server is (Server-server API)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from homeserver import __version__
from homeserver.http import Auth, Call, Routes
from homeserver.protocol.errors import BadJson, InvalidParam, MissingParam
from homeserver.protocol.identifiers import parse_server_name
from homeserver.server_keys.notary import Notary
from homeserver.server_keys.publication import Publication

MAX_SERVERS: Final = 50
_LATEST_MS: Final = 2**53 - 1


def delegation(delegate: str) -> Routes:
    """Where this server has its federation."""
    routes = Routes()

    @routes.get("/.well-known/matrix/server", auth=Auth.NONE)
    async def well_known_server(call: Call) -> dict[str, Any]:
        return {"m.server": delegate}

    return routes


def routes(publication: Publication, notary: Notary, now_ms: Callable[[], int]) -> Routes:
    """What any server may ask without a signature."""
    routes = Routes()

    @routes.get("/_matrix/federation/v1/version", auth=Auth.NONE)
    async def version(call: Call) -> dict[str, Any]:
        return {"server": {"name": "Porch", "version": __version__}}

    @routes.get("/_matrix/key/v2/server", auth=Auth.NONE)
    async def own_keys(call: Call) -> dict[str, Any]:
        return publication.document()

    @routes.get("/_matrix/key/v2/query/<server_name>", auth=Auth.NONE, limit="notary")
    async def query_one(call: Call, server_name: str) -> dict[str, Any]:
        parse_server_name(server_name)
        least = call.query_int("minimum_valid_until_ts", now_ms(), 0, _LATEST_MS)
        return {"server_keys": await notary.query({server_name: least})}

    @routes.post("/_matrix/key/v2/query", auth=Auth.NONE, limit="notary", shielded=False)
    async def query_many(call: Call) -> dict[str, Any]:
        return {"server_keys": await notary.query(_wanted(await call.json(), now_ms()))}

    return routes


def _wanted(body: dict[str, Any], now_ms: int) -> dict[str, int]:
    """The servers that a query names, each with the latest time until which one of its keys must be valid."""
    servers = body.get("server_keys")
    if servers is None:
        raise MissingParam("server_keys is missing")
    if not isinstance(servers, dict):
        raise BadJson("server_keys must be an object")
    if len(servers) > MAX_SERVERS:
        raise InvalidParam(f"A query may name {MAX_SERVERS} servers")
    wanted: dict[str, int] = {}
    for name, criteria in servers.items():
        parse_server_name(name)
        if not isinstance(criteria, dict):
            raise BadJson("server_keys must hold an object for each server")
        wanted[name] = max((_least(one, now_ms) for one in criteria.values()), default=now_ms)
    return wanted


def _least(criteria: Any, now_ms: int) -> int:
    least = criteria.get("minimum_valid_until_ts", now_ms) if isinstance(criteria, dict) else None
    if type(least) is not int or not 0 <= least <= _LATEST_MS:
        raise BadJson("minimum_valid_until_ts must be a time in milliseconds")
    return least
