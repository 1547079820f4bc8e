"""Who is asked when a device syncs: what a slice offers to be heard."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Mapping
from typing import Protocol

from homeserver.protocol.sync_sections import RoomUnread, SyncNews, SyncQuestion


class SyncSource(Protocol):
    """One kind of news: account data, receipts, typing, presence, to-device messages.

    A source answers for all rooms in one call: from memory when `since` is recent, else with one query.  It is asked in
    every sync, so "nothing" has to be cheap: it answers None, without touching the database.  It never tells what lies
    after `upto`, and nothing twice.
    """

    async def changes(self, question: SyncQuestion) -> SyncNews | None:
        """What there is to tell, or None."""
        ...


Standing = Callable[[str, str | None], Awaitable[Mapping[str, bytes]]]
"""What goes with every answer but is no reason to answer, such as `device_one_time_keys_count`: by user and device ID,
the members of the answer as JSON.  Asked in every sync, so it must not ask the database each time."""


async def no_standing(user_id: str, device_id: str | None) -> Mapping[str, bytes]:
    """Where nothing goes with every answer."""
    return {}


class UnreadCounts(Protocol):
    """Counts what a user has not read (the push slice)."""

    async def unread(self, user_id: str, rooms: Collection[str], *, threads: bool) -> Mapping[str, RoomUnread]:
        """The counts of those rooms, by room ID; a room that is left out has nothing unread."""
        ...
