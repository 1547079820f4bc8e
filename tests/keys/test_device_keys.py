"""Identity, one-time and fallback keys through the public API (Client-server API, "Key Distribution")."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.keys.device import OLM, Device, claim, query
from tests.rig.client import Client
from tests.rig.porch import PorchProcess


async def new_device(porch: PorchProcess, **body: Any) -> Device:
    return Device(await Client.register(porch, **body))


def counts(answer: dict[str, Any]) -> tuple[int, list[str]]:
    return answer["device_one_time_keys_count"][OLM], answer["device_unused_fallback_key_types"]


async def test_anyone_is_told_the_keys_of_a_device_and_its_name(porch: PorchProcess) -> None:
    bob, alice = await new_device(porch, initial_device_display_name="Phone"), await Client.register(porch)
    await bob.publish()
    user_id, device_id = bob.client.user_id, bob.client.device_id
    answer = await query(alice, user_id)
    expected = {**bob.keys, "unsigned": {"device_display_name": "Phone"}}
    assert answer["device_keys"] == {user_id: {device_id: expected}}
    assert answer["failures"] == {}
    assert (await query(alice, user_id, devices=[device_id]))["device_keys"] == {user_id: {device_id: expected}}
    assert (await query(alice, user_id, devices=["OTHER"]))["device_keys"] == {user_id: {}}


async def test_who_is_not_known_is_left_out_and_who_has_no_keys_has_no_devices(porch: PorchProcess) -> None:
    alice, bob = await Client.register(porch), await Client.register(porch)
    answer = await query(alice, bob.user_id, "@nobody:porch.test", "@far:elsewhere.test", "nonsense", "@\0:porch.test")
    assert answer["device_keys"] == {bob.user_id: {}}
    assert list(answer["failures"]) == ["elsewhere.test"]
    await bob.ok("POST", "logout/all")
    assert (await query(alice, bob.user_id))["device_keys"] == {bob.user_id: {}}


async def test_only_a_device_itself_uploads_its_keys(porch: PorchProcess) -> None:
    bob, alice = await new_device(porch), await Client.register(porch)
    for change in ({"user_id": alice.user_id}, {"device_id": "OTHER"}):
        body = {"device_keys": {**bob.keys, **change}}
        await bob.client.refused(400, "M_INVALID_PARAM", "POST", "keys/upload", body)
    assert (await query(alice, bob.client.user_id))["device_keys"] == {bob.client.user_id: {}}


async def test_one_time_keys_are_counted_in_the_answer_and_in_every_sync(porch: PorchProcess) -> None:
    bob = await new_device(porch)
    first = await bob.client.sync()
    assert counts(first) == (0, [])
    assert await bob.upload() == {OLM: 0}
    assert await bob.upload(one_time_keys=bob.one_time_keys(3)) == {OLM: 3}
    assert await bob.upload(one_time_keys={"other:1": "plain"}) == {OLM: 3, "other": 1}
    since = (await bob.client.sync(since=first["next_batch"]))["next_batch"]
    idle = await bob.client.sync(since=since)
    assert idle["device_one_time_keys_count"] == {OLM: 3, "other": 1}
    assert idle["device_unused_fallback_key_types"] == []


async def test_keys_are_claimed_in_the_order_in_which_they_came_and_each_once(porch: PorchProcess) -> None:
    bob, alice = await new_device(porch), await Client.register(porch)
    keys = {}
    for _ in range(3):
        new = bob.one_time_keys(1)
        keys.update(new)
        await bob.upload(one_time_keys=new)
    place = bob.client.user_id, bob.client.device_id
    claimed = [(await claim(alice, bob))[place[0]][place[1]] for _ in range(3)]
    assert claimed == [{name: key} for name, key in keys.items()]
    assert await claim(alice, bob) == {}
    assert counts(await bob.client.sync()) == (0, [])


async def test_a_key_that_was_claimed_does_not_come_back_when_it_is_uploaded_again(porch: PorchProcess) -> None:
    bob, alice = await new_device(porch), await Client.register(porch)
    keys = bob.one_time_keys(2)
    await bob.upload(one_time_keys=keys)
    await claim(alice, bob)
    assert await bob.upload(one_time_keys=keys) == {OLM: 1}
    await claim(alice, bob)
    assert await claim(alice, bob) == {}


async def test_concurrent_claims_never_get_the_same_key(porch: PorchProcess) -> None:
    bob, alice = await new_device(porch), await Client.register(porch)
    await bob.upload(one_time_keys=bob.one_time_keys(30))
    answers = await asyncio.gather(*(claim(alice, bob) for _ in range(40)))
    names = [name for each in answers for devices in each.values() for keys in devices.values() for name in keys]
    assert len(names) == 30
    assert len(set(names)) == 30


async def test_another_key_under_a_name_that_is_taken_is_refused_and_the_same_is_not(porch: PorchProcess) -> None:
    bob = await new_device(porch)
    keys = bob.one_time_keys(1)
    assert await bob.upload(one_time_keys=keys) == {OLM: 1}
    assert await bob.upload(one_time_keys=keys) == {OLM: 1}
    other = {next(iter(keys)): next(iter(bob.one_time_keys(1).values()))}
    await bob.client.refused(400, "M_INVALID_PARAM", "POST", "keys/upload", {"one_time_keys": other})


async def test_a_fallback_key_is_given_out_again_and_again_once_the_others_are_gone(porch: PorchProcess) -> None:
    bob, alice = await new_device(porch), await Client.register(porch)
    fallback, one_time = bob.one_time_keys(1, fallback=True), bob.one_time_keys(1)
    await bob.upload(fallback_keys=fallback, one_time_keys=one_time)
    place = bob.client.user_id, bob.client.device_id
    since = (await bob.client.sync())["next_batch"]
    assert counts(await bob.client.sync(since=since)) == (1, [OLM])
    assert (await claim(alice, bob))[place[0]][place[1]] == one_time
    assert counts(await bob.client.sync(since=since)) == (0, [OLM])
    for _ in range(2):
        assert (await claim(alice, bob))[place[0]][place[1]] == fallback
        assert counts(await bob.client.sync(since=since)) == (0, [])
    await bob.upload(fallback_keys=fallback)
    assert counts(await bob.client.sync(since=since)) == (0, []), "it is the used one still"
    newer = bob.one_time_keys(1, fallback=True)
    await bob.upload(fallback_keys=newer)
    assert counts(await bob.client.sync(since=since)) == (0, [OLM])
    assert (await claim(alice, bob))[place[0]][place[1]] == newer


async def test_keys_of_many_devices_are_claimed_at_once_and_what_is_not_there_is_left_out(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    devices = [await new_device(porch) for _ in range(3)]
    for device in devices[:2]:
        await device.upload(one_time_keys=device.one_time_keys(1))
    body = {
        "one_time_keys": {device.client.user_id: {device.client.device_id: OLM} for device in devices}
        | {"@nobody:porch.test": {"X": OLM}, "@far:elsewhere.test": {"X": OLM}, "nonsense": {"\0": "\0"}}
    }
    answer = await alice.ok("POST", "keys/claim", body)
    assert set(answer["one_time_keys"]) == {device.client.user_id for device in devices[:2]}
    assert list(answer["failures"]) == ["elsewhere.test"]
    assert await claim(alice, devices[2], algorithm="unknown") == {}


async def test_keys_go_with_their_device(porch: PorchProcess) -> None:
    bob, alice = await new_device(porch), await Client.register(porch)
    phone = Device(await bob.client.login(device_id="PHONE"))
    await phone.publish()
    await phone.upload(one_time_keys=phone.one_time_keys(2), fallback_keys=phone.one_time_keys(1, fallback=True))
    await phone.client.ok("POST", "logout")
    assert (await query(alice, bob.client.user_id))["device_keys"] == {bob.client.user_id: {}}
    assert await claim(alice, phone) == {}
    again = Device(await bob.client.login(device_id="PHONE"))
    assert counts(await again.client.sync()) == (0, [])


@pytest.mark.parametrize(
    ("body", "errcode"),
    [
        ({"device_keys": []}, "M_BAD_JSON"),
        ({"device_keys": {}}, "M_MISSING_PARAM"),
        ({"one_time_keys": []}, "M_BAD_JSON"),
        ({"one_time_keys": {"signed_curve25519:1": 5}}, "M_BAD_JSON"),
        ({"one_time_keys": {"signed_curve25519:1": {"no": "key"}}}, "M_BAD_JSON"),
        ({"one_time_keys": {"nameless": "key"}}, "M_INVALID_PARAM"),
        ({"one_time_keys": {"a:\0": "key"}}, "M_INVALID_PARAM"),
        ({"one_time_keys": {"a:" + "x" * 260: "key"}}, "M_INVALID_PARAM"),
        ({"one_time_keys": {f"a:{n}": "key" for n in range(1001)}}, "M_INVALID_PARAM"),
        ({"one_time_keys": {"a:1": {"key": "x", "signatures": {"@a:b": []}}}}, "M_BAD_JSON"),
        ({"fallback_keys": {"a:1": "key", "a:2": "key"}}, "M_INVALID_PARAM"),
    ],
)
async def test_what_is_no_key_is_refused(porch: PorchProcess, body: Any, errcode: str) -> None:
    bob = await Client.register(porch)
    await bob.refused(400, errcode, "POST", "keys/upload", body)
    assert await bob.ok("POST", "keys/upload", {}) == {"one_time_key_counts": {OLM: 0}}


async def test_what_is_no_question_is_refused(porch: PorchProcess) -> None:
    bob = await Client.register(porch)
    for path in ("keys/query", "keys/claim"):
        await bob.refused(400, "M_MISSING_PARAM", "POST", path, {})
    for asked in ([], {bob.user_id: {}}, {bob.user_id: [1]}, {bob.user_id: None}):
        await bob.refused(400, "M_BAD_JSON", "POST", "keys/query", {"device_keys": asked})
    for asked in ([], {bob.user_id: []}, {bob.user_id: {"D": 1}}):
        await bob.refused(400, "M_BAD_JSON", "POST", "keys/claim", {"one_time_keys": asked})


async def test_a_device_has_at_most_a_thousand_one_time_keys(porch: PorchProcess) -> None:
    bob = await new_device(porch)
    await bob.upload(one_time_keys={f"a:{n}": "key" for n in range(1000)})
    await bob.client.refused(400, "M_INVALID_PARAM", "POST", "keys/upload", {"one_time_keys": {"a:x": "key"}})
    assert (await bob.upload(one_time_keys={"a:5": "key"}))["a"] == 1000
