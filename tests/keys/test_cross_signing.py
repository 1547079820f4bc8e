"""Cross-signing keys and signatures through the public API (Client-server API, "Cross-signing")."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.keys.device import Device, Key, query
from tests.rig.client import PASSWORD, Client
from tests.rig.porch import PorchProcess

PATH = "keys/device_signing/upload"
PROOF = {"type": "m.login.password", "password": PASSWORD}


class Identity:
    """A user's three keys."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.master, self.self_signing, self.user_signing = Key(), Key(), Key()

    @property
    def body(self) -> dict[str, Any]:
        user_id = self.client.user_id
        return {
            "master_key": self.master.cross_signing(user_id, "master"),
            "self_signing_key": self.self_signing.cross_signing(user_id, "self_signing", self.master),
            "user_signing_key": self.user_signing.cross_signing(user_id, "user_signing", self.master),
        }

    async def upload(self, **more: Any) -> None:
        await self.client.ok("POST", PATH, {**self.body, **more})


async def sign(client: Client, user_id: str, target: str, content: Any) -> dict[str, Any]:
    """Uploads one signed object; the failures."""
    answer = await client.ok("POST", "keys/signatures/upload", {user_id: {target: content}})
    failures: dict[str, Any] = answer["failures"]
    return failures


async def new_identity(porch: PorchProcess) -> Identity:
    identity = Identity(await Client.register(porch))
    await identity.upload()
    return identity


async def test_the_first_keys_need_no_proof_and_are_told(porch: PorchProcess) -> None:
    bob, alice = await new_identity(porch), await Client.register(porch)
    user_id = bob.client.user_id
    own = await query(bob.client, user_id)
    assert own["master_keys"] == {user_id: bob.body["master_key"]}
    assert own["self_signing_keys"] == {user_id: bob.body["self_signing_key"]}
    assert own["user_signing_keys"] == {user_id: bob.body["user_signing_key"]}
    others = await query(alice, user_id)
    assert others["master_keys"] == own["master_keys"]
    assert others["self_signing_keys"] == own["self_signing_keys"]
    assert others["user_signing_keys"] == {}, "whom one verifies is nobody else's business"


async def test_the_same_keys_again_need_no_proof_and_other_ones_do(porch: PorchProcess) -> None:
    bob = await new_identity(porch)
    await bob.upload()
    await bob.client.ok("POST", PATH, {"master_key": bob.body["master_key"]})
    other = Identity(bob.client)
    asked = await bob.client.post(PATH, other.body)
    assert (asked.status, asked.json["flows"]) == (401, [{"stages": ["m.login.password"]}])
    assert (await query(bob.client, bob.client.user_id))["master_keys"] == {bob.client.user_id: bob.body["master_key"]}
    await other.upload(auth={**PROOF, "session": asked.json["session"]})
    answer = await query(bob.client, bob.client.user_id)
    assert answer["master_keys"] == {bob.client.user_id: other.body["master_key"]}
    assert answer["self_signing_keys"] == {bob.client.user_id: other.body["self_signing_key"]}


async def test_a_key_added_later_needs_proof(porch: PorchProcess) -> None:
    bob = Identity(await Client.register(porch))
    await bob.client.ok("POST", PATH, {"master_key": bob.body["master_key"]})
    later = {"self_signing_key": bob.body["self_signing_key"]}
    assert (await bob.client.post(PATH, later)).status == 401
    await bob.client.ok("POST", PATH, {**later, "auth": PROOF})
    answer = await query(bob.client, bob.client.user_id)
    assert answer["self_signing_keys"] == {bob.client.user_id: bob.body["self_signing_key"]}


async def test_of_two_first_uploads_at_once_only_one_goes_without_proof(porch: PorchProcess) -> None:
    client = await Client.register(porch)
    identities = [Identity(client) for _ in range(6)]
    replies = await asyncio.gather(*(client.post(PATH, each.body) for each in identities))
    assert sorted(reply.status for reply in replies) == [200, 401, 401, 401, 401, 401]
    winner = identities[[reply.status for reply in replies].index(200)]
    answer = await query(client, client.user_id)
    assert answer["master_keys"] == {client.user_id: winner.body["master_key"]}
    assert answer["self_signing_keys"] == {client.user_id: winner.body["self_signing_key"]}


