"""Keeps the index of the user directory in step with the rooms, a moment behind them.

Member events give names, join rules and history visibility give rooms whose members everyone may find.  What a crash
kept from being written is caught up with at the next start.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import structlog

from homeserver.journal import Change, Journal, JournalError
from homeserver.protocol.event import Event
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
        self._reading: dict[int, asyncio.Task[None]] = {}
        """Rooms whose members are read, by nid."""
        rooms.observe(self._event_applied)

    def start(self) -> None:
        """Catches up, in the background, with what was not written when this server last stopped."""
        self._catching_up = asyncio.ensure_future(self._catch_up())

    async def close(self) -> None:
        """Writes what is left."""
        tasks = [*self._reading.values(), *([self._catching_up] if self._catching_up is not None else [])]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self.settle()

    async def settle(self) -> None:
        """Returns once everything this process has heard of is in the index."""
        while self._writing is not None and not self._writing.done():
            await asyncio.shield(self._writing)

    def purge(self, user_id: str) -> list[Statement]:
        """What deletes the name of a user who is erased."""
        return [Statement("DELETE FROM directory_names WHERE user_id = ?", args=(user_id,))]

    def _event_applied(self, stored: StoredEvent, _head: RoomHead | None) -> None:
        if stored.position < 0:
            return
        if stored.shifted is not None and stored.event.membership == "join" and stored.room_nid not in self._reading:
            # A room of other servers was joined: its members came with it, without events of their own.
            task = asyncio.ensure_future(self._read_room(stored.room_nid))
            self._reading[stored.room_nid] = task
            task.add_done_callback(lambda _: self._reading.pop(stored.room_nid, None))
        self._note(stored, stored.position)

    def _note(self, stored: StoredEvent, position: int) -> None:
        """Takes in a state event that holds since a position."""
        event = stored.event
        if event.type == "m.room.member" and event.state_key is not None:
            self._named(event, position)
        elif event.type in _OPENING and event.state_key == "":
            self._opened.append((event.type, stored.room_nid, _opens(event.type, event.content), position))
        if (self._names or self._opened) and (self._writing is None or self._writing.done()):
            self._writing = asyncio.ensure_future(self._write())

    def _named(self, event: Event, position: int) -> None:
        if event.content.get("membership") != "join" or event.state_key is None:
            return
        name = Name(event.state_key, _text(event.content, "displayname"), _text(event.content, "avatar_url"))
        if self._known.get(name.user_id) != name:
            self._known.put(name.user_id, name)
            self._names[name.user_id] = (name, position)

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
        since, last = int(row[0]) if row is not None and row[0] is not None else 0, -1
        while True:
            rows = await self._database.fetch(
                "SELECT id, event_id, position FROM memberships WHERE membership = 'join' "
                "AND (position > ? OR (position = ? AND id > ? AND ? >= 0)) ORDER BY position, id LIMIT ?",
                since,
                since,
                last,
                last,
                CHUNK,
            )
            if not rows:
                break
            await self._take([(row[1], row[2]) for row in rows])
            last, since = rows[-1][0], rows[-1][2]
            await asyncio.sleep(PAUSE_S)
        await self._take_openings("s.from_position > COALESCE(d.position, 0)")

    async def _read_room(self, room_nid: int) -> None:
        """Takes in the members of a room, and whether everyone may know of them."""
        last = -1
        try:
            while True:
                rows = await self._database.fetch(
                    "SELECT id, event_id, position FROM memberships WHERE room_nid = ? AND membership = 'join' "
                    "AND id > ? ORDER BY id LIMIT ?",
                    room_nid,
                    last,
                    CHUNK,
                )
                if not rows:
                    break
                await self._take([(row[1], row[2]) for row in rows])
                last = rows[-1][0]
            await self._take_openings("s.room_nid = ?", room_nid)
        except StorageError as error:
            log.warning("user_directory_room_not_read", error=str(error))

    async def _take_openings(self, condition: str, *arguments: int) -> None:
        rows = await self._database.fetch(
            "SELECT e.event_id, s.from_position FROM room_state s JOIN events e ON e.position = s.event_position "
            "LEFT JOIN directory_rooms d ON d.room_nid = s.room_nid "
            "WHERE s.to_position IS NULL AND s.type IN ('m.room.join_rules', 'm.room.history_visibility') "
            f"AND s.state_key = '' AND {condition}",
            *arguments,
        )
        for at in range(0, len(rows), CHUNK):
            await self._take([(row[0], row[1]) for row in rows[at : at + CHUNK]])
            await asyncio.sleep(PAUSE_S)

    async def _take(self, holders: Sequence[tuple[str, int]]) -> None:
        """Takes in state events by ID, each with the position since which it holds."""
        found = await self._rooms.events.many([event_id for event_id, _ in holders])
        for event_id, position in holders:
            if event_id in found:
                self._note(found[event_id], position)
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
