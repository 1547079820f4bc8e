"""The accounts and rooms that the scenarios share; each is made when the first scenario asks for it."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from functools import partial

from tests.bench.load import Account, Fault, Faults, in_parallel
from tests.bench.servers import Server

SENDERS = 20


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much work each scenario does."""

    sends_one: int = 150
    sends_many: int = 925
    rooms: int = 200
    joins: int = 60
    members: int = 100
    rounds: int = 10
    idle_s: float = 4.0
    first_syncs: int = 3
    events_in: int = 1000
    far_members: tuple[int, ...] = (2_000, 10_000)


FULL = Sizes()
QUICK = Sizes(
    sends_one=60,
    sends_many=200,
    rooms=40,
    joins=20,
    members=40,
    rounds=4,
    idle_s=1.5,
    events_in=200,
    far_members=(500,),
)


@dataclass(slots=True)
class Figures:
    """What one server's run has given: the figures by name, and how busy the load program was meanwhile."""

    values: dict[str, float] = field(default_factory=dict)
    load_busy: dict[str, float] = field(default_factory=dict)


class World:
    """One server with the accounts and rooms made so far."""

    def __init__(self, server: Server, sizes: Sizes, faults: Faults) -> None:
        """`server` must have been started."""
        self.server = server
        self.sizes = sizes
        self.faults = faults
        self.figures = Figures()
        self.messages = 0
        self.message_bytes = 0
        self._accounts: list[Account] = []
        self._owner: Account | None = None
        self._own_rooms: list[str] = []
        self._shared_room = ""
        self._crowd_room = ""
        self._crowd = 0

    def stranger(self) -> Account:
        """A new account object that is not yet logged in."""
        return Account(self.server.url, self.faults)

    async def owner(self) -> Account:
        """The account that owns the shared rooms and the many rooms."""
        if self._owner is None:
            self._owner = self.stranger()
            await self._owner.register("owner")
        return self._owner

    async def accounts(self, count: int) -> list[Account]:
        """The first `count` accounts besides the owner."""
        missing = range(len(self._accounts), count)
        fresh = [self.stranger() for _ in missing]
        await asyncio.gather(*(account.register(f"user{n}") for account, n in zip(fresh, missing, strict=True)))
        self._accounts.extend(fresh)
        return self._accounts[:count]

    async def rooms_of_their_own(self) -> list[tuple[Account, str]]:
        """Twenty accounts, each with a room of its own."""
        senders = await self.accounts(SENDERS)
        if not self._own_rooms:
            for account in senders:
                self._own_rooms.append(await account.create_room("own", "private_chat"))
        return list(zip(senders, self._own_rooms, strict=True))

    async def shared_room(self) -> tuple[list[Account], str]:
        """Twenty accounts in one room."""
        senders = await self.accounts(SENDERS)
        if not self._shared_room:
            self._shared_room = await (await self.owner()).create_room("shared")
            for account in senders:
                await account.join(self._shared_room)
        return senders, self._shared_room

    async def crowd_room(self, count: int) -> tuple[list[Account], str]:
        """The public room of the crowd with its first `count` accounts joined; the joins go ten at a time."""
        accounts = await self.accounts(count)
        if not self._crowd_room:
            self._crowd_room = await (await self.owner()).create_room("crowd")
        late = accounts[self._crowd :]
        await in_parallel(10, [partial(account.join, self._crowd_room) for account in late])
        self._crowd = max(self._crowd, count)
        return accounts, self._crowd_room

    def reconnect(self) -> None:
        """Forget the connections to a process that is no more, and take the new one's address."""
        for account in [*self._accounts, *([self._owner] if self._owner else [])]:
            account.connection.close()


class Stopwatch:
    """Wall-clock seconds of a `with` block, and the share of them in which the load program itself was computing."""

    def __init__(self, figures: Figures, name: str) -> None:
        """Notes the load program's share under `name`."""
        self._figures, self._name = figures, name
        self.seconds = 0.0

    def __enter__(self) -> Stopwatch:
        """Start."""
        self._cpu, self._began = time.process_time(), time.perf_counter()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop."""
        self.seconds = time.perf_counter() - self._began
        self._figures.load_busy[self._name] = (time.process_time() - self._cpu) / self.seconds


__all__ = ["FULL", "QUICK", "SENDERS", "Fault", "Figures", "Sizes", "Stopwatch", "World"]
