"""Another server that has media, and gives them as a test wants."""

from __future__ import annotations

import asyncio
from asyncio import StreamWriter

from tests.federation.authority import Answering, Heard, answer
from tests.federation.neighbour import Neighbour

NEW = "/_matrix/federation/v1/media/download/"
OLD = "/_matrix/media/v3/download/"
TYPE = "multipart/mixed; boundary=gc0p4Jq0M2Yt08jU534c0p"


def parts(content: bytes, *headers: str, boundary: str = "gc0p4Jq0M2Yt08jU534c0p") -> bytes:
    """A body of two parts."""
    head = f"--{boundary}\r\nContent-Type: application/json\r\n\r\n{{}}\r\n--{boundary}\r\n" + "".join(
        f"{header}\r\n" for header in headers
    )
    return head.encode() + b"\r\n" + content + f"\r\n--{boundary}--\r\n".encode()


def whole(content: bytes, *headers: str) -> Answering:
    """Answers with media as a server does."""
    return answer(parts(content, *headers), Content_Type=TYPE)


def broken_off(body: bytes, content_type: str = TYPE, announced: int = 10_000_000) -> Answering:
    """Answers with part of a body, and closes the connection."""

    async def send(_: Heard, writer: StreamWriter) -> None:
        head = f"HTTP/1.1 200 OK\r\nContent-Type: {content_type}\r\nContent-Length: {announced}\r\n\r\n"
        writer.write(head.encode() + body)
        await writer.drain()
        writer.close()

    return send


def endless(beginning: bytes, content_type: str = TYPE) -> Answering:
    """Answers with a body that never ends, and does not say how long it is."""

    async def send(_: Heard, writer: StreamWriter) -> None:
        writer.write(f"HTTP/1.1 200 OK\r\nContent-Type: {content_type}\r\nTransfer-Encoding: chunked\r\n\r\n".encode())
        for piece in (beginning, *[bytes(60_000)] * 100):
            writer.write(b"%x\r\n%b\r\n" % (len(piece), piece))
            await writer.drain()

    return send


class MediaServer(Neighbour):
    """`media` maps the path (its beginning) to how it is answered; `requests` are those that were for media."""

    media: dict[str, Answering]
    requests: list[Heard]
    delay_s = 0.0

    async def _answer(self, heard: Heard, writer: StreamWriter) -> None:
        if "/media/" not in heard.uri:
            await super()._answer(heard, writer)
            return
        self.requests.append(heard)
        await asyncio.sleep(self.delay_s)
        found = next((one for path, one in self.media.items() if heard.uri.startswith(path)), None)
        missing = answer(b'{"errcode": "M_NOT_FOUND", "error": "Not here"}', 404, Content_Type="application/json")
        await (found or missing)(heard, writer)
