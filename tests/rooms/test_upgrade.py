"""Upgrading a room."""

from __future__ import annotations

import asyncio

import pytest

from tests.rig.client import escape
from tests.rig.porch import PorchProcess
from tests.rooms.world import all_state, people, room


async def test_an_upgrade_moves_the_room(porch: PorchProcess) -> None:
    alice, bob = await people(porch, 2)
    name = f"up-{alice.user_id[6:16]}"
    old = await alice.create_room(
        room_version="9",
        visibility="public",
        preset="public_chat",
        room_alias_name=name,
        name="The Pub",
        topic="Beer",
        creation_content={"type": "m.space", "m.federate": False},
        initial_state=[
            {"type": "m.room.encryption", "content": {"algorithm": "m.megolm.v1.aes-sha2"}},
            {"type": "m.room.server_acl", "content": {"allow": ["*"], "deny": ["evil.example"]}},
            {"type": "m.room.avatar", "content": {"url": "mxc://porch.test/pub"}},
            {"type": "m.room.history_visibility", "content": {"history_visibility": "joined"}},
            {"type": "org.example.custom", "content": {"stays": "behind"}},
        ],
        power_level_content_override={"users": {alice.user_id: 100, bob.user_id: 50}, "events": {"m.room.name": 25}},
    )
    await bob.join(old)
    new = (await alice.ok("POST", room(old, "upgrade"), {"new_version": "12"}))["replacement_room"]
    state = await all_state(alice, new)

    create = state[("m.room.create", "")]["content"]
    assert create["room_version"] == "12"
    assert create["predecessor"]["room_id"] == old
    assert (create["type"], create["m.federate"]) == ("m.space", False)
    before = await all_state(alice, old)
    for type_ in ("name", "topic", "avatar", "encryption", "server_acl", "join_rules", "guest_access"):
        key = (f"m.room.{type_}", "")
        assert state[key]["content"] == before[key]["content"], type_
    assert state[("m.room.history_visibility", "")]["content"]["history_visibility"] == "joined"
    assert ("org.example.custom", "") not in state
    levels = state[("m.room.power_levels", "")]["content"]
    assert levels["users"] == {bob.user_id: 50}
    assert levels["events"]["m.room.name"] == 25
    assert levels["events"]["m.room.tombstone"] == 150
    assert [key[1] for key in state if key[0] == "m.room.member"] == [alice.user_id]

    tombstone = await bob.state(old, "m.room.tombstone")
    assert tombstone["replacement_room"] == new
    assert isinstance(tombstone["body"], str)
    quiet = await bob.state(old, "m.room.power_levels")
    assert quiet["events_default"] == quiet["invite"] == 50

    alias = f"#{name}:porch.test"
    assert (await bob.ok("GET", f"directory/room/{escape(alias)}"))["room_id"] == new
    assert await alice.state(new, "m.room.canonical_alias") == {"alias": alias}
    assert (await bob.ok("GET", f"directory/list/room/{escape(new)}"))["visibility"] == "public"
    assert (await bob.ok("GET", f"directory/list/room/{escape(old)}"))["visibility"] == "private"
    await bob.join(alias)
    await bob.send(new, "here now")


@pytest.mark.parametrize(
    ("old", "new"), [("1", "2"), ("1", "11"), ("6", "10"), ("10", "12"), ("12", "12"), ("12", "11")]
)
async def test_upgrades_between_versions(porch: PorchProcess, old: str, new: str) -> None:
    alice, bob = await people(porch, 2)
    room_id = await alice.create_room(room_version=old, preset="public_chat", name="N")
    await bob.join(room_id)
    body = {"new_version": new, "additional_creators": [bob.user_id]}
    replacement = (await alice.ok("POST", room(room_id, "upgrade"), body))["replacement_room"]
    state = await all_state(alice, replacement)
    create = state[("m.room.create", "")]["content"]
    assert create["room_version"] == new
    assert create.get("additional_creators") == ([bob.user_id] if new == "12" else None)
    assert (create["predecessor"].get("event_id") is None) == (new == "12")
    assert state[("m.room.name", "")]["content"] == {"name": "N"}
    users = state[("m.room.power_levels", "")]["content"]["users"]
    assert users == ({} if new == "12" else {alice.user_id: 100})
    await bob.join(replacement)
    # The old room has fallen silent.
    await bob.refused(403, "M_FORBIDDEN", "PUT", room(room_id, "send", "m.room.message", "t"), {"body": "x"})


