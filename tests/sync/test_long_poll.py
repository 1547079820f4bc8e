"""Claims about waiting: `GET /sync`, `timeout`."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from statistics import median

import pytest

from tests.rig.client import Client, escape
from tests.rig.porch import PorchProcess
from tests.sync.reading import bodies, joined

NO_PRESENCE = {"presence": {"types": []}}


async def test_a_sync_with_nothing_new_waits_for_its_timeout(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    since = (await alice.sync(filter=NO_PRESENCE))["next_batch"]
    began = time.monotonic()
    answer = await alice.sync(since, timeout=400, filter=NO_PRESENCE)
    assert 0.35 < time.monotonic() - began < 5
    assert "rooms" not in answer


async def test_a_waiting_sync_answers_as_soon_as_something_happens(porch: PorchProcess) -> None:
    alice, bob = await Client.register(porch), await Client.register(porch)
    room = await alice.create_room(preset="public_chat")
    await bob.join(room)
    times = []
    for number in range(10):
        since = (await bob.sync(filter=NO_PRESENCE))["next_batch"]
        waiting = asyncio.create_task(bob.sync(since, timeout=10_000, filter=NO_PRESENCE))
        await asyncio.sleep(0.05)
        began = time.perf_counter()
        await alice.send(room, f"message {number}")
        sent = time.perf_counter()
        assert bodies(joined(await waiting, room)) == [f"message {number}"]
        times.append(time.perf_counter() - sent)
        assert time.perf_counter() - began < 5
    # Measured from the sender's answer, which leaves at the same commit. Loose, for a busy machine.
    assert median(times) < 0.05


async def test_a_message_in_another_room_wakes_nobody(porch: PorchProcess) -> None:
    alice, bob = await Client.register(porch), await Client.register(porch)
    other = await alice.create_room()
    since = (await bob.sync(filter=NO_PRESENCE))["next_batch"]
    waiting = asyncio.create_task(bob.sync(since, timeout=700, filter=NO_PRESENCE))
    await asyncio.sleep(0.1)
    await alice.send(other, "not for bob")
    await asyncio.sleep(0.2)
    assert not waiting.done()
    assert "rooms" not in await waiting


async def test_an_invitation_wakes_the_invited(porch: PorchProcess) -> None:
    alice, bob = await Client.register(porch), await Client.register(porch)
    since = (await bob.sync(filter=NO_PRESENCE))["next_batch"]
    waiting = asyncio.create_task(bob.sync(since, timeout=10_000, filter=NO_PRESENCE))
    await asyncio.sleep(0.1)
    room = await alice.create_room(invite=[bob.user_id])
    assert room in (await waiting)["rooms"]["invite"]


async def test_being_kicked_wakes_the_kicked(porch: PorchProcess) -> None:
    alice, bob = await Client.register(porch), await Client.register(porch)
    room = await alice.create_room(preset="public_chat")
    await bob.join(room)
    since = (await bob.sync(filter=NO_PRESENCE))["next_batch"]
    waiting = asyncio.create_task(bob.sync(since, timeout=10_000, filter=NO_PRESENCE))
    await asyncio.sleep(0.1)
    await alice.ok("POST", f"rooms/{escape(room)}/kick", {"user_id": bob.user_id})
    assert room in (await waiting)["rooms"]["leave"]


async def test_account_data_wakes_the_other_devices(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    phone = await alice.login()
    since = (await phone.sync(filter=NO_PRESENCE))["next_batch"]
    waiting = asyncio.create_task(phone.sync(since, timeout=10_000, filter=NO_PRESENCE))
    await asyncio.sleep(0.1)
    await alice.ok("PUT", f"user/{escape(alice.user_id)}/account_data/org.example.x", {"x": 1})
    assert (await waiting)["account_data"]["events"][0]["type"] == "org.example.x"


async def test_the_end_of_a_session_ends_its_waiting_sync(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    phone = await alice.login()
    since = (await phone.sync(filter=NO_PRESENCE))["next_batch"]
    waiting = asyncio.create_task(phone.get("sync", since=since, timeout=10_000))
    await asyncio.sleep(0.2)
    await alice.ok("POST", "logout/all")
    reply = await asyncio.wait_for(waiting, 5)
    assert (reply.status, reply.errcode) == (401, "M_UNKNOWN_TOKEN")


async def test_a_server_that_stops_answers_those_who_wait(start_porch: Callable[..., PorchProcess]) -> None:
    porch = start_porch()
    alice = await Client.register(porch)
    since = (await alice.sync(filter=NO_PRESENCE))["next_batch"]
    waiting = asyncio.create_task(alice.sync(since, timeout=30_000, filter=NO_PRESENCE))
    await asyncio.sleep(0.3)
    began = time.monotonic()
    assert await asyncio.to_thread(porch.stop) == 0
    assert (await waiting)["next_batch"]
    assert time.monotonic() - began < 5


async def test_a_token_is_good_after_a_restart(start_porch: Callable[..., PorchProcess]) -> None:
    porch = start_porch()
    alice = await Client.register(porch)
    room = await alice.create_room()
    await alice.send(room, "before")
    since = (await alice.sync())["next_batch"]
    await alice.send(room, "between")
    await alice.set_state(room, "m.room.topic", {"topic": "between"})
    await asyncio.to_thread(porch.restart)
    await alice.send(room, "after")
    section = joined(await alice.sync(since), room)
    assert bodies(section) == ["between", "after"]
    assert section["timeline"]["limited"] is False


async def test_a_gap_over_a_restart_has_the_right_state(start_porch: Callable[..., PorchProcess]) -> None:
    porch = start_porch()
    alice = await Client.register(porch)
    room = await alice.create_room()
    quiet = await alice.create_room()
    since = (await alice.sync())["next_batch"]
    await alice.set_state(room, "m.room.topic", {"topic": "in the gap"})
    for number in range(12):
        await alice.send(room, f"message {number}")
    await asyncio.to_thread(porch.restart)
    answer = await alice.sync(since)
    section = joined(answer, room)
    assert section["timeline"]["limited"] is True
    assert [event["content"] for event in section["state"]["events"]] == [{"topic": "in the gap"}]
    assert quiet not in answer["rooms"]["join"]
    left = await alice.sync(since, filter={"room": {"timeline": {"types": ["m.room.message"], "limit": 100}}})
    assert len(bodies(joined(left, room))) == 12


@pytest.mark.parametrize("since", ["garbage", "s", "s1", "s1_2_3", "t5", "s-1_0", "s9999999999999_0", "\u0661"])
async def test_a_token_that_is_none_is_refused(porch: PorchProcess, since: str) -> None:
    alice = await Client.register(porch)
    await alice.refused(400, "M_INVALID_PARAM", "GET", "sync", since=since)


@pytest.mark.parametrize(
    "query", [{"timeout": "-1"}, {"timeout": "soon"}, {"full_state": "yes"}, {"set_presence": "asleep"}]
)
async def test_a_parameter_that_is_none_is_refused(porch: PorchProcess, query: dict[str, str]) -> None:
    alice = await Client.register(porch)
    await alice.refused(400, "M_INVALID_PARAM", "GET", "sync", **query)
