"""Joining restricted rooms over a resident server (Server-server API, "Restricted rooms")."""

from __future__ import annotations

from typing import Any

import pytest

from homeserver.protocol.event import Event
from homeserver.protocol.room_versions import ROOM_VERSIONS
from homeserver.protocol.signatures import decode_verify_key, verify_event
from tests.federation.neighbour import Neighbour
from tests.resident.joiner import made, make_path, send_path, sent, signed, takes_invites
from tests.rig.client import Client
from tests.rig.porch import PorchProcess

AUTHORISER = "join_authorised_via_users_server"


async def restricted(alice: Client, *allowed: str, version: str = "12", rule: str = "restricted") -> str:
    """A room that members of other rooms may join."""
    conditions = [{"type": "m.room_membership", "room_id": room} for room in allowed]
    rules: dict[str, Any] = {"join_rule": rule, "allow": conditions}
    room = await alice.create_room(preset="private_chat", room_version=version)
    await alice.set_state(room, "m.room.join_rules", rules)
    return room


@pytest.mark.parametrize(
    ("version", "rule"), [("8", "restricted"), ("10", "knock_restricted"), ("11", "restricted"), ("12", "restricted")]
)
async def test_members_of_an_allowed_room_join_with_the_signature_of_who_vouches(
    federated: PorchProcess, neighbour: Neighbour, version: str, rule: str
) -> None:
    alice = await Client.register(federated)
    allowed = await alice.create_room(preset="public_chat")
    room = await restricted(alice, "!unknown:example.org", allowed, version=version, rule=rule)
    await sent(neighbour, "join", allowed, "bob")
    template = await neighbour.ok("GET", make_path("join", room, neighbour.user("bob")))
    assert template["event"]["content"] == {"membership": "join", AUTHORISER: alice.user_id}
    event = signed(neighbour, template)
    answer = await neighbour.ok("PUT", send_path("join", room, event.event_id), event.pdu)
    ((key_id, key),) = (await Client(federated.url).ok("GET", "/_matrix/key/v2/server"))["verify_keys"].items()
    both = Event.from_pdu(answer["event"], ROOM_VERSIONS[version])
    assert both.event_id == event.event_id
    assert both.pdu["signatures"].keys() == {federated.server_name, neighbour.server_name}
    verify_event(both.pdu, both.version, federated.server_name, key_id, decode_verify_key(key["key"]))
    assert (await alice.state(room, "m.room.member", neighbour.user("bob")))["membership"] == "join"


async def test_who_is_in_none_of_the_rooms_may_not_join(federated: PorchProcess, neighbour: Neighbour) -> None:
    alice = await Client.register(federated)
    allowed = await alice.create_room(preset="public_chat")
    path = make_path("join", await restricted(alice, allowed), neighbour.user("bob"))
    await neighbour.refused(403, "M_FORBIDDEN", "GET", path)
    for strange in ("x", {"room_id": allowed}, [{"type": "m.other", "room_id": allowed}, 1, {"room_id": 1}]):
        room = await alice.create_room(preset="private_chat")
        await alice.set_state(room, "m.room.join_rules", {"join_rule": "restricted", "allow": strange})
        await neighbour.refused(403, "M_FORBIDDEN", "GET", make_path("join", room, neighbour.user("bob")))


async def test_where_the_rooms_are_not_known_another_server_is_to_be_asked(
    federated: PorchProcess, neighbour: Neighbour
) -> None:
    alice = await Client.register(federated)
    allowed = await alice.create_room(preset="public_chat")
    await sent(neighbour, "join", allowed, "bob")
    room = await restricted(alice, "!unknown:example.org", allowed)
    path = make_path("join", room, neighbour.user("bob"))
    await neighbour.ok("GET", path)
    # What this server knows of a room that it has left may be old.
    await alice.leave(allowed)
    await neighbour.refused(400, "M_UNABLE_TO_AUTHORISE_JOIN", "GET", path)


async def test_where_nobody_can_vouch_another_server_is_to_be_asked(
    federated: PorchProcess, neighbour: Neighbour
) -> None:
    alice = await Client.register(federated)
    allowed = await alice.create_room(preset="public_chat")
    await sent(neighbour, "join", allowed, "bob")
    room = await restricted(alice, allowed, version="11")
    event = await made(neighbour, "join", room, "bob")
    levels = await alice.state(room, "m.room.power_levels")
    await alice.set_state(room, "m.room.power_levels", {**levels, "invite": 100, "users": {alice.user_id: 100}})
    await neighbour.ok("GET", make_path("join", room, neighbour.user("bob")))
    await alice.set_state(room, "m.room.power_levels", {**levels, "invite": 100, "users": {alice.user_id: 99}})
    await neighbour.refused(400, "M_UNABLE_TO_GRANT_JOIN", "GET", make_path("join", room, neighbour.user("bob")))
    await neighbour.refused(400, "M_UNABLE_TO_GRANT_JOIN", "PUT", send_path("join", room, event.event_id), event.pdu)


async def test_the_conditions_are_looked_at_again_when_the_join_is_sent(
    federated: PorchProcess, neighbour: Neighbour
) -> None:
    alice = await Client.register(federated)
    allowed = await alice.create_room(preset="public_chat")
    room = await restricted(alice, allowed)
    await sent(neighbour, "join", allowed, "bob")
    event = await made(neighbour, "join", room, "bob")
    await sent(neighbour, "leave", allowed, "bob")
    await neighbour.refused(403, "M_FORBIDDEN", "PUT", send_path("join", room, event.event_id), event.pdu)


async def test_nobody_vouches_in_the_name_of_others(federated: PorchProcess, neighbour: Neighbour) -> None:
    alice, mallory = await Client.register(federated), await Client.register(federated)
    allowed = await alice.create_room(preset="public_chat")
    room = await restricted(alice, allowed)
    await sent(neighbour, "join", allowed, "bob")
    template = await neighbour.ok("GET", make_path("join", room, neighbour.user("bob")))
    for authoriser in (neighbour.user("bob"), "@x:other.example", "nobody", 5, None):
        event = signed(neighbour, template, content={"membership": "join", AUTHORISER: authoriser})
        path = send_path("join", room, event.event_id)
        reply = await neighbour.ask("PUT", path, event.pdu)
        assert (reply.status, reply.errcode) in ((400, "M_INVALID_PARAM"), (403, "M_FORBIDDEN"))
    for content in ({"membership": "join"}, {"membership": "join", AUTHORISER: mallory.user_id}):
        event = signed(neighbour, template, content=content)
        await neighbour.refused(403, "M_FORBIDDEN", "PUT", send_path("join", room, event.event_id), event.pdu)


async def test_who_is_invited_needs_nobody_to_vouch(federated: PorchProcess, neighbour: Neighbour) -> None:
    alice = await Client.register(federated)
    takes_invites(neighbour, "12")
    room = await restricted(alice, "!unknown:example.org")
    await alice.invite(room, neighbour.user("bob"))
    template = await neighbour.ok("GET", make_path("join", room, neighbour.user("bob")))
    assert template["event"]["content"] == {"membership": "join"}
    event = signed(neighbour, template)
    answer = await neighbour.ok("PUT", send_path("join", room, event.event_id), event.pdu)
    assert answer["event"]["signatures"].keys() == {neighbour.server_name}
