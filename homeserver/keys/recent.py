"""The newest of something, in the order of the journal."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Generic, TypeVar

T = TypeVar("T")

KEPT = 4_000


class Recent(Generic[T]):
    """Keeps at least `kept` items and at most twice as many; complete for positions above `start`."""

    __slots__ = ("_items", "_kept", "_positions", "start")

    def __init__(self, start: int, kept: int = KEPT) -> None:
        self.start = start
        self._kept = kept
        self._positions: list[int] = []
        self._items: list[T] = []

    def append(self, position: int, item: T) -> None:
        """Takes in the newest item; several may have the same position."""
        self._positions.append(position)
        self._items.append(item)
        if len(self._positions) > 2 * self._kept:
            self.start = self._positions[self._kept - 1]
            gone = bisect_right(self._positions, self.start)
            del self._positions[:gone]
            del self._items[:gone]

    def between(self, since: int, upto: int) -> Sequence[T]:
        """The items with `since` < position <= `upto`, oldest first; `since` must not be below `start`."""
        if not self._positions or self._positions[-1] <= since:
            return ()
        return self._items[bisect_right(self._positions, since) : bisect_right(self._positions, upto)]
