"""Servers that a room denies get nowhere (Server-server API, "Server Access Control Lists (ACLs)")."""

from __future__ import annotations

from typing import Any

from tests.federation.neighbour import Neighbour
from tests.resident.joiner import made, make_path, send_path, sent
from tests.resident.test_reading import readings
from tests.rig.client import Client, escape
from tests.rig.porch import PorchProcess


async def test_every_way_into_the_room_and_every_way_of_reading_it_is_closed(
    federated: PorchProcess, neighbour: Neighbour
) -> None:
    alice = await Client.register(federated)
    room = await alice.create_room(preset="public_chat")
    await sent(neighbour, "join", room, "bob")
    said = await alice.send(room, "hello")
    event = await made(neighbour, "join", room, "carol")
    ways: list[tuple[str, str, dict[str, Any] | None]] = readings(room, said)
    for membership in ("join", "leave", "knock"):
        ways.append(("GET", make_path(membership, room, neighbour.user("bob")), None))
        ways.append(("PUT", send_path(membership, room, event.event_id), event.pdu))
    denying = {"allow": ["*"], "deny": ["127.0.0.?"]}
    await alice.set_state(room, "m.room.server_acl", denying)
    for method, path, body in ways:
        reply = await neighbour.refused(403, "M_FORBIDDEN", method, path, body)
        assert "take part" in reply.json["error"]
    # The list of protected endpoints leaves out single events: who is still in the room is still sent events.
    await neighbour.ok("GET", f"event/{escape(said)}")
    await alice.set_state(room, "m.room.server_acl", {"allow": ["*"], "deny": [], "allow_ip_literals": False})
    await neighbour.refused(403, "M_FORBIDDEN", "GET", make_path("join", room, neighbour.user("carol")))
    await alice.set_state(room, "m.room.server_acl", {"allow": ["127.0.0.1"]})
    await neighbour.ok("PUT", send_path("join", room, event.event_id), event.pdu)
