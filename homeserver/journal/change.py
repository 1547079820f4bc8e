"""What is handed to the journal, and what it hands on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from homeserver.storage import Statement


class JournalError(Exception):
    """A change was not written, for a reason that the journal itself has."""


class Stale(JournalError):
    """A subject no longer stands at the version that the change rests on: rebuild it on fresh state and try again.

    When this is raised, the followers of this process have applied everything that the change did not know of.
    """

    def __init__(self, subject: int) -> None:
        super().__init__(f"subject {subject} has moved on")
        self.subject = subject


class JournalClosed(JournalError):
    """The journal is closing or closed and takes no more changes."""


class JournalFull(JournalError):
    """So many changes are waiting that this one is turned away."""


@dataclass(slots=True)
class News:
    """What a change means to those who follow: `kind` such as "event" or "receipt", `key` such as a room or user ID.

    `payload` stays in this process; other processes hear kind, key and position and load the rest.
    """

    kind: str
    key: str
    payload: Any = None


@dataclass(frozen=True, slots=True)
class Heard:
    """News that another process wrote: `position` is the first position of its change."""

    position: int
    kind: str
    key: str


def no_news(position: int) -> Iterable[News]:
    """For a change that nobody needs to hear of."""
    return ()


@dataclass(slots=True)
class Change:
    """Rows to write in one piece, what they rest on, and whom to tell."""

    writes: Callable[[int], Iterable[Statement]]
    """Called with the first position given to the change; pure. May be called again on a retry, and with SQLite
    perhaps in the writer's thread: it may read only what it holds itself."""
    positions: int = 1
    """How many consecutive positions the change takes, at least one."""
    expects: Mapping[int, int] = field(default_factory=dict)
    """Subject -> the version at which it must stand. The commit raises each by one."""
    news: Callable[[int], Iterable[News]] = no_news
    """Called with the first position, on the event loop; pure."""


class Follower(Protocol):
    """Keeps something in memory in step with the journal. Registers before it loads anything."""

    async def load(self, heard: Sequence[Heard]) -> Sequence[News]:
        """Fetch the payloads for news of other processes: one News for each Heard, in the same order; at most some
        hundreds at once. When this fails other than by DatabaseUnavailable, `apply` gets news without payload."""
        ...

    def apply(self, position: int, news: News) -> None:
        """Take in one piece of news; quick and synchronous. Called in the order of positions, own news and others'
        alike; `position` is the first of the change. What it tells may have been read from the database already: rows
        are visible there a moment before the followers hear of them."""
        ...
