"""Claims on two servers that share a room, over signed requests and real TLS."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
import pytest_asyncio

from tests.federation.authority import Authority
from tests.joining.resident import HostedRoom, federating
from tests.rig.client import Client, escape
from tests.rig.eventually import eventually
from tests.rig.porch import PorchProcess
from tests.transactions.partner import Partner, messages

Start = Callable[..., PorchProcess]


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """Signs the certificates of the other servers."""
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture(scope="module")
def here(new_database: Callable[[], dict[str, Any]], authority: Authority) -> Any:
    """A Porch that federates; it must have logged no error at the end."""
    server = PorchProcess({**new_database(), **federating(authority)}).start()
    yield server
    bugs = server.bugs()
    server.stop()
    server.remove()
    assert not bugs, "\n".join(bugs)


@pytest_asyncio.fixture
async def partner(authority: Authority) -> AsyncIterator[Partner]:
    """Another server."""
    async with Partner(authority) as server:
        yield server


async def told(client: Client, room: HostedRoom) -> list[str]:
    """What the messages of a room say to a client."""
    path = f"rooms/{escape(room.room_id)}/messages"
    chunk = (await client.ok("GET", path, dir="b", limit=100))["chunk"]
    return [event["content"]["body"] for event in reversed(chunk) if event["type"] == "m.room.message"]


async def test_messages_go_both_ways(here: PorchProcess, partner: Partner) -> None:
    alice = await Client.register(here)
    room = await partner.shared_room(alice)
    reply = await partner.transaction(here, *(sent := messages(room, 3)))
    assert (reply.status, reply.json) == (200, {"pdus": {event.event_id: {} for event in sent}})
    await eventually(lambda: told(alice, room), [f"message {n}" for n in range(3)])
    for n in range(3):
        await alice.send(room.room_id, f"answer {n}")
    await eventually(_now(partner.bodies), [f"answer {n}" for n in range(3)])


async def test_what_was_answered_for_survives_a_kill(
    start_porch: Start, authority: Authority, partner: Partner
) -> None:
    porch = start_porch(federating(authority))
    alice = await Client.register(porch)
    room = await partner.shared_room(alice)
    sent = messages(room, 50)
    reply = await partner.transaction(porch, *sent)
    porch.kill()
    assert set(reply.json["pdus"]) == {event.event_id for event in sent}
    porch.start()
    await eventually(lambda: told(alice, room), [f"message {n}" for n in range(50)])
    await alice.close()


async def test_what_a_server_misses_while_this_one_is_killed_arrives_later(
    start_porch: Start, authority: Authority, partner: Partner
) -> None:
    porch = start_porch(federating(authority))
    alice = await Client.register(porch)
    room = await partner.shared_room(alice)
    await alice.send(room.room_id, "first")
    await eventually(_now(partner.bodies), ["first"])
    partner.away = True
    for n in range(5):
        await alice.send(room.room_id, f"missed {n}")
    porch.kill()
    partner.away = False
    porch.start()
    await partner.transaction(porch)

    async def last() -> str:
        return partner.bodies()[-1]

    await eventually(last, "missed 4")
    assert len({txn_id for txn_id, _ in partner.got}) == len(partner.got)


async def test_a_request_that_is_not_signed_or_no_transaction_is_refused(here: PorchProcess, partner: Partner) -> None:
    stranger = Client(here.url)
    path = "/_matrix/federation/v1/send/1"
    body = {"origin": partner.name, "origin_server_ts": 1, "pdus": []}
    await stranger.refused(401, "M_UNAUTHORIZED", "PUT", path, body)
    for content, errcode in (
        ({**body, "pdus": [{}] * 51}, "M_INVALID_PARAM"),
        ({**body, "edus": [{}] * 101}, "M_INVALID_PARAM"),
        ({**body, "pdus": 1}, "M_BAD_JSON"),
        ({"origin": partner.name}, "M_MISSING_PARAM"),
    ):
        reply = await partner.request(here, "PUT", path, content)
        assert (reply.status, reply.errcode) == (400, errcode)
    assert (await partner.request(here, "PUT", path, body)).json == {"pdus": {}}


async def test_an_event_with_a_wrong_signature_or_of_an_unknown_room_is_told(
    here: PorchProcess, partner: Partner
) -> None:
    alice = await Client.register(here)
    room = await partner.shared_room(alice)
    forged = room.make("m.room.message", {"body": "forged"})
    forged.pdu["signatures"] = {partner.name: {partner.key.key_id: "A" * 86}}
    elsewhere = partner.room().message("elsewhere")
    good = room.message("good")
    pdus = (await partner.transaction(here, forged, elsewhere, good)).json["pdus"]
    assert pdus[good.event_id] == {}
    assert "error" in pdus[forged.event_id]
    assert "error" in pdus[elsewhere.event_id]
    await eventually(lambda: told(alice, room), ["good"])


async def test_typing_goes_both_ways_and_only_for_members(here: PorchProcess, partner: Partner) -> None:
    alice = await Client.register(here)
    room = await partner.shared_room(alice)
    typing = f"rooms/{escape(room.room_id)}/typing/{escape(alice.user_id)}"
    await alice.ok("PUT", typing, {"typing": True, "timeout": 20_000})
    await alice.ok("PUT", typing, {"typing": True, "timeout": 20_000})
    await alice.ok("PUT", typing, {"typing": False})
    await alice.ok("PUT", typing, {"typing": False})
    content = {"room_id": room.room_id, "user_id": alice.user_id}

    async def last() -> Any:
        edus = partner.edus("m.typing")
        return edus[-1] if edus else None

    await eventually(last, {**content, "typing": False})
    assert len(partner.edus("m.typing")) <= 2
    since = (await alice.sync())["next_batch"]
    for user_id in ("@stranger:elsewhere.org", partner.user("outsider"), alice.user_id):
        await tell(here, partner, "m.typing", room_id=room.room_id, user_id=user_id, typing=True)
    await tell(here, partner, "m.typing", room_id=room.room_id, user_id=room.creator, typing=True)
    await tell(here, partner, "m.typing", room_id=5, user_id=[], typing="yes")
    answer = await alice.sync(since, timeout=5000)
    events = answer["rooms"]["join"][room.room_id]["ephemeral"]["events"]
    assert events == [{"type": "m.typing", "content": {"user_ids": [room.creator]}}]


async def test_receipts_go_both_ways(here: PorchProcess, partner: Partner) -> None:
    alice = await Client.register(here)
    room = await partner.shared_room(alice)
    first, second, third = messages(room, 3)
    await partner.transaction(here, first, second)
    await eventually(lambda: told(alice, room), ["message 0", "message 1"])
    receipt = f"rooms/{escape(room.room_id)}/receipt/"
    await alice.ok("POST", f"{receipt}m.read.private/{escape(first.event_id)}")
    await alice.ok("POST", f"{receipt}m.read/{escape(second.event_id)}", {"thread_id": "main"})

    async def got() -> Any:
        return [
            (user_id, read["event_ids"], read["data"]["thread_id"])
            for content in partner.edus("m.receipt")
            for user_id, read in content[room.room_id]["m.read"].items()
        ]

    await eventually(got, [(alice.user_id, [second.event_id], "main")])
    since = (await alice.sync())["next_batch"]
    # The last of them comes before its event.
    for event, user_id in ((second, room.creator), (first, room.creator), (second, "@x:y.org"), (third, room.creator)):
        read = {user_id: {"event_ids": [event.event_id], "data": {"ts": 5}}}
        await tell(
            here, partner, "m.receipt", **{room.room_id: {"m.read": read}, "!no:where": {"m.read": read}, "x": 1}
        )
    answer = await alice.sync(since, timeout=5000)
    shown = answer["rooms"]["join"][room.room_id]["ephemeral"]["events"]
    assert shown == [{"type": "m.receipt", "content": {second.event_id: {"m.read": {room.creator: {"ts": 5}}}}}]
    await partner.transaction(here, third)

    async def at_third() -> bool:
        content = (await alice.sync())["rooms"]["join"][room.room_id]["ephemeral"]["events"]
        return any(room.creator in each["content"].get(third.event_id, {}).get("m.read", {}) for each in content)

    await eventually(at_third, True)


async def test_presence_goes_both_ways(here: PorchProcess, partner: Partner) -> None:
    alice = await Client.register(here)
    room = await partner.shared_room(alice)
    path = f"presence/{escape(alice.user_id)}/status"
    await alice.ok("PUT", path, {"presence": "online", "status_msg": "here"})

    async def last() -> Any:
        told = [one for edu in partner.edus("m.presence") for one in edu["push"] if one["user_id"] == alice.user_id]
        return {key: told[-1].get(key) for key in ("presence", "status_msg", "currently_active")} if told else None

    await eventually(last, {"presence": "online", "status_msg": "here", "currently_active": True})
    since = (await alice.sync())["next_batch"]
    push = [
        {"user_id": user_id, "presence": "unavailable", "last_active_ago": 1000, "status_msg": "away"}
        for user_id in (partner.user("outsider"), alice.user_id, room.creator)
    ]
    await tell(here, partner, "m.presence", push=[5, {"user_id": 7}, {**push[2], "presence": "asleep"}, *push])
    await tell(here, partner, "m.presence", push="none")
    answer = await alice.sync(since, timeout=5000)
    shown = {event["sender"]: event["content"] for event in answer["presence"]["events"]}
    assert set(shown) == {room.creator}
    assert (shown[room.creator]["presence"], shown[room.creator]["status_msg"]) == ("unavailable", "away")
    assert (await alice.ok("GET", f"presence/{escape(room.creator)}/status"))["presence"] == "unavailable"


async def tell(here: PorchProcess, partner: Partner, edu_type: str, **content: Any) -> None:
    """An EDU in a transaction of its own."""
    reply = await partner.transaction(here, edus=[{"edu_type": edu_type, "content": content}])
    assert (reply.status, reply.json) == (200, {"pdus": {}})


def _now(read: Callable[[], Any]) -> Callable[[], Any]:
    async def probe() -> Any:
        await asyncio.sleep(0)
        return read()

    return probe