async def test_a_new_master_key_ends_what_the_old_one_signed(porch: PorchProcess) -> None:
    bob, alice = await new_identity(porch), await new_identity(porch)
    master = bob.body["master_key"]
    signed = alice.user_signing.sign(master, alice.client.user_id)
    assert await sign(alice.client, bob.client.user_id, bob.master.public, signed) == {}
    other = Identity(bob.client)
    await bob.client.ok("POST", PATH, {"master_key": other.body["master_key"], "auth": PROOF})
    answer = await query(bob.client, bob.client.user_id)
    assert answer["master_keys"] == {bob.client.user_id: other.body["master_key"]}
    assert (answer["self_signing_keys"], answer["user_signing_keys"]) == ({}, {})


async def test_keys_that_the_master_key_did_not_sign_are_refused(porch: PorchProcess) -> None:
    bob = Identity(await Client.register(porch))
    await bob.client.refused(400, "M_MISSING_PARAM", "POST", PATH, {"self_signing_key": bob.body["self_signing_key"]})
    strange = Key().cross_signing(bob.client.user_id, "self_signing", Key())
    unsigned = bob.self_signing.cross_signing(bob.client.user_id, "self_signing")
    for key in (strange, unsigned):
        await bob.client.refused(400, "M_INVALID_SIGNATURE", "POST", PATH, {**bob.body, "self_signing_key": key})
    assert (await query(bob.client, bob.client.user_id))["master_keys"] == {}


@pytest.mark.parametrize(
    ("change", "errcode"),
    [
        ({"user_id": "@other:porch.test"}, "M_INVALID_PARAM"),
        ({"usage": ["user_signing"]}, "M_INVALID_PARAM"),
        ({"usage": "master"}, "M_INVALID_PARAM"),
        ({"keys": {}}, "M_INVALID_PARAM"),
        ({"keys": {"ed25519:a": "b"}}, "M_INVALID_PARAM"),
        ({"keys": {"ed25519:short": "short"}}, "M_INVALID_PARAM"),
        ({"keys": []}, "M_BAD_JSON"),
        ({"signatures": {"@a:b": "text"}}, "M_BAD_JSON"),
    ],
)
async def test_what_is_no_cross_signing_key_is_refused(
    porch: PorchProcess, change: dict[str, Any], errcode: str
) -> None:
    bob = Identity(await Client.register(porch))
    body = {"master_key": {**bob.body["master_key"], **change}}
    await bob.client.refused(400, errcode, "POST", PATH, body)
    await bob.client.refused(400, "M_BAD_JSON", "POST", PATH, {"master_key": []})
    await bob.client.refused(400, "M_MISSING_PARAM", "POST", PATH, {"master_key": {}})


async def test_a_key_and_a_device_cannot_have_the_same_name(porch: PorchProcess) -> None:
    key = Key()
    client = await Client.register(porch, device_id=key.public)
    await client.refused(403, "M_FORBIDDEN", "POST", PATH, {"master_key": key.cross_signing(client.user_id, "master")})
    bob = await new_identity(porch)
    device = Device(await bob.client.login(device_id=bob.self_signing.public))
    await device.client.refused(403, "M_FORBIDDEN", "POST", "keys/upload", {"device_keys": device.keys})


async def test_a_user_vouches_for_a_device_and_everyone_sees_it(porch: PorchProcess) -> None:
    bob, alice = await new_identity(porch), await Client.register(porch)
    device = Device(bob.client)
    await device.publish()
    signed = bob.self_signing.sign(device.keys, bob.client.user_id)
    assert await sign(bob.client, bob.client.user_id, bob.client.device_id, signed) == {}
    answer = await query(alice, bob.client.user_id)
    assert answer["device_keys"][bob.client.user_id][bob.client.device_id]["signatures"] == signed["signatures"]
    await device.publish()
    answer = await query(alice, bob.client.user_id)
    assert answer["device_keys"][bob.client.user_id][bob.client.device_id]["signatures"] == signed["signatures"]


