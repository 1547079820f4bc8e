"""GET /timestamp_to_event in rooms whose history is on other servers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import parse_qs

import pytest_asyncio

from homeserver.protocol.event import Event
from tests.federation.authority import Authority, Heard
from tests.joining.resident import HostedRoom, Refusal, Resident
from tests.rig.client import Client, Reply, escape
from tests.rig.porch import PorchProcess
from tests.rooms.world import room as room_path
from tests.rooms.world import v1

LONG_AGO = 1_600_000_000_000
STEP = 1_000


class Historian(Resident):
    """Knows when everything was said."""

    def _body(self, kind: str, parts: list[str], heard: Heard) -> Any:
        if kind != "timestamp_to_event":
            return super()._body(kind, parts, heard)
        query = parse_qs(heard.uri.partition("?")[2])
        time_ms, backwards = int(query["ts"][0]), query["dir"] == ["b"]
        told = [(event.origin_server_ts, event.event_id) for event in self.rooms[parts[3]].timeline]
        on_side = [one for one in told if (one[0] <= time_ms if backwards else one[0] >= time_ms)]
        if not on_side:
            raise Refusal(404, "M_NOT_FOUND")
        at_ms, event_id = max(on_side) if backwards else min(on_side)
        return {"event_id": event_id, "origin_server_ts": at_ms}


@pytest_asyncio.fixture
async def historian(authority: Authority) -> AsyncIterator[Historian]:
    """A server with old rooms."""
    async with Historian(authority) as server:
        yield server


def old_room(historian: Historian, count: int) -> tuple[HostedRoom, list[Event]]:
    """A room in which something was said each second, long ago."""
    room = historian.room("11")
    return room, [room.message(f"old {n}", origin_server_ts=LONG_AGO + n * STEP) for n in range(count)]


async def nearest(by: Client, room_id: str, time_ms: int, direction: str) -> Reply:
    """The answer for a time."""
    return await by.get(v1(room_path(room_id, "timestamp_to_event")), ts=time_ms, dir=direction)


async def test_an_event_from_before_the_join_is_found_and_can_be_read_around(
    federated: PorchProcess, historian: Historian
) -> None:
    alice = await Client.register(federated)
    room, said = old_room(historian, 250)
    await alice.join(room.room_id, via=[historian.name])
    found = await nearest(alice, room.room_id, LONG_AGO + 30 * STEP + 500, "b")
    assert found.json == {"event_id": said[30].event_id, "origin_server_ts": LONG_AGO + 30 * STEP}
    around = await alice.ok("GET", f"rooms/{escape(room.room_id)}/context/{escape(said[30].event_id)}", limit=4)
    texts = [each["content"]["body"] for each in [*around["events_before"][::-1], *around["events_after"]]]
    assert texts == ["old 28", "old 29", "old 31", "old 32"]
    asked = len(historian.asked)
    again = await nearest(alice, room.room_id, LONG_AGO + 60 * STEP - 500, "f")
    assert again.json["event_id"] == said[60].event_id
    # Another server could not know better: everything around that time is here.
    assert "backfill" not in historian.asked[asked:]


async def test_a_search_forwards_reaches_what_is_missing(federated: PorchProcess, historian: Historian) -> None:
    alice = await Client.register(federated)
    room, said = old_room(historian, 20)
    await alice.join(room.room_id, via=[historian.name])
    found = await nearest(alice, room.room_id, LONG_AGO + 5 * STEP, "f")
    assert found.json == {"event_id": said[5].event_id, "origin_server_ts": LONG_AGO + 5 * STEP}


async def test_nobody_is_asked_where_all_is_here(federated: PorchProcess, historian: Historian) -> None:
    alice = await Client.register(federated)
    room, _ = old_room(historian, 3)
    await alice.join(room.room_id, via=[historian.name])
    mine = await alice.send(room.room_id, "new")
    event = await alice.ok("GET", f"rooms/{escape(room.room_id)}/event/{escape(mine)}")
    found = await nearest(alice, room.room_id, event["origin_server_ts"], "f")
    assert found.json["event_id"] == mine
    assert (await nearest(alice, room.room_id, event["origin_server_ts"] + STEP, "f")).status == 404
    assert "timestamp_to_event" not in historian.asked


async def test_servers_that_know_nothing_or_tell_nonsense_leave_it_at_what_is_here(
    federated: PorchProcess, historian: Historian
) -> None:
    alice = await Client.register(federated)
    room, said = old_room(historian, 10)
    await alice.join(room.room_id, via=[historian.name])
    path_time = LONG_AGO + 5 * STEP
    for nonsense in (
        {},
        {"event_id": 5, "origin_server_ts": path_time},
        {"event_id": said[5].event_id, "origin_server_ts": "now"},
        {"event_id": said[9].event_id, "origin_server_ts": path_time + 4 * STEP},
    ):
        historian.twists["timestamp_to_event"] = lambda _, told=nonsense: told
        assert (await nearest(alice, room.room_id, path_time, "b")).status == 404
    historian.twists["timestamp_to_event"] = lambda _: {"event_id": "$made-up", "origin_server_ts": path_time}
    assert (await nearest(alice, room.room_id, path_time, "b")).json["event_id"] == said[5].event_id


async def test_who_has_left_makes_nobody_ask(federated: PorchProcess, historian: Historian) -> None:
    alice = await Client.register(federated)
    room, _ = old_room(historian, 10)
    await alice.join(room.room_id, via=[historian.name])
    await alice.leave(room.room_id)
    assert (await nearest(alice, room.room_id, LONG_AGO + 5 * STEP, "b")).status == 404
    assert "timestamp_to_event" not in historian.asked
