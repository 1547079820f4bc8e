"""One order for everything: ordered commits, stream positions, wake-ups."""

from __future__ import annotations

from homeserver.journal.change import Change, Follower, Heard, JournalClosed, JournalError, JournalFull, News, Stale
from homeserver.journal.ephemeral import EphemeralStream
from homeserver.journal.journal import Journal
from homeserver.journal.lease import Lease
from homeserver.journal.token import PageToken, Token, TokenError
from homeserver.journal.waiters import Waiters, Watch
from homeserver.storage import ConstraintViolated, DatabaseUnavailable

__all__ = [
    "Change",
    "ConstraintViolated",
    "DatabaseUnavailable",
    "EphemeralStream",
    "Follower",
    "Heard",
    "Journal",
    "JournalClosed",
    "JournalError",
    "JournalFull",
    "Lease",
    "News",
    "PageToken",
    "Stale",
    "Token",
    "TokenError",
    "Waiters",
    "Watch",
]
