"""Who is typing: in memory, by room, until a timer or the client ends it.

Client-server API, "Typing Notifications".
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import orjson

from homeserver.journal import EphemeralStream, Waiters
from homeserver.protocol.sync_sections import SyncEvent, SyncNews, SyncQuestion
from homeserver.rooms import RoomHead, Rooms, StoredEvent

KIND: Final = "typing"
DEFAULT_TIMEOUT_MS: Final = 30_000
LONGEST_TIMEOUT_MS: Final = 120_000
KEPT_ROOMS: Final = 20_000
"""Rooms in which somebody typed that are remembered; the ones quiet for longest are forgotten first."""


TypingObserver = Callable[[str, RoomHead, int, int], None]
"""Hears of each local user for whom this process keeps the time: the room's head, until when the user types (0: no
longer), and the time now, both in ms since 1970."""


@dataclass(slots=True)
class TypingRoom:
    """Who is typing in a room, until when (ms since 1970); `position` is that of the newest change of the list."""

    position: int = 0
    until: dict[str, int] = field(default_factory=dict)


class Typing:
    """Keeps who is typing in all rooms; hears of it over the ephemeral stream, and is a `SyncSource`."""

    def __init__(self, ephemeral: EphemeralStream, waiters: Waiters, rooms: Rooms, now_ms: Callable[[], int]) -> None:
        self._ephemeral = ephemeral
        self._waiters = waiters
        self._rooms = rooms
        self._now_ms = now_ms
        self._typing: dict[str, TypingRoom] = {}
        self._newest = 0
        self._timers: dict[tuple[str, str], asyncio.TimerHandle] = {}
        self._tasks: set[asyncio.Task[int]] = set()
        self.observers: list[TypingObserver] = []
        ephemeral.subscribe(KIND, self._apply)
        rooms.observe(self._event_applied)

    async def start(self, user_id: str, room_id: str, timeout_ms: int | None = None) -> None:
        """The user is typing for the next `timeout_ms` (at most two minutes).  Raises `Forbidden` for non-members."""
        head = await self._rooms.joined_head(user_id, room_id)
        timeout = min(DEFAULT_TIMEOUT_MS if timeout_ms is None else timeout_ms, LONGEST_TIMEOUT_MS)
        self._stop_timer(user_id, room_id)
        loop = asyncio.get_running_loop()
        self._timers[user_id, room_id] = loop.call_later(timeout / 1000, self._expire, user_id, room_id)
        until_ms = self._now_ms() + timeout
        self._tell(user_id, head, until_ms)
        await self._ephemeral.publish(KIND, room_id, [user_id, until_ms])

    async def stop(self, user_id: str, room_id: str) -> None:
        """The user has stopped typing.  Raises `Forbidden` for non-members."""
        head = await self._rooms.joined_head(user_id, room_id)
        self._stop_timer(user_id, room_id)
        if self._is_typing(user_id, room_id):
            self._tell(user_id, head, 0)
            await self._ephemeral.publish(KIND, room_id, [user_id, 0])

    def stop_all(self) -> None:
        """Ends what this process has a timer for: before it goes, so that nobody seems to type for ever."""
        for user_id, room_id in list(self._timers):
            self._expire(user_id, room_id)

    async def close(self) -> None:
        """Returns when all of that has been told."""
        self.stop_all()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def changes(self, question: SyncQuestion) -> SyncNews | None:
        """The lists that changed, and all that are not empty in rooms that are new to the device."""
        since = question.since_ephemeral
        ephemeral: dict[str, list[SyncEvent]] = {}
        if since is None or question.new_rooms:
            for room_id, room in self._typing.items():
                if room.until and room_id in (question.rooms if since is None else question.new_rooms):
                    ephemeral[room_id] = [self._event(room)]
        if since is not None and self._newest > since:
            for room_id, room in self._newest_first(since):
                if room.position <= question.upto_ephemeral and room_id in question.rooms:
                    ephemeral[room_id] = [self._event(room)]
        return SyncNews(ephemeral=ephemeral) if ephemeral else None

    def _newest_first(self, since: int) -> Iterator[tuple[str, TypingRoom]]:
        for room_id, room in reversed(self._typing.items()):
            if room.position <= since:
                return
            yield room_id, room

    def _event(self, room: TypingRoom) -> SyncEvent:
        # A user whose process died is not told as typing any more when the time is over.
        now_ms = self._now_ms()
        user_ids = [user_id for user_id, until in room.until.items() if until > now_ms]
        return SyncEvent("m.typing", None, orjson.dumps({"type": "m.typing", "content": {"user_ids": user_ids}}))

    def _apply(self, position: int, room_id: str, value: Any) -> None:
        user_id, until = value
        room = self._typing.get(room_id) or TypingRoom()
        was_typing = user_id in room.until
        if until:
            room.until[user_id] = until
        else:
            room.until.pop(user_id, None)
        if was_typing == bool(until):
            return
        room.position = self._newest = position
        self._typing.pop(room_id, None)
        self._typing[room_id] = room
        if len(self._typing) > KEPT_ROOMS:
            del self._typing[next(iter(self._typing))]
        self._wake(room_id)

    def _wake(self, room_id: str) -> None:
        watching = self._waiters.watching()
        if not watching:
            return
        slot = self._rooms.heads.in_memory(room_id)
        if slot is None:
            self._waiters.wake(list(watching))
        else:
            self._waiters.wake([user_id for user_id in watching if user_id in slot.committed.joined])

    def _event_applied(self, stored: StoredEvent, _head: RoomHead | None) -> None:
        event = stored.event
        if event.type != "m.room.member" or event.state_key is None or event.content.get("membership") == "join":
            return
        if (event.state_key, event.room_id) in self._timers:
            self._expire(event.state_key, event.room_id)

    def _is_typing(self, user_id: str, room_id: str) -> bool:
        room = self._typing.get(room_id)
        return room is not None and user_id in room.until

    def _expire(self, user_id: str, room_id: str) -> None:
        self._stop_timer(user_id, room_id)
        slot = self._rooms.heads.in_memory(room_id)
        if slot is not None and self._is_typing(user_id, room_id):
            self._tell(user_id, slot.committed, 0)
        task = asyncio.ensure_future(self._ephemeral.publish(KIND, room_id, [user_id, 0]))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _tell(self, user_id: str, head: RoomHead, until_ms: int) -> None:
        if self._rooms.server_name == user_id.partition(":")[2]:
            for observer in self.observers:
                observer(user_id, head, until_ms, self._now_ms())

    def _stop_timer(self, user_id: str, room_id: str) -> None:
        timer = self._timers.pop((user_id, room_id), None)
        if timer is not None:
            timer.cancel()
