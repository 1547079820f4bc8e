"""Keys of users of other servers, asked for by clients."""

from __future__ import annotations

import asyncio
import time
from typing import Any

from tests.federation.authority import Authority
from tests.federation.neighbour import Neighbour
from tests.keys.device import OLM, query
from tests.keys.people import Resident
from tests.keys.test_cross_signing import Identity, sign
from tests.rig.client import Client
from tests.rig.porch import PorchProcess


async def test_keys_are_asked_for_at_the_server_of_their_user(federated: PorchProcess, neighbour: Neighbour) -> None:
    alice, bob = await Client.register(federated), Resident(neighbour, "bob", "PHONE", "LAPTOP")
    bob.live()
    for _ in range(2):
        found = await query(alice, bob.user_id, alice.user_id)
        assert found["device_keys"] == {bob.user_id: bob.keys, alice.user_id: {}}
        assert found["master_keys"] == {bob.user_id: bob.signing_keys["master_key"]}
        assert found["self_signing_keys"] == {bob.user_id: bob.signing_keys["self_signing_key"]}
        assert found["failures"] == {}
    assert neighbour.asked[-1] == ("POST", "user/keys/query", {"device_keys": {bob.user_id: []}})
    assert neighbour.count("user/keys/query") == 2, "no room is shared: who knows what changes meanwhile"
    assert (await query(alice, bob.user_id, devices=["PHONE"]))["device_keys"][bob.user_id].keys() == {"PHONE"}


async def test_what_a_server_says_of_others_users_or_devices_is_not_believed(
    federated: PorchProcess, neighbour: Neighbour
) -> None:
    alice, bob = await Client.register(federated), Resident(neighbour, "bob", "PHONE")
    eve = Resident(neighbour, "eve", "PHONE")
    stranger = "@bob:elsewhere.test"

    def lie(_: Any) -> dict[str, Any]:
        good = bob.keys["PHONE"]
        return {
            "device_keys": {
                bob.user_id: {
                    "PHONE": good,
                    "OTHER": good,
                    "TEXT": "keys",
                    "WRONG": {**good, "device_id": "WRONG", "user_id": alice.user_id},
                    "BARE": {"user_id": bob.user_id, "device_id": "BARE"},
                    "LARGE": {**good, "device_id": "LARGE", "more": "x" * 40_000},
                },
                alice.user_id: {"PHONE": good},
                stranger: {"PHONE": good},
            },
            "master_keys": {bob.user_id: eve.signing_keys["master_key"], alice.user_id: {}},
            "self_signing_keys": {bob.user_id: bob.signing_keys["self_signing_key"]},
        }

    neighbour.answers["user/keys/query"] = lie
    found = await query(alice, bob.user_id)
    assert found["device_keys"] == {bob.user_id: {"PHONE": bob.keys["PHONE"]}}
    assert (found["master_keys"], found["self_signing_keys"]) == ({}, {}), "the one is another's, the other unsigned"


async def test_servers_that_do_not_answer_are_named_and_hold_up_nobody(
    federated: PorchProcess, authority: Authority, neighbour: Neighbour
) -> None:
    alice, bob = await Client.register(federated), Resident(neighbour, "bob", "PHONE")
    bob.live()
    async with Neighbour(authority, federated) as slow, Neighbour(authority, federated) as refusing:
        slow.delay_s = 5
        refusing.answers["user/keys/"] = lambda _: (403, {"errcode": "M_FORBIDDEN", "error": "No"})
        dan, eve, gone = slow.user("dan"), refusing.user("eve"), "@a:127.0.0.1:1"
        users = [bob.user_id, dan, eve, gone, alice.user_id]
        began = time.monotonic()
        body = {"device_keys": {user: [] for user in users}, "timeout": 1_000}
        found = await alice.ok("POST", "keys/query", body)
        assert 0.9 < time.monotonic() - began < 3
        assert found["device_keys"] == {bob.user_id: bob.keys, alice.user_id: {}}
        failing = {slow.server_name, refusing.server_name, "127.0.0.1:1"}
        assert found["failures"].keys() == failing
        claim = {"one_time_keys": {user: {"A": OLM} for user in users[1:]}, "timeout": 1_000}
        assert (await alice.ok("POST", "keys/claim", claim))["failures"].keys() == failing


