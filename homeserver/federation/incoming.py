"""An answer that comes in from another server: in pieces, no more of it than was asked for, and not too slowly."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Final

import aiohttp

STALL_S: Final = 30.0
SLOWEST: Final = 1024
"""Bytes a second that an answer must bring, once `STALL_S` seconds have been waited for it altogether."""
_CHUNK: Final = 64 * 1024


class NoConnection(Exception):
    """No connection came about, so nothing was sent."""


class BrokenOff(Exception):
    """The connection broke, or what came over it was no HTTP; the request may have been received."""


class TooMuch(Exception):
    """The body is larger than was asked for."""


class TookTooLong(Exception):
    """The answer was not complete in time."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """The most bytes of a body; the time in seconds for everything together; and how long, of that, may be waited for
    a body that brings less than `SLOWEST` bytes a second."""

    body: int
    total_s: float
    stall_s: float = STALL_S


class Incoming:
    """The head of an answer is there; its body is read with `chunks` or `read`, once. To be closed in any case."""

    def __init__(self, response: aiohttp.ClientResponse, bounds: Bounds, deadline: float) -> None:
        """`deadline` is on the clock of `time.monotonic`."""
        self._response = response
        self._bounds = bounds
        self._deadline = deadline
        self.status: int = response.status
        self.headers: Mapping[str, str] = {name.lower(): value for name, value in response.headers.items()}
        """By name in lower case."""

    async def chunks(self) -> AsyncIterator[bytes]:
        """The body, up to 64 KiB at a time. What the asker does between two pieces counts for the total time only.

        Raises `BrokenOff`, `TooMuch`, `TookTooLong`.
        """
        response, limit = self._response, self._bounds.body
        if self.headers.get("content-encoding", "identity").strip().lower() not in ("", "identity"):
            raise BrokenOff("the answer is compressed, which was not asked for")
        if response.content_length is not None and response.content_length > limit:
            raise TooMuch(f"more than {limit} bytes")
        size, waited_s = 0, 0.0
        while True:
            begin = time.monotonic()
            patience_s = self._bounds.stall_s + size / SLOWEST - waited_s
            try:
                async with asyncio.timeout(min(patience_s, self._deadline - begin)):
                    chunk = await response.content.read(_CHUNK)
            except TimeoutError as error:  # aiohttp's are among them
                raise TookTooLong from error
            except (aiohttp.ClientError, OSError, ValueError) as error:
                raise BrokenOff(str(error) or type(error).__name__) from error
            if not chunk:
                return
            waited_s += time.monotonic() - begin
            size += len(chunk)
            if size > limit:
                raise TooMuch(f"more than {limit} bytes")
            yield chunk

    async def read(self, limit: int | None = None) -> bytes:
        """The whole body, at most `limit` bytes where that is less than the bounds say. Raises as `chunks` does."""
        received: list[bytes] = []
        size = 0
        async for chunk in self.chunks():
            size += len(chunk)
            if limit is not None and size > limit:
                raise TooMuch(f"more than {limit} bytes")
            received.append(chunk)
        return b"".join(received)

    def close(self) -> None:
        """Ends it; the connection is kept for other requests only where the whole body was read."""
        if not self._response.content.at_eof():
            self._response.close()
        self._response.release()
