"""Claims about filters in a sync: Client-server API, "Filtering"."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import pytest

from tests.rig.client import Client, escape
from tests.rig.porch import PorchProcess
from tests.sync.reading import bodies, joined, state_keys, timeline


async def test_a_stored_filter_and_the_same_inline_give_the_same(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    room = await alice.create_room()
    await alice.send(room, "hello")
    wanted = {"room": {"timeline": {"types": ["m.room.message"]}}}
    stored = await alice.ok("POST", f"user/{escape(alice.user_id)}/filter", wanted)
    by_id = joined(await alice.sync(filter=stored["filter_id"]), room)
    inline = joined(await alice.sync(filter=wanted), room)
    assert [e["event_id"] for e in timeline(by_id)] == [e["event_id"] for e in timeline(inline)]
    assert bodies(by_id) == ["hello"]


async def test_types_and_senders_narrow_the_timeline(porch: PorchProcess) -> None:
    alice, bob = await Client.register(porch), await Client.register(porch)
    room = await alice.create_room(preset="public_chat")
    await bob.join(room)
    await alice.send(room, "from alice")
    await bob.send(room, "from bob")
    await alice.send_event(room, "org.example.thing", {"url": "mxc://x/y"})

    async def told(**wanted: Any) -> list[str]:
        section = joined(await alice.sync(filter={"room": {"timeline": {"limit": 50, **wanted}}}), room)
        return [event["type"] for event in timeline(section)]

    assert await told(types=["org.example.*"]) == ["org.example.thing"]
    assert "org.example.thing" not in await told(not_types=["org.*"])
    assert await told(types=["m.room.message"], senders=[bob.user_id]) == ["m.room.message"]
    assert await told(types=["m.room.message"], not_senders=[bob.user_id, alice.user_id]) == []
    assert await told(contains_url=True) == ["org.example.thing"]
    assert "org.example.thing" not in await told(contains_url=False)


async def test_a_filter_that_lets_few_events_pass_still_finds_them(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    room = await alice.create_room()
    rare = await alice.send_event(room, "org.example.rare", {})
    for number in range(60):
        await alice.send(room, f"noise {number}")
    wanted = {"room": {"timeline": {"types": ["org.example.rare"], "limit": 2}}}
    assert [e["event_id"] for e in timeline(joined(await alice.sync(filter=wanted), room))] == [rare]


async def test_rooms_are_left_out_by_id(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    one, two = await alice.create_room(), await alice.create_room()
    assert set((await alice.sync(filter={"room": {"not_rooms": [one]}}))["rooms"]["join"]) == {two}
    assert set((await alice.sync(filter={"room": {"rooms": [one]}}))["rooms"]["join"]) == {one}
    assert "rooms" not in await alice.sync(filter={"room": {"rooms": []}})


async def test_the_state_section_has_its_own_filter(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    room = await alice.create_room(name="x", topic="y")
    wanted = {"room": {"timeline": {"limit": 1}, "state": {"types": ["m.room.name"]}}}
    assert state_keys(joined(await alice.sync(filter=wanted), room)) == {("m.room.name", "")}


async def test_a_limit_of_zero_tells_no_events_but_all_state(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    room = await alice.create_room(name="x")
    section = joined(await alice.sync(filter={"room": {"timeline": {"limit": 0}}}), room)
    assert timeline(section) == []
    assert ("m.room.name", "") in state_keys(section)


@pytest.mark.another_form
async def test_event_fields_leave_only_what_was_named(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    room = await alice.create_room()
    await alice.send(room, "hello", extra=1)
    wanted = {"event_fields": ["type", "content.body"], "room": {"timeline": {"limit": 1}}}
    assert timeline(joined(await alice.sync(filter=wanted), room)) == [
        {"type": "m.room.message", "content": {"body": "hello"}}
    ]


@pytest.mark.another_form
async def test_the_federation_format_shows_the_event_as_servers_send_it(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    room = await alice.create_room()
    await alice.send(room, "hello")
    wanted = {"event_format": "federation", "room": {"timeline": {"limit": 1}}}
    event = timeline(joined(await alice.sync(filter=wanted), room))[0]
    assert {"auth_events", "prev_events", "hashes", "signatures", "depth"} <= set(event)


async def test_account_data_and_presence_are_filtered_too(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    await alice.ok("PUT", f"user/{escape(alice.user_id)}/account_data/org.example.a", {"a": 1})
    await alice.ok("PUT", f"user/{escape(alice.user_id)}/account_data/org.example.b", {"b": 1})
    answer = await alice.sync(filter={"account_data": {"types": ["*.b"]}, "presence": {"types": []}})
    assert [event["type"] for event in answer["account_data"]["events"]] == ["org.example.b"]
    assert "presence" not in answer


async def test_a_waiting_sync_is_not_ended_by_what_its_filter_drops(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    room = await alice.create_room()
    wanted = {"room": {"timeline": {"types": ["org.example.wanted"]}}, "presence": {"types": []}}
    since = (await alice.sync(filter=wanted))["next_batch"]
    waiting = asyncio.create_task(alice.sync(since, timeout=10_000, filter=wanted))
    await asyncio.sleep(0.2)
    await alice.send(room, "unwanted")
    await asyncio.sleep(0.3)
    assert not waiting.done()
    began = time.monotonic()
    await alice.send_event(room, "org.example.wanted", {})
    answer = await waiting
    assert time.monotonic() - began < 2
    assert [event["type"] for event in timeline(joined(answer, room))] == ["org.example.wanted"]


@pytest.mark.parametrize(
    ("filter_", "status", "errcode"),
    [
        ("{", 400, "M_NOT_JSON"),
        ('{"room": []}', 400, "M_BAD_JSON"),
        ('{"room": {"timeline": {"limit": -5}}}', 400, "M_BAD_JSON"),
        ("424242424242", 404, "M_NOT_FOUND"),
        ("no-such-filter", 404, "M_NOT_FOUND"),
    ],
)
async def test_a_filter_that_is_none_is_refused(porch: PorchProcess, filter_: str, status: int, errcode: str) -> None:
    alice = await Client.register(porch)
    await alice.refused(status, errcode, "GET", "sync", filter=filter_)