async def test_powers_written_as_text_become_numbers(porch: PorchProcess) -> None:
    alice, bob = await people(porch, 2)
    room_id = await alice.create_room(
        room_version="9",
        power_level_content_override={"users": {alice.user_id: "100", bob.user_id: " 50 "}, "ban": "60"},
    )
    new = (await alice.ok("POST", room(room_id, "upgrade"), {"new_version": "10"}))["replacement_room"]
    levels = await alice.state(new, "m.room.power_levels")
    assert (levels["users"], levels["ban"]) == ({alice.user_id: 100, bob.user_id: 50}, 60)


async def test_an_upgrade_needs_the_power_to_bury_the_room(porch: PorchProcess) -> None:
    alice, bob, carol = await people(porch, 3)
    room_id = await alice.create_room(preset="public_chat", room_version="12")
    await bob.join(room_id)
    levels = await alice.state(room_id, "m.room.power_levels")
    await alice.set_state(room_id, "m.room.power_levels", {**levels, "users": {bob.user_id: 100}})
    for user in (bob, carol):
        await user.refused(403, "M_FORBIDDEN", "POST", room(room_id, "upgrade"), {"new_version": "12"})
    await carol.refused(403, "M_FORBIDDEN", "POST", room("!nothing:porch.test", "upgrade"), {"new_version": "12"})
    assert ("m.room.tombstone", "") not in await all_state(alice, room_id)
    assert len((await bob.ok("GET", "joined_rooms"))["joined_rooms"]) == 1


async def test_an_upgrade_asked_for_twice_at_once_happens_once(porch: PorchProcess) -> None:
    [alice] = await people(porch, 1)
    room_id = await alice.create_room()
    path, body = room(room_id, "upgrade"), {"new_version": "12"}
    answers = await asyncio.gather(*(alice.ok("POST", path, body) for _ in range(5)))
    assert len({answer["replacement_room"] for answer in answers}) == 1
    assert len((await alice.ok("GET", "joined_rooms"))["joined_rooms"]) == 2


@pytest.mark.parametrize(
    ("body", "errcode"),
    [
        ({"new_version": "13"}, "M_UNSUPPORTED_ROOM_VERSION"),
        ({"new_version": 12}, "M_BAD_JSON"),
        ({}, "M_MISSING_PARAM"),
        ({"new_version": "12", "additional_creators": ["bob"]}, "M_INVALID_PARAM"),
        ({"new_version": "12", "additional_creators": "x"}, "M_BAD_JSON"),
    ],
)
async def test_an_upgrade_that_makes_no_sense_is_refused(
    porch: PorchProcess, body: dict[str, object], errcode: str
) -> None:
    [alice] = await people(porch, 1)
    room_id = await alice.create_room()
    await alice.refused(400, errcode, "POST", room(room_id, "upgrade"), body)
    assert (await alice.ok("GET", "joined_rooms"))["joined_rooms"] == [room_id]


async def test_strange_power_levels_do_not_stop_an_upgrade(porch: PorchProcess) -> None:
    [alice] = await people(porch, 1)
    room_id = await alice.create_room(
        room_version="9",
        power_level_content_override={"events": {"m.room.name": 100, "m.room.power_levels": 100}, "state_default": 100},
        name="N",
    )
    new = (await alice.ok("POST", room(room_id, "upgrade"), {"new_version": "11"}))["replacement_room"]
    assert await alice.state(new, "m.room.name") == {"name": "N"}
