"""The one door through which all durable change goes, in one order.

Changes that wait are written together in one transaction (group commit), get their positions in commit order, and
only then are the followers told and the callers answered.
"""

from __future__ import annotations

import asyncio
import secrets
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING, Any

import structlog

from homeserver.journal.batch import BatchSpoiled, Log, Written, arrived, transaction
from homeserver.journal.change import Change, Follower, JournalClosed, JournalFull
from homeserver.journal.following import Following
from homeserver.storage import CommitUnknown, Database, DatabaseUnavailable, Statement

if TYPE_CHECKING:
    from homeserver.journal.channel import Channel

log = structlog.get_logger(__name__)

MOST_WAITING = 20_000
"""Changes that may wait at once; more are turned away with JournalFull."""

_KEEP_LOG_S = 3_600.0
_MARK_EVERY_S = 300.0
_POLL_S = 1.0
_YIELD_AFTER_S = 0.003
_PATIENCE_S = 10.0
_PAUSE_S = 0.2
_CLOSE_WITHIN_S = 3.0

Queued = tuple[Change, "asyncio.Future[int]"]


class NotWritten(DatabaseUnavailable):
    """A batch whose COMMIT broke off is known not to be there."""


def ask_to_stop() -> None:
    """End this process in the ordinary way, for whoever runs it to start it again."""
    signal.raise_signal(signal.SIGTERM)


