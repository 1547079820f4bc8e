"""Reading and setting state."""

from __future__ import annotations

import pytest

from tests.rig.client import escape
from tests.rig.porch import PorchProcess
from tests.rooms.world import all_state, people, room, timeline

AWKWARD_KEYS = ["a/b", "a%2Fb", "%", "ä ö", "#:?&=", "..", ".", "\U0001f600", "a" * 255, " "]


async def test_state_is_read_back_as_it_was_set(porch: PorchProcess) -> None:
    [alice] = await people(porch, 1)
    room_id = await alice.create_room()
    base = room(room_id, "state", "org.example.thing")
    await alice.ok("PUT", base, {"n": 1})
    assert await alice.ok("GET", base) == {"n": 1}
    await alice.ok("PUT", f"{base}/", {"n": 2})
    for path in (base, f"{base}/"):
        assert await alice.ok("GET", path) == {"n": 2}
    await alice.ok("PUT", f"{base}/key", {"n": 3})
    assert await alice.ok("GET", f"{base}/key") == {"n": 3}
    assert await alice.ok("GET", base) == {"n": 2}
    assert (await alice.refused(404, "M_NOT_FOUND", "GET", f"{base}/other")).status == 404


@pytest.mark.parametrize("key", AWKWARD_KEYS)
async def test_any_text_is_a_state_key(porch: PorchProcess, key: str) -> None:
    [alice] = await people(porch, 1)
    room_id = await alice.create_room()
    await alice.set_state(room_id, "org.example/thing", {"key": key}, key)
    assert await alice.state(room_id, "org.example/thing", key) == {"key": key}
    state = await all_state(alice, room_id)
    assert state[("org.example/thing", key)]["content"] == {"key": key}


async def test_the_whole_event_can_be_asked_for(porch: PorchProcess) -> None:
    [alice] = await people(porch, 1)
    room_id = await alice.create_room()
    event_id = await alice.set_state(room_id, "m.room.name", {"name": "N"})
    event = await alice.ok("GET", room(room_id, "state", "m.room.name"), format="event")
    assert event["event_id"] == event_id
    assert (event["type"], event["state_key"], event["sender"], event["room_id"], event["content"]) == (
        "m.room.name",
        "",
        alice.user_id,
        room_id,
        {"name": "N"},
    )
    assert await alice.ok("GET", room(room_id, "state", "m.room.name"), format="content") == {"name": "N"}
    await alice.refused(400, "M_INVALID_PARAM", "GET", room(room_id, "state", "m.room.name"), format="xml")


async def test_saying_the_same_again_makes_no_event(porch: PorchProcess) -> None:
    alice, bob = await people(porch, 2)
    room_id = await alice.create_room(preset="public_chat")
    first = await alice.set_state(room_id, "m.room.topic", {"topic": "T"})
    assert await alice.set_state(room_id, "m.room.topic", {"topic": "T"}) == first
    assert await alice.set_state(room_id, "m.room.topic", {"topic": "U"}) != first
    assert await alice.set_state(room_id, "m.room.topic", {"topic": "T"}) != first
    topics = [event for event in await timeline(alice, room_id) if event["type"] == "m.room.topic"]
    assert len(topics) == 3
    # The same words are no way around the rules.
    await bob.join(room_id)
    await bob.refused(403, "M_FORBIDDEN", "PUT", room(room_id, "state", "m.room.topic"), {"topic": "T"})


async def test_what_was_replaced_is_told_in_unsigned(porch: PorchProcess) -> None:
    [alice] = await people(porch, 1)
    room_id = await alice.create_room()
    first = await alice.set_state(room_id, "m.room.name", {"name": "one"})
    await alice.set_state(room_id, "m.room.name", {"name": "two"})
    unsigned = (await alice.ok("GET", room(room_id, "state", "m.room.name"), format="event"))["unsigned"]
    assert unsigned["prev_content"] == {"name": "one"}
    assert unsigned["replaces_state"] == first


async def test_power_is_what_the_auth_rules_say(porch: PorchProcess) -> None:
    alice, bob = await people(porch, 2)
    room_id = await alice.create_room(preset="public_chat")
    await bob.join(room_id)
    await bob.refused(403, "M_FORBIDDEN", "PUT", room(room_id, "state", "m.room.name"), {"name": "B"})
    levels = await alice.state(room_id, "m.room.power_levels")
    mine = {**levels, "users": {bob.user_id: 50}}
    await alice.set_state(room_id, "m.room.power_levels", mine)
    await bob.set_state(room_id, "m.room.name", {"name": "B"})
    # Nobody raises anyone above oneself, nor changes a level above one's own.
    too_high = {**mine, "users": {bob.user_id: 51}}
    await bob.refused(403, "M_FORBIDDEN", "PUT", room(room_id, "state", "m.room.power_levels"), too_high)
    # A state key that is a user ID belongs to that user.
    await bob.refused(403, "M_FORBIDDEN", "PUT", room(room_id, "state", "org.example.own", alice.user_id), {"x": 1})
    await bob.set_state(room_id, "org.example.own", {"x": 1}, bob.user_id)
    await alice.refused(403, "M_FORBIDDEN", "PUT", room(room_id, "state", "m.room.create"), {})


