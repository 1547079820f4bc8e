"""Claims about completeness: whoever follows the tokens misses nothing and gets nothing twice."""

from __future__ import annotations

import asyncio
import random
from typing import Any

import aiohttp
import pytest

from tests.rig.client import Client, escape
from tests.rig.porch import PorchProcess
from tests.sync.reading import bodies, joined, timeline
from tests.sync.stream import Stream

WRITERS = 4
MESSAGES = 25


async def crowd(porch: PorchProcess) -> tuple[Client, list[Client], list[str]]:
    """A reader and some writers who share two rooms."""
    reader = await Client.register(porch)
    writers = [await Client.register(porch) for _ in range(WRITERS)]
    rooms = [await reader.create_room(preset="public_chat") for _ in range(2)]
    for writer in writers:
        for room in rooms:
            await writer.join(room)
    return reader, writers, rooms


async def write(writer: Client, rooms: list[str], seed: int) -> list[str]:
    """Sends messages into the rooms, in bursts; their texts."""
    chance = random.Random(seed)
    texts = []
    for number in range(MESSAGES):
        texts.append(f"{seed}-{number}")
        await writer.send(chance.choice(rooms), texts[-1])
        if chance.random() < 0.2:
            await asyncio.sleep(chance.random() * 0.05)
    return texts


async def fill_gap(reader: Client, room: str, since: str, section: Any) -> list[str]:
    """The messages between a token and a limited timeline."""
    found: list[str] = []
    start = section["timeline"]["prev_batch"]
    while True:
        page = await reader.ok("GET", f"rooms/{escape(room)}/messages", dir="b", limit=50, to=since, **{"from": start})
        found += [e["content"]["body"] for e in page["chunk"] if e["type"] == "m.room.message"]
        if not page.get("end"):
            return found
        start = page["end"]


async def take(reader: Client, rooms: list[str], since: str, answer: Any) -> list[str]:
    """The messages of an answer, gaps filled."""
    found = []
    for room in rooms:
        section = joined(answer, room)
        if section.get("timeline", {}).get("limited"):
            found += await fill_gap(reader, room, since, section)
        found += bodies(section)
    return found


@pytest.mark.parametrize("seed", [1, 2])
async def test_long_polls_that_break_off_lose_and_double_nothing(porch: PorchProcess, seed: int) -> None:
    reader, writers, rooms = await crowd(porch)
    since = (await reader.sync())["next_batch"]
    writing = asyncio.gather(*[write(each, rooms, seed * 100 + number) for number, each in enumerate(writers)])
    chance = random.Random(seed)
    found: list[str] = []
    deadline = asyncio.get_running_loop().time() + 30
    while len(found) < WRITERS * MESSAGES and asyncio.get_running_loop().time() < deadline:
        patience = chance.choice([0.001, 0.01, 0.05, 2.0])
        try:
            answer = await asyncio.wait_for(reader.sync(since, timeout=500), patience)
        except TimeoutError:
            continue
        found += await take(reader, rooms, since, answer)
        since = answer["next_batch"]
    sent = [text for texts in await writing for text in texts]
    assert sorted(found) == sorted(sent)


@pytest.mark.parametrize("seed", [1, 2])
async def test_streams_that_break_off_lose_and_double_nothing(porch: PorchProcess, seed: int) -> None:
    reader, writers, rooms = await crowd(porch)
    since = (await reader.sync())["next_batch"]
    writing = asyncio.gather(*[write(each, rooms, seed * 100 + number) for number, each in enumerate(writers)])
    chance = random.Random(seed)
    found: list[str] = []
    deadline = asyncio.get_running_loop().time() + 30
    while len(found) < WRITERS * MESSAGES and asyncio.get_running_loop().time() < deadline:
        async with Stream.open(porch, reader, since=since) as stream:
            for _ in range(chance.randrange(1, 6)):
                try:
                    update = await stream.update(1.0)
                except (TimeoutError, aiohttp.ClientError):
                    break
                found += await take(reader, rooms, since, update)
                since = update["next_batch"]
    sent = [text for texts in await writing for text in texts]
    assert sorted(found) == sorted(sent)


async def test_events_come_in_one_order_for_everyone(porch: PorchProcess) -> None:
    reader, writers, rooms = await crowd(porch)
    room = rooms[0]
    starts = [(await client.sync())["next_batch"] for client in (reader, writers[0])]
    await asyncio.gather(*[write(each, [room], number) for number, each in enumerate(writers)])
    orders = []
    wanted = {"room": {"timeline": {"limit": 500}}}
    for client, since in zip((reader, writers[0]), starts, strict=True):
        section = joined(await client.sync(since, filter=wanted), room)
        orders.append([event["event_id"] for event in timeline(section)])
    assert orders[0] == orders[1]
    assert len(orders[0]) == WRITERS * MESSAGES
