"""Receipts, typing, presence, push rules and counts where several processes serve one database."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest

from tests.rig.client import Client, escape
from tests.rig.eventually import eventually
from tests.rig.porch import PorchProcess
from tests.rig.postgres import Postgres
from tests.rig.redis import Redis

Pair = tuple[PorchProcess, PorchProcess]
PRESENCE = {"presence.offline_after_ms": 1500}


@pytest.fixture(scope="module")
def pair(postgres_server: Postgres, redis_server: Redis) -> Iterator[Pair]:
    """Two processes on one database and one data folder."""
    settings: dict[str, Any] = {
        "database.url": postgres_server.create_database(),
        "redis.url": redis_server.url,
        **PRESENCE,
    }
    first = PorchProcess(settings).start()
    second = PorchProcess(settings, data_dir=first.data_dir).start()
    yield first, second
    try:
        assert not first.bugs() + second.bugs()
    finally:
        second.remove()
        first.remove()


def at(porch: PorchProcess, client: Client) -> Client:
    return Client(porch.url, client.user_id, client.access_token, client.device_id)


async def friends(pair: Pair) -> tuple[Client, Client, str]:
    """Alice at the first process, Bob at the second, and a room that they share."""
    alice, bob = await Client.register(pair[0]), await Client.register(pair[1])
    room = await alice.create_room(preset="public_chat")
    await bob.join(room)
    return alice, bob, room


async def next_ephemeral(client: Client, room_id: str, since: str, type_: str) -> tuple[Any, str]:
    """The next ephemeral event of that type in a room, and the token after it."""
    for _ in range(20):
        answer = await client.sync(since=since, timeout=5000, set_presence="offline")
        since = answer["next_batch"]
        room = answer.get("rooms", {}).get("join", {}).get(room_id, {})
        for event in room.get("ephemeral", {}).get("events", []):
            if event["type"] == type_:
                return event["content"], since
    raise AssertionError(f"no {type_} came")


async def count(client: Client, room_id: str) -> tuple[int, int]:
    room = (await client.sync(set_presence="offline"))["rooms"]["join"][room_id]
    return room["unread_notifications"]["notification_count"], room["unread_notifications"]["highlight_count"]


async def test_typing_and_receipts_cross_over(pair: Pair) -> None:
    alice, bob, room = await friends(pair)
    event = await alice.send(room)
    since = (await bob.sync(set_presence="offline"))["next_batch"]
    await alice.ok("PUT", f"rooms/{escape(room)}/typing/{escape(alice.user_id)}", {"typing": True, "timeout": 500})
    content, since = await next_ephemeral(bob, room, since, "m.typing")
    assert content == {"user_ids": [alice.user_id]}
    content, since = await next_ephemeral(bob, room, since, "m.typing")
    assert content == {"user_ids": []}
    await alice.ok("POST", f"rooms/{escape(room)}/receipt/m.read/{escape(event)}")
    content, _ = await next_ephemeral(bob, room, since, "m.receipt")
    assert alice.user_id in content[event]["m.read"]


async def test_counts_agree_wherever_they_are_asked_for(pair: Pair) -> None:
    alice, bob, room = await friends(pair)
    there = at(pair[0], bob)
    await bob.ok("PUT", "pushrules/global/content/shh", {"pattern": "shh", "actions": []})
    for client in (bob, there):
        await eventually(lambda client=client: count(client, room), (0, 0))
    await alice.send(room, "one")
    await alice.send(room, "shh")
    root = await alice.send(room, "two", **{"m.mentions": {"user_ids": [bob.user_id]}})
    await alice.send(room, "three", **{"m.relates_to": {"rel_type": "m.thread", "event_id": root}})
    for client in (bob, there):
        await eventually(lambda client=client: count(client, room), (3, 1))
    await bob.ok("POST", f"rooms/{escape(room)}/receipt/m.read/{escape(root)}")
    for client in (bob, there):
        await eventually(lambda client=client: count(client, room), (1, 0))
    await there.send(room, "answer", **{"m.relates_to": {"rel_type": "m.thread", "event_id": root}})
    for client in (bob, there):
        await eventually(lambda client=client: count(client, room), (0, 0))


async def test_rules_changed_in_both_processes_at_once_are_all_kept(pair: Pair) -> None:
    alice = await Client.register(pair[0])
    there = at(pair[1], alice)
    rule = {"pattern": "x", "actions": []}
    await asyncio.gather(
        *[client.ok("PUT", f"pushrules/global/content/{name}-{n}", rule) for n in range(5) for name, client in
          (("here", alice), ("there", there))]
    )  # fmt: skip
    expected = sorted(f"{name}-{n}" for n in range(5) for name in ("here", "there"))

    async def own_rules(client: Client) -> list[str]:
        return sorted(rule["rule_id"] for rule in (await client.ok("GET", "pushrules/global/"))["content"])

    for client in (alice, there):
        await eventually(lambda client=client: own_rules(client), expected)


async def test_presence_crosses_over_and_ends(pair: Pair) -> None:
    alice, bob, _ = await friends(pair)
    path = f"presence/{escape(alice.user_id)}/status"

    async def seen_as() -> str:
        return str((await bob.ok("GET", path))["presence"])

    await alice.ok("PUT", path, {"presence": "online", "status_msg": "hello over there"})
    await eventually(seen_as, "online")
    assert (await bob.ok("GET", path))["status_msg"] == "hello over there"
    await eventually(seen_as, "offline")


async def test_a_device_in_either_process_keeps_its_user_online(pair: Pair) -> None:
    alice, bob, _ = await friends(pair)
    phone = await at(pair[1], alice).login()
    path = f"presence/{escape(alice.user_id)}/status"
    await alice.sync()
    for _ in range(25):
        await phone.sync()
        await asyncio.sleep(0.1)
    assert (await bob.ok("GET", path))["presence"] == "online"
    assert (await at(pair[0], bob).ok("GET", path))["presence"] == "online"


async def test_a_process_that_starts_later_learns_who_is_there(pair: Pair) -> None:
    alice, bob, _ = await friends(pair)
    path = f"presence/{escape(alice.user_id)}/status"
    third = PorchProcess({**pair[0].settings, "listen.port": 0}, data_dir=pair[0].data_dir).start()
    try:
        there = at(third, bob)

        async def seen_as() -> str:
            await alice.sync()
            return str((await there.ok("GET", path))["presence"])

        await eventually(seen_as, "online")
        assert third.stop() == 0
    finally:
        third.remove()
