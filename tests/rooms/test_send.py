"""Sending messages: transactions, and what is refused."""

from __future__ import annotations

import asyncio
from typing import Any

from tests.rig.client import Client, escape
from tests.rig.porch import PorchProcess
from tests.rooms.world import bodies, people, restart, room, timeline

TEXT = {"msgtype": "m.text", "body": "hello"}


async def put(by: Client, room_id: str, txn: str, type_: str = "m.room.message", body: Any = None) -> str:
    """Sends under a transaction; the event ID."""
    answer = await by.ok("PUT", room(room_id, "send", type_, txn), TEXT if body is None else body)
    return str(answer["event_id"])


async def test_a_transaction_is_sent_once(porch: PorchProcess) -> None:
    [alice] = await people(porch, 1)
    room_id = await alice.create_room()
    ids = [await put(alice, room_id, "t") for _ in range(3)]
    ids += await asyncio.gather(*(put(alice, room_id, "t") for _ in range(5)))
    assert len(set(ids)) == 1
    assert len(bodies(await timeline(alice, room_id))) == 1


async def test_concurrent_duplicates_of_a_transaction_make_one_event(porch: PorchProcess) -> None:
    [alice] = await people(porch, 1)
    room_id = await alice.create_room()
    ids = await asyncio.gather(*(put(alice, room_id, f"t{n % 4}") for n in range(40)))
    assert len(set(ids)) == 4
    assert len(bodies(await timeline(alice, room_id))) == 4


async def test_a_transaction_belongs_to_the_device_the_room_and_the_type(porch: PorchProcess) -> None:
    [alice] = await people(porch, 1)
    other = await alice.login()
    rooms = [await alice.create_room() for _ in range(2)]
    ids = {
        await put(by, room_id, "t", type_)
        for by in (alice, other)
        for room_id in rooms
        for type_ in ("m.room.message", "org.example.other")
    }
    assert len(ids) == 8


async def test_only_the_sending_device_is_told_the_transaction(porch: PorchProcess) -> None:
    alice, bob = await people(porch, 2)
    other = await alice.login()
    room_id = await alice.create_room(preset="public_chat")
    await bob.join(room_id)
    event_id = await put(alice, room_id, "my/txn ä")
    for reader, expected in ((alice, "my/txn ä"), (other, None), (bob, None)):
        event = await reader.ok("GET", room(room_id, "event", event_id))
        assert event["unsigned"].get("transaction_id") == expected


async def test_a_transaction_is_known_after_a_restart_and_after_leaving(start_porch: Any) -> None:
    porch = start_porch()
    alice, bob = await people(porch, 2)
    room_id = await alice.create_room(preset="public_chat")
    await bob.join(room_id)
    first = await put(bob, room_id, "t")
    redaction = (await bob.ok("PUT", room(room_id, "redact", first, "t")))["event_id"]
    await restart(porch, alice, bob)
    assert await put(bob, room_id, "t") == first
    assert (await bob.ok("PUT", room(room_id, "redact", first, "t")))["event_id"] == redaction
    await restart(porch, alice, bob)
    await bob.leave(room_id)
    assert await put(bob, room_id, "t") == first
    assert (await bob.ok("PUT", room(room_id, "redact", first, "t")))["event_id"] == redaction
    await bob.refused(403, "M_FORBIDDEN", "PUT", room(room_id, "send", "m.room.message", "new"), TEXT)
    kinds = [event["type"] for event in await timeline(alice, room_id)]
    assert kinds.count("m.room.message") == kinds.count("m.room.redaction") == 1


async def test_a_message_that_was_answered_survives_kill_nine(start_porch: Any) -> None:
    porch = start_porch()
    [alice] = await people(porch, 1)
    room_id = await alice.create_room()
    ids = await asyncio.gather(*(alice.send(room_id, f"m{n}") for n in range(30)))
    porch.kill()
    porch.start()
    await alice.close()
    events = await timeline(alice, room_id)
    assert {event["event_id"] for event in events if event["type"] == "m.room.message"} == set(ids)


async def test_nobody_sends_from_outside(porch: PorchProcess) -> None:
    alice, bob = await people(porch, 2)
    room_id = await alice.create_room()
    there = await bob.put(room(room_id, "send", "m.room.message", "t"), TEXT)
    nowhere = await bob.put(room("!nothing:porch.test", "send", "m.room.message", "t"), TEXT)
    assert (there.status, there.json) == (nowhere.status, nowhere.json)
    assert (there.status, there.errcode) == (403, "M_FORBIDDEN")
    await alice.invite(room_id, bob)
    await bob.refused(403, "M_FORBIDDEN", "PUT", room(room_id, "send", "m.room.message", "t"), TEXT)


async def test_the_level_for_a_type_of_event_holds(porch: PorchProcess) -> None:
    alice, bob = await people(porch, 2)
    room_id = await alice.create_room(
        preset="public_chat", power_level_content_override={"events": {"org.example.loud": 10}, "events_default": 0}
    )
    await bob.join(room_id)
    await put(bob, room_id, "1")
    await bob.refused(403, "M_FORBIDDEN", "PUT", room(room_id, "send", "org.example.loud", "2"), TEXT)
    levels = await alice.state(room_id, "m.room.power_levels")
    await alice.set_state(room_id, "m.room.power_levels", {**levels, "events_default": 1})
    await bob.refused(403, "M_FORBIDDEN", "PUT", room(room_id, "send", "m.room.message", "3"), TEXT)


async def test_awkward_transactions_and_types(porch: PorchProcess) -> None:
    [alice] = await people(porch, 1)
    room_id = await alice.create_room()
    for txn in ("a/b", "%2F", "ä", "x" * 255, "x" * 2000):
        reply = await alice.put(room(room_id, "send", "org.example/type", txn), TEXT)
        assert reply.status < 500, reply.body
        again = await alice.put(room(room_id, "send", "org.example/type", txn), TEXT)
        assert (again.status, again.json) == (reply.status, reply.json)
    reply = await alice.put(room(room_id, "send", "t" * 256, "1"), TEXT)
    assert (reply.status, reply.errcode) == (413, "M_TOO_LARGE")


async def test_an_event_may_have_65536_bytes_and_no_more(porch: PorchProcess) -> None:
    [alice] = await people(porch, 1)
    room_id = await alice.create_room()
    await put(alice, room_id, "1", body={"body": "x" * 64_000})
    reply = await alice.put(room(room_id, "send", "m.room.message", "2"), {"body": "x" * 65_536})
    assert (reply.status, reply.errcode) == (413, "M_TOO_LARGE")
    assert await put(alice, room_id, "3")


async def test_a_message_event_may_not_pose_as_creation(porch: PorchProcess) -> None:
    [alice] = await people(porch, 1)
    room_id = await alice.create_room()
    for type_ in ("m.room.create", "m.room.member", "m.room.power_levels"):
        reply = await alice.put(f"rooms/{escape(room_id)}/send/{type_}/x", {"membership": "join"})
        assert reply.status < 500, (type_, reply.body)
    assert (await alice.state(room_id, "m.room.create"))["room_version"] == "12"
