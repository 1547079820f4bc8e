"""Routes by which the servers in a room read it (Server-server API, "Retrieving events", "Backfilling and retrieving
missing events", "Retrieving event authorisation information")."""

from __future__ import annotations

from typing import Any

from homeserver.http import Answer, Auth, Call, Routes
from homeserver.protocol.errors import BadJson, InvalidParam, MissingParam
from homeserver.resident.reading import Reading

V1 = "/_matrix/federation/v1"
LIMIT = "federation"
MISSING_BY_DEFAULT = 10


def routes(reading: Reading) -> Routes:
    """Routes that change nothing."""
    routes = Routes()

    @routes.get(f"{V1}/event/<event_id>", auth=Auth.SERVER, limit=LIMIT)
    async def event(call: Call, event_id: str) -> bytes:
        return await reading.event(call.origin, event_id)

    @routes.get(f"{V1}/state/<room_id>", auth=Auth.SERVER, limit=LIMIT)
    async def state(call: Call, room_id: str) -> Answer:
        return await reading.state(call.origin, room_id, call.query.required("event_id"))

    @routes.get(f"{V1}/state_ids/<room_id>", auth=Auth.SERVER, limit=LIMIT)
    async def state_ids(call: Call, room_id: str) -> bytes:
        return await reading.state_ids(call.origin, room_id, call.query.required("event_id"))

    @routes.get(f"{V1}/event_auth/<room_id>/<event_id>", auth=Auth.SERVER, limit=LIMIT)
    async def event_auth(call: Call, room_id: str, event_id: str) -> Answer:
        return await reading.event_auth(call.origin, room_id, event_id)

    @routes.get(f"{V1}/backfill/<room_id>", auth=Auth.SERVER, limit=LIMIT)
    async def backfill(call: Call, room_id: str) -> bytes:
        start = call.query.all("v")
        limit = call.query_int("limit", None, minimum=0)
        if not start or limit is None:
            raise MissingParam("The query parameters v and limit are needed.")
        return await reading.backfill(call.origin, room_id, start, limit)

    @routes.post(f"{V1}/get_missing_events/<room_id>", auth=Auth.SERVER, limit=LIMIT, shielded=False)
    async def get_missing_events(call: Call, room_id: str) -> bytes:
        body = await call.json()
        return await reading.missing_events(
            call.origin,
            room_id,
            earliest=_event_ids(body, "earliest_events"),
            latest=_event_ids(body, "latest_events"),
            limit=_number(body, "limit", MISSING_BY_DEFAULT),
            least_depth=_number(body, "min_depth", 0),
        )

    @routes.get(f"{V1}/timestamp_to_event/<room_id>", auth=Auth.SERVER, limit=LIMIT)
    async def timestamp_to_event(call: Call, room_id: str) -> dict[str, Any]:
        time_ms = call.query_int("ts", None, minimum=-(2**53))
        direction = call.query.required("dir")
        if time_ms is None:
            raise MissingParam("The query parameter ts is missing.")
        if direction not in ("b", "f"):
            raise InvalidParam("`dir` must be `b` or `f`.")
        return await reading.nearest(call.origin, room_id, time_ms, backwards=direction == "b")

    return routes


def _event_ids(body: dict[str, Any], name: str) -> list[str]:
    if name not in body:
        raise MissingParam(f"`{name}` is missing.")
    named = body[name]
    if not isinstance(named, list) or not all(isinstance(event_id, str) for event_id in named):
        raise BadJson(f"`{name}` must be a list of event IDs.")
    return named


def _number(body: dict[str, Any], name: str, default: int) -> int:
    number = body.get(name, default)
    if type(number) is not int or number < 0:
        raise BadJson(f"`{name}` must be a whole number that is not negative.")
    return number
