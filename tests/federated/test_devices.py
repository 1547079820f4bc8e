"""Claims on devices across servers: their keys, their lists, and messages for them."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.federated.rooms import shared_room, until
from tests.keys.device import Device, Key
from tests.rig.client import Client
from tests.rig.trio import Trio

PAIRS = [("one", "synapse"), ("synapse", "one"), ("one", "two")]


async def devices_of(asking: Client, user: Client) -> dict[str, Any]:
    """The user's devices, as another user gets them."""
    answer = await asking.ok("POST", "keys/query", {"device_keys": {user.user_id: []}})
    return dict(answer["device_keys"].get(user.user_id, {}))


class Hearing:
    """Reads a user's syncs one after another, as a client does, and keeps what came."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.since = ""
        self.changed: list[str] = []
        self.messages: list[dict[str, Any]] = []

    async def listen(self) -> Hearing:
        """One more sync."""
        answer = await self.client.sync(self.since or None, timeout=200 if self.since else 0)
        self.since = answer["next_batch"]
        self.changed += answer.get("device_lists", {}).get("changed", [])
        self.messages += answer.get("to_device", {}).get("events", [])
        return self

    async def until_changed(self, user: Client) -> None:
        """Listens until the devices of the user have changed, and forgets that they have."""

        async def changed() -> bool:
            return user.user_id in (await self.listen()).changed

        await until(changed, f"{self.client.user_id} hears that the devices of {user.user_id} have changed")
        self.changed.clear()

    async def until_messages(self, count: int) -> None:
        """Listens until so many messages for the device have come, and a little longer, for there must be no more."""

        async def heard() -> bool:
            return len((await self.listen()).messages) >= count

        await until(heard, f"{self.client.user_id} gets {count} messages for the device")
        await self.listen()
        await self.listen()


@pytest.mark.parametrize(("of", "asking"), PAIRS)
async def test_keys_of_devices_on_other_servers_are_told_whole(trio: Trio, of: str, asking: str) -> None:
    user, curious = await trio.users(of, asking)
    device = Device(user)
    await device.upload(device_keys=device.keys)
    told = (await devices_of(curious, user))[user.device_id]
    told.pop("unsigned", None)
    assert told == device.keys


@pytest.mark.parametrize(("of", "watching"), PAIRS)
async def test_who_shares_a_room_hears_of_new_and_removed_devices(trio: Trio, of: str, watching: str) -> None:
    user = await trio.user(of)
    watcher, _ = await shared_room(trio, watching, "11", [user])
    first = Device(user)
    await first.upload(device_keys=first.keys)
    hearing = await Hearing(watcher).listen()

    async def both() -> bool:
        return set(await devices_of(watcher, user)) == {user.device_id, second.client.device_id}

    async def only_one() -> bool:
        return set(await devices_of(watcher, user)) == {user.device_id}

    await until(lambda: devices_of(watcher, user), "the first device is known")
    await hearing.listen()
    hearing.changed.clear()
    second = Device(await user.login())
    await second.upload(device_keys=second.keys)
    await hearing.until_changed(user)
    await until(both, "both devices are known")
    await second.client.ok("POST", "logout")
    await hearing.until_changed(user)
    await until(only_one, "the second device is gone")


@pytest.mark.parametrize(("of", "asking"), PAIRS)
async def test_a_one_time_key_goes_to_one_server_only(trio: Trio, of: str, asking: str) -> None:
    user, curious = await trio.users(of, asking)
    device = Device(user)
    keys = device.one_time_keys(3)
    await device.upload(device_keys=device.keys, one_time_keys=keys)
    wish = {"one_time_keys": {user.user_id: {user.device_id: "signed_curve25519"}}}
    answers = await asyncio.gather(*(curious.ok("POST", "keys/claim", wish) for _ in range(5)))
    claimed: dict[str, Any] = {}
    count = 0
    for answer in answers:
        given = answer["one_time_keys"].get(user.user_id, {}).get(user.device_id, {})
        claimed |= given
        count += len(given)
    assert count == len(claimed) == 3
    assert claimed == keys


@pytest.mark.parametrize(("of", "watching"), PAIRS)
async def test_cross_signing_keys_come_along(trio: Trio, of: str, watching: str) -> None:
    user = await trio.user(of)
    watcher, _ = await shared_room(trio, watching, "11", [user])
    hearing = await Hearing(watcher).listen()
    master, self_signing, user_signing = Key(), Key(), Key()
    keys = {
        "master_key": master.cross_signing(user.user_id, "master"),
        "self_signing_key": self_signing.cross_signing(user.user_id, "self_signing", master),
        "user_signing_key": user_signing.cross_signing(user.user_id, "user_signing", master),
    }
    await user.ok("POST", "keys/device_signing/upload", keys)
    await hearing.until_changed(user)

    async def known() -> bool:
        answer = await watcher.ok("POST", "keys/query", {"device_keys": {user.user_id: []}})
        assert user.user_id not in answer.get("user_signing_keys", {}), "that key is the user's own matter"
        return bool(
            answer.get("master_keys", {}).get(user.user_id) == keys["master_key"]
            and answer.get("self_signing_keys", {}).get(user.user_id) == keys["self_signing_key"]
        )

    await until(known, "the keys are known")


@pytest.mark.parametrize(("of", "sending"), PAIRS)
async def test_messages_for_devices_arrive_once_and_as_they_were(trio: Trio, of: str, sending: str) -> None:
    user, sender = await trio.users(of, sending)
    hearing = await Hearing(user).listen()
    content = {"algorithm": "m.olm.v1.curve25519-aes-sha2", "ciphertext": {"abc": {"type": 0, "body": "AwogΩ"}}}
    for number in range(3):
        body = {"messages": {user.user_id: {user.device_id: {**content, "number": number}}}}
        for _ in range(2):  # a client that got no answer sends it again
            await sender.ok("PUT", f"sendToDevice/m.room.encrypted/{number}", body)
    await hearing.until_messages(3)
    assert hearing.messages == [
        {"type": "m.room.encrypted", "sender": sender.user_id, "content": {**content, "number": number}}
        for number in range(3)
    ]


@pytest.mark.parametrize(("of", "sending"), PAIRS)
async def test_messages_for_devices_wait_for_a_server_that_is_away(trio: Trio, of: str, sending: str) -> None:
    user, sender = await trio.users(of, sending)
    other = await user.login()
    hearing = [await Hearing(client).listen() for client in (user, other)]
    trio.cut(of)
    for number in range(5):
        body = {"messages": {user.user_id: {"*": {"number": number}}}}
        await sender.ok("PUT", f"sendToDevice/org.example.secret/{number}", body)
    await asyncio.sleep(0.5)
    trio.heal()
    # Synapse tries again when there is something new, and its pause after a failure is over.
    await asyncio.sleep(1.5)
    await sender.ok("PUT", "sendToDevice/org.example.secret/5", {"messages": {user.user_id: {"*": {"number": 5}}}})
    for one in hearing:
        await one.until_messages(6)
        assert [message["content"]["number"] for message in one.messages] == [0, 1, 2, 3, 4, 5]
