"""The account data of active users, in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

MOST_BYTES = 64 * 1024 * 1024
_OVERHEAD = 300
"""Bytes that an entry costs above its content."""

Key = tuple[str, str]
"""Room ID (empty for global data) and type."""


class Entry(NamedTuple):
    """The content of one type, as JSON, and the position of its last change."""

    position: int
    room_id: str
    type: str
    content: bytes


class UserData:
    """All account data of one user; `entries` are in the order of change."""

    __slots__ = ("entries", "newest", "size")

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries: dict[Key, Entry] = {}
        self.newest = 0
        self.size = _OVERHEAD
        for entry in entries:
            self.put(entry)

    def put(self, entry: Entry) -> None:
        """Takes in an entry that is newer than all others."""
        key = (entry.room_id, entry.type)
        old = self.entries.pop(key, None)
        if old is not None:
            self.size -= len(old.content) + _OVERHEAD
        self.entries[key] = entry
        self.size += len(entry.content) + _OVERHEAD
        self.newest = max(self.newest, entry.position)

    def between(self, since: int, upto: int) -> Iterator[Entry]:
        """The entries changed after `since` and not after `upto`, the newest first."""
        for entry in reversed(self.entries.values()):
            if entry.position <= since:
                return
            if entry.position <= upto:
                yield entry


class Memory:
    """The users seen last, as many as fit into `limit` bytes."""

    def __init__(self, limit: int = MOST_BYTES) -> None:
        self._users: dict[str, UserData] = {}
        self._limit = limit
        self._size = 0

    def get(self, user_id: str) -> UserData | None:
        """The data of a user, who counts as seen now; None if it is not here."""
        data = self._users.pop(user_id, None)
        if data is not None:
            self._users[user_id] = data
        return data

    def put(self, user_id: str, data: UserData) -> None:
        """Keeps the data of a user; those seen longest ago make room."""
        self.drop(user_id)
        self._users[user_id] = data
        self._size += data.size
        self._make_room()

    def change(self, user_id: str, entry: Entry) -> None:
        """Takes in a change, if the user's data is here."""
        data = self._users.get(user_id)
        if data is not None:
            before = data.size
            data.put(entry)
            self._size += data.size - before
            self._make_room()

    def drop(self, user_id: str) -> None:
        """Forgets the data of a user."""
        data = self._users.pop(user_id, None)
        if data is not None:
            self._size -= data.size

    def _make_room(self) -> None:
        while self._size > self._limit and len(self._users) > 1:
            self.drop(next(iter(self._users)))
