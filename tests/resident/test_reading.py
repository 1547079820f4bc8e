"""How the servers in a room read it (Server-server API, "Retrieving events", "Backfilling and retrieving missing
events")."""

from __future__ import annotations

from typing import Any

import pytest

from homeserver.protocol.event import Event
from homeserver.protocol.room_versions import ROOM_VERSIONS
from tests.federation.authority import Authority
from tests.federation.neighbour import Neighbour
from tests.resident.joiner import message_of, sent, tell_pdus
from tests.rig.client import Client, escape
from tests.rig.eventually import eventually
from tests.rig.porch import PorchProcess


def event_ids(pdus: list[dict[str, Any]], version: str = "12") -> list[str]:
    """The IDs of events."""
    return [Event.from_pdu(pdu, ROOM_VERSIONS[version]).event_id for pdu in pdus]


async def shared_room(alice: Client, neighbour: Neighbour, version: str = "12") -> str:
    """A room in which a user of the neighbour is."""
    room = await alice.create_room(preset="public_chat", room_version=version)
    await sent(neighbour, "join", room, "bob")
    return room


async def backfilled(neighbour: Neighbour, room: str, limit: int, *start: str) -> list[dict[str, Any]]:
    """The PDUs of a backfill."""
    query = "".join(f"&v={escape(each)}" for each in start)
    answer = await neighbour.ok("GET", f"backfill/{escape(room)}?limit={limit}{query}")
    pdus: list[dict[str, Any]] = answer["pdus"]
    return pdus


async def missing(neighbour: Neighbour, room: str, latest: list[str], earliest: list[str], **more: Any) -> list[str]:
    """The IDs of what `get_missing_events` finds."""
    body = {"latest_events": latest, "earliest_events": earliest, **more}
    return event_ids((await neighbour.ok("POST", f"get_missing_events/{escape(room)}", body))["events"])


@pytest.mark.parametrize("version", ["6", "10", "11", "12"])
async def test_state_events_and_their_authority_are_read(
    federated: PorchProcess, neighbour: Neighbour, version: str
) -> None:
    alice = await Client.register(federated)
    room = await alice.create_room(preset="public_chat", room_version=version, name="First")
    await sent(neighbour, "join", room, "bob")
    state_then = {each["event_id"] for each in await alice.ok("GET", f"rooms/{escape(room)}/state")}
    renamed = await alice.set_state(room, "m.room.name", {"name": "Second"})
    state_now = {each["event_id"] for each in await alice.ok("GET", f"rooms/{escape(room)}/state")}
    said = await alice.send(room, "hello")

    transaction = await neighbour.ok("GET", f"event/{escape(said)}")
    assert transaction["origin"] == federated.server_name
    assert event_ids(transaction["pdus"], version) == [said]
    assert transaction["pdus"][0]["content"]["body"] == "hello"

    for event_id, expected in ((renamed, state_then), (said, state_now)):
        ids = await neighbour.ok("GET", f"state_ids/{escape(room)}?event_id={escape(event_id)}")
        whole = await neighbour.ok("GET", f"state/{escape(room)}?event_id={escape(event_id)}")
        assert set(ids["pdu_ids"]) == expected
        assert len(ids["pdu_ids"]) == len(expected)
        assert set(event_ids(whole["pdus"], version)) == expected
        assert sorted(event_ids(whole["auth_chain"], version)) == sorted(ids["auth_chain_ids"])
        known = {*ids["pdu_ids"], *ids["auth_chain_ids"]}
        for pdu in whole["pdus"] + whole["auth_chain"]:
            assert set(pdu["auth_events"]) <= known

    authority = await neighbour.ok("GET", f"event_auth/{escape(room)}/{escape(said)}")
    chain = event_ids(authority["auth_chain"], version)
    assert set(transaction["pdus"][0]["auth_events"]) <= set(chain)
    assert said not in chain
    for pdu in authority["auth_chain"]:
        assert set(pdu["auth_events"]) <= set(chain)


async def test_history_is_filled_backwards_within_a_limit(federated: PorchProcess, neighbour: Neighbour) -> None:
    alice = await Client.register(federated)
    room = await shared_room(alice, neighbour)
    said = [await alice.send(room, f"message {number}") for number in range(120)]
    assert event_ids(await backfilled(neighbour, room, 5, said[-1])) == said[:-6:-1]
    assert event_ids(await backfilled(neighbour, room, 1, said[50])) == [said[50]]
    assert event_ids(await backfilled(neighbour, room, 1_000, said[-1])) == said[:-101:-1]
    assert await backfilled(neighbour, room, 0, said[-1]) == []
    both = event_ids(await backfilled(neighbour, room, 10, said[10], said[4], "$unknown", said[10]))
    assert both == said[10:0:-1]
    whole = await backfilled(neighbour, room, 100, said[10])
    assert whole[-1]["type"] == "m.room.create"
    assert len(whole) == len({*event_ids(whole)})


