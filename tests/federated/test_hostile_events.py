"""Claims on events that a hostile server sends: refused with the right error, and nobody sees them."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator
from typing import Any

import orjson
import pytest
import pytest_asyncio

from homeserver.federation.x_matrix import authorization
from homeserver.protocol.event import Event
from homeserver.protocol.event_build import hash_and_sign
from homeserver.protocol.signatures import SigningKey
from tests.federated.hostile import GuestRoom, porch_room, refusals, spoilt
from tests.federated.rooms import event, join, same_state, state, until
from tests.joining.resident import MEMBER, V1, Resident, now
from tests.rig.client import Client, escape
from tests.rig.porch import PorchProcess
from tests.rig.trio import Trio

VERSIONS = ["6", "10", "11", "12"]


@pytest.fixture(scope="module")
def host(trio: Trio) -> PorchProcess:
    """The Porch that is attacked."""
    server = trio["one"]
    assert isinstance(server, PorchProcess)
    return server


@pytest_asyncio.fixture
async def hostile(trio: Trio) -> AsyncIterator[Resident]:
    """The server that attacks it."""
    async with Resident(trio.authority) as server:
        yield server


async def becomes_visible(user: Client, room: GuestRoom, *, after: Event, never: list[Event]) -> None:
    """Waits until `after`, which is honest and was sent last, is there; `never` must not be."""
    await until(lambda: event(user, room.room_id, after.event_id), "the honest event has come")
    for one in never:
        assert await event(user, room.room_id, one.event_id) is None, one.pdu


@pytest.mark.parametrize("version", VERSIONS)
async def test_wrong_signatures_are_refused_by_name(host: PorchProcess, hostile: Resident, version: str) -> None:
    owner, room = await porch_room(host, hostile, version)
    good, other = room.message("good"), room.make("m.room.message", {"body": "x"})
    stranger = SigningKey.generate()
    bare = {key: value for key, value in other.pdu.items() if key not in ("signatures", "hashes")}
    forged = Event.from_pdu(hash_and_sign(bare, room.version, hostile.name, stranger), room.version)
    unsigned = spoilt(other, signatures={})
    renamed = spoilt(other, signatures={hostile.name: {"ed25519:other": "A" * 86}})
    # The same event ID in all three: that of an event whose signature is wrong.
    for wrong in (forged, unsigned, renamed):
        told = refusals(await hostile.transaction(host, wrong))
        assert "sign" in told[wrong.event_id].lower() or "No key" in told[wrong.event_id], told
    assert refusals(await hostile.transaction(host, good)) == {good.event_id: ""}
    await becomes_visible(owner, room, after=good, never=[forged])


@pytest.mark.parametrize("version", VERSIONS)
async def test_an_event_whose_hash_is_wrong_is_taken_without_what_the_hash_protects(
    host: PorchProcess, hostile: Resident, version: str
) -> None:
    owner, room = await porch_room(host, hostile, version)
    good = room.message("what was signed")
    changed = spoilt(good, content={"body": "what was not signed", "msgtype": "m.text"})
    assert changed.event_id == good.event_id
    refusals(await hostile.transaction(host, changed))
    seen = await until(lambda: event(owner, room.room_id, good.event_id), "the event is there")
    assert seen["content"] == {}


@pytest.mark.parametrize("version", VERSIONS)
async def test_events_in_the_name_of_users_of_other_servers_are_refused(
    trio: Trio, host: PorchProcess, hostile: Resident, version: str
) -> None:
    owner, room = await porch_room(host, hostile, version)
    victim = await trio.user("two")
    await join(trio, victim, room.room_id, "one")
    members = await state(owner, room.room_id)
    room.state[MEMBER, victim.user_id] = room.state[MEMBER, room.creator]
    authority = [members[MEMBER, victim.user_id], members["m.room.power_levels", ""]]
    if room.version.create_in_auth_events:
        authority.append(members["m.room.create", ""])
    for sender in (victim.user_id, owner.user_id):
        forged = room.make("m.room.message", {"body": "I hate you all"}, sender=sender, auth_events=authority)
        told = refusals(await hostile.transaction(host, forged))
        assert told[forged.event_id], "refused"
        assert await event(owner, room.room_id, forged.event_id) is None


async def test_events_of_rooms_in_which_the_sender_is_not_are_not_shown(host: PorchProcess, hostile: Resident) -> None:
    owner, room = await porch_room(host, hostile, "11")
    secret = await owner.create_room(preset="private_chat", room_version="11")
    before = await state(owner, secret)
    head = await owner.send(secret, "among ourselves")
    authority = [before["m.room.create", ""], before["m.room.power_levels", ""]]
    room.room_id = secret
    intrusion = room.make("m.room.message", {"body": "boo"}, prev_events=[head], auth_events=authority)
    entry = room.make(MEMBER, {"membership": "join"}, room.creator, prev_events=[head], auth_events=authority)
    takeover = room.make("m.room.name", {"name": "mine"}, "", prev_events=[head], auth_events=authority)
    refusals(await hostile.transaction(host, entry, intrusion, takeover))
    await asyncio.sleep(1)
    assert await state(owner, secret) == before
    for one in (intrusion, entry, takeover):
        assert await event(owner, secret, one.event_id) is None


async def test_events_of_rooms_that_nobody_here_is_in_are_refused(host: PorchProcess, hostile: Resident) -> None:
    elsewhere = hostile.room("11")
    message = elsewhere.message("is anybody there?")
    told = refusals(await hostile.transaction(host, message))
    assert "room" in told[message.event_id]


@pytest.mark.parametrize("version", VERSIONS)
async def test_authority_that_does_not_hold_gives_none(host: PorchProcess, hostile: Resident, version: str) -> None:
    """The guest makes itself mighty, and builds on that."""
    owner, room = await porch_room(host, hostile, version)
    before = await state(owner, room.room_id)
    levels = room.make("m.room.power_levels", {"users": {room.creator: 100}}, "")
    keys = [levels, room.state[MEMBER, room.creator]]
    if room.version.create_in_auth_events:
        keys.append(room.state["m.room.create", ""])
    name = room.make(
        "m.room.name", {"name": "mine"}, "", prev_events=[levels], auth_events=keys, depth=levels.depth + 1
    )
    twice = room.make(
        "m.room.topic",
        {"topic": "x"},
        "",
        auth_events=[*(e for e in keys if e is not levels), levels, room.state["m.room.power_levels", ""]],
    )
    alien = room.make("m.room.message", {"body": "x"}, auth_events=[room.state["m.room.history_visibility", ""]])
    refusals(await hostile.transaction(host, levels, name, twice, alien))
    good = room.message("and now honestly")
    refusals(await hostile.transaction(host, good))
    await becomes_visible(owner, room, after=good, never=[levels, name, twice, alien])
    assert await state(owner, room.room_id) == before | {
        (MEMBER, room.creator): room.state[MEMBER, room.creator].event_id
    }


@pytest.mark.parametrize("version", VERSIONS)
async def test_who_was_thrown_out_cannot_turn_back_the_clock(
    trio: Trio, host: PorchProcess, hostile: Resident, version: str
) -> None:
    """State that builds on the time before a ban would have been allowed then, and must not count now."""
    owner, room = await porch_room(host, hostile, version)
    levels = await owner.state(room.room_id, "m.room.power_levels")
    levels["users"][room.creator] = 50
    promotion = await owner.set_state(room.room_id, "m.room.power_levels", levels)
    pdu = (await owner.ok("GET", f"rooms/{escape(room.room_id)}/event/{escape(promotion)}"))["event_id"]
    friend = await trio.user("two")
    await join(trio, friend, room.room_id, "one")
    await owner.ok("POST", f"rooms/{escape(room.room_id)}/ban", {"user_id": room.creator})
    before = await same_state([owner, friend], room.room_id)
    authority: list[Any] = [pdu, room.state[MEMBER, room.creator]]
    if room.version.create_in_auth_events:
        authority.append(room.state["m.room.create", ""])
    late = [
        room.make("m.room.topic", {"topic": "still here"}, "", prev_events=[pdu], auth_events=authority),
        room.make("m.room.name", {"name": "still mine"}, "", prev_events=[pdu], auth_events=authority),
        room.make("m.room.message", {"body": "still here"}, prev_events=[pdu], auth_events=authority),
        room.make(MEMBER, {"membership": "join"}, room.creator, prev_events=[pdu],
                  auth_events=[*authority, room.state["m.room.join_rules", ""]]),
    ]  # fmt: skip
    for server in (host, trio["two"]):
        assert isinstance(server, PorchProcess)
        refusals(await hostile.transaction(server, *late))
    await asyncio.sleep(1)
    said = await owner.send(room.room_id, "quiet again")
    await until(lambda: event(friend, room.room_id, said), "the room goes on")
    assert await same_state([owner, friend], room.room_id) == before
    for one in late:
        assert await event(friend, room.room_id, one.event_id) is None


@pytest.mark.parametrize("version", VERSIONS)
async def test_an_enormous_depth_does_no_harm(host: PorchProcess, hostile: Resident, version: str) -> None:
    owner, room = await porch_room(host, hostile, version)
    deep = room.take(room.make("m.room.message", {"body": "deep"}, depth=2**53 - 1))
    assert refusals(await hostile.transaction(host, deep)) == {deep.event_id: ""}
    await until(lambda: event(owner, room.room_id, deep.event_id), "it is there")
    after = await owner.send(room.room_id, "we go on")
    assert await event(owner, room.room_id, after)
    beyond = {**deep.pdu, "depth": 2**63}
    reply = await hostile.request(
        host,
        "PUT",
        f"{V1}send/{secrets.token_hex(6)}",
        {"origin": hostile.name, "origin_server_ts": 1, "pdus": [beyond]},
    )
    assert reply.status in (200, 400)
    answer = room.take(room.make("m.room.message", {"body": "me too"}, prev_events=[after], depth=2**53 - 1))
    refusals(await hostile.transaction(host, answer))
    await until(lambda: event(owner, room.room_id, answer.event_id), "so does the guest")


async def test_a_replayed_transaction_is_answered_as_before_and_does_nothing(
    host: PorchProcess, hostile: Resident
) -> None:
    owner, room = await porch_room(host, hostile, "11")
    first, second = room.message("first"), room.message("second")

    async def send(*events: Event) -> Any:
        content = {"origin": hostile.name, "origin_server_ts": 1, "pdus": [one.pdu for one in events]}
        return (await hostile.request(host, "PUT", f"{V1}send/the-same-one", content)).json

    answers = await asyncio.gather(*(send(first) for _ in range(5)))
    assert all(answer == {"pdus": {first.event_id: {}}} for answer in answers), answers
    # Another content under the same ID is answered as the first one, and not read.
    assert await send(second) == answers[0]
    await until(lambda: event(owner, room.room_id, first.event_id), "the first one is there")
    await asyncio.sleep(0.5)
    assert await event(owner, room.room_id, second.event_id) is None
    messages = await owner.ok("GET", f"rooms/{escape(room.room_id)}/messages", dir="b", limit=50)
    assert [one["event_id"] for one in messages["chunk"]].count(first.event_id) == 1


async def test_requests_that_are_not_signed_as_they_should_are_refused(
    host: PorchProcess, hostile: Resident, trio: Trio
) -> None:
    content = {"origin": hostile.name, "origin_server_ts": 1, "pdus": []}
    path = f"{V1}send/{secrets.token_hex(6)}"
    other = SigningKey.generate()
    headers = {
        "no header": None,
        "another key": authorization("PUT", path, hostile.name, host.server_name, other, content),
        "another method": authorization("POST", path, hostile.name, host.server_name, hostile.key, content),
        "another path": authorization("PUT", path + "x", hostile.name, host.server_name, hostile.key, content),
        "another body": authorization("PUT", path, hostile.name, host.server_name, hostile.key, {**content, "x": 1}),
        "for another server": authorization("PUT", path, hostile.name, "two.test", hostile.key, content),
        "in another's name": authorization(
            "PUT", path, trio["two"].server_name, host.server_name, hostile.key, content
        ),
    }
    for what, header in headers.items():
        given = {} if header is None else {"Authorization": header}
        reply = await Client(host.url, observed=False).request("PUT", path, content, headers=given)
        assert reply.status in (401, 403), (what, reply.body)
        assert reply.errcode in ("M_UNAUTHORIZED", "M_FORBIDDEN"), (what, reply.body)


async def test_ephemeral_news_about_users_of_other_servers_are_not_believed(
    trio: Trio, host: PorchProcess, hostile: Resident
) -> None:
    owner, room = await porch_room(host, hostile, "11")
    victim = await trio.user("two")
    await join(trio, victim, room.room_id, "one")
    sent = await owner.send(room.room_id, "who reads this?")
    since = (await owner.sync())["next_batch"]
    forged = [
        {"edu_type": "m.typing", "content": {"room_id": room.room_id, "user_id": victim.user_id, "typing": True}},
        {
            "edu_type": "m.receipt",
            "content": {room.room_id: {"m.read": {victim.user_id: {"event_ids": [sent], "data": {"ts": now()}}}}},
        },
        {
            "edu_type": "m.presence",
            "content": {"push": [{"user_id": victim.user_id, "presence": "online", "last_active_ago": 1}]},
        },
        {
            "edu_type": "m.direct_to_device",
            "content": {
                "sender": victim.user_id,
                "type": "m.room.encrypted",
                "message_id": "forged",
                "messages": {owner.user_id: {"*": {"x": 1}}},
            },
        },
        {
            "edu_type": "m.device_list_update",
            "content": {"user_id": victim.user_id, "device_id": "FORGED", "stream_id": 1, "prev_id": []},
        },
        {"edu_type": "m.typing", "content": {"room_id": room.room_id, "user_id": room.creator, "typing": True}},
    ]
    refusals(await hostile.transaction(host, edus=forged))

    async def typing() -> list[str]:
        joined = (await owner.sync()).get("rooms", {}).get("join", {}).get(room.room_id, {})
        events = joined.get("ephemeral", {}).get("events", [])
        return [user for one in events if one["type"] == "m.typing" for user in one["content"]["user_ids"]]

    # The last of them is the server's own to say.
    assert await until(typing, "the honest one has come") == [room.creator]
    news = await owner.sync(since)
    assert (
        victim.user_id
        not in orjson.dumps(news.get("rooms", {}).get("join", {}).get(room.room_id, {}).get("ephemeral", {})).decode()
    )
    assert news.get("to_device", {}).get("events", []) == []
    assert [
        one for one in news.get("presence", {}).get("events", []) if one["content"].get("last_active_ago") == 1
    ] == []
