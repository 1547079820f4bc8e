"""Which servers an event goes to, and what a server that could not be reached gets instead of all it missed.

An event goes to the servers that have joined members in its room and, where it is about a member, to that member's
server: so people hear that they were kicked or banned, or that an invitation was withdrawn.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

import structlog

from homeserver.outbox.destination import Destination
from homeserver.outbox.queues import Queues
from homeserver.outbox.shared_rooms import SharedRooms
from homeserver.protocol.identifiers import IdentifierError, domain_of
from homeserver.rooms import RoomHead, StoredEvent
from homeserver.storage import StorageError

log = structlog.get_logger(__name__)

AT_ONCE: Final = 500
"""Servers that get an event before others may run."""
PAUSE_S: Final = 1.0
GONE: Final = ("leave", "ban")
"""Memberships of which the member's server hears even if it is not in the room. Invites take a way of their own."""


@dataclass(frozen=True, slots=True)
class Outbound:
    """An event on its way; `servers` is None where its room was not in memory."""

    position: int
    room_nid: int
    author: str
    subject: str | None
    """The server of the member that it is about."""
    servers: Iterable[str] | None


class Router:
    """Observes the rooms and gives events to the queues; fills the queues of servers that come back."""

    def __init__(self, queues: Queues, shared_rooms: SharedRooms, sends_to: Callable[[str], bool]) -> None:
        self._queues = queues
        self._shared_rooms = shared_rooms
        self._sends_to = sends_to
        self._waiting: deque[Outbound] = deque()
        self._arrived = asyncio.Event()
        self._passing = asyncio.Lock()
        """Held while one event is given to its servers."""
        self._collecting = False
        self._task: asyncio.Task[None] | None = None
        self.routed = 0
        """Events up to here have been given to every queue they belong into."""

    def collect(self, start: int) -> None:
        """From now on events are taken in; those up to `start` are what the database tells."""
        self._waiting.clear()
        self.routed = start
        self._collecting = True

    def start(self) -> None:
        """Begins to give events to their queues."""
        self._task = asyncio.create_task(self._run(), name="outbox routing")

    async def stop(self) -> None:
        """Takes no more events in."""
        self._collecting = False
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            self._task = None

    def event_applied(self, stored: StoredEvent, head: RoomHead | None) -> None:
        """Hears of every event."""
        if not self._collecting or stored.position <= self.routed:
            return
        if not stored.outbound:
            if not self._waiting:
                self.routed = stored.position
            return
        event = stored.event
        subject = server_of(event.state_key) if event.membership in GONE else None
        servers = None if head is None else head.servers
        self._waiting.append(Outbound(stored.position, stored.room_nid, event.sender_domain, subject, servers))
        self._arrived.set()

    async def catch_up(self, destination: Destination) -> None:
        """Finds the newest event of each room that the server shares with this one and lacks. Raises `StorageError`."""
        async with self._passing:
            destination.begin_to_catch_up(self.routed)
        try:
            latest = await self._shared_rooms.latest(destination.name, destination.delivered, destination.latest_upto)
        except BaseException:
            destination.fall_behind()
            raise
        destination.caught(latest)
        log.debug("destination_catches_up", destination=destination.name, events=len(destination.latest))

    async def find_behind(self, progress: int) -> None:
        """Marks the servers that may lack events after `progress` and up to `routed`. Raises `StorageError`."""
        for name in await self._shared_rooms.concerned(progress, self.routed):
            self._mark(name, progress)
        for position, user_id, membership in await self._shared_rooms.members_changed(progress, self.routed):
            subject = server_of(user_id)
            if (
                membership in GONE
                and subject is not None
                and (destination := self._mark(subject, progress)) is not None
            ):
                destination.add_event(position, outside=True)

    def _mark(self, name: str, progress: int) -> Destination | None:
        if not self._sends_to(name):
            return None
        destination = self._queues.get(name)
        if not destination.behind:
            destination.delivered = progress
            destination.fall_behind()
            self._queues.touched.add(name)
        return destination

    async def _run(self) -> None:
        while True:
            while self._waiting:
                async with self._passing:
                    try:
                        await self._pass_on(self._waiting[0])
                    except StorageError as error:
                        log.warning("event_not_routed_yet", error=str(error))
                        await asyncio.sleep(PAUSE_S)
                        continue
                    except Exception:
                        # The events behind it must still go out.
                        log.exception("event_not_routed", position=self._waiting[0].position)
                    self.routed = self._waiting.popleft().position
            self._arrived.clear()
            await self._arrived.wait()

    async def _pass_on(self, outbound: Outbound) -> None:
        servers = outbound.servers
        if servers is None:
            servers = await self._shared_rooms.servers_at(outbound.room_nid, outbound.position)
        subject, inside = outbound.subject, False
        for at, name in enumerate(servers, 1):
            inside = inside or name == subject
            if name != outbound.author:
                self._give(name, outbound.position, outside=False)
            if not at % AT_ONCE:
                await asyncio.sleep(0)
        if subject is not None and not inside and subject != outbound.author:
            self._give(subject, outbound.position, outside=True)

    def _give(self, name: str, position: int, *, outside: bool) -> None:
        if self._sends_to(name):
            self._queues.add_event(name, position, outside=outside)


def server_of(user_id: str | None) -> str | None:
    """The server of a member, None where there is none."""
    try:
        return domain_of(user_id) if user_id is not None else None
    except IdentifierError:
        return None
