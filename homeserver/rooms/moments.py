"""The event nearest to a time, also where history is missing here (Client-server API, "GET /timestamp_to_event").

Other servers are asked only where what is missing may hold something closer than what is here, and then the gap is
filled as far as the event that they name, within some time: so the client can read on around it.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from typing import Final, Protocol

import structlog

from homeserver.federation.errors import FederationError
from homeserver.protocol.errors import NotFound
from homeserver.rooms.gaps import PATIENCE_S, Gap, Gaps
from homeserver.rooms.head import RoomHead
from homeserver.rooms.pages import Pages
from homeserver.rooms.rooms import Rooms
from homeserver.rooms.stored_event import StoredEvent

log = structlog.get_logger(__name__)

MOST_GAPS: Final = 20
MOST_SERVERS: Final = 3
MOST_FILLED: Final = 10
"""Requests for history on the way to one event."""
ASKING_S: Final = 5.0


class TimeCalls(Protocol):
    """Asks other servers; see `homeserver.federation.room_calls`."""

    async def timestamp_to_event(self, server: str, room_id: str, ts: int, direction: str) -> tuple[str, int]:
        """The event closest to a time (ms) in a direction ("b", "f"), and its time.  Raises `FederationError`."""


class Moments:
    """Finds events by time.  Without `servers` only among those that are here."""

    def __init__(self, rooms: Rooms, pages: Pages, servers: TimeCalls | None) -> None:
        self._rooms = rooms
        self._pages = pages
        self._servers = servers
        self._gaps = Gaps(rooms.database, rooms.backfill.fill)

    async def nearest(self, user_id: str, room_id: str, time_ms: int, *, backwards: bool) -> StoredEvent:
        """The visible event closest in time, at or before / at or after `time_ms`.  Raises `NotFound`, `Forbidden`."""
        found: StoredEvent | None = None
        try:
            found = await self._pages.nearest(user_id, room_id, time_ms, backwards=backwards)
        except NotFound:
            if self._servers is None:
                raise
        head = await self._rooms.head(room_id)
        if self._servers is not None and head is not None and user_id in head.joined:
            until = time.monotonic() + PATIENCE_S
            gap = await self._gap_before(head, time_ms, found, backwards)
            closer = await self._asked(self._servers, head, time_ms, found, backwards) if gap is not None else None
            if gap is not None and closer is not None and await self._brought(head, gap, closer, until):
                found = None
        return found or await self._pages.nearest(user_id, room_id, time_ms, backwards=backwards)

    async def _gap_before(self, head: RoomHead, time_ms: int, found: StoredEvent | None, backwards: bool) -> Gap | None:
        """The newest gap that may hold an event between the time and what was found."""
        rows = await self._rooms.database.fetch(
            "SELECT g.below, g.floor, a.origin_server_ts, (SELECT b.origin_server_ts FROM events b WHERE "
            "b.room_nid = g.room_nid AND b.position > 0 AND b.position <= g.floor ORDER BY b.position DESC LIMIT 1) "
            "FROM room_gaps g JOIN events a ON a.position = g.below WHERE g.room_nid = ? ORDER BY g.below DESC LIMIT ?",
            head.nid,
            MOST_GAPS,
        )
        known = found.event.origin_server_ts if found is not None else None
        for below, floor, newest, oldest in rows:
            if backwards and (oldest is None or oldest <= time_ms) and (known is None or newest >= known):
                return Gap(below, floor)
            if not backwards and newest >= time_ms and (known is None or oldest is None or oldest <= known):
                return Gap(below, floor)
        return None

    async def _asked(
        self, servers: TimeCalls, head: RoomHead, time_ms: int, found: StoredEvent | None, backwards: bool
    ) -> str | None:
        """ID of an event that is closer than what was found, as the first server that answers names it."""
        for server in await self._longest_here(head):
            try:
                async with asyncio.timeout(ASKING_S):
                    event_id, at_ms = await servers.timestamp_to_event(
                        server, head.room_id, time_ms, "b" if backwards else "f"
                    )
            except (FederationError, TimeoutError) as error:
                log.info("time_not_told", room_id=head.room_id, server=server, reason=str(error))
                continue
            away = time_ms - at_ms if backwards else at_ms - time_ms
            known = None if found is None else abs(time_ms - found.event.origin_server_ts)
            return event_id if away >= 0 and (known is None or away < known) else None
        return None

    async def _longest_here(self, head: RoomHead) -> Sequence[str]:
        """ "A good heuristic for which servers to try first is to sort by servers that have been in the room the
        longest"."""
        rows = await self._rooms.database.fetch(
            "SELECT server FROM room_servers WHERE room_nid = ? AND to_position IS NULL AND server <> ? "
            "ORDER BY from_position LIMIT ?",
            head.nid,
            self._rooms.server_name,
            MOST_SERVERS,
        )
        return [row[0] for row in rows]

    async def _brought(self, head: RoomHead, gap: Gap, event_id: str, until: float) -> bool:
        """Fills the gap until the event is in the timeline; whether anything new is."""
        new = False
        for _ in range(MOST_FILLED):
            if not await self._gaps.filled(head.room_id, gap, until):
                break
            new = True
            stored = await self._rooms.events.one(event_id)
            following = await self._gaps.next_below(head.nid, gap.floor, gap.below)
            if (stored is not None and stored.standing.in_timeline) or following is None:
                break
            gap = following
        return new
