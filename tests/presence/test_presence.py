"""Presence.  Client-server API, "Presence"."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Any

import pytest

from tests.rig.client import Client, escape
from tests.rig.porch import PorchProcess


def status(user: Client) -> str:
    return f"presence/{escape(user.user_id)}/status"


async def friends(porch: PorchProcess) -> tuple[Client, Client]:
    """Two users who share a room."""
    alice, bob = await Client.register(porch), await Client.register(porch)
    room = await alice.create_room(preset="public_chat")
    await bob.join(room)
    return alice, bob


def told(answer: Any, user: Client) -> dict[str, Any] | None:
    """What a sync says of a user's presence: the newest."""
    events = [e for e in answer.get("presence", {}).get("events", []) if e["sender"] == user.user_id]
    assert len(events) < 2
    return events[0]["content"] if events else None


async def until(reader: Client, user: Client, since: str, presence: str) -> tuple[dict[str, Any], str]:
    """Syncs until the user is told to be so; the content and the token after it."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        answer = await reader.sync(since=since, timeout=3000, set_presence="offline")
        since = answer["next_batch"]
        content = told(answer, user)
        if content is not None and content["presence"] == presence:
            return content, since
    raise AssertionError(f"{user.user_id} never was {presence}")


async def test_a_status_is_told_to_who_shares_a_room(porch: PorchProcess) -> None:
    alice, bob = await friends(porch)
    since = (await alice.sync(set_presence="offline"))["next_batch"]
    await bob.ok("PUT", status(bob), {"presence": "online", "status_msg": "I am here."})
    content, _ = await until(alice, bob, since, "online")
    assert content["status_msg"] == "I am here."
    assert content["currently_active"] is True
    assert 0 <= content["last_active_ago"] < 10_000
    assert (await alice.ok("GET", status(bob)))["status_msg"] == "I am here."


async def test_a_first_sync_tells_who_is_there(porch: PorchProcess) -> None:
    alice, bob = await friends(porch)
    assert told(await alice.sync(set_presence="offline"), bob) is None
    await bob.ok("PUT", status(bob), {"presence": "unavailable"})
    content = told(await alice.sync(set_presence="offline"), bob)
    assert content is not None
    assert content["presence"] == "unavailable"
    assert "currently_active" not in content


async def test_strangers_see_nothing(porch: PorchProcess) -> None:
    alice, stranger = await Client.register(porch), await Client.register(porch)
    since = (await stranger.sync(set_presence="offline"))["next_batch"]
    await alice.ok("PUT", status(alice), {"presence": "online"})
    await stranger.refused(403, "M_FORBIDDEN", "GET", status(alice))
    await asyncio.sleep(0.2)
    assert told(await stranger.sync(since=since, set_presence="offline"), alice) is None
    assert told(await stranger.sync(set_presence="offline"), alice) is None
    assert (await alice.ok("GET", status(alice)))["presence"] == "online"


async def test_who_joins_a_room_sees_who_is_there_and_is_seen(porch: PorchProcess) -> None:
    alice, bob = await Client.register(porch), await Client.register(porch)
    room = await alice.create_room(preset="public_chat")
    for client in (alice, bob):
        await client.ok("PUT", status(client), {"presence": "online"})
    since_alice = (await alice.sync(set_presence="offline"))["next_batch"]
    since_bob = (await bob.sync(set_presence="offline"))["next_batch"]
    await bob.join(room)
    assert (told(await bob.sync(since=since_bob, set_presence="offline"), alice) or {})["presence"] == "online"
    assert (told(await alice.sync(since=since_alice, set_presence="offline"), bob) or {})["presence"] == "online"


async def test_syncing_makes_a_user_online_unless_it_says_otherwise(porch: PorchProcess) -> None:
    alice, bob = await friends(porch)
    since = (await alice.sync(set_presence="offline"))["next_batch"]
    await bob.sync(set_presence="offline")
    assert (await alice.ok("GET", status(bob)))["presence"] == "offline"
    await bob.sync(set_presence="unavailable")
    _, since = await until(alice, bob, since, "unavailable")
    await bob.login()
    phone = await bob.login()
    await phone.sync()
    await until(alice, bob, since, "online")
    await bob.refused(400, "M_INVALID_PARAM", "GET", "sync", set_presence="busy")


async def test_a_sync_that_was_under_way_makes_nobody_online_who_hid_meanwhile(porch: PorchProcess) -> None:
    alice, bob = await friends(porch)
    since = (await alice.sync(set_presence="offline"))["next_batch"]
    since_bob = (await bob.sync())["next_batch"]
    _, since = await until(alice, bob, since, "online")
    since_bob = (await bob.sync(since=since_bob, timeout=200))["next_batch"]
    waiting = asyncio.ensure_future(bob.sync(since=since_bob, timeout=5000, filter={"presence": {"types": []}}))
    await asyncio.sleep(0.1)
    await bob.ok("PUT", status(bob), {"presence": "offline"})
    _, since = await until(alice, bob, since, "offline")
    await bob.create_room()
    await waiting
    answer = await alice.sync(since=since, timeout=300, set_presence="offline")
    assert told(answer, bob) is None
    assert (await alice.ok("GET", status(bob)))["presence"] == "offline"


async def test_users_go_idle_and_offline_by_themselves_and_come_back(start_porch: Callable[..., PorchProcess]) -> None:
    porch = start_porch(
        {"presence.inactive_after_ms": 300, "presence.idle_after_ms": 600, "presence.offline_after_ms": 1500}
    )
    alice, bob = await friends(porch)
    room = await bob.create_room()
    since = (await alice.sync(set_presence="offline"))["next_batch"]
    await bob.sync()
    content, since = await until(alice, bob, since, "online")
    if content["currently_active"]:
        content, since = await until(alice, bob, since, "online")
    assert content["currently_active"] is False
    _, since = await until(alice, bob, since, "unavailable")
    await bob.send(room)
    content, since = await until(alice, bob, since, "online")
    assert content["currently_active"] is True
    _, since = await until(alice, bob, since, "offline")
    assert (await alice.ok("GET", status(bob)))["presence"] == "offline"


async def test_a_long_poll_that_waits_keeps_its_user_there(start_porch: Callable[..., PorchProcess]) -> None:
    porch = start_porch({"presence.offline_after_ms": 300})
    alice, bob = await friends(porch)
    since = (await bob.sync())["next_batch"]
    since = (await bob.sync(since=since, timeout=500))["next_batch"]
    waiting = asyncio.ensure_future(bob.sync(since=since, timeout=2500))
    await asyncio.sleep(1.2)
    assert (await alice.ok("GET", status(bob)))["presence"] == "online"
    await waiting
    await asyncio.sleep(1)
    assert (await alice.ok("GET", status(bob)))["presence"] == "offline"


async def test_many_changes_reach_a_waiting_reader_in_few_answers(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    room = await alice.create_room(preset="public_chat")
    others = [await Client.register(porch) for _ in range(12)]
    for other in others:
        await other.join(room)
    since = (await alice.sync(set_presence="offline"))["next_batch"]
    await asyncio.gather(*[other.ok("PUT", status(other), {"presence": "online"}) for other in others])
    seen: set[str] = set()
    answers = 0
    while len(seen) < len(others):
        answer = await alice.sync(since=since, timeout=5000, set_presence="offline")
        since = answer["next_batch"]
        events = answer.get("presence", {}).get("events", [])
        assert events
        seen |= {event["sender"] for event in events}
        answers += 1
    assert answers <= 4


async def test_nobody_speaks_for_another(porch: PorchProcess) -> None:
    alice, bob = await friends(porch)
    await alice.refused(403, "M_FORBIDDEN", "PUT", status(bob), {"presence": "online"})


@pytest.mark.parametrize(
    ("body", "errcode"),
    [
        ({}, "M_MISSING_PARAM"),
        ({"presence": "busy"}, "M_INVALID_PARAM"),
        ({"presence": 1}, "M_BAD_JSON"),
        ({"presence": "online", "status_msg": 3}, "M_BAD_JSON"),
        ({"presence": "online", "status_msg": "x" * 1025}, "M_INVALID_PARAM"),
    ],
)
async def test_bad_bodies_get_their_errors(porch: PorchProcess, body: Any, errcode: str) -> None:
    alice = await Client.register(porch)
    await alice.refused(400, errcode, "PUT", status(alice), body)


async def test_presence_can_be_switched_off(start_porch: Callable[..., PorchProcess]) -> None:
    porch = start_porch({"presence.enabled": "false"})
    alice, bob = await friends(porch)
    await bob.ok("PUT", status(bob), {"presence": "online"})
    assert await alice.ok("GET", status(bob)) == {"presence": "offline"}
    assert "presence" not in await alice.sync()


async def test_a_restart_forgets_no_status_and_leaves_nobody_online(start_porch: Callable[..., PorchProcess]) -> None:
    porch = start_porch({"presence.offline_after_ms": 1500})
    alice, bob = await friends(porch)
    await bob.ok("PUT", status(bob), {"presence": "online", "status_msg": "back soon"})
    since = (await alice.sync(set_presence="offline"))["next_batch"]
    porch.restart()
    seen = await alice.ok("GET", status(bob))
    assert (seen["presence"], seen["status_msg"]) == ("online", "back soon")
    content, _ = await until(alice, bob, since, "offline")
    assert content["status_msg"] == "back soon"
