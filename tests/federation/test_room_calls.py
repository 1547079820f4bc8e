"""Claims on what other servers are asked about rooms, and on what they may answer, over real TLS on loopback."""

from __future__ import annotations

import asyncio
import time
import tracemalloc
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import orjson
import pytest
import pytest_asyncio

from homeserver.federation import room_calls
from homeserver.federation.errors import (
    AnswerTooLarge,
    BadAnswer,
    FederationError,
    NotAllowed,
    Refused,
    TooSlow,
    Unreachable,
    passed_on,
)
from homeserver.federation.room_calls import RoomCalls
from tests.federation.authority import Authority, Heard, TlsServer, answer
from tests.federation.conftest import Outward

ROOM, USER, EVENT = "!room:there.org", "@user:here.org", "$event/1"
MEMBER = {"type": "m.room.member", "room_id": ROOM, "sender": USER, "state_key": USER}


@dataclass
class There:
    """The server that is asked, under `name`."""

    calls: RoomCalls
    server: TlsServer
    name: str

    def says(self, body: Any, status: int = 200) -> None:
        """What it answers from now on."""
        self.server.answering = answer(body if isinstance(body, bytes) else orjson.dumps(body), status)

    @property
    def last(self) -> Heard:
        """What it was asked last."""
        return self.server.heard[-1]

    @property
    def query(self) -> dict[str, list[str]]:
        """The query of that."""
        return parse_qs(urlsplit(self.last.uri).query)

    @property
    def path(self) -> str:
        """The path of that."""
        return urlsplit(self.last.uri).path


@pytest_asyncio.fixture
async def there(outward: Outward, authority: Authority) -> AsyncIterator[There]:
    async with TlsServer(authority.context("127.0.0.1"), answer(b"{}")) as server:
        yield There(RoomCalls(outward.client), server, f"127.0.0.1:{server.port}")


def template(membership: str, **changed: Any) -> dict[str, Any]:
    """What an honest server offers to be signed."""
    return {"room_version": "10", "event": {**MEMBER, "content": {"membership": membership}, **changed}}


async def test_events_are_asked_for_as_the_specification_has_it(there: There) -> None:
    pdu = {"type": "m.room.message", "depth": 3, "content": {"n": 1.5}}
    there.says({"origin": "x", "origin_server_ts": 1, "pdus": [pdu]})
    assert await there.calls.event(there.name, EVENT) == pdu
    assert (there.last.method, there.path) == ("GET", "/_matrix/federation/v1/event/%24event%2F1")
    assert list(await there.calls.backfill(there.name, ROOM, ["$a", "$b"], 5)) == [pdu]
    assert there.path == "/_matrix/federation/v1/backfill/%21room%3Athere.org"
    assert there.query == {"v": ["$a", "$b"], "limit": ["5"]}
    there.says({"events": [pdu] * 9})
    assert len(await there.calls.missing_events(there.name, ROOM, ["$a"], ["$b"], 5, 7)) == 5
    assert (there.last.method, there.path) == (
        "POST",
        "/_matrix/federation/v1/get_missing_events/%21room%3Athere.org",
    )
    assert orjson.loads(there.last.body) == {
        "earliest_events": ["$a"],
        "latest_events": ["$b"],
        "limit": 5,
        "min_depth": 7,
    }
    there.says({"auth_chain": [pdu, pdu]})
    assert len(await there.calls.event_auth(there.name, ROOM, EVENT)) == 2
    assert there.path == "/_matrix/federation/v1/event_auth/%21room%3Athere.org/%24event%2F1"


async def test_state_comes_with_its_auth_chain(there: There) -> None:
    there.says({"pdus": [{"n": 1}], "auth_chain": [{"n": 2}, {"n": 3}]})
    state, chain = await there.calls.state(there.name, ROOM, EVENT)
    assert (list(state), list(chain)) == ([{"n": 1}], [{"n": 2}, {"n": 3}])
    assert there.query == {"event_id": [EVENT]}
    there.says({"pdu_ids": ["$a", "$\\u00e9"], "auth_chain_ids": [EVENT, 5]})
    assert await there.calls.state_ids(there.name, ROOM, EVENT) == (["$a", "$\\u00e9"], [EVENT])


