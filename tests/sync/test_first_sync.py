"""Claims about a first sync: Client-server API, "Syncing"."""

from __future__ import annotations

import asyncio

from tests.rig.client import Client
from tests.rig.porch import PorchProcess
from tests.sync.reading import bodies, joined, state_keys, timeline, true_state


async def test_the_first_sync_of_a_stranger_has_a_token_and_no_rooms(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    answer = await alice.sync()
    assert answer["next_batch"]
    assert "rooms" not in answer


async def test_a_small_room_is_told_whole_in_its_timeline(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    room = await alice.create_room()
    section = joined(await alice.sync(), room)
    assert timeline(section)[0]["type"] == "m.room.create"
    assert section["timeline"]["limited"] is False
    assert "state" not in section


async def test_state_and_timeline_together_make_the_rooms_state(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    room = await alice.create_room(name="first")
    for number in range(6):
        await alice.send(room, f"before {number}")
    await alice.set_state(room, "m.room.name", {"name": "second"})
    for number in range(4):
        await alice.send(room, f"after {number}")
    section = joined(await alice.sync(), room)
    assert section["timeline"]["limited"] is True
    assert len(timeline(section)) == 10
    names = [event["content"] for event in section["state"]["events"] if event["type"] == "m.room.name"]
    assert names == [{"name": "first"}], "state is the state at the start of the timeline"
    state = {(event["type"], event["state_key"]): event["event_id"] for event in section["state"]["events"]}
    state.update(
        {(e["type"], e["state_key"]): e["event_id"] for e in timeline(section) if "state_key" in e},
    )
    assert state == await true_state(alice, room)


async def test_state_after_is_the_state_at_the_end_of_the_timeline(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    room = await alice.create_room(name="first")
    await alice.set_state(room, "m.room.name", {"name": "second"})
    for query, name in (
        ({"use_state_after": True}, "state_after"),
        ({"org.matrix.msc4222.use_state_after": True}, "org.matrix.msc4222.state_after"),
    ):
        section = joined(await alice.sync(**query), room)
        assert "state" not in section
        state = {(event["type"], event["state_key"]): event["event_id"] for event in section[name]["events"]}
        assert state == await true_state(alice, room)


async def test_what_is_before_the_timeline_is_found_from_prev_batch(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    room = await alice.create_room()
    sent = [await alice.send(room, f"message {number}") for number in range(15)]
    section = joined(await alice.sync(), room)
    path = f"rooms/{room.replace('!', '%21')}/messages"
    page = await alice.ok("GET", path, dir="b", limit=100, **{"from": section["timeline"]["prev_batch"]})
    earlier = [event["event_id"] for event in reversed(page["chunk"])]
    told = [event["event_id"] for event in timeline(section)]
    assert (earlier + told)[-15:] == sent
    assert not set(earlier) & set(told)


async def test_a_room_without_a_name_has_heroes_and_counts(porch: PorchProcess) -> None:
    alice, bob, carol = [await Client.register(porch) for _ in range(3)]
    room = await alice.create_room(preset="trusted_private_chat", invite=[bob.user_id, carol.user_id])
    await bob.join(room)
    summary = joined(await alice.sync(), room)["summary"]
    assert summary["m.joined_member_count"] == 2
    assert summary["m.invited_member_count"] == 1
    assert sorted(summary["m.heroes"]) == sorted([bob.user_id, carol.user_id])


async def test_the_senders_own_device_is_shown_its_transaction_id(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    phone = await alice.login()
    room = await alice.create_room()
    await alice.send_event(room, "m.room.message", {"msgtype": "m.text", "body": "x"}, txn_id="once")
    assert timeline(joined(await alice.sync(), room))[-1]["unsigned"]["transaction_id"] == "once"
    assert "transaction_id" not in timeline(joined(await phone.sync(), room))[-1]["unsigned"]


async def test_many_rooms_are_all_told(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    rooms = await asyncio.gather(*[alice.create_room(name=f"room {number}") for number in range(30)])
    for room in rooms[:5]:
        await alice.send(room, "hello")
    answer = await alice.sync()
    assert set(answer["rooms"]["join"]) == set(rooms)
    assert all(bodies(joined(answer, room)) == ["hello"] for room in rooms[:5])
    narrow = await alice.sync(filter={"room": {"timeline": {"limit": 1}}})
    for room in rooms:
        assert len(timeline(joined(narrow, room))) == 1
        assert ("m.room.create", "") in state_keys(joined(narrow, room))
