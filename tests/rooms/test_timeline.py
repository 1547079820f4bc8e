"""Walking a timeline: messages, context, single events, events by time."""

from __future__ import annotations

import asyncio
import random
from typing import Any

import pytest

from tests.rig.porch import PorchProcess
from tests.rooms.world import bodies, people, room, timeline, v1


async def test_both_directions_tell_the_same_story(porch: PorchProcess) -> None:
    [alice] = await people(porch, 1)
    room_id = await alice.create_room()
    ids = [await alice.send(room_id, str(n)) for n in range(25)]
    backwards = await timeline(alice, room_id, limit=4)
    forwards: list[dict[str, Any]] = []
    start: dict[str, Any] = {}
    while True:
        page = await alice.ok("GET", room(room_id, "messages"), dir="f", limit=3, **start)
        assert len(page["chunk"]) <= 3
        forwards += page["chunk"]
        if "end" not in page:
            break
        start = {"from": page["end"]}
    assert [event["event_id"] for event in forwards] == [event["event_id"] for event in backwards]
    assert [event["event_id"] for event in forwards][-25:] == ids
    assert forwards[0]["type"] == "m.room.create"
    assert all(event["room_id"] == room_id for event in forwards)


async def test_a_page_ends_where_the_next_begins(porch: PorchProcess) -> None:
    [alice] = await people(porch, 1)
    room_id = await alice.create_room()
    for n in range(6):
        await alice.send(room_id, str(n))
    first = await alice.ok("GET", room(room_id, "messages"), dir="b", limit=2)
    assert bodies(first["chunk"]) == ["5", "4"]
    second = await alice.ok("GET", room(room_id, "messages"), dir="b", limit=2, **{"from": first["end"]})
    assert second["start"] == first["end"]
    assert bodies(second["chunk"]) == ["3", "2"]
    # Turning round at a token gives back what lies on the other side of it.
    back = await alice.ok("GET", room(room_id, "messages"), dir="f", limit=2, **{"from": first["end"]})
    assert bodies(back["chunk"]) == ["4", "5"]
    # And `to` is where a walk ends.
    upto = await alice.ok("GET", room(room_id, "messages"), dir="b", limit=50, to=second["end"])
    assert bodies(upto["chunk"]) == ["5", "4", "3", "2"]
    assert "end" not in upto
    between = await alice.ok(
        "GET", room(room_id, "messages"), dir="f", limit=50, to=first["end"], **{"from": second["end"]}
    )
    assert bodies(between["chunk"]) == ["2", "3"]


async def test_a_page_of_exactly_the_rest_has_no_end(porch: PorchProcess) -> None:
    [alice] = await people(porch, 1)
    room_id = await alice.create_room()
    count = len(await timeline(alice, room_id))
    page = await alice.ok("GET", room(room_id, "messages"), dir="b", limit=count)
    assert len(page["chunk"]) == count
    assert "end" not in page
    page = await alice.ok("GET", room(room_id, "messages"), dir="b", limit=count - 1)
    rest = await alice.ok("GET", room(room_id, "messages"), dir="b", **{"from": page["end"]})
    assert [event["type"] for event in rest["chunk"]] == ["m.room.create"]
    assert "end" not in rest


async def test_sync_tokens_are_page_tokens(porch: PorchProcess) -> None:
    alice, bob = await people(porch, 2)
    room_id = await alice.create_room(preset="public_chat")
    await bob.join(room_id)
    for n in range(30):
        await bob.send(room_id, str(n))
    synced = await alice.sync(filter={"room": {"timeline": {"limit": 5}}})
    part = synced["rooms"]["join"][room_id]["timeline"]
    assert part["limited"] is True
    earlier = await alice.ok("GET", room(room_id, "messages"), dir="b", limit=5, **{"from": part["prev_batch"]})
    assert bodies(earlier["chunk"])[::-1] + bodies(part["events"]) == [str(n) for n in range(20, 30)]
    await bob.send(room_id, "later")
    now = await alice.ok("GET", room(room_id, "messages"), dir="b", limit=1, **{"from": synced["next_batch"]})
    assert bodies(now["chunk"]) == ["29"]
    after = await alice.ok("GET", room(room_id, "messages"), dir="f", limit=9, **{"from": synced["next_batch"]})
    assert bodies(after["chunk"]) == ["later"]


