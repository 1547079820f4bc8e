"""Sessions that end while somebody waits: the wait must end with them."""

from __future__ import annotations

from collections.abc import Sequence

from homeserver.journal import Heard, Journal, News, Waiters
from homeserver.rooms.lru import LeastRecentlyUsed

NEWS = "session"
USERS_IN_MEMORY = 50_000


class SessionChanges:
    """Counts how often the sessions of a user changed, and wakes who waits for that user.

    Whoever waits compares the count after each wake: where it moved, the access token has to be looked at again.
    """

    def __init__(self, journal: Journal, waiters: Waiters) -> None:
        self._waiters = waiters
        self._changes: LeastRecentlyUsed[str, int] = LeastRecentlyUsed(USERS_IN_MEMORY)
        self._heard = 0
        journal.follow(NEWS, self)

    def count(self, user_id: str) -> int:
        """A number that is another one after a session of the user began or ended."""
        return self._changes.peek(user_id) or 0

    async def load(self, heard: Sequence[Heard]) -> Sequence[News]:
        """News of other processes carry all that is needed."""
        return [News(each.kind, each.key) for each in heard]

    def apply(self, position: int, news: News) -> None:
        """Takes in that the sessions of a user changed."""
        self._heard += 1
        self._changes.put(news.key, self._heard)
        self._waiters.wake((news.key,))
