"""Thumbnails (Client-server API, "Thumbnails"): made when first asked for, in a few sizes, and kept."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from time import monotonic
from typing import Final, Literal

import structlog

from homeserver.media.intake import Intake
from homeserver.media.library import Library
from homeserver.media.store import Media
from homeserver.media.thumbnail_store import StoredThumbnail, ThumbnailStore
from homeserver.protocol.errors import LimitExceeded, MatrixError
from homeserver.sandbox.workers import PictureTooLarge, TooBusy, Unusable, Wish, WorkerFailed, Workers

log = structlog.get_logger(__name__)

Key = tuple[int, str]
Method = Literal["crop", "scale"]

SCALED: Final = ((320, 240), (640, 480), (800, 600), (1600, 1200))
SQUARES: Final = (32, 96, 256, 512)
WHOLE: Final = 1_000_000
"""A side of what is larger than any picture: wished for where more is asked than the largest size has."""
LARGEST_CROP: Final = 1600
MOST_KEPT: Final = 30
"""Thumbnails of one file; those of further sizes are made anew each time."""
BUSY_MS: Final = 5_000
FAILED_S: Final = 600.0
"""A picture over which a process failed is not tried again for so long."""
MOST_FAILED: Final = 10_000


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A thumbnail to be served: from the store, or (not kept) from memory."""

    content_type: str
    size: int
    blob: str | None
    content: bytes | None = None

    @property
    def file_name(self) -> str:
        """A name to save it under."""
        return "thumbnail." + {"image/jpeg": "jpg"}.get(self.content_type, self.content_type.partition("/")[2])


class Thumbnails:
    """Finds or makes thumbnails."""

    def __init__(self, store: ThumbnailStore, library: Library, intake: Intake, workers: Workers) -> None:
        self._store = store
        self._library = library
        self._intake = intake
        self._workers = workers
        self._making: dict[Key, asyncio.Task[Thumbnail]] = {}
        self._failed: dict[Key, float] = {}

    async def of(self, media: Media, width: int, height: int, method: Method, animated: bool) -> Thumbnail:
        """A thumbnail of at least that size, as far as the picture itself is.

        Raises 400 M_UNKNOWN for what is no picture, 413 (502 for another server's) M_TOO_LARGE, `LimitExceeded`.
        """
        wish = wish_of(width, height, method, animated)
        name = name_of(wish)
        stored = await self._store.find(media.nid, name)
        if stored is not None:
            return _served(media, stored)
        key = (media.nid, name)
        if self._failed.get(key, 0.0) > monotonic():
            raise cannot_be_made()
        task = self._making.get(key)
        if task is None:
            task = self._making[key] = asyncio.create_task(self._make(media, wish, name))
            task.add_done_callback(lambda done: self._made(key, done))
        return await asyncio.shield(task)

    async def close(self) -> None:
        """Gives up what is being made."""
        tasks = list(self._making.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _make(self, media: Media, wish: Wish, name: str) -> Thumbnail:
        assert media.blob is not None
        stored = await self._store.find(media.nid, name)
        if stored is not None:  # made while this one was about to be
            return _served(media, stored)
        try:
            picture = await self._workers.draw(self._content(media.blob), media.size, wish)
        except PictureTooLarge:
            raise MatrixError(
                502 if media.fetched else 413, "M_TOO_LARGE", "The content is too large to make thumbnails of it"
            ) from None
        except TooBusy:
            raise LimitExceeded(BUSY_MS, "Too many thumbnails are being made") from None
        except WorkerFailed as error:
            log.info("thumbnail_failed", media=str(media.mxc), reason=str(error))
            self._remember_failure((media.nid, name))
            raise cannot_be_made() from error
        except Unusable as error:
            log.info("thumbnail_not_drawn", media=str(media.mxc), reason=str(error))
            stored = await self._store.add(media.nid, name, StoredThumbnail("", 0, None))
            return _served(media, stored or StoredThumbnail("", 0, None))
        if picture.content is None:
            own = StoredThumbnail(picture.content_type, media.size, None)
            return _served(media, await self._store.add(media.nid, name, own) or own)
        made = Thumbnail(picture.content_type, len(picture.content), None, picture.content)
        if await self._store.count(media.nid) < MOST_KEPT:
            await self._keep(media, name, made, picture.content)
        return made

    async def _content(self, blob: str) -> AsyncIterator[bytes]:
        async for piece in await self._library.read(blob):
            yield piece

    def _made(self, key: Key, task: asyncio.Task[Thumbnail]) -> None:
        self._making.pop(key, None)
        if not task.cancelled():
            task.exception()  # those who wait for it hear of it; if they are gone, nobody needs to

    def _remember_failure(self, key: Key) -> None:
        self._failed[key] = monotonic() + FAILED_S
        while len(self._failed) > MOST_FAILED:
            del self._failed[next(iter(self._failed))]

    async def _keep(self, media: Media, name: str, made: Thumbnail, content: bytes) -> None:
        described = await self._intake.take(_once(content), made.content_type, None)
        stored = await self._store.add(
            media.nid, name, StoredThumbnail(made.content_type, described.size, described.blob)
        )
        if stored is None or stored.blob != described.blob:
            await self._intake.drop(described.blob)


def wish_of(width: int, height: int, method: Method, animated: bool) -> Wish:
    """What is made for a request: few sizes serve all, so that few are kept."""
    if method == "scale":
        fitting = next((size for size in SCALED if width <= size[0] and height <= size[1]), (WHOLE, WHOLE))
        return Wish(*fitting, crop=False, animated=animated)
    if max(width, height) > LARGEST_CROP:
        return Wish(WHOLE, WHOLE, crop=False, animated=animated)
    if width == height:
        width = height = next((side for side in SQUARES if width <= side), width)
    return Wish(width, height, crop=True, animated=animated)


def name_of(wish: Wish) -> str:
    """A wish as the database knows it."""
    return f"{wish.width}x{wish.height}-{'crop' if wish.crop else 'scale'}{'-animated' if wish.animated else ''}"


def cannot_be_made() -> MatrixError:
    """400 M_UNKNOWN, as the specification has it."""
    return MatrixError(400, "M_UNKNOWN", "Cannot generate thumbnails for the requested content")


def _served(media: Media, stored: StoredThumbnail) -> Thumbnail:
    if not stored.content_type:
        raise cannot_be_made()
    return Thumbnail(stored.content_type, stored.size, stored.blob or media.blob)


async def _once(content: bytes) -> AsyncIterator[bytes]:
    yield content