@pytest.mark.parametrize("kind", ["join", "knock", "leave"])
async def test_a_template_is_for_the_event_that_was_asked_for_and_no_other(there: There, kind: str) -> None:
    async def make() -> tuple[str, dict[str, Any]]:
        if kind == "leave":
            return await there.calls.make_leave(there.name, ROOM, USER)
        return await getattr(there.calls, f"make_{kind}")(there.name, ROOM, USER, ["9", "10"])

    there.says(template(kind, depth=5))
    version, event = await make()
    assert (version, event["depth"]) == ("10", 5)
    assert there.path == f"/_matrix/federation/v1/make_{kind}/%21room%3Athere.org/%40user%3Ahere.org"
    assert there.query == ({} if kind == "leave" else {"ver": ["9", "10"]})
    bad = [
        template("ban"),
        template(kind, room_id="!other:there.org"),
        template(kind, sender="@other:here.org"),
        template(kind, state_key="@other:here.org"),
        template(kind, type="m.room.power_levels"),
        template(kind, content=[]),
        {**template(kind), "room_version": 10},
        {"room_version": "10"},
    ]
    if kind != "leave":
        bad.append({**template(kind), "room_version": "11"})
    for body in bad:
        there.says(body)
        with pytest.raises(BadAnswer):
            await make()


async def test_a_join_is_answered_with_the_room(there: There) -> None:
    body = {
        "state": [{"n": 1}],
        "auth_chain": [],
        "members_omitted": True,
        "servers_in_room": ["a.org", 5, "b c", "a.org"],
    }
    there.says({**body, "origin": "there.org", "event": {"n": 2}})
    joined = await there.calls.send_join(there.name, ROOM, EVENT, {"n": 2}, omit_members=True)
    assert (there.last.method, there.path) == (
        "PUT",
        "/_matrix/federation/v2/send_join/%21room%3Athere.org/%24event%2F1",
    )
    assert there.query == {"omit_members": ["true"]}
    assert (list(joined.state), list(joined.auth_chain), joined.event) == ([{"n": 1}], [], {"n": 2})
    assert (joined.members_omitted, joined.servers_in_room, joined.origin) == (True, ["a.org"], "there.org")
    there.says({"state": [], "auth_chain": []})
    joined = await there.calls.send_join(there.name, ROOM, EVENT, {})
    assert (joined.event, joined.members_omitted, joined.servers_in_room) == (None, False, [])
    for bad in ({"state": []}, {"auth_chain": []}, {"state": {}, "auth_chain": []}):
        there.says(bad)
        with pytest.raises(BadAnswer):
            await there.calls.send_join(there.name, ROOM, EVENT, {})
    for changed in ({"event": 5}, {"members_omitted": "x"}, {"servers_in_room": "x"}, {"origin": 7}):
        there.says({**body, **changed})
        with pytest.raises(BadAnswer):
            await there.calls.send_join(there.name, ROOM, EVENT, {})


async def test_knocks_and_leaves_are_handed_in(there: There) -> None:
    there.says({"knock_room_state": [{"type": "m.room.name"}]})
    assert await there.calls.send_knock(there.name, ROOM, EVENT, {}) == [{"type": "m.room.name"}]
    there.says({})
    await there.calls.send_leave(there.name, ROOM, EVENT, {})
    assert there.path == "/_matrix/federation/v2/send_leave/%21room%3Athere.org/%24event%2F1"
    with pytest.raises(BadAnswer):
        await there.calls.send_knock(there.name, ROOM, EVENT, {})


