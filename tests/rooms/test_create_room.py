"""POST /createRoom: every field, every preset, every room version."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.rig.client import Client, escape
from tests.rig.porch import PorchProcess
from tests.rooms.world import ALL_VERSIONS, all_state, people, restart, room, timeline

PRESETS = {
    "private_chat": ("invite", "shared", "can_join"),
    "trusted_private_chat": ("invite", "shared", "can_join"),
    "public_chat": ("public", "shared", "forbidden"),
}


@pytest.mark.parametrize("version", ALL_VERSIONS)
async def test_a_room_of_every_version_is_made_in_the_order_of_the_specification(
    porch: PorchProcess, version: str
) -> None:
    alice, bob = await people(porch, 2)
    alias = f"made-{version}-{alice.user_id[6:12]}"
    room_id = await alice.create_room(
        room_version=version,
        preset="public_chat",
        room_alias_name=alias,
        name="The Grand Duke Pub",
        topic="All about happy hour",
        invite=[bob.user_id],
        is_direct=True,
        initial_state=[
            {"type": "org.example.first", "content": {"n": 1}},
            {"type": "org.example.second", "state_key": "key", "content": {"n": 2}},
        ],
        creation_content={"m.federate": False, "type": "m.space", "creator": "@mallory:evil", "room_version": "99"},
    )
    events = await timeline(alice, room_id)
    assert [event["type"] for event in events] == [
        "m.room.create",
        "m.room.member",
        "m.room.power_levels",
        "m.room.canonical_alias",
        "m.room.join_rules",
        "m.room.history_visibility",
        "m.room.guest_access",
        "org.example.first",
        "org.example.second",
        "m.room.name",
        "m.room.topic",
        "m.room.member",
    ]
    create = events[0]["content"]
    assert create["room_version"] == version
    assert create["m.federate"] is False
    assert create["type"] == "m.space"
    assert create.get("creator") == (alice.user_id if int(version) < 11 else None)
    assert events[2]["content"]["users"] == ({alice.user_id: 100} if int(version) < 12 else {})
    assert events[3]["content"] == {"alias": f"#{alias}:{porch.server_name}"}
    assert events[8]["state_key"] == "key"
    assert events[10]["content"]["topic"] == "All about happy hour"
    assert events[11]["state_key"] == bob.user_id
    assert events[11]["content"]["membership"] == "invite"
    assert events[11]["content"]["is_direct"] is True
    if version == "12":
        assert ":" not in room_id
        assert events[0]["event_id"][1:] == room_id[1:]
    else:
        assert room_id.endswith(f":{porch.server_name}")
    assert (await alice.ok("GET", f"directory/room/{escape(f'#{alias}:{porch.server_name}')}"))["room_id"] == room_id
    await bob.join(room_id)
    assert await alice.send(room_id, "hello") == (await timeline(bob, room_id))[-1]["event_id"]


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("version", ["11", "12"])
async def test_a_preset_sets_join_rule_visibility_and_guest_access(
    porch: PorchProcess, preset: str, version: str
) -> None:
    alice, bob = await people(porch, 2)
    room_id = await alice.create_room(preset=preset, room_version=version, invite=[bob.user_id])
    state = await all_state(alice, room_id)
    assert (
        state[("m.room.join_rules", "")]["content"]["join_rule"],
        state[("m.room.history_visibility", "")]["content"]["history_visibility"],
        state[("m.room.guest_access", "")]["content"]["guest_access"],
    ) == PRESETS[preset]
    levels = state[("m.room.power_levels", "")]["content"]
    creators = state[("m.room.create", "")]["content"].get("additional_creators")
    if preset == "trusted_private_chat":
        assert creators == ([bob.user_id] if version == "12" else None)
        assert levels["users"].get(bob.user_id) == (None if version == "12" else 100)
    else:
        assert creators is None
        assert bob.user_id not in levels["users"]
    if version == "12":
        assert levels["events"]["m.room.tombstone"] == 150 > levels.get("state_default", 50)


async def test_visibility_chooses_the_preset_and_the_directory(porch: PorchProcess) -> None:
    [alice] = await people(porch, 1)
    for visibility, join_rule in (("public", "public"), ("private", "invite")):
        room_id = await alice.create_room(visibility=visibility)
        assert (await alice.state(room_id, "m.room.join_rules"))["join_rule"] == join_rule
        listed = await alice.ok("GET", f"directory/list/room/{escape(room_id)}")
        assert listed["visibility"] == visibility
    assert (await alice.state(await alice.create_room(), "m.room.join_rules"))["join_rule"] == "invite"


async def test_initial_state_wins_over_the_preset_and_loses_against_name_and_topic(porch: PorchProcess) -> None:
    [alice] = await people(porch, 1)
    room_id = await alice.create_room(
        preset="public_chat",
        name="right",
        topic="right",
        initial_state=[
            {"type": "m.room.join_rules", "content": {"join_rule": "knock"}},
            {"type": "m.room.history_visibility", "content": {"history_visibility": "joined"}},
            {"type": "m.room.name", "content": {"name": "wrong"}},
            {"type": "m.room.topic", "content": {"topic": "wrong"}},
            {"type": "m.room.guest_access", "state_key": "", "content": {"guest_access": "can_join"}},
        ],
    )
    assert await alice.state(room_id, "m.room.join_rules") == {"join_rule": "knock"}
    assert await alice.state(room_id, "m.room.history_visibility") == {"history_visibility": "joined"}
    assert await alice.state(room_id, "m.room.guest_access") == {"guest_access": "can_join"}
    assert (await alice.state(room_id, "m.room.name"))["name"] == "right"
    topic = await alice.state(room_id, "m.room.topic")
    assert topic["topic"] == "right"
    assert topic["m.topic"]["m.text"][0]["body"] == "right"


@pytest.mark.parametrize("version", ["10", "12"])
async def test_the_power_level_override_is_laid_over_the_defaults(porch: PorchProcess, version: str) -> None:
    alice, bob = await people(porch, 2)
    users = {bob.user_id: 50} if version == "12" else {alice.user_id: 100, bob.user_id: 50}
    room_id = await alice.create_room(
        room_version=version, power_level_content_override={"users": users, "invite": 30, "events": {"m.room.name": 7}}
    )
    levels = await alice.state(room_id, "m.room.power_levels")
    assert (levels["users"], levels["invite"], levels["events"]) == (users, 30, {"m.room.name": 7})
    assert (levels["ban"], levels["kick"], levels["redact"], levels["state_default"]) == (50, 50, 50, 50)


async def test_version_12_joins_additional_creators_and_invites_without_doubles(porch: PorchProcess) -> None:
    alice, bob, carol = await people(porch, 3)
    room_id = await alice.create_room(
        preset="trusted_private_chat",
        room_version="12",
        invite=[bob.user_id, carol.user_id],
        creation_content={"additional_creators": [bob.user_id]},
    )
    create = await alice.state(room_id, "m.room.create")
    assert create["additional_creators"] == [bob.user_id, carol.user_id]
    await bob.join(room_id)
    # A creator's power has no bounds: bob may do what only level 150 may.
    await bob.set_state(room_id, "m.room.tombstone", {"body": "moved", "replacement_room": "!elsewhere"})


@pytest.mark.parametrize(
    ("body", "status", "errcode"),
    [
        ({"room_version": "13"}, 400, "M_UNSUPPORTED_ROOM_VERSION"),
        ({"room_version": "org.example.none"}, 400, "M_UNSUPPORTED_ROOM_VERSION"),
        ({"room_version": 12}, 400, "M_BAD_JSON"),
        ({"preset": "party"}, 400, "M_BAD_JSON"),
        ({"visibility": "secret"}, 400, "M_BAD_JSON"),
        ({"invite": ["nobody"]}, 400, "M_INVALID_PARAM"),
        ({"invite": "@a:b"}, 400, "M_BAD_JSON"),
        ({"invite": [f"@u{n}:porch.test" for n in range(101)]}, 400, "M_INVALID_PARAM"),
        ({"room_alias_name": "with:colon"}, 400, "M_INVALID_PARAM"),
        ({"room_alias_name": "#hash"}, 400, "M_INVALID_PARAM"),
        ({"room_alias_name": ""}, 400, "M_INVALID_PARAM"),
        ({"room_alias_name": "x" * 300}, 400, "M_INVALID_PARAM"),
        ({"name": 5}, 400, "M_BAD_JSON"),
        ({"topic": ["x"]}, 400, "M_BAD_JSON"),
        ({"creation_content": []}, 400, "M_BAD_JSON"),
        ({"initial_state": {}}, 400, "M_BAD_JSON"),
        ({"initial_state": [{"type": "m.room.name"}]}, 400, "M_MISSING_PARAM"),
        ({"initial_state": [{"type": "m.room.create", "content": {}}]}, 400, "M_BAD_JSON"),
        ({"initial_state": [{"type": "x" * 300, "content": {}}]}, 413, "M_TOO_LARGE"),
        ({"initial_state": [{"type": "m.room.power_levels", "content": {"users": 5}}]}, 400, "M_INVALID_ROOM_STATE"),
        ({"power_level_content_override": {"users": "all"}}, 400, "M_INVALID_ROOM_STATE"),
        ({"power_level_content_override": {"ban": 1.5}}, 400, None),
        ({"name": "n", "power_level_content_override": {"events": {"m.room.name": 2**60}}}, 400, None),
        (
            {"room_version": "10", "name": "n", "power_level_content_override": {"users": {}}},
            400,
            "M_INVALID_ROOM_STATE",
        ),
        ({"room_version": "12", "creation_content": {"additional_creators": ["x"]}}, 400, None),
        ({"room_version": "12", "creation_content": {"additional_creators": "x"}}, 400, None),
        ({"room_version": "12", "creation_content": {"n": 2**60}}, 400, None),
        ({"creation_content": {"m.federate": "yes"}}, None, None),
        ({"invite_3pid": [{"medium": "email"}]}, 403, "M_THREEPID_DENIED"),
    ],
)
async def test_a_wish_that_makes_no_room_is_refused_with_the_reason(
    porch: PorchProcess, body: dict[str, Any], status: int | None, errcode: str | None
) -> None:
    [alice] = await people(porch, 1)
    reply = await alice.post("createRoom", body)
    assert reply.status < 500, reply.body
    if status is not None:
        assert (reply.status, reply.errcode) == (status, errcode or reply.errcode), reply.body
        assert (await alice.ok("GET", "joined_rooms"))["joined_rooms"] == []


async def test_an_alias_that_is_taken_refuses_the_room(porch: PorchProcess) -> None:
    alice, bob = await people(porch, 2)
    alias = f"taken-{alice.user_id[6:16]}"
    await alice.create_room(room_alias_name=alias)
    await bob.refused(400, "M_ROOM_IN_USE", "POST", "createRoom", {"room_alias_name": alias})
    assert (await bob.ok("GET", "joined_rooms"))["joined_rooms"] == []


async def test_of_many_who_want_one_alias_exactly_one_gets_it(porch: PorchProcess) -> None:
    [alice] = await people(porch, 1)
    alias = f"wanted-{alice.user_id[6:16]}"
    replies = await asyncio.gather(*(alice.post("createRoom", {"room_alias_name": alias}) for _ in range(8)))
    assert sorted(reply.status for reply in replies) == [200] + [400] * 7
    assert {reply.errcode for reply in replies if reply.status != 200} == {"M_ROOM_IN_USE"}


async def test_rooms_made_in_the_same_moment_are_different_rooms(porch: PorchProcess) -> None:
    # In version 12 the room ID is the hash of the create event: same creator, same content, same millisecond.
    [alice] = await people(porch, 1)
    rooms = await asyncio.gather(*(alice.create_room(room_version="12") for _ in range(40)))
    assert len(set(rooms)) == 40
    assert set((await alice.ok("GET", "joined_rooms"))["joined_rooms"]) == set(rooms)


async def test_inviting_oneself_at_creation_does_no_harm(porch: PorchProcess) -> None:
    [alice] = await people(porch, 1)
    for version in ("11", "12"):
        room_id = await alice.create_room(
            preset="trusted_private_chat", room_version=version, invite=[alice.user_id, alice.user_id]
        )
        assert (await alice.state(room_id, "m.room.member", alice.user_id))["membership"] == "join"


async def test_guests_make_no_rooms(porch: PorchProcess) -> None:
    guest = Client(porch.url)
    reply = await guest.post("register", {}, kind="guest")
    if reply.status != 200:
        # The rig's server takes no guests; then there is nobody to refuse.
        assert reply.errcode in ("M_GUEST_ACCESS_FORBIDDEN", "M_FORBIDDEN")
        return
    guest.access_token = reply.json["access_token"]
    await guest.refused(403, "M_GUEST_ACCESS_FORBIDDEN", "POST", "createRoom", {})


async def test_a_room_that_was_made_is_there_after_a_restart(start_porch: Any) -> None:
    porch = start_porch()
    alice, bob = await people(porch, 2)
    room_id = await alice.create_room(name="kept", invite=[bob.user_id])
    sent = await alice.send(room_id, "before")
    await restart(porch, alice, bob)
    assert (await alice.state(room_id, "m.room.name"))["name"] == "kept"
    await bob.join(room_id)
    await bob.send(room_id, "after")
    events = await timeline(bob, room_id)
    assert next(event["event_id"] for event in events if event["type"] == "m.room.message") == sent
    assert (await alice.ok("GET", room(room_id, "joined_members")))["joined"].keys() == {alice.user_id, bob.user_id}
