"""A very small HTTP/1.1 client: one keep-alive connection, one request at a time.

The load program must cost less than the servers that it measures.  A full client library spends several hundred
microseconds of CPU on a request; this one spends some thirty, because it knows just what a homeserver on loopback
sends: a status line, Content-Length or chunked coding, and a body.  RFC 9112.
"""

from __future__ import annotations

import asyncio
from typing import NamedTuple, cast
from urllib.parse import urlsplit

MAXIMUM_HEAD_BYTES = 65_536


class BrokenAnswer(Exception):
    """The server closed the connection in the middle of an answer, or what it sent is not HTTP/1.1."""


class Reply(NamedTuple):
    """One answer: the HTTP status, the whole body, and whether the server closes the connection after it."""

    status: int
    body: bytes
    closing: bool = False


class Connection(asyncio.Protocol):
    """One keep-alive connection to one server; opens itself again when the server has closed it between requests."""

    def __init__(self, url: str) -> None:
        """`url` is the base URL of the server, `http://host:port`."""
        parts = urlsplit(url)
        if parts.scheme != "http" or parts.hostname is None or parts.port is None:
            raise ValueError(f"not an http://host:port URL: {url}")
        self._host, self._port = parts.hostname, parts.port
        self._host_header = f"Host: {parts.hostname}:{parts.port}\r\n"
        self._transport: asyncio.Transport | None = None
        self._received = bytearray()
        self._answer: asyncio.Future[Reply] | None = None

    async def request(self, method: str, path: str, body: bytes | None = None, token: str | None = None) -> Reply:
        """Send one request and return its answer, whatever its status; raises BrokenAnswer or OSError."""
        if self._transport is None or self._transport.is_closing():
            await self._open()
        assert self._transport is not None
        head = f"{method} {path} HTTP/1.1\r\n{self._host_header}"
        if token is not None:
            head += f"Authorization: Bearer {token}\r\n"
        if body is not None:
            head += f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n"
        self._answer = asyncio.get_running_loop().create_future()
        self._transport.write(head.encode() + b"\r\n" + (body or b""))
        return await self._answer

    async def _open(self) -> None:
        self._received.clear()
        await asyncio.get_running_loop().create_connection(lambda: self, self._host, self._port)

    def close(self) -> None:
        """Close the connection; a request that is under way fails."""
        if self._transport is not None:
            self._transport.close()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Asyncio's call when the connection stands."""
        # A cast, not isinstance: uvloop's transports are not asyncio's.
        self._transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        """Asyncio's call with what has arrived; resolves the request once its answer is complete."""
        self._received += data
        try:
            reply = parse(self._received)
        except BrokenAnswer as broken:
            self._fail(broken)
            self.close()
            return
        if reply is not None:
            self._received.clear()
            if reply.closing:
                self.close()
            if self._answer is not None and not self._answer.done():
                self._answer.set_result(reply)

    def connection_lost(self, error: Exception | None) -> None:
        """Asyncio's call at the end; a request that is under way fails."""
        self._transport = None
        self._fail(BrokenAnswer(f"connection closed in the middle of an answer ({error})"))

    def _fail(self, error: Exception) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(error)


def parse(received: bytearray) -> Reply | None:
    """The answer that `received` holds, or None while it is incomplete; raises BrokenAnswer."""
    end_of_head = received.find(b"\r\n\r\n")
    if end_of_head < 0:
        if len(received) > MAXIMUM_HEAD_BYTES:
            raise BrokenAnswer("the head of the answer does not end")
        return None
    if received[:9] != b"HTTP/1.1 ":
        raise BrokenAnswer(f"not an HTTP/1.1 answer: {bytes(received[:40])!r}")
    status = int(received[9:12])
    head = bytes(received[:end_of_head]).lower() + b"\r\n"
    start = end_of_head + 4
    closing = b"\r\nconnection: close\r\n" in head
    field = head.find(b"\r\ncontent-length:")
    if field >= 0:
        length = int(head[field + 17 : head.index(b"\r\n", field + 2)])
        end = start + length
        return Reply(status, bytes(received[start:end]), closing) if len(received) >= end else None
    if b"\r\ntransfer-encoding: chunked\r\n" in head:
        body = _dechunk(received, start)
        return None if body is None else Reply(status, body, closing)
    if status in (204, 304):
        return Reply(status, b"", closing)
    raise BrokenAnswer("an answer with neither Content-Length nor chunked coding")


def _dechunk(received: bytearray, at: int) -> bytes | None:
    body = bytearray()
    while True:
        line_end = received.find(b"\r\n", at)
        if line_end < 0:
            return None
        size = int(bytes(received[at:line_end]).split(b";")[0], 16)
        at = line_end + 2
        if len(received) < at + size + 2:
            return None
        if size == 0:
            return bytes(body)
        body += received[at : at + size]
        at += size + 2
