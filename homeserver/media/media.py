"""The parts of this slice, put together."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from homeserver.config import CannotStart
from homeserver.config import Media as Settings
from homeserver.images.workers import Workers
from homeserver.journal import Journal
from homeserver.media.arrivals import Arrivals
from homeserver.media.blobs import Blobs, StoreUnusable
from homeserver.media.intake import Intake
from homeserver.media.library import Library
from homeserver.media.retention import Retention
from homeserver.media.store import NEWS, MediaStore
from homeserver.media.thumbnail_store import ThumbnailStore
from homeserver.media.thumbnails import Thumbnails
from homeserver.media.uploads import Uploads
from homeserver.storage import Database


class ContentRepository:
    """Files: uploaded, found, fetched, made smaller, and purged."""

    def __init__(
        self,
        server_name: str,
        data_dir: Path,
        settings: Settings,
        database: Database,
        journal: Journal,
        now_ms: Callable[[], int],
    ) -> None:
        """Raises `CannotStart` where the store of the configuration cannot be used."""
        try:
            blobs = Blobs(settings.store, data_dir / "media")
        except StoreUnusable as error:
            raise CannotStart(f"media.store: {error}") from None
        store, arrivals = MediaStore(database, journal), Arrivals()
        journal.follow(NEWS, arrivals)
        intake = Intake(blobs, store, now_ms)
        self.uploads = Uploads(server_name, store, intake, settings, now_ms)
        self.library = Library(server_name, store, blobs, arrivals, None, now_ms)
        workers = Workers(settings.thumbnail_processes, settings.thumbnail_pixels)
        self.thumbnails = Thumbnails(ThumbnailStore(database, journal), self.library, intake, workers)
        self.retention = Retention(store, intake, settings, now_ms)

    def start(self) -> None:
        """Begins what goes on in the background."""
        self.retention.start()

    async def close(self) -> None:
        """Ends what goes on in the background."""
        await self.retention.close()
        await self.thumbnails.close()
