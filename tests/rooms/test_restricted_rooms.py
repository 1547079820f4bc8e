"""Rooms that members of another room may join: restricted and knock_restricted join rules."""

from __future__ import annotations

import pytest

from tests.rig.client import Client, escape
from tests.rig.porch import PorchProcess
from tests.rooms.world import membership, people, room

RESTRICTED = ["8", "9", "10", "11", "12"]


async def restricted(by: Client, other: str, version: str, rule: str = "restricted", **body: object) -> str:
    """A room that members of `other` may join."""
    allow = [{"type": "m.room_membership", "room_id": other}, {"type": "org.example.unknown"}, "rubbish"]
    return await by.create_room(
        room_version=version,
        initial_state=[{"type": "m.room.join_rules", "content": {"join_rule": rule, "allow": allow}}],
        **body,
    )


@pytest.mark.parametrize("version", RESTRICTED)
async def test_members_of_an_allowed_room_may_join_and_someone_vouches(porch: PorchProcess, version: str) -> None:
    alice, bob, carol = await people(porch, 3)
    lobby = await alice.create_room(preset="public_chat")
    room_id = await restricted(alice, lobby, version)
    await bob.refused(403, "M_FORBIDDEN", "POST", room(room_id, "join"))
    await bob.join(lobby)
    await bob.join(room_id)
    content = await membership(alice, room_id, bob)
    assert content["join_authorised_via_users_server"] == alice.user_id
    # The one who was vouched for may change the member event without a new voucher.
    await bob.set_state(room_id, "m.room.member", {"membership": "join", "displayname": "B"}, bob.user_id)
    assert (await membership(alice, room_id, bob))["displayname"] == "B"
    # An invited user needs nobody.
    await alice.invite(room_id, carol)
    await carol.join(room_id)
    assert "join_authorised_via_users_server" not in await membership(alice, room_id, carol)


@pytest.mark.parametrize("version", ["10", "11", "12"])
async def test_knock_restricted_lets_members_join_and_others_knock(porch: PorchProcess, version: str) -> None:
    alice, bob, carol = await people(porch, 3)
    lobby = await alice.create_room(preset="public_chat")
    room_id = await restricted(alice, lobby, version, "knock_restricted")
    await bob.join(lobby)
    await bob.join(room_id)
    await carol.refused(403, "M_FORBIDDEN", "POST", room(room_id, "join"))
    await carol.ok("POST", f"knock/{escape(room_id)}")
    await alice.invite(room_id, carol)
    await carol.join(room_id)


async def test_older_versions_know_no_restricted_joins(porch: PorchProcess) -> None:
    alice, bob = await people(porch, 2)
    lobby = await alice.create_room(preset="public_chat")
    room_id = await restricted(alice, lobby, "7")
    await bob.join(lobby)
    await bob.refused(403, "M_FORBIDDEN", "POST", room(room_id, "join"))


async def test_nobody_vouches_for_themselves(porch: PorchProcess) -> None:
    alice, bob = await people(porch, 2)
    lobby = await alice.create_room(preset="public_chat")
    room_id = await restricted(alice, lobby, "12")
    path = room(room_id, "state", "m.room.member", bob.user_id)
    forged = {"membership": "join", "join_authorised_via_users_server": alice.user_id}
    await bob.refused(403, "M_FORBIDDEN", "PUT", path, forged)
    await bob.join(lobby)
    # Now the server vouches, whatever the client says.
    answer = await bob.ok("PUT", path, {**forged, "join_authorised_via_users_server": "@x:y", "displayname": "Bob"})
    event = await alice.ok("GET", room(room_id, "event", answer["event_id"]))
    assert (event["type"], event["state_key"]) == ("m.room.member", bob.user_id)
    assert event["content"] == {**forged, "displayname": "Bob"}


async def test_who_left_the_allowed_room_may_not_join(porch: PorchProcess) -> None:
    alice, bob = await people(porch, 2)
    lobby = await alice.create_room(preset="public_chat")
    room_id = await restricted(alice, lobby, "12")
    await bob.join(lobby)
    await bob.leave(lobby)
    await bob.refused(403, "M_FORBIDDEN", "POST", room(room_id, "join"))


async def test_someone_must_have_the_power_to_invite(porch: PorchProcess) -> None:
    alice, bob, carol = await people(porch, 3)
    lobby = await alice.create_room(preset="public_chat")
    room_id = await restricted(
        alice, lobby, "10", power_level_content_override={"invite": 60, "users": {alice.user_id: 100}}
    )
    await bob.join(lobby)
    await bob.join(room_id)
    assert (await membership(alice, room_id, bob))["join_authorised_via_users_server"] == alice.user_id
    await alice.leave(room_id)
    await carol.join(lobby)
    await carol.refused(403, "M_UNABLE_TO_GRANT_JOIN", "POST", room(room_id, "join"))


async def test_a_ban_holds_against_the_restricted_rule(porch: PorchProcess) -> None:
    alice, bob = await people(porch, 2)
    lobby = await alice.create_room(preset="public_chat")
    room_id = await restricted(alice, lobby, "12")
    await bob.join(lobby)
    await alice.ok("POST", room(room_id, "ban"), {"user_id": bob.user_id})
    await bob.refused(403, "M_FORBIDDEN", "POST", room(room_id, "join"))


@pytest.mark.parametrize("allow", [None, 5, {}, [5, None, {"type": "m.room_membership", "room_id": 7}], []])
async def test_a_malformed_allow_list_lets_nobody_in(porch: PorchProcess, allow: object) -> None:
    alice, bob = await people(porch, 2)
    room_id = await alice.create_room(
        initial_state=[{"type": "m.room.join_rules", "content": {"join_rule": "restricted", "allow": allow}}]
    )
    await bob.refused(403, "M_FORBIDDEN", "POST", room(room_id, "join"))
    summary = await alice.ok("GET", f"/_matrix/client/v1/room_summary/{escape(room_id)}")
    assert summary["allowed_room_ids"] == []
