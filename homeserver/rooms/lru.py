"""A mapping that forgets what was not used for longest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class LeastRecentlyUsed(Generic[K, V]):
    """Holds at most `limit` entries; a `get` counts as use."""

    __slots__ = ("_entries", "_limit")

    def __init__(self, limit: int) -> None:
        self._entries: dict[K, V] = {}
        self._limit = limit

    def get(self, key: K) -> V | None:
        """The entry, made the newest, or None."""
        value = self._entries.pop(key, None)
        if value is not None:
            self._entries[key] = value
        return value

    def peek(self, key: K) -> V | None:
        """The entry without counting it as used."""
        return self._entries.get(key)

    def put(self, key: K, value: V) -> None:
        """Adds or replaces; the entry unused for longest goes when there is no room."""
        self._entries.pop(key, None)
        self._entries[key] = value
        if len(self._entries) > self._limit:
            del self._entries[next(iter(self._entries))]

    def drop(self, key: K) -> None:
        """Forgets the entry, if there is one."""
        self._entries.pop(key, None)

    def keys(self) -> Iterator[K]:
        """A snapshot of the keys, the one unused for longest first."""
        return iter(list(self._entries))

    def items(self) -> Iterable[tuple[K, V]]:
        """The entries with their keys, the one unused for longest first, without counting them as used."""
        return self._entries.items()

    def values(self) -> Iterable[V]:
        """The entries, the one unused for longest first, without counting them as used."""
        return self._entries.values()

    def __len__(self) -> int:
        return len(self._entries)
