"""Bodies of several parts (RFC 2046, section 5.1), read and written as they stream by."""

from __future__ import annotations

import re
import secrets
from collections.abc import AsyncIterator
from typing import Final

LARGEST_HEAD: Final = 8 * 1024
"""Bytes of a part's headers, and of what comes before the first part."""

_TYPE: Final = re.compile(r"multipart/mixed[ \t]*;(.*)", re.IGNORECASE | re.DOTALL)
_BOUNDARY: Final = re.compile(
    r"(?:^|;)[ \t]*boundary[ \t]*=[ \t]*(?:\"([0-9A-Za-z'()+_,\-./:=? ]{1,70})\"|([0-9A-Za-z'()+_,\-./:=?]{1,70}))"
    r"[ \t]*(?:;|$)",
    re.IGNORECASE,
)
_FIELD: Final = re.compile(r"([!#$%&'*+\-.^_`|~0-9A-Za-z]+):[ \t]*(.*?)[ \t]*")


class MalformedMultipart(Exception):
    """The body is not what its type says, or it broke off; the text says how."""


def boundary_of(content_type: str) -> bytes:
    """The boundary that a `Content-Type` header names. Raises `MalformedMultipart`."""
    match = _TYPE.fullmatch(content_type.strip())
    found = _BOUNDARY.search(match[1]) if match else None
    if found is None:
        raise MalformedMultipart("the answer is no multipart/mixed with a boundary")
    return (found[1] or found[2]).rstrip(" ").encode("ascii")


class Multipart:
    """Reads one part after another: `next_part`, then `body`; what is not read of a body is skipped."""

    def __init__(self, pieces: AsyncIterator[bytes], boundary: bytes) -> None:
        self._pieces = pieces
        self._delimiter = b"\r\n--" + boundary
        self._buffer = bytearray(b"\r\n")  # so that the first boundary is as the others
        self._inside = False
        self._ended = False
        self._begun = False

    async def next_part(self) -> dict[str, str] | None:
        """The headers of the next part by name in lower case; None after the last. Raises `MalformedMultipart`."""
        if not self._begun:
            await self._skip_preamble()
        async for _ in self.body():
            pass
        if self._ended:
            return None
        await self._fill(2)
        if self._buffer.startswith(b"--"):
            self._ended = True
            return None
        line = await self._until(b"\r\n")
        if line.strip(b" \t"):
            raise MalformedMultipart("something stands behind a boundary")
        self._inside = True
        # A part without headers begins with the empty line that ends them.
        self._buffer[:0] = b"\r\n"
        head = await self._until(b"\r\n\r\n")
        return _fields(head.decode("latin-1"))

    async def body(self) -> AsyncIterator[bytes]:
        """The content of the part, as it comes. Raises `MalformedMultipart` where its end is missing."""
        keep = len(self._delimiter) - 1
        while self._inside:
            place = self._buffer.find(self._delimiter)
            if place >= 0:
                piece = bytes(self._buffer[:place])
                del self._buffer[: place + len(self._delimiter)]
                self._inside = False
            else:
                piece = bytes(self._buffer[:-keep])
                del self._buffer[: len(piece)]
                await self._fill(len(self._buffer) + 1)
            if piece:
                yield piece

    async def _skip_preamble(self) -> None:
        self._begun = True
        while (place := self._buffer.find(self._delimiter)) < 0:
            if len(self._buffer) > LARGEST_HEAD:
                raise MalformedMultipart("there is no boundary in it")
            await self._fill(len(self._buffer) + 1)
        del self._buffer[: place + len(self._delimiter)]

    async def _until(self, end: bytes) -> bytes:
        """What stands before `end`, both taken off the buffer."""
        while (place := self._buffer.find(end, 0, LARGEST_HEAD + len(end))) < 0:
            if len(self._buffer) > LARGEST_HEAD:
                raise MalformedMultipart("the headers of a part are too long")
            await self._fill(len(self._buffer) + 1)
        found = bytes(self._buffer[:place])
        del self._buffer[: place + len(end)]
        return found

    async def _fill(self, size: int) -> None:
        """Reads until the buffer holds at least `size` bytes."""
        while len(self._buffer) < size:
            piece = await anext(self._pieces, None)
            if piece is None:
                raise MalformedMultipart("it broke off")
            self._buffer += piece


class Composed:
    """The body by which media go to another server: an empty object of metadata, and the media (Server-server API,
    "Content Repository")."""

    def __init__(self, headers: dict[str, str], size: int) -> None:
        """`headers` are those of the media, which have `size` bytes."""
        boundary = secrets.token_hex(16)
        fields = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        self.content_type = f"multipart/mixed; boundary={boundary}"
        self._head = (
            f"--{boundary}\r\nContent-Type: application/json\r\n\r\n{{}}\r\n--{boundary}\r\n{fields}\r\n"
        ).encode("ascii")
        self._tail = f"\r\n--{boundary}--\r\n".encode("ascii")
        self.size = len(self._head) + size + len(self._tail)

    async def pieces(self, content: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
        """The body around the media."""
        yield self._head
        async for piece in content:
            yield piece
        yield self._tail


def _fields(head: str) -> dict[str, str]:
    fields: dict[str, str] = {}
    for line in head.split("\r\n"):
        if not line:
            continue
        match = _FIELD.fullmatch(line)
        if match is None:
            raise MalformedMultipart("a part has a header that is none")
        fields.setdefault(match[1].lower(), match[2])
    return fields
