"""Claims about tokens older than what the server has in memory: the answers are the same as from memory."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from tests.rig.client import Client, escape
from tests.rig.porch import PorchProcess
from tests.sync.reading import Replica, bodies, joined, left, timeline, true_state

NO_PRESENCE = {"presence": {"types": []}, "room": {"timeline": {"limit": 5}}}
LAZY = {"presence": {"types": []}, "room": {"timeline": {"limit": 5}, "state": {"lazy_load_members": True}}}


def without_ages(value: Any) -> Any:
    """An answer without what differs from one moment to the next."""
    if isinstance(value, dict):
        return {key: without_ages(each) for key, each in value.items() if key not in ("age", "next_batch")}
    if isinstance(value, list):
        return [without_ages(each) for each in value]
    return value


def sorted_state(answer: Any) -> Any:
    """An answer with its unordered lists in one order."""
    for sections in answer.get("rooms", {}).values():
        for room in sections.values():
            for name in ("state", "state_after"):
                if name in room:
                    room[name]["events"].sort(key=lambda event: event["event_id"])
    return answer


async def history(porch: PorchProcess) -> tuple[Client, str, dict[str, str]]:
    """A reader with a token, and everything that can happen to rooms since; the rooms by what happened to them."""
    alice, bob = await Client.register(porch), await Client.register(porch)
    rooms = {
        name: await alice.create_room(preset="public_chat", name=name)
        for name in ("quiet", "busy", "gap", "left", "kicked", "banned", "rejoined", "joined", "visited", "invited")
    }
    rooms["rejected"] = await alice.create_room(invite=[bob.user_id])
    for name in ("quiet", "busy", "gap", "left", "kicked", "banned", "rejoined"):
        await bob.join(rooms[name])
    token = (await bob.sync(filter=NO_PRESENCE))["next_batch"]

    await alice.send(rooms["busy"], "one")
    await alice.set_state(rooms["busy"], "m.room.topic", {"topic": "two"})
    for number in range(8):
        await alice.set_state(rooms["gap"], "m.room.topic", {"topic": f"topic {number}"})
        await alice.send(rooms["gap"], f"message {number}")
    await alice.send(rooms["left"], "before leaving")
    await bob.leave(rooms["left"])
    await alice.set_state(rooms["left"], "m.room.topic", {"topic": "unseen"})
    await alice.ok("POST", f"rooms/{escape(rooms['kicked'])}/kick", {"user_id": bob.user_id})
    await alice.send(rooms["kicked"], "unseen")
    await bob.leave(rooms["banned"])
    await alice.send(rooms["banned"], "unseen")
    await alice.ok("POST", f"rooms/{escape(rooms['banned'])}/ban", {"user_id": bob.user_id})
    await bob.leave(rooms["rejoined"])
    await alice.set_state(rooms["rejoined"], "m.room.topic", {"topic": "meanwhile"})
    await bob.join(rooms["rejoined"])
    await bob.join(rooms["joined"])
    await alice.send(rooms["joined"], "welcome")
    await bob.join(rooms["visited"])
    await alice.send(rooms["visited"], "seen")
    await bob.leave(rooms["visited"])
    await alice.send(rooms["visited"], "unseen")
    await alice.invite(rooms["invited"], bob)
    await bob.leave(rooms["rejected"])
    return bob, token, rooms


async def test_an_answer_from_the_database_is_the_answer_from_memory(start_porch: Callable[..., PorchProcess]) -> None:
    porch = start_porch()
    bob, token, rooms = await history(porch)
    queries: list[dict[str, Any]] = [
        {"filter": NO_PRESENCE},
        {"filter": NO_PRESENCE, "use_state_after": True},
        {"filter": LAZY},
        {"filter": LAZY, "use_state_after": True},
        {"filter": NO_PRESENCE, "full_state": True},
    ]
    # Each device is asked once before and once after, so that what it was told of members plays no part.
    devices = [await bob.login() for _ in queries]
    before = [await device.sync(token, **query) for device, query in zip(devices, queries, strict=True)]
    await asyncio.to_thread(porch.restart)
    for device, query, expected in zip(devices, queries, before, strict=True):
        answer = await device.sync(token, **query)
        assert sorted_state(without_ages(answer)) == sorted_state(without_ages(expected)), query

    told = before[0]["rooms"]
    assert set(told["join"]) == {rooms[name] for name in ("busy", "gap", "rejoined", "joined")}
    assert set(told["leave"]) == {rooms[name] for name in ("left", "kicked", "banned", "visited", "rejected")}
    assert set(told["invite"]) == {rooms["invited"]}
    everything = [body for name in rooms for part in (joined, left) for body in bodies(part(before[0], rooms[name]))]
    assert "unseen" not in everything
    assert {"one", "before leaving", "welcome", "seen"} <= set(everything)
    assert joined(before[0], rooms["gap"])["timeline"]["limited"] is True
    assert joined(before[0], rooms["busy"])["timeline"]["limited"] is False
    topics = [event["content"].get("topic") for event in timeline(left(before[0], rooms["left"]))]
    assert "unseen" not in topics


async def test_a_replica_follows_the_state_over_a_restart(start_porch: Callable[..., PorchProcess]) -> None:
    porch = start_porch()
    alice = await Client.register(porch)
    room = await alice.create_room(preset="public_chat")
    replicas = [Replica(room), Replica(room, "state_after")]
    queries: list[dict[str, Any]] = [{}, {"use_state_after": True}]
    tokens: list[str | None] = [None, None]
    for step in range(3):
        for number in range(6):
            await alice.set_state(room, "org.example.counter", {"step": step}, f"key {number % 4}")
        await alice.send(room, f"message {step}")
        await asyncio.to_thread(porch.restart)
        for number, (replica, query) in enumerate(zip(replicas, queries, strict=True)):
            answer = await alice.sync(tokens[number], filter={"room": {"timeline": {"limit": 3}}}, **query)
            tokens[number] = answer["next_batch"]
            replica.take(answer)
            assert replica.state == await true_state(alice, room)
