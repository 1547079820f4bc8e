"""What this server asks other servers about rooms, events and users (Server-server API), one method an operation.

Every answer is checked for its shape and held within bounds; what it says is for the asker to judge: PDUs come back
as they are, neither verified nor authorised. Every error is a `FederationError`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

import orjson
import structlog

from homeserver.federation.answer_shapes import Shape
from homeserver.federation.client import FederationClient, Query, parse, path
from homeserver.federation.errors import BadAnswer, Refused
from homeserver.federation.pdu_lists import ListReader, Lists, NotReadable, Pdus

log = structlog.get_logger(__name__)

STATE_BYTES: Final = 200 * 1024 * 1024
STATE_S: Final = 600.0
STATE_STALL_S: Final = 120.0
"""A server may compute for long before it begins to send the state of a large room."""
EVENTS_BYTES: Final = 32 * 1024 * 1024
EVENTS_S: Final = 60.0
POLICY_S: Final = 10.0
"""An event waits so long for a policy server, and its room with it."""
EVENT_BYTES: Final = 1024 * 1024
MANY_BYTES: Final = 2 * 1024 * 1024
"""Of answers about many rooms or devices, which are parsed at once."""
AWAITED: Final[Mapping[str, Any]] = MappingProxyType({"even_if_failing": True})
"""Of requests for which a user waits, who may know better than this server that the other one is back."""
MAX_STRIPPED: Final = 200
MAX_ENTRIES: Final = 10_000
SLICE: Final = 8 * 1024
"""So much of an answer is read at a time, before others have their turn: at worst some milliseconds."""

_FIRST_VERSIONS: Final = ("1", "2")


@dataclass(frozen=True, slots=True)
class SendJoinAnswer:
    """What a resident server tells who joins ("PUT /_matrix/federation/v2/send_join")."""

    event: dict[str, Any] | None
    """The join as the resident server signed it, where it tells that."""
    state: Sequence[dict[str, Any]]
    auth_chain: Sequence[dict[str, Any]]
    members_omitted: bool
    servers_in_room: list[str]
    """Before the join; empty where it does not tell them."""
    origin: str


class RoomCalls:
    """Asks. `server` is the name of the server that is asked."""

    def __init__(self, client: FederationClient) -> None:
        self._client = client

    async def event(self, server: str, event_id: str) -> dict[str, Any]:
        """One event."""
        answer = await self._lists(server, _v1("event", event_id), ["pdus"], limit=EVENT_BYTES)
        pdus = _pdus(server, answer, "pdus")
        if len(pdus) != 1:
            raise BadAnswer(server, "pdus does not hold one event")
        return pdus[0]

    async def missing_events(
        self,
        server: str,
        room_id: str,
        earliest: Sequence[str],
        latest: Sequence[str],
        limit: int,
        min_depth: int = 0,
    ) -> Sequence[dict[str, Any]]:
        """Up to `limit` events between the earliest and the latest ones, of which neither is among them."""
        content = {
            "earliest_events": list(earliest),
            "latest_events": list(latest),
            "limit": limit,
            "min_depth": min_depth,
        }
        answer = await self._lists(
            server, _v1("get_missing_events", room_id), ["events"], method="POST", content=content
        )
        return _pdus(server, answer, "events")[:limit]

    async def backfill(
        self, server: str, room_id: str, from_ids: Sequence[str], limit: int
    ) -> Sequence[dict[str, Any]]:
        """Up to `limit` events before these ones, and these."""
        query = {"v": list(from_ids), "limit": str(limit)}
        answer = await self._lists(server, _v1("backfill", room_id), ["pdus"], query=query)
        return _pdus(server, answer, "pdus")[:limit]

    async def state_ids(self, server: str, room_id: str, event_id: str) -> tuple[list[str], list[str]]:
        """The state before an event, and the auth chain of that state, as event IDs."""
        names = ["pdu_ids", "auth_chain_ids"]
        answer = await self._lists(
            server, _v1("state_ids", room_id), names, of=str, query={"event_id": event_id}, timeout_s=STATE_S
        )
        return await _strings(server, answer, names[0]), await _strings(server, answer, names[1])

    async def state(
        self, server: str, room_id: str, event_id: str
    ) -> tuple[Sequence[dict[str, Any]], Sequence[dict[str, Any]]]:
        """The state before an event, and the auth chain of that state."""
        answer = await self._lists(
            server,
            _v1("state", room_id),
            ["pdus", "auth_chain"],
            query={"event_id": event_id},
            limit=STATE_BYTES,
            timeout_s=STATE_S,
            stall_s=STATE_STALL_S,
        )
        return _pdus(server, answer, "pdus"), _pdus(server, answer, "auth_chain")

    async def event_auth(self, server: str, room_id: str, event_id: str) -> Sequence[dict[str, Any]]:
        """The auth chain of an event."""
        answer = await self._lists(server, _v1("event_auth", room_id, event_id), ["auth_chain"])
        return _pdus(server, answer, "auth_chain")

    async def make_join(
        self, server: str, room_id: str, user_id: str, versions: Sequence[str]
    ) -> tuple[str, dict[str, Any]]:
        """The room's version, one of `versions`, and an event to be completed and signed, by which the user joins."""
        query = {"ver": list(versions)}
        version, event = await self._make(server, "make_join", room_id, user_id, "join", query)
        if version not in versions:
            raise BadAnswer(server, "room_version is none of those asked for")
        return version, event

    async def make_knock(
        self, server: str, room_id: str, user_id: str, versions: Sequence[str]
    ) -> tuple[str, dict[str, Any]]:
        """As `make_join`, for a knock."""
        query = {"ver": list(versions)}
        version, event = await self._make(server, "make_knock", room_id, user_id, "knock", query)
        if version not in versions:
            raise BadAnswer(server, "room_version is none of those asked for")
        return version, event

    async def make_leave(self, server: str, room_id: str, user_id: str) -> tuple[str, dict[str, Any]]:
        """As `make_join`, for leaving the room, or turning down an invite."""
        return await self._make(server, "make_leave", room_id, user_id, "leave", None)

    async def send_join(
        self, server: str, room_id: str, event_id: str, pdu: Mapping[str, Any], *, omit_members: bool = False
    ) -> SendJoinAnswer:
        """Hands in a join. With `omit_members` the other server may leave out most members, and says whether it did."""
        answer = await self._lists(
            server,
            path("_matrix", "federation", "v2", "send_join", room_id, event_id),
            ["state", "auth_chain"],
            method="PUT",
            content=pdu,
            query={"omit_members": "true" if omit_members else "false"},
            limit=STATE_BYTES,
            timeout_s=STATE_S,
            stall_s=STATE_STALL_S,
            **AWAITED,
        )
        rest = Shape(server, answer.rest)
        return SendJoinAnswer(
            rest.optional_object("event"),
            _pdus(server, answer, "state"),
            _pdus(server, answer, "auth_chain"),
            rest.flag("members_omitted"),
            rest.servers("servers_in_room"),
            rest.text("origin", server),
        )

    async def send_knock(
        self, server: str, room_id: str, event_id: str, pdu: Mapping[str, Any]
    ) -> list[dict[str, Any]]:
        """Hands in a knock; state by which the user can tell the room."""
        body = await self._client.put(server, _v1("send_knock", room_id, event_id), pdu, timeout_s=EVENTS_S, **AWAITED)
        return Shape(server, body).objects("knock_room_state", MAX_STRIPPED)

    async def send_leave(self, server: str, room_id: str, event_id: str, pdu: Mapping[str, Any]) -> None:
        """Hands in a leave."""
        await self._client.put(
            server, path("_matrix", "federation", "v2", "send_leave", room_id, event_id), pdu, **AWAITED
        )

    async def invite(
        self,
        server: str,
        room_id: str,
        event_id: str,
        room_version: str,
        event: Mapping[str, Any],
        invite_room_state: Sequence[Mapping[str, Any]],
    ) -> dict[str, Any]:
        """Asks the server of an invited user to sign the invite; the event with its signature, if it is honest.

        An older server is asked in the older way, where the room is of a version that it may know.
        """
        content = {"room_version": room_version, "event": event, "invite_room_state": list(invite_room_state)}
        try:
            body = await self._client.put(
                server,
                path("_matrix", "federation", "v2", "invite", room_id, event_id),
                content,
                timeout_s=EVENTS_S,
                **AWAITED,
            )
        except Refused as refused:
            if refused.status not in (400, 404) or room_version not in _FIRST_VERSIONS:
                raise
            body = await self._invite_v1(server, room_id, event_id, event, invite_room_state)
        return Shape(server, body).object("event")

    async def exchange_third_party_invite(self, server: str, room_id: str, event: Mapping[str, Any]) -> None:
        """Asks the server of who invited a third-party identifier to make an invite of it."""
        await self._client.put(server, _v1("exchange_third_party_invite", room_id), event, timeout_s=EVENTS_S)

    async def policy_sign(self, server: str, pdu: Mapping[str, Any]) -> dict[str, Any]:
        """Asks a policy server to sign an event: its signatures, by server and key."""
        return await self._client.post(server, path("_matrix", "policy", "v1", "sign"), pdu, timeout_s=POLICY_S)

    async def timestamp_to_event(self, server: str, room_id: str, ts: int, direction: str) -> tuple[str, int]:
        """The event closest to a time in ms, at or after it ("f") or at or before it ("b"), and that event's time."""
        body = await self._client.get(server, _v1("timestamp_to_event", room_id), {"ts": str(ts), "dir": direction})
        found = Shape(server, body)
        return found.event_id("event_id"), found.integer("origin_server_ts")

    async def hierarchy(self, server: str, room_id: str, suggested_only: bool = False) -> dict[str, Any]:
        """A space and its children: `room`, `children` and `inaccessible_children`."""
        query = {"suggested_only": "true" if suggested_only else "false"}
        body = await self._client.get(server, _v1("hierarchy", room_id), query, limit=MANY_BYTES)
        found = Shape(server, body)
        inaccessible = body.get("inaccessible_children", [])
        if not isinstance(inaccessible, list) or not all(isinstance(one, str) for one in inaccessible):
            raise BadAnswer(server, "inaccessible_children is not a list of room IDs")
        return {
            "room": found.object("room"),
            "children": found.objects("children", MAX_ENTRIES),
            "inaccessible_children": inaccessible[:MAX_ENTRIES],
        }

    async def public_rooms(
        self,
        server: str,
        *,
        limit: int | None = None,
        since: str | None = None,
        filter: Mapping[str, Any] | None = None,
        include_all_networks: bool = False,
        third_party_instance_id: str | None = None,
    ) -> dict[str, Any]:
        """The rooms that the server publishes: `chunk`, and more as it tells it."""
        asked: dict[str, Any] = {"include_all_networks": include_all_networks, "filter": filter, "limit": limit}
        asked |= {"since": since, "third_party_instance_id": third_party_instance_id}
        content = {name: value for name, value in asked.items() if value is not None}
        body = await self._client.post(server, _v1("publicRooms"), content, limit=MANY_BYTES)
        return {**body, "chunk": Shape(server, body).objects("chunk", MAX_ENTRIES)}

    async def query_directory(self, server: str, alias: str) -> tuple[str, list[str]]:
        """The room that an alias of the server leads to, and servers in that room."""
        body = await self._client.get(server, _v1("query", "directory"), {"room_alias": alias})
        found = Shape(server, body)
        return found.room_id("room_id"), found.servers("servers")

    async def query_profile(self, server: str, user_id: str, field: str | None = None) -> dict[str, Any]:
        """A user's profile, or one field of it."""
        query = {"user_id": user_id} if field is None else {"user_id": user_id, "field": field}
        return await self._client.get(server, _v1("query", "profile"), query)

    async def user_devices(self, server: str, user_id: str) -> dict[str, Any]:
        """A user's devices with their keys: `stream_id`, `devices`, and the cross-signing keys."""
        body = await self._client.get(server, _v1("user", "devices", user_id), limit=MANY_BYTES)
        found = Shape(server, body)
        if found.text("user_id") != user_id:
            raise BadAnswer(server, "user_id is not who was asked for")
        found.integer("stream_id")
        for device in found.objects("devices", MAX_ENTRIES):
            Shape(server, device).text("device_id")
        return body

    async def keys_query(self, server: str, device_keys: Mapping[str, Sequence[str]]) -> dict[str, Any]:
        """The keys of devices by user; of all their devices where the list is empty."""
        content = {"device_keys": {user_id: list(devices) for user_id, devices in device_keys.items()}}
        body = await self._client.post(server, _v1("user", "keys", "query"), content, limit=MANY_BYTES)
        Shape(server, body).object("device_keys")
        return body

    async def keys_claim(self, server: str, one_time_keys: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
        """One-time keys: for each user and device the algorithm that is wanted; `one_time_keys` as they were given."""
        content = {"one_time_keys": {user_id: dict(devices) for user_id, devices in one_time_keys.items()}}
        body = await self._client.post(server, _v1("user", "keys", "claim"), content, limit=MANY_BYTES)
        Shape(server, body).object("one_time_keys")
        return body

    async def _make(
        self, server: str, kind: str, room_id: str, user_id: str, membership: str, query: Query | None
    ) -> tuple[str, dict[str, Any]]:
        """The version and the template, checked as the specification wants ("GET /make_join"): no other event may be
        had signed in this way."""
        body = await self._client.get(server, _v1(kind, room_id, user_id), query, timeout_s=EVENTS_S, **AWAITED)
        answer = Shape(server, body)
        event = answer.object("event")
        expected = {"type": "m.room.member", "room_id": room_id, "sender": user_id, "state_key": user_id}
        for name, value in expected.items():
            if event.get(name) != value:
                raise BadAnswer(server, f"{name} of the event is not {value}")
        if Shape(server, event).object("content").get("membership") != membership:
            raise BadAnswer(server, f"membership of the event is not {membership}")
        return answer.text("room_version", _FIRST_VERSIONS[0]), event

    async def _invite_v1(
        self,
        server: str,
        room_id: str,
        event_id: str,
        event: Mapping[str, Any],
        invite_room_state: Sequence[Mapping[str, Any]],
    ) -> dict[str, Any]:
        unsigned = {**event.get("unsigned", {}), "invite_room_state": list(invite_room_state)}
        answer = await self._client.request_bytes(
            "PUT", server, _v1("invite", room_id, event_id), content={**event, "unsigned": unsigned}, **AWAITED
        )
        body = parse(server, answer)
        if not isinstance(body, list) or len(body) != 2 or not isinstance(body[1], dict):
            raise BadAnswer(server, "the answer is not a status and an object")
        return body[1]

    async def _lists(
        self,
        server: str,
        path: str,
        names: Sequence[str],
        *,
        method: str = "GET",
        of: type[dict[str, Any]] | type[str] = dict,
        limit: int = EVENTS_BYTES,
        timeout_s: float = EVENTS_S,
        **options: Any,
    ) -> Lists:
        """An answer with long lists, read while it comes in."""
        reader = ListReader(names, of)
        async with self._client.stream(method, server, path, limit=limit, timeout_s=timeout_s, **options) as answer:
            try:
                async for chunk in answer.chunks():
                    for begin in range(0, len(chunk), SLICE):
                        reader.feed(chunk[begin : begin + SLICE])
                        await asyncio.sleep(0)
                lists = reader.end()
            except NotReadable as error:
                raise BadAnswer(server, str(error)) from error
        if lists.left_out:
            log.info("entries_left_out", server=server, path=path, entries=lists.left_out)
        return lists


def _v1(*segments: str) -> str:
    return path("_matrix", "federation", "v1", *segments)


def _pdus(server: str, answer: Lists, name: str) -> Pdus:
    if name not in answer.entries:
        raise BadAnswer(server, f"{name} is not a list of events")
    return Pdus(answer.entries[name])


async def _strings(server: str, answer: Lists, name: str) -> list[str]:
    if name not in answer.entries:
        raise BadAnswer(server, f"{name} is not a list of strings")
    found: list[str] = []
    raw = answer.entries[name]
    for begin in range(0, len(raw), MAX_ENTRIES):
        found += map(orjson.loads, raw[begin : begin + MAX_ENTRIES])
        await asyncio.sleep(0)
    return found
