"""A server of the tests' own whose users go in and out of a Porch's rooms."""

from __future__ import annotations

import secrets
import time
from typing import Any

from homeserver.protocol.event import Event
from homeserver.protocol.event_build import add_signature, hash_and_sign
from homeserver.protocol.room_versions import ROOM_VERSIONS
from tests.federation.neighbour import Neighbour
from tests.rig.client import escape

V2 = "/_matrix/federation/v2"
VERSIONS = "&".join(f"ver={version}" for version in ROOM_VERSIONS)
SEND = {"join": f"{V2}/send_join", "leave": f"{V2}/send_leave", "knock": "send_knock"}


def make_path(membership: str, room_id: str, user_id: str) -> str:
    """The path of a template."""
    query = "" if membership == "leave" else f"?{VERSIONS}"
    return f"make_{membership}/{escape(room_id)}/{escape(user_id)}{query}"


def send_path(membership: str, room_id: str, event_id: str, query: str = "") -> str:
    """The path to which a signed event goes."""
    return f"{SEND[membership]}/{escape(room_id)}/{escape(event_id)}{query}"


def signed(neighbour: Neighbour, template: dict[str, Any], **changed: Any) -> Event:
    """The event of a template, changed and then signed by the neighbour."""
    version = ROOM_VERSIONS[template["room_version"]]
    unsigned = {key: value for key, value in template["event"].items() if key != "origin"}
    pdu = {**unsigned, **changed}
    if version.version in ("1", "2"):
        pdu.setdefault("event_id", f"$of-{pdu['depth']}-{pdu['origin_server_ts']}:{neighbour.server_name}")
    return Event.from_pdu(hash_and_sign(pdu, version, neighbour.server_name, neighbour.key), version)


async def made(neighbour: Neighbour, membership: str, room_id: str, user: str, **changed: Any) -> Event:
    """A member event about a user of the neighbour, from the template of the Porch."""
    template = await neighbour.ok("GET", make_path(membership, room_id, neighbour.user(user)))
    return signed(neighbour, template, **changed)


async def sent(neighbour: Neighbour, membership: str, room_id: str, user: str, query: str = "") -> Any:
    """Brings a user of the neighbour in or out; the answer."""
    event = await made(neighbour, membership, room_id, user)
    return await neighbour.ok("PUT", send_path(membership, room_id, event.event_id, query), event.pdu)


def takes_invites(neighbour: Neighbour, version: str) -> None:
    """Lets the neighbour sign every invite that comes."""

    def sign(body: dict[str, Any]) -> dict[str, Any]:
        event = Event.from_pdu(body["event"], ROOM_VERSIONS[version])
        return {"event": add_signature(event, neighbour.server_name, neighbour.key).pdu}

    neighbour.answers[f"{V2}/invite/"] = sign


async def tell_pdus(neighbour: Neighbour, *events: Event) -> dict[str, Any]:
    """Sends events in a transaction; what became of each."""
    body = {
        "origin": neighbour.server_name,
        "origin_server_ts": time.time_ns() // 1_000_000,
        "pdus": [event.pdu for event in events],
    }
    answer = await neighbour.ok("PUT", f"send/{secrets.token_hex(8)}", body)
    told: dict[str, Any] = answer["pdus"]
    return told


async def message_of(neighbour: Neighbour, room_id: str, user: str, body: str, **changed: Any) -> Event:
    """A message of a user of the neighbour who is in the room, on top of the room as it stands."""
    template = await neighbour.ok("GET", make_path("leave", room_id, neighbour.user(user)))
    event = {key: value for key, value in template["event"].items() if key != "state_key"}
    # A leave cites what a message cites: the create event where the version wants it, the power levels, the member.
    said = {"type": "m.room.message", "content": {"msgtype": "m.text", "body": body}}
    return signed(neighbour, {**template, "event": event}, **{**said, **changed})
