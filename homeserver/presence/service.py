"""Presence: online, unavailable, offline, by what devices do and by the clock.

Each process knows the devices that sync with it, works out what they make of their user, and tells the others over the
ephemeral stream when that changes.  What holds is the best of what all processes tell.
Wake-ups are gathered, the longer the more people wait, so that a thousand users who come online at once do not wake
each other a million times.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable, Iterator
from itertools import takewhile
from typing import Any, Final

import orjson

from homeserver.journal import EphemeralStream, Waiters
from homeserver.presence.audience import Audience
from homeserver.presence.clock import Clock
from homeserver.presence.record import PresenceRecord, Remembered
from homeserver.presence.states import (
    OFFLINE,
    ONLINE,
    UNAVAILABLE,
    Contribution,
    Device,
    Limits,
    LocalUser,
    UserPresence,
)
from homeserver.protocol.errors import Forbidden
from homeserver.protocol.sync_sections import SyncEvent, SyncNews, SyncQuestion
from homeserver.rooms import RoomHead, Rooms, StoredEvent

KIND: Final = "presence"
PROCESS: Final = "presence_process"
HEARTBEAT_S: Final = 20.0
WRITE_EVERY_S: Final = 15.0
ELSEWHERE: Final = "elsewhere"
"""Stands in the place of a process for what other servers tell of their users."""
MOST_ELSEWHERE: Final = 50_000
LOST_MS: Final = 70_000
"""A process that was not heard of for so long is gone, and its users with it."""
LONGEST_POLL_MS: Final = 600_000
GATHER_S: Final = 0.02
GATHER_PER_WAITER_S: Final = 0.001
LONGEST_GATHER_S: Final = 5.0


class Presence:
    """Presence of all local users; a `SyncSource`.  `shared` says that there are other processes."""

    def __init__(
        self,
        ephemeral: EphemeralStream,
        waiters: Waiters,
        rooms: Rooms,
        record: PresenceRecord,
        now_ms: Callable[[], int],
        *,
        limits: Limits | None = None,
        shared: bool = False,
        enabled: bool = True,
    ) -> None:
        self._ephemeral = ephemeral
        self._waiters = waiters
        self._now_ms = now_ms
        self._limits = limits or Limits()
        self._shared = shared
        self.enabled = enabled
        self.audience = Audience(rooms, waiters)
        self._clock = Clock(self._look_at, now_ms)
        self._record = record
        self._unwritten: set[str] = set()
        self._process = secrets.token_hex(6)
        self._before = f"before {self._process}"
        self._heard_ms: dict[str, int] = {}
        self._local: dict[str, LocalUser] = {}
        self._states: dict[str, UserPresence] = {}
        self._outgoing: dict[str, dict[str, Any]] = {}
        self._changed: set[str] = set()
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self.observers: list[Callable[[str], None]] = []
        """Called with each user whose presence looks different from before."""
        self._elsewhere: dict[str, int] = {}
        """Users of other servers and when they were heard of (ms), the one not heard of for longest first."""
        ephemeral.subscribe(KIND, self._apply)
        ephemeral.subscribe(PROCESS, self._apply_process)
        rooms.observe(self._event_applied)

    async def start(self) -> None:
        """Remembers who was there before the restart, and begins to watch other processes.

        Who does not come back as soon as a device would be gone is offline then.
        """
        if not self.enabled:
            return
        for user in await self._record.load():
            state = UserPresence(status_msg=user.status_msg, last_active_ms=user.last_active_ms)
            state.contributions[self._before] = Contribution(user.presence, user.last_active_ms)
            state.merge()
            self._states.setdefault(user.user_id, state)
        self._tasks["forget"] = asyncio.ensure_future(self._forget_before())
        self._tasks["write"] = asyncio.ensure_future(self._write_now_and_then())
        if self._shared:
            self._tasks["heartbeat"] = asyncio.ensure_future(self._heartbeat())

    async def close(self) -> None:
        """Stops; the other processes hear that the devices of this one are gone."""
        self._clock.stop()
        for task in self._tasks.values():
            task.cancel()
        await asyncio.gather(*self._tasks.values(), return_exceptions=True)
        if self.enabled:
            await self._write()
            if self._shared:
                await self._ephemeral.publish(PROCESS, self._process, "gone")

    def seen(self, user_id: str, device_id: str | None, presence: str = ONLINE, *, still: bool = False) -> None:
        """A device syncs; `presence` is its `set_presence`: with "offline" the sync says nothing.

        `still`: it is a sync that was told of when it began, and who has said since then that they are offline is so.
        Client-server API, `GET /sync`.
        """
        if not self.enabled or presence == OFFLINE:
            return
        now_ms = self._now_ms()
        user = self._local.get(user_id)
        device = user.devices.get(device_id) if user is not None else None
        is_there = device is not None and now_ms - device.seen_ms < self._limits.gone_ms
        if device is not None and is_there and (still or device.wanted != OFFLINE):
            device.seen_ms = device.called_ms = now_ms
            if presence == ONLINE or device.wanted != ONLINE:
                return
            device.wanted = presence
        else:
            user = self._user(user_id)
            user.devices[device_id] = Device(presence, now_ms, now_ms)
            if presence == ONLINE:
                user.last_active_ms = now_ms
        self._tell(user_id, now_ms)

    def active(self, user_id: str) -> None:
        """The user did something, such as sending an event: whoever is idle is back."""
        user = self._local.get(user_id)
        if user is None or not self.enabled:
            return
        now_ms = user.last_active_ms = self._now_ms()
        for device in user.devices.values():
            if device.wanted == UNAVAILABLE:
                device.wanted = ONLINE
        if user.devices and not user.told.currently_active:
            self._tell(user_id, now_ms)

    async def set(self, user_id: str, device_id: str | None, presence: str, status_msg: str | None) -> None:
        """The user says how present they are, and a word on it; in force when this returns."""
        if not self.enabled:
            return
        now_ms = self._now_ms()
        user = self._user(user_id)
        user.last_active_ms = now_ms
        user.devices[device_id] = Device(presence, now_ms, now_ms)
        user.told = user.contribution(now_ms, self._limits)
        self._time(user_id, user, now_ms)
        self._outgoing.pop(user_id, None)
        await self._ephemeral.publish(KIND, user_id, {**self._value(user.told), "status_msg": status_msg})

    async def take_in(self, user_id: str, told: Contribution, status_msg: str | None) -> None:
        """What another server says of a user of its own."""
        if told.presence == OFFLINE and status_msg is None and user_id not in self._states:
            return
        value = {**self._value(told), "process": ELSEWHERE, "status_msg": status_msg}
        await self._ephemeral.publish(KIND, user_id, value)

    async def forget_unheard(self, before_ms: int) -> None:
        """Users of other servers who were last heard of before that time are there no more."""
        unheard = list(takewhile(lambda user_id: self._elsewhere[user_id] < before_ms, self._elsewhere))
        for user_id in unheard:
            if self.is_worth_telling(user_id):
                await self.take_in(user_id, Contribution(OFFLINE), None)
            else:
                del self._elsewhere[user_id]
                self._states.pop(user_id, None)

    def present_users(self) -> Iterator[str]:
        """Users who are there or have something to say; to be read at once."""
        return (user_id for user_id, state in self._states.items() if state.is_worth_telling)

    def is_worth_telling(self, user_id: str) -> bool:
        """Whether the user is among them."""
        state = self._states.get(user_id)
        return state is not None and state.is_worth_telling

    def content_of(self, user_id: str) -> dict[str, Any] | None:
        """The content of the user's `m.presence` event; None for a user of whom nothing is known."""
        state = self._states.get(user_id)
        return state.content(self._now_ms()) if state is not None else None

    async def get(self, reader: str, user_id: str) -> dict[str, Any]:
        """The user's presence for somebody who shares a room with them.  Raises `Forbidden` for everyone else."""
        if not await self.audience.may_see(reader, user_id):
            raise Forbidden("You are not allowed to see their presence.")
        state = self._states.get(user_id)
        if state is None:
            return {"presence": OFFLINE}
        content = state.content(self._now_ms())
        user = self._local.get(user_id)
        if user is not None and user.last_active_ms > state.last_active_ms:
            content["last_active_ago"] = max(0, self._now_ms() - user.last_active_ms)
        return content

    async def changes(self, question: SyncQuestion) -> SyncNews | None:
        """What changed of those the user may see, and of those who came into view."""
        since = question.since_ephemeral
        if not self.enabled or not self._states:
            return None
        rooms = await self.audience.rooms_of(question.user_id)
        now_ms = self._now_ms()
        news = SyncNews()
        told: set[str] = set()
        for user_id, state in list(self._told_since(since)):
            if user_id != question.user_id and rooms.isdisjoint(await self.audience.rooms_of(user_id)):
                continue
            news.presence.append(_event(user_id, state, now_ms))
            told.add(user_id)
        for user_id in question.new_users:
            new = self._states.get(user_id)
            if new is not None and new.is_worth_telling and user_id not in told:
                news.presence.append(_event(user_id, new, now_ms))
        return news if news.presence else None

    def _told_since(self, since: int | None) -> Iterator[tuple[str, UserPresence]]:
        for user_id, state in reversed(self._states.items()):
            if since is None:
                if state.is_worth_telling:
                    yield user_id, state
            elif state.position > since:
                yield user_id, state
            else:
                return

    def _user(self, user_id: str) -> LocalUser:
        return self._local.setdefault(user_id, LocalUser())

    def _value(self, contribution: Contribution) -> dict[str, Any]:
        return {
            "process": self._process,
            "presence": contribution.presence,
            "last_active_ms": contribution.last_active_ms,
            "currently_active": contribution.currently_active,
        }

    def _tell(self, user_id: str, now_ms: int) -> None:
        """Tells all processes what this one makes of a user, if it looks different from before."""
        user = self._local[user_id]
        contribution = user.contribution(now_ms, self._limits)
        self._time(user_id, user, now_ms)
        if contribution.looks_like(user.told):
            return
        user.told = contribution
        self._outgoing[user_id] = self._value(contribution)
        self._run("publish", self._publish_all)

    def _time(self, user_id: str, user: LocalUser, now_ms: int) -> None:
        if user.is_timed:
            return
        due_ms = user.next_change_ms(now_ms, self._limits)
        if due_ms is not None:
            user.is_timed = True
            self._clock.at(due_ms, user_id)
        elif not user.devices:
            self._local.pop(user_id, None)

    def _look_at(self, user_id: str, now_ms: int) -> None:
        """The clock says that something may have changed by itself."""
        user = self._local.get(user_id)
        if user is None:
            return
        user.is_timed = False
        if user_id in self._waiters.watching():
            # A long-poll that has not come back yet is a device that is there: the one that was seen last.
            newest = max(user.devices.values(), key=lambda device: device.seen_ms, default=None)
            if newest is not None and now_ms - newest.called_ms < LONGEST_POLL_MS:
                newest.seen_ms = now_ms
        self._tell(user_id, now_ms)

    def _run(self, name: str, body: Callable[[], Any]) -> None:
        """Runs a background task of which there is at most one."""
        task = self._tasks.get(name)
        if task is None or task.done():
            self._tasks[name] = asyncio.ensure_future(body())

    async def _publish_all(self) -> None:
        while self._outgoing:
            user_id = next(iter(self._outgoing))
            await self._ephemeral.publish(KIND, user_id, self._outgoing.pop(user_id))

    def _apply(self, position: int, user_id: str, value: Any) -> None:
        state = self._states.get(user_id) or UserPresence()
        state.contributions[value["process"]] = Contribution(
            value["presence"], value["last_active_ms"], value["currently_active"]
        )
        changed = state.merge()
        if "status_msg" in value and value["status_msg"] != state.status_msg:
            state.status_msg, changed = value["status_msg"], True
        if value["process"] == ELSEWHERE:
            self._note_elsewhere(user_id)
        if changed or user_id not in self._states:
            self._moved(position, user_id, state)
            if value["process"] == self._process:
                self._unwritten.add(user_id)

    def _note_elsewhere(self, user_id: str) -> None:
        self._elsewhere.pop(user_id, None)
        self._elsewhere[user_id] = self._now_ms()
        if len(self._elsewhere) > MOST_ELSEWHERE:
            forgotten = next(iter(self._elsewhere))
            del self._elsewhere[forgotten]
            self._states.pop(forgotten, None)

    def _moved(self, position: int, user_id: str, state: UserPresence) -> None:
        state.position = position
        self._states.pop(user_id, None)
        self._states[user_id] = state
        self._changed.add(user_id)
        for observer in self.observers:
            observer(user_id)
        self._run("wake", self._wake)

    async def _wake(self) -> None:
        while self._changed:
            waiting = len(self._waiters.watching())
            await asyncio.sleep(min(GATHER_S + GATHER_PER_WAITER_S * waiting, LONGEST_GATHER_S))
            changed, self._changed = self._changed, set()
            await self.audience.wake(changed)

    async def _forget_before(self) -> None:
        await asyncio.sleep(self._limits.gone_ms / 1000)
        await self._ephemeral.publish(PROCESS, self._before, "gone")

    async def _write_now_and_then(self) -> None:
        while True:
            await asyncio.sleep(WRITE_EVERY_S)
            await self._write()

    async def _write(self) -> None:
        users, self._unwritten = self._unwritten, set()
        if not users:
            return
        rows = [
            Remembered(user_id, state.presence, state.status_msg, state.last_active_ms)
            for user_id in users
            if (state := self._states.get(user_id)) is not None
        ]
        if not await self._record.write(rows):
            self._unwritten |= users

    async def _heartbeat(self) -> None:
        while True:
            await self._ephemeral.publish(PROCESS, self._process, "alive")
            await asyncio.sleep(HEARTBEAT_S)
            now_ms = self._now_ms()
            for process, heard_ms in list(self._heard_ms.items()):
                if now_ms - heard_ms > LOST_MS:
                    await self._ephemeral.publish(PROCESS, process, "gone")

    def _apply_process(self, position: int, process: str, value: Any) -> None:
        if value == "alive":
            if process not in self._heard_ms and process != self._process:
                # It begins knowing nothing: it is told everything.
                self._outgoing.update(
                    (user_id, self._value(user.told)) for user_id, user in self._local.items() if user.devices
                )
                self._run("publish", self._publish_all)
            self._heard_ms[process] = self._now_ms()
            return
        self._heard_ms.pop(process, None)
        for user_id, state in list(self._states.items()):
            if state.contributions.pop(process, None) is not None and state.merge():
                self._moved(position, user_id, state)
                self._unwritten.add(user_id)

    def _event_applied(self, stored: StoredEvent, _head: RoomHead | None) -> None:
        if stored.event.sender in self._local:
            self.active(stored.event.sender)


def _event(user_id: str, state: UserPresence, now_ms: int) -> SyncEvent:
    content = {"type": "m.presence", "sender": user_id, "content": state.content(now_ms)}
    return SyncEvent("m.presence", user_id, orjson.dumps(content))
