"""Accounts with much in them, and texts of people who mean harm: what the windows of the tests are shown."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

from tests.rig.client import Client

AT_ONCE = 12

_CORPUS = json.loads((Path(__file__).parent / "xss_corpus.json").read_text())
HTML: list[str] = _CORPUS["html"]
"""Each tries to set `window.ran`, to reach evil.example, or to break what stands around it."""
TEXTS: list[str] = _CORPUS["texts"]
"""The same for names and topics; some look like other names, or turn what follows around."""


async def each(work: Any, at_once: int = AT_ONCE) -> list[Any]:
    """The results of awaitables, of which only so many run at once."""
    turn = asyncio.Semaphore(at_once)

    async def one(job: Any) -> Any:
        async with turn:
            return await job

    return await asyncio.gather(*(one(job) for job in work))


async def many_rooms(owner: Client, other: Client, count: int, messages: int) -> list[str]:
    """Rooms `Room 000`, `Room 001`, ... of two people, with messages of the other one in each; their IDs."""

    async def room(number: int) -> str:
        room_id = await owner.create_room(name=f"Room {number:03}", preset="public_chat")
        await other.join(room_id)
        for message in range(messages):
            await other.send(room_id, f"message {message} of room {number:03}")
        return room_id

    return await each([room(number) for number in range(count)])


async def long_room(owner: Client, name: str, messages: int) -> str:
    """A room with a history: texts of different lengths, some of them with HTML."""
    room_id = await owner.create_room(name=name, preset="public_chat")
    for start in range(0, messages, AT_ONCE):
        numbers = range(start, min(messages, start + AT_ONCE))
        await asyncio.gather(*(owner.send(room_id, **_text(number)) for number in numbers))
    return room_id


def _text(number: int) -> dict[str, Any]:
    body = f"number {number}: " + "the quick brown fox jumps over the lazy dog " * (number % 7)
    if number % 5:
        return {"text": body}
    html = f"<p><strong>number {number}</strong></p><ul><li>one</li><li><code>two</code></li></ul>"
    return {"text": body, "format": "org.matrix.custom.html", "formatted_body": html}
