"""Messages for devices of other servers' users (Server-server API, "Send-to-device messaging")."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from homeserver.outbox.edus import encoded
from tests.federation.authority import Authority
from tests.federation.neighbour import Neighbour, federating
from tests.rig.client import Client
from tests.rig.eventually import eventually
from tests.rig.porch import PorchProcess

Start = Callable[..., PorchProcess]
EDU = "m.direct_to_device"


def messages_in(edus: list[dict[str, Any]]) -> dict[tuple[str, str], Any]:
    """Contents by user and device."""
    return {
        (user_id, device_id): content
        for edu in edus
        for user_id, by_device in edu["messages"].items()
        for device_id, content in by_device.items()
    }


async def test_messages_reach_the_other_server_once_and_local_ones_with_them(
    federated: PorchProcess, neighbour: Neighbour
) -> None:
    alice, carol = await Client.register(federated), await Client.register(federated)
    bob, dan = neighbour.user("bob"), neighbour.user("dan")
    body = {"messages": {bob: {"PHONE": {"n": 1}, "*": {"n": 2}}, dan: {"A": {}}, carol.user_id: {"*": {"n": 3}}}}
    for _ in range(2):
        await alice.ok("PUT", "sendToDevice/m.room_key/same", body)
    await alice.ok("PUT", "sendToDevice/m.last/other", {"messages": {bob: {"PHONE": {}}}})

    async def last() -> str:
        edus = neighbour.said(EDU)
        return str(edus[-1]["type"]) if edus else ""

    await eventually(last, "m.last")
    first, second = neighbour.said(EDU)
    assert (first["sender"], first["type"]) == (alice.user_id, "m.room_key")
    assert first["messages"] == {bob: {"PHONE": {"n": 1}, "*": {"n": 2}}, dan: {"A": {}}}
    assert 0 < len(first["message_id"]) <= 32
    assert second["message_id"] != first["message_id"]
    told = (await carol.sync())["to_device"]["events"]
    assert told == [{"type": "m.room_key", "sender": alice.user_id, "content": {"n": 3}}]


async def test_many_large_messages_go_in_pieces_that_fit(federated: PorchProcess, neighbour: Neighbour) -> None:
    alice, bob = await Client.register(federated), neighbour.user("bob")
    by_device = {f"D{n}": {"n": n, "text": "x" * 20_000} for n in range(20)}
    await alice.ok("PUT", "sendToDevice/m.large/1", {"messages": {bob: by_device}})

    async def count() -> int:
        return len(messages_in(neighbour.said(EDU)))

    await eventually(count, 20)
    assert messages_in(neighbour.said(EDU)) == {(bob, device_id): content for device_id, content in by_device.items()}
    edus = neighbour.said(EDU)
    assert len({edu["message_id"] for edu in edus}) == len(edus) == 7
    assert all(len(encoded(EDU, edu)) < 66_000 for edu in edus)


async def test_a_message_that_cannot_be_signed_is_refused_whole(federated: PorchProcess, neighbour: Neighbour) -> None:
    alice, carol = await Client.register(federated), await Client.register(federated)
    body = {"messages": {neighbour.user("bob"): {"A": {"n": 1.5}}, carol.user_id: {"*": {"n": 1.5}}}}
    await alice.refused(400, "M_BAD_JSON", "PUT", "sendToDevice/m.test/1", body)
    assert "to_device" not in await carol.sync()
    del body["messages"][neighbour.user("bob")]
    await alice.ok("PUT", "sendToDevice/m.test/1", body)
    assert (await carol.sync())["to_device"]["events"][0]["content"] == {"n": 1.5}


async def test_messages_survive_a_kill_of_the_server(start_porch: Start, authority: Authority) -> None:
    porch = start_porch(federating(authority))
    alice = await Client.register(porch)
    async with Neighbour(authority, porch) as silent:
        silent.answers["send/"] = lambda _: (503, {})
        bob = silent.user("bob")
        await alice.ok("PUT", "sendToDevice/m.test/1", {"messages": {bob: {"A": {"n": 1}}}})
        porch.kill()
        silent.answers.clear()
        await alice.close()
        porch.start()

        async def told() -> int:
            return len(silent.said(EDU))

        await eventually(told, 1)
        assert messages_in(silent.said(EDU)) == {(bob, "A"): {"n": 1}}
