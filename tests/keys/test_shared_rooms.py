"""Keys of users who share a room with users of another server (Server-server API, "Device Management")."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest_asyncio

from tests.federation.neighbour import Neighbour
from tests.keys.device import Device, query
from tests.keys.people import Resident
from tests.keys.test_cross_signing import Identity, sign
from tests.keys.test_device_lists import QUIET, lists, now
from tests.resident.joiner import sent
from tests.rig.client import Client, escape
from tests.rig.eventually import eventually
from tests.rig.porch import PorchProcess

UPDATE, SIGNING = "m.device_list_update", "m.signing_key_update"


async def together(alice: Client, bob: Resident) -> str:
    """A room of a user of the Porch and one of the neighbour."""
    room_id = await alice.create_room(preset="public_chat")
    await sent(bob.neighbour, "join", room_id, bob.user_id[1:].partition(":")[0])
    return room_id


@pytest_asyncio.fixture
async def bob(neighbour: Neighbour) -> Resident:
    """A user of the neighbour who has keys."""
    resident = Resident(neighbour, "bob", "PHONE")
    resident.live()
    return resident


async def announced(neighbour: Neighbour, user: Client, stream_id: int) -> None:
    """Waits until so many updates about a user were made, whoever got them."""

    async def newest() -> int:
        return int((await neighbour.ok("GET", f"user/devices/{escape(user.user_id)}"))["stream_id"])

    await eventually(newest, stream_id)


async def kept(alice: Client, bob: Resident) -> None:
    """Asks until the list is kept: then the neighbour is not asked any more."""

    async def asks() -> int:
        before = bob.neighbour.count("user/keys/query")
        await query(alice, bob.user_id)
        return bob.neighbour.count("user/keys/query") - before

    await eventually(asks, 0)


async def test_a_list_is_kept_while_a_room_is_shared_and_clients_hear_of_every_change(
    federated: PorchProcess, neighbour: Neighbour, bob: Resident
) -> None:
    alice, eve = await Client.register(federated), await Client.register(federated)
    start = await now(alice)
    room_id = await together(alice, bob)
    assert lists(await alice.sync(since=start)) == {"changed": [bob.user_id]}, "sharing begins"
    await kept(alice, bob)
    assert neighbour.count("user/devices") == 1
    assert neighbour.count(f"user/devices/{escape(bob.user_id)}") == 1
    since, of_eve = (await alice.sync(filter=QUIET))["next_batch"], await now(eve)
    waiting = asyncio.create_task(alice.sync(since=since, timeout=20_000, filter=QUIET))
    await asyncio.sleep(0.2)
    bob.add("LAPTOP")
    await neighbour.tell(bob.update("LAPTOP", device_display_name="Laptop"))
    step = await asyncio.wait_for(waiting, 10)
    assert lists(step) == {"changed": [bob.user_id]}
    changes = await alice.ok("GET", "keys/changes", **{"from": since, "to": step["next_batch"]})
    assert changes == {"changed": [bob.user_id], "left": []}
    assert lists(await eve.sync(since=of_eve)) == {}
    found = await query(alice, bob.user_id)
    named = {**bob.keys["LAPTOP"], "unsigned": {"device_display_name": "Laptop"}}
    assert found["device_keys"] == {bob.user_id: {**bob.keys, "LAPTOP": named}}
    assert found["master_keys"] == {bob.user_id: bob.signing_keys["master_key"]}
    assert neighbour.count("user/devices") == 1
    await sent(neighbour, "leave", room_id, "bob")
    assert lists(await alice.sync(since=step["next_batch"])) == {"left": [bob.user_id]}
    asked = neighbour.count("user/keys/query")

    async def asks_again() -> bool:
        await query(alice, bob.user_id)
        return neighbour.count("user/keys/query") > asked

    await eventually(asks_again, True)


async def test_a_missed_update_is_made_up_for(federated: PorchProcess, neighbour: Neighbour, bob: Resident) -> None:
    alice = await Client.register(federated)
    await together(alice, bob)
    await kept(alice, bob)
    since = await now(alice)
    bob.add("MISSED")
    bob.stream_id = 6
    bob.add("LAPTOP")
    await neighbour.tell(bob.update("LAPTOP"))

    async def changed() -> dict[str, list[str]]:
        return lists(await alice.sync(since=since))

    await eventually(changed, {"changed": [bob.user_id]})
    assert neighbour.count("user/devices") == 2
    asked = neighbour.count("user/keys/query")
    assert (await query(alice, bob.user_id))["device_keys"] == {bob.user_id: bob.keys}
    assert neighbour.count("user/keys/query") == asked


async def test_a_stale_list_is_better_than_none_where_its_server_does_not_answer(
    federated: PorchProcess, neighbour: Neighbour, bob: Resident
) -> None:
    alice = await Client.register(federated)
    await together(alice, bob)
    await kept(alice, bob)
    before = bob.keys
    neighbour.answers["user/"] = lambda _: (403, {"errcode": "M_FORBIDDEN", "error": "No"})
    neighbour.answers = dict(reversed(neighbour.answers.items()))
    bob.add("LAPTOP")
    await neighbour.tell(bob.update("LAPTOP", prev=[99]))
    found = await query(alice, bob.user_id)
    assert found["device_keys"] == {bob.user_id: before}
    assert found["failures"].keys() == {neighbour.server_name}
    del neighbour.answers["user/"]
    assert (await query(alice, bob.user_id))["device_keys"] == {bob.user_id: bob.keys}


async def test_other_servers_hear_of_every_change_in_one_chain(
    federated: PorchProcess, neighbour: Neighbour, bob: Resident
) -> None:
    alice = await Client.register(federated)
    phone, laptop = Device(alice), Device(await alice.login())
    await phone.publish()
    await announced(neighbour, alice, 1)
    await together(alice, bob)

    async def heard(edu_type: str) -> int:
        return len(neighbour.said(edu_type))

    await laptop.publish()
    await eventually(lambda: heard(UPDATE), 1)
    identity = Identity(alice)
    await identity.upload()
    await eventually(lambda: heard(SIGNING), 1)
    signed = identity.self_signing.sign(phone.keys, alice.user_id)
    await sign(alice, alice.user_id, alice.device_id, signed)
    await eventually(lambda: heard(UPDATE), 2)
    await laptop.client.ok("POST", "logout")
    await eventually(lambda: heard(UPDATE), 3)
    first, second, third = neighbour.said(UPDATE)
    assert neighbour.said(SIGNING) == [
        {"user_id": alice.user_id, **{name: identity.body[name] for name in ("master_key", "self_signing_key")}}
    ]
    assert (first["device_id"], first["keys"]) == (laptop.client.device_id, laptop.keys)
    assert (second["device_id"], second["keys"]) == (alice.device_id, signed)
    assert (third["device_id"], third["deleted"]) == (laptop.client.device_id, True)
    assert [edu["prev_id"] for edu in (second, third)] == [[first["stream_id"]], [second["stream_id"]]]
    listed = await neighbour.ok("GET", f"user/devices/{escape(alice.user_id)}")
    assert listed["stream_id"] == third["stream_id"]
    assert [each["device_id"] for each in listed["devices"]] == [alice.device_id]


async def test_many_devices_that_go_at_once_are_one_update_with_a_gap(
    federated: PorchProcess, neighbour: Neighbour, bob: Resident
) -> None:
    alice = await Client.register(federated)
    await Device(alice).publish()
    await together(alice, bob)
    others = [Device(await alice.login()) for _ in range(25)]
    for other in others:
        await other.publish()

    await announced(neighbour, alice, 26)
    seen = len(neighbour.said(UPDATE))
    await alice.ok("POST", "logout/all")

    async def told() -> list[dict[str, Any]]:
        return [{name: edu[name] for name in ("stream_id", "deleted")} for edu in neighbour.said(UPDATE)[seen:]]

    await eventually(told, [{"stream_id": 52, "deleted": True}])
    assert neighbour.said(UPDATE)[-1]["prev_id"] == [51]


async def test_a_server_that_sees_a_user_for_the_first_time_is_told_to_ask(
    federated: PorchProcess, neighbour: Neighbour, bob: Resident
) -> None:
    alice, carol = await Client.register(federated), await Client.register(federated)
    await Device(carol).publish()
    await announced(neighbour, carol, 1)
    room_id, other = await together(alice, bob), await together(alice, bob)
    await carol.join(room_id)

    async def told() -> list[tuple[str, bool]]:
        return [(edu["user_id"], "prev_id" in edu) for edu in neighbour.said(UPDATE)]

    await eventually(told, [(carol.user_id, False)])
    await carol.join(other)
    await Device(alice).publish()
    await eventually(told, [(carol.user_id, False), (alice.user_id, True)])


async def test_who_shares_no_room_is_told_nothing(
    federated: PorchProcess, neighbour: Neighbour, bob: Resident, authority: Any
) -> None:
    alice, eve = await Client.register(federated), await Client.register(federated)
    await together(alice, bob)
    async with Neighbour(authority, federated) as stranger:
        await Device(eve).publish()
        await Device(alice).publish()

        async def told() -> list[str]:
            return [edu["user_id"] for edu in neighbour.said(UPDATE)]

        await eventually(told, [alice.user_id])
        await asyncio.sleep(0.2)
        assert stranger.edus == []
        assert await told() == [alice.user_id]
