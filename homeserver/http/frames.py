"""Whole websocket messages, written straight to the connection (RFC 6455, section 5.2).

Hypercorn opens, reads, pings and closes websockets. A message to the client is one frame that depends on nothing
before it, and on its way through Hypercorn it would pass five objects and two locks.
"""

from __future__ import annotations

import asyncio

STATE_KEY = "porch.frames"
"""Under this name the scope's `state` holds the `Frames` of its connection."""

_FINAL_TEXT, _FINAL_BINARY = 0x81, 0x82


class Frames:
    """The way out of one connection on which a websocket stands."""

    __slots__ = ("_writer",)

    def __init__(self, writer: asyncio.StreamWriter) -> None:
        self._writer = writer

    def send_at_once(self, text: bytes) -> bool:
        """Write a text message, unless earlier ones are still under way. Raises ConnectionError."""
        transport = self._writer.transport
        if transport.is_closing():
            raise ConnectionResetError("the connection is closed")
        if transport.get_write_buffer_size():
            return False
        transport.write(frame_head(_FINAL_TEXT, len(text)) + text)
        return True

    async def send(self, message: str | bytes) -> None:
        """Write a text or a binary message; returns when the socket takes more. Raises ConnectionError."""
        if self._writer.transport.is_closing():
            raise ConnectionResetError("the connection is closed")
        body = message.encode() if isinstance(message, str) else message
        self._writer.write(frame_head(_FINAL_TEXT if isinstance(message, str) else _FINAL_BINARY, len(body)) + body)
        await self._writer.drain()


def frame_head(first: int, size: int) -> bytes:
    """The head of an unmasked frame."""
    if size < 126:
        return bytes((first, size))
    if size < 65_536:
        return b"%c\x7e%b" % (first, size.to_bytes(2, "big"))
    return b"%c\x7f%b" % (first, size.to_bytes(8, "big"))
