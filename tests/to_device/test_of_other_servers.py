"""Messages that other servers bring (Server-server API, "Send-to-device messaging")."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from tests.federation.authority import Authority
from tests.federation.neighbour import Neighbour, federating
from tests.rig.client import Client
from tests.rig.porch import PorchProcess

Start = Callable[..., PorchProcess]
QUIET = {"presence": {"not_types": ["*"]}}


def message(sender: str, messages: dict[str, Any], message_id: str = "m1") -> tuple[str, dict[str, Any]]:
    content = {"sender": sender, "type": "m.test", "message_id": message_id, "messages": messages}
    return "m.direct_to_device", content


def contents(answer: dict[str, Any]) -> list[Any]:
    return [event["content"] for event in answer.get("to_device", {}).get("events", [])]


async def test_a_message_wakes_the_device_and_comes_once(federated: PorchProcess, neighbour: Neighbour) -> None:
    alice, bob = await Client.register(federated), neighbour.user("bob")
    laptop = await alice.login()
    since = (await alice.sync(filter=QUIET))["next_batch"]
    waiting = asyncio.create_task(alice.sync(since=since, timeout=20_000, filter=QUIET))
    await asyncio.sleep(0.2)
    edu = message(bob, {alice.user_id: {alice.device_id: {"n": 1}, "*": {"n": 2}, "GONE": {"n": 3}}})
    for _ in range(3):
        await neighbour.tell(edu)
    answer = await asyncio.wait_for(waiting, 10)
    assert answer["to_device"]["events"] == [{"type": "m.test", "sender": bob, "content": {"n": 1}}]
    assert contents(await alice.sync(since=answer["next_batch"])) == []
    assert contents(await laptop.sync()) == [{"n": 2}]


async def test_a_message_that_was_taken_in_is_known_after_a_restart(start_porch: Start, authority: Authority) -> None:
    porch = start_porch(federating(authority))
    alice = await Client.register(porch)
    async with Neighbour(authority, porch) as neighbour:
        edu = message(neighbour.user("bob"), {alice.user_id: {"*": {"n": 1}}}, message_id="é" * 32)
        await neighbour.tell(edu)
        first = await alice.sync()
        porch.restart()
        await alice.close()
        await neighbour.close()
        await neighbour.tell(edu, message(neighbour.user("bob"), {alice.user_id: {"*": {"n": 2}}}, message_id="other"))
        assert contents(first) == [{"n": 1}]
        assert contents(await alice.sync(since=first["next_batch"])) == [{"n": 2}]


async def test_two_servers_may_use_the_same_message_id(
    federated: PorchProcess, neighbour: Neighbour, authority: Authority
) -> None:
    alice = await Client.register(federated)
    await neighbour.tell(message(neighbour.user("bob"), {alice.user_id: {"*": {"n": 1}}}))
    async with Neighbour(authority, federated) as other:
        await other.tell(message(other.user("bob"), {alice.user_id: {"*": {"n": 2}}}))
    assert contents(await alice.sync()) == [{"n": 1}, {"n": 2}]


@pytest.mark.parametrize(
    "wrong",
    [
        {"sender": "@bob:elsewhere.test"},
        {"sender": 5},
        {"type": None},
        {"type": "x" * 300},
        {"message_id": ""},
        {"message_id": 7},
        {"messages": []},
        {"messages": {"@a:b.c": []}},
        {"messages": {"@a:b.c": {"A": "text"}}},
        {"messages": {"@a:b.c": {f"D{n}": {} for n in range(5_001)}}},
        {"messages": {"@a:b.c": {"A": {"text": "x" * 66_000}}}},
    ],
)
async def test_what_is_not_in_order_is_dropped_and_the_rest_of_the_transaction_is_not(
    federated: PorchProcess, neighbour: Neighbour, wrong: dict[str, Any]
) -> None:
    alice = await Client.register(federated)
    good = {alice.user_id: {"*": {"n": 1}}}
    if "messages" in wrong and isinstance(wrong["messages"], dict):
        wrong = {"messages": {**good, **wrong["messages"]}}
    edu_type, content = message(neighbour.user("bob"), good, message_id="wrong")
    await neighbour.tell(
        (edu_type, {**content, **wrong}),
        message(neighbour.user("bob"), {alice.user_id: {"*": {"n": 2}}, "@x:elsewhere.test": {"*": {}}}),
    )
    assert contents(await alice.sync()) == [{"n": 2}]
    assert neighbour.edus == [], "nothing is passed on to other servers"