async def test_what_lies_between_two_events_is_found(federated: PorchProcess, neighbour: Neighbour) -> None:
    alice = await Client.register(federated)
    room = await shared_room(alice, neighbour)
    said = [await alice.send(room, f"message {number}") for number in range(130)]
    assert await missing(neighbour, room, [said[9]], [said[4]]) == said[5:9]
    assert await missing(neighbour, room, [said[20]], [said[0]]) == said[10:20]
    assert await missing(neighbour, room, [said[20]], [said[0]], limit=3) == said[17:20]
    assert await missing(neighbour, room, [said[-1]], [said[0]], limit=10_000) == said[29:-1]
    assert await missing(neighbour, room, [said[9], said[7], "$unknown"], [said[4]]) == [*said[5:7], said[8]]
    assert await missing(neighbour, room, [said[4]], [said[3]]) == []
    assert await missing(neighbour, room, [], []) == []
    (pdu,) = (await neighbour.ok("GET", f"event/{escape(said[6])}"))["pdus"]
    assert await missing(neighbour, room, [said[9]], [], limit=50, min_depth=pdu["depth"]) == said[6:9]


async def test_forks_are_walked_on_every_branch_and_soft_failed_events_only_where_they_are_built_upon(
    federated: PorchProcess, neighbour: Neighbour
) -> None:
    alice = await Client.register(federated)
    room = await shared_room(alice, neighbour)
    base = await alice.send(room, "base")
    aside = await message_of(neighbour, room, "bob", "aside")
    await tell_pdus(neighbour, aside)
    await eventually(lambda: told(neighbour, aside.event_id), True)
    fork = await message_of(neighbour, room, "bob", "a fork", prev_events=[base])
    await tell_pdus(neighbour, fork)
    await eventually(lambda: told(neighbour, fork.event_id), True)
    joined = await alice.send(room, "joined")
    ends = event_ids(await backfilled(neighbour, room, 4, joined))
    assert (ends[0], set(ends[1:3]), ends[3]) == (joined, {aside.event_id, fork.event_id}, base)
    between = await missing(neighbour, room, [joined], [base], limit=50)
    assert set(between) == {aside.event_id, fork.event_id}

    late = await message_of(neighbour, room, "bob", "too late")
    await alice.ok("POST", f"rooms/{escape(room)}/ban", {"user_id": neighbour.user("bob")})
    assert await alice.ok("GET", f"rooms/{escape(room)}/joined_members")
    await sent(neighbour, "join", room, "carol")
    assert (await tell_pdus(neighbour, late))[late.event_id] == {}
    newest = await alice.send(room, "after the ban")
    assert late.event_id not in event_ids(await backfilled(neighbour, room, 50, newest))
    await eventually(lambda: told(neighbour, late.event_id), True)
    assert late.event_id in event_ids(await backfilled(neighbour, room, 50, late.event_id, newest))


async def test_a_redacted_event_is_told_without_its_content(federated: PorchProcess, neighbour: Neighbour) -> None:
    alice = await Client.register(federated)
    room = await shared_room(alice, neighbour)
    said = await alice.send(room, "regretted")
    await alice.ok("PUT", f"rooms/{escape(room)}/redact/{escape(said)}/1", {})
    (pdu,) = (await neighbour.ok("GET", f"event/{escape(said)}"))["pdus"]
    assert (pdu["content"], event_ids([pdu])) == ({}, [said])


async def test_the_event_nearest_to_a_time_is_found(federated: PorchProcess, neighbour: Neighbour) -> None:
    alice = await Client.register(federated)
    room = await shared_room(alice, neighbour)
    first, second = await alice.send(room, "first"), await alice.send(room, "second")
    at = f"timestamp_to_event/{escape(room)}"
    now = (await neighbour.ok("GET", f"event/{escape(second)}"))["pdus"][0]["origin_server_ts"]
    found = await neighbour.ok("GET", f"{at}?dir=b&ts={now + 60_000}")
    assert found == {"event_id": second, "origin_server_ts": now}
    earliest = await neighbour.ok("GET", f"{at}?dir=f&ts=0")
    assert earliest["event_id"] not in (first, second)
    await neighbour.refused(404, "M_NOT_FOUND", "GET", f"{at}?dir=f&ts={now + 60_000}")
    await neighbour.refused(404, "M_NOT_FOUND", "GET", f"{at}?dir=b&ts=1")
    for query in ("?dir=b", "?ts=1", ""):
        await neighbour.refused(400, "M_MISSING_PARAM", "GET", at + query)
    for query in ("?dir=u&ts=1", "?dir=b&ts=now"):
        await neighbour.refused(400, "M_INVALID_PARAM", "GET", at + query)


