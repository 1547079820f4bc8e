"""The accounts that the load program plays, and how it counts what goes wrong."""

from __future__ import annotations

import asyncio
import itertools
import re
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import Any
from urllib.parse import quote

import orjson

from tests.bench.http1 import BrokenAnswer, Connection

CLIENT = "/_matrix/client/v3"
ROOM_VERSION = "12"
# A line of chat of the usual length.
TEXT = "The quick brown fox jumps over the lazy dog, and then it goes home. "
NEXT_BATCH = re.compile(rb'"next_batch"\s*:\s*"([^"]+)"')
_numbers = itertools.count()


class Fault(Exception):
    """The server answered with an error, not at all, or not what it should have; the text says what and where."""


class Faults:
    """Every fault of a run: how many, and the first few in words."""

    def __init__(self) -> None:
        """None so far."""
        self.count = 0
        self.first: list[str] = []

    def add(self, fault: object) -> None:
        """Count one more."""
        self.count += 1
        if len(self.first) < 10:
            self.first.append(str(fault))


class Account:
    """One user on one device with one connection."""

    def __init__(self, url: str, faults: Faults) -> None:
        """A stranger at the server `url`, until `register` or `log_in`."""
        self.url = url
        self.faults = faults
        self.connection = Connection(url)
        self.user_id = ""
        self.token: str | None = None
        self.since = ""

    async def call(self, method: str, path: str, body: Any = None) -> bytes:
        """The body of the answer to one request; anything but a 200 is counted and raised as a Fault."""
        payload = None if body is None else orjson.dumps(body)
        try:
            reply = await self.connection.request(method, path, payload, self.token)
        except (OSError, BrokenAnswer) as broken:
            raise self._fault(f"{method} {path[:120]}: {broken}") from broken
        if reply.status != 200:
            raise self._fault(f"{method} {path[:120]}: {reply.status} {reply.body[:200].decode(errors='replace')}")
        return reply.body

    def _fault(self, text: str) -> Fault:
        fault = Fault(text)
        self.faults.add(fault)
        return fault

    async def register(self, name: str) -> None:
        """Register `name` with the dummy stage, and take the session."""
        body = {"username": name, "password": f"pass-{name}-word", "auth": {"type": "m.login.dummy"}}
        self._take_session(await self.call("POST", f"{CLIENT}/register", body))

    async def log_in(self, user_id: str, name: str) -> None:
        """Log in on a new device."""
        identifier = {"type": "m.id.user", "user": user_id}
        body = {"type": "m.login.password", "identifier": identifier, "password": f"pass-{name}-word"}
        self._take_session(await self.call("POST", f"{CLIENT}/login", body))

    def _take_session(self, answer: bytes) -> None:
        session = orjson.loads(answer)
        self.user_id, self.token = session["user_id"], session["access_token"]

    async def create_room(self, name: str, preset: str = "public_chat") -> str:
        """Make a room and return its ID."""
        body = {"name": name, "preset": preset, "room_version": ROOM_VERSION}
        room_id: str = orjson.loads(await self.call("POST", f"{CLIENT}/createRoom", body))["room_id"]
        return room_id

    async def join(self, room_id: str) -> None:
        """Join a public room."""
        await self.call("POST", f"{CLIENT}/join/{quote(room_id)}", {})

    async def send(self, room_id: str, text: str | None = None) -> None:
        """Send one message of the usual length (or `text`)."""
        number = next(_numbers)
        body = {"msgtype": "m.text", "body": text or TEXT + str(number)}
        path = f"{CLIENT}/rooms/{quote(room_id)}/send/m.room.message/b{number}"
        await self.call("PUT", path, body)

    async def sync(self, timeout_ms: int = 0, extra: str = "") -> bytes:
        """One sync from where the last one ended; remembers its end."""
        since = f"&since={self.since}" if self.since else ""
        answer = await self.call("GET", f"{CLIENT}/sync?timeout={timeout_ms}{since}{extra}")
        found = NEXT_BATCH.search(answer)
        if found is None:
            raise self._fault("a sync without next_batch")
        self.since = quote(found[1].decode())
        return answer


async def in_parallel(width: int, work: Iterable[Callable[[], Awaitable[object]]]) -> None:
    """Run all of `work`, at most `width` at a time; faults are already counted and do not stop the others."""
    queue = iter(work)

    async def worker() -> None:
        for job in queue:
            try:
                await job()
            except Fault:
                continue

    await asyncio.gather(*(worker() for _ in range(width)))


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which `share` (0 to 1) of `values` lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
