"""Lets go of device lists of users with whom no room is shared any more: nobody tells of changes in them then."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Final

import structlog

from homeserver.journal import Change, Journal, JournalError, Stale
from homeserver.keys.remote.store import TrackedStore, forget
from homeserver.keys.sharing import Sharing, departed
from homeserver.keys.store import chunks
from homeserver.protocol.identifiers import IdentifierError, domain_of
from homeserver.rooms import RoomHead, StoredEvent
from homeserver.storage import StorageError

log = structlog.get_logger(__name__)

AGAIN_S: Final = 5.0
PAGE: Final = 200


class Endings:
    """Follows who leaves rooms; and looks at all lists once, at the start."""

    def __init__(self, server_name: str, journal: Journal, store: TrackedStore, sharing: Sharing) -> None:
        self._server_name = server_name
        self._journal = journal
        self._store = store
        self._sharing = sharing
        self._doubtful: dict[str, None] = {}
        self._left: set[int] = set()
        self._look_at_all = True
        self._woken = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begins."""
        self._task = asyncio.create_task(self._run(), name="device lists that end")

    async def close(self) -> None:
        """Stops; the next start looks at everything."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    def event_applied(self, stored: StoredEvent, head: RoomHead | None) -> None:
        """Takes in who leaves a room; for `Rooms.observe`."""
        for user_id in departed(stored):
            if self._is_elsewhere(user_id):
                self._doubtful[user_id] = None
                self._woken.set()
            elif head is None or self._server_name not in head.servers:
                self._left.add(stored.room_nid)
                self._woken.set()

    def _is_elsewhere(self, user_id: str) -> bool:
        try:
            return domain_of(user_id) != self._server_name
        except IdentifierError:
            return False

    async def _run(self) -> None:
        while True:
            self._woken.clear()
            try:
                if self._look_at_all:
                    self._look_at_all = False
                    await self._check_all()
                if self._left:
                    left, self._left = self._left, set()
                    self._doubtful.update(dict.fromkeys(await self._store.members(left)))
                while self._doubtful:
                    some = list(self._doubtful)[:PAGE]
                    await self._check(some)
                    for user_id in some:
                        del self._doubtful[user_id]
            except (StorageError, JournalError):
                log.warning("device lists of users who went are kept for now", exc_info=True)
                self._look_at_all = True
                await asyncio.sleep(AGAIN_S)
                continue
            await self._woken.wait()

    async def _check_all(self) -> None:
        after = ""
        while some := await self._store.page(after, PAGE):
            await self._check([each.user_id for each in some])
            after = some[-1].user_id

    async def _check(self, user_ids: Iterable[str]) -> None:
        """Forgets the lists of those with whom no room is shared."""
        for some in chunks(user_ids, PAGE):
            try:
                await self._forget(some)
            except Stale:
                # One of them changed in that moment: each by itself then.
                for user_id in some:
                    await self._forget([user_id])

    async def _forget(self, user_ids: list[str]) -> None:
        tracked = await self._store.of(user_ids)
        expects = await self._store.versions(tracked)
        gone = sorted(tracked.keys() - await self._sharing.here(tracked))
        if gone:
            await self._journal.commit(Change(writes=lambda _: forget(gone), expects=expects))
