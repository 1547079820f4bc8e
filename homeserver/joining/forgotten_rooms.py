"""Rooms that every local user has left and forgotten: their data goes, in the background and in small steps.

Client-server API, "POST /rooms/{roomId}/forget": "If all users on a homeserver forget a room, the room is eligible for
deletion from that homeserver."  A room that is being removed cannot be entered from here: its create event goes first.
What says that it was forgotten goes last, so that a server that was stopped meanwhile goes on where it stood.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection, Sequence
from time import monotonic
from typing import Final

import structlog

from homeserver.joining.room_remains import KIND, RoomRemains
from homeserver.joining.turns import RoomTurns
from homeserver.journal import Heard, Journal, JournalError, News, Stale
from homeserver.rooms import Rooms
from homeserver.storage import StorageError

log = structlog.get_logger(__name__)

PAUSE_S: Final = 0.01
"""Between two steps, for everybody else."""
AGAIN_S: Final = 2.0
LONGEST_AGAIN_S: Final = 600.0
"""After which a room is looked at again that could not go yet: each time twice as long as before."""
MOST_WAITING: Final = 10_000
"""Rooms; what is beyond is found at the next start."""

Delivered = Callable[[Collection[str], int], Awaitable[bool]]
"""Whether what happened in a room up to a position, our leaving with it, is known to one of these servers."""


async def nobody_to_tell(_: Collection[str], __: int) -> bool:
    """Where there are no other servers."""
    return True


class ForgottenRooms:
    """Removes rooms that nobody here remembers."""

    def __init__(
        self,
        journal: Journal,
        rooms: Rooms,
        remains: RoomRemains,
        turns: RoomTurns,
        delivered: Delivered = nobody_to_tell,
    ) -> None:
        self._journal = journal
        self._rooms = rooms
        self._remains = remains
        self._turns = turns
        self._delivered = delivered
        self._waiting: dict[str, None] = {}
        self._later: dict[str, tuple[float, float]] = {}
        """When a room is looked at again, and after how long a wait."""
        self._arrived = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        journal.follow("forgotten", _Forgotten(self._add))
        journal.follow(KIND, self)

    def start(self) -> None:
        """Begins, with what was forgotten before the last stop."""
        self._task = asyncio.create_task(self._work(), name="forgotten rooms")

    async def close(self) -> None:
        """Ends after the step that is under way."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def load(self, heard: Sequence[Heard]) -> Sequence[News]:
        """The news are in the key."""
        return [News(KIND, item.key) for item in heard]

    def apply(self, position: int, news: News) -> None:
        """Drops what is in memory of a room of which something was removed."""
        self._rooms.drop(news.key)

    def _add(self, room_id: str) -> None:
        if len(self._waiting) < MOST_WAITING:
            self._waiting[room_id] = None
            self._arrived.set()

    async def _work(self) -> None:
        try:
            self._waiting.update(dict.fromkeys(await self._remains.once_forgotten()))
        except StorageError as error:
            log.warning("forgotten_rooms_not_read", error=str(error))
        while True:
            while self._waiting:
                room_id = next(iter(self._waiting))
                del self._waiting[room_id]
                if await self._try(room_id):
                    self._later.pop(room_id, None)
                else:
                    _, wait = self._later.pop(room_id, (0.0, AGAIN_S / 2))
                    wait = min(2 * wait, LONGEST_AGAIN_S)
                    self._later[room_id] = (monotonic() + wait, wait)
            self._arrived.clear()
            await self._until_the_next()

    async def _until_the_next(self) -> None:
        soonest = min((due for due, _ in self._later.values()), default=None)
        try:
            async with asyncio.timeout(None if soonest is None else max(0.0, soonest - monotonic())):
                await self._arrived.wait()
        except TimeoutError:
            now = monotonic()
            self._waiting.update(dict.fromkeys(room_id for room_id, (due, _) in self._later.items() if due <= now))

    async def _try(self, room_id: str) -> bool:
        """Removes the room if it may go; False where it is to be looked at again later."""
        try:
            async with self._turns.of(room_id):
                return await self._remove(room_id)
        except Stale:
            self._add(room_id)
            return True
        except (JournalError, StorageError) as error:
            log.warning("forgotten_room_not_removed", room=room_id, error=str(error))
            return False
        except Exception:
            log.exception("forgotten_room_not_removed", room=room_id)
            return True

    async def _remove(self, room_id: str) -> bool:
        head = await self._rooms.head(room_id)
        if head is None or not await self._remains.is_forgotten(head.nid):
            return True
        if not await self._delivered(await self._remains.other_servers(head.nid), head.position):
            return False
        await self._remains.close_room(head)
        steps = 0
        while await self._remains.remove_some(head):
            steps += 1
            await asyncio.sleep(PAUSE_S)
            if not await self._remains.is_forgotten(head.nid):
                log.info("forgotten_room_remembered", room=room_id)
                return True
        log.info("forgotten_room_removed", room=room_id, steps=steps)
        return True


class _Forgotten:
    """Follows news of kind "forgotten" of this process; others look after what they hear themselves."""

    def __init__(self, add: Callable[[str], None]) -> None:
        self._add = add

    async def load(self, heard: Sequence[Heard]) -> Sequence[News]:
        return [News(item.kind, item.key) for item in heard]

    def apply(self, position: int, news: News) -> None:
        if news.payload is not None:
            self._add(news.payload)
