"""A resident server of the tests' own: it hosts rooms on loopback over TLS, honestly, unless a test twists it."""

from __future__ import annotations

import asyncio
import secrets
import ssl
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Self
from urllib.parse import unquote

import orjson

from homeserver.federation.x_matrix import authorization
from homeserver.protocol.auth_rules import StateKey, auth_types
from homeserver.protocol.event import Event
from homeserver.protocol.event_build import add_signature, build
from homeserver.protocol.room_versions import ROOM_VERSIONS, EventIds
from homeserver.protocol.signatures import SigningKey
from tests.federation.authority import Authority, Heard, TlsServer
from tests.federation.key_servers import DAY, publish
from tests.rig.client import Client, Reply, escape
from tests.rig.porch import PorchProcess

MEMBER = "m.room.member"
V1, V2 = "/_matrix/federation/v1/", "/_matrix/federation/v2/"


def now() -> int:
    """The time in ms."""
    return time.time_ns() // 1_000_000


def federating(authority: Authority, **more: Any) -> dict[str, Any]:
    """Settings of a Porch that may speak with servers on loopback."""
    return {
        "federation.enabled": "true",
        "federation.ca_file": authority.ca_file,
        "federation.allowed_networks": "127.0.0.0/8",
        **{f"federation.{name}": value for name, value in more.items()},
    }


@dataclass
class Refusal(Exception):
    """An error that the resident answers."""

    status: int
    errcode: str
    more: dict[str, Any] = field(default_factory=dict)


class HostedRoom:
    """A room on one resident server: its events, and the state after the newest."""

    def __init__(self, server: Resident, version: str, join_rule: str = "public", **create: Any) -> None:
        self.server = server
        self.version = ROOM_VERSIONS[version]
        self.creator = server.user("creator")
        self.events: dict[str, Event] = {}
        self.state: dict[StateKey, Event] = {}
        self.begin: dict[StateKey, Event] = {}
        self.timeline: list[Event] = []
        self.room_id = "" if self.version.room_id_is_create_hash else f"!{secrets.token_hex(6)}:{server.name}"
        content = {"room_version": version, **create}
        if not self.version.creator_is_sender:
            content["creator"] = self.creator
        self.room_id = self.add("m.room.create", content, "").room_id
        self.member("creator", "join")
        users = {} if self.version.privileged_creators else {self.creator: 100}
        self.add("m.room.power_levels", {"users": users, "invite": 0}, "")
        self.add("m.room.join_rules", {"join_rule": join_rule}, "")
        self.add("m.room.history_visibility", {"history_visibility": "shared"}, "")
        self.add("m.room.name", {"name": "Tea room"}, "")

    def make(self, type: str, content: dict[str, Any], state_key: str | None = None, sender: str | None = None,
             signed_by: Resident | None = None, **fields: Any) -> Event:  # fmt: skip
        """An event on top of the newest, which is not added."""
        sender = sender or self.creator
        keys = auth_types(self.version, type, sender, state_key, content)
        given: dict[str, Any] = {
            "room_id": self.room_id or None,
            "prev_events": [self.timeline[-1]] if self.timeline else [],
            "auth_events": [self.state[key] for key in keys if key in self.state],
            "depth": len(self.timeline) + 1,
            "origin_server_ts": now(),
            **fields,
        }
        for name in ("prev_events", "auth_events"):
            if not self.version.references_carry_hashes:
                given[name] = [each.event_id if isinstance(each, Event) else each for each in given[name]]
        signer = signed_by or self.server
        return build(self.version, type=type, sender=sender, content=content, state_key=state_key,
                     origin=signer.name, signing_key=signer.key, **given)  # fmt: skip

    def add(self, type: str, content: dict[str, Any], state_key: str | None = None, sender: str | None = None,
            **fields: Any) -> Event:  # fmt: skip
        """One more event."""
        return self.take(self.make(type, content, state_key, sender, **fields))

    def member(self, name: str, membership: str, sender: str | None = None, **content: Any) -> Event:
        """A member event of a local user, by itself unless somebody else sends it."""
        user_id = name if name.startswith("@") else self.server.user(name)
        return self.add(MEMBER, {"membership": membership, **content}, user_id, sender or user_id)

    def message(self, text: str, **fields: Any) -> Event:
        """A message of the creator."""
        return self.add("m.room.message", {"msgtype": "m.text", "body": text}, **fields)

    def take(self, event: Event) -> Event:
        """Adds an event as the newest."""
        self.events[event.event_id] = event
        self.timeline.append(event)
        if event.state_key is not None:
            self.state[event.key] = event
        return event

    def state_before(self, event: Event) -> dict[StateKey, Event]:
        """The state before an event of the timeline."""
        state = dict(self.begin)
        for each in self.timeline[: self.timeline.index(event)]:
            if each.state_key is not None:
                state[each.key] = each
        return state

    def membership(self, user_id: str) -> str | None:
        """A user's membership."""
        event = self.state.get((MEMBER, user_id))
        return event.membership if event is not None else None

    def auth_chain(self, tips: Sequence[Event]) -> list[Event]:
        """What lends authority to these events."""
        found: dict[str, Event] = {}
        left = list(tips)
        while left:
            for event_id in left.pop().auth_events:
                if event_id not in found:
                    found[event_id] = self.events[event_id]
                    left.append(found[event_id])
        return list(found.values())

    def template(self, user_id: str, membership: str, **content: Any) -> dict[str, Any]:
        """An event to be completed and signed by somebody else."""
        said = {"membership": membership, **content}
        pdu = dict(self.make(MEMBER, said, user_id, user_id).pdu)
        for name in ("hashes", "signatures", "event_id"):
            pdu.pop(name, None)
        return {"room_version": self.version.version, "event": {**pdu, "origin": self.server.name}}

    def shown(self, whole: bool = True) -> list[dict[str, Any]]:
        """The state that an invite shows."""
        keys = ("m.room.create", "m.room.join_rules", "m.room.name")
        events = [self.state[(type_, "")] for type_ in keys if (type_, "") in self.state]
        if whole:
            return [event.pdu for event in events]
        return [{key: event.pdu[key] for key in ("type", "state_key", "sender", "content")} for event in events]


