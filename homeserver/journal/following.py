"""Tell the followers of this process what was written, here or elsewhere, in the order of positions."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from time import monotonic
from typing import Protocol

import orjson
import structlog

from homeserver.journal.change import Change, Follower, Heard, News
from homeserver.storage import Database, DatabaseUnavailable

log = structlog.get_logger(__name__)

_ROWS = 250
_LOG_AFTER = (
    "SELECT position, last_position, origin, news FROM journal_log "
    "WHERE position > ? AND position <= ? ORDER BY position LIMIT ?"
)
_ENDLESS = (1 << 62) - 1
_PAUSE_S = 0.2
_LOST_AFTER_S = 10.0


class Position(Protocol):
    """What stands at a position: the journal."""

    position: int


class Following:
    """The followers by kind, and the way by which others' news reaches them."""

    def __init__(self, database: Database, journal: Position, origin: str, on_lost: Callable[[], None]) -> None:
        self._database = database
        self._journal = journal
        self._origin = origin
        self._followers: dict[str, list[Follower]] = {}
        self.turn = asyncio.Lock()
        """Held by whoever moves the position on."""
        self.writing = False
        """Whether this process's writer has a batch under way."""
        self._on_lost = on_lost
        self._stuck: tuple[int, float] | None = None

    def add(self, kind: str, follower: Follower) -> None:
        """Register a follower of one kind of news."""
        self._followers.setdefault(kind, []).append(follower)

    def apply_own(self, position: int, change: Change, news: Sequence[News] | None) -> None:
        """Tell followers of a change of this process. The change is on disk: nothing that fails here undoes it."""
        try:
            told = change.news(position) if news is None else news
            for each in told:
                for follower in self._followers.get(each.kind, ()):
                    self._apply(follower, position, each)
        except Exception:
            log.exception("news_failed", position=position)

    def _apply(self, follower: Follower, position: int, news: News) -> None:
        try:
            follower.apply(position, news)
        except Exception:
            log.exception("follower_failed", kind=news.kind, position=position, follower=type(follower).__name__)

    async def catch_up(self) -> None:
        """Apply what other processes have written, as far as it goes without waiting for this process's writer.

        Raises DatabaseUnavailable.
        """
        head = await self._database.fetch_one("SELECT position FROM journal_head")
        if head is None or head[0] <= self._journal.position:
            return
        async with self.turn:
            while await self._step(_ENDLESS):
                pass
            if head[0] > self._journal.position and not self.writing:
                self._consider_lost(head[0])

    def _consider_lost(self, head: int) -> None:
        """The log does not lead from here to the head. Unless that passes (a commit was under way), news is lost."""
        position, since = self._stuck or (-1, 0.0)
        if position != self._journal.position:
            self._stuck = (self._journal.position, monotonic())
        elif monotonic() - since > _LOST_AFTER_S:
            self._lose(head)

    def _lose(self, upto: int) -> None:
        if self._database.presence == "tool":
            # The server beside it works alone and keeps no log; a tool holds nothing that could be out of date.
            self._journal.position = upto
            return
        log.critical("journal_news_lost", after=self._journal.position, upto=upto)
        self._journal.position = upto
        self._on_lost()

    async def catch_up_surely(self, upto: int) -> None:
        """Apply everything up to a position, however long the database takes; the caller holds `turn`."""
        while self._journal.position < upto:
            try:
                if not await self._step(upto):
                    self._lose(upto)
            except DatabaseUnavailable as error:
                log.warning("journal_catch_up_waits", error=str(error))
                await asyncio.sleep(_PAUSE_S)

    async def _step(self, upto: int) -> bool:
        """Apply the next rows of the log, at most _ROWS; False when there are none that come next."""
        after = self._journal.position
        rows = await self._database.fetch(_LOG_AFTER, after, upto, _ROWS)
        connected: list[tuple[int, int, list[Heard]]] = []
        for position, last, origin, news in rows:
            # A row of this process that is not applied yet is the writer's to apply, with its payloads; and a
            # hole means that the writer has committed something before it that it has not applied yet.
            if position != after + 1 or (origin == self._origin and upto == _ENDLESS):
                break
            connected.append((position, last, [Heard(position, kind, key) for kind, key in orjson.loads(news)]))
            after = last
        if not connected:
            return False
        loaded = await self._load([heard for _, _, some in connected for heard in some])
        for position, last, some in connected:
            for heard in some:
                for follower in self._followers.get(heard.kind, ()):
                    self._apply(follower, position, loaded[id(follower), heard.kind].pop())
            self._journal.position = last
        return True

    async def _load(self, heard: Sequence[Heard]) -> dict[tuple[int, str], list[News]]:
        """Payloads by follower and kind, the first news last (so that `pop` gives them in order)."""
        loaded: dict[tuple[int, str], list[News]] = {}
        by_kind: dict[str, list[Heard]] = {}
        for each in heard:
            by_kind.setdefault(each.kind, []).append(each)
        for kind, some in by_kind.items():
            for follower in self._followers.get(kind, ()):
                loaded[id(follower), kind] = list(reversed(await self._payloads(follower, some)))
        return loaded

    async def _payloads(self, follower: Follower, heard: Sequence[Heard]) -> Sequence[News]:
        bare = [News(each.kind, each.key) for each in heard]
        try:
            news = await follower.load(heard)
        except DatabaseUnavailable:
            raise
        except Exception:
            log.exception("follower_cannot_load", follower=type(follower).__name__, news=len(heard))
            return bare
        if len(news) != len(heard):
            log.error("follower_loads_wrong_count", follower=type(follower).__name__, asked=len(heard), got=len(news))
            return bare
        return news
