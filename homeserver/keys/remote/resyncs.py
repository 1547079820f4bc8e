"""Fetches whole device lists of users of other servers, and goes on until they are there.

Each user's list is fetched once at a time.  One server gets few requests at once, so that one that does not answer
holds up nobody else; where it fails it is asked again later and later, and at once when it shows signs of life.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

import structlog

from homeserver.federation.errors import FederationError
from homeserver.journal import Journal, JournalError, Stale
from homeserver.keys.cross_signing_store import CrossSigningStore
from homeserver.keys.remote import store as rows
from homeserver.keys.remote.changes import change, replacing
from homeserver.keys.remote.shapes import DeviceList, read_list
from homeserver.keys.remote.store import TrackedStore
from homeserver.keys.sharing import Sharing
from homeserver.keys.store import KeyStore
from homeserver.protocol.errors import BadJson
from homeserver.protocol.identifiers import domain_of
from homeserver.rooms.lru import LeastRecentlyUsed
from homeserver.storage import StorageError

if TYPE_CHECKING:
    from homeserver.federation.room_calls import RoomCalls

log = structlog.get_logger(__name__)

AT_ONCE: Final = 16
AT_ONCE_OF_SERVER: Final = 3
MOST_WAITING: Final = 10_000
"""Users whose turn has not come; whoever finds no place is found again by the next look at the database."""
MOST_ATTEMPTS: Final = 10
"""Times that a list is fetched anew because it changed while it was fetched, with a longer pause before each."""
FIRST_WAIT_S: Final = 0.02
LONGEST_WAIT_S: Final = 5.0
LOOK_EVERY_S: Final = 30.0
FIRST_PAUSE_MS: Final = 30_000
LONGEST_PAUSE_MS: Final = 6 * 3_600_000
MOST_FAILING: Final = 50_000
PAGE: Final = 500


class Resyncs:
    """Who is to be fetched, by server, and the tasks that do it."""

    def __init__(
        self,
        calls: RoomCalls,
        journal: Journal,
        store: TrackedStore,
        keys: KeyStore,
        cross_signing: CrossSigningStore,
        sharing: Sharing,
        now_ms: Callable[[], int],
    ) -> None:
        self._calls = calls
        self._journal = journal
        self._store = store
        self._keys = keys
        self._cross_signing = cross_signing
        self._sharing = sharing
        self._now_ms = now_ms
        self._waiting: dict[str, deque[str]] = {}
        self._wanted: set[str] = set()
        self._busy: dict[str, int] = {}
        self._failing: LeastRecentlyUsed[str, tuple[int, int]] = LeastRecentlyUsed(MOST_FAILING)
        self._tasks: set[asyncio.Task[None]] = set()
        self._looking: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begins to look for lists that are stale, now and then."""
        self._looking = asyncio.create_task(self._look(), name="stale device lists")

    async def close(self) -> None:
        """Stops; lists stay stale that were not fetched."""
        tasks = [*self._tasks, *([self._looking] if self._looking is not None else [])]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def want(self, user_id: str, *, told: bool = False) -> None:
        """Has the list fetched soon; `told` says that its server has just shown itself alive."""
        if told:
            self._failing.drop(user_id)
        failing = self._failing.peek(user_id)
        if user_id in self._wanted or (failing is not None and failing[1] > self._now_ms()):
            return
        if len(self._wanted) >= MOST_WAITING:
            return
        self._wanted.add(user_id)
        self._waiting.setdefault(domain_of(user_id), deque()).append(user_id)
        self._begin()

    def _begin(self) -> None:
        """Starts what may run now, the server that has waited longest first."""
        for server in list(self._waiting):
            if len(self._tasks) >= AT_ONCE:
                return
            while self._waiting.get(server) and self._busy.get(server, 0) < AT_ONCE_OF_SERVER:
                if len(self._tasks) >= AT_ONCE:
                    return
                queue = self._waiting.pop(server)
                user_id = queue.popleft()
                if queue:
                    self._waiting[server] = queue
                self._busy[server] = self._busy.get(server, 0) + 1
                task = asyncio.create_task(self._run(server, user_id), name=f"device list of {user_id}")
                self._tasks.add(task)
                task.add_done_callback(lambda task, server=server: self._ended(server, task))  # type: ignore[misc]

    def _ended(self, server: str, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        left = self._busy.pop(server) - 1
        if left:
            self._busy[server] = left
        if not task.cancelled():
            self._begin()

    async def _run(self, server: str, user_id: str) -> None:
        try:
            await self._fetch(server, user_id)
            self._failing.drop(user_id)
        except (FederationError, BadJson) as error:
            self._failed(user_id, str(error))
        except (StorageError, JournalError) as error:
            self._failed(user_id, str(error))
        except Exception:
            log.exception("device_list_not_fetched", user=user_id)
            self._failed(user_id, "")
        finally:
            self._wanted.discard(user_id)

    async def _fetch(self, server: str, user_id: str) -> None:
        for attempt in range(MOST_ATTEMPTS):
            expects = await self._store.versions([user_id])
            tracked = (await self._store.of([user_id])).get(user_id)
            if tracked is None or not tracked.stale:
                return
            found = read_list(await self._calls.user_devices(server, user_id), user_id)
            try:
                await self._write(user_id, found, dict(expects))
                return
            except Stale:
                await asyncio.sleep(min(FIRST_WAIT_S * 2**attempt, LONGEST_WAIT_S))
        raise BadJson("the list changes faster than it can be fetched")

    async def _write(self, user_id: str, found: DeviceList, expects: dict[int, int]) -> None:
        there = (await self._keys.devices([user_id])).get(user_id, {})
        content = replacing(user_id, (await self._cross_signing.of([user_id])).get(user_id, {}), found.signing_keys)
        if gone := there.keys() - found.devices.keys():
            content.append(rows.drop_devices(user_id, sorted(gone)))
        if new := {name: keys for name, keys in found.devices.items() if there.get(name) != keys}:
            content.append(rows.put_devices(user_id, new))
        standing = [rows.stand_at(user_id, found.stream_id, [found.stream_id])]
        await self._sharing.remember(user_id)
        await self._journal.commit(change(standing, content, user_id, expects))

    def _failed(self, user_id: str, reason: str) -> None:
        failures = (self._failing.peek(user_id) or (0, 0))[0] + 1
        pause = min(FIRST_PAUSE_MS << min(failures - 1, 20), LONGEST_PAUSE_MS)
        self._failing.put(user_id, (failures, self._now_ms() + pause))
        log.info("device_list_not_fetched", user=user_id, reason=reason[:300], again_in_ms=pause)

    async def _look(self) -> None:
        while True:
            try:
                after = ""
                while some := await self._store.stale(after, PAGE):
                    for user_id in some:
                        self.want(user_id)
                    after = some[-1]
            except StorageError:
                log.warning("stale device lists cannot be looked up", exc_info=True)
            await asyncio.sleep(LOOK_EVERY_S)
