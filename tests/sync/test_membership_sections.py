"""Claims about rooms that one is invited to, joins, leaves or is thrown out of: `GET /sync`, `rooms`."""

from __future__ import annotations

from typing import Any

import pytest

from tests.rig.client import Client, escape
from tests.rig.porch import PorchProcess
from tests.sync.reading import bodies, joined, left, timeline, true_state


async def act(client: Client, room: str, action: str, **body: Any) -> None:
    """Kick, ban, unban, forget or knock."""
    await client.ok("POST", f"rooms/{escape(room)}/{action}", body)


async def two(porch: PorchProcess) -> tuple[Client, Client]:
    """Two new accounts."""
    return await Client.register(porch), await Client.register(porch)


async def test_an_invitation_shows_stripped_state_with_the_create_event(porch: PorchProcess) -> None:
    alice, bob = await two(porch)
    since = (await bob.sync())["next_batch"]
    room = await alice.create_room(name="Club", invite=[bob.user_id])
    answer = await bob.sync(since)
    events = answer["rooms"]["invite"][room]["invite_state"]["events"]
    by_type = {event["type"]: event for event in events if event["type"] != "m.room.member"}
    assert by_type["m.room.create"]["sender"] == alice.user_id
    assert by_type["m.room.name"]["content"] == {"name": "Club"}
    assert {"membership": "invite"}.items() <= next(
        event["content"] for event in events if event.get("state_key") == bob.user_id
    ).items()
    assert all(set(event) == {"type", "state_key", "sender", "content"} for event in by_type.values())
    assert "join" not in answer["rooms"]
    assert room in (await bob.sync())["rooms"]["invite"], "a first sync tells of it, too"
    assert "rooms" not in await bob.sync(answer["next_batch"]), "it is told once"


async def test_a_room_just_joined_is_told_with_its_whole_state(porch: PorchProcess) -> None:
    alice, bob = await two(porch)
    room = await alice.create_room(preset="public_chat", name="Hall")
    for number in range(20):
        await alice.send(room, f"message {number}")
    since = (await bob.sync())["next_batch"]
    await bob.join(room)
    section = joined(await bob.sync(since), room)
    assert section["timeline"]["limited"] is True
    assert timeline(section)[-1]["state_key"] == bob.user_id
    state = {(event["type"], event["state_key"]): event["event_id"] for event in section["state"]["events"]}
    state.update({(e["type"], e["state_key"]): e["event_id"] for e in timeline(section) if "state_key" in e})
    assert state == await true_state(bob, room)
    memberships = [event["unsigned"]["membership"] for event in timeline(section)]
    assert memberships == ["leave"] * 9 + ["join"]


async def test_an_invitation_that_is_accepted_becomes_a_joined_room(porch: PorchProcess) -> None:
    alice, bob = await two(porch)
    room = await alice.create_room(invite=[bob.user_id])
    since = (await bob.sync())["next_batch"]
    await bob.join(room)
    answer = await bob.sync(since)
    assert room in answer["rooms"]["join"]
    assert "invite" not in answer["rooms"]


async def test_a_rejected_invitation_is_a_left_room_that_tells_nothing_of_it(porch: PorchProcess) -> None:
    alice, bob = await two(porch)
    room = await alice.create_room(name="Private", invite=[bob.user_id])
    since = (await bob.sync())["next_batch"]
    await alice.send(room, "not for bob")
    await bob.leave(room)
    section = left(await bob.sync(since), room)
    assert [event["content"]["membership"] for event in timeline(section)] == ["leave"]
    assert section["state"]["events"] == []
    assert room not in (await bob.sync()).get("rooms", {}).get("leave", {})


async def test_leaving_is_told_and_nothing_after_it(porch: PorchProcess) -> None:
    alice, bob = await two(porch)
    room = await alice.create_room(preset="public_chat")
    await bob.join(room)
    since = (await bob.sync())["next_batch"]
    await alice.send(room, "last words")
    await bob.leave(room)
    await alice.send(room, "gossip")
    await alice.set_state(room, "m.room.topic", {"topic": "gossip"})
    answer = await bob.sync(since)
    section = left(answer, room)
    assert bodies(section) == ["last words"]
    assert timeline(section)[-1]["content"]["membership"] == "leave"
    assert [event["unsigned"]["membership"] for event in timeline(section)] == ["join", "leave"]
    assert section["state"]["events"] == []
    assert "join" not in answer["rooms"]
    await alice.send(room, "more gossip")
    assert "rooms" not in await bob.sync(answer["next_batch"])


@pytest.mark.parametrize("action", ["kick", "ban"])
async def test_being_thrown_out_is_told_with_its_reason(porch: PorchProcess, action: str) -> None:
    alice, bob = await two(porch)
    room = await alice.create_room(preset="public_chat")
    await bob.join(room)
    since = (await bob.sync())["next_batch"]
    await act(alice, room, action, user_id=bob.user_id, reason="noise")
    event = timeline(left(await bob.sync(since), room))[-1]
    assert event["sender"] == alice.user_id
    assert event["content"]["reason"] == "noise"


