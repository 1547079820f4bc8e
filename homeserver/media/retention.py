"""What goes away again: fetched media, previews, announcements that came to nothing, and content without a row."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Final

import structlog

from homeserver.config import Media as Settings
from homeserver.journal import JournalError
from homeserver.media.intake import Intake
from homeserver.media.preview_store import PreviewStore
from homeserver.media.store import MediaStore
from homeserver.storage import StorageError

log = structlog.get_logger(__name__)

EVERY_S: Final = 600.0
PAUSE_S: Final = 0.05
AT_ONCE: Final = 100
DAY_MS: Final = 86_400_000
LEFT_FOR_MS: Final = DAY_MS
"""Longer than any upload or fetch may take."""


class Retention:
    """Looks every ten minutes, and deletes in steps of a hundred. What users uploaded here stays for ever.

    Several processes may do so at once: each step is true whoever else takes it.
    """

    def __init__(
        self,
        store: MediaStore,
        previews: PreviewStore,
        intake: Intake,
        settings: Settings,
        now_ms: Callable[[], int],
    ) -> None:
        self._store = store
        self._previews = previews
        self._intake = intake
        self._settings = settings
        self._now_ms = now_ms
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begins to look."""
        self._task = asyncio.create_task(self._look_forever(), name="media retention")

    async def close(self) -> None:
        """Stops; a step that was begun is finished another day."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def look(self) -> None:
        """Deletes everything whose time has come. Raises `JournalError`, `StorageError`."""
        for step in (self._expire, self._purge_unused, self._purge_to_size, self._forget_previews, self._sweep):
            while await step():
                await asyncio.sleep(PAUSE_S)

    async def _look_forever(self) -> None:
        while True:
            await asyncio.sleep(EVERY_S)
            try:
                await self.look()
            except (JournalError, StorageError) as error:
                log.warning("media_retention_later", error=str(error))
            except Exception:
                log.exception("media_retention_failed")

    async def _expire(self) -> bool:
        expired = await self._store.expired(self._now_ms(), AT_ONCE)
        return await self._remove(expired)

    async def _purge_unused(self) -> bool:
        oldest_ms = self._now_ms() - self._settings.remote_cache_days * DAY_MS
        unused = await self._store.least_used(AT_ONCE)
        return await self._remove([nid for nid, _, used_ms in unused if used_ms < oldest_ms])

    async def _purge_to_size(self) -> bool:
        over = await self._store.fetched_bytes() - self._settings.remote_cache_bytes
        chosen: list[int] = []
        for nid, size, _ in await self._store.least_used(AT_ONCE):
            if over <= 0:
                break
            chosen.append(nid)
            over -= size
        return await self._remove(chosen) and over > 0

    async def _forget_previews(self) -> bool:
        return await self._previews.remove_old(self._now_ms(), AT_ONCE) == AT_ONCE

    async def _sweep(self) -> bool:
        blobs = await self._store.leftovers(self._now_ms() - LEFT_FOR_MS, AT_ONCE)
        for blob in blobs:
            await self._intake.drop(blob)
        return len(blobs) == AT_ONCE

    async def _remove(self, nids: list[int]) -> bool:
        """Removes media; whether there were any."""
        if not nids:
            return False
        for blob in await self._store.remove(nids, self._now_ms()):
            await self._intake.drop(blob)
        log.info("media_purged", files=len(nids))
        return True