async def test_an_invite_goes_the_old_way_only_where_the_other_server_and_the_room_are_old(there: There) -> None:
    there.says({"event": {"signed": True}})
    args = (there.name, ROOM, EVENT)
    assert await there.calls.invite(*args, "10", {"n": 1}, [{"n": 2}]) == {"signed": True}
    assert orjson.loads(there.last.body) == {"room_version": "10", "event": {"n": 1}, "invite_room_state": [{"n": 2}]}

    async def old(heard: Heard, writer: asyncio.StreamWriter) -> None:
        if "/v2/" in heard.uri:
            await answer(b'{"errcode": "M_UNRECOGNIZED"}', 404)(heard, writer)
        else:
            await answer(b'[200, {"event": {"old": true}}]')(heard, writer)

    there.server.answering = old
    assert await there.calls.invite(*args, "1", {"n": 1, "unsigned": {"a": 1}}, [{"n": 2}]) == {"old": True}
    assert orjson.loads(there.last.body) == {"n": 1, "unsigned": {"a": 1, "invite_room_state": [{"n": 2}]}}
    with pytest.raises(Refused):
        await there.calls.invite(*args, "10", {}, [])


async def test_rooms_users_and_devices_are_asked_about(there: There) -> None:
    calls, name = there.calls, there.name
    there.says({"event_id": "$e", "origin_server_ts": 5})
    assert await calls.timestamp_to_event(name, ROOM, 4, "f") == ("$e", 5)
    assert there.query == {"ts": ["4"], "dir": ["f"]}
    there.says({"room": {"room_id": ROOM}, "children": [{}], "inaccessible_children": ["!a"], "more": 1})
    found = await calls.hierarchy(name, ROOM, suggested_only=True)
    assert found == {"room": {"room_id": ROOM}, "children": [{}], "inaccessible_children": ["!a"]}
    assert there.query == {"suggested_only": ["true"]}
    there.says({"chunk": [{"room_id": ROOM}], "next_batch": "x"})
    assert await calls.public_rooms(name, limit=3, filter={"generic_search_term": "a"}) == {
        "chunk": [{"room_id": ROOM}],
        "next_batch": "x",
    }
    assert orjson.loads(there.last.body) == {
        "limit": 3,
        "filter": {"generic_search_term": "a"},
        "include_all_networks": False,
    }
    there.says({"room_id": ROOM, "servers": ["there.org"]})
    assert await calls.query_directory(name, "#a:there.org") == (ROOM, ["there.org"])
    there.says({"displayname": "A"})
    assert await calls.query_profile(name, "@a:there.org", "displayname") == {"displayname": "A"}
    assert there.query == {"user_id": ["@a:there.org"], "field": ["displayname"]}
    there.says({"user_id": "@a:there.org", "stream_id": 5, "devices": [{"device_id": "D"}]})
    assert (await calls.user_devices(name, "@a:there.org"))["stream_id"] == 5
    there.says({"device_keys": {}, "one_time_keys": {}})
    assert await calls.keys_query(name, {"@a:there.org": []}) == {"device_keys": {}, "one_time_keys": {}}
    await calls.keys_claim(name, {"@a:there.org": {"D": "signed_curve25519"}})
    assert orjson.loads(there.last.body) == {"one_time_keys": {"@a:there.org": {"D": "signed_curve25519"}}}


