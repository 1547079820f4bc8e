"""Accounts with much in them, and texts of people who mean harm: what the windows of the tests are shown."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
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


def malformed(target: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Types and contents of events in which something is not what it should be; some are about the event `target`."""
    text = {"msgtype": "m.text", "body": "odd", "format": "org.matrix.custom.html", "formatted_body": "<b>odd</b>"}
    picture = {"msgtype": "m.image", "body": "odd", "url": "mxc://a.example/b", "info": {"mimetype": "image/png"}}
    for odd in (5, None, True, [1], {"a": 1}):
        for key in ("msgtype", "body", "formatted_body", "format", "m.mentions", "m.relates_to", "m.new_content"):
            yield "m.room.message", {**text, key: odd}
        for key in ("body", "filename", "url", "info"):
            yield "m.room.message", {**picture, key: odd}
        for key in ("w", "h", "size", "mimetype"):
            yield "m.room.message", {**picture, "info": {key: odd}}
        for relation in (
            {"rel_type": odd, "event_id": target},
            {"rel_type": "m.replace", "event_id": odd},
            {"rel_type": "m.annotation", "event_id": target, "key": odd},
            {"m.in_reply_to": odd},
            {"m.in_reply_to": {"event_id": odd}},
        ):
            yield "m.room.message", {**text, "m.relates_to": relation}
            yield "m.reaction", {"m.relates_to": relation}
        edit = {"m.relates_to": {"rel_type": "m.replace", "event_id": target}}
        yield "m.room.message", {**text, **edit, "m.new_content": odd}
        yield "m.room.message", {**text, **edit, "m.new_content": {"msgtype": odd, "body": odd, "formatted_body": odd}}
        yield "m.sticker", {"body": odd, "url": odd, "info": odd}
        yield "m.room.encrypted", {"algorithm": odd}
        yield "example.custom", {"body": odd}
