"""The deprecated /initialSync and /events."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.rig.porch import PorchProcess
from tests.rooms.world import bodies, people, room


async def test_an_initial_sync_tells_rooms_invites_and_account_data(porch: PorchProcess) -> None:
    alice, bob = await people(porch, 2)
    room_id = await alice.create_room(preset="public_chat", name="N", visibility="public")
    invited = await alice.create_room(invite=[bob.user_id])
    await bob.join(room_id)
    for n in range(5):
        await alice.send(room_id, str(n))
    await bob.ok("PUT", f"user/{bob.user_id}/account_data/org.example.x", {"x": 1})
    await bob.ok("PUT", f"user/{bob.user_id}/rooms/{room_id}/tags/u.work", {})
    told = await bob.ok("GET", "initialSync", limit=3)
    by_id = {entry["room_id"]: entry for entry in told["rooms"]}
    assert by_id.keys() == {room_id, invited}
    joined = by_id[room_id]
    assert (joined["membership"], joined["visibility"]) == ("join", "public")
    assert bodies(joined["messages"]["chunk"]) == ["2", "3", "4"]
    assert {event["type"] for event in joined["state"]} >= {"m.room.create", "m.room.name", "m.room.member"}
    assert [event["type"] for event in joined["account_data"]] == ["m.tag"]
    assert "org.example.x" in [event["type"] for event in told["account_data"]]
    assert isinstance(told["presence"], list)
    assert by_id[invited]["invite"]["content"]["membership"] == "invite"
    earlier = await bob.ok("GET", room(room_id, "messages"), dir="b", limit=2, **{"from": joined["messages"]["start"]})
    assert bodies(earlier["chunk"]) == ["1", "0"]
    await alice.send(room_id, "later")
    later = await bob.ok("GET", room(room_id, "messages"), dir="f", **{"from": joined["messages"]["end"]})
    assert bodies(later["chunk"]) == ["later"]


async def test_left_rooms_are_told_when_asked_for(porch: PorchProcess) -> None:
    alice, bob, carol = await people(porch, 3)
    room_id = await alice.create_room(preset="public_chat")
    await bob.join(room_id)
    await alice.send(room_id, "seen")
    await bob.leave(room_id)
    await alice.send(room_id, "unseen")
    assert (await bob.ok("GET", "initialSync"))["rooms"] == []
    [told] = (await bob.ok("GET", "initialSync", archived=True))["rooms"]
    assert told["membership"] == "leave"
    assert bodies(told["messages"]["chunk"]) == ["seen"]
    alone = await bob.ok("GET", room(room_id, "initialSync"))
    assert alone["membership"] == "leave"
    assert bodies(alone["messages"]["chunk"]) == ["seen"]
    await carol.refused(403, "M_FORBIDDEN", "GET", room(room_id, "initialSync"))
    assert (await alice.ok("GET", room(room_id, "initialSync"), limit=1))["membership"] == "join"


async def test_the_stream_of_events_goes_on_where_it_ended(porch: PorchProcess) -> None:
    alice, bob = await people(porch, 2)
    room_id = await alice.create_room(preset="public_chat")
    await bob.join(room_id)
    end = (await bob.ok("GET", "initialSync"))["end"]
    waiting = asyncio.ensure_future(bob.ok("GET", "events", timeout=20_000, **{"from": end}))
    await asyncio.sleep(0.2)
    sent = await alice.send(room_id, "hello")
    told = await asyncio.wait_for(waiting, 5)
    assert [event["event_id"] for event in told["chunk"]] == [sent]
    assert told["start"] == end
    nothing = await bob.ok("GET", "events", timeout=0, **{"from": told["end"]})
    assert nothing["chunk"] == []
    many = [await alice.send(room_id, str(n)) for n in range(120)]
    seen: list[str] = []
    token = told["end"]
    while len(seen) < 120:
        part = await bob.ok("GET", "events", timeout=0, **{"from": token})
        assert part["chunk"]
        seen += [event["event_id"] for event in part["chunk"]]
        token = part["end"]
    assert seen == many


async def test_one_room_may_be_listened_to_without_joining(porch: PorchProcess) -> None:
    alice, bob = await people(porch, 2)
    readable = {"type": "m.room.history_visibility", "content": {"history_visibility": "world_readable"}}
    open_room = await alice.create_room(initial_state=[readable])
    closed = await alice.create_room()
    waiting = asyncio.ensure_future(bob.ok("GET", "events", timeout=20_000, room_id=open_room))
    await asyncio.sleep(0.2)
    await alice.send(closed, "not for bob")
    sent = await alice.send(open_room, "hello")
    told = await asyncio.wait_for(waiting, 5)
    assert [event["event_id"] for event in told["chunk"]] == [sent]
    await bob.refused(403, "M_FORBIDDEN", "GET", "events", timeout=0, room_id=closed)


async def test_a_single_event_is_for_those_who_may_see_it(porch: PorchProcess) -> None:
    alice, bob = await people(porch, 2)
    room_id = await alice.create_room()
    sent = await alice.send(room_id, "hello")
    assert (await alice.ok("GET", f"events/{sent}"))["room_id"] == room_id
    await bob.refused(404, "M_NOT_FOUND", "GET", f"events/{sent}")
    await bob.refused(404, "M_NOT_FOUND", "GET", "events/$nothing")


@pytest.mark.parametrize("query", [{"from": "rubbish"}, {"timeout": "x"}, {"timeout": -1}])
async def test_a_wrong_question_is_refused(porch: PorchProcess, query: dict[str, Any]) -> None:
    [alice] = await people(porch, 1)
    await alice.refused(400, "M_INVALID_PARAM", "GET", "events", **query)


async def test_what_lies_far_back_is_told_after_a_restart(start_porch: Any) -> None:
    porch = start_porch()
    alice, bob = await people(porch, 2)
    room_id = await alice.create_room(preset="public_chat")
    await bob.join(room_id)
    end = (await bob.ok("GET", "initialSync"))["end"]
    sent = [await alice.send(room_id, str(n)) for n in range(5)]
    porch.restart()
    await bob.close()
    told = await bob.ok("GET", "events", timeout=0, **{"from": end})
    assert [event["event_id"] for event in told["chunk"]] == sent
