"""Claims on encryption between three servers: clients that encrypt, their keys, and messages from device to device."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
import pytest_asyncio

from tests.clients.driver import Driver, acquainted, install
from tests.federated.rooms import shared_room, until
from tests.keys.device import Device, query
from tests.rig.client import PASSWORD, Client
from tests.rig.eventually import eventually
from tests.rig.trio import Trio

Encrypting = Callable[[Client], Awaitable[Driver]]
MEGOLM = {"algorithm": "m.megolm.v1.aes-sha2"}

pytestmark = pytest.mark.timeout(240)


@pytest.fixture(scope="session", autouse=True)
def _packages() -> None:
    install()


@pytest_asyncio.fixture
async def encrypting() -> AsyncIterator[Encrypting]:
    """Starts an encrypting client as a new device of an account."""
    started: list[Driver] = []

    async def start(client: Client) -> Driver:
        driver = await Driver.start(client.url, client.user_id, PASSWORD, encrypts=True)
        started.append(driver)

        async def has_keys() -> bool:
            return driver.device_id in (await query(client, client.user_id))["device_keys"][client.user_id]

        await eventually(has_keys, True)
        return driver

    yield start
    await asyncio.gather(*(driver.stop() for driver in started))


async def devices(reader: Client, of: Client) -> set[str]:
    """The devices of a user of which another one knows."""
    return set((await query(reader, of.user_id))["device_keys"].get(of.user_id, {}))


async def test_clients_of_three_servers_read_what_each_encrypts(trio: Trio, encrypting: Encrypting) -> None:
    guests = await trio.users("two", "synapse")
    encryption = {"type": "m.room.encryption", "state_key": "", "content": MEGOLM}
    owner, room_id = await shared_room(trio, "one", "12", guests, initial_state=[encryption])
    drivers = [await encrypting(person) for person in (owner, *guests)]
    await acquainted(*drivers)
    for sender in drivers:
        text = f"a secret of {sender.user_id}"
        await sender.call("send", roomId=room_id, text=text)
        for reader in drivers:
            if reader is not sender:
                heard = await reader.call("decrypted", roomId=room_id, text=text)
                assert heard == {"encrypted": True, "wire": "m.room.encrypted", "failed": False}
    late = await encrypting(guests[0])
    for sender in (drivers[0], drivers[2]):
        text = f"later, from {sender.user_id}"
        await sender.call("knows", user=late.user_id, device=late.device_id)
        await sender.call("send", roomId=room_id, text=text)
        assert not (await late.call("decrypted", roomId=room_id, text=text))["failed"]


async def test_devices_that_came_during_a_partition_are_known_after_it(trio: Trio) -> None:
    guests = await trio.users("two", "synapse")
    owner, _ = await shared_room(trio, "one", "11", guests)
    people = [owner, *guests]
    for person in people:
        await Device(person).publish()
        # Whoever was asked for is kept from then on.
        await query(person, *(other.user_id for other in people))
    trio.cut("two")
    phones = [Device(await person.login()) for person in people]
    for phone in phones:
        await phone.publish()
    trio.heal()

    async def known() -> bool:
        pairs = [(reader, phone.client) for reader in people for phone in phones]
        return all([phone.device_id in await devices(reader, phone) for reader, phone in pairs])

    await until(known, "everybody knows of every new device", timeout_s=60)
