"""A right that one process has at a time, such as that to send to other servers.

A process that works alone has it from the start. With several the database says who holds it. No two clocks are
compared: the holder raises a number every few seconds, and a process that has seen the same number for `TAKEN_AFTER_S`
takes over. A holder that could not raise it for a shorter time than that stops by itself.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from time import monotonic
from typing import Final

import structlog

from homeserver.journal.change import Change, JournalError
from homeserver.journal.journal import Journal
from homeserver.storage import Database, Statement, StorageError

log = structlog.get_logger(__name__)

BEAT_S: Final = 2.0
GOOD_FOR_S: Final = 8.0
"""How long a holder may act on a beat that arrived."""
TAKEN_AFTER_S: Final = 12.0

_TAKE: Final = (
    "INSERT INTO leases (name, holder, beat) VALUES (?,?,1) ON CONFLICT(name) DO UPDATE SET "
    "holder = excluded.holder, beat = leases.beat + 1 WHERE leases.holder = ? AND leases.beat = ?"
)
_RENEW: Final = "UPDATE leases SET beat = beat + 1 WHERE name = ? AND holder = ?"
_RELEASE: Final = "UPDATE leases SET holder = '' WHERE name = ? AND holder = ?"


class Lease:
    """Calls `taken` when this process gets the right, and `lost` when it no longer has it."""

    def __init__(
        self,
        database: Database,
        journal: Journal,
        name: str,
        taken: Callable[[], Awaitable[None]],
        lost: Callable[[], Awaitable[None]],
    ) -> None:
        self._database = database
        self._journal = journal
        self._name = name
        self._taken = taken
        self._lost = lost
        self._holder = secrets.token_hex(8)
        self._good_until = 0.0
        self._acting = False
        self._seen: tuple[str, int, float] | None = None
        self._task: asyncio.Task[None] | None = None

    @property
    def held(self) -> bool:
        """Whether this process may act now."""
        return self._acting and monotonic() < self._good_until

    async def start(self) -> None:
        """Begins to try; a process that works alone has the right when this returns. Raises `StorageError` then."""
        if not self._database.shared:
            await self._begin(float("inf"))
            return
        await self._look()
        self._task = asyncio.create_task(self._watch(), name=f"lease {self._name}")

    async def close(self) -> None:
        """Gives the right back, so that another process has it at once. What rests on it must have ended before."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            self._task = None
        acting, self._acting = self._acting, False
        if acting and self._database.shared:
            try:
                await self._write(_RELEASE, self._name, self._holder)
            except (JournalError, StorageError) as error:
                log.warning("lease_not_given_back", lease=self._name, error=str(error))

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(BEAT_S)
            await self._look()
            if self._acting and not self.held:
                await self._end()

    async def _look(self) -> None:
        try:
            await (self._renew() if self._acting else self._try_to_take())
        except (JournalError, StorageError, TimeoutError) as error:
            log.warning("lease_not_renewed" if self._acting else "lease_not_seen", lease=self._name, error=str(error))
        except Exception:
            log.exception("lease_failed", lease=self._name)

    async def _renew(self) -> None:
        if not self._database.shared:
            return
        began = monotonic()
        async with asyncio.timeout(GOOD_FOR_S):
            await self._write(_RENEW, self._name, self._holder)
            holder, _ = await self._row()
        if holder == self._holder:
            self._good_until = began + GOOD_FOR_S
        else:
            self._good_until = 0.0

    async def _try_to_take(self) -> None:
        holder, beat = await self._row()
        now = monotonic()
        if self._seen is None or self._seen[:2] != (holder, beat):
            self._seen = (holder, beat, now)
        if holder not in ("", self._holder) and now - self._seen[2] < TAKEN_AFTER_S:
            return
        await self._write(_TAKE, self._name, self._holder, holder, beat)
        if (await self._row())[0] == self._holder:
            log.info("lease_taken", lease=self._name, before=holder)
            await self._begin(now + GOOD_FOR_S)

    async def _begin(self, good_until: float) -> None:
        self._good_until, self._acting = good_until, True
        taking = asyncio.ensure_future(self._taken())
        try:
            # It may have much to load: meanwhile the right must not be lost.
            while not (await asyncio.wait([taking], timeout=BEAT_S))[0]:
                await self._look()
            taking.result()
        except BaseException:
            taking.cancel()
            self._good_until, self._acting = 0.0, False
            raise

    async def _end(self) -> None:
        log.warning("lease_lost", lease=self._name)
        self._acting, self._seen = False, None
        try:
            await self._lost()
        except Exception:
            log.exception("lease_failed", lease=self._name)

    async def _row(self) -> tuple[str, int]:
        row = await self._database.fetch_one("SELECT holder, beat FROM leases WHERE name = ?", self._name)
        return ("", 0) if row is None else (row["holder"], row["beat"])

    async def _write(self, sql: str, *args: str | int) -> None:
        await self._journal.commit(Change(writes=lambda _: [Statement(sql, args=args)]))
