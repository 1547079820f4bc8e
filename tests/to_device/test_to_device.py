"""Messages from device to device through the public API (Client-server API, "Send-to-Device messaging")."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable
from typing import Any

import pytest

from tests.rig.client import Client, escape
from tests.rig.porch import PorchProcess

Start = Callable[..., PorchProcess]
TYPE = "m.test"


async def send(client: Client, messages: Any, type_: str = TYPE, txn_id: str | None = None) -> None:
    await client.ok("PUT", f"sendToDevice/{escape(type_)}/{txn_id or secrets.token_hex(8)}", {"messages": messages})


async def send_to(client: Client, to: Client, content: dict[str, Any]) -> None:
    await send(client, {to.user_id: {to.device_id: content}})


def told(answer: dict[str, Any]) -> list[dict[str, Any]]:
    return list(answer.get("to_device", {}).get("events", []))


def contents(answer: dict[str, Any]) -> list[Any]:
    return [event["content"] for event in told(answer)]


async def test_a_message_comes_with_its_sender_type_and_content(porch: PorchProcess) -> None:
    alice, bob = await Client.register(porch), await Client.register(porch)
    since = (await bob.sync())["next_batch"]
    await send_to(alice, bob, {"key": "value", "nul": "\0", "deep": [{"a": None}]})
    event = {"type": TYPE, "sender": alice.user_id, "content": {"key": "value", "nul": "\0", "deep": [{"a": None}]}}
    assert told(await bob.sync(since=since)) == [event]


async def test_a_message_is_told_again_until_the_device_comes_back_with_the_next_token(porch: PorchProcess) -> None:
    alice, bob = await Client.register(porch), await Client.register(porch)
    since = (await bob.sync())["next_batch"]
    await send_to(alice, bob, {"n": 1})
    answer = await bob.sync(since=since)
    assert contents(answer) == [{"n": 1}]
    assert contents(await bob.sync(since=since)) == [{"n": 1}], "the answer may have been lost"
    after = await bob.sync(since=answer["next_batch"])
    assert "to_device" not in after
    assert "to_device" not in await bob.sync(since=since), "it was said to have arrived"
    assert "to_device" not in await bob.sync()


async def test_a_message_waits_for_a_device_that_has_never_synced(porch: PorchProcess) -> None:
    alice, bob = await Client.register(porch), await Client.register(porch)
    await send_to(alice, bob, {"n": 1})
    first = await bob.sync()
    assert contents(first) == [{"n": 1}]
    assert contents(await bob.sync()) == [{"n": 1}]
    assert "to_device" not in await bob.sync(since=first["next_batch"])


async def test_messages_come_in_the_order_in_which_they_were_sent(porch: PorchProcess) -> None:
    alice, bob = await Client.register(porch), await Client.register(porch)
    since = (await bob.sync())["next_batch"]
    for n in range(12):
        await send_to(alice, bob, {"n": n})
    assert contents(await bob.sync(since=since)) == [{"n": n} for n in range(12)]


async def test_a_long_queue_comes_in_pages_of_a_hundred_and_each_message_once(porch: PorchProcess) -> None:
    alice, bob = await Client.register(porch), await Client.register(porch)
    since = (await bob.sync())["next_batch"]
    for start in range(0, 250, 10):
        await asyncio.gather(*(send_to(alice, bob, {"n": n}) for n in range(start, start + 10)))
    pages = []
    answer = await bob.sync(since=since, timeout=5000)
    while told(answer):
        pages.append(contents(answer))
        repeated = await bob.sync(since=since, timeout=5000)
        assert contents(repeated) == pages[-1]
        since = answer["next_batch"]
        answer = await bob.sync(since=since, timeout=0)
    assert [len(page) for page in pages] == [100, 100, 50]
    assert sorted(content["n"] for page in pages for content in page) == list(range(250))
    assert "to_device" not in await bob.sync()


async def test_a_first_sync_of_a_long_queue_goes_on_behind_its_first_page(porch: PorchProcess) -> None:
    alice, bob = await Client.register(porch), await Client.register(porch)
    for start in range(0, 110, 10):
        await asyncio.gather(*(send_to(alice, bob, {"n": n}) for n in range(start, start + 10)))
    first = await bob.sync()
    assert len(told(first)) == 100
    room_id = await bob.create_room()
    second = await bob.sync(since=first["next_batch"])
    assert len(told(second)) == 10
    assert list(second["rooms"]["join"]) == [room_id]
    ns = [content["n"] for content in contents(first) + contents(second)]
    assert sorted(ns) == list(range(110))


async def test_the_same_transaction_sends_once(porch: PorchProcess) -> None:
    alice, bob = await Client.register(porch), await Client.register(porch)
    since = (await bob.sync())["next_batch"]
    to_bob = {bob.user_id: {bob.device_id: {"n": 1}}}
    await asyncio.gather(*(send(alice, to_bob, txn_id="same") for _ in range(5)))
    await send(alice, to_bob, txn_id="same")
    assert contents(await bob.sync(since=since)) == [{"n": 1}]
    await send(alice, to_bob, type_="m.other", txn_id="same")
    await send(await alice.login(), to_bob, txn_id="same")
    assert len(told(await bob.sync(since=since))) == 3


async def test_a_transaction_is_remembered_over_a_restart(start_porch: Start) -> None:
    porch = start_porch()
    alice, bob = await Client.register(porch), await Client.register(porch)
    await send(alice, {bob.user_id: {bob.device_id: {"n": 1}}}, txn_id="same")
    porch.restart()
    await send(alice, {bob.user_id: {bob.device_id: {"n": 1}}}, txn_id="same")
    answer = await bob.sync()
    assert contents(answer) == [{"n": 1}]
    porch.restart()
    assert contents(await bob.sync()) == [{"n": 1}]
    assert "to_device" not in await bob.sync(since=answer["next_batch"])
    porch.restart()
    assert "to_device" not in await bob.sync()


async def test_a_star_reaches_every_device_of_a_user_and_a_name_only_that_one(porch: PorchProcess) -> None:
    alice, phone = await Client.register(porch), await Client.register(porch)
    laptop = await phone.login()
    await send(alice, {phone.user_id: {"*": {"to": "all"}}})
    await send(alice, {phone.user_id: {laptop.device_id: {"to": "laptop"}}})
    assert contents(await phone.sync()) == [{"to": "all"}]
    assert contents(await laptop.sync()) == [{"to": "all"}, {"to": "laptop"}]
    await send(alice, {phone.user_id: {"*": {"to": "others"}, laptop.device_id: {"to": "one"}}})
    assert contents(await phone.sync())[-1] == {"to": "others"}
    assert contents(await laptop.sync())[-1] == {"to": "one"}


async def test_who_is_not_there_is_sent_nothing_and_is_no_error(porch: PorchProcess) -> None:
    alice, bob = await Client.register(porch), await Client.register(porch)
    await send(
        alice,
        {
            bob.user_id: {"NOSUCH": {"n": 1}, "": {"n": 1}, "\0": {"n": 1}, "x" * 300: {"n": 1}},
            "@nobody:porch.test": {"*": {"n": 1}},
            "@far:elsewhere.test": {"*": {"n": 1}},
            "not a user": {"*": {"n": 1}},
            "\0": {"*": {"n": 1}},
        },
    )
    await send(alice, {})
    assert "to_device" not in await bob.sync()


async def test_a_waiting_sync_is_woken_by_a_message(porch: PorchProcess) -> None:
    alice, bob = await Client.register(porch), await Client.register(porch)
    since = (await bob.sync(filter={"presence": {"not_types": ["*"]}}))["next_batch"]
    waiting = asyncio.create_task(bob.sync(since=since, timeout=20_000, filter={"presence": {"not_types": ["*"]}}))
    await asyncio.sleep(0.2)
    await send_to(alice, bob, {"n": 1})
    assert contents(await asyncio.wait_for(waiting, 5)) == [{"n": 1}]


async def test_messages_go_with_their_device(porch: PorchProcess) -> None:
    alice, bob = await Client.register(porch), await Client.register(porch)
    phone = await bob.login(device_id="PHONE")
    await send_to(alice, phone, {"for": "the old one"})
    assert contents(await phone.sync()) == [{"for": "the old one"}]
    await phone.ok("POST", "logout")
    again = await bob.login(device_id="PHONE")
    assert "to_device" not in await again.sync()
    await send_to(alice, again, {"for": "the new one"})
    assert contents(await again.sync()) == [{"for": "the new one"}]


@pytest.mark.parametrize(
    ("body", "status", "errcode"),
    [
        ({}, 400, "M_MISSING_PARAM"),
        ({"messages": []}, 400, "M_BAD_JSON"),
        ({"messages": {"@a:porch.test": []}}, 400, "M_BAD_JSON"),
        ({"messages": {"@a:porch.test": {"D": "text"}}}, 400, "M_BAD_JSON"),
        ({"messages": {"@a:porch.test": {f"D{n}": {} for n in range(5001)}}}, 400, "M_INVALID_PARAM"),
        ({"messages": {"@a:porch.test": {"D": {"text": "x" * 65_536}}}}, 413, "M_TOO_LARGE"),
    ],
)
async def test_what_is_no_message_is_refused(porch: PorchProcess, body: Any, status: int, errcode: str) -> None:
    alice = await Client.register(porch)
    await alice.refused(status, errcode, "PUT", "sendToDevice/m.test/1", body)


async def test_names_that_are_too_long_are_refused(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    for path in (f"sendToDevice/{'x' * 256}/1", f"sendToDevice/m.test/{'x' * 256}"):
        await alice.refused(400, "M_INVALID_PARAM", "PUT", path, {"messages": {}})
