"""What the tests of rooms do over and over: people, and short ways to ask about a room."""

from __future__ import annotations

import asyncio
from typing import Any

from tests.rig.client import Client, escape
from tests.rig.porch import PorchProcess

ALL_VERSIONS = [str(number) for number in range(1, 13)]


async def people(porch: PorchProcess, count: int) -> list[Client]:
    """New accounts."""
    return list(await asyncio.gather(*(Client.register(porch) for _ in range(count))))


async def restart(porch: PorchProcess, *clients: Client) -> None:
    """Restarts the server; the clients let go of their connections to the old process."""
    porch.restart()
    for client in clients:
        await client.close()


def room(room_id: str, *rest: str) -> str:
    """Path of something of a room, each part quoted."""
    return "/".join(["rooms", escape(room_id), *map(escape, rest)])


def v1(path: str) -> str:
    """A path under version 1 of the client-server API."""
    return f"/_matrix/client/v1/{path}"


async def all_state(client: Client, room_id: str) -> dict[tuple[str, str], dict[str, Any]]:
    """The room's state as the client sees it: (type, state key) -> event."""
    events = await client.ok("GET", room(room_id, "state"))
    return {(event["type"], event["state_key"]): event for event in events}


async def membership(client: Client, room_id: str, user: Client) -> dict[str, Any]:
    """Content of a user's member event."""
    content: dict[str, Any] = await client.state(room_id, "m.room.member", user.user_id)
    return content


async def timeline(client: Client, room_id: str, **query: Any) -> list[dict[str, Any]]:
    """The whole timeline that the client may see, oldest first, read backwards page by page."""
    found: list[dict[str, Any]] = []
    start: dict[str, Any] = {}
    for _ in range(200):
        page = await client.ok("GET", room(room_id, "messages"), dir="b", **start, **query)
        found += page["chunk"]
        if "end" not in page:
            return found[::-1]
        start = {"from": page["end"]}
    raise AssertionError("the timeline has no beginning")


def bodies(events: list[dict[str, Any]]) -> list[str]:
    """The text of the messages among events."""
    return [event["content"]["body"] for event in events if event["type"] == "m.room.message" and event["content"]]