async def told(neighbour: Neighbour, event_id: str) -> bool:
    """Whether the Porch has the event and tells it."""
    reply = await neighbour.ask("GET", f"event/{escape(event_id)}")
    return reply.status == 200 and event_ids(reply.json["pdus"]) == [event_id]


def readings(room: str, event_id: str) -> list[tuple[str, str, dict[str, Any] | None]]:
    """Every way of reading a room, but for that of a single event."""
    room, event_id = escape(room), escape(event_id)
    return [
        ("GET", f"state/{room}?event_id={event_id}", None),
        ("GET", f"state_ids/{room}?event_id={event_id}", None),
        ("GET", f"event_auth/{room}/{event_id}", None),
        ("GET", f"backfill/{room}?limit=10&v={event_id}", None),
        ("POST", f"get_missing_events/{room}", {"latest_events": [event_id], "earliest_events": []}),
        ("GET", f"timestamp_to_event/{room}?ts=1&dir=f", None),
    ]


async def test_a_server_that_is_not_in_the_room_reads_nothing(
    federated: PorchProcess, neighbour: Neighbour, authority: Authority
) -> None:
    alice = await Client.register(federated)
    room = await alice.create_room(preset="public_chat")
    said = await alice.send(room, "hello")
    asked = [*readings(room, said), ("GET", f"event/{escape(said)}", None)]
    for method, path, body in asked:
        await neighbour.refused(403, "M_FORBIDDEN", method, path, body)
    await sent(neighbour, "join", room, "bob")
    for method, path, body in asked:
        await neighbour.ok(method, path, body)
    async with Neighbour(authority, federated) as stranger:
        for method, path, body in asked:
            await stranger.refused(403, "M_FORBIDDEN", method, path, body)
    await sent(neighbour, "leave", room, "bob")
    for method, path, body in asked:
        await neighbour.refused(403, "M_FORBIDDEN", method, path, body)
    for method, path, body in readings("!nowhere:example.org", said):
        await neighbour.refused(403, "M_FORBIDDEN", method, path, body)


async def test_events_that_are_not_in_the_room_are_not_found(federated: PorchProcess, neighbour: Neighbour) -> None:
    alice = await Client.register(federated)
    room, other = await shared_room(alice, neighbour), await shared_room(alice, neighbour)
    elsewhere = await alice.send(other, "elsewhere")
    for event_id in (elsewhere, "$unknown", "x", "$" + "A" * 300):
        for _, path, _ in readings(room, event_id)[:3]:
            await neighbour.refused(404, "M_NOT_FOUND", "GET", path)
        assert await backfilled(neighbour, room, 10, event_id) == []
        assert await missing(neighbour, room, [event_id], []) == []
    await neighbour.refused(404, "M_NOT_FOUND", "GET", "event/%24unknown")


async def test_requests_that_lack_something_are_refused(federated: PorchProcess, neighbour: Neighbour) -> None:
    alice = await Client.register(federated)
    room = escape(await shared_room(alice, neighbour))
    for path in (f"state/{room}", f"state_ids/{room}", f"backfill/{room}?limit=10", f"backfill/{room}?v=%24a"):
        await neighbour.refused(400, "M_MISSING_PARAM", "GET", path)
    for limit in ("many", "-1", "1.5"):
        await neighbour.refused(400, "M_INVALID_PARAM", "GET", f"backfill/{room}?v=%24a&limit={limit}")
    lists: dict[str, Any] = {"latest_events": [], "earliest_events": []}
    for name in lists:
        body = {key: value for key, value in lists.items() if key != name}
        await neighbour.refused(400, "M_MISSING_PARAM", "POST", f"get_missing_events/{room}", body)
        for wrong in ("$a", [1], {"$a": 1}, None):
            await neighbour.refused(400, "M_BAD_JSON", "POST", f"get_missing_events/{room}", {**lists, name: wrong})
    for name in ("limit", "min_depth"):
        for number in ("10", -1, 1.5, True, None):
            body = {**lists, name: number}
            await neighbour.refused(400, "M_BAD_JSON", "POST", f"get_missing_events/{room}", body)


async def test_rejected_events_are_not_told(federated: PorchProcess, neighbour: Neighbour) -> None:
    alice = await Client.register(federated)
    room = await shared_room(alice, neighbour)
    rejected = await message_of(neighbour, room, "bob", "x", type="m.room.topic", state_key="", content={"topic": "x"})
    await tell_pdus(neighbour, rejected)
    on_top = await message_of(neighbour, room, "bob", "on top", prev_events=[rejected.event_id])
    await tell_pdus(neighbour, on_top)
    await eventually(lambda: told(neighbour, on_top.event_id), True)
    await neighbour.refused(404, "M_NOT_FOUND", "GET", f"event/{escape(rejected.event_id)}")
    walked = event_ids(await backfilled(neighbour, room, 3, on_top.event_id))
    assert walked[0] == on_top.event_id
    assert rejected.event_id not in walked
    assert len(walked) == 3
