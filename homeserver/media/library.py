"""Finding content: what is here, what is still to come, and what another server has."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from typing import Final, Protocol

import structlog

from homeserver.journal import JournalError
from homeserver.media.arrivals import Arrivals
from homeserver.media.blobs import BlobMissing, Blobs, StoreFailed
from homeserver.media.intake import unreadable
from homeserver.media.mxc import Mxc
from homeserver.media.store import Media, MediaStore
from homeserver.protocol.errors import NotFound, NotYetUploaded

log = structlog.get_logger(__name__)

USUAL_WAIT_MS: Final = 20_000
LONGEST_WAIT_MS: Final = 60_000
NOT_HERE: Final = "There is no such media, or it is not to be had here"
USED_AGAIN_MS: Final = 3_600_000
"""How exactly it is known when other servers' media were last used."""


class Elsewhere(Protocol):
    """Fetches media of other servers."""

    async def fetch(self, mxc: Mxc, timeout_ms: int) -> Media:
        """The media, fetched and kept. Raises `MatrixError`."""
        ...


class Library:
    """The media that are here, or can be had."""

    def __init__(
        self,
        server_name: str,
        store: MediaStore,
        blobs: Blobs,
        arrivals: Arrivals,
        elsewhere: Elsewhere | None,
        now_ms: Callable[[], int],
        *,
        open_to_all: bool,
    ) -> None:
        """Without `elsewhere` there is nothing of other servers. `open_to_all` says that what comes in from now on may
        be had without logging in; where it may not, nothing is fetched for such requests."""
        self._server_name = server_name
        self._store = store
        self._blobs = blobs
        self._arrivals = arrivals
        self._elsewhere = elsewhere
        self._now_ms = now_ms
        self._open_to_all = open_to_all

    async def find(
        self, mxc: Mxc, timeout_ms: int = USUAL_WAIT_MS, *, fetch: bool = True, unauthenticated: bool = False
    ) -> Media:
        """The media, whose content is here; waits so long for content that is to come.

        With `fetch=False` nothing is asked of other servers; with `unauthenticated` only media are found that may be
        had so. Raises `NotFound`, `NotYetUploaded`, and what fetching raises.
        """
        timeout_ms = min(timeout_ms, LONGEST_WAIT_MS)
        fetch = fetch and (self._open_to_all or not unauthenticated)
        media = await self._store.find(mxc)
        if media is None and mxc.server_name != self._server_name and fetch and self._elsewhere is not None:
            media = await self._elsewhere.fetch(mxc, timeout_ms)
        if media is None or media.has_expired(self._now_ms()):
            raise NotFound(NOT_HERE)
        if media.blob is None:
            media = await self._wait(media, timeout_ms)
        if unauthenticated and not media.unauthenticated:
            raise NotFound(NOT_HERE)
        self._note_use(media)
        return media

    async def read(self, blob: str, begin: int = 0, end: int | None = None) -> AsyncIterator[bytes]:
        """Content, or a part of it. Raises `NotFound` where it was purged a moment ago."""
        try:
            return await self._blobs.read(blob, begin, end)
        except BlobMissing as error:
            log.warning("media_content_missing", blob=blob)
            raise NotFound(NOT_HERE) from error
        except StoreFailed as error:
            log.warning("media_not_read", error=str(error))
            raise unreadable() from error

    async def _wait(self, media: Media, timeout_ms: int) -> Media:
        arrival = self._arrivals.expect(media.nid)
        try:
            async with asyncio.timeout(timeout_ms / 1000):
                found = await self._store.of_number(media.nid)
                if found is not None and found.blob is None:
                    await arrival
                    found = await self._store.of_number(media.nid)
        except TimeoutError:
            raise NotYetUploaded("The content has not been uploaded yet") from None
        finally:
            arrival.cancel()
        if found is None or found.blob is None:
            raise NotFound(NOT_HERE)
        return found

    def _note_use(self, media: Media) -> None:
        now = self._now_ms()
        if media.fetched and now - media.used_ms > USED_AGAIN_MS:
            with suppress(JournalError):
                self._store.touch(media, now)