Ask = Callable[[RoomCalls, str], Awaitable[Any]]
LISTS: dict[str, Ask] = {
    "event": lambda calls, name: calls.event(name, EVENT),
    "missing_events": lambda calls, name: calls.missing_events(name, ROOM, [], [], 10),
    "backfill": lambda calls, name: calls.backfill(name, ROOM, [EVENT], 10),
    "state_ids": lambda calls, name: calls.state_ids(name, ROOM, EVENT),
    "state": lambda calls, name: calls.state(name, ROOM, EVENT),
    "event_auth": lambda calls, name: calls.event_auth(name, ROOM, EVENT),
    "send_join": lambda calls, name: calls.send_join(name, ROOM, EVENT, {}),
}
OTHERS: dict[str, Ask] = {
    "make_join": lambda calls, name: calls.make_join(name, ROOM, USER, ["10"]),
    "make_leave": lambda calls, name: calls.make_leave(name, ROOM, USER),
    "make_knock": lambda calls, name: calls.make_knock(name, ROOM, USER, ["10"]),
    "send_knock": lambda calls, name: calls.send_knock(name, ROOM, EVENT, {}),
    "invite": lambda calls, name: calls.invite(name, ROOM, EVENT, "10", {}, []),
    "timestamp_to_event": lambda calls, name: calls.timestamp_to_event(name, ROOM, 1, "f"),
    "hierarchy": lambda calls, name: calls.hierarchy(name, ROOM),
    "public_rooms": lambda calls, name: calls.public_rooms(name),
    "query_directory": lambda calls, name: calls.query_directory(name, "#a:there.org"),
    "user_devices": lambda calls, name: calls.user_devices(name, "@a:there.org"),
    "keys_query": lambda calls, name: calls.keys_query(name, {}),
    "keys_claim": lambda calls, name: calls.keys_claim(name, {}),
}
ALL = {**LISTS, **OTHERS}
MEMBERS = [
    "pdus",
    "events",
    "auth_chain",
    "pdu_ids",
    "auth_chain_ids",
    "state",
    "event",
    "room_version",
    "knock_room_state",
    "event_id",
    "room_id",
    "origin_server_ts",
    "room",
    "children",
    "inaccessible_children",
    "chunk",
    "servers",
    "user_id",
    "stream_id",
    "devices",
    "device_keys",
    "one_time_keys",
    "members_omitted",
    "servers_in_room",
    "origin",
]


@pytest.mark.parametrize("name", ALL)
async def test_answers_of_a_wrong_shape_are_bad_answers(there: There, name: str) -> None:
    deep = b'{"a":' * 500 + b"1" + b"}" * 500
    bodies = [b"", b"<html>", b"[]", b"null", b"{", b"{}", b'{"a": NaN}', deep, b"[" * 10_000, b"\xff"]
    bodies += [orjson.dumps(dict.fromkeys(MEMBERS, value)) for value in (None, 5, -1, 1.5, True, "x")]
    if name in LISTS:
        bodies.append(orjson.dumps({key: {"a": 1} for key in MEMBERS}))
    else:  # where a list of events has other entries, the events are good
        bodies += [orjson.dumps({key: [value] for key in MEMBERS}) for value in (5, None, "x")]
    for body in bodies:
        there.says(body)
        with pytest.raises(BadAnswer):
            await ALL[name](there.calls, there.name)


@pytest.mark.parametrize("ask", ALL.values(), ids=ALL)
async def test_no_more_is_read_of_an_answer_without_end_than_it_may_have(
    there: There, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room_calls, "STATE_BYTES", 2 * 1024 * 1024)
    sent = 0

    async def flood(heard: Heard, writer: asyncio.StreamWriter) -> None:
        nonlocal sent
        writer.write(b'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n{"pdus":[\r\n')
        piece = b'{"a":"bcdefghijk"},' * 3000
        while sent < 100_000_000 and not writer.transport.is_closing():
            writer.write(b"%x\r\n%b\r\n" % (len(piece), piece))
            await writer.drain()
            await asyncio.sleep(0)
            sent += len(piece)

    there.server.answering = flood
    with pytest.raises((AnswerTooLarge, BadAnswer)):
        await ask(there.calls, there.name)
    await asyncio.sleep(0.05)
    assert sent < 60_000_000