Twist = Callable[[dict[str, Any]], Any]


class Resident:
    """The server. `twists` change its answers, by the kind of request; `raw` takes over the whole of an answer."""

    def __init__(self, authority: Authority, address: str = "127.0.0.1") -> None:
        self.key = SigningKey.generate()
        self.rooms: dict[str, HostedRoom] = {}
        self.authorisers: dict[str, str] = {}
        self.twists: dict[str, Twist] = {}
        self.raw: dict[str, Callable[[asyncio.StreamWriter], Awaitable[None]]] = {}
        self.asked: list[str] = []
        self.invited: list[dict[str, Any]] = []
        self.sent: list[Event] = []
        self.late_s = 0.0
        context: ssl.SSLContext = authority.context(address)
        self.tls = TlsServer(context, self._answer)

    async def __aenter__(self) -> Self:
        await self.tls.__aenter__()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.tls.__aexit__()

    @property
    def name(self) -> str:
        """Its server name."""
        return f"127.0.0.1:{self.tls.port}"

    def user(self, name: str) -> str:
        """The ID of a user of it."""
        return f"@{name}:{self.name}"

    def room(self, version: str = "11", join_rule: str = "public", **create: Any) -> HostedRoom:
        """A new room."""
        room = HostedRoom(self, version, join_rule, **create)
        self.rooms[room.room_id] = room
        return room

    async def request(self, porch: PorchProcess, method: str, path: str, content: Any = None) -> Reply:
        """A signed request to a Porch."""
        header = authorization(method, path, self.name, porch.server_name, self.key, content)
        return await Client(porch.url).request(method, path, content, headers={"Authorization": header})

    async def invite(self, porch: PorchProcess, room: HostedRoom, user_id: str, **changes: Any) -> Reply:
        """Invites a user of a Porch: the invite is added to the room when the Porch has signed it."""
        event: Event = changes.pop("made", None) or room.make(MEMBER, {"membership": "invite"}, user_id)
        version, shown = changes.pop("version", room.version.version), changes.pop("shown", room.shown())
        path = f"{V2}invite/{escape(changes.pop('room_id', room.room_id))}/"
        path += escape(changes.pop("event_id", event.event_id))
        content = {"room_version": version, "event": event.pdu, "invite_room_state": shown, **changes}
        reply = await self.request(porch, "PUT", path, content)
        if reply.status == 200:
            room.take(Event.from_pdu(reply.json["event"], room.version))
        return reply

    async def transaction(self, porch: PorchProcess, *events: Event, edus: Sequence[dict[str, Any]] = ()) -> Reply:
        """Sends events to a Porch."""
        content = {
            "origin": self.name,
            "origin_server_ts": now(),
            "pdus": [event.pdu for event in events],
            "edus": list(edus),
        }
        return await self.request(porch, "PUT", f"{V1}send/{secrets.token_hex(6)}", content)

    async def _answer(self, heard: Heard, writer: asyncio.StreamWriter) -> None:
        path, _, _ = heard.uri.partition("?")
        parts = [unquote(part) for part in path.split("/")[2:]]
        kind = parts[2] if parts[0] == "federation" else parts[0]
        self.asked.append(kind)
        await asyncio.sleep(self.late_s)
        if kind in self.raw:
            await self.raw[kind](writer)
            return
        try:
            body = self._body(kind, parts, heard)
            if kind in self.twists:
                body = self.twists[kind](body)
            status = 200
        except Refusal as refusal:
            status, body = refusal.status, {"errcode": refusal.errcode, "error": "no", **refusal.more}
        data = orjson.dumps(body)
        head = f"HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nContent-Length: {len(data)}\r\n\r\n"
        writer.write(head.encode() + data)
        await writer.drain()

    def _body(self, kind: str, parts: list[str], heard: Heard) -> Any:
        if kind == "key":
            return publish(self.name, [self.key], now() + DAY)
        if kind == "query" and parts[3] == "directory":
            return {"room_id": next(iter(self.rooms)), "servers": [self.name]}
        if kind == "invite":
            return self._sign_invite(parts, orjson.loads(heard.body))
        if kind == "send":
            return self._receive(orjson.loads(heard.body))
        if kind == "event":
            found = [room.events[parts[3]] for room in self.rooms.values() if parts[3] in room.events]
            if not found:
                raise Refusal(404, "M_NOT_FOUND")
            return {"origin": self.name, "origin_server_ts": now(), "pdus": [found[0].pdu]}
        room = self.rooms.get(parts[3]) if len(parts) > 3 else None
        if room is None:
            raise Refusal(404, "M_NOT_FOUND")
        if kind.startswith("make_"):
            content = {}
            if kind == "make_join" and room.room_id in self.authorisers:
                content = {"join_authorised_via_users_server": self.authorisers[room.room_id]}
            return room.template(parts[4], kind.removeprefix("make_"), **content)
        if kind.startswith("send_"):
            return self._take(room, kind, orjson.loads(heard.body))
        if kind == "backfill":
            return self._backfill(room, heard)
        if kind == "get_missing_events":
            wanted = orjson.loads(heard.body)
            first = max(
                (at for at, e in enumerate(room.timeline) if e.event_id in wanted["earliest_events"]), default=-1
            )
            last = max((at for at, e in enumerate(room.timeline) if e.event_id in wanted["latest_events"]), default=0)
            return {"events": [event.pdu for event in room.timeline[first + 1 : last]][-wanted["limit"] :]}
        if kind in ("state_ids", "state"):
            return self._state(room, kind, heard)
        raise Refusal(404, "M_UNRECOGNIZED")

    def _take(self, room: HostedRoom, kind: str, pdu: dict[str, Any]) -> Any:
        event = Event.from_pdu(pdu, room.version)
        self.sent.append(event)
        state = list(room.state.values())
        if kind == "send_leave":
            room.take(event)
            return {}
        if kind == "send_knock":
            room.take(event)
            return {"knock_room_state": room.shown()}
        signed = room.take(add_signature(event, self.name, self.key))
        return {
            "origin": self.name,
            "event": signed.pdu,
            "state": [each.pdu for each in state],
            "auth_chain": [each.pdu for each in room.auth_chain([*state, event])],
        }

    def _receive(self, transaction: dict[str, Any]) -> Any:
        for pdu in transaction["pdus"]:
            room = self.rooms.get(pdu["room_id"])
            if room is not None:
                event = Event.from_pdu(pdu, room.version)
                if event.event_id not in room.events:
                    room.take(event)
        return {"pdus": {}}

    def _sign_invite(self, parts: list[str], body: dict[str, Any]) -> Any:
        version = ROOM_VERSIONS[body.get("room_version", "1") if parts[1] == "v2" else "1"]
        event = Event.from_pdu(body["event"] if parts[1] == "v2" else body, version)
        self.invited.append(body)
        signed = {"event": add_signature(event, self.name, self.key).pdu}
        return signed if parts[1] == "v2" else [200, signed]

    def _state(self, room: HostedRoom, kind: str, heard: Heard) -> Any:
        event_id = next(unquote(part[9:]) for part in heard.uri.partition("?")[2].split("&") if part[:9] == "event_id=")
        event = room.events.get(event_id)
        if event not in room.timeline:
            raise Refusal(404, "M_NOT_FOUND")
        state = list(room.state_before(event).values())
        chain = room.auth_chain(state)
        if kind == "state":
            return {"pdus": [each.pdu for each in state], "auth_chain": [each.pdu for each in chain]}
        return {"pdu_ids": [e.event_id for e in state], "auth_chain_ids": [e.event_id for e in chain]}

    def _backfill(self, room: HostedRoom, heard: Heard) -> Any:
        _, _, query = heard.uri.partition("?")
        wanted = [unquote(part[2:]) for part in query.split("&") if part.startswith("v=")]
        ends = [at for at, event in enumerate(room.timeline) if event.event_id in wanted]
        upto = max(ends, default=-1) + 1
        return {
            "origin": self.name,
            "origin_server_ts": now(),
            "pdus": [event.pdu for event in room.timeline[max(0, upto - 100) : upto]][::-1],
        }


def chosen_id(event: Event) -> bool:
    """Whether servers choose event IDs in the event's room version."""
    return event.version.event_ids is EventIds.CHOSEN
