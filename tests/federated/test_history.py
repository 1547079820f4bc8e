"""Claims on the history of rooms that were there before a server came."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.federated.rooms import all_see, history, join, same_state, shared_room, until
from tests.rig.client import Client, escape
from tests.rig.trio import Trio

PAIRS = [("one", "synapse"), ("synapse", "one"), ("one", "two")]
MESSAGES = 500


def bodies(events: list[dict[str, Any]]) -> list[str]:
    """The texts of the messages among the events."""
    return [one["content"].get("body", "") for one in events if one["type"] == "m.room.message"]


@pytest.mark.parametrize(("host", "guest_of"), PAIRS)
async def test_five_hundred_messages_from_before_are_read_back_in_order_and_once(
    trio: Trio, host: str, guest_of: str
) -> None:
    guest = await trio.user(guest_of)
    owner, room_id = await shared_room(trio, host, "11")
    wanted = [f"message {number}" for number in range(MESSAGES)]
    for text in wanted:
        await owner.send(room_id, text)
    await join(trio, guest, room_id, host)
    found = await history(guest, room_id)
    assert bodies(found) == wanted
    ids = [one["event_id"] for one in found]
    assert len(ids) == len(set(ids))
    assert found[0]["type"] == "m.room.create"


@pytest.mark.parametrize(("host", "guest_of"), PAIRS)
async def test_a_gap_after_an_outage_is_filled_when_it_is_read(trio: Trio, host: str, guest_of: str) -> None:
    guest = await trio.user(guest_of)
    owner, room_id = await shared_room(trio, host, "11", [guest])
    trio.cut(guest_of)
    wanted = [f"missed {number}" for number in range(60)]
    for text in wanted:
        await owner.send(room_id, text)
    trio.heal()
    # A server that failed is left alone for a moment, and Synapse tries again only when there is something new.
    await asyncio.sleep(1.5)
    last = await owner.send(room_id, "the last one")
    await all_see([guest], room_id, last)

    async def all_there() -> bool:
        return bodies(await history(guest, room_id)) == [*wanted, "the last one"]

    await until(all_there, "what was missed is in the history")
    await same_state([owner, guest], room_id)


@pytest.mark.parametrize(("host", "guest_of"), PAIRS)
async def test_history_is_for_members_where_the_room_says_so(trio: Trio, host: str, guest_of: str) -> None:
    guest = await trio.user(guest_of)
    hidden = {"type": "m.room.history_visibility", "state_key": "", "content": {"history_visibility": "joined"}}
    owner, room_id = await shared_room(trio, host, "11", initial_state=[hidden])
    before = await owner.send(room_id, "among ourselves")
    await join(trio, guest, room_id, host)
    await same_state([owner, guest], room_id)
    after = await owner.send(room_id, "for all of us")
    await all_see([guest], room_id, after)
    found = await history(guest, room_id)
    assert bodies(found) == ["for all of us"]
    reply = await guest.get(f"rooms/{escape(room_id)}/context/{escape(before)}")
    assert reply.status in (403, 404)


@pytest.mark.parametrize(("host", "guest_of"), PAIRS)
async def test_an_event_is_found_by_its_time_where_only_another_server_has_it(
    trio: Trio, host: str, guest_of: str
) -> None:
    guest = await trio.user(guest_of)
    owner, room_id = await shared_room(trio, host, "11")
    early = await owner.send(room_id, "early")
    stamp = (await owner.ok("GET", f"rooms/{escape(room_id)}/event/{escape(early)}"))["origin_server_ts"]
    for number in range(30):
        await owner.send(room_id, f"later {number}")
    await join(trio, guest, room_id, host)

    async def found(client: Client = guest) -> bool:
        reply = await client.get(f"/_matrix/client/v1/rooms/{escape(room_id)}/timestamp_to_event", ts=stamp, dir="f")
        return reply.status == 200 and reply.json["event_id"] == early

    await until(found, "the event of that time is found")
