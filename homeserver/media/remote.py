"""Media of other servers (Server-server API, "Content Repository"): fetched once however many ask, and kept."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from time import monotonic
from typing import Final

import structlog

from homeserver.federation.errors import AnswerTooLarge, FederationError, NotAllowed, Refused
from homeserver.http.turns import Turns
from homeserver.media.intake import Intake
from homeserver.media.library import NOT_HERE
from homeserver.media.mxc import Mxc
from homeserver.media.remote_source import RemoteSource
from homeserver.media.store import Media, MediaStore
from homeserver.protocol.errors import Forbidden, MatrixError, NotFound, NotYetUploaded

log = structlog.get_logger(__name__)

AT_ONCE: Final = 64
AT_ONCE_OF_ONE: Final = 8
WAITING: Final = 500
MISSING_S: Final = 60.0
"""What another server does not have is not asked for again for so long."""
MOST_MISSING: Final = 10_000


class RemoteMedia:
    """Fetches and keeps. Media that come in `unauthenticated` are open to all (see `Uploads`)."""

    def __init__(
        self,
        source: RemoteSource,
        store: MediaStore,
        intake: Intake,
        now_ms: Callable[[], int],
        *,
        unauthenticated: bool,
    ) -> None:
        self._source = source
        self._store = store
        self._intake = intake
        self._now_ms = now_ms
        self._unauthenticated = unauthenticated
        self._fetching: dict[Mxc, asyncio.Task[Media]] = {}
        self._missing: dict[Mxc, float] = {}
        self._all, self._of_one = Turns(AT_ONCE, WAITING), Turns(AT_ONCE_OF_ONE, WAITING)

    async def fetch(self, mxc: Mxc, timeout_ms: int) -> Media:
        """See `Elsewhere`. Raises `NotFound`, `NotYetUploaded`, `Forbidden` for servers that are not talked with,
        502 M_TOO_LARGE, `LimitExceeded`, and 502 M_UNKNOWN for servers that do not answer as they should."""
        if self._missing.get(mxc, 0.0) > monotonic():
            raise NotFound(NOT_HERE)
        task = self._fetching.get(mxc)
        if task is None:
            task = self._fetching[mxc] = asyncio.create_task(self._fetch(mxc, timeout_ms))
            task.add_done_callback(lambda done: self._fetched(mxc, done))
        return await asyncio.shield(task)

    async def close(self) -> None:
        """Gives up what is under way."""
        tasks = list(self._fetching.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _fetch(self, mxc: Mxc, timeout_ms: int) -> Media:
        known = await self._store.find(mxc)
        if known is not None:  # fetched while this one was about to be
            return known
        end_of_one = await self._of_one.take(mxc.server_name)
        try:
            end = await self._all.take(None)
            try:
                described = await self._source.fetch(mxc, timeout_ms)
            finally:
                end()
        except FederationError as error:
            log.info("remote_media_not_fetched", media=str(mxc), reason=str(error))
            raise self._refusal(mxc, error) from error
        finally:
            end_of_one()
        kept = await self._store.add(mxc, described, None, self._unauthenticated, self._now_ms(), fetched=True)
        if not kept:  # another process was faster
            await self._intake.drop(described.blob)
        media = await self._store.find(mxc)
        if media is None:
            raise NotFound(NOT_HERE)
        return media

    def _refusal(self, mxc: Mxc, error: FederationError) -> MatrixError:
        """What is answered for what the other server has answered."""
        if isinstance(error, AnswerTooLarge) or (isinstance(error, Refused) and error.errcode == "M_TOO_LARGE"):
            return MatrixError(502, "M_TOO_LARGE", "The content is too large for this server")
        if isinstance(error, NotAllowed):
            return Forbidden("This server does not talk with the one that has the content")
        if isinstance(error, Refused) and error.errcode == "M_NOT_YET_UPLOADED":
            return NotYetUploaded("The content has not been uploaded yet")
        if isinstance(error, Refused) and error.status in (400, 403, 404):
            self._missing[mxc] = monotonic() + MISSING_S
            while len(self._missing) > MOST_MISSING:
                del self._missing[next(iter(self._missing))]
            return NotFound(NOT_HERE)
        return MatrixError(502, "M_UNKNOWN", "The server that has the content does not answer as it should")

    def _fetched(self, mxc: Mxc, task: asyncio.Task[Media]) -> None:
        self._fetching.pop(mxc, None)
        if not task.cancelled():
            task.exception()  # those who wait for it hear of it; if they are gone, nobody needs to
