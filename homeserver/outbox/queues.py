"""The queues of all destinations: who is sent to now, who later, and what becomes of a transaction."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable, Iterable, Iterator
from typing import Final

import structlog

from homeserver.federation.backoff import Backoff
from homeserver.outbox import destination as destinations
from homeserver.outbox.delivery import Delivery, Outcome
from homeserver.outbox.destination import Destination
from homeserver.outbox.edus import FLEETING, MOST_WAITING, MOST_WHILE_FAILING
from homeserver.outbox.lanes import Lanes
from homeserver.outbox.packing import Packer
from homeserver.outbox.store import OutboxStore
from homeserver.storage import StorageError

log = structlog.get_logger(__name__)

HELD_BYTES: Final = 64 * 1024 * 1024
"""Of transactions that were not answered. Beyond that they are let go, and their destinations catch up instead."""
MOST_PROVEN: Final = 20_000
CLOSE_S: Final = 3.0
TROUBLE_S: Final = 2.0
STAGGER_S: Final = 0.005
LONGEST_STAGGER_S: Final = 30.0

CatchUp = Callable[[Destination], Awaitable[None]]
"""Fills `latest` of a destination that is behind. Raises `StorageError`."""


class Queues:
    """Sends one transaction at a time to each destination, and to many destinations at once."""

    def __init__(
        self, backoff: Backoff, store: OutboxStore, packer: Packer, delivery: Delivery, now_ms: Callable[[], int]
    ) -> None:
        self._backoff = backoff
        self._store = store
        self._packer = packer
        self._delivery = delivery
        self._now_ms = now_ms
        self._destinations: dict[str, Destination] = {}
        self._proven: dict[str, None] = {}
        self._held_bytes = 0
        self._timers: dict[str, asyncio.TimerHandle] = {}
        self._lanes = Lanes(self._turn)
        self._open = False
        self.may_send: Callable[[], bool] = lambda: True
        """Asked before each transaction."""
        self.catch_up: CatchUp | None = None
        self.touched: set[str] = set()
        """Destinations of which something changed that is kept over restarts; whoever keeps it empties this."""

    def __iter__(self) -> Iterator[Destination]:
        return iter(self._destinations.values())

    def find(self, name: str) -> Destination | None:
        """The destination if there is something for it."""
        return self._destinations.get(name)

    def get(self, name: str) -> Destination:
        """The destination, which from now on is remembered until `tidy` finds nothing for it."""
        destination = self._destinations.get(name)
        if destination is None:
            destination = self._destinations[name] = Destination(name)
        return destination

    def tidy(self, names: Iterable[str]) -> None:
        """Forgets those of the destinations for which there is nothing."""
        for name in names:
            destination = self._destinations.get(name)
            if destination is not None and not destination.has_work and not destination.sending:
                del self._destinations[name]

    def open(self) -> None:
        """Begins to send; what waits already begins a little apart."""
        self._lanes, self._open = Lanes(self._turn), True
        spread = min(STAGGER_S * len(self._destinations), LONGEST_STAGGER_S)
        for destination in self._destinations.values():
            self._later(destination.name, random.uniform(0, spread) if spread > 1 else 0.0)

    async def close(self) -> None:
        """Ends what is under way within `CLOSE_S`, and forgets everything."""
        self._open = False
        for timer in self._timers.values():
            timer.cancel()
        self._timers.clear()
        running = self._lanes.stop()
        if running:
            _, late = await asyncio.wait(running, timeout=CLOSE_S)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    def forget(self) -> None:
        """Lets go of everything that waits."""
        self._destinations.clear()
        self._held_bytes = 0

    def add_edu(self, name: str, edu_type: str, edu: bytes, key: str | None) -> None:
        """One that may be lost."""
        fails = self._backoff.of(name) is not None
        if fails and edu_type in FLEETING:
            return
        destination = self.get(name)
        destination.edus.add(edu_type, edu, key, MOST_WHILE_FAILING if fails else MOST_WAITING)
        self.touched.add(name)
        self.wake(destination)

    def add_event(self, name: str, position: int, *, outside: bool) -> None:
        """An event, newer than all before; `outside`: the server is not in its room."""
        destination = self.get(name)
        if destination.behind and not outside:
            return
        most = destinations.MOST_WHILE_FAILING if self._backoff.of(name) is not None else destinations.MOST_EVENTS
        destination.add_event(position, outside=outside, most=most)
        self.touched.add(name)
        self.wake(destination)

    def wake(self, destination: Destination) -> None:
        """There is something to send: at once, or as soon as the server may be tried again."""
        if not self._open or destination.waits or destination.sending or not destination.has_work:
            return
        failing = self._backoff.of(destination.name)
        if failing is not None and (wait_ms := failing.retry_at_ms - self._now_ms()) > 0:
            self._later(destination.name, wait_ms / 1000)
            return
        destination.waits = True
        if failing is not None:
            self._lanes.failing.enter(destination.name)
        elif destination.name in self._proven:
            self._lanes.proven.enter(destination.name)
        else:
            self._lanes.fresh.enter(destination.name)

    def revive(self, name: str) -> None:
        """The server has shown life: it is tried at once, without waiting behind others that fail."""
        destination = self._destinations.get(name)
        if destination is not None and destination.waits and self._open:
            self._lanes.fresh.enter(name)
        else:
            self.retry(name)

    def retry(self, name: str) -> None:
        """The server may be tried again."""
        timer = self._timers.pop(name, None)
        if timer is not None:
            timer.cancel()
        if (destination := self._destinations.get(name)) is not None:
            self.wake(destination)

    def _later(self, name: str, wait_s: float) -> None:
        if name not in self._timers:
            self._timers[name] = asyncio.get_running_loop().call_later(wait_s, self.retry, name)

    async def _turn(self, name: str) -> None:
        destination = self._destinations.get(name)
        if destination is None or not destination.waits:
            return
        destination.waits, destination.sending = False, True
        again_s: float | None = None
        try:
            if self.may_send():
                await self._send_next(destination)
        except StorageError as error:
            log.warning("outbox_waits", destination=name, error=str(error))
            again_s = TROUBLE_S
        except Exception:
            log.exception("outbox_failed", destination=name)
            again_s = TROUBLE_S
        finally:
            destination.sending = False
        if again_s is not None and self._open:
            self._later(name, again_s)
        elif self.may_send():
            self.wake(destination)

    async def _send_next(self, destination: Destination) -> None:
        transaction = destination.held
        if transaction is None:
            if destination.behind and self.catch_up is not None:
                await self.catch_up(destination)
            transaction = await self._packer.pack(destination)
            self.touched.add(destination.name)
            if transaction is None:
                return
            destination.held = transaction
            self._held_bytes += len(transaction.body)
        outcome = await self._delivery.deliver(destination, transaction)
        if outcome is Outcome.LATER:
            self._keep(destination)
            return
        self._held_bytes -= len(transaction.body)
        destination.was_answered(transaction)
        self.touched.add(destination.name)
        if outcome is Outcome.ANSWERED:
            self._proven.pop(destination.name, None)
            self._proven[destination.name] = None
            if len(self._proven) > MOST_PROVEN:
                del self._proven[next(iter(self._proven))]
        if transaction.durable:
            await self._store.remove_edus(transaction.durable)

    def _keep(self, destination: Destination) -> None:
        """The transaction is sent again as it is, unless too much is held already."""
        destination.edus.keep_little()
        self._proven.pop(destination.name, None)
        transaction = destination.held
        if transaction is None or self._held_bytes <= HELD_BYTES:
            return
        destination.held = None
        self._held_bytes -= len(transaction.body)
        if transaction.delivered is not None:
            destination.fall_behind()
        if transaction.durable:
            destination.has_durable = True
        self.touched.add(destination.name)
