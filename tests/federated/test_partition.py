"""Claims on servers that could not reach each other for a while: afterwards all have the same rooms."""

from __future__ import annotations

import asyncio

import pytest

from tests.federated.partition import live
from tests.federated.rooms import join, membership, same_state, shared_room, until
from tests.rig.client import escape
from tests.rig.trio import NAMES, Trio


@pytest.mark.parametrize("seed", range(3))
async def test_servers_that_were_cut_off_end_with_the_same_rooms(trio: Trio, seed: int) -> None:
    await live(trio, seed)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(3, 53))
async def test_servers_that_were_cut_off_end_with_the_same_rooms_again_and_again(trio: Trio, seed: int) -> None:
    await live(trio, seed)


@pytest.mark.parametrize("apart", NAMES)
async def test_a_ban_and_what_the_banned_one_wrote_meanwhile_end_in_one_state(trio: Trio, apart: str) -> None:
    """By the rules the ban wins wherever it comes from: state that the banned one set meanwhile falls with it."""
    others = [name for name in NAMES if name != apart]
    writer, third = await trio.users(apart, others[1])
    owner, room_id = await shared_room(trio, others[0], "11", [writer, third])
    levels = await owner.state(room_id, "m.room.power_levels")
    levels["users"][writer.user_id] = 50
    await owner.set_state(room_id, "m.room.power_levels", levels)
    topic = await owner.set_state(room_id, "m.room.topic", {"topic": "before"})
    await same_state([owner, writer, third], room_id)
    trio.cut(apart)
    await owner.ok("POST", f"rooms/{escape(room_id)}/ban", {"user_id": writer.user_id})
    await writer.set_state(room_id, "m.room.topic", {"topic": "by the banned one"})
    await asyncio.sleep(0.3)
    trio.heal()
    await asyncio.sleep(1.5)
    await owner.send(room_id, "are you there?")

    async def banned() -> bool:
        return await membership(third, room_id, writer) == "ban"

    await until(banned, "the third server knows of the ban")
    late = await trio.user(apart)
    await join(trio, late, room_id, others[0])
    seen = await same_state([owner, third, late], room_id)
    assert seen["m.room.topic", ""] == topic
