"""What users upload, at once or after they have announced it (Client-server API, "Content repository")."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Final

from homeserver.config import Media as Settings
from homeserver.media.disposition import UNKNOWN, check_file_name, content_type_of
from homeserver.media.intake import Intake
from homeserver.media.mxc import Mxc, mxc_of, new_media_id
from homeserver.media.store import Described, Media, MediaStore
from homeserver.protocol.errors import CannotOverwriteMedia, Forbidden, LimitExceeded, MatrixError, NotFound

LONGEST_S: Final = 6 * 3600.0
"""An upload that takes longer is broken off; leftovers are kept for longer than that."""


class Uploads:
    """Takes in content for users of this server."""

    def __init__(
        self, server_name: str, store: MediaStore, intake: Intake, settings: Settings, now_ms: Callable[[], int]
    ) -> None:
        self._server_name = server_name
        self._store = store
        self._intake = intake
        self._settings = settings
        self._now_ms = now_ms

    @property
    def largest(self) -> int:
        """The most bytes of an upload."""
        return self._settings.largest_upload_bytes

    async def announce(self, user_id: str) -> tuple[Mxc, int]:
        """A URI for content that is to come, and until when it may (ms since the epoch).

        Raises `LimitExceeded` while too many of the user's uploads are to come, and `Forbidden` over the quota.
        """
        await self._check_quota(user_id, 0)
        now = self._now_ms()
        pending = await self._store.pending(user_id, now)
        if len(pending) >= self._settings.pending_uploads:
            raise LimitExceeded(pending[0] - now, "Upload what you have announced before you announce more")
        mxc, expires = Mxc(self._server_name, new_media_id()), now + self._settings.pending_lifetime_ms
        await self._store.announce(mxc, user_id, UNKNOWN, expires, now)
        return mxc, expires

    async def upload(
        self, user_id: str, pieces: AsyncIterator[bytes], content_type: str | None, file_name: str | None
    ) -> Mxc:
        """Takes in content; its URI. Raises `InvalidParam` for the name, `Forbidden` over the quota, and what
        `pieces` raises."""
        described = await self._take(user_id, pieces, content_type, file_name)
        mxc = Mxc(self._server_name, new_media_id())
        await self._store.add(
            mxc, described, user_id, self._settings.unauthenticated_downloads, self._now_ms(), fetched=False
        )
        return mxc

    async def upload_to(
        self,
        user_id: str,
        server_name: str,
        media_id: str,
        pieces: AsyncIterator[bytes],
        content_type: str | None,
        file_name: str | None,
    ) -> None:
        """Takes in the content of an announced URI. Raises as `upload` does, `NotFound` for one that was not
        announced or has expired, `Forbidden` for another's, and `CannotOverwriteMedia`."""
        media = await self._announced(user_id, mxc_of(server_name, media_id))
        described = await self._take(user_id, pieces, content_type, file_name)
        if not await self._store.fill(media, described, self._settings.unauthenticated_downloads, self._now_ms()):
            await self._intake.drop(described.blob)
            await self._announced(user_id, media.mxc)  # it has expired while this was coming in
            raise CannotOverwriteMedia("This media ID has its content already")

    async def _announced(self, user_id: str, mxc: Mxc) -> Media:
        media = await self._store.find(mxc) if mxc.server_name == self._server_name else None
        if media is None or media.has_expired(self._now_ms()):
            raise NotFound("This media ID was not created, or it has expired")
        if media.user_id != user_id:
            raise Forbidden("This media ID was created by somebody else")
        if media.blob is not None:
            raise CannotOverwriteMedia("This media ID has its content already")
        return media

    async def _take(
        self, user_id: str, pieces: AsyncIterator[bytes], content_type: str | None, file_name: str | None
    ) -> Described:
        file_name = check_file_name(file_name)
        await self._check_quota(user_id, 0)
        try:
            async with asyncio.timeout(LONGEST_S):
                described = await self._intake.take(pieces, content_type_of(content_type), file_name)
        except TimeoutError:
            raise MatrixError(408, "M_UNKNOWN", "The upload did not arrive in time") from None
        try:
            await self._check_quota(user_id, described.size)
        except Forbidden:
            await self._intake.drop(described.blob)
            raise
        return described

    async def _check_quota(self, user_id: str, more: int) -> None:
        """Raises `Forbidden` where the user has no room for a file of `more` bytes."""
        most_files, most_bytes = self._settings.quota_files, self._settings.quota_bytes
        if not most_files and not most_bytes:
            return
        files, size = await self._store.usage(user_id)
        if (most_files and files >= most_files) or (most_bytes and size + more > most_bytes):
            raise Forbidden("You have uploaded as much as this server keeps of one user")
