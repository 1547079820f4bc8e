"""When to try a server again that has failed: in memory, with a way in and out for who keeps it over restarts."""

from __future__ import annotations

import random
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from homeserver.federation.errors import BackingOff

FIRST_MS: Final = 2_000
LONGEST_MS: Final = 3_600_000
_MOST_SERVERS: Final = 50_000


@dataclass(frozen=True, slots=True)
class Failing:
    """A server that fails: since when, how often in a row, and when to try again; times in ms since the epoch."""

    since_ms: int
    failures: int
    retry_at_ms: int


class Backoff:
    """Waits twice as long after each failure in a row, up to an hour, give or take a fifth.

    One failure counts once: those that come back while it is being waited belong to requests from before.
    `changed` hears every change (None: the server is well again).
    """

    def __init__(
        self,
        now_ms: Callable[[], int],
        changed: Callable[[str, Failing | None], None] | None = None,
        chance: random.Random | None = None,
    ) -> None:
        self._now_ms = now_ms
        self.changed = changed
        self._chance = chance or random.Random()
        self._failing: OrderedDict[str, Failing] = OrderedDict()

    def load(self, server_name: str, failing: Failing) -> None:
        """Takes in what was kept from before a restart."""
        self._failing[server_name] = failing

    def of(self, server_name: str) -> Failing | None:
        """How the server fails, None while it is well."""
        return self._failing.get(server_name)

    def check(self, server_name: str) -> None:
        """Raises `BackingOff` while it is too early to try the server again."""
        failing = self._failing.get(server_name)
        if failing is not None and (wait := failing.retry_at_ms - self._now_ms()) > 0:
            raise BackingOff(server_name, wait)

    def succeeded(self, server_name: str) -> None:
        """The server has answered."""
        if self._failing.pop(server_name, None) is not None and self.changed is not None:
            self.changed(server_name, None)

    def failed(self, server_name: str, at_least_ms: int = 0) -> None:
        """The server has not answered; it may have said itself how long to wait, which counts up to an hour."""
        now, before = self._now_ms(), self._failing.get(server_name)
        if before is not None and now < before.retry_at_ms:
            return
        failures = 1 if before is None else before.failures + 1
        wait = min(FIRST_MS << min(failures - 1, 20), LONGEST_MS)
        wait = int(wait * self._chance.uniform(0.8, 1.2))
        wait = max(wait, min(at_least_ms, LONGEST_MS))
        failing = Failing(now if before is None else before.since_ms, failures, now + wait)
        self._failing[server_name] = failing
        self._failing.move_to_end(server_name)
        while len(self._failing) > _MOST_SERVERS:
            self._failing.popitem(last=False)
        if self.changed is not None:
            self.changed(server_name, failing)

    def forget(self, server_name: str) -> None:
        """The server has shown signs of life: it may be tried at once."""
        self.succeeded(server_name)
