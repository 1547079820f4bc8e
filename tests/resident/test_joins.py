"""Joining over a resident server: `make_join` and `send_join` (Server-server API, "Joining Rooms")."""

from __future__ import annotations

from typing import Any

import pytest

from homeserver.protocol.event import Event
from homeserver.protocol.room_versions import ROOM_VERSIONS
from homeserver.protocol.signatures import decode_verify_key, verify_event
from tests.federation.neighbour import Neighbour
from tests.resident.joiner import V2, made, make_path, send_path, sent, signed
from tests.rig.client import Client, escape
from tests.rig.porch import PorchProcess

VERSIONS_HELD = ("6", "10", "11", "12")


def keys_in(pdus: list[dict[str, Any]]) -> set[tuple[str, str]]:
    """What pieces of state the events are."""
    return {(pdu["type"], pdu["state_key"]) for pdu in pdus}


def ids_of(pdus: list[dict[str, Any]], version: str) -> list[str]:
    """Their event IDs."""
    return [Event.from_pdu(pdu, ROOM_VERSIONS[version]).event_id for pdu in pdus]


@pytest.mark.parametrize("version", VERSIONS_HELD)
async def test_a_user_of_another_server_joins_a_public_room(
    federated: PorchProcess, neighbour: Neighbour, version: str
) -> None:
    alice = await Client.register(federated)
    room = await alice.create_room(preset="public_chat", room_version=version, name="Open")
    before = await alice.ok("GET", f"rooms/{escape(room)}/state")
    template = await neighbour.ok("GET", make_path("join", room, neighbour.user("bob")))
    assert template["room_version"] == version
    assert template["event"]["content"] == {"membership": "join"}
    assert template["event"]["sender"] == template["event"]["state_key"] == neighbour.user("bob")
    assert not {"signatures", "hashes", "event_id"} & template["event"].keys()
    event = signed(neighbour, template)
    answer = await neighbour.ok("PUT", send_path("join", room, event.event_id), event.pdu)
    assert sorted(ids_of(answer["state"], version)) == sorted(each["event_id"] for each in before)
    assert answer["event"] == event.pdu
    assert (answer["origin"], answer["members_omitted"]) == (federated.server_name, False)
    assert answer["servers_in_room"] == [federated.server_name]
    chain, state = ids_of(answer["auth_chain"], version), ids_of(answer["state"], version)
    assert len(set(chain)) == len(chain)
    for pdu in [event.pdu, *answer["state"], *answer["auth_chain"]]:
        assert {*pdu["auth_events"]} <= {*chain, *state}
    assert await alice.state(room, "m.room.member", neighbour.user("bob")) == {"membership": "join"}
    joined = await alice.ok("GET", f"rooms/{escape(room)}/joined_members")
    assert set(joined["joined"]) == {alice.user_id, neighbour.user("bob")}


async def test_the_events_come_as_they_were_signed(federated: PorchProcess, neighbour: Neighbour) -> None:
    alice = await Client.register(federated)
    room = await alice.create_room(preset="public_chat")
    keys = (await Client(federated.url).ok("GET", "/_matrix/key/v2/server"))["verify_keys"]
    ((key_id, key),) = keys.items()
    answer = await sent(neighbour, "join", room, "bob")
    for pdu in answer["state"] + answer["auth_chain"]:
        event = Event.from_pdu(pdu, ROOM_VERSIONS["12"])
        verify_event(event.pdu, event.version, federated.server_name, key_id, decode_verify_key(key["key"]))


async def test_the_same_join_sent_twice_is_one_join(federated: PorchProcess, neighbour: Neighbour) -> None:
    alice = await Client.register(federated)
    room = await alice.create_room(preset="public_chat")
    event = await made(neighbour, "join", room, "bob")
    first = await neighbour.ok("PUT", send_path("join", room, event.event_id), event.pdu)
    await alice.send(room, "in between")
    again = await neighbour.ok("PUT", send_path("join", room, event.event_id), event.pdu)
    assert again["state"] == first["state"]
    messages = await alice.ok("GET", f"rooms/{escape(room)}/messages", dir="b", limit=50)
    joins = [each for each in messages["chunk"] if each.get("state_key") == neighbour.user("bob")]
    assert len(joins) == 1


