"""A very small websocket client (RFC 6455), for the fan-out over Porch's websocket stream.

It speaks just enough: the handshake with a subprotocol, whole text messages in both directions, ping and close.
No extension is offered, so no frame is compressed.
"""

from __future__ import annotations

import asyncio
import base64
import secrets
from collections import deque
from typing import cast
from urllib.parse import urlsplit

TEXT, BINARY, CLOSE, PING, PONG = 0x1, 0x2, 0x8, 0x9, 0xA
MAXIMUM_BYTES = 64 * 1024 * 1024


class StreamClosed(Exception):
    """The server refused the handshake or closed the stream."""


class Websocket(asyncio.Protocol):
    """One websocket; `await Websocket.connect(...)`, then `receive` and `send`."""

    def __init__(self) -> None:
        """Not for callers: use `connect`."""
        self._transport: asyncio.Transport | None = None
        self._received = bytearray()
        self._fragments = bytearray()
        self._open = False
        self._handshake: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._messages: deque[bytes] = deque()
        self._waiting: asyncio.Future[None] | None = None
        self._closed: str | None = None

    @classmethod
    async def connect(cls, url: str, path: str, token: str, subprotocol: str) -> Websocket:
        """Open a stream at `path` of the server `url` (`http://host:port`); raises StreamClosed when it is refused."""
        parts = urlsplit(url)
        _, stream = await asyncio.get_running_loop().create_connection(cls, parts.hostname or "", parts.port or 80)
        key = base64.b64encode(secrets.token_bytes(16)).decode()
        assert stream._transport is not None
        stream._transport.write(
            f"GET {path} HTTP/1.1\r\nHost: {parts.netloc}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: {subprotocol}\r\n"
            f"Authorization: Bearer {token}\r\n\r\n".encode()
        )
        await stream._handshake
        return stream

    async def receive(self) -> bytes:
        """The next whole message; raises StreamClosed at the end of the stream."""
        while not self._messages:
            if self._closed is not None:
                raise StreamClosed(self._closed)
            self._waiting = asyncio.get_running_loop().create_future()
            await self._waiting
        return self._messages.popleft()

    def send(self, message: bytes) -> None:
        """Send one text message."""
        self._send_frame(TEXT, message)

    def close(self) -> None:
        """Close the stream with status 1000."""
        if self._transport is not None and not self._transport.is_closing():
            self._send_frame(CLOSE, (1000).to_bytes(2, "big"))
            self._transport.close()

    def _send_frame(self, opcode: int, payload: bytes) -> None:
        assert self._transport is not None
        size = len(payload)
        head = bytearray([0x80 | opcode])
        if size < 126:
            head.append(0x80 | size)
        elif size < 65_536:
            head.append(0x80 | 126)
            head += size.to_bytes(2, "big")
        else:
            head.append(0x80 | 127)
            head += size.to_bytes(8, "big")
        # A mask of zeros is a valid mask, and leaves the payload as it is: the load program saves the work.
        self._transport.write(bytes(head) + b"\0\0\0\0" + payload)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Asyncio's call when the connection stands."""
        # A cast, not isinstance: uvloop's transports are not asyncio's.
        self._transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        """Asyncio's call with what has arrived."""
        self._received += data
        if not self._open and not self._read_handshake():
            return
        while self._read_frame():
            pass

    def connection_lost(self, error: Exception | None) -> None:
        """Asyncio's call at the end of the connection."""
        self._end(f"connection closed ({error})")

    def _read_handshake(self) -> bool:
        end = self._received.find(b"\r\n\r\n")
        if end < 0:
            return False
        status_line = bytes(self._received[: self._received.find(b"\r\n")])
        if not status_line.startswith(b"HTTP/1.1 101"):
            self._end(f"the server answered the handshake with {status_line.decode(errors='replace')}")
            if self._transport is not None:
                self._transport.close()
            return False
        del self._received[: end + 4]
        self._open = True
        self._handshake.set_result(None)
        return True

    def _read_frame(self) -> bool:
        received = self._received
        if len(received) < 2:
            return False
        size, at = received[1] & 0x7F, 2
        if size == 126:
            size, at = int.from_bytes(received[2:4], "big"), 4
        elif size == 127:
            size, at = int.from_bytes(received[2:10], "big"), 10
        if size > MAXIMUM_BYTES:
            self._end("a frame that is too large")
            return False
        if len(received) < at + size:
            return False
        first, payload = received[0], bytes(received[at : at + size])
        del received[: at + size]
        self._take(first & 0x0F, bool(first & 0x80), payload)
        return True

    def _take(self, opcode: int, final: bool, payload: bytes) -> None:
        if opcode == PING:
            self._send_frame(PONG, payload)
        elif opcode == CLOSE:
            self._end(f"closed by the server: {int.from_bytes(payload[:2], 'big')} {payload[2:].decode()}")
        elif opcode != PONG:
            self._fragments += payload
            if final:
                self._messages.append(bytes(self._fragments))
                self._fragments.clear()
                self._wake()

    def _end(self, reason: str) -> None:
        if self._closed is None:
            self._closed = reason
        if not self._handshake.done():
            self._handshake.set_exception(StreamClosed(self._closed))
        self._wake()

    def _wake(self) -> None:
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(None)
