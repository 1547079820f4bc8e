"""Reporting rooms, events and users.  Client-server API, "Reporting Content"."""

from __future__ import annotations

from typing import Any

import pytest

from tests.rig.client import Client, escape
from tests.rig.porch import PorchProcess

WHY = {"reason": "this makes me sad"}


async def test_rooms_events_and_users_can_be_reported(porch: PorchProcess) -> None:
    alice, bob = await Client.register(porch), await Client.register(porch)
    room = await alice.create_room(preset="public_chat")
    event = await alice.send(room)
    await bob.ok("POST", f"rooms/{escape(room)}/report", WHY)
    await bob.ok("POST", f"users/{escape(alice.user_id)}/report", WHY)
    await bob.ok("POST", f"users/{escape('@someone:elsewhere.example')}/report", WHY)
    path = f"rooms/{escape(room)}/report/{escape(event)}"
    await bob.refused(404, "M_NOT_FOUND", "POST", path, WHY)
    await bob.join(room)
    await bob.ok("POST", path, WHY)
    await bob.ok("POST", path, {"score": -100})


async def test_what_does_not_exist_cannot_be_reported(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    room = await alice.create_room()
    await alice.refused(404, "M_NOT_FOUND", "POST", f"rooms/{escape('!nothing:porch.test')}/report", WHY)
    await alice.refused(404, "M_NOT_FOUND", "POST", f"rooms/{escape(room)}/report/$nothing", WHY)
    await alice.refused(404, "M_NOT_FOUND", "POST", f"users/{escape('@nobody:porch.test')}/report", WHY)
    await alice.refused(400, "M_INVALID_PARAM", "POST", "users/nobody/report", WHY)


@pytest.mark.parametrize(
    ("body", "status", "errcode"),
    [
        ({}, 400, "M_MISSING_PARAM"),
        ({"reason": 1}, 400, "M_BAD_JSON"),
        ({"reason": "x" * 4001}, 400, "M_INVALID_PARAM"),
        ({"reason": "x" * 70_000}, 413, "M_TOO_LARGE"),
    ],
)
async def test_bad_bodies_get_their_errors(porch: PorchProcess, body: Any, status: int, errcode: str) -> None:
    alice = await Client.register(porch)
    room = await alice.create_room()
    await alice.refused(status, errcode, "POST", f"rooms/{escape(room)}/report", body)
