"""Claims on a hostile server's answers and floods: memory and time stay within bounds, others notice nothing."""

from __future__ import annotations

import asyncio
import secrets
import ssl
import time
from collections.abc import AsyncIterator
from typing import Any

import orjson
import pytest
import pytest_asyncio

from homeserver.federation.x_matrix import authorization
from homeserver.protocol.event import Event
from homeserver.protocol.event_build import hash_and_sign
from tests.federated.hostile import (
    Adversary,
    Innocents,
    bounded_memory,
    endless,
    porch_room,
    refusals,
    trickling,
)
from tests.federated.rooms import event, join, same_state, state, until
from tests.federation.authority import Heard
from tests.joining.resident import MEMBER, V1, HostedRoom, Refusal
from tests.rig.client import Client, escape
from tests.rig.porch import PorchProcess
from tests.rig.trio import Trio

UNKNOWN = "$" + "u" * 43
KINDS = ("get_missing_events", "state_ids", "state", "event", "event_auth", "backfill")


@pytest.fixture(scope="module")
def host(trio: Trio) -> PorchProcess:
    """The Porch that is attacked."""
    server = trio["one"]
    assert isinstance(server, PorchProcess)
    return server


@pytest_asyncio.fixture
async def hostile(trio: Trio) -> AsyncIterator[Adversary]:
    """The server that attacks it."""
    async with Adversary(trio) as server:
        yield server


async def honest_message_comes(user: Client, hostile: Adversary, host: PorchProcess, room: HostedRoom) -> None:
    """The hostile server is still heard when it is honest."""
    for kind in KINDS:
        hostile.answers.pop(kind, None)
        hostile.streams.pop(kind, None)
    good = room.message("honestly")
    refusals(await hostile.transaction(host, good))
    await until(lambda: event(user, room.room_id, good.event_id), "the honest message comes", 30)


async def test_ten_thousand_missing_events_are_not_all_fetched(
    trio: Trio, host: PorchProcess, hostile: Adversary
) -> None:
    """Before each event there is another one that is missing."""
    owner, room = await porch_room(host, hostile, "11")
    innocents = await Innocents.meet(trio)
    chain: list[Event] = []
    begin = room.timeline[-1].depth + 1
    for number in range(10_000):
        before = [chain[-1].event_id] if chain else [UNKNOWN]
        chain.append(room.make("m.room.message", {"body": "x"}, prev_events=before, depth=begin + number))
    places = {one.event_id: at for at, one in enumerate(chain)}

    def earlier(heard: Heard) -> Any:
        latest = orjson.loads(heard.body)["latest_events"]
        at = min(places[one] for one in latest if one in places)
        return {"events": [one.pdu for one in chain[max(0, at - 20) : at]]}

    hostile.answers["get_missing_events"] = earlier
    hostile.answers["state_ids"] = refused
    hostile.answers["event"] = refused
    async with innocents.talking(), bounded_memory(host, 80):
        begun = time.monotonic()
        refusals(await hostile.transaction(host, chain[-1]))
        assert time.monotonic() - begun < 3
        await asyncio.sleep(4)
    assert hostile.count("get_missing_events") < 200
    assert await event(owner, room.room_id, chain[0].event_id) is None
    await honest_message_comes(owner, hostile, host, room)


def unknown(count: int) -> list[str]:
    """IDs of events that do not exist."""
    return ["$" + secrets.token_urlsafe(32) for _ in range(count)]


def refused(heard: Heard) -> Any:
    raise Refusal(404, "M_NOT_FOUND")


async def test_events_that_build_on_ten_thousand_unknown_ones_are_given_up(
    trio: Trio, host: PorchProcess, hostile: Adversary
) -> None:
    owner, room = await porch_room(host, hostile, "11")
    innocents = await Innocents.meet(trio)
    for kind in KINDS:
        hostile.answers[kind] = refused
    async with innocents.talking(), bounded_memory(host, 80):
        for _ in range(10):
            events = [
                room.make(
                    "m.room.message", {"body": "x"}, prev_events=["$" + secrets.token_urlsafe(32) for _ in range(20)]
                )
                for _ in range(50)
            ]
            reply = await hostile.transaction(host, *events)
            assert reply.status in (200, 429), reply.body
        await asyncio.sleep(2)
    too_many = {**room.make("m.room.message", {"body": "x"}).pdu, "prev_events": [UNKNOWN] * 1_000}
    reply = await hostile.request(
        host,
        "PUT",
        f"{V1}send/{secrets.token_hex(6)}",
        {"origin": hostile.name, "origin_server_ts": 1, "pdus": [too_many]},
    )
    assert all("error" in result for result in reply.json["pdus"].values())
    await honest_message_comes(owner, hostile, host, room)


