"""Knocks and leaves of users of other servers (Server-server API, "Knocking upon a room", "Leaving Rooms")."""

from __future__ import annotations

import pytest

from homeserver.protocol.event import Event
from homeserver.protocol.room_versions import ROOM_VERSIONS
from tests.federation.neighbour import Neighbour
from tests.resident.joiner import made, make_path, send_path, sent, takes_invites
from tests.rig.client import Client, escape
from tests.rig.porch import PorchProcess


async def membership_of(alice: Client, room: str, user_id: str) -> str:
    """How the room has the user."""
    return str((await alice.state(room, "m.room.member", user_id))["membership"])


async def knockable(alice: Client, version: str = "12", rule: str = "knock") -> str:
    """A room at which one may knock."""
    room = await alice.create_room(preset="private_chat", room_version=version, name="Knock")
    await alice.set_state(room, "m.room.join_rules", {"join_rule": rule})
    return room


@pytest.mark.parametrize("version", ["7", "10", "11", "12"])
async def test_a_knock_is_taken_in_and_tells_what_the_room_is(
    federated: PorchProcess, neighbour: Neighbour, version: str
) -> None:
    alice = await Client.register(federated)
    room = await knockable(alice, version)
    template = await neighbour.ok("GET", make_path("knock", room, neighbour.user("bob")))
    assert template["room_version"] == version
    assert template["event"]["content"] == {"membership": "knock"}
    answer = await sent(neighbour, "knock", room, "bob")
    told = {pdu["type"]: pdu for pdu in answer["knock_room_state"]}
    assert told["m.room.name"]["content"] == {"name": "Knock"}
    assert told.keys() >= {"m.room.create", "m.room.join_rules"}
    for pdu in told.values():
        assert Event.from_pdu(pdu, ROOM_VERSIONS[version]).pdu["signatures"].keys() == {federated.server_name}
    assert "m.room.member" not in told
    assert await membership_of(alice, room, neighbour.user("bob")) == "knock"
    sync = await alice.sync()
    timeline = sync["rooms"]["join"][room]["timeline"]["events"]
    assert [each["content"]["membership"] for each in timeline if each["sender"] == neighbour.user("bob")] == ["knock"]


async def test_a_knock_can_be_taken_back(federated: PorchProcess, neighbour: Neighbour) -> None:
    alice = await Client.register(federated)
    room = await knockable(alice)
    await sent(neighbour, "knock", room, "bob")
    assert await sent(neighbour, "leave", room, "bob") == {}
    assert await membership_of(alice, room, neighbour.user("bob")) == "leave"


async def test_knocks_are_refused_where_the_room_does_not_want_them(
    federated: PorchProcess, neighbour: Neighbour
) -> None:
    alice = await Client.register(federated)
    for version in ("6", "12"):
        room = await alice.create_room(preset="private_chat", room_version=version)
        await neighbour.refused(403, "M_FORBIDDEN", "GET", make_path("knock", room, neighbour.user("bob")))
    room = await knockable(alice)
    event = await made(neighbour, "knock", room, "bob")
    await alice.set_state(room, "m.room.join_rules", {"join_rule": "invite"})
    await neighbour.refused(403, "M_FORBIDDEN", "PUT", send_path("knock", room, event.event_id), event.pdu)


@pytest.mark.parametrize("version", ["6", "10", "11", "12"])
async def test_an_invitation_is_declined(federated: PorchProcess, neighbour: Neighbour, version: str) -> None:
    alice = await Client.register(federated)
    takes_invites(neighbour, version)
    room = await alice.create_room(preset="private_chat", room_version=version)
    await alice.invite(room, neighbour.user("bob"))
    assert await membership_of(alice, room, neighbour.user("bob")) == "invite"
    assert await sent(neighbour, "leave", room, "bob") == {}
    assert await membership_of(alice, room, neighbour.user("bob")) == "leave"


async def test_a_member_leaves(federated: PorchProcess, neighbour: Neighbour) -> None:
    alice = await Client.register(federated)
    room = await alice.create_room(preset="public_chat")
    await sent(neighbour, "join", room, "bob")
    await sent(neighbour, "leave", room, "bob")
    joined = await alice.ok("GET", f"rooms/{escape(room)}/joined_members")
    assert set(joined["joined"]) == {alice.user_id}


async def test_who_is_not_there_cannot_leave(federated: PorchProcess, neighbour: Neighbour) -> None:
    alice = await Client.register(federated)
    room = await alice.create_room(preset="public_chat")
    await neighbour.refused(403, "M_FORBIDDEN", "GET", make_path("leave", room, neighbour.user("bob")))
    await sent(neighbour, "join", room, "bob")
    event = await made(neighbour, "leave", room, "bob")
    await alice.ok("POST", f"rooms/{escape(room)}/ban", {"user_id": neighbour.user("bob")})
    await neighbour.refused(403, "M_FORBIDDEN", "PUT", send_path("leave", room, event.event_id), event.pdu)
    assert await membership_of(alice, room, neighbour.user("bob")) == "ban"
