"""Events that were accepted are worked off here, by one process at a time, whichever took them in.

They survive a crash: a row goes only after its event has become part of the graph, or never will.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import Final, Protocol

import structlog

from homeserver.journal import Change, Heard, Journal, JournalError, Lease, News
from homeserver.protocol.errors import MatrixError
from homeserver.protocol.event import Event
from homeserver.rooms import Rooms, Standing
from homeserver.rooms.pdus import NotReceived, Received
from homeserver.storage import Database, StorageError
from homeserver.transactions.later import Later
from homeserver.transactions.rounds import Rounds
from homeserver.transactions.store import Staged, TransactionStore, done_statements, outdate_statements

log = structlog.get_logger(__name__)

NEWS: Final = "staged"
AT_ONCE: Final = 64
"""Rooms that are worked on at once; most of that time is spent waiting for other servers."""
MOST_IN_MEMORY: Final = 4_000
"""Events that are held while they wait; others are read when their turn comes."""
LONGEST_S: Final = 300.0
PAUSE_S: Final = 1.0
FORGET_AFTER_S: Final = 0.02
CLOSE_S: Final = 3.0
KEEP_ANSWERS_MS: Final = 24 * 3_600_000
OUTDATE_EVERY_S: Final = 600.0


class Receiver(Protocol):
    """`Rooms.receiver`."""

    async def receive(self, origin: str, event: Event) -> Received:
        """Takes an event into the graph. Raises `MatrixError` or `NotReceived` where that cannot be."""


def news_key(first: int, last: int) -> str:
    """Key of news of events staged at these positions, both among them."""
    return f"{first} {last}"


class Staging:
    """Follows news of kind "staged", and works the events off."""

    def __init__(
        self,
        database: Database,
        journal: Journal,
        rooms: Rooms,
        receiver: Receiver,
        now_ms: Callable[[], int],
    ) -> None:
        self._journal = journal
        self._rooms = rooms
        self._receiver = receiver
        self._now_ms = now_ms
        self._store = TransactionStore(database)
        self._lease = Lease(database, journal, "staging", self._take_up, self._lay_down)
        self._leading = False
        self._loaded_upto = 0
        self._rounds = Rounds()
        self._later = Later(self._once_more)
        self._in_memory = 0
        self._working: set[asyncio.Task[None]] = set()
        self._background: set[asyncio.Task[None]] = set()
        self._loading = False
        self._done: list[int] = []
        self._forgetting: asyncio.Task[None] | None = None
        self._outdating: asyncio.Task[None] | None = None
        journal.follow(NEWS, self)

    async def start(self) -> None:
        """Works off what was left, and what comes, unless another process does. Raises `StorageError`."""
        await self._lease.start()

    async def close(self) -> None:
        """Ends what is under way within three seconds; the rest waits for the next start."""
        if self._leading:
            await self._lay_down()
        await self._lease.close()

    async def load(self, heard: Sequence[Heard]) -> Sequence[News]:
        """Looks up what another process has put aside, if it is for this one to work off."""
        if not self._leading:
            return [News(NEWS, item.key) for item in heard]
        news = []
        for item in heard:
            first, _, last = item.key.partition(" ")
            news.append(News(NEWS, item.key, await self._store.staged_between(int(first), int(last))))
        return news

    def apply(self, position: int, news: News) -> None:
        """Events have been put aside."""
        if not self._leading or position <= self._loaded_upto:
            return
        if news.payload is None:
            # It was heard of before this process began to work events off, and applied after.
            self._background.add(task := asyncio.ensure_future(self._look_up(news)))
            task.add_done_callback(self._background.discard)
        else:
            self._add(news.payload)

    async def _look_up(self, news: News) -> None:
        first, _, last = news.key.partition(" ")
        self._add(await self._store.staged_between(int(first), int(last)))

    def _add(self, events: Sequence[Staged]) -> None:
        for staged in events:
            if self._in_memory >= MOST_IN_MEMORY:
                staged.event = None
            elif staged.event is not None:
                self._in_memory += 1
            self._rounds.add(staged)
        self._fill()

    def _once_more(self, staged: Staged) -> None:
        self._rounds.add(staged)
        self._fill()

    async def _take_up(self) -> None:
        self._rounds, self._in_memory, self._done = Rounds(), 0, []
        # What is committed later is heard of.
        self._leading, self._loaded_upto, self._loading = True, self._journal.position, True
        try:
            left = await self._store.staged(self._loaded_upto)
        except BaseException:
            self._leading = False
            raise
        finally:
            self._loading = False
        if left:
            log.info("staged_events_left", events=len(left))
        waiting, self._rounds = self._rounds, Rounds()
        for staged in left:
            self._rounds.add(staged)
        for staged in waiting.all():
            self._rounds.add(staged)
        self._outdating = asyncio.create_task(self._outdate_now_and_then(), name="old transactions")
        self._fill()

    async def _lay_down(self) -> None:
        self._leading = False
        self._later.clear()
        if self._working:
            _, late = await asyncio.wait(self._working, timeout=CLOSE_S)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        background = [*self._background, *filter(None, (self._outdating, self._forgetting))]
        for task in background:
            task.cancel()
        await asyncio.gather(*background, return_exceptions=True)
        await self._forget()

    def _fill(self) -> None:
        while self._leading and not self._loading and self._lease.held and len(self._working) < AT_ONCE:
            staged = self._rounds.begin()
            if staged is None:
                return
            task = asyncio.ensure_future(self._work(staged))
            self._working.add(task)
            task.add_done_callback(self._worked)

    def _worked(self, task: asyncio.Task[None]) -> None:
        self._working.discard(task)
        self._fill()

    async def _work(self, staged: Staged) -> None:
        done, later = True, False
        try:
            event = staged.event or await self._read(staged)
            if event is not None:
                async with asyncio.timeout(LONGEST_S):
                    received = await self._receiver.receive(staged.origin, event)
                if received.standing is Standing.REJECTED:
                    log.info("event_rejected", origin=staged.origin, event_id=staged.event_id, reason=received.reason)
        except (StorageError, JournalError) as error:
            log.warning("staged_event_waits", event_id=staged.event_id, error=str(error))
            done = False
            await asyncio.sleep(PAUSE_S)
        except asyncio.CancelledError:
            done = False
            raise
        except NotReceived as error:
            later = self._later.take(staged)
            log.info(
                "event_not_received", origin=staged.origin, event_id=staged.event_id, reason=str(error), again=later
            )
        except MatrixError as error:
            log.info("event_not_received", origin=staged.origin, event_id=staged.event_id, reason=str(error))
        except TimeoutError:
            log.warning("staged_event_took_too_long", origin=staged.origin, event_id=staged.event_id)
        except Exception:
            log.exception("staged_event_failed", origin=staged.origin, event_id=staged.event_id)
        finally:
            self._rounds.end(staged, done=done)
            if done and not later:
                self._forget_soon(staged)

    async def _read(self, staged: Staged) -> Event | None:
        head = await self._rooms.head(staged.room_id)
        pdu = await self._store.pdu(staged.position)
        if head is None or pdu is None:
            return None
        return Event.load(pdu, head.version, staged.event_id)

    def _forget_soon(self, staged: Staged) -> None:
        if staged.event is not None:
            self._in_memory -= 1
        self._done.append(staged.position)
        if self._forgetting is None or self._forgetting.done():
            self._forgetting = asyncio.ensure_future(self._forget_in_a_moment())

    async def _forget_in_a_moment(self) -> None:
        while self._done:
            await asyncio.sleep(FORGET_AFTER_S)
            await self._forget()

    async def _forget(self) -> None:
        done, self._done = self._done, []
        if not done:
            return
        try:
            await self._journal.commit(Change(writes=lambda _: done_statements(done)))
        except (StorageError, JournalError) as error:
            # They are worked off once more after the next start, which does no harm.
            log.warning("staged_events_not_forgotten", events=len(done), error=str(error))

    async def _outdate_now_and_then(self) -> None:
        while True:
            try:
                await self._outdate(self._now_ms() - KEEP_ANSWERS_MS)
            except (StorageError, JournalError) as error:
                log.warning("old_transactions_not_forgotten", error=str(error))
            await asyncio.sleep(OUTDATE_EVERY_S)

    async def _outdate(self, before_ms: int) -> None:
        await self._journal.commit(Change(writes=lambda _: outdate_statements(before_ms)))
