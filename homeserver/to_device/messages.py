"""What a client sends to devices: checked, and split into those of this server and those of others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import orjson

from homeserver.protocol.errors import BadJson, InvalidParam, TooLarge
from homeserver.protocol.identifiers import is_user_id

EVERY_DEVICE = "*"
LONGEST_NAME = 255
"""Bytes of an event type, a transaction ID or a device ID."""
LARGEST_MESSAGE = 65_536
"""Bytes of one message, as of an event."""
MOST_MESSAGES = 5_000
"""Messages of one request."""

Messages = Mapping[str, Mapping[str, bytes]]
"""By user ID and device ID (or `*`): the event as JSON."""


def read_messages(sender: str, type_: str, messages: Any) -> dict[str, dict[str, bytes]]:
    """The events to deliver, out of the `messages` of a request.

    Raises M_BAD_JSON for what is not a map of user IDs to maps of device IDs to objects, M_INVALID_PARAM for an unfit
    type or too many messages, M_TOO_LARGE for a message that is larger than an event may be.
    """
    check_name("The event type", type_)
    if not isinstance(messages, dict):
        raise BadJson("messages must be an object")
    read: dict[str, dict[str, bytes]] = {}
    count = 0
    for user_id, by_device in messages.items():
        if not isinstance(by_device, dict):
            raise BadJson("messages must hold an object for each user")
        count += len(by_device)
        if count > MOST_MESSAGES:
            raise InvalidParam(f"One request sends at most {MOST_MESSAGES} messages")
        events = {}
        for device_id, content in by_device.items():
            if not isinstance(content, dict):
                raise BadJson("A message must be an object")
            events[device_id] = _event(sender, type_, content)
        if is_user_id(user_id):
            read[user_id] = {device_id: event for device_id, event in events.items() if _is_name(device_id)}
    return read


def check_name(what: str, name: str) -> None:
    """Refuses, with M_INVALID_PARAM, a name that is empty, too long or holds a NUL."""
    if not _is_name(name):
        raise InvalidParam(f"{what} has 1 to {LONGEST_NAME} bytes and no NUL character")


def _is_name(name: str) -> bool:
    return bool(name) and len(name.encode()) <= LONGEST_NAME and "\0" not in name


def _event(sender: str, type_: str, content: dict[str, Any]) -> bytes:
    event = orjson.dumps({"type": type_, "sender": sender, "content": content})
    if len(event) > LARGEST_MESSAGE:
        raise TooLarge(f"A message has at most {LARGEST_MESSAGE} bytes")
    return event