async def test_filters_choose_what_is_shown(porch: PorchProcess) -> None:
    alice, bob = await people(porch, 2)
    room_id = await alice.create_room(preset="public_chat")
    await bob.join(room_id)
    for n in range(3):
        await alice.send(room_id, f"a{n}")
        await bob.send(room_id, f"b{n}", url="mxc://x/y") if n == 1 else await bob.send(room_id, f"b{n}")
        await bob.send_event(room_id, "org.example.noise", {"body": "noise"})

    async def shown(**wanted: Any) -> list[str]:
        return bodies(await timeline(alice, room_id, filter=wanted, limit=2))

    assert await shown(types=["m.room.message"]) == ["a0", "b0", "a1", "b1", "a2", "b2"]
    assert await shown(types=["m.room.*"], senders=[bob.user_id]) == ["b0", "b1", "b2"]
    assert await shown(not_senders=[bob.user_id]) == ["a0", "a1", "a2"]
    assert await shown(contains_url=True) == ["b1"]
    assert await shown(rooms=["!elsewhere:porch.test"]) == []
    assert await shown(not_rooms=[room_id]) == []
    noise = await alice.ok("GET", room(room_id, "messages"), dir="b", limit=50, filter={"types": ["org.example.*"]})
    assert len(noise["chunk"]) == 3
    page = await alice.ok("GET", room(room_id, "messages"), dir="b", limit=50, filter={"limit": 2})
    assert len(page["chunk"]) == 2


async def test_lazy_loading_brings_the_senders_of_a_page(porch: PorchProcess) -> None:
    alice, bob, carol = await people(porch, 3)
    room_id = await alice.create_room(preset="public_chat")
    await bob.join(room_id)
    await carol.join(room_id)
    await bob.send(room_id, "one")
    await bob.send(room_id, "two")
    lazy = {"lazy_load_members": True}
    page = await alice.ok("GET", room(room_id, "messages"), dir="b", limit=2, filter=lazy)
    assert [(event["type"], event["state_key"]) for event in page["state"]] == [("m.room.member", bob.user_id)]
    target = page["chunk"][0]["event_id"]
    around = await alice.ok("GET", room(room_id, "context", target), limit=0, filter=lazy)
    members = [event["state_key"] for event in around["state"] if event["type"] == "m.room.member"]
    assert members == [bob.user_id]
    assert any(event["type"] == "m.room.create" for event in around["state"])


async def test_context_shows_what_is_around_an_event(porch: PorchProcess) -> None:
    [alice] = await people(porch, 1)
    room_id = await alice.create_room()
    ids = [await alice.send(room_id, str(n)) for n in range(9)]
    around = await alice.ok("GET", room(room_id, "context", ids[4]), limit=4)
    assert around["event"]["event_id"] == ids[4]
    assert bodies(around["events_before"]) == ["3", "2"]
    assert bodies(around["events_after"]) == ["5", "6"]
    before = await alice.ok("GET", room(room_id, "messages"), dir="b", limit=2, **{"from": around["start"]})
    assert bodies(before["chunk"]) == ["1", "0"]
    after = await alice.ok("GET", room(room_id, "messages"), dir="f", limit=9, **{"from": around["end"]})
    assert bodies(after["chunk"]) == ["7", "8"]
    alone = await alice.ok("GET", room(room_id, "context", ids[4]), limit=0)
    assert (alone["events_before"], alone["events_after"]) == ([], [])
    assert bodies([alone["event"]]) == ["4"]
    last = await alice.ok("GET", room(room_id, "context", ids[8]), limit=2)
    assert last["events_after"] == []
    await alice.send(room_id, "new")
    newest = await alice.ok("GET", room(room_id, "messages"), dir="f", **{"from": last["end"]})
    assert bodies(newest["chunk"]) == ["new"]
    # The state is that at the last event shown.
    await alice.set_state(room_id, "m.room.topic", {"topic": "later"})
    old = await alice.ok("GET", room(room_id, "context", ids[4]), limit=2)
    assert not [event for event in old["state"] if event["type"] == "m.room.topic"]


async def test_a_single_event(porch: PorchProcess) -> None:
    alice, bob = await people(porch, 2)
    room_id, elsewhere = await alice.create_room(), await alice.create_room()
    event_id = await alice.send(room_id, "hello")
    event = await alice.ok("GET", room(room_id, "event", event_id))
    assert (event["event_id"], event["room_id"], event["content"]["body"]) == (event_id, room_id, "hello")
    assert event["unsigned"]["membership"] == "join"
    assert 0 <= event["unsigned"]["age"] < 60_000
    await alice.refused(404, "M_NOT_FOUND", "GET", room(elsewhere, "event", event_id))
    await alice.refused(404, "M_NOT_FOUND", "GET", room(room_id, "event", "$nothing"))
    await alice.refused(404, "M_NOT_FOUND", "GET", room(elsewhere, "context", event_id))
    for path in ("event", "context"):
        there = await bob.get(room(room_id, path, event_id))
        nowhere = await bob.get(room("!nothing:porch.test", path, event_id))
        assert (there.status, there.json) == (nowhere.status, nowhere.json) == (404, there.json)


