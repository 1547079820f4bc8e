"""Reports of rooms, events and users.  Client-server API, "Reporting Content"."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

from homeserver.journal import Change, Journal
from homeserver.protocol.errors import InvalidParam, NotFound
from homeserver.rooms import Rooms
from homeserver.storage import Database, Statement

LONGEST_REASON: Final = 4_000
"""Characters."""
_INSERT: Final = (
    "INSERT INTO reports (position, reporter, room_id, event_id, user_id, reason, received_ms) VALUES (?,?,?,?,?,?,?)"
)
_COLUMNS: Final = "position, reporter, room_id, event_id, user_id, reason, received_ms"


@dataclass(frozen=True, slots=True)
class StoredReport:
    """A report as it was received; `position` tells reports apart, the newest is the greatest."""

    position: int
    reporter: str
    room_id: str | None
    event_id: str | None
    user_id: str | None
    reason: str
    received_ms: int


class Reports:
    """Takes in reports and keeps them for the administrators.  `exists` says whether there is such a local user."""

    def __init__(
        self,
        database: Database,
        journal: Journal,
        rooms: Rooms,
        exists: Callable[[str], Awaitable[bool]],
        now_ms: Callable[[], int],
    ) -> None:
        self._database = database
        self._journal = journal
        self._rooms = rooms
        self._exists = exists
        self._now_ms = now_ms

    async def report_room(self, reporter: str, room_id: str, reason: str) -> None:
        """Reports a room, which the reporter need not be in.  Raises `M_NOT_FOUND`."""
        if await self._rooms.head(room_id) is None:
            raise NotFound("The room was not found.")
        await self._keep(reporter, reason, room_id=room_id)

    async def report_event(self, reporter: str, room_id: str, event_id: str, reason: str) -> None:
        """Reports an event of a room the reporter is joined to.  Raises `M_NOT_FOUND`, whatever is missing."""
        head = await self._rooms.head(room_id)
        if head is not None and reporter in head.joined:
            stored = await self._rooms.visibility.visible_event(reporter, room_id, event_id)
            if stored is not None:
                await self._keep(reporter, reason, room_id=room_id, event_id=event_id)
                return
        raise NotFound("The event was not found or you are not joined to the room.")

    async def report_user(self, reporter: str, user_id: str, reason: str) -> None:
        """Reports a user, of this server or of another.  Raises `M_NOT_FOUND` for a local user who is not there."""
        if user_id.endswith(":" + self._rooms.server_name) and not await self._exists(user_id):
            raise NotFound("The user was not found.")
        await self._keep(reporter, reason, user_id=user_id)

    async def page(self, before: int | None, limit: int) -> list[StoredReport]:
        """The newest reports below the position `before`."""
        rows = await self._database.fetch(
            f"SELECT {_COLUMNS} FROM reports WHERE position < ? ORDER BY position DESC LIMIT ?",
            2**62 if before is None else before,
            limit,
        )
        return [StoredReport(*tuple(row)) for row in rows]

    async def _keep(
        self,
        reporter: str,
        reason: str,
        *,
        room_id: str | None = None,
        event_id: str | None = None,
        user_id: str | None = None,
    ) -> None:
        if len(reason) > LONGEST_REASON or "\0" in reason:
            raise InvalidParam(f"reason may have at most {LONGEST_REASON} characters, and no NUL among them.")
        now_ms = self._now_ms()
        await self._journal.commit(
            Change(
                writes=lambda position: [
                    Statement(_INSERT, args=(position, reporter, room_id, event_id, user_id, reason, now_ms))
                ]
            )
        )
