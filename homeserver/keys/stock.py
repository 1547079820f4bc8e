"""How many one-time keys devices have, in memory: it goes with every answer of a sync."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import orjson

from homeserver.journal import Heard, Journal, News
from homeserver.keys.store import KeyStore
from homeserver.rooms.lru import LeastRecentlyUsed

NEWS: Final = "one_time_keys"
"""Kind of the news that one-time or fallback keys of a user's devices came or went; the key is the user ID."""
MOST_USERS: Final = 50_000
ALWAYS_TOLD: Final = "signed_curve25519"
"""The algorithm whose count is told even where it is 0: clients upload keys when they read that there are none."""

_NONE: Final[Mapping[str, bytes]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Stock:
    """What a device has: counts by algorithm, and the same as members of the answer of a sync."""

    counts: Mapping[str, int]
    members: Mapping[str, bytes]

    @classmethod
    def of(cls, counts: dict[str, int], unused: list[str]) -> Stock:
        """Client-server API, "Extensions to /sync"."""
        counts = {ALWAYS_TOLD: 0, **counts}
        members = {
            "device_one_time_keys_count": orjson.dumps(counts),
            "device_unused_fallback_key_types": orjson.dumps(unused),
        }
        return cls(counts, members)


class Stocks:
    """The stocks of devices seen last; follows news of kind "one_time_keys"."""

    def __init__(self, store: KeyStore, journal: Journal, limit: int = MOST_USERS) -> None:
        self._store = store
        self._users: LeastRecentlyUsed[str, dict[str, Stock]] = LeastRecentlyUsed(limit)
        journal.follow(NEWS, self)

    async def of(self, user_id: str, device_id: str) -> Stock:
        """The stock of a device."""
        devices = self._users.get(user_id)
        if devices is None:
            devices = {}
            self._users.put(user_id, devices)
        stock = devices.get(device_id)
        if stock is None:
            stock = Stock.of(*await self._store.stock(user_id, device_id))
            # News that came meanwhile threw `devices` away, and this with it.
            devices[device_id] = stock
        return stock

    async def standing(self, user_id: str, device_id: str | None) -> Mapping[str, bytes]:
        """What goes with every answer of a sync."""
        return _NONE if device_id is None else (await self.of(user_id, device_id)).members

    async def load(self, heard: Sequence[Heard]) -> Sequence[News]:
        """What other processes changed is read when it is next asked for."""
        return [News(one.kind, one.key) for one in heard]

    def apply(self, position: int, news: News) -> None:
        """Forgets the stocks of a user's devices."""
        self._users.drop(news.key)
