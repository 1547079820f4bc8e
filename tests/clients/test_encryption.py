"""Clients that encrypt: matrix-js-sdk with its Rust crypto, the one that browsers run."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
import pytest_asyncio

from tests.clients.driver import Driver, acquainted, install
from tests.rig.client import PASSWORD, Client
from tests.rig.eventually import eventually
from tests.rig.porch import PorchProcess

Encrypting = Callable[[PorchProcess, Client], Awaitable[Driver]]
MEGOLM = {"algorithm": "m.megolm.v1.aes-sha2"}

pytestmark = pytest.mark.timeout(180)


@pytest.fixture(scope="session", autouse=True)
def _packages() -> None:
    install()


@pytest_asyncio.fixture
async def encrypting() -> AsyncIterator[Encrypting]:
    """Starts an encrypting client as a new device of `client`'s account."""
    started: list[Driver] = []

    async def start(porch: PorchProcess, client: Client) -> Driver:
        driver = await Driver.start(porch.url, client.user_id, PASSWORD, encrypts=True)
        started.append(driver)
        # Nobody can encrypt for a device before it has uploaded its keys.
        async with asyncio.timeout(20):
            while driver.device_id not in await devices_with_keys(client):
                await asyncio.sleep(0.05)
        return driver

    yield start
    await asyncio.gather(*(driver.stop() for driver in started))


async def devices_with_keys(client: Client) -> dict[str, object]:
    """The user's devices that have uploaded keys."""
    answer = await client.ok("POST", "keys/query", {"device_keys": {client.user_id: []}})
    return dict(answer["device_keys"][client.user_id])


async def backed_up(client: Client) -> int:
    """How many keys the user's backup holds."""
    return int((await client.ok("GET", "room_keys/version"))["count"])


async def encrypted_room(*members: Client) -> str:
    """A room of all of them in which everything is encrypted."""
    encryption = {"type": "m.room.encryption", "state_key": "", "content": MEGOLM}
    room_id = await members[0].create_room(preset="public_chat", initial_state=[encryption])
    for member in members[1:]:
        await member.join(room_id)
    return room_id


async def test_two_clients_read_what_they_encrypt_for_each_other_and_the_server_does_not(
    porch: PorchProcess, encrypting: Encrypting
) -> None:
    alice, bob = await Client.register(porch), await Client.register(porch)
    room_id = await encrypted_room(alice, bob)
    ours, theirs = await encrypting(porch, alice), await encrypting(porch, bob)
    await acquainted(ours, theirs)
    for sender, reader, text in ((ours, theirs, "a secret"), (theirs, ours, "another secret")):
        await sender.call("send", roomId=room_id, text=text)
        heard = await reader.call("decrypted", roomId=room_id, text=text)
        assert heard == {"encrypted": True, "wire": "m.room.encrypted", "failed": False}
    timeline = await alice.ok("GET", f"rooms/{room_id}/messages", dir="b", limit=50)
    assert [event["type"] for event in timeline["chunk"]].count("m.room.encrypted") == 2
    assert "secret" not in str(timeline)


async def test_a_device_that_comes_later_is_sent_the_keys_of_what_is_said_from_then_on(
    porch: PorchProcess, encrypting: Encrypting
) -> None:
    alice, bob = await Client.register(porch), await Client.register(porch)
    room_id = await encrypted_room(alice, bob)
    ours, phone = await encrypting(porch, alice), await encrypting(porch, bob)
    await acquainted(ours, phone)
    await ours.call("send", roomId=room_id, text="to the phone")
    await phone.call("decrypted", roomId=room_id, text="to the phone")
    laptop = await encrypting(porch, bob)
    await acquainted(ours, laptop)
    await ours.call("send", roomId=room_id, text="to both")
    for reader in (phone, laptop):
        await reader.call("decrypted", roomId=room_id, text="to both")


async def test_a_new_device_gets_the_history_out_of_the_backup_and_is_vouched_for(
    porch: PorchProcess, encrypting: Encrypting
) -> None:
    alice, bob = await Client.register(porch), await Client.register(porch)
    room_id = await encrypted_room(alice, bob)
    phone, theirs = await encrypting(porch, alice), await encrypting(porch, bob)
    await acquainted(phone, theirs)
    recovery_key = await phone.call("bootstrap")
    await theirs.call("send", roomId=room_id, text="long ago")
    await phone.call("decrypted", roomId=room_id, text="long ago")
    # The client uploads after a while of its own choosing, ten seconds at most.
    await eventually(lambda: backed_up(alice), 1, timeout_s=30)
    laptop = await encrypting(porch, alice)
    assert await laptop.call("recover", recoveryKey=recovery_key) >= 1
    assert (await laptop.call("decrypted", roomId=room_id, text="long ago"))["failed"] is False
    for device in (phone, laptop):
        await theirs.call("vouchedFor", user=alice.user_id, device=device.device_id)