@pytest.mark.parametrize("kind", ["get_missing_events", "state_ids", "event"])
async def test_answers_of_a_hundred_megabytes_are_cut_off(
    trio: Trio, host: PorchProcess, hostile: Adversary, kind: str
) -> None:
    owner, room = await porch_room(host, hostile, "11")
    innocents = await Innocents.meet(trio)
    for other in KINDS:
        hostile.answers[other] = refused
    if kind == "event":
        hostile.answers["state_ids"] = lambda _: {"pdu_ids": [UNKNOWN], "auth_chain_ids": []}
    hostile.streams[kind] = lambda writer: endless(writer, 100)
    async with innocents.talking(), bounded_memory(host, 90):
        lost = room.make("m.room.message", {"body": "x"}, prev_events=[UNKNOWN])
        refusals(await hostile.transaction(host, lost))
        await until(lambda: asked(hostile, kind), "the answer was asked for")
        await asyncio.sleep(3)
    assert await owner.send(room.room_id, "the room goes on")


async def asked(hostile: Adversary, kind: str) -> bool:
    return hostile.count(kind) > 0


@pytest.mark.parametrize("kind", ["get_missing_events", "state_ids"])
async def test_answers_that_trickle_hold_up_nobody_else(
    trio: Trio, host: PorchProcess, hostile: Adversary, kind: str
) -> None:
    """Neither other rooms, nor the others in the same room."""
    owner, room = await porch_room(host, hostile, "11")
    friend = await trio.user("two")
    await join(trio, friend, room.room_id, "one")
    await same_state([owner, friend], room.room_id)
    innocents, neighbours = await Innocents.meet(trio), Innocents(owner, friend, room.room_id)
    for other in KINDS:
        hostile.answers[other] = refused
    hostile.streams[kind] = trickling
    async with innocents.talking(), neighbours.talking():
        for _ in range(20):
            lost = room.make("m.room.message", {"body": "x"}, prev_events=unknown(1))
            refusals(await hostile.transaction(host, lost))
        await until(lambda: asked(hostile, kind), "the answer was asked for")
        await asyncio.sleep(3)


@pytest.mark.parametrize("kind", ["get_missing_events", "state_ids", "event_auth"])
async def test_deep_json_is_refused_as_an_answer(host: PorchProcess, hostile: Adversary, kind: str) -> None:
    owner, room = await porch_room(host, hostile, "11")

    async def deep(writer: asyncio.StreamWriter) -> None:
        body = b'{"a":' * 100_000 + b"1" + b"}" * 100_000
        writer.write(
            b"HTTP/1.1 200 X\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body) + body
        )
        await writer.drain()

    hostile.streams[kind] = deep
    authority = {"auth_events": [UNKNOWN]} if kind == "event_auth" else {"prev_events": [UNKNOWN]}
    refusals(await hostile.transaction(host, room.make("m.room.message", {"body": "x"}, **authority)))
    await until(lambda: asked(hostile, kind), "the answer was asked for")
    await honest_message_comes(owner, hostile, host, room)


@pytest.mark.parametrize("depth", [200, 20_000])
async def test_deep_json_is_refused_as_a_transaction(host: PorchProcess, hostile: Adversary, depth: int) -> None:
    owner, room = await porch_room(host, hostile, "11")
    path = f"{V1}send/{secrets.token_hex(6)}"
    nested = b"[" * depth + b"]" * depth
    body = b'{"origin":"%s","origin_server_ts":1,"pdus":[{"content":%s}]}' % (hostile.name.encode(), nested)
    header = authorization("PUT", path, hostile.name, host.server_name, hostile.key, body)
    reply = await Client(host.url, observed=False).request("PUT", path, raw=body, headers={"Authorization": header})
    assert reply.status in (200, 400), reply.body
    assert reply.status == 200 or reply.errcode in ("M_NOT_JSON", "M_BAD_JSON"), reply.body
    await honest_message_comes(owner, hostile, host, room)


@pytest.mark.parametrize("cited_as", ["prev_events", "auth_events"])
async def test_events_that_build_on_each_other_in_a_circle_end_nowhere(
    trio: Trio, host: PorchProcess, hostile: Adversary, cited_as: str
) -> None:
    """In room version 1 a server chooses the IDs of its events, so that two can cite each other."""
    user = await trio.user("one")
    innocents = await Innocents.meet(trio)
    room = hostile.room("1")
    await user.ok("POST", f"join/{escape(room.room_id)}", {}, server_name=hostile.name)
    alone = f"$alone{secrets.token_hex(8)}:{hostile.name}"
    names = [f"${secrets.token_hex(8)}:{hostile.name}" for _ in range(2)]

    def circular(name: str, other: str) -> Event:
        plain = room.make("m.room.message", {"body": "round and round"}).pdu
        pdu = {key: value for key, value in plain.items() if key not in ("hashes", "signatures")}
        cited = [[other, {"sha256": "A" * 43}]]
        pdu |= {"event_id": name, cited_as: cited if cited_as == "prev_events" else [*pdu["auth_events"], *cited]}
        return Event.from_pdu(hash_and_sign(pdu, room.version, hostile.name, hostile.key), room.version)

    circle = [circular(names[0], names[1]), circular(names[1], names[0]), circular(alone, alone)]
    by_id = {one.event_id: one for one in circle}
    hostile.answers["get_missing_events"] = lambda _: {"events": [one.pdu for one in circle]}
    hostile.answers["event_auth"] = lambda _: {"auth_chain": [one.pdu for one in circle]}
    hostile.answers["event"] = lambda heard: {"pdus": [by_id[name].pdu for name in names if escape(name) in heard.uri]}
    async with innocents.talking():
        for one in circle:
            refusals(await hostile.transaction(host, one))
        await asyncio.sleep(2)
    for one in circle:
        assert await event(user, room.room_id, one.event_id) is None
    await honest_message_comes(user, hostile, host, room)


