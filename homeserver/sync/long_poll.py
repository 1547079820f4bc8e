"""`GET /sync`: answers what is new, and waits where nothing is.  Client-server API, "Syncing"."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from homeserver.journal import Journal, Token, Waiters
from homeserver.protocol.errors import InvalidParam
from homeserver.sync.engine import SyncEngine
from homeserver.sync.request import SyncRequest, SyncResult
from homeserver.sync.sessions import SessionChanges

LONGEST_WAIT_MS = 600_000
"""How long a client may wait at most."""
CATCH_UP_S = 3.0
"""How far this process may lag behind the one that gave out a token."""
STEP_S = 0.01

Acknowledge = Callable[[str, str, int], Awaitable[None]]
"""Takes note that a device (user ID, device ID) has got all messages that were sent to it up to a position."""
StillGood = Callable[[], Awaitable[None]]
"""Looks at the access token again; raises `UnknownToken` where its session has ended."""


class LongPolls:
    """Waits for answers that have something to tell; `shared` says that other processes give out tokens too."""

    def __init__(
        self,
        engine: SyncEngine,
        journal: Journal,
        waiters: Waiters,
        sessions: SessionChanges,
        *,
        shared: bool,
        acknowledge: Acknowledge | None = None,
    ) -> None:
        self._acknowledge = acknowledge
        self._engine = engine
        self._catch_up_s = CATCH_UP_S if shared else 0.0
        self._journal = journal
        self._waiters = waiters
        self._sessions = sessions

    async def wait(
        self, request: SyncRequest, since: Token | None, timeout_ms: int, still_good: StillGood
    ) -> SyncResult:
        """The answer as soon as there is something to tell, or when `timeout_ms` have passed, or the server stops.

        The watch is registered before the position is read, so nothing can slip between the two.  Raises
        `InvalidParam` for a token from the future, `UnknownToken` where the session ends meanwhile.
        """
        if since is None or request.full_state or timeout_ms == 0:
            await self.take(request, since)
            return await self._engine.changes(request, since)
        loop = asyncio.get_running_loop()
        deadline = loop.time() + min(timeout_ms, LONGEST_WAIT_MS) / 1000
        with self._waiters.watch(request.user_id) as watch:
            await self.take(request, since)
            changes = self._sessions.count(request.user_id)
            while True:
                watch.clear()
                result = await self._engine.changes(request, since)
                left = deadline - loop.time()
                if not result.is_empty or left <= 0 or self._waiters.stopping:
                    return result
                # What was looked at and found to be nothing need not be looked at again.
                since = result.upto
                await watch.wait(left)
                if self._sessions.count(request.user_id) != changes:
                    await still_good()
                    changes = self._sessions.count(request.user_id)

    async def take(self, request: SyncRequest, since: Token | None) -> None:
        """Takes the token with which a device comes: it says what the device has got.

        Waits until this process has got as far; another one may have given it out just now.  Raises `InvalidParam`.
        """
        if since is None:
            return
        await self._catch_up(since)
        if self._acknowledge is not None and request.device_id is not None:
            await self._acknowledge(request.user_id, request.device_id, since.device_position)

    async def _catch_up(self, since: Token) -> None:
        if since.durable <= self._journal.position:
            return
        loop = asyncio.get_running_loop()
        deadline = loop.time() + self._catch_up_s
        while since.durable > self._journal.position:
            if loop.time() >= deadline:
                raise InvalidParam("since is no token of this server.")
            await asyncio.sleep(STEP_S)