async def test_members_are_left_out_on_request_but_for_those_that_name_the_room(
    federated: PorchProcess, neighbour: Neighbour
) -> None:
    alice = await Client.register(federated)
    others = [await Client.register(federated) for _ in range(7)]
    room = await alice.create_room(preset="public_chat")
    for other in others:
        await other.join(room)
    answer = await sent(neighbour, "join", room, "bob", "?omit_members=true")
    assert answer["members_omitted"] is True
    assert answer["servers_in_room"] == [federated.server_name]
    members = {key for type_, key in keys_in(answer["state"]) if type_ == "m.room.member"}
    assert members == {alice.user_id, *(other.user_id for other in others[:4])}
    assert {type_ for type_, _ in keys_in(answer["state"])} >= {"m.room.create", "m.room.power_levels"}
    state, chain = ids_of(answer["state"], "12"), ids_of(answer["auth_chain"], "12")
    assert not set(state) & set(chain)
    for pdu in [answer["event"], *answer["state"]]:
        assert {*pdu["auth_events"]} <= {*state, *chain}
    await alice.set_state(room, "m.room.name", {"name": "A room with a name"})
    answer = await sent(neighbour, "join", room, "carol", "?omit_members=true")
    assert {type_ for type_, _ in keys_in(answer["state"])} & {"m.room.member"} == set()
    assert sorted(answer["servers_in_room"]) == sorted([federated.server_name, neighbour.server_name])
    await sent(neighbour, "leave", room, "carol")
    answer = await sent(neighbour, "join", room, "carol", "?omit_members=true")
    assert [pdu["state_key"] for pdu in answer["state"] if pdu["type"] == "m.room.member"] == [neighbour.user("carol")]


async def test_who_is_invited_may_join_a_closed_room_and_nobody_else(
    federated: PorchProcess, neighbour: Neighbour
) -> None:
    alice = await Client.register(federated)
    room = await alice.create_room(preset="private_chat")
    path = make_path("join", room, neighbour.user("bob"))
    await neighbour.refused(403, "M_FORBIDDEN", "GET", path)
    public = await alice.create_room(preset="public_chat")
    event = await made(neighbour, "join", public, "bob")
    await alice.set_state(public, "m.room.join_rules", {"join_rule": "invite"})
    await neighbour.refused(403, "M_FORBIDDEN", "PUT", send_path("join", public, event.event_id), event.pdu)


@pytest.mark.parametrize("membership", ["join", "knock"])
async def test_a_server_that_does_not_know_the_version_is_told_which_it_is(
    federated: PorchProcess, neighbour: Neighbour, membership: str
) -> None:
    alice = await Client.register(federated)
    room = await alice.create_room(preset="public_chat", room_version="11")
    path = f"make_{membership}/{escape(room)}/{escape(neighbour.user('bob'))}"
    for query in ("", "?ver=10", "?ver=1&ver=12"):
        reply = await neighbour.refused(400, "M_INCOMPATIBLE_ROOM_VERSION", "GET", path + query)
        assert reply.json["room_version"] == "11"


@pytest.mark.parametrize("membership", ["join", "leave", "knock"])
async def test_rooms_that_are_not_here_are_not_found(
    federated: PorchProcess, neighbour: Neighbour, membership: str
) -> None:
    alice = await Client.register(federated)
    left = await alice.create_room(preset="public_chat")
    event = await made(neighbour, "join", left, "bob")
    await alice.leave(left)
    for room in ("!nowhere:example.org", "!", "nonsense", left):
        await neighbour.refused(404, "M_NOT_FOUND", "GET", make_path(membership, room, neighbour.user("bob")))
        path = send_path(membership, room, event.event_id)
        await neighbour.refused(404, "M_NOT_FOUND", "PUT", path, event.pdu)


