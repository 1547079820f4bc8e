"""Guests leave a room that no longer lets them in."""

from __future__ import annotations

import asyncio
from typing import Any

from tests.rig.client import Client
from tests.rooms.world import membership, people


async def test_guests_leave_when_guest_access_ends(start_porch: Any) -> None:
    porch = start_porch({"registration.guests": "true"})
    alice, bob = await people(porch, 2)
    room_id = await alice.create_room(preset="public_chat")
    await alice.set_state(room_id, "m.room.guest_access", {"guest_access": "can_join"})
    await bob.join(room_id)
    guest = Client(porch.url)
    answer = await guest.ok("POST", "register", {}, kind="guest")
    guest.access_token, guest.user_id = answer["access_token"], answer["user_id"]
    await guest.join(room_id)
    await alice.set_state(room_id, "m.room.guest_access", {"guest_access": "can_join", "note": 1})
    await alice.set_state(room_id, "m.room.guest_access", {"guest_access": "forbidden"})
    for _ in range(100):
        if (await membership(alice, room_id, guest))["membership"] == "leave":
            break
        await asyncio.sleep(0.05)
    assert (await membership(alice, room_id, guest))["membership"] == "leave"
    assert (await membership(alice, room_id, bob))["membership"] == "join"