async def test_a_ban_after_leaving_is_told_without_what_lies_between(porch: PorchProcess) -> None:
    alice, bob = await two(porch)
    room = await alice.create_room(preset="public_chat")
    await bob.join(room)
    since = (await bob.sync())["next_batch"]
    await bob.leave(room)
    await alice.send(room, "between")
    await act(alice, room, "ban", user_id=bob.user_id)
    section = left(await bob.sync(since), room)
    assert [event["content"]["membership"] for event in timeline(section)] == ["leave", "ban"]


async def test_a_left_room_appears_in_a_first_sync_only_when_asked_for(porch: PorchProcess) -> None:
    alice, bob = await two(porch)
    room = await alice.create_room(preset="public_chat", name="Hall")
    await bob.join(room)
    await alice.send(room, "heard")
    await bob.leave(room)
    await alice.send(room, "not heard")
    await alice.set_state(room, "m.room.name", {"name": "Other"})
    assert "rooms" not in await bob.sync()
    section = left(await bob.sync(filter={"room": {"include_leave": True}}), room)
    assert bodies(section) == ["heard"]
    everything = [*section.get("state", {}).get("events", []), *timeline(section)]
    assert [event["content"] for event in everything if event["type"] == "m.room.name"] == [{"name": "Hall"}]


async def test_a_forgotten_room_is_gone(porch: PorchProcess) -> None:
    alice, bob = await two(porch)
    room = await alice.create_room(preset="public_chat")
    await bob.join(room)
    since = (await bob.sync())["next_batch"]
    await bob.leave(room)
    await act(bob, room, "forget")
    assert "rooms" not in await bob.sync(since)
    assert "rooms" not in await bob.sync(filter={"room": {"include_leave": True}})


async def test_leaving_and_joining_again_between_two_syncs_is_a_room_joined_anew(porch: PorchProcess) -> None:
    alice, bob = await two(porch)
    room = await alice.create_room(preset="public_chat")
    await bob.join(room)
    since = (await bob.sync())["next_batch"]
    await bob.leave(room)
    await alice.set_state(room, "m.room.topic", {"topic": "while away"})
    await bob.join(room)
    section = joined(await bob.sync(since), room)
    assert section["timeline"]["limited"] is True
    state = {(e["type"], e["state_key"]): e["event_id"] for e in section.get("state", {}).get("events", [])}
    state.update({(e["type"], e["state_key"]): e["event_id"] for e in timeline(section) if "state_key" in e})
    assert state == await true_state(bob, room)


async def test_joining_and_leaving_between_two_syncs_is_a_left_room(porch: PorchProcess) -> None:
    alice, bob = await two(porch)
    room = await alice.create_room(preset="public_chat")
    since = (await bob.sync())["next_batch"]
    await bob.join(room)
    await alice.send(room, "welcome")
    await bob.leave(room)
    await alice.send(room, "gone")
    answer = await bob.sync(since)
    assert bodies(left(answer, room)) == ["welcome"]
    assert "join" not in answer["rooms"]


async def test_a_new_profile_is_no_new_stay(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    room = await alice.create_room()
    since = (await alice.sync())["next_batch"]
    await alice.set_state(room, "m.room.member", {"membership": "join", "displayname": "Al"}, alice.user_id)
    section = joined(await alice.sync(since), room)
    assert section["timeline"]["limited"] is False
    assert len(timeline(section)) == 1
    assert "state" not in section


async def test_knocking_is_told_with_stripped_state(porch: PorchProcess) -> None:
    alice, bob = await two(porch)
    room = await alice.create_room(
        name="Door", initial_state=[{"type": "m.room.join_rules", "content": {"join_rule": "knock"}}]
    )
    since = (await bob.sync())["next_batch"]
    await bob.ok("POST", f"knock/{escape(room)}", {"reason": "please"})
    answer = await bob.sync(since)
    events = answer["rooms"]["knock"][room]["knock_state"]["events"]
    assert {"m.room.create", "m.room.name"} <= {event["type"] for event in events}


@pytest.mark.parametrize(("visibility", "sees"), [("shared", True), ("joined", False), ("invited", False)])
async def test_a_newcomer_sees_earlier_messages_as_the_room_allows(
    porch: PorchProcess, visibility: str, sees: bool
) -> None:
    alice, bob = await two(porch)
    room = await alice.create_room(
        preset="public_chat",
        initial_state=[{"type": "m.room.history_visibility", "content": {"history_visibility": visibility}}],
    )
    await alice.send(room, "before")
    since = (await bob.sync())["next_batch"]
    await bob.join(room)
    await alice.send(room, "after")
    expected = ["before", "after"] if sees else ["after"]
    assert bodies(joined(await bob.sync(since), room)) == expected
    assert bodies(joined(await bob.sync(), room)) == expected


async def test_the_invited_see_what_was_said_since_the_invitation(porch: PorchProcess) -> None:
    alice, bob = await two(porch)
    room = await alice.create_room(
        initial_state=[{"type": "m.room.history_visibility", "content": {"history_visibility": "invited"}}]
    )
    await alice.send(room, "before")
    await alice.invite(room, bob)
    await alice.send(room, "between")
    await bob.join(room)
    assert bodies(joined(await bob.sync(), room)) == ["between"]