async def test_an_event_is_found_by_its_time(porch: PorchProcess) -> None:
    [alice] = await people(porch, 1)
    room_id = await alice.create_room()
    for n in range(3):
        await alice.send(room_id, str(n))
        await asyncio.sleep(0.02)
    events = await timeline(alice, room_id)
    first, last = events[0], events[-1]
    middle = events[-2]
    path = v1(room(room_id, "timestamp_to_event"))
    found = await alice.ok("GET", path, ts=0, dir="f")
    assert found["origin_server_ts"] == first["origin_server_ts"]
    found = await alice.ok("GET", path, ts=2**52, dir="b")
    assert (found["event_id"], found["origin_server_ts"]) == (last["event_id"], last["origin_server_ts"])
    for ts, direction, expected in (
        (middle["origin_server_ts"], "b", middle),
        (middle["origin_server_ts"], "f", middle),
        (middle["origin_server_ts"] + 1, "f", last),
        (last["origin_server_ts"] - 1, "b", middle),
    ):
        assert (await alice.ok("GET", path, ts=ts, dir=direction))["event_id"] == expected["event_id"]
    await alice.refused(404, "M_NOT_FOUND", "GET", path, ts=0, dir="b")
    await alice.refused(404, "M_NOT_FOUND", "GET", path, ts=2**52, dir="f")
    await alice.refused(400, "M_MISSING_PARAM", "GET", path, dir="f")
    await alice.refused(400, "M_MISSING_PARAM", "GET", path, ts=0)
    await alice.refused(400, "M_INVALID_PARAM", "GET", path, ts="now", dir="f")
    await alice.refused(400, "M_INVALID_PARAM", "GET", path, ts=0, dir="x")


@pytest.mark.parametrize(
    ("query", "errcode"),
    [
        ({}, "M_MISSING_PARAM"),
        ({"dir": "x"}, "M_INVALID_PARAM"),
        ({"dir": "b", "from": "rubbish"}, "M_INVALID_PARAM"),
        ({"dir": "b", "to": "s_"}, "M_INVALID_PARAM"),
        ({"dir": "b", "limit": "many"}, "M_INVALID_PARAM"),
        ({"dir": "b", "limit": "-1"}, "M_INVALID_PARAM"),
        ({"dir": "b", "filter": "{"}, "M_INVALID_PARAM"),
        ({"dir": "b", "filter": "[]"}, "M_INVALID_PARAM"),
        ({"dir": "b", "filter": '{"types":5}'}, "M_INVALID_PARAM"),
    ],
)
async def test_a_question_that_makes_no_sense_is_refused(
    porch: PorchProcess, query: dict[str, Any], errcode: str
) -> None:
    [alice] = await people(porch, 1)
    room_id = await alice.create_room()
    await alice.refused(400, errcode, "GET", room(room_id, "messages"), **query)


async def test_strange_tokens_and_limits_answer_something(porch: PorchProcess) -> None:
    [alice] = await people(porch, 1)
    room_id = await alice.create_room()
    for query in (
        {"dir": "b", "from": "t-999999999999999999"},
        {"dir": "f", "from": "t999999999999999999"},
        {"dir": "b", "from": "t999999999999999999", "limit": 10**15},
        {"dir": "f", "from": "t5", "to": "t1"},
        {"dir": "b", "limit": 0},
    ):
        reply = await alice.get(room(room_id, "messages"), **query)
        assert reply.status == 200, (query, reply.body)


async def test_the_state_at_any_event_is_that_of_a_replay(porch: PorchProcess) -> None:
    alice, bob = await people(porch, 2)
    room_id = await alice.create_room(preset="public_chat", power_level_content_override={"state_default": 0})
    chance = random.Random(1)
    for n in range(30):
        await chance.choice((alice.join, bob.join, bob.join))(room_id)
        await alice.set_state(room_id, "org.example.thing", {"n": n}, chance.choice(("", "a", "b")))
        if chance.random() < 0.4:
            await bob.leave(room_id) if chance.random() < 0.5 else await bob.join(room_id)
    events = await timeline(alice, room_id, limit=100)
    replayed: dict[tuple[str, str], str] = {}
    for at, event in enumerate(events):
        if "state_key" in event:
            replayed[(event["type"], event["state_key"])] = event["event_id"]
        if at % 5 == 0:
            around = await alice.ok("GET", room(room_id, "context", event["event_id"]), limit=0)
            told = {(each["type"], each["state_key"]): each["event_id"] for each in around["state"]}
            assert told == replayed


async def test_a_needle_is_found_behind_more_than_one_page_looks_at(porch: PorchProcess) -> None:
    [alice] = await people(porch, 1)
    room_id = await alice.create_room()
    needle = await alice.send_event(room_id, "org.example.needle", {})

    async def straw(count: int) -> None:
        for n in range(count):
            await alice.send(room_id, str(n))

    await asyncio.gather(*(straw(110) for _ in range(20)))
    pages, query = 0, {}
    found: list[dict[str, Any]] = []
    while not found:
        page = await alice.ok(
            "GET", room(room_id, "messages"), dir="b", limit=10, filter={"types": ["org.example.needle"]}, **query
        )
        found, pages = page["chunk"], pages + 1
        query = {"from": page.get("end", "")}
    assert [event["event_id"] for event in found] == [needle]
    assert pages == 2
