"""The way of content into the store: nothing is left of what does not arrive whole."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable

import structlog

from homeserver.media.blobs import Blobs, StoreFailed, new_blob
from homeserver.media.store import Described, MediaStore
from homeserver.protocol.errors import MatrixError

log = structlog.get_logger(__name__)


class Intake:
    """Writes content into the store, and deletes what turns out not to be wanted."""

    def __init__(self, blobs: Blobs, store: MediaStore, now_ms: Callable[[], int]) -> None:
        self._blobs = blobs
        self._store = store
        self._now_ms = now_ms

    async def take(self, pieces: AsyncIterator[bytes], content_type: str, file_name: str | None) -> Described:
        """Writes content; it is deleted within days unless a row leads to it then.

        Raises what `pieces` raises, and 500 M_UNKNOWN where the store fails.
        """
        blob = new_blob()
        await self._store.begin(blob, self._now_ms())
        try:
            size = await self._blobs.write(blob, pieces)
        except StoreFailed as error:
            log.warning("media_not_written", error=str(error))
            raise unreadable() from error
        except BaseException:
            await self._store.forget([blob])
            raise
        return Described(content_type, file_name, size, blob)

    async def drop(self, blob: str) -> None:
        """Deletes content to which nothing leads. Where that fails it is tried again another day."""
        try:
            await self._blobs.delete(blob)
        except StoreFailed as error:
            log.warning("media_not_deleted", error=str(error))
            return
        await self._store.forget([blob])


def unreadable() -> MatrixError:
    """What is answered where the store does not do what it should."""
    return MatrixError(500, "M_UNKNOWN", "The store of media does not answer")
