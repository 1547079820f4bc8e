"""Keeps the index of the user directory in step with the rooms, a moment behind them.

Member events give names, join rules and history visibility give rooms whose members everyone may find.  What a crash
kept from being written is caught up with at the next start.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

import structlog

from homeserver.journal import Change, Journal, JournalError
from homeserver.rooms import RoomHead, Rooms, StoredEvent
from homeserver.rooms.lru import LeastRecentlyUsed
from homeserver.storage import Database, RoomTable, Statement, StorageError

log = structlog.get_logger(__name__)

CHUNK: Final = 500
ROOM_TABLES: Final = (RoomTable("directory_rooms", "room_nid"),)
LONGEST_NAME: Final = 255
"""Characters of a name or an avatar URL that are indexed."""
PAUSE_S: Final = 0.2

_PUT_NAME: Final = (
    "INSERT INTO directory_names (user_id, display_name, avatar_url, folded_id, folded_name, position) "
    "VALUES (?,?,?,?,?,?) ON CONFLICT(user_id) DO UPDATE SET display_name = excluded.display_name, "
    "avatar_url = excluded.avatar_url, folded_name = excluded.folded_name, position = excluded.position "
    "WHERE excluded.position > directory_names.position"
)
_PUT_ROOM: Final = (
    "INSERT INTO directory_rooms (room_nid, public_join, world_readable, position) VALUES (?,?,?,?) "
    "ON CONFLICT(room_nid) DO UPDATE SET {column} = excluded.{column}, position = excluded.position"
)
_OPENING: Final = {"m.room.join_rules": "public_join", "m.room.history_visibility": "world_readable"}


@dataclass(frozen=True, slots=True)
class Name:
    """What a member event calls a user."""

    user_id: str
    display_name: str | None
    avatar_url: str | None


class DirectoryIndex:
    """Observes the rooms and writes the index in the background."""

    news = "user_directory"

    def __init__(self, database: Database, journal: Journal, rooms: Rooms) -> None:
        self._database = database
        self._journal = journal
        self._rooms = rooms
        self._known: LeastRecentlyUsed[str, Name] = LeastRecentlyUsed(50_000)
        self._names: dict[str, tuple[Name, int]] = {}
        self._opened: list[tuple[str, int, bool, int]] = []
        self._writing: asyncio.Task[None] | None = None
        self._catching_up: asyncio.Task[None] | None = None
        rooms.observe(self._event_applied)

    def start(self) -> None:
        """Catches up, in the background, with what was not written when this server last stopped."""
        self._catching_up = asyncio.ensure_future(self._catch_up())

    async def close(self) -> None:
        """Writes what is left."""
        if self._catching_up is not None:
            self._catching_up.cancel()
            await asyncio.gather(self._catching_up, return_exceptions=True)
        await self.settle()

    async def settle(self) -> None:
        """Returns once everything this process has heard of is in the index."""
        while self._writing is not None and not self._writing.done():
            await asyncio.shield(self._writing)

    def purge(self, user_id: str) -> list[Statement]:
        """What deletes the name of a user who is erased."""
        return [Statement("DELETE FROM directory_names WHERE user_id = ?", args=(user_id,))]

    def _event_applied(self, stored: StoredEvent, _head: RoomHead | None) -> None:
        event = stored.event
        if event.state_key is None or stored.position < 0:
            return
        if event.type == "m.room.member":
            self._named(stored)
        elif event.type in _OPENING and event.state_key == "":
            self._opened.append((event.type, stored.room_nid, _opens(event.type, event.content), stored.position))
        else:
            return
        if (self._names or self._opened) and (self._writing is None or self._writing.done()):
            self._writing = asyncio.ensure_future(self._write())

    def _named(self, stored: StoredEvent) -> None:
        event = stored.event
        if event.content.get("membership") != "join" or event.state_key is None:
            return
        name = Name(event.state_key, _text(event.content, "displayname"), _text(event.content, "avatar_url"))
        if self._known.get(name.user_id) != name:
            self._known.put(name.user_id, name)
            self._names[name.user_id] = (name, stored.position)

    async def _write(self) -> None:
        """Writes what has gathered, and again what gathers meanwhile."""
        while self._names or self._opened:
            names, self._names = self._names, {}
            opened, self._opened = self._opened, []
            statements = list(_statements(names.values(), opened))
            try:
                await self._journal.commit(Change(writes=lambda _, statements=statements: statements))  # type: ignore[misc]
            except (JournalError, StorageError) as error:
                # Written with what comes next.
                self._names, self._opened = {**names, **self._names}, opened + self._opened
                log.warning("user_directory_not_written", error=str(error))
                return

    async def _catch_up(self) -> None:
        row = await self._database.fetch_one("SELECT MAX(position) FROM directory_names")
        since = int(row[0]) if row is not None and row[0] is not None else 0
        while True:
            rows = await self._database.fetch(
                "SELECT position, event_id FROM memberships WHERE membership = 'join' AND position > ? "
                "ORDER BY position LIMIT ?",
                since,
                CHUNK,
            )
            if not rows:
                break
            await self._take([row[1] for row in rows])
            since = rows[-1][0]
            await asyncio.sleep(PAUSE_S)
        rows = await self._database.fetch(
            "SELECT e.event_id FROM room_state s JOIN events e ON e.position = s.event_position "
            "LEFT JOIN directory_rooms d ON d.room_nid = s.room_nid "
            "WHERE s.to_position IS NULL AND s.type IN ('m.room.join_rules', 'm.room.history_visibility') "
            "AND s.state_key = '' AND s.from_position > COALESCE(d.position, 0)"
        )
        for at in range(0, len(rows), CHUNK):
            await self._take([row[0] for row in rows[at : at + CHUNK]])
            await asyncio.sleep(PAUSE_S)

    async def _take(self, event_ids: list[str]) -> None:
        found = await self._rooms.events.many(event_ids)
        for event_id in event_ids:
            if event_id in found:
                self._event_applied(found[event_id], None)
        await self.settle()


def fold(text: str) -> str:
    """The form in which names and terms are compared."""
    return text.lower()


def _statements(names: Iterable[tuple[Name, int]], opened: Iterable[tuple[str, int, bool, int]]) -> Iterable[Statement]:
    rows = [
        (
            name.user_id,
            name.display_name,
            name.avatar_url,
            fold(name.user_id),
            fold(name.display_name or ""),
            position,
        )
        for name, position in names
    ]
    if rows:
        yield Statement(_PUT_NAME, rows)
    for type_, room_nid, opens, position in opened:
        column = _OPENING[type_]
        row = (room_nid, opens and column == "public_join", opens and column == "world_readable", position)
        yield Statement(_PUT_ROOM.format(column=column), [row])


def _opens(type_: str, content: dict[str, Any]) -> bool:
    if type_ == "m.room.join_rules":
        return content.get("join_rule") == "public"
    return content.get("history_visibility") == "world_readable"


def _text(content: dict[str, Any], name: str) -> str | None:
    value = content.get(name)
    if not isinstance(value, str) or not value or "\0" in value:
        return None
    return value[:LONGEST_NAME]
