"""The outbox as the rest of the server sees it."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, Final

import structlog

from homeserver.federation.backoff import Backoff, Failing
from homeserver.federation.server_lists import ServerLists
from homeserver.journal import EphemeralStream, Heard, Journal, JournalError, Lease, News
from homeserver.outbox.delivery import Client, Delivery
from homeserver.outbox.destination import Destination
from homeserver.outbox.durable import NEWS, Enclosure, enclosure
from homeserver.outbox.edus import encoded
from homeserver.outbox.packing import EventSource, Packer
from homeserver.outbox.queues import Queues
from homeserver.outbox.routing import Router
from homeserver.outbox.shared_rooms import SharedRooms
from homeserver.outbox.store import OutboxStore, Record
from homeserver.protocol.identifiers import IdentifierError
from homeserver.rooms import RoomHead, StoredEvent
from homeserver.storage import Database, StorageError

log = structlog.get_logger(__name__)

KEEP_EVERY_S: Final = 1.0
PRUNE_EVERY_S: Final = 600.0
REVIVE_EVERY_MS: Final = 15_000
MOST_REVIVED: Final = 10_000
REPORTED_AFTER: Final = 6
"""Failures in a row after which it is worth a line in the log: some two minutes."""
EDU_KIND: Final = "outbound_edu"
ALIVE_KIND: Final = "server_alive"
MOST_TO_PUBLISH: Final = 1_000
MOST_TO_SPREAD: Final = 1_000
AT_ONCE: Final = 500
"""Servers that get an EDU before others may run."""


class Outbox:
    """Sends to other servers. With several processes one of them does it, and the others hand over to it."""

    def __init__(
        self,
        server_name: str,
        database: Database,
        journal: Journal,
        ephemeral: EphemeralStream,
        events: EventSource,
        client: Client,
        backoff: Backoff,
        lists: ServerLists,
        now_ms: Callable[[], int],
    ) -> None:
        self._server_name = server_name
        self._shared = database.shared
        self._journal = journal
        self._ephemeral = ephemeral
        self._backoff = backoff
        self._lists = lists
        self._now_ms = now_ms
        self._store = OutboxStore(database, journal)
        packer = Packer(server_name, events, self._store, now_ms)
        self._queues = Queues(backoff, self._store, packer, Delivery(client, backoff), now_ms)
        self._lease = Lease(database, journal, "outbox", self._take_up, self._lay_down)
        self._queues.may_send = lambda: self._lease.held
        self._router = Router(self._queues, SharedRooms(database), self._sends_to)
        self._queues.catch_up = self._router.catch_up
        self._leading = False
        self._progress = -1
        self._recalled = False
        self._kept: set[str] = set()
        self._reported: set[str] = set()
        self._allowed: dict[str, bool] = {}
        self._revived: dict[str, int] = {}
        self._spreading: deque[tuple[Sequence[str], str, bytes, str | None]] = deque()
        self._publishing: deque[tuple[list[str], str, dict[str, Any], str | None]] = deque()
        self._tasks: dict[str, asyncio.Task[None]] = {}
        journal.follow(NEWS, self)
        ephemeral.subscribe(EDU_KIND, self._edu_heard)
        ephemeral.subscribe(ALIVE_KIND, lambda _position, origin, _value: self._revive(origin))

    async def start(self) -> None:
        """Begins to send, unless another process does. Raises `StorageError`."""
        await self._lease.start()

    async def close(self) -> None:
        """Ends what is under way within three seconds, and keeps what has to be kept."""
        if self._leading:
            await self._lay_down()
        for task in self._tasks.values():
            task.cancel()
        await asyncio.gather(*self._tasks.values(), return_exceptions=True)
        await self._lease.close()

    def send(self, destinations: Iterable[str], edu_type: str, content: dict[str, Any], key: str | None = None) -> None:
        """An EDU that may be lost; a newer one of the same type and key takes the place of one that still waits.

        Raises `CanonicalJsonError` for content that is no JSON.
        """
        names = [name for name in set(destinations) if self._sends_to(name)]
        if not names:
            return
        edu = encoded(edu_type, content)
        if self._leading or not self._shared:
            self._add_edu(names, edu_type, edu, key)
        elif len(self._publishing) < MOST_TO_PUBLISH:
            self._publishing.append((names, edu_type, content, key))
            self._run("publish", self._publish)

    def durable(
        self, destinations: Iterable[str], edu_type: str, content: dict[str, Any], key: str | None = None
    ) -> Enclosure:
        """An EDU that must arrive: what it returns goes into the caller's own change.

        EDUs for one server arrive in the order in which they were written, each at least once. With a `key`, one that
        still waits under the same type and key goes. Raises `CanonicalJsonError` for content that is no JSON.
        """
        names = [name for name in dict.fromkeys(destinations) if self._sends_to(name)]
        return enclosure(names, edu_type, encoded(edu_type, content), key, self._now_ms())

    async def reached_one_of(self, servers: Collection[str], upto: int) -> bool:
        """Whether one of the servers, where there are any, has every event up to a position that it should have.

        As it stood a second ago; from that server the others can get what they lack. Raises `StorageError`.
        """
        progress = await self._store.progress()
        if progress is None or progress < upto:
            return False
        behind = {record.name for record in await self._store.records() if not record.has_all_events}
        return not servers or any(name not in behind for name in servers)

    def alive(self, server_name: str) -> None:
        """A request of that server has come in: if it was failing it is tried again, though not too often."""
        if self._backoff.of(server_name) is None and not self._shared:
            return
        now_ms = self._now_ms()
        if now_ms - self._revived.get(server_name, 0) < REVIVE_EVERY_MS:
            return
        self._revived.pop(server_name, None)
        self._revived[server_name] = now_ms
        if len(self._revived) > MOST_REVIVED:
            del self._revived[next(iter(self._revived))]
        if self._leading or not self._shared:
            self._revive(server_name)
        else:
            self._run("alive", lambda: self._publish_alive(server_name))

    def event_applied(self, stored: StoredEvent, head: RoomHead | None) -> None:
        """Observes the rooms."""
        self._router.event_applied(stored, head)

    async def load(self, heard: Sequence[Heard]) -> Sequence[News]:
        """What another process has written is looked up when its destination has its turn."""
        return [News(NEWS, item.key) for item in heard]

    def apply(self, position: int, news: News) -> None:
        """EDUs that must arrive have been written for some destinations."""
        if not self._leading:
            return
        for name in news.key.split(" "):
            destination = self._queues.get(name)
            destination.has_durable = True
            self._queues.touched.add(name)
            self._queues.wake(destination)

    def _sends_to(self, name: str) -> bool:
        known = self._allowed.get(name)
        if known is None:
            try:
                known = name != self._server_name and self._lists.allows(name)
            except IdentifierError:
                known = False
            if len(self._allowed) > 50_000:
                self._allowed.clear()
            self._allowed[name] = known
        return known

    def _add_edu(self, names: Sequence[str], edu_type: str, edu: bytes, key: str | None) -> None:
        if not self._leading:
            return
        if len(names) <= AT_ONCE and not self._spreading:
            for name in names:
                self._queues.add_edu(name, edu_type, edu, key)
        elif len(self._spreading) < MOST_TO_SPREAD:
            self._spreading.append((names, edu_type, edu, key))
            self._run("spread", self._spread)

    async def _spread(self) -> None:
        """Gives EDUs to many servers, some at a time, in order."""
        while self._spreading:
            names, edu_type, edu, key = self._spreading[0]
            for at, name in enumerate(names, 1):
                self._queues.add_edu(name, edu_type, edu, key)
                if not at % AT_ONCE:
                    await asyncio.sleep(0)
            self._spreading.popleft()

    def _revive(self, server_name: str) -> None:
        if self._backoff.of(server_name) is not None:
            self._backoff.forget(server_name)
        self._queues.revive(server_name)

    def _edu_heard(self, position: int, edu_type: str, value: Any) -> None:
        names, content, key = value
        self._add_edu(names, edu_type, encoded(edu_type, content), key)

    def _run(self, name: str, body: Callable[[], Any]) -> None:
        task = self._tasks.get(name)
        if task is None or task.done():
            self._tasks[name] = asyncio.ensure_future(body())

    async def _publish(self) -> None:
        while self._publishing:
            names, edu_type, content, key = self._publishing.popleft()
            await self._ephemeral.publish(EDU_KIND, edu_type, [names, content, key])

    async def _publish_alive(self, server_name: str) -> None:
        await self._ephemeral.publish(ALIVE_KIND, server_name, None)

    async def _take_up(self) -> None:
        """This process sends from now on: everything as it was kept."""
        self._leading = True
        self._router.collect(self._journal.position)
        try:
            await self._recall()
        except BaseException:
            await self._lay_down()
            raise
        self._recalled = True
        self._backoff.changed = self._backoff_changed
        self._router.start()
        self._queues.open()
        self._run("keep", self._keep_now_and_then)
        self._run("prune", self._prune_now_and_then)

    async def _recall(self) -> None:
        for record in await self._store.records():
            self._kept.add(record.name)
            if record.failing is not None:
                self._backoff.load(record.name, record.failing)
            if record.delivered is not None:
                destination = self._queues.get(record.name)
                destination.delivered, destination.outside = record.delivered, set(record.outside)
                destination.fall_behind()
        for name in await self._store.destinations_with_edus():
            self._queues.get(name).has_durable = True
        progress = await self._store.progress()
        if progress is None:
            # The first start: from here on nothing is lost.
            progress = self._router.routed
            await self._store.write(progress, ())
        await self._router.find_behind(progress)
        self._progress = progress
        waiting = list(self._queues)
        if waiting:
            behind = sum(destination.behind for destination in waiting)
            log.info("outbox_begins", destinations=len(waiting), behind=behind)

    async def _lay_down(self) -> None:
        """Another process sends from now on, or none."""
        self._leading = False
        self._backoff.changed = None
        self._spreading.clear()
        for name in ("keep", "prune", "spread"):
            if (task := self._tasks.pop(name, None)) is not None:
                task.cancel()
                await asyncio.gather(task, return_exceptions=True)
        await self._router.stop()
        await self._queues.close()
        if self._lease.held and self._recalled:
            await self._keep()
        self._recalled, self._progress = False, -1
        self._queues.forget()
        self._kept.clear()

    def _backoff_changed(self, server_name: str, failing: Failing | None) -> None:
        if self._queues.find(server_name) is not None or server_name in self._kept:
            self._queues.touched.add(server_name)
            if failing is None:
                self._queues.retry(server_name)
            if failing is None and server_name in self._reported:
                self._reported.discard(server_name)
                log.info("destination_is_back", destination=server_name)
            elif failing is not None and failing.failures == REPORTED_AFTER:
                self._reported.add(server_name)
                log.info("destination_fails", destination=server_name, since_ms=failing.since_ms)

    async def _keep_now_and_then(self) -> None:
        while True:
            await asyncio.sleep(KEEP_EVERY_S)
            try:
                await self._keep()
            except Exception:
                log.exception("outbox_not_kept")

    async def _keep(self) -> None:
        """Writes what has changed since the last time, in one change."""
        queues = self._queues
        progress = self._router.routed
        touched, queues.touched = queues.touched, set()
        records = [self._record(name, queues.find(name)) for name in touched]
        changed = [record for record in records if not record.says_nothing or record.name in self._kept]
        queues.tidy(touched)
        if not changed and progress == self._progress:
            return
        try:
            await self._store.write(progress, changed)
        except (JournalError, StorageError) as error:
            log.warning("outbox_not_kept", error=str(error))
            queues.touched |= touched
            return
        except asyncio.CancelledError:
            queues.touched |= touched
            raise
        self._progress = progress
        self._kept.difference_update(record.name for record in changed if record.says_nothing)
        self._kept.update(record.name for record in changed if not record.says_nothing)

    def _record(self, name: str, destination: Destination | None) -> Record:
        failing = self._backoff.of(name)
        if destination is None or not destination.lacks_events:
            return Record(name, failing=failing)
        return Record(name, destination.delivered, tuple(sorted(destination.outside)), failing)

    async def _prune_now_and_then(self) -> None:
        while True:
            try:
                if hit := await self._store.prune(self._now_ms()):
                    log.warning("outbox_pruned", destinations=hit)
            except (JournalError, StorageError) as error:
                log.warning("outbox_not_pruned", error=str(error))
            await asyncio.sleep(PRUNE_EVERY_S)
