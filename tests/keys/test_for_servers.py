"""What other servers are told of the keys of local users (Server-server API, "End-to-End Encryption")."""

from __future__ import annotations

from typing import Any

import pytest

from tests.federation.neighbour import FEDERATION, Neighbour
from tests.keys.device import OLM, Device
from tests.keys.test_cross_signing import Identity, sign
from tests.rig.client import Client, escape
from tests.rig.porch import PorchProcess


async def devices_of(neighbour: Neighbour, user_id: str) -> Any:
    return await neighbour.ok("GET", f"user/devices/{escape(user_id)}")


async def test_a_server_reads_the_keys_of_a_user_but_not_the_names_of_devices(
    federated: PorchProcess, neighbour: Neighbour
) -> None:
    bob = await Client.register(federated, initial_device_display_name="My secret phone")
    phone, without_keys = Device(bob), await bob.login()
    assert await devices_of(neighbour, bob.user_id) == {"user_id": bob.user_id, "stream_id": 0, "devices": []}
    await phone.publish()
    identity = Identity(bob)
    await identity.upload()
    signed = identity.self_signing.sign(phone.keys, bob.user_id)
    await sign(bob, bob.user_id, bob.device_id, signed)
    listed = await devices_of(neighbour, bob.user_id)
    assert listed["devices"] == [{"device_id": bob.device_id, "keys": signed}]
    assert listed["master_key"]["keys"] == identity.body["master_key"]["keys"]
    assert listed["self_signing_key"] == identity.body["self_signing_key"]
    asked = await neighbour.ok("POST", "user/keys/query", {"device_keys": {bob.user_id: []}})
    assert asked == {
        "device_keys": {bob.user_id: {bob.device_id: signed}},
        "master_keys": {bob.user_id: listed["master_key"]},
        "self_signing_keys": {bob.user_id: listed["self_signing_key"]},
    }
    wanted = {bob.user_id: [without_keys.device_id]}
    assert (await neighbour.ok("POST", "user/keys/query", {"device_keys": wanted}))["device_keys"] == {bob.user_id: {}}


async def test_no_server_sees_who_vouched_for_whom(federated: PorchProcess, neighbour: Neighbour) -> None:
    alice, bob = await Client.register(federated), await Client.register(federated)
    of_alice, of_bob = Identity(alice), Identity(bob)
    await of_alice.upload()
    await of_bob.upload()
    vouched = of_alice.user_signing.sign(of_bob.body["master_key"], alice.user_id)
    await sign(alice, bob.user_id, of_bob.master.public, vouched)
    listed = await devices_of(neighbour, bob.user_id)
    assert alice.user_id not in listed["master_key"].get("signatures", {})
    assert "user_signing_key" not in listed


async def test_a_server_claims_each_one_time_key_once_and_then_the_fallback_key(
    federated: PorchProcess, neighbour: Neighbour
) -> None:
    bob = Device(await Client.register(federated))
    user_id, device_id = bob.client.user_id, bob.client.device_id
    one_time, fallback = bob.one_time_keys(2), bob.one_time_keys(1, fallback=True)
    await bob.upload(one_time_keys=one_time, fallback_keys=fallback)
    wanted = {"one_time_keys": {user_id: {device_id: OLM, "NONE": OLM}, f"@nobody:{federated.server_name}": {"A": OLM}}}
    claimed = [await neighbour.ok("POST", "user/keys/claim", wanted) for _ in range(4)]
    keys = [dict(each["one_time_keys"][user_id][device_id]) for each in claimed]
    assert keys[0] | keys[1] == one_time
    assert keys[2] == keys[3] == fallback
    assert list(claimed[0]["one_time_keys"]) == [user_id]
    counts = await bob.client.sync()
    assert counts["device_one_time_keys_count"] == {OLM: 0}
    assert counts["device_unused_fallback_key_types"] == []


async def test_there_are_only_local_users(federated: PorchProcess, neighbour: Neighbour) -> None:
    nobody, elsewhere = f"@nobody:{federated.server_name}", "@bob:elsewhere.test"
    assert (await neighbour.ask("GET", f"user/devices/{escape(nobody)}")).errcode == "M_NOT_FOUND"
    query = {"device_keys": {nobody: []}}
    assert (await neighbour.ok("POST", "user/keys/query", query))["device_keys"] == {}
    replies = [
        await neighbour.ask("GET", f"user/devices/{escape(elsewhere)}"),
        await neighbour.ask("POST", "user/keys/query", {"device_keys": {elsewhere: []}}),
        await neighbour.ask("POST", "user/keys/claim", {"one_time_keys": {elsewhere: {"A": OLM}}}),
    ]
    assert [(reply.status, reply.errcode) for reply in replies] == [(400, "M_INVALID_PARAM")] * 3


@pytest.mark.parametrize(
    ("path", "body", "errcode"),
    [
        ("query", {}, "M_MISSING_PARAM"),
        ("query", {"device_keys": {"@a:b.c": "all"}}, "M_BAD_JSON"),
        ("query", {"device_keys": {f"@u{n}:porch.test": [] for n in range(10_001)}}, "M_INVALID_PARAM"),
        ("claim", {}, "M_MISSING_PARAM"),
        ("claim", {"one_time_keys": {"@a:b.c": ["A"]}}, "M_BAD_JSON"),
        ("claim", {"one_time_keys": {"@a:b.c": {f"D{n}": OLM for n in range(5_001)}}}, "M_INVALID_PARAM"),
    ],
)
async def test_what_does_not_fit_is_refused(
    neighbour: Neighbour, path: str, body: dict[str, Any], errcode: str
) -> None:
    reply = await neighbour.ask("POST", f"user/keys/{path}", body)
    assert (reply.status, reply.errcode) == (400, errcode)


async def test_who_does_not_sign_is_told_nothing(federated: PorchProcess) -> None:
    bob = await Client.register(federated)
    for method, path, body in (
        ("GET", f"devices/{escape(bob.user_id)}", None),
        ("POST", "keys/query", {"device_keys": {bob.user_id: []}}),
        ("POST", "keys/claim", {"one_time_keys": {}}),
    ):
        reply = await bob.request(method, f"{FEDERATION}/user/{path}", body)
        assert (reply.status, reply.errcode) == (401, "M_UNAUTHORIZED")