@pytest.mark.parametrize(
    "piece",
    [b'{"a":"bcdefghijk"},', b"[],", b'"' + b"x" * 50_000, b"[" * 50_000, b" " * 50_000],
    ids=["objects", "lists", "a string", "depth", "space"],
)
async def test_100_mb_of_state_take_bounded_memory(there: There, piece: bytes) -> None:
    async def flood(heard: Heard, writer: asyncio.StreamWriter) -> None:
        writer.write(b'HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n{"state":[')
        data = (piece * (200_000 // len(piece) + 1))[:200_000]
        for _ in range(500):
            if not writer.transport.is_closing():
                writer.write(data)
                await writer.drain()
                await asyncio.sleep(0)

    there.server.answering = flood
    before, most = resident(), 0
    asking = asyncio.create_task(there.calls.send_join(there.name, ROOM, EVENT, {}))
    while not asking.done():
        await asyncio.sleep(0.01)
        most = max(most, resident())
    assert isinstance(asking.exception(), FederationError)
    assert most - before < 150_000_000


def resident() -> int:
    """Bytes of memory of this process."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096


@pytest.mark.parametrize("ask", [LISTS["state"], OTHERS["make_join"]], ids=["state", "make_join"])
async def test_an_answer_that_trickles_is_given_up(there: There, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("STATE_S", "EVENTS_S", "STATE_STALL_S"):
        monkeypatch.setattr(room_calls, name, 0.4)

    async def trickle(heard: Heard, writer: asyncio.StreamWriter) -> None:
        writer.write(b'HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n{"pdus":[')
        for _ in range(1000):
            writer.write(b"{},")
            await writer.drain()
            await asyncio.sleep(0.02)

    there.server.answering = trickle
    begin = time.monotonic()
    with pytest.raises(TooSlow):
        await ask(there.calls, there.name)
    assert time.monotonic() - begin < 2


async def test_a_join_of_a_large_room_is_read_in_bounded_memory(there: There) -> None:
    """10,000 events of 900 bytes: as the bytes that they are, not as the objects that they would be."""
    member = {
        "type": "m.room.member",
        "sender": "@user:example.org",
        "state_key": "@user:example.org",
        "content": {"membership": "join", "displayname": "x" * 40, "avatar_url": "mxc://example.org/abcdef"},
        "auth_events": ["$" + "a" * 43] * 4,
        "prev_events": ["$" + "b" * 43],
        "signatures": {"example.org": {"ed25519:a": "s" * 86}},
        "hashes": {"sha256": "h" * 43},
        "unsigned": {"age": 12345},
    }
    body = orjson.dumps({"state": [member] * 5_000, "auth_chain": [member] * 5_000, "origin": "there.org"})
    there.says(body)
    tracemalloc.start()
    joined = await there.calls.send_join(there.name, ROOM, EVENT, {})
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(joined.state) == len(joined.auth_chain) == 5_000
    assert peak < 5 * len(body), "what came over the wire is among it, twice"
    assert all(pdu == member for pdu in joined.state)


@pytest.mark.parametrize(
    ("error", "status", "errcode"),
    [
        (Refused("a.org", 403, {"errcode": "M_FORBIDDEN", "error": "No"}), 403, "M_FORBIDDEN"),
        (Refused("a.org", 404, {"errcode": "M_NOT_FOUND", "error": "No"}), 404, "M_NOT_FOUND"),
        (Refused("a.org", 400, {"errcode": "M_INVALID_PARAM", "error": "No"}), 502, "M_UNKNOWN"),
        (Refused("a.org", 401, {"errcode": "M_UNAUTHORIZED", "error": "No"}), 502, "M_UNKNOWN"),
        (Refused("a.org", 429, {"errcode": "M_LIMIT_EXCEEDED", "error": "No"}), 502, "M_UNKNOWN"),
        (Refused("a.org", 500, {"errcode": "M_UNKNOWN", "error": "No"}), 502, "M_UNKNOWN"),
        (Refused("a.org", 404, {}), 502, "M_UNKNOWN"),
        (NotAllowed("a.org", "no"), 403, "M_FORBIDDEN"),
        (Unreachable("a.org", "no"), 502, "M_UNKNOWN"),
    ],
)
def test_a_client_hears_what_concerns_it(error: FederationError, status: int, errcode: str) -> None:
    heard = passed_on(error)
    assert (heard.status, heard.errcode) == (status, errcode)
