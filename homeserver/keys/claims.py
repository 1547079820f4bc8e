"""Gives out one-time keys, each at most once.  Client-server API, `POST /keys/claim`."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Iterable, Mapping, Sequence

from homeserver.journal import Change, ConstraintViolated, Journal, News
from homeserver.keys import stock
from homeserver.keys.shapes import is_name
from homeserver.keys.store import KeyStore, StoredKey, Triple, claim, use_fallbacks
from homeserver.protocol.errors import MatrixError
from homeserver.storage import Statement

MOST_ATTEMPTS = 50


class Claims:
    """Claims keys of local devices.

    A claim writes the names of its keys under a unique key, so of two processes that claim the same key one is refused
    and takes the next.  Within one process claims stand in line, so that they do not refuse each other.
    """

    def __init__(self, store: KeyStore, journal: Journal, now_ms: Callable[[], int]) -> None:
        self._store = store
        self._journal = journal
        self._now_ms = now_ms
        self._turn = asyncio.Lock()

    async def claim(self, wanted: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, dict[str, bytes]]]:
        """Keys for local users: `wanted` maps user and device IDs to algorithms.

        The answer maps user and device IDs to the key by its name, as JSON.  Devices that have none are left out.
        """
        triples: set[Triple] = {
            (user_id, device_id, algorithm)
            for user_id, devices in wanted.items()
            for device_id, algorithm in devices.items()
            if is_name(user_id) and is_name(device_id) and is_name(algorithm)
        }
        found: dict[str, dict[str, dict[str, bytes]]] = {}
        for key in await self._take(triples) if triples else ():
            found.setdefault(key.user_id, {})[key.device_id] = {f"{key.algorithm}:{key.key_id}": key.content}
        return found

    async def _take(self, triples: set[Triple]) -> list[StoredKey]:
        async with self._turn:
            for _ in range(MOST_ATTEMPTS):
                keys = await self._store.oldest(triples)
                fallbacks = await self._store.fallbacks(triples - {key.triple for key in keys})
                try:
                    await self._write(keys, [key for key in fallbacks if not key.used])
                except ConstraintViolated:
                    # Another process was first: what it took is gone once it is looked for again.
                    await asyncio.sleep(random.uniform(0, 0.02))
                    continue
                return keys + fallbacks
        raise MatrixError(503, "M_UNKNOWN", "The keys are being claimed by too many at once; try again")

    async def _write(self, keys: Sequence[StoredKey], unused: Sequence[StoredKey]) -> None:
        if not keys and not unused:
            return
        now_ms = self._now_ms()
        users = {key.user_id for key in (*keys, *unused)}

        def writes(_: int) -> Iterable[Statement]:
            if keys:
                yield from claim(keys, now_ms)
            if unused:
                yield use_fallbacks(unused)

        await self._journal.commit(Change(writes=writes, news=lambda _: [News(stock.NEWS, user) for user in users]))
