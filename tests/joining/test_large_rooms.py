"""Claims on joins of large rooms: in bounded memory, with others served meanwhile, and told in the log."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import orjson
import pytest

from tests.joining.resident import Resident
from tests.joining.test_hostile_residents import memory_kib
from tests.rig.client import Client, escape
from tests.rig.porch import PorchProcess
from tests.rooms.world import room


async def slowest_answer(user: Client, until: asyncio.Future[Any]) -> float:
    """How long the slowest of many small requests took while something else was under way, in seconds."""
    slowest = 0.0
    while not until.done():
        began = time.monotonic()
        await user.ok("GET", "account/whoami")
        slowest = max(slowest, time.monotonic() - began)
        await asyncio.sleep(0.02)
    return slowest


@pytest.mark.timeout(300)
@pytest.mark.parametrize("members", [1_200, pytest.param(10_000, marks=pytest.mark.long)])
async def test_a_large_room_is_joined_while_others_are_served(
    joining_porch: PorchProcess, resident: Resident, alice: Client, members: int
) -> None:
    hosted = resident.room("11")
    for number in range(members):
        hosted.member(f"m{number}", "join", displayname=f"Member number {number}")
    bob = await Client.register(joining_porch)
    before = memory_kib(joining_porch)
    joining = asyncio.ensure_future(alice.post(f"join/{escape(hosted.room_id)}", via=resident.name))
    slowest = await slowest_answer(bob, joining)
    assert (await joining).status == 200
    joined = (await alice.ok("GET", room(hosted.room_id, "joined_members")))["joined"]
    assert len(joined) == members + 2
    lines = [orjson.loads(line) for line in joining_porch.log_file.read_bytes().splitlines() if line[:1] == b"{"]
    progress = [line for line in lines if line["event"] == "join_progress" and line["room"] == hosted.room_id]
    assert len(progress) >= members // 1000
    assert all(line["checked"] <= line["of"] for line in progress)
    assert slowest < 1.0
    # Some kilobytes for each member, not more: events are kept in one form alone.
    assert memory_kib(joining_porch) - before < 60_000 + members * 25
