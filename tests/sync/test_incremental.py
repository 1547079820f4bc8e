"""Claims about what a sync tells since the one before: Client-server API, "Syncing"."""

from __future__ import annotations

from typing import Any

import pytest

from tests.rig.client import Client
from tests.rig.porch import PorchProcess
from tests.sync.reading import Replica, bodies, joined, state_keys, timeline, true_state


async def test_each_message_is_told_once(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    room = await alice.create_room()
    since = (await alice.sync())["next_batch"]
    await alice.send(room, "one")
    answer = await alice.sync(since)
    assert bodies(joined(answer, room)) == ["one"]
    assert joined(answer, room)["timeline"]["limited"] is False
    assert "state" not in joined(answer, room)
    assert "rooms" not in await alice.sync(answer["next_batch"])


async def test_the_same_token_gives_the_same_events_again(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    room = await alice.create_room()
    since = (await alice.sync())["next_batch"]
    await alice.send(room, "again")
    first, second = await alice.sync(since), await alice.sync(since)
    assert bodies(joined(first, room)) == bodies(joined(second, room)) == ["again"]


async def test_a_room_that_one_is_not_in_is_never_told(porch: PorchProcess) -> None:
    alice, bob = await Client.register(porch), await Client.register(porch)
    room = await alice.create_room(preset="public_chat")
    since = (await bob.sync())["next_batch"]
    await alice.send(room, "secret")
    assert "rooms" not in await bob.sync(since)


async def test_a_state_event_says_what_it_replaced(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    room = await alice.create_room(name="old")
    since = (await alice.sync())["next_batch"]
    await alice.set_state(room, "m.room.name", {"name": "new"})
    event = timeline(joined(await alice.sync(since), room))[0]
    assert event["unsigned"]["prev_content"] == {"name": "old"}
    assert event["unsigned"]["membership"] == "join"
    assert event["unsigned"]["age"] >= 0


@pytest.mark.parametrize("after", [None, "state_after", "org.matrix.msc4222.state_after"])
@pytest.mark.parametrize("limit", [1, 3, 50])
async def test_a_replica_follows_the_state_over_gaps(porch: PorchProcess, after: str | None, limit: int) -> None:
    alice, bob = await Client.register(porch), await Client.register(porch)
    room = await alice.create_room(preset="public_chat", name="start")
    query: dict[str, Any] = {}
    if after is not None:
        query["org.matrix.msc4222.use_state_after" if "." in after else "use_state_after"] = True
    narrow = {"room": {"timeline": {"limit": limit}}}
    replica = Replica(room, after)
    answer = await alice.sync(filter=narrow, **query)
    replica.take(answer)
    await bob.join(room)
    for step in range(12):
        await alice.set_state(room, "m.room.topic", {"topic": f"topic {step}"})
        await alice.set_state(room, "org.example.counter", {"n": step}, f"key {step % 4}")
        if step % 3 == 0:
            await bob.send(room, f"message {step}")
        if step % 4 == 3:
            answer = await alice.sync(answer["next_batch"], filter=narrow, **query)
            replica.take(answer)
            assert replica.state == await true_state(alice, room)
    assert len(replica.events) == len(set(replica.events))


async def test_a_gap_is_filled_from_prev_batch_without_loss(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    room = await alice.create_room()
    since = (await alice.sync())["next_batch"]
    sent = [await alice.send(room, f"message {number}") for number in range(25)]
    section = joined(await alice.sync(since), room)
    assert section["timeline"]["limited"] is True
    told = [event["event_id"] for event in timeline(section)]
    assert told == sent[-10:]
    path = f"rooms/{room.replace('!', '%21')}/messages"
    page = await alice.ok("GET", path, dir="b", limit=100, to=since, **{"from": section["timeline"]["prev_batch"]})
    assert [event["event_id"] for event in reversed(page["chunk"])] == sent[:-10]


async def test_state_that_the_timeline_filter_drops_is_told_as_state(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    room = await alice.create_room()
    wanted = {"room": {"timeline": {"types": ["m.room.message"]}}}
    since = (await alice.sync(filter=wanted))["next_batch"]
    await alice.set_state(room, "m.room.topic", {"topic": "news"})
    await alice.send(room, "hello")
    section = joined(await alice.sync(since, filter=wanted), room)
    assert [event["type"] for event in timeline(section)] == ["m.room.message"]
    assert state_keys(section) == {("m.room.topic", "")}


async def test_full_state_tells_all_state_of_rooms_where_nothing_happened(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    room = await alice.create_room(name="quiet")
    since = (await alice.sync())["next_batch"]
    section = joined(await alice.sync(since, full_state=True, timeout=30_000), room)
    state = {(event["type"], event["state_key"]): event["event_id"] for event in section["state"]["events"]}
    assert state == await true_state(alice, room)
    assert timeline(section) == []


async def test_the_summary_is_told_anew_when_members_change(porch: PorchProcess) -> None:
    alice, bob = await Client.register(porch), await Client.register(porch)
    room = await alice.create_room(preset="public_chat")
    since = (await alice.sync())["next_batch"]
    await bob.join(room)
    answer = await alice.sync(since)
    assert joined(answer, room)["summary"] == {
        "m.joined_member_count": 2,
        "m.invited_member_count": 0,
        "m.heroes": [bob.user_id],
    }
    await bob.send(room, "hello")
    assert "summary" not in joined(await alice.sync(answer["next_batch"]), room)


async def test_a_redacted_message_is_told_without_its_content(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    room = await alice.create_room()
    since = (await alice.sync())["next_batch"]
    event_id = await alice.send(room, "regret")
    await alice.ok("PUT", f"rooms/{room.replace('!', '%21')}/redact/{event_id.replace('$', '%24')}/txn", {})
    message, redaction = timeline(joined(await alice.sync(since), room))
    assert message["content"] == {}
    assert message["unsigned"]["redacted_because"]["event_id"] == redaction["event_id"]
    assert redaction["content"]["redacts"] == redaction["redacts"] == event_id


async def test_account_data_is_told_to_every_device(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    phone = await alice.login()
    room = await alice.create_room()
    since = (await phone.sync())["next_batch"]
    user = alice.user_id.replace("@", "%40").replace(":", "%3A")
    await alice.ok("PUT", f"user/{user}/account_data/org.example.colour", {"colour": "red"})
    await alice.ok("PUT", f"user/{user}/rooms/{room.replace('!', '%21')}/account_data/org.example.size", {"size": 3})
    answer = await phone.sync(since)
    assert {"type": "org.example.colour", "content": {"colour": "red"}} in answer["account_data"]["events"]
    assert joined(answer, room)["account_data"]["events"] == [{"type": "org.example.size", "content": {"size": 3}}]
    assert "account_data" not in await phone.sync(answer["next_batch"])


async def test_what_relates_to_an_event_is_bundled_where_the_timeline_is_limited(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    room = await alice.create_room()
    since = (await alice.sync())["next_batch"]
    root = await alice.send(room, "root")
    for number in range(3):
        await alice.send(room, f"reply {number}", **{"m.relates_to": {"rel_type": "m.thread", "event_id": root}})
    narrow = {"room": {"timeline": {"limit": 4}}}
    assert "m.relations" not in timeline(joined(await alice.sync(since, filter=narrow), room))[0]["unsigned"]
    first = timeline(joined(await alice.sync(filter=narrow), room))[0]
    assert first["event_id"] == root
    assert first["unsigned"]["m.relations"]["m.thread"]["count"] == 3
