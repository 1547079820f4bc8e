"""An open websocket takes part in presence as a sync that is repeated does (`docs/websocket.md`)."""

from __future__ import annotations

from collections.abc import Callable

from tests.presence.test_presence import friends, status
from tests.rig.client import Client
from tests.rig.eventually import eventually
from tests.rig.porch import PorchProcess
from tests.sync.stream import Stream


async def presence_of(reader: Client, user: Client) -> str:
    """What the reader is told of the user."""
    return str((await reader.ok("GET", status(user)))["presence"])


async def test_a_stream_keeps_its_user_online_and_its_end_lets_them_go(
    start_porch: Callable[..., PorchProcess],
) -> None:
    server = start_porch({"presence.offline_after_ms": 500})
    alice, bob = await friends(server)
    async with Stream.open(server, bob) as stream:
        await stream.update()
        await eventually(lambda: presence_of(alice, bob), "online")
        await stream.ask("presence", presence="unavailable")
        await eventually(lambda: presence_of(alice, bob), "unavailable")
    await eventually(lambda: presence_of(alice, bob), "offline")


async def test_a_stream_that_wants_to_be_unseen_is(start_porch: Callable[..., PorchProcess]) -> None:
    server = start_porch({"presence.offline_after_ms": 500})
    alice, bob = await friends(server)
    async with Stream.open(server, bob, set_presence="offline") as stream:
        await stream.update()
        assert await presence_of(alice, bob) == "offline"
