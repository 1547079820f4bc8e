"""Redactions: who may, what remains, and that nothing tells what is gone."""

from __future__ import annotations

import asyncio

import pytest

from tests.rig.client import Client
from tests.rig.porch import PorchProcess
from tests.rooms.world import ALL_VERSIONS, membership, people, room, timeline


async def redact(by: Client, room_id: str, event_id: str, txn: str = "r", **body: object) -> str:
    """The redaction's event ID."""
    return str((await by.ok("PUT", room(room_id, "redact", event_id, txn), body))["event_id"])


@pytest.mark.parametrize("version", ALL_VERSIONS)
async def test_a_redacted_message_is_empty_everywhere(porch: PorchProcess, version: str) -> None:
    alice, bob = await people(porch, 2)
    room_id = await alice.create_room(preset="public_chat", room_version=version)
    await bob.join(room_id)
    secret = await bob.send(room_id, "s3cret")
    since = (await alice.sync())["next_batch"]
    redaction = await redact(bob, room_id, secret, reason="typo")
    event = await alice.ok("GET", room(room_id, "event", secret))
    assert event["content"] == {}
    because = event["unsigned"]["redacted_because"]
    assert (because["event_id"], because["sender"]) == (redaction, bob.user_id)
    assert because["content"]["reason"] == "typo"
    told = await alice.ok("GET", room(room_id, "event", redaction))
    # Servers show both places of `redacts`, whatever the room version.
    assert told["redacts"] == told["content"]["redacts"] == secret
    for reply in (
        await alice.get(room(room_id, "messages"), dir="b", limit=100),
        await alice.get(room(room_id, "context", redaction)),
        await alice.get("sync", since=since),
        await alice.get("sync"),
        await alice.get(room(room_id, "state")),
    ):
        assert reply.status == 200
        assert b"s3cret" not in reply.body


async def test_others_messages_need_the_power_to_redact(porch: PorchProcess) -> None:
    alice, bob, carol = await people(porch, 3)
    room_id = await alice.create_room(preset="public_chat")
    for user in (bob, carol):
        await user.join(room_id)
    message = await bob.send(room_id, "hello")
    await carol.refused(403, "M_FORBIDDEN", "PUT", room(room_id, "redact", message, "r"))
    assert (await bob.ok("GET", room(room_id, "event", message)))["content"]["body"] == "hello"
    await redact(alice, room_id, message)
    assert (await bob.ok("GET", room(room_id, "event", message)))["content"] == {}


async def test_a_redaction_is_sent_once_for_a_transaction(porch: PorchProcess) -> None:
    [alice] = await people(porch, 1)
    room_id = await alice.create_room()
    message, other = await alice.send(room_id, "one"), await alice.send(room_id, "two")
    ids = [await redact(alice, room_id, message) for _ in range(2)]
    ids += await asyncio.gather(*(redact(alice, room_id, message) for _ in range(5)))
    assert len(set(ids)) == 1
    assert await redact(alice, room_id, other) not in ids
    assert await redact(alice, room_id, message, "another") not in ids


async def test_what_cannot_be_redacted(porch: PorchProcess) -> None:
    alice, bob = await people(porch, 2)
    room_id, elsewhere = await alice.create_room(), await alice.create_room(preset="public_chat")
    message = await alice.send(elsewhere, "hello")
    await alice.refused(404, "M_NOT_FOUND", "PUT", room(room_id, "redact", message, "r"))
    await alice.refused(404, "M_NOT_FOUND", "PUT", room(room_id, "redact", "$nothing", "r"))
    await bob.refused(403, "M_FORBIDDEN", "PUT", room(elsewhere, "redact", message, "r"))
    await bob.refused(403, "M_FORBIDDEN", "PUT", room("!nothing:porch.test", "redact", message, "r"))
    await alice.refused(400, "M_INVALID_PARAM", "PUT", room(elsewhere, "redact", message, "r"), {"reason": 5})


@pytest.mark.parametrize("version", ["2", "10", "11", "12"])
async def test_redacting_state_keeps_what_the_protocol_needs(porch: PorchProcess, version: str) -> None:
    alice, bob = await people(porch, 2)
    room_id = await alice.create_room(preset="public_chat", room_version=version)
    await bob.join(room_id)
    name = await alice.set_state(room_id, "m.room.name", {"name": "s3cret"})
    await redact(alice, room_id, name, "1")
    assert await alice.state(room_id, "m.room.name") == {}
    mine = await bob.set_state(room_id, "m.room.member", {"membership": "join", "displayname": "s3cret"}, bob.user_id)
    await redact(alice, room_id, mine, "2")
    assert await membership(alice, room_id, bob) == {"membership": "join"}
    await bob.send(room_id, "still here")
    levels = (await alice.ok("GET", room(room_id, "state", "m.room.power_levels"), format="event"))["event_id"]
    await redact(alice, room_id, levels, "3")
    kept = await alice.state(room_id, "m.room.power_levels")
    assert "ban" in kept
    assert ("invite" in kept) == (int(version) >= 11)
    assert b"s3cret" not in (await bob.get(room(room_id, "state"))).body


async def test_what_was_redacted_is_not_told_by_what_came_after(porch: PorchProcess) -> None:
    [alice] = await people(porch, 1)
    room_id = await alice.create_room()
    first = await alice.set_state(room_id, "m.room.topic", {"topic": "s3cret"})
    second = await alice.set_state(room_id, "m.room.topic", {"topic": "harmless"})
    event = await alice.ok("GET", room(room_id, "event", second))
    assert event["unsigned"]["prev_content"] == {"topic": "s3cret"}
    await redact(alice, room_id, first)
    for path, query in (
        (room(room_id, "event", second), {}),
        (room(room_id, "messages"), {"dir": "b", "limit": 50}),
        (room(room_id, "state"), {}),
        ("sync", {}),
    ):
        assert b"s3cret" not in (await alice.get(path, **query)).body, path


async def test_a_redaction_sent_as_an_event_redacts(porch: PorchProcess) -> None:
    alice, bob = await people(porch, 2)
    room_id = await alice.create_room(preset="public_chat")
    await bob.join(room_id)
    message = await alice.send(room_id, "hello")
    path = room(room_id, "send", "m.room.redaction", "t")
    await bob.refused(403, "M_FORBIDDEN", "PUT", path, {"redacts": message})
    await alice.refused(400, "M_INVALID_PARAM", "PUT", path, {})
    first = (await alice.ok("PUT", path, {"redacts": message, "reason": "x"}))["event_id"]
    assert (await alice.ok("PUT", path, {"redacts": message, "reason": "x"}))["event_id"] == first
    assert (await bob.ok("GET", room(room_id, "event", message)))["content"] == {}


async def test_the_timeline_keeps_its_order_when_something_is_redacted(porch: PorchProcess) -> None:
    [alice] = await people(porch, 1)
    room_id = await alice.create_room()
    ids = [await alice.send(room_id, str(n)) for n in range(5)]
    await redact(alice, room_id, ids[2])
    shown = [event["event_id"] for event in await timeline(alice, room_id) if event["type"] == "m.room.message"]
    assert shown == ids