@pytest.mark.parametrize(
    ("raw", "errcode"),
    [
        (b"", None),
        (b"{", "M_NOT_JSON"),
        (b"[]", "M_BAD_JSON"),
        (b'"text"', "M_BAD_JSON"),
        (b"null", "M_BAD_JSON"),
        (b'{"n": 1.5}', "M_BAD_JSON"),
        (b'{"n": 1e400}', None),
        (b'{"n": 90071992547409920}', "M_BAD_JSON"),
        (b'{"n": ' + b"[" * 5000 + b"]" * 5000 + b"}", None),
        (b'{"a": "\xff"}', None),
        (b'{"a": "\\ud800"}', None),
        (b'{"a": "' + b"x" * 70_000 + b'"}', "M_TOO_LARGE"),
    ],
)
async def test_no_body_breaks_the_server(porch: PorchProcess, raw: bytes, errcode: str | None) -> None:
    [alice] = await people(porch, 1)
    room_id = await alice.create_room()
    for path in (room(room_id, "state", "org.example.thing"), room(room_id, "send", "org.example.thing", "t1")):
        reply = await alice.request("PUT", path, raw=raw)
        assert reply.status < 500, reply.body
        if errcode is not None:
            assert reply.errcode == errcode, reply.body


async def test_rooms_before_version_6_keep_their_floats(porch: PorchProcess) -> None:
    [alice] = await people(porch, 1)
    for version in ("5", "6"):
        room_id = await alice.create_room(room_version=version)
        reply = await alice.put(room(room_id, "state", "org.example.thing"), {"n": 2**53 + 1})
        assert reply.status == (200 if version == "5" else 400)


async def test_member_state_is_checked_like_the_membership_endpoints(porch: PorchProcess) -> None:
    alice, bob = await people(porch, 2)
    room_id = await alice.create_room()
    mine, his = (
        room(room_id, "state", "m.room.member", alice.user_id),
        room(room_id, "state", "m.room.member", bob.user_id),
    )
    for content in ({}, {"membership": "dance"}, {"membership": 5}, {"membership": "join", "displayname": 5}):
        await alice.refused(400, "M_BAD_JSON", "PUT", mine, content)
    await alice.refused(
        400, "M_INVALID_PARAM", "PUT", room(room_id, "state", "m.room.member", "bob"), {"membership": "invite"}
    )
    await alice.refused(403, "M_FORBIDDEN", "PUT", his, {"membership": "join"})
    await alice.ok("PUT", his, {"membership": "invite"})
    await bob.ok("PUT", his, {"membership": "join"})
    await alice.ok("PUT", his, {"membership": "ban", "reason": "r"})
    await bob.refused(403, "M_FORBIDDEN", "PUT", his, {"membership": "leave"})
    await alice.ok("PUT", his, {"membership": "leave"})
    assert (await alice.state(room_id, "m.room.member", bob.user_id))["membership"] == "leave"


async def test_state_of_a_room_is_not_for_outsiders(porch: PorchProcess) -> None:
    alice, bob = await people(porch, 2)
    room_id = await alice.create_room(name="secret")
    for rest in (("state",), ("state", "m.room.name"), ("members",), ("joined_members",), ("aliases",)):
        there = await bob.get(room(room_id, *rest))
        nowhere = await bob.get(room("!nothing:porch.test", *rest))
        assert (there.status, there.json) == (nowhere.status, nowhere.json)
        assert there.status in (403, 404)
    there = await bob.put(room(room_id, "state", "m.room.name"), {"name": "x"})
    nowhere = await bob.put(room("!nothing:porch.test", "state", "m.room.name"), {"name": "x"})
    assert (there.status, there.json) == (nowhere.status, nowhere.json)
    assert there.status == 403


async def test_a_state_key_of_too_many_bytes_is_refused(porch: PorchProcess) -> None:
    [alice] = await people(porch, 1)
    room_id = await alice.create_room()
    reply = await alice.put(room(room_id, "state", "org.example.thing", "ä" * 128), {})
    assert (reply.status, reply.errcode) == (413, "M_TOO_LARGE")
    reply = await alice.put(f"rooms/{escape(room_id)}/state/org.example.thing/%00", {})
    assert (reply.status, reply.errcode) == (400, "M_INVALID_PARAM")
