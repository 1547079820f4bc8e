"""How often one user or address may do something: token buckets with bounded memory.

A bucket is kept as one number, the time at which it will be full again (the generic cell rate algorithm), and a bucket
that is full is the same as none: so forgetting the stalest ones costs no more than a little leniency.
"""

from __future__ import annotations

import ipaddress
import time

from homeserver.config import RateLimit, RateLimits
from homeserver.protocol.errors import LimitExceeded

MOST_KEYS = 50_000  # kept in each bucket class


class Buckets:
    """The buckets of one class of requests, one for each key."""

    __slots__ = ("_depth_s", "_full_at", "_interval_s")

    def __init__(self, limit: RateLimit) -> None:
        self._interval_s = 1.0 / limit.per_second
        self._depth_s = self._interval_s * (limit.burst - 1)
        self._full_at: dict[str, float] = {}

    def take(self, key: str, now_s: float, tokens: int = 1) -> float:
        """Takes tokens of `key`: 0.0, or the seconds to wait where there is none left (and none is taken).

        Who takes more than are left is in debt, and waits the longer next time.
        """
        full_at = max(self._full_at.pop(key, now_s), now_s)
        wait_s = full_at - now_s - self._depth_s
        if wait_s > 1e-9:
            self._full_at[key] = full_at
            return wait_s
        self._full_at[key] = full_at + self._interval_s * tokens  # popped and put back: the order is by last use
        if len(self._full_at) > MOST_KEYS:
            self._forget(now_s)
        return 0.0

    def __len__(self) -> int:
        return len(self._full_at)

    def _forget(self, now_s: float) -> None:
        self._full_at = {key: full_at for key, full_at in self._full_at.items() if full_at > now_s}
        for key in list(self._full_at)[: len(self._full_at) - MOST_KEYS // 2]:
            del self._full_at[key]


class RateLimiter:
    """The limits of the configuration, by name. Each process counts for itself."""

    def __init__(self, limits: RateLimits) -> None:
        self.enabled = limits.enabled
        self._classes = {
            name: Buckets(limit)
            for name in limits.__struct_fields__
            if isinstance(limit := getattr(limits, name), RateLimit)
        }

    def __contains__(self, name: str) -> bool:
        return name in self._classes

    def check(self, name: str, key: str, tokens: int = 1) -> None:
        """Counts a request of the class `name` by `key` (a user ID, an address, a server), as so many where it costs
        as much. Raises `LimitExceeded`."""
        if not self.enabled:
            return
        wait_s = self._classes[name].take(key, time.monotonic(), tokens)
        if wait_s > 0.0:
            raise LimitExceeded(int(wait_s * 1000) + 1)


def key_of_address(address: str) -> str:
    """The key by which an address is counted: an IPv6 customer has a /64, so one of its addresses says nothing."""
    if ":" not in address:
        return address
    try:
        network = ipaddress.IPv6Network((address.partition("%")[0], 64), strict=False)
    except ValueError:
        return address
    mapped = ipaddress.IPv6Address(address.partition("%")[0]).ipv4_mapped
    return str(mapped) if mapped is not None else str(network)
