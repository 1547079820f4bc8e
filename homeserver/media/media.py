"""The parts of this slice, put together."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from homeserver.config import CannotStart
from homeserver.config import Media as Settings
from homeserver.journal import Journal
from homeserver.media.arrivals import Arrivals
from homeserver.media.blobs import Blobs, StoreUnusable
from homeserver.media.intake import Intake
from homeserver.media.library import Library
from homeserver.media.preview_store import PreviewStore
from homeserver.media.previews import Previews
from homeserver.media.retention import Retention
from homeserver.media.store import NEWS, MediaStore
from homeserver.media.thumbnail_store import ThumbnailStore
from homeserver.media.thumbnails import Thumbnails
from homeserver.media.uploads import Uploads
from homeserver.sandbox.workers import Workers
from homeserver.storage import Database

if TYPE_CHECKING:
    from homeserver.federation.client import FederationClient
    from homeserver.media.remote import RemoteMedia


class ContentRepository:
    """Files: uploaded, found, fetched, made smaller, and purged."""

    def __init__(
        self,
        server_name: str,
        data_dir: Path,
        settings: Settings,
        database: Database,
        journal: Journal,
        client: FederationClient | None,
        now_ms: Callable[[], int],
    ) -> None:
        """Without a `client` there is nothing of other servers.

        Raises `CannotStart` where the store of the configuration cannot be used.
        """
        try:
            blobs = Blobs(settings.store, data_dir / "media")
        except StoreUnusable as error:
            raise CannotStart(f"media.store: {error}") from None
        store, arrivals = MediaStore(database, journal), Arrivals()
        journal.follow(NEWS, arrivals)
        intake = Intake(blobs, store, now_ms)
        self.uploads = Uploads(server_name, store, intake, settings, now_ms)
        self._remote: RemoteMedia | None = None
        if client is not None:
            # A tenth of a second of imports, which only those pay who federate.
            from homeserver.media.remote import RemoteMedia
            from homeserver.media.remote_source import RemoteSource

            source = RemoteSource(client, intake, settings.largest_remote_bytes)
            self._remote = RemoteMedia(
                source, store, intake, now_ms, unauthenticated=settings.unauthenticated_downloads
            )
        open_to_all = settings.unauthenticated_downloads
        self.library = Library(server_name, store, blobs, arrivals, self._remote, now_ms, open_to_all=open_to_all)
        self._workers = Workers(settings.thumbnail_processes, settings.thumbnail_pixels)
        self.thumbnails = Thumbnails(ThumbnailStore(database, journal), self.library, intake, self._workers)
        previews = PreviewStore(database, journal)
        self.previews = Previews(server_name, previews, store, self.library, intake, self._workers, settings, now_ms)
        self.retention = Retention(store, previews, intake, settings, now_ms)

    def start(self) -> None:
        """Begins what goes on in the background."""
        self.retention.start()

    async def close(self) -> None:
        """Ends what goes on in the background."""
        await self.retention.close()
        await self.previews.close()
        await self.thumbnails.close()
        await self._workers.close()
        if self._remote is not None:
            await self._remote.close()
