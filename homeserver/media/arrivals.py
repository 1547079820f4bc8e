"""Who waits for announced content to come."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from homeserver.journal import Heard, News


class Arrivals:
    """Hears, from this process and from others, of announced media whose content has come (see `Follower`)."""

    def __init__(self) -> None:
        self._waiting: dict[int, set[asyncio.Future[None]]] = {}

    def expect(self, nid: int) -> asyncio.Future[None]:
        """Done when the content comes. Read the media after this call: it may just have come. Cancel it at the end."""
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(nid, set()).add(future)
        future.add_done_callback(lambda done: self._forget(nid, done))
        return future

    async def load(self, heard: Sequence[Heard]) -> Sequence[News]:
        """See `Follower`."""
        return [News(one.kind, one.key) for one in heard]

    def apply(self, position: int, news: News) -> None:
        """See `Follower`."""
        for future in list(self._waiting.get(int(news.key), ())):
            if not future.done():
                future.set_result(None)

    def _forget(self, nid: int, future: asyncio.Future[None]) -> None:
        waiting = self._waiting.get(nid)
        if waiting is not None:
            waiting.discard(future)
            if not waiting:
                del self._waiting[nid]
