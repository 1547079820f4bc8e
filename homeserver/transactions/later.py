"""Events that cannot be judged yet are tried again, with longer and longer pauses, before they are given up.

What an event builds upon may be had from nobody for a moment: a wire is cut, its server restarts. Until another event
cites it, this is the only chance that it has.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Final

from homeserver.transactions.store import Staged

PAUSES_S: Final = (1.0, 10.0, 60.0)
MOST: Final = 1_000
"""Events that may wait here at once, of all servers together."""


class Later:
    """Hands events to `again` when their pause is over. They stay staged meanwhile, so that they survive a crash."""

    def __init__(self, again: Callable[[Staged], None], pauses_s: tuple[float, ...] = PAUSES_S) -> None:
        self._again = again
        self._pauses_s = pauses_s
        self._waiting: dict[int, asyncio.TimerHandle] = {}

    def take(self, staged: Staged) -> bool:
        """Whether the event will be tried again; False where it has been often enough, or too many wait."""
        if staged.tries >= len(self._pauses_s) or len(self._waiting) >= MOST:
            return False
        pause_s = self._pauses_s[staged.tries]
        staged.tries += 1
        loop = asyncio.get_running_loop()
        self._waiting[staged.position] = loop.call_later(pause_s, self._over, staged)
        return True

    def clear(self) -> None:
        """Lets go of all: whoever takes up what is staged reads it anew."""
        for timer in self._waiting.values():
            timer.cancel()
        self._waiting.clear()

    def _over(self, staged: Staged) -> None:
        del self._waiting[staged.position]
        self._again(staged)
