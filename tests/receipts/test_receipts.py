"""Receipts and the fully-read marker.  Client-server API, "Receipts" and "Read and unread markers"."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from tests.rig.client import Client, escape
from tests.rig.porch import PorchProcess


async def room_of(owner: Client, *others: Client) -> str:
    room_id = await owner.create_room(preset="public_chat")
    for other in others:
        await other.join(room_id)
    return room_id


def path(room_id: str, event_id: str, type_: str = "m.read") -> str:
    return f"rooms/{escape(room_id)}/receipt/{type_}/{escape(event_id)}"


def shown(answer: Any, room_id: str) -> dict[tuple[str, str, str], Any]:
    """Receipts in a sync: (user, type, thread or "") -> event ID; fails when one is told twice."""
    found: dict[tuple[str, str, str], Any] = {}
    room = answer.get("rooms", {}).get("join", {}).get(room_id, {})
    for event in room.get("ephemeral", {}).get("events", []):
        if event["type"] != "m.receipt":
            continue
        for event_id, types in event["content"].items():
            for type_, users in types.items():
                for user_id, receipt in users.items():
                    assert isinstance(receipt["ts"], int)
                    key = (user_id, type_, receipt.get("thread_id", ""))
                    assert key not in found
                    found[key] = event_id
    return found


async def test_a_receipt_reaches_everyone_in_the_room_at_once(porch: PorchProcess) -> None:
    alice, bob = await Client.register(porch), await Client.register(porch)
    room = await room_of(alice, bob)
    event = await alice.send(room)
    since = (await alice.sync())["next_batch"]
    waiting = asyncio.ensure_future(alice.sync(since=since, timeout=20_000))
    await asyncio.sleep(0.1)
    await bob.ok("POST", path(room, event))
    news = await waiting
    assert shown(news, room) == {(bob.user_id, "m.read", ""): event}
    assert not shown(await alice.sync(since=news["next_batch"]), room)
    assert shown(await alice.sync(), room) == {(bob.user_id, "m.read", ""): event}


async def test_a_private_receipt_is_seen_by_its_user_alone(porch: PorchProcess) -> None:
    alice, bob = await Client.register(porch), await Client.register(porch)
    room = await room_of(alice, bob)
    event = await alice.send(room)
    since_alice, since_bob = (await alice.sync())["next_batch"], (await bob.sync())["next_batch"]
    await bob.ok("POST", path(room, event, "m.read.private"))
    expected = {(bob.user_id, "m.read.private", ""): event}
    assert shown(await bob.sync(since=since_bob), room) == expected
    assert shown(await bob.sync(), room) == expected
    assert shown(await alice.sync(since=since_alice), room) == {}
    assert shown(await alice.sync(), room) == {}


async def test_receipts_never_move_back(porch: PorchProcess) -> None:
    alice, bob = await Client.register(porch), await Client.register(porch)
    room = await room_of(alice, bob)
    old, new = await alice.send(room), await alice.send(room)
    await bob.ok("POST", path(room, new))
    since = (await alice.sync())["next_batch"]
    await bob.ok("POST", path(room, old))
    assert shown(await alice.sync(since=since), room) == {}
    assert shown(await alice.sync(), room) == {(bob.user_id, "m.read", ""): new}


async def test_each_thread_has_its_own_receipt(porch: PorchProcess) -> None:
    alice, bob = await Client.register(porch), await Client.register(porch)
    room = await room_of(alice, bob)
    root = await alice.send(room)
    relation = {"m.relates_to": {"rel_type": "m.thread", "event_id": root}}
    inside = await alice.send(room, **relation)
    reaction = await alice.send_event(
        room, "m.reaction", {"m.relates_to": {"rel_type": "m.annotation", "event_id": inside, "key": "x"}}
    )
    await bob.ok("POST", path(room, root))
    await bob.ok("POST", path(room, root), {"thread_id": "main"})
    await bob.ok("POST", path(room, inside), {"thread_id": root})
    expected = {
        (bob.user_id, "m.read", ""): root,
        (bob.user_id, "m.read", "main"): root,
        (bob.user_id, "m.read", root): inside,
    }
    assert shown(await alice.sync(), room) == expected
    await bob.ok("POST", path(room, reaction), {"thread_id": root})
    assert shown(await alice.sync(), room)[bob.user_id, "m.read", root] == reaction


@pytest.mark.parametrize("thread_id", ["", 1, None, {}, "main", "$other"])
async def test_a_thread_that_does_not_fit_is_refused(porch: PorchProcess, thread_id: object) -> None:
    alice = await Client.register(porch)
    room = await alice.create_room()
    root = await alice.send(room)
    inside = await alice.send(room, **{"m.relates_to": {"rel_type": "m.thread", "event_id": root}})
    await alice.refused(400, "M_INVALID_PARAM", "POST", path(room, inside), {"thread_id": thread_id})


async def test_receipts_that_make_no_sense_are_refused(porch: PorchProcess) -> None:
    alice, bob = await Client.register(porch), await Client.register(porch)
    room, other = await alice.create_room(), await alice.create_room()
    event, elsewhere = await alice.send(room), await alice.send(other)
    await alice.refused(400, "M_INVALID_PARAM", "POST", path(room, event, "m.seen"))
    await alice.refused(404, "M_NOT_FOUND", "POST", path(room, elsewhere))
    await alice.refused(404, "M_NOT_FOUND", "POST", path(room, "$nothing"))
    await alice.refused(400, "M_INVALID_PARAM", "POST", path(room, event, "m.fully_read"), {"thread_id": "main"})
    await alice.refused(400, "M_BAD_JSON", "POST", path(room, event), [])
    await bob.refused(403, "M_FORBIDDEN", "POST", path(room, event))
    await bob.refused(403, "M_FORBIDDEN", "POST", path("!absent:porch.test", event))
    reply = await alice.request("POST", path(room, event))
    assert reply.status == 200


async def test_read_markers_move_everything_in_one_request(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    room = await alice.create_room()
    first, second, third = [await alice.send(room) for _ in range(3)]
    since = (await alice.sync())["next_batch"]
    markers = {"m.fully_read": first, "m.read": second, "m.read.private": third}
    await alice.ok("POST", f"rooms/{escape(room)}/read_markers", markers)
    news = await alice.sync(since=since)
    assert shown(news, room) == {
        (alice.user_id, "m.read", ""): second,
        (alice.user_id, "m.read.private", ""): third,
    }
    account_data = news["rooms"]["join"][room]["account_data"]["events"]
    assert {"type": "m.fully_read", "content": {"event_id": first}} in account_data


async def test_the_fully_read_marker_can_be_set_as_a_receipt_and_is_no_receipt(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    room = await alice.create_room()
    first, second = await alice.send(room), await alice.send(room)
    await alice.ok("POST", path(room, second, "m.fully_read"))
    await alice.ok("POST", path(room, first, "m.fully_read"))
    answer = await alice.sync()
    assert shown(answer, room) == {}
    where = f"user/{escape(alice.user_id)}/rooms/{escape(room)}/account_data/m.fully_read"
    assert await alice.ok("GET", where) == {"event_id": second}


async def test_read_markers_refuse_what_is_not_in_the_room(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    room = await alice.create_room()
    event = await alice.send(room)
    where = f"rooms/{escape(room)}/read_markers"
    await alice.refused(404, "M_NOT_FOUND", "POST", where, {"m.fully_read": "$nothing", "m.read": event})
    await alice.refused(400, "M_INVALID_PARAM", "POST", where, {"m.read": 7})
    assert shown(await alice.sync(), room) == {}
    await alice.ok("POST", where, {})


async def test_receipts_survive_a_restart_and_reach_who_was_away(
    start_porch: Callable[..., PorchProcess],
) -> None:
    porch = start_porch()
    alice, bob = await Client.register(porch), await Client.register(porch)
    room = await room_of(alice, bob)
    event = await alice.send(room)
    since = (await alice.sync())["next_batch"]
    await bob.ok("POST", path(room, event))
    porch.restart()
    expected = {(bob.user_id, "m.read", ""): event}
    assert shown(await alice.sync(since=since), room) == expected
    assert shown(await alice.sync(), room) == expected


async def test_a_receipt_does_not_wake_strangers(porch: PorchProcess) -> None:
    alice, stranger = await Client.register(porch), await Client.register(porch)
    room = await alice.create_room()
    event = await alice.send(room)
    since = (await stranger.sync(set_presence="offline"))["next_batch"]
    waiting = asyncio.ensure_future(stranger.sync(since=since, timeout=600, set_presence="offline"))
    await asyncio.sleep(0.1)
    await alice.ok("POST", path(room, event))
    goes_with_every_answer = {"device_one_time_keys_count", "device_unused_fallback_key_types"}
    assert set(await waiting) - goes_with_every_answer == {"next_batch"}


async def test_of_receipts_sent_at_the_same_time_the_furthest_stays(porch: PorchProcess) -> None:
    alice, bob = await Client.register(porch), await Client.register(porch)
    room = await room_of(alice, bob)
    events = [await alice.send(room) for _ in range(8)]
    since = (await alice.sync())["next_batch"]
    await asyncio.gather(*[bob.ok("POST", path(room, event)) for event in (*events[::2], *events[::-2])])
    expected = {(bob.user_id, "m.read", ""): events[-1]}
    assert shown(await alice.sync(since=since), room) == expected
    assert shown(await alice.sync(), room) == expected
