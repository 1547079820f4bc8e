"""A server of the tests' own whose users go in and out of a Porch's rooms."""

from __future__ import annotations

from typing import Any

from homeserver.protocol.event import Event
from homeserver.protocol.event_build import hash_and_sign
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