async def test_one_time_keys_are_claimed_at_the_server_of_their_user(
    federated: PorchProcess, neighbour: Neighbour
) -> None:
    alice, bob = await Client.register(federated), Resident(neighbour, "bob", "PHONE", "LAPTOP", "LIAR")
    keys = {device_id: device.one_time_keys(1) for device_id, device in bob.devices.items()}
    answer = {
        "PHONE": {"other": "one", **keys["PHONE"]},
        "LAPTOP": {"another:A": "key"},
        "LIAR": {f"{OLM}:A": 5},
        "UNASKED": keys["LIAR"],
    }
    neighbour.answers["user/keys/claim"] = lambda _: {"one_time_keys": {bob.user_id: answer, alice.user_id: answer}}
    wanted = {bob.user_id: {"PHONE": OLM, "LAPTOP": OLM, "LIAR": OLM, "GONE": OLM}}
    found = await alice.ok("POST", "keys/claim", {"one_time_keys": wanted})
    assert found == {"one_time_keys": {bob.user_id: {"PHONE": keys["PHONE"]}}, "failures": {}}
    assert neighbour.asked[-1] == ("POST", "user/keys/claim", {"one_time_keys": wanted})


async def test_a_user_vouches_for_the_key_of_a_user_of_another_server(
    federated: PorchProcess, neighbour: Neighbour
) -> None:
    alice, carol = await Client.register(federated), await Client.register(federated)
    bob = Resident(neighbour, "bob", "PHONE")
    bob.live()
    of_alice = Identity(alice)
    await of_alice.upload()
    vouched = of_alice.user_signing.sign(bob.signing_keys["master_key"], alice.user_id)
    assert await sign(alice, bob.user_id, bob.identity.master.public, vouched) == {}
    assert (await query(alice, bob.user_id))["master_keys"] == {bob.user_id: vouched}
    assert (await query(carol, bob.user_id))["master_keys"] == {bob.user_id: bob.signing_keys["master_key"]}
    failures = await sign(alice, neighbour.user("nobody"), bob.identity.master.public, vouched)
    assert failures[neighbour.user("nobody")][bob.identity.master.public]["errcode"] == "M_NOT_FOUND"


async def test_an_answer_that_is_too_large_is_asked_for_in_smaller_ones(
    federated: PorchProcess, neighbour: Neighbour
) -> None:
    alice = await Client.register(federated)
    people = {neighbour.user(f"u{n}"): Resident(neighbour, f"u{n}", "PHONE") for n in range(8)}

    def answer(body: Any) -> dict[str, Any]:
        users = body["device_keys"]
        return {"device_keys": {user: people[user].keys for user in users}, "padding": "x" * 400_000 * len(users)}

    neighbour.answers["user/keys/query"] = answer
    found = await query(alice, *people)
    assert found["device_keys"] == {user: person.keys for user, person in people.items()}
    assert found["failures"] == {}
    assert neighbour.count("user/keys/query") == 3


async def test_one_user_makes_this_server_ask_only_so_much_at_once(
    federated: PorchProcess, neighbour: Neighbour
) -> None:
    alice, carol, bob = await Client.register(federated), await Client.register(federated), Resident(neighbour, "bob")
    bob.live()
    neighbour.delay_s = 0.1
    body = {"device_keys": {bob.user_id: []}}
    flood = [asyncio.create_task(alice.post("keys/query", body)) for _ in range(60)]
    await asyncio.sleep(0.05)
    began = time.monotonic()
    assert (await query(carol, bob.user_id))["failures"] == {}
    assert time.monotonic() - began < 1
    statuses = [reply.status for reply in await asyncio.gather(*flood)]
    assert (statuses.count(200), statuses.count(429)) == (54, 6)


async def test_a_client_that_asks_for_a_thousand_servers_gets_an_answer_in_its_time(federated: PorchProcess) -> None:
    alice = await Client.register(federated)
    users = {f"@a:127.0.0.1:{port}": [] for port in range(1, 1_001)}
    began = time.monotonic()
    async with asyncio.timeout(10):
        found = await alice.ok("POST", "keys/query", {"device_keys": users, "timeout": 2_000})
    assert time.monotonic() - began < 5
    assert len(found["failures"]) == 1_000
