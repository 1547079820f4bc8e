"""Sessions where several processes serve one database."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest

from tests.rig.client import PASSWORD, Client
from tests.rig.eventually import eventually
from tests.rig.porch import PorchProcess
from tests.rig.postgres import Postgres
from tests.rig.redis import Redis

Pair = tuple[PorchProcess, PorchProcess]


@pytest.fixture(scope="module")
def pair(postgres_server: Postgres, redis_server: Redis) -> Iterator[Pair]:
    """Two processes on one database and one data folder."""
    settings: dict[str, Any] = {"database.url": postgres_server.create_database(), "redis.url": redis_server.url}
    first = PorchProcess(settings).start()
    second = PorchProcess(settings, data_dir=first.data_dir).start()
    yield first, second
    try:
        assert not first.bugs() + second.bugs()
    finally:
        second.remove()
        first.remove()


async def status(client: Client, path: str) -> int:
    return (await client.get(path)).status


def at(porch: PorchProcess, client: Client) -> Client:
    return Client(porch.url, client.user_id, client.access_token, client.device_id)


async def test_a_token_of_one_process_is_good_in_the_other(pair: Pair) -> None:
    user = await Client.register(pair[0])
    assert (await at(pair[1], user).ok("GET", "account/whoami"))["user_id"] == user.user_id


async def test_a_logged_out_token_stops_at_once_in_every_process(pair: Pair) -> None:
    for ended_by in (0, 1):
        user = await Client.register(pair[0])
        there = at(pair[1], user)
        for client in (user, there):
            await client.ok("GET", "account/whoami")
        await (user, there)[ended_by].ok("POST", "logout")
        for client in (user, there):
            await client.refused(401, "M_UNKNOWN_TOKEN", "GET", "account/whoami")


async def test_a_refreshed_token_ends_the_old_one_in_every_process(pair: Pair) -> None:
    user = await Client.register(pair[0])
    body = {"type": "m.login.password", "user": user.user_id, "password": PASSWORD, "refresh_token": True}
    first = await user.ok("POST", "login", body)
    old = Client(pair[0].url, access_token=first["access_token"])
    await old.ok("GET", "account/whoami")
    refreshed = await Client(pair[1].url).ok("POST", "refresh", {"refresh_token": first["refresh_token"]})
    await old.ok("GET", "account/whoami")
    await Client(pair[1].url, access_token=refreshed["access_token"]).ok("GET", "account/whoami")
    await old.refused(401, "M_UNKNOWN_TOKEN", "GET", "account/whoami")


async def test_authentication_begun_in_one_process_goes_on_in_the_other(pair: Pair) -> None:
    user = await Client.register(pair[0])
    session = (await user.post("delete_devices", {"devices": ["X"]})).json["session"]
    auth = {"type": "m.login.password", "password": PASSWORD, "session": session}
    await at(pair[1], user).ok("POST", "delete_devices", {"devices": ["X"], "auth": auth})


async def test_what_one_process_changes_the_other_tells(pair: Pair) -> None:
    user = await Client.register(pair[0])
    there = at(pair[1], user)
    path = f"user/{user.user_id}/account_data/org.example.kind"
    await user.ok("PUT", path, {"number": -1})
    await eventually(lambda: status(there, path), 200)
    for number in range(5):
        await user.ok("PUT", path, {"number": number})
        await user.ok("PUT", f"profile/{user.user_id}/org.example.number", {"org.example.number": number})
        await eventually(lambda: there.ok("GET", path), {"number": number})
        await eventually(lambda: there.ok("GET", f"profile/{user.user_id}"), {"org.example.number": number})


async def test_tags_added_in_both_processes_are_all_there(pair: Pair) -> None:
    user = await Client.register(pair[0])
    clients = (user, at(pair[1], user))
    room = f"user/{user.user_id}/rooms/%21room:{pair[0].server_name}"
    await asyncio.gather(*(clients[n % 2].ok("PUT", f"{room}/tags/u.{n}", {"order": n / 20}) for n in range(12)))
    tags = {f"u.{n}": {"order": n / 20} for n in range(12)}
    await eventually(lambda: clients[0].ok("GET", f"{room}/tags"), {"tags": tags})
    await eventually(lambda: clients[1].ok("GET", f"{room}/tags"), {"tags": tags})