class Journal:
    """Writes changes, and tells followers of them in the order of positions. Made by `Journal.open`."""

    position: int
    """Everything up to here is in the database, and applied to the followers of this process."""

    def __init__(self, database: Database, on_lost: Callable[[], None], batch_limit: int) -> None:
        self.position = 0
        self._database = database
        self._batch_limit = batch_limit
        self._origin = secrets.token_hex(8)
        self._identity = ""
        self._waiting: deque[Queued] = deque()
        self._arrived = asyncio.Event()
        self._closing = False
        self._following = Following(database, self, self._origin, on_lost)
        self._channel: Channel | None = None
        self._writer: asyncio.Task[None]
        self._tasks: list[asyncio.Task[None]] = []
        self._announcement = asyncio.Event()
        self._hint = asyncio.Event()
        self._marks: deque[tuple[float, int]] = deque([(monotonic(), 0)])

    @classmethod
    async def open(
        cls,
        database: Database,
        redis_url: str | None = None,
        *,
        batch_limit: int = 200,
        on_lost: Callable[[], None] = ask_to_stop,
    ) -> Journal:
        """Read where the database stands and begin to work. Raises StorageError.

        `on_lost` is called when news of other processes can no longer be had (this process slept for longer than
        their log is kept), so that what it holds in memory is wrong: the default asks this process to stop.
        """
        journal = cls(database, on_lost, batch_limit)
        row = await database.fetch_one("SELECT position, identity FROM journal_head")
        if row is None:
            await database.run(_first_head)
            row = await database.fetch_one("SELECT position, identity FROM journal_head")
        assert row is not None
        journal.position, journal._identity = row[0], row[1]
        if redis_url is not None:
            # Redis takes a tenth of a second to import, and most servers do without.
            from homeserver.journal.channel import Channel

            journal._channel = Channel(redis_url, f"{journal.channel_prefix}:journal", journal._hear, journal._hint.set)
            await journal._channel.open()
            journal._tasks.append(asyncio.create_task(journal._announce(), name="journal announcements"))
        journal._tasks.append(asyncio.create_task(journal._watch_others(), name="journal catch-up"))
        journal._writer = asyncio.create_task(journal._write(), name="journal writer")
        return journal

    @property
    def channel_prefix(self) -> str:
        """Names this database's channels and keys in Redis."""
        return f"porch:{self._identity}"

    def follow(self, kind: str, follower: Follower) -> None:
        """Tell `follower` all news of a kind from now on. Register before loading what the news keep in step."""
        self._following.add(kind, follower)

    def submit(self, change: Change) -> asyncio.Future[int]:
        """Put a change in the queue at once; the order of calls is the order of commits.

        The future gives the first position, or Stale, ConstraintViolated, StatementFailed, DatabaseUnavailable.
        Raises JournalClosed, JournalFull.
        """
        if self._closing:
            raise JournalClosed("the server is stopping")
        if len(self._waiting) >= MOST_WAITING:
            raise JournalFull("too many changes are waiting to be written")
        future: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        future.add_done_callback(_look_at)
        self._waiting.append((change, future))
        self._arrived.set()
        return future

    async def commit(self, change: Change) -> int:
        """Write a change; returns its first position when it is on disk and applied to the followers.

        A caller that is cancelled does not take the change with it. Errors as for `submit`.
        """
        # Cancelling the future is harmless: the writer owns the change and only finds nobody to answer.
        return await self.submit(change)

    async def close(self) -> None:
        """Take no more changes, write those that wait, and stop; a database that is away is given up on after 3 s."""
        if self._closing:
            return
        self._closing = True
        self._arrived.set()
        try:
            await asyncio.wait_for(self._writer, _CLOSE_WITHIN_S)
        except TimeoutError:
            log.error("journal_not_flushed", changes=len(self._waiting))
            self._fail(self._waiting, JournalClosed("the server stopped before the change could be written"))
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._channel is not None:
            await self._channel.publish(str(self.position).encode())
            await self._channel.close()

    async def _write(self) -> None:
        while True:
            if not self._waiting:
                if self._closing:
                    return
                self._arrived.clear()
                await self._arrived.wait()
                continue
            batch = [self._waiting.popleft() for _ in range(min(len(self._waiting), self._batch_limit))]
            self._following.writing = True
            try:
                await self._write_batch(batch)
            except asyncio.CancelledError:
                self._fail(batch, JournalClosed("the server stopped; whether the change was written is not known"))
                raise
            except Exception as error:
                if not isinstance(error, DatabaseUnavailable):
                    log.exception("journal_batch_failed", changes=len(batch))
                self._fail(batch, error)
            finally:
                self._following.writing = False

    async def _write_batch(self, batch: Sequence[Queued]) -> None:
        changes = [change for change, _ in batch]
        written = await self._transaction(batch, changes)
        async with self._following.turn:
            await self._following.catch_up_surely(written.before)
            began = monotonic()
            for (change, future), outcome, news in zip(batch, written.outcomes, written.news, strict=True):
                if isinstance(outcome, Exception):
                    if not future.done():
                        future.set_exception(outcome)
                    continue
                self._following.apply_own(outcome, change, news)
                self.position = outcome + change.positions - 1
                if not future.done():
                    future.set_result(outcome)
                if monotonic() - began > _YIELD_AFTER_S:
                    await asyncio.sleep(0)
                    began = monotonic()
        if written.after > written.before:
            self._announcement.set()

    async def _transaction(self, batch: Sequence[Queued], changes: Sequence[Change]) -> Written:
        record: Log | None = None
        if self._database.shared:
            record = Log(self._origin, self._old_enough())
        attempt: list[Written] = []

        def steps(savepoints: bool) -> Generator[Statement, list[Any], Written]:
            written = yield from transaction(changes, record, savepoints)
            attempt[:] = [written]
            return written

        try:
            try:
                return await self._database.run(lambda: steps(False))
            except BatchSpoiled:
                return await self._database.run(lambda: steps(True))
        except CommitUnknown:
            return await self._resolve(batch, attempt[0])

    def _old_enough(self) -> int | None:
        """The position that the log may be pruned up to now, and then not again for a while."""
        now = monotonic()
        if now - self._marks[-1][0] > _MARK_EVERY_S:
            self._marks.append((now, self.position))
        upto = None
        while now - self._marks[0][0] > _KEEP_LOG_S and len(self._marks) > 1:
            upto = self._marks.popleft()[1]
        return upto

    async def _resolve(self, batch: Sequence[Queued], written: Written) -> Written:
        """The connection broke during COMMIT: find out what became of it before anything else is written.

        Until that is known nothing can be applied in order, so this goes on for as long as the database is away; the
        callers are told after _PATIENCE_S.
        """
        began = monotonic()
        while True:
            try:
                if await self._database.run(lambda: arrived(written, self._origin if self._database.shared else None)):
                    return written
                raise NotWritten("the connection to the database broke, and nothing was written")
            except NotWritten:
                raise
            except DatabaseUnavailable as error:
                if self._closing:
                    raise
                if monotonic() - began > _PATIENCE_S:
                    self._fail(batch, error)
                    self._fail(self._waiting, error)
                    self._waiting.clear()
                await asyncio.sleep(_PAUSE_S)

    def _fail(self, changes: Iterable[Queued], error: Exception) -> None:
        for _, future in changes:
            if not future.done():
                future.set_exception(error)

    def _hear(self, message: bytes) -> None:
        if int(message) > self.position:
            self._hint.set()

    async def _announce(self) -> None:
        """Publish the newest position; several commits in quick succession make one message."""
        assert self._channel is not None
        # Checked, because a cancellation that falls into a time limit of Redis' client comes out as a timeout.
        while not self._closing:
            await self._announcement.wait()
            self._announcement.clear()
            await self._channel.publish(str(self.position).encode())

    async def _watch_others(self) -> None:
        """Catch up with other processes when Redis hints at news, and each second in any case."""
        while not self._closing:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._hint.wait(), _POLL_S)
            self._hint.clear()
            try:
                await self._following.catch_up()
            except DatabaseUnavailable as error:
                log.warning("journal_catch_up_later", error=str(error))
            except Exception:
                log.exception("journal_catch_up_failed")


def _look_at(future: asyncio.Future[int]) -> None:
    """An error that nobody waits for any more is not worth asyncio's complaint."""
    if not future.cancelled():
        future.exception()


def _first_head() -> Generator[Statement, list[Any], None]:
    yield Statement(
        "INSERT INTO journal_head (id, position, identity) VALUES (1, 0, ?) ON CONFLICT (id) DO NOTHING",
        args=(secrets.token_hex(16),),
    )
