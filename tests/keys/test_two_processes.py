"""Keys and messages where two processes serve one user."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest

from tests.federation.authority import Authority
from tests.federation.neighbour import Neighbour, federating
from tests.keys.device import OLM, Device, claim
from tests.keys.people import Resident
from tests.keys.test_shared_rooms import together
from tests.rig.client import Client
from tests.rig.eventually import eventually
from tests.rig.porch import PorchProcess
from tests.rig.postgres import Postgres
from tests.rig.redis import Redis

QUIET = {"presence": {"not_types": ["*"]}}


@pytest.fixture(scope="module")
def pair(
    postgres_server: Postgres, redis_server: Redis, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[PorchProcess, PorchProcess]]:
    """Two equal processes of one server, which must have logged no error of their own at the end."""
    folder = tmp_path_factory.mktemp("pair")
    settings = {"database.url": postgres_server.create_database(), "redis.url": redis_server.url}
    servers = [PorchProcess(dict(settings), data_dir=folder) for _ in range(2)]
    try:
        first, second = (server.start() for server in servers)
        yield first, second
        bugs = [line for server in servers for line in server.bugs()]
        assert not bugs, "\n".join(bugs)
    finally:
        for server in servers:
            server.remove()


def at(client: Client, server: PorchProcess) -> Client:
    """The same session at another process."""
    return Client(server.url, client.user_id, client.access_token, client.device_id)


async def test_two_processes_never_give_out_the_same_key(pair: tuple[PorchProcess, PorchProcess]) -> None:
    alice, bob = await Client.register(pair[0]), Device(await Client.register(pair[1]))
    await bob.upload(one_time_keys=bob.one_time_keys(40), fallback_keys=bob.one_time_keys(1, fallback=True))
    places = [at(alice, server) for server in pair]
    answers = await asyncio.gather(*(claim(places[n % 2], bob) for n in range(60)))
    names = [next(iter(each[bob.client.user_id][bob.client.device_id])) for each in answers]
    assert len(names) == 60
    one_time = [name for name in names if name != f"{OLM}:K0041"]
    assert len(one_time) == 40
    assert len(set(one_time)) == 40


async def test_messages_and_changes_of_one_process_wake_who_waits_at_the_other(
    pair: tuple[PorchProcess, PorchProcess],
) -> None:
    alice, bob = await Client.register(pair[0]), Device(await Client.register(pair[1]))
    room_id = await alice.create_room(preset="public_chat")
    await bob.client.join(room_id)
    since = (await bob.client.sync(filter=QUIET))["next_batch"]
    waiting = asyncio.create_task(bob.client.sync(since=since, timeout=20_000, filter=QUIET))
    await asyncio.sleep(0.3)
    body = {"messages": {bob.client.user_id: {bob.client.device_id: {"n": 1}}}}
    await asyncio.gather(*(at(alice, server).ok("PUT", "sendToDevice/m.test/same", body) for server in (*pair, *pair)))
    answer = await asyncio.wait_for(waiting, 10)
    assert [event["content"] for event in answer["to_device"]["events"]] == [{"n": 1}]
    elsewhere = at(bob.client, pair[0])
    assert "to_device" not in await elsewhere.sync(since=answer["next_batch"])
    since = (await alice.sync(filter=QUIET))["next_batch"]
    waiting = asyncio.create_task(alice.sync(since=since, timeout=20_000, filter=QUIET))
    await asyncio.sleep(0.3)
    await bob.publish()
    assert (await asyncio.wait_for(waiting, 10))["device_lists"]["changed"] == [bob.client.user_id]
    assert (await elsewhere.sync())["device_one_time_keys_count"] == {OLM: 0}
    await bob.upload(one_time_keys=bob.one_time_keys(3))
    async with asyncio.timeout(5):
        while (await elsewhere.sync())["device_one_time_keys_count"] != {OLM: 3}:
            await asyncio.sleep(0.05)


async def test_two_processes_tell_other_servers_in_one_chain_and_each_thing_once(
    postgres_server: Postgres,
    redis_server: Redis,
    authority: Authority,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    settings = {"database.url": postgres_server.create_database(), "redis.url": redis_server.url}
    folder = tmp_path_factory.mktemp("federating pair")
    servers = [PorchProcess({**settings, **federating(authority)}, data_dir=folder) for _ in range(2)]
    try:
        first, second = (server.start() for server in servers)
        alice = await Client.register(first)
        others = [await alice.login() for _ in range(8)]
        async with Neighbour(authority, first) as neighbour:
            bob = Resident(neighbour, "bob")
            await together(alice, bob)
            devices = [Device(at(each, (first, second)[n % 2])) for n, each in enumerate(others)]
            for device in devices:
                await device.publish()

            async def told() -> int:
                return len(neighbour.said("m.device_list_update"))

            await eventually(told, 8)
            await asyncio.sleep(1)
            updates = neighbour.said("m.device_list_update")
        assert [(edu["stream_id"], edu["prev_id"]) for edu in updates] == [(n, [n - 1]) for n in range(1, 9)]
        assert {edu["device_id"] for edu in updates} == {device.client.device_id for device in devices}
        assert not [line for server in servers for line in server.bugs()]
    finally:
        for server in servers:
            server.remove()
