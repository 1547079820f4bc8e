"""Many people writing into one room at once: nothing is lost, nothing doubled, everyone sees one order."""

from __future__ import annotations

import asyncio
import random
from typing import Any

from tests.rig.client import Client
from tests.rig.porch import PorchProcess
from tests.rooms.world import all_state, people, room, timeline

USERS = 20
EACH = 15


async def test_twenty_users_write_and_change_state_in_one_room(porch: PorchProcess) -> None:
    alice, *others = await people(porch, USERS)
    room_id = await alice.create_room(
        preset="public_chat", power_level_content_override={"state_default": 0, "events_default": 0}
    )
    await asyncio.gather(*(user.join(room_id) for user in others))
    sent: dict[Client, list[str]] = {}
    last_own: dict[str, str] = {}

    async def write(user: Client, seed: int) -> None:
        chance = random.Random(seed)
        sent[user] = []
        for n in range(EACH):
            kind = chance.randrange(4)
            if kind == 0:
                sent[user].append(await user.set_state(room_id, "org.example.shared", {"by": user.user_id, "n": n}))
            elif kind == 1:
                content = {"n": n}
                last_own[user.user_id] = await user.set_state(room_id, "org.example.own", content, user.user_id)
                sent[user].append(last_own[user.user_id])
            else:
                sent[user].append(await user.send(room_id, f"{seed}-{n}"))

    await asyncio.gather(*(write(user, seed) for seed, user in enumerate([alice, *others])))
    events = await timeline(alice, room_id, limit=50)
    ids = [event["event_id"] for event in events]
    assert len(ids) == len(set(ids))
    everything = [event_id for each in sent.values() for event_id in each]
    assert set(everything) <= set(ids)
    # What one user sent one after the other stands in that order.
    place = {event_id: at for at, event_id in enumerate(ids)}
    for each in sent.values():
        assert [place[event_id] for event_id in each] == sorted(place[event_id] for event_id in each)
    # Everyone is told the same story.
    for reader in others[:3]:
        assert [event["event_id"] for event in await timeline(reader, room_id, limit=100)] == ids
    # The state is what a replay of the timeline gives, and each change names what it took the place of.
    replayed: dict[tuple[str, str], dict[str, Any]] = {}
    for event in events:
        if "state_key" in event:
            key = (event["type"], event["state_key"])
            before = replayed.get(key)
            assert event["unsigned"].get("replaces_state") == (before["event_id"] if before else None), event
            replayed[key] = event
    state = await all_state(others[0], room_id)
    assert {key: event["event_id"] for key, event in state.items()} == {
        key: event["event_id"] for key, event in replayed.items()
    }
    for user_id, event_id in last_own.items():
        assert state[("org.example.own", user_id)]["event_id"] == event_id


async def test_state_stays_right_after_many_changes_and_a_restart(start_porch: Any) -> None:
    porch = start_porch()
    users = await people(porch, 5)
    room_id = await users[0].create_room(preset="public_chat", power_level_content_override={"state_default": 0})
    await asyncio.gather(*(user.join(room_id) for user in users[1:]))
    await asyncio.gather(
        *(
            user.set_state(room_id, "org.example.one", {"u": at, "n": n})
            for at, user in enumerate(users)
            for n in range(12)
        )
    )
    before = await all_state(users[0], room_id)
    porch.kill()
    porch.start()
    for user in users:
        await user.close()
    after = await all_state(users[0], room_id)
    assert {key: event["event_id"] for key, event in after.items()} == {
        key: event["event_id"] for key, event in before.items()
    }
    assert await users[1].send(room_id, "on it goes")


async def test_leaving_and_sending_at_once_never_breaks(porch: PorchProcess) -> None:
    alice, *others = await people(porch, 8)
    room_id = await alice.create_room(preset="public_chat")
    await asyncio.gather(*(user.join(room_id) for user in others))

    async def restless(user: Client) -> list[int]:
        statuses = []
        for n in range(6):
            replies = await asyncio.gather(
                user.put(room(room_id, "send", "m.room.message", f"x{n}"), {"body": "x"}),
                user.post(room(room_id, "leave")),
                user.post(room(room_id, "join")),
            )
            statuses += [reply.status for reply in replies]
        return statuses

    seen = [status for each in await asyncio.gather(*map(restless, others)) for status in each]
    assert set(seen) <= {200, 403}
    # Whoever spoke was in the room when they spoke.
    inside: set[str] = set()
    for event in await timeline(alice, room_id, limit=100):
        if event["type"] == "m.room.member":
            if event["content"]["membership"] == "join":
                inside.add(event["state_key"])
            else:
                inside.discard(event["state_key"])
        assert event["type"] != "m.room.message" or event["sender"] in inside


async def test_a_power_change_holds_for_what_is_sent_behind_it(porch: PorchProcess) -> None:
    alice, bob = await people(porch, 2)
    room_id = await alice.create_room(preset="public_chat")
    await bob.join(room_id)
    levels = await alice.state(room_id, "m.room.power_levels")

    async def shut() -> str:
        return await alice.set_state(room_id, "m.room.power_levels", {**levels, "events_default": 50})

    async def speak(n: int) -> int:
        await asyncio.sleep(n * 0.001)
        return (await bob.put(room(room_id, "send", "m.room.message", str(n)), {"body": str(n)})).status

    silence, *statuses = await asyncio.gather(shut(), *(speak(n) for n in range(20)))
    events = await timeline(alice, room_id, limit=100)
    at = next(at for at, event in enumerate(events) if event["event_id"] == silence)
    assert not [event for event in events[at:] if event["sender"] == bob.user_id]
    assert sum(1 for event in events if event["type"] == "m.room.message") == statuses.count(200)
    assert set(statuses) <= {200, 403}