@pytest.mark.parametrize("membership", ["join", "leave", "knock"])
async def test_templates_are_for_the_users_of_the_server_alone(
    federated: PorchProcess, neighbour: Neighbour, membership: str
) -> None:
    alice = await Client.register(federated)
    room = await alice.create_room(preset="public_chat")
    for user_id in (alice.user_id, "@bob:other.example"):
        await neighbour.refused(403, "M_FORBIDDEN", "GET", make_path(membership, room, user_id))
    await neighbour.refused(400, "M_INVALID_PARAM", "GET", make_path(membership, room, "bob"))


@pytest.mark.parametrize("membership", ["join", "leave", "knock"])
async def test_an_event_that_is_not_what_was_to_be_signed_is_refused(
    federated: PorchProcess, neighbour: Neighbour, membership: str
) -> None:
    alice = await Client.register(federated)
    room, other = [await alice.create_room(preset="public_chat") for _ in range(2)]
    await sent(neighbour, "join", room, "carol")
    template = await neighbour.ok("GET", make_path("join", room, neighbour.user("bob")))
    content = {"membership": membership}
    good = signed(neighbour, template, content=content)
    wrong = [
        signed(neighbour, template, content={"membership": "invite"}),
        signed(neighbour, template, content={}),
        signed(neighbour, template, content=content, type="m.room.message"),
        signed(neighbour, template, content=content, sender=alice.user_id, state_key=alice.user_id),
        signed(neighbour, template, content=content, state_key=neighbour.user("carol")),
        signed(neighbour, template, content=content, room_id=other),
    ]
    for event in wrong:
        path = send_path(membership, room, event.event_id)
        await neighbour.refused(400, "M_INVALID_PARAM", "PUT", path, event.pdu)
    path = send_path(membership, room, good.event_id)
    unhashed = {**good.pdu, "content": {**content, "reason": "added later"}}
    unsigned = {**good.pdu, "signatures": {}}
    forged = {**good.pdu, "signatures": {neighbour.server_name: {neighbour.key.key_id: "A" * 86}}}
    for pdu in ({}, {"type": "m.room.member"}, unhashed, unsigned, forged):
        await neighbour.refused(400, "M_INVALID_PARAM", "PUT", path, pdu)
    await neighbour.refused(400, "M_INVALID_PARAM", "PUT", send_path(membership, room, wrong[0].event_id), good.pdu)
    joined = await alice.ok("GET", f"rooms/{escape(room)}/joined_members")
    assert set(joined["joined"]) == {alice.user_id, neighbour.user("carol")}


async def test_a_join_that_builds_on_what_is_not_here_is_refused(federated: PorchProcess, neighbour: Neighbour) -> None:
    alice = await Client.register(federated)
    room = await alice.create_room(preset="public_chat")
    event = await made(neighbour, "join", room, "bob", prev_events=["$" + "A" * 43])
    await neighbour.refused(400, "M_BAD_STATE", "PUT", send_path("join", room, event.event_id), event.pdu)


async def test_a_banned_user_gets_no_template_and_no_join(federated: PorchProcess, neighbour: Neighbour) -> None:
    alice = await Client.register(federated)
    room = await alice.create_room(preset="public_chat")
    event = await made(neighbour, "join", room, "bob")
    await alice.ok("POST", f"rooms/{escape(room)}/ban", {"user_id": neighbour.user("bob")})
    await neighbour.refused(403, "M_FORBIDDEN", "GET", make_path("join", room, neighbour.user("bob")))
    await neighbour.refused(403, "M_FORBIDDEN", "PUT", send_path("join", room, event.event_id), event.pdu)


async def test_requests_that_are_not_signed_are_refused(federated: PorchProcess) -> None:
    client = Client(federated.url)
    for method, path in (("GET", "/_matrix/federation/v1/make_join/!a/@b:c"), ("PUT", f"{V2}/send_join/!a/$b")):
        await client.refused(401, "M_UNAUTHORIZED", method, path)