async def test_a_device_vouches_for_its_users_master_key(porch: PorchProcess) -> None:
    bob, alice = await new_identity(porch), await Client.register(porch)
    device = Device(bob.client)
    await device.publish()
    signed = device.key.sign(bob.body["master_key"], bob.client.user_id, bob.client.device_id)
    assert await sign(bob.client, bob.client.user_id, bob.master.public, signed) == {}
    assert (await query(alice, bob.client.user_id))["master_keys"] == {bob.client.user_id: signed}


async def test_whom_a_user_verified_only_the_two_of_them_see(porch: PorchProcess) -> None:
    bob, alice, eve = await new_identity(porch), await new_identity(porch), await Client.register(porch)
    signed = alice.user_signing.sign(bob.body["master_key"], alice.client.user_id)
    assert await sign(alice.client, bob.client.user_id, bob.master.public, signed) == {}
    assert (await query(alice.client, bob.client.user_id))["master_keys"] == {bob.client.user_id: signed}
    plain = {bob.client.user_id: bob.body["master_key"]}
    assert (await query(eve, bob.client.user_id))["master_keys"] == plain
    assert (await query(bob.client, bob.client.user_id))["master_keys"] == plain


async def test_signatures_that_do_not_hold_are_named_and_the_others_are_kept(porch: PorchProcess) -> None:
    bob, alice = await new_identity(porch), await new_identity(porch)
    device = Device(bob.client)
    await device.publish()
    user_id, device_id = bob.client.user_id, bob.client.device_id
    by_a_stranger = Key().sign(device.keys, user_id)
    good = alice.user_signing.sign(bob.body["master_key"], alice.client.user_id)
    forged = bob.self_signing.sign(device.keys, user_id)
    forged["signatures"][user_id][f"ed25519:{bob.self_signing.public}"] = "A" * 86
    changed = bob.self_signing.sign({**device.keys, "algorithms": []}, user_id)
    for content, errcode in (
        (by_a_stranger, "M_INVALID_SIGNATURE"),
        (forged, "M_INVALID_SIGNATURE"),
        (device.keys, "M_INVALID_SIGNATURE"),
        (changed, "M_INVALID_PARAM"),
        ({}, "M_INVALID_PARAM"),
    ):
        failures = await sign(bob.client, user_id, device_id, content)
        assert failures[user_id][device_id]["errcode"] == errcode
    answer = await alice.client.ok(
        "POST",
        "keys/signatures/upload",
        {user_id: {bob.master.public: good, device_id: forged, "NOSUCH": forged}, "nonsense": {"\0": {}}},
    )
    assert answer["failures"][user_id][device_id]["errcode"] == "M_NOT_FOUND"
    assert answer["failures"][user_id]["NOSUCH"]["errcode"] == "M_NOT_FOUND"
    assert answer["failures"]["nonsense"]["\0"]["errcode"] == "M_NOT_FOUND"
    assert bob.master.public not in answer["failures"][user_id]
    assert (await query(alice.client, user_id))["master_keys"] == {user_id: good}
    assert (await query(alice.client, user_id))["device_keys"][user_id][device_id]["signatures"] == (
        device.keys["signatures"]
    )
    for body in ({user_id: []}, {user_id: {device_id: []}}):
        await bob.client.refused(400, "M_BAD_JSON", "POST", "keys/signatures/upload", body)


async def test_a_user_without_keys_can_vouch_for_nothing(porch: PorchProcess) -> None:
    bob, alice = await new_identity(porch), await Client.register(porch)
    signed = Key().sign(bob.body["master_key"], alice.user_id)
    failures = await sign(alice, bob.client.user_id, bob.master.public, signed)
    assert failures[bob.client.user_id][bob.master.public]["errcode"] == "M_INVALID_SIGNATURE"


async def test_cross_signing_keys_outlive_devices_and_go_with_an_erased_user(porch: PorchProcess) -> None:
    bob, alice = await new_identity(porch), await Client.register(porch)
    user_id = bob.client.user_id
    await bob.client.ok("POST", "logout/all")
    assert (await query(alice, user_id))["master_keys"] == {user_id: bob.body["master_key"]}
    again = await Client(porch.url, user_id).login()
    await again.ok("POST", "account/deactivate", {"auth": PROOF, "erase": True})
    assert (await query(alice, user_id))["master_keys"] == {}
