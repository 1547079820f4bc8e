"""Routes of keys (Client-server API, "Key management API" and "Cross-signing")."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

import orjson
from msgspec import Struct

from homeserver.http import Auth, Call, Routes
from homeserver.http.turns import Turns
from homeserver.journal import Token, TokenError
from homeserver.keys.keys import Keys
from homeserver.keys.remote.asking import patience_s
from homeserver.protocol.errors import Forbidden, InvalidParam
from homeserver.protocol.identifiers import domain_of, is_user_id

KEYS: Final = "/_matrix/client/v3/keys"
MOST_USERS: Final = 10_000
MOST_CLAIMS: Final = 5_000
ASKING_AT_ONCE: Final = 4
ASKING_WAITING: Final = 50
"""Requests of one user that make this server ask others."""

IsLocal = Callable[[str], bool]


class QueryRequest(Struct):
    """The body of `POST /keys/query`."""

    device_keys: dict[str, list[str]]
    timeout: int | None = None


class ClaimRequest(Struct):
    """The body of `POST /keys/claim`."""

    one_time_keys: dict[str, dict[str, str]]
    timeout: int | None = None


def routes(keys: Keys, is_local: IsLocal) -> Routes:
    """The routes; users for whom `is_local` does not hold are those of other servers."""
    table = Routes()
    _device_keys(table, keys, is_local)
    _changes(table, keys)
    _cross_signing(table, keys)
    return table


def _device_keys(table: Routes, keys: Keys, is_local: IsLocal) -> None:
    @table.post(f"{KEYS}/upload", auth=Auth.GUEST)
    async def upload(call: Call) -> dict[str, Any]:
        requester = call.requester
        if requester.device_id is None:
            raise Forbidden("Only a device can upload keys")
        counts = await keys.uploads.upload(requester.user_id, requester.device_id, await call.json())
        return {"one_time_key_counts": dict(counts)}

    asking = Turns(ASKING_AT_ONCE, ASKING_WAITING)

    @table.post(f"{KEYS}/query", auth=Auth.GUEST, shielded=False)
    async def query(call: Call) -> dict[str, Any]:
        request = await call.body(QueryRequest)
        wanted = request.device_keys
        if len(wanted) > MOST_USERS:
            raise InvalidParam(f"At most {MOST_USERS} users are asked for at once")
        local = {user_id: devices for user_id, devices in wanted.items() if _is_here(user_id, is_local)}
        others = {user_id: devices for user_id, devices in wanted.items() if _is_elsewhere(user_id, is_local)}
        answer = await keys.queries.query(call.requester.user_id, local)
        if keys.elsewhere is None or not others:
            return {**answer, "failures": _unreachable(others)}
        release = await asking.take(call.requester.user_id)
        try:
            asked = await keys.elsewhere.asking.query(call.requester.user_id, others, patience_s(request.timeout))
        finally:
            release()
        return {name: {**answer.get(name, {}), **part} for name, part in asked.items()}

    @table.post(f"{KEYS}/claim", auth=Auth.GUEST)
    async def claim(call: Call) -> dict[str, Any]:
        request = await call.body(ClaimRequest)
        wanted = request.one_time_keys
        if sum(len(devices) for devices in wanted.values()) > MOST_CLAIMS:
            raise InvalidParam(f"At most {MOST_CLAIMS} keys are claimed at once")
        local = {user_id: devices for user_id, devices in wanted.items() if _is_here(user_id, is_local)}
        others = {user_id: devices for user_id, devices in wanted.items() if _is_elsewhere(user_id, is_local)}
        claimed = await keys.claims.claim(local)
        if keys.elsewhere is None or not others:
            return {"one_time_keys": as_json(claimed), "failures": _unreachable(others)}
        release = await asking.take(call.requester.user_id)
        try:
            asked, failures = await keys.elsewhere.asking.claim(others, patience_s(request.timeout))
        finally:
            release()
        return {"one_time_keys": as_json({**claimed, **asked}), "failures": failures}


def _changes(table: Routes, keys: Keys) -> None:
    @table.get(f"{KEYS}/changes")
    async def changes(call: Call) -> dict[str, Any]:
        since, upto = (_position(name, call.query.required(name)) for name in ("from", "to"))
        changed, left = await keys.lists.between(call.requester.user_id, since, upto)
        return {"changed": sorted(changed), "left": sorted(left)}


def _cross_signing(table: Routes, keys: Keys) -> None:
    @table.post(f"{KEYS}/device_signing/upload", "/_matrix/client/unstable/keys/device_signing/upload", limit="login")
    async def upload_keys(call: Call) -> dict[str, Any]:
        await keys.cross_signing.upload(call.requester.user_id, await call.json())
        return {}

    @table.post(f"{KEYS}/signatures/upload", "/_matrix/client/unstable/keys/signatures/upload")
    async def upload_signatures(call: Call) -> dict[str, Any]:
        return {"failures": await keys.signatures.upload(call.requester.user_id, await call.json())}


def as_json(claimed: Mapping[str, Mapping[str, Mapping[str, bytes]]]) -> dict[str, Any]:
    """Claimed keys, which are JSON already, as they go into an answer."""
    return {
        user_id: {
            device_id: {name: orjson.Fragment(content) for name, content in by_name.items()}
            for device_id, by_name in devices.items()
        }
        for user_id, devices in claimed.items()
    }


def _is_here(user_id: str, is_local: IsLocal) -> bool:
    return "\0" not in user_id and is_local(user_id)


def _is_elsewhere(user_id: str, is_local: IsLocal) -> bool:
    return is_user_id(user_id) and not is_local(user_id)


def _unreachable(user_ids: Iterable[str]) -> dict[str, Any]:
    """Their servers, where this one speaks with no other."""
    servers = sorted({domain_of(user_id) for user_id in user_ids})
    return {server: {"errcode": "M_UNKNOWN", "error": "That server cannot be reached"} for server in servers}


def _position(name: str, text: str) -> int:
    try:
        return Token.parse(text).durable
    except TokenError:
        raise InvalidParam(f"{name} is no token of this server") from None
