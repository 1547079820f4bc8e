"""Typing notifications.  Client-server API, "Typing Notifications"."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Any

import pytest

from tests.rig.client import Client, escape
from tests.rig.porch import PorchProcess


async def room_of(owner: Client, *others: Client) -> str:
    room_id = await owner.create_room(preset="public_chat")
    for other in others:
        await other.join(room_id)
    return room_id


async def set_typing(client: Client, room_id: str, body: Any) -> None:
    await client.ok("PUT", f"rooms/{escape(room_id)}/typing/{escape(client.user_id)}", body)


def typing_in(answer: Any, room_id: str) -> list[str] | None:
    """Who types in a room according to a sync; None when it says nothing."""
    room = answer.get("rooms", {}).get("join", {}).get(room_id, {})
    lists = [e["content"]["user_ids"] for e in room.get("ephemeral", {}).get("events", []) if e["type"] == "m.typing"]
    assert len(lists) < 2
    return lists[0] if lists else None


async def next_typing(client: Client, room_id: str, since: str) -> tuple[list[str], str]:
    """The next list of a room, and the token after it."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        answer = await client.sync(since=since, timeout=5000)
        since = answer["next_batch"]
        users = typing_in(answer, room_id)
        if users is not None:
            return users, since
    raise AssertionError("nobody said who is typing")


async def test_typing_is_told_and_ends_by_itself(porch: PorchProcess) -> None:
    alice, bob = await Client.register(porch), await Client.register(porch)
    room = await room_of(alice, bob)
    since = (await alice.sync())["next_batch"]
    await set_typing(bob, room, {"typing": True, "timeout": 400})
    started = time.monotonic()
    users, since = await next_typing(alice, room, since)
    assert users == [bob.user_id]
    users, since = await next_typing(alice, room, since)
    assert users == []
    assert 0.2 < time.monotonic() - started < 5


async def test_typing_ends_when_the_client_says_so(porch: PorchProcess) -> None:
    alice, bob = await Client.register(porch), await Client.register(porch)
    room = await room_of(alice, bob)
    since = (await alice.sync())["next_batch"]
    await set_typing(alice, room, {"typing": True})
    await set_typing(bob, room, {"typing": True, "timeout": 30_000})
    answer = await alice.sync(since=since)
    assert sorted(typing_in(answer, room) or []) == sorted([alice.user_id, bob.user_id])
    await set_typing(bob, room, {"typing": False})
    assert typing_in(await alice.sync(since=answer["next_batch"]), room) == [alice.user_id]


async def test_saying_the_same_again_tells_nothing_new_but_goes_on(porch: PorchProcess) -> None:
    alice, bob = await Client.register(porch), await Client.register(porch)
    room = await room_of(alice, bob)
    await set_typing(bob, room, {"typing": True, "timeout": 500})
    since = (await alice.sync())["next_batch"]
    await set_typing(bob, room, {"typing": True, "timeout": 20_000})
    await asyncio.sleep(0.8)
    assert typing_in(await alice.sync(since=since), room) is None
    assert typing_in(await alice.sync(), room) == [bob.user_id]


async def test_who_joins_or_starts_afresh_hears_who_types_already(porch: PorchProcess) -> None:
    alice, bob = await Client.register(porch), await Client.register(porch)
    room = await room_of(alice)
    since = (await bob.sync())["next_batch"]
    await set_typing(alice, room, {"typing": True})
    assert typing_in(await alice.sync(), room) == [alice.user_id]
    await bob.join(room)
    assert typing_in(await bob.sync(since=since), room) == [alice.user_id]


async def test_who_leaves_does_not_type_any_more(porch: PorchProcess) -> None:
    alice, bob = await Client.register(porch), await Client.register(porch)
    room = await room_of(alice, bob)
    await set_typing(bob, room, {"typing": True})
    since = (await alice.sync())["next_batch"]
    await bob.leave(room)
    users, _ = await next_typing(alice, room, since)
    assert users == []


async def test_only_members_type_and_only_for_themselves(porch: PorchProcess) -> None:
    alice, bob = await Client.register(porch), await Client.register(porch)
    room = await alice.create_room()
    path = f"rooms/{escape(room)}/typing/"
    await bob.refused(403, "M_FORBIDDEN", "PUT", path + escape(bob.user_id), {"typing": True})
    await bob.refused(403, "M_FORBIDDEN", "PUT", path + escape(bob.user_id), {"typing": False})
    await alice.refused(403, "M_FORBIDDEN", "PUT", path + escape(bob.user_id), {"typing": True})


@pytest.mark.parametrize(
    ("body", "errcode"),
    [
        ({}, "M_MISSING_PARAM"),
        ({"typing": "yes"}, "M_BAD_JSON"),
        ({"typing": True, "timeout": "1"}, "M_BAD_JSON"),
        ({"typing": True, "timeout": -1}, "M_INVALID_PARAM"),
        ([], "M_BAD_JSON"),
    ],
)
async def test_bad_bodies_get_their_errors(porch: PorchProcess, body: Any, errcode: str) -> None:
    alice = await Client.register(porch)
    room = await alice.create_room()
    await alice.refused(400, errcode, "PUT", f"rooms/{escape(room)}/typing/{escape(alice.user_id)}", body)


async def test_nobody_types_on_when_the_server_stops(start_porch: Callable[..., PorchProcess]) -> None:
    porch = start_porch()
    alice, bob = await Client.register(porch), await Client.register(porch)
    room = await room_of(alice, bob)
    await set_typing(bob, room, {"typing": True, "timeout": 60_000})
    first = await alice.sync(set_presence="offline")
    assert typing_in(first, room) == [bob.user_id]
    waiting = asyncio.ensure_future(next_typing(alice, room, first["next_batch"]))
    await asyncio.sleep(0.3)
    await asyncio.to_thread(porch.stop)
    users, _ = await waiting
    assert users == []