@pytest.mark.parametrize("version", ["6", "10", "11", "12"])
@pytest.mark.parametrize("lie", ["without power levels", "with its own power levels", "with its own everything"])
async def test_a_state_that_is_told_does_not_reset_the_room(
    trio: Trio, host: PorchProcess, hostile: Adversary, version: str, lie: str
) -> None:
    """The guest builds on an event that nobody can have, and tells a state before it in which it may do everything."""
    owner, room = await porch_room(host, hostile, version)
    friend = await trio.user("two")
    await join(trio, friend, room.room_id, "one")
    await owner.set_state(room.room_id, "m.room.topic", {"topic": "the real one"})
    before = await same_state([owner, friend], room.room_id)
    told = dict(room.state)
    del told["m.room.power_levels", ""]
    authority = [room.state[MEMBER, room.creator]]
    if room.version.create_in_auth_events:
        authority.append(room.state["m.room.create", ""])
    made = []
    if lie != "without power levels":
        levels = room.make("m.room.power_levels", {"users": {room.creator: 100}}, "", auth_events=authority)
        told["m.room.power_levels", ""] = levels
        authority, made = [*authority, levels], [levels]
    if lie == "with its own everything":
        name = room.make("m.room.name", {"name": "mine"}, "", auth_events=authority)
        rules = room.make("m.room.join_rules", {"join_rule": "private"}, "", auth_events=authority)
        told[name.key], told[rules.key] = name, rules
        made += [name, rules]
    by_id = {one.event_id: one for one in [*made, *room.events.values()]}
    hostile.answers["get_missing_events"] = lambda _: {"events": []}
    hostile.answers["state_ids"] = lambda _: {
        "pdu_ids": [one.event_id for one in told.values()],
        "auth_chain_ids": list(room.events),
    }
    hostile.answers["state"] = lambda _: {"pdus": [one.pdu for one in told.values()], "auth_chain": []}
    hostile.answers["event"] = lambda heard: {
        "pdus": [one.pdu for event_id, one in by_id.items() if escape(event_id) in heard.uri]
    }
    attack = [
        room.make("m.room.topic", {"topic": "reset"}, "", prev_events=[UNKNOWN], auth_events=authority),
        room.make("m.room.message", {"body": "look, a reset"}, prev_events=[UNKNOWN], auth_events=authority),
    ]
    for server in ("one", "two"):
        target = trio[server]
        assert isinstance(target, PorchProcess)
        refusals(await hostile.transaction(target, *attack))
    await asyncio.sleep(1.5)
    said = [await owner.send(room.room_id, "still here"), await friend.send(room.room_id, "so am I")]
    for user in (owner, friend):
        for event_id in said:
            await until(lambda u=user, e=event_id: event(u, room.room_id, e), "the room goes on")  # type: ignore[misc]
    assert await same_state([owner, friend], room.room_id) == before
    assert await event(owner, room.room_id, attack[0].event_id) is None


async def test_a_flood_of_events_is_worked_off_without_holding_up_others(
    trio: Trio, host: PorchProcess, hostile: Adversary
) -> None:
    owner, room = await porch_room(host, hostile, "11")
    innocents = await Innocents.meet(trio)
    last = room.timeline[-1]
    async with innocents.talking(), bounded_memory(host, 120):
        for _ in range(20):
            events = [room.message("flood") for _ in range(50)]
            while (reply := await hostile.transaction(host, *events)).status == 429:
                await asyncio.sleep(0.2)
            refusals(reply)
            last = events[-1]
        await until(lambda: event(owner, room.room_id, last.event_id), "the flood is worked off", 40)


async def test_connections_that_send_nothing_or_hardly_anything_hold_up_nobody(trio: Trio, host: PorchProcess) -> None:
    innocents = await Innocents.meet(trio)
    place = trio.places["one"]
    context = trio.authority.trusting()

    async def half_a_request(tls: ssl.SSLContext | None) -> asyncio.StreamWriter:
        _, writer = await asyncio.open_connection(
            "127.0.0.1", place.port, ssl=tls, server_hostname=place.host if tls is not None else None
        )
        if tls is not None:
            writer.write(b"PUT /_matrix/federation/v1/send/1 HTTP/1.1\r\nContent-Length: 1000000\r\nX")
        return writer

    writers = await asyncio.gather(
        *(half_a_request(context) for _ in range(100)), *(half_a_request(None) for _ in range(100))
    )
    try:
        async with innocents.talking():
            await asyncio.sleep(2)
            assert (await state(innocents.first, innocents.room_id)) != {}
    finally:
        for writer in writers:
            writer.transport.abort()
