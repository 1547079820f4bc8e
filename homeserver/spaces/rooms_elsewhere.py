"""Rooms that this server is not in, as other servers tell of them: asked for in bounds, and remembered for a while."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from homeserver.federation.errors import FederationError
from homeserver.protocol.identifiers import is_server_name
from homeserver.spaces.told import ToldSpace, told_space

KEPT_MS = 5 * 60_000
KEPT_ROOMS = 1_000
SERVERS_A_ROOM = 3
AT_ONCE = 10
MOST_ASKED = 50
"""Rooms that are asked for together."""
TOGETHER_S = 10.0
"""The longest that anybody waits for all of them."""


class AskedServers(Protocol):
    """Asks other servers; see `homeserver.federation.room_calls`."""

    async def hierarchy(self, destination: str, room_id: str, *, suggested_only: bool = False) -> dict[str, Any]:
        """The answer of `GET /hierarchy/{roomId}`.  Raises `FederationError`."""


@dataclass(frozen=True, slots=True)
class _Kept:
    told: ToldSpace
    until_ms: int


class RoomsElsewhere:
    """Asks for rooms, each of a few servers in turn."""

    def __init__(self, server_name: str, servers: AskedServers, now_ms: Callable[[], int]) -> None:
        self._server_name = server_name
        self._servers = servers
        self._now_ms = now_ms
        self._kept: dict[str, _Kept] = {}
        self._asking: dict[str, asyncio.Task[ToldSpace | None]] = {}

    async def rooms(self, wanted: Mapping[str, Sequence[str]]) -> dict[str, ToldSpace]:
        """What is told of these rooms, by room ID; `wanted` names the servers that may know each.

        Rooms of which nothing is heard in time, and all beyond the first fifty, are left out.
        """
        found: dict[str, ToldSpace] = {}
        open_: dict[str, Sequence[str]] = {}
        for room_id, servers in wanted.items():
            kept = self._kept.get(room_id)
            if kept is not None and kept.until_ms > self._now_ms():
                found[room_id] = kept.told
            elif len(open_) < MOST_ASKED:
                open_[room_id] = servers
        if open_:
            turns = asyncio.Semaphore(AT_ONCE)
            asking = {room_id: self._task(room_id, servers, turns) for room_id, servers in open_.items()}
            await asyncio.wait(set(asking.values()), timeout=TOGETHER_S)
            for room_id, task in asking.items():
                told = task.result() if task.done() and not task.cancelled() else None
                if told is not None:
                    found[room_id] = told
        return found

    async def close(self) -> None:
        """Ends what is under way."""
        for task in self._asking.values():
            task.cancel()
        await asyncio.gather(*self._asking.values(), return_exceptions=True)

    def _task(self, room_id: str, servers: Sequence[str], turns: asyncio.Semaphore) -> asyncio.Task[ToldSpace | None]:
        """The one question that is under way for a room, however many wait for it."""
        task = self._asking.get(room_id)
        if task is None:
            task = self._asking[room_id] = asyncio.create_task(self._ask(room_id, servers, turns))
            task.add_done_callback(lambda _: self._asking.pop(room_id, None))
        return task

    async def _ask(self, room_id: str, servers: Iterable[str], turns: asyncio.Semaphore) -> ToldSpace | None:
        named = [each for each in dict.fromkeys(servers) if each != self._server_name and is_server_name(each)]
        async with turns:
            for server in named[:SERVERS_A_ROOM]:
                try:
                    async with asyncio.timeout(TOGETHER_S):
                        told = told_space(await self._servers.hierarchy(server, room_id), room_id)
                except (FederationError, TimeoutError):
                    continue
                if told is not None:
                    self._keep(room_id, told)
                    return told
        return None

    def _keep(self, room_id: str, told: ToldSpace) -> None:
        self._kept.pop(room_id, None)
        self._kept[room_id] = _Kept(told, self._now_ms() + KEPT_MS)
        if len(self._kept) > KEPT_ROOMS:
            del self._kept[next(iter(self._kept))]
