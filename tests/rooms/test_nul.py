"""A NUL character in any text of a request: PostgreSQL cannot store one, so nothing may hand it one."""

from __future__ import annotations

from typing import Any

import pytest

from tests.rig.client import escape
from tests.rig.porch import PorchProcess
from tests.rooms.world import people, room, timeline

NUL = "a\0b"


@pytest.mark.parametrize(
    "body",
    [
        {"name": NUL, "topic": NUL},
        {"room_alias_name": NUL},
        {"room_version": NUL},
        {"invite": [f"@{NUL}:porch.test"]},
        {"preset": "trusted_private_chat", "invite": [f"@{NUL}:porch.test"]},
        {"initial_state": [{"type": NUL, "content": {}}]},
        {"initial_state": [{"type": "org.example.x", "state_key": NUL, "content": {NUL: NUL}}]},
        {"creation_content": {"type": NUL, "additional_creators": [f"@{NUL}:porch.test"]}},
        {"power_level_content_override": {"users": {f"@{NUL}:porch.test": 5}, "events": {NUL: 5}}},
    ],
)
async def test_creating_a_room(porch: PorchProcess, body: dict[str, Any]) -> None:
    [alice] = await people(porch, 1)
    reply = await alice.post("createRoom", body)
    assert reply.status in (200, 400), reply.body
    if reply.status == 200:
        await timeline(alice, reply.json["room_id"])


@pytest.mark.parametrize(
    "content",
    [
        {"body": NUL, NUL: NUL},
        {"m.relates_to": {"rel_type": NUL, "event_id": "$x"}},
        {"m.relates_to": {"rel_type": "m.thread", "event_id": NUL}},
        {"m.relates_to": {"rel_type": "m.annotation", "event_id": NUL, "key": NUL}},
        {"m.relates_to": {"m.in_reply_to": {"event_id": NUL}}},
        {"m.mentions": {"user_ids": [f"@{NUL}:porch.test"]}},
    ],
)
async def test_sending(porch: PorchProcess, content: dict[str, Any]) -> None:
    [alice] = await people(porch, 1)
    room_id = await alice.create_room()
    for type_ in ("m.room.message", "m.reaction"):
        reply = await alice.put(room(room_id, "send", type_, "t"), content)
        assert reply.status in (200, 400, 404), reply.body
    await timeline(alice, room_id)


async def test_everything_else_of_rooms(porch: PorchProcess) -> None:
    [alice] = await people(porch, 1)
    room_id = await alice.create_room()
    user = f"@{NUL}:porch.test"
    for method, path, body in (
        ("PUT", "directory/room/%23x:porch.test", {"room_id": f"!{NUL}:porch.test"}),
        ("PUT", room(room_id, "send", "m.room.redaction", "t"), {"redacts": f"${NUL}"}),
        ("PUT", room(room_id, "state", "m.room.canonical_alias"), {"alias": f"#{NUL}:porch.test"}),
        ("PUT", room(room_id, "state", "m.room.topic"), {"topic": NUL}),
        ("POST", room(room_id, "invite"), {"user_id": user, "reason": NUL}),
        ("POST", room(room_id, "ban"), {"user_id": user, "reason": NUL}),
        ("POST", room(room_id, "kick"), {"user_id": user}),
        ("POST", room(room_id, "upgrade"), {"new_version": "12", "additional_creators": [user]}),
        ("POST", "publicRooms", {"since": NUL, "filter": {"generic_search_term": NUL, "room_types": [NUL]}}),
        ("POST", room(room_id, "leave"), {"reason": NUL}),
    ):
        reply = await alice.request(method, path, body)
        assert reply.status < 500, (path, reply.body)
    for path in (
        room(NUL, "state"),
        room(room_id, "event", NUL),
        room(room_id, "state", NUL, NUL),
        f"join/{escape(NUL)}",
    ):
        assert (await alice.get(path)).status < 500


@pytest.mark.parametrize("restrict", [{"allow": [{"type": "m.room_membership", "room_id": NUL}]}])
async def test_a_join_rule(porch: PorchProcess, restrict: dict[str, Any]) -> None:
    alice, bob = await people(porch, 2)
    content = {"join_rule": "restricted", **restrict}
    room_id = await alice.create_room(initial_state=[{"type": "m.room.join_rules", "content": content}])
    await bob.refused(403, "M_FORBIDDEN", "POST", room(room_id, "join"))
