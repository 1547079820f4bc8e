"""Who is told whose keys changed (Client-server API, "Tracking the device list for a user")."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from tests.keys.device import Device
from tests.keys.test_cross_signing import Identity, sign
from tests.rig.client import PASSWORD, Client
from tests.rig.porch import PorchProcess

Start = Callable[..., PorchProcess]
QUIET = {"presence": {"not_types": ["*"]}}


def lists(answer: dict[str, Any]) -> dict[str, list[str]]:
    """What the answer says; nothing where it says nothing."""
    section = answer.get("device_lists", {})
    return {name: users for name in ("changed", "left") if (users := section.get(name))}


async def together(*clients: Client) -> str:
    """A room of all of them."""
    room_id = await clients[0].create_room(preset="public_chat")
    for other in clients[1:]:
        await other.join(room_id)
    return room_id


async def now(client: Client) -> str:
    return str((await client.sync())["next_batch"])


async def test_new_keys_are_told_to_who_shares_a_room_and_to_the_user_and_to_nobody_else(porch: PorchProcess) -> None:
    alice, bob, eve = [await Client.register(porch) for _ in range(3)]
    await together(alice, bob)
    tokens = {client.user_id: await now(client) for client in (alice, bob, eve)}
    await Device(bob).publish()
    assert lists(await alice.sync(since=tokens[alice.user_id])) == {"changed": [bob.user_id]}
    assert lists(await bob.sync(since=tokens[bob.user_id])) == {"changed": [bob.user_id]}
    assert lists(await eve.sync(since=tokens[eve.user_id])) == {}
    assert "device_lists" not in await alice.sync(), "a first sync tells of none"


async def test_keys_that_are_uploaded_again_are_no_news(porch: PorchProcess) -> None:
    alice, bob = await Client.register(porch), await Client.register(porch)
    await together(alice, bob)
    device = Device(bob)
    await device.publish()
    since = await now(alice)
    await device.publish()
    await device.upload(one_time_keys=device.one_time_keys(2))
    assert lists(await alice.sync(since=since)) == {}


async def test_a_waiting_sync_is_woken_by_new_keys(porch: PorchProcess) -> None:
    alice, bob = await Client.register(porch), await Client.register(porch)
    await together(alice, bob)
    since = (await alice.sync(filter=QUIET))["next_batch"]
    waiting = asyncio.create_task(alice.sync(since=since, timeout=20_000, filter=QUIET))
    await asyncio.sleep(0.2)
    await Device(bob).publish()
    assert lists(await asyncio.wait_for(waiting, 5)) == {"changed": [bob.user_id]}


async def test_a_device_that_goes_is_told(porch: PorchProcess) -> None:
    alice, bob = await Client.register(porch), await Client.register(porch)
    await together(alice, bob)
    phone = Device(await bob.login())
    await phone.publish()
    since = await now(alice)
    await phone.client.ok("POST", "logout")
    assert lists(await alice.sync(since=since)) == {"changed": [bob.user_id]}


async def test_who_comes_into_a_room_is_told_and_tells(porch: PorchProcess) -> None:
    alice, bob = await Client.register(porch), await Client.register(porch)
    await Device(bob).publish()
    since, of_bob = await now(alice), await now(bob)
    await together(alice, bob)
    assert lists(await alice.sync(since=since)) == {"changed": [bob.user_id]}
    assert lists(await bob.sync(since=of_bob)) == {"changed": [alice.user_id]}


async def test_who_leaves_the_last_room_in_common_is_told_as_left_on_both_sides(porch: PorchProcess) -> None:
    alice, bob, eve = [await Client.register(porch) for _ in range(3)]
    first, second = await together(alice, bob), await together(alice, bob)
    await eve.join(first)
    since, of_bob = await now(alice), await now(bob)
    await bob.leave(first)
    step = await alice.sync(since=since)
    assert lists(step) == {}, "there is the second room"
    assert lists(await bob.sync(since=of_bob)) == {"left": [eve.user_id]}
    of_bob = await now(bob)
    await alice.ok("POST", f"rooms/{second}/kick", {"user_id": bob.user_id})
    assert lists(await alice.sync(since=step["next_batch"])) == {"left": [bob.user_id]}
    assert lists(await bob.sync(since=of_bob)) == {"left": [alice.user_id]}
    since = await now(alice)
    await Device(bob).publish()
    assert lists(await alice.sync(since=since)) == {}


async def test_an_invited_user_shares_no_room_yet(porch: PorchProcess) -> None:
    alice, bob = await Client.register(porch), await Client.register(porch)
    room_id = await alice.create_room()
    await alice.invite(room_id, bob)
    since = await now(alice)
    await Device(bob).publish()
    assert lists(await alice.sync(since=since)) == {}


async def test_changes_between_two_tokens_can_be_asked_for(porch: PorchProcess) -> None:
    alice, bob, eve = [await Client.register(porch) for _ in range(3)]
    room_id = await together(alice, bob, eve)
    start = await now(alice)
    await Device(bob).publish()
    middle = await now(alice)
    await eve.leave(room_id)
    end = await now(alice)
    path = "keys/changes"
    whole = await alice.ok("GET", path, **{"from": start, "to": end})
    assert whole == {"changed": [bob.user_id], "left": [eve.user_id]}
    assert await alice.ok("GET", path, **{"from": middle, "to": end}) == {"changed": [], "left": [eve.user_id]}
    assert await alice.ok("GET", path, **{"from": start, "to": middle}) == {"changed": [bob.user_id], "left": []}
    await alice.refused(400, "M_MISSING_PARAM", "GET", path, **{"from": start})
    await alice.refused(400, "M_INVALID_PARAM", "GET", path, **{"from": start, "to": "nonsense"})


async def test_nothing_is_forgotten_over_a_restart(start_porch: Start) -> None:
    porch = start_porch()
    alice, bob, eve, dan = [await Client.register(porch) for _ in range(4)]
    room_id = await together(alice, bob, eve)
    own = await together(alice, dan)
    since = await now(alice)
    await Device(bob).publish()
    await eve.leave(room_id)
    await alice.leave(own)
    await asyncio.gather(Device(dan).publish(), Device(alice).publish())
    porch.restart()
    expected = {"changed": sorted([alice.user_id, bob.user_id]), "left": sorted([eve.user_id, dan.user_id])}
    assert lists(await alice.sync(since=since)) == expected
    device = Device(bob)
    assert (await device.upload(one_time_keys=device.one_time_keys(2)))["signed_curve25519"] == 2
    porch.restart()
    assert (await bob.sync())["device_one_time_keys_count"] == {"signed_curve25519": 2}


async def test_cross_signing_keys_are_told_like_those_of_devices(porch: PorchProcess) -> None:
    alice, bob = await Client.register(porch), await Client.register(porch)
    await together(alice, bob)
    since = await now(alice)
    identity = Identity(bob)
    await identity.upload()
    answer = await alice.sync(since=since)
    assert lists(answer) == {"changed": [bob.user_id]}
    await identity.upload()
    answer = await alice.sync(since=answer["next_batch"])
    assert lists(answer) == {}
    await Identity(bob).upload(auth={"type": "m.login.password", "password": PASSWORD})
    assert lists(await alice.sync(since=answer["next_batch"])) == {"changed": [bob.user_id]}


async def test_that_a_user_verified_another_only_its_own_devices_are_told(start_porch: Start) -> None:
    porch = start_porch()
    alice, bob, eve = [await Client.register(porch) for _ in range(3)]
    await together(alice, bob, eve)
    verifier, verified = Identity(alice), Identity(bob)
    await verifier.upload()
    await verified.upload()
    phone = await alice.login()
    tokens = [await now(client) for client in (phone, bob, eve)]
    signed = verifier.user_signing.sign(verified.body["master_key"], alice.user_id)
    assert await sign(alice, bob.user_id, verified.master.public, signed) == {}
    told = [lists(await client.sync(since=token)) for client, token in zip((phone, bob, eve), tokens, strict=True)]
    assert told == [{"changed": [bob.user_id]}, {}, {}]
    porch.restart()
    told = [lists(await client.sync(since=token)) for client, token in zip((phone, bob, eve), tokens, strict=True)]
    assert told == [{"changed": [bob.user_id]}, {}, {}]
