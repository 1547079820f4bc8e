"""Messages for devices on other servers (Server-server API, "Send-to-device messaging")."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

import orjson

from homeserver.protocol.identifiers import domain_of
from homeserver.to_device.messages import Messages

if TYPE_CHECKING:
    from homeserver.outbox import Enclosure, Outbox

EDU: Final = "m.direct_to_device"
LARGEST: Final = 65_536
"""Bytes of the messages in one EDU; one that is larger goes alone."""
AT_ONCE: Final = 50
"""Messages that are put together before others may run."""


async def enclose(outbox: Outbox, messages: Messages) -> list[Enclosure]:
    """What a change must carry so that messages for users of other servers reach them, each at most once.

    Raises M_BAD_JSON for messages that cannot be signed.
    """
    by_server: dict[str, list[tuple[str, str, bytes]]] = {}
    for user_id, by_device in messages.items():
        for device_id, event in by_device.items():
            by_server.setdefault(domain_of(user_id), []).append((user_id, device_id, event))
    enclosed = []
    put = 0
    for server, each in by_server.items():
        for some in _portions(each):
            enclosed.append(outbox.durable([server], EDU, _content(some)))
            put += len(some)
            if put > AT_ONCE:
                put = 0
                await asyncio.sleep(0)
    return enclosed


def _portions(messages: list[tuple[str, str, bytes]]) -> Iterator[list[tuple[str, str, bytes]]]:
    some: list[tuple[str, str, bytes]] = []
    size = 0
    for message in messages:
        size += sum(len(part) for part in message)
        if some and (size > LARGEST or len(some) >= AT_ONCE):
            yield some
            some, size = [], sum(len(part) for part in message)
        some.append(message)
    if some:
        yield some


def _content(messages: list[tuple[str, str, bytes]]) -> dict[str, Any]:
    contents: dict[str, dict[str, Any]] = {}
    event: dict[str, Any] = {}
    for user_id, device_id, raw in messages:
        event = orjson.loads(raw)
        contents.setdefault(user_id, {})[device_id] = event["content"]
    return {
        "sender": event["sender"],
        "type": event["type"],
        "message_id": secrets.token_urlsafe(18),
        "messages": contents,
    }
