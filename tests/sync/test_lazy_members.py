"""Claims about lazy loading: Client-server API, "Lazy-loading room members"."""

from __future__ import annotations

from typing import Any

import pytest_asyncio

from tests.rig.client import Client
from tests.rig.porch import PorchProcess
from tests.sync.reading import joined, state_keys, timeline

LAZY = {"room": {"state": {"lazy_load_members": True}, "timeline": {"limit": 2}}}
REDUNDANT = {
    "room": {"state": {"lazy_load_members": True, "include_redundant_members": True}, "timeline": {"limit": 2}}
}


def members(section: Any) -> set[str]:
    """Whose member events are told beside the timeline."""
    return {key for type_, key in state_keys(section) if type_ == "m.room.member"}


@pytest_asyncio.fixture
async def crowd(porch: PorchProcess) -> tuple[str, list[Client]]:
    """A named room with six members, the creator first."""
    clients = [await Client.register(porch) for _ in range(6)]
    room = await clients[0].create_room(preset="public_chat", name="Crowd")
    for client in clients[1:]:
        await client.join(room)
    return room, clients


async def test_a_first_sync_tells_the_senders_and_oneself(crowd: tuple[str, list[Client]]) -> None:
    room, (alice, bob, carol, *_) = crowd
    await bob.send(room, "one")
    await carol.send(room, "two")
    section = joined(await alice.sync(filter=LAZY), room)
    assert members(section) == {alice.user_id, bob.user_id, carol.user_id}
    assert ("m.room.create", "") in state_keys(section)


async def test_a_sender_is_told_when_first_heard_and_not_again(crowd: tuple[str, list[Client]]) -> None:
    room, (alice, bob, *_) = crowd
    answer = await alice.sync(filter=LAZY)
    await bob.send(room, "one")
    answer = await alice.sync(answer["next_batch"], filter=LAZY)
    assert members(joined(answer, room)) == {bob.user_id}
    await bob.send(room, "two")
    answer = await alice.sync(answer["next_batch"], filter=LAZY)
    assert members(joined(answer, room)) == set()


async def test_an_answer_that_was_lost_counts_as_not_told(crowd: tuple[str, list[Client]]) -> None:
    room, (alice, bob, *_) = crowd
    since = (await alice.sync(filter=LAZY))["next_batch"]
    await bob.send(room, "one")
    await alice.sync(since, filter=LAZY)
    assert members(joined(await alice.sync(since, filter=LAZY), room)) == {bob.user_id}


async def test_redundant_members_are_told_again_when_asked_for(crowd: tuple[str, list[Client]]) -> None:
    room, (alice, bob, *_) = crowd
    answer = await alice.sync(filter=REDUNDANT)
    for _ in range(2):
        await bob.send(room, "again")
        answer = await alice.sync(answer["next_batch"], filter=REDUNDANT)
        assert members(joined(answer, room)) == {bob.user_id}


async def test_each_device_is_told_for_itself(crowd: tuple[str, list[Client]]) -> None:
    room, (alice, bob, *_) = crowd
    phone = await alice.login()
    here, there = await alice.sync(filter=LAZY), await phone.sync(filter=LAZY)
    await bob.send(room, "one")
    for client, answer in ((alice, here), (phone, there)):
        assert members(joined(await client.sync(answer["next_batch"], filter=LAZY), room)) == {bob.user_id}


async def test_member_changes_in_a_gap_are_told_whoever_they_are(crowd: tuple[str, list[Client]]) -> None:
    room, (alice, bob, carol, *_) = crowd
    answer = await alice.sync(filter=LAZY)
    await carol.leave(room)
    for number in range(4):
        await bob.send(room, f"message {number}")
    section = joined(await alice.sync(answer["next_batch"], filter=LAZY), room)
    assert section["timeline"]["limited"] is True
    assert carol.user_id in members(section)


async def test_a_sender_whose_profile_changed_is_shown_as_before_in_front_of_it(
    crowd: tuple[str, list[Client]],
) -> None:
    room, (alice, bob, *_) = crowd
    answer = await alice.sync(filter=LAZY)
    await bob.send(room, "as bob")
    await bob.set_state(room, "m.room.member", {"membership": "join", "displayname": "Bobby"}, bob.user_id)
    section = joined(await alice.sync(answer["next_batch"], filter=LAZY), room)
    shown = [event for event in section["state"]["events"] if event["state_key"] == bob.user_id]
    assert [event["content"].get("displayname") == "Bobby" for event in shown] == [False]
    assert timeline(section)[-1]["content"]["displayname"] == "Bobby"


async def test_heroes_are_told_as_members(porch: PorchProcess) -> None:
    alice, bob, carol = [await Client.register(porch) for _ in range(3)]
    room = await alice.create_room(preset="public_chat")
    await bob.join(room)
    await carol.join(room)
    for _ in range(3):
        await alice.send(room, "alone")
    section = joined(await alice.sync(filter=LAZY), room)
    assert section["summary"]["m.heroes"] == [bob.user_id, carol.user_id]
    assert members(section) == {alice.user_id, bob.user_id, carol.user_id}
