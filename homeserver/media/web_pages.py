"""Fetching what users point at on the web: never from our own network, within bounds of size and time."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from fnmatch import translate
from re import IGNORECASE, compile
from typing import Final
from urllib.parse import urljoin, urlsplit

from homeserver import __version__
from homeserver.federation.connections import Connections, url_as_written
from homeserver.federation.incoming import Bounds, BrokenOff, Incoming, NoConnection, TookTooLong, TooMuch
from homeserver.media.page_urls import HostDenied, PageUnavailable, check_url

TOTAL_S: Final = 15.0
STALL_S: Final = 8.0
MOST_REDIRECTS: Final = 5

_REDIRECTS: Final = frozenset([301, 302, 303, 307, 308])
_HEADERS: Final = {
    "User-Agent": f"Porch/{__version__} (bot; previews of pages in Matrix)",
    "Accept": "text/html,application/xhtml+xml,image/*;q=0.9,*/*;q=0.5",
    "Accept-Language": "en,*;q=0.5",
}
_NO_LIMIT: Final = 2**62


@dataclass(slots=True)
class WebPage:
    """The head of an answer, and where it was found in the end."""

    url: str
    content_type: str
    incoming: Incoming

    async def beginning(self, size: int) -> bytes:
        """The first `size` bytes of the body. Raises `PageUnavailable`."""
        received = bytearray()
        async for piece in self.pieces():
            received += piece
            if len(received) >= size:
                break
        return bytes(received[:size])

    async def pieces(self, limit: int = _NO_LIMIT) -> AsyncIterator[bytes]:
        """The body. Raises `PageUnavailable`, also where it is larger than `limit`."""
        size = 0
        try:
            async for piece in self.incoming.chunks():
                size += len(piece)
                if size > limit:
                    raise PageUnavailable("it is too large")
                yield piece
        except (BrokenOff, TooMuch, TookTooLong) as error:
            raise PageUnavailable(str(error) or type(error).__name__) from error


class WebPages:
    """Opens pages. The rules of `connections` are asked about each address, after redirects too."""

    def __init__(self, connections: Connections, denied_hosts: Iterable[str] = ()) -> None:
        self._connections = connections
        self._denied = [compile(translate(glob.replace("[", "[[]")), IGNORECASE) for glob in denied_hosts]

    @asynccontextmanager
    async def open(self, url: str) -> AsyncIterator[WebPage]:
        """The page at a URL that `check_url` has passed; to be read inside of the context.

        Raises `PageUnavailable`, `HostDenied`.
        """
        deadline = asyncio.get_running_loop().time() + TOTAL_S
        for _ in range(MOST_REDIRECTS + 1):
            incoming = await self._begin(url, deadline)
            try:
                if incoming.status == 200:
                    yield WebPage(url, incoming.headers.get("content-type", ""), incoming)
                    return
                url = _next(url, incoming)
            finally:
                incoming.close()
        raise PageUnavailable("too many redirects")

    async def close(self) -> None:
        """Closes every connection."""
        await self._connections.close()

    async def _begin(self, url: str, deadline: float) -> Incoming:
        host = urlsplit(url).hostname or ""
        if any(glob.fullmatch(host.rstrip(".")) for glob in self._denied):
            raise HostDenied(host)
        left = max(deadline - asyncio.get_running_loop().time(), 0.001)
        try:
            return await self._connections.begin(
                "GET", url_as_written(url), Bounds(_NO_LIMIT, left, STALL_S), headers=_HEADERS
            )
        except (NoConnection, BrokenOff, TookTooLong, ValueError) as error:
            raise PageUnavailable(str(error) or type(error).__name__) from error


def _next(url: str, incoming: Incoming) -> str:
    """Where an answer other than 200 leads."""
    if incoming.status not in _REDIRECTS:
        raise PageUnavailable(f"the answer is {incoming.status}")
    try:
        return check_url(urljoin(url, incoming.headers.get("location", "")))
    except ValueError as error:
        raise PageUnavailable(str(error)) from error
