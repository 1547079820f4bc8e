"""A server that means harm, in rooms of its own and of a Porch; and how those fare who have nothing to do with it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from homeserver.protocol.event import Event
from homeserver.protocol.event_build import hash_and_sign
from homeserver.protocol.room_versions import ROOM_VERSIONS
from tests.federated.rooms import event, join, same_state, until
from tests.federation.authority import Heard
from tests.joining.resident import V1, V2, HostedRoom, Resident
from tests.rig.client import Client, Reply, escape
from tests.rig.porch import PorchProcess
from tests.rig.trio import Trio

PATIENCE_S = 3.0
"""The most that a message between innocent servers may take while another one misbehaves; usually it is 50 ms."""


class Adversary(Resident):
    """Answers some kinds of requests as a test says: `answers` gets the request, `streams` writes what it likes."""

    def __init__(self, trio: Trio) -> None:
        super().__init__(trio.authority)
        self.answers: dict[str, Callable[[Heard], Any]] = {}
        self.streams = self.raw

    def _body(self, kind: str, parts: list[str], heard: Heard) -> Any:
        answer = self.answers.get(kind)
        return answer(heard) if answer is not None else super()._body(kind, parts, heard)

    def count(self, kind: str) -> int:
        """How often it was asked for something."""
        return self.asked.count(kind)


async def endless(writer: asyncio.StreamWriter, megabytes: int) -> None:
    """An answer of so many megabytes, all of it one string in a JSON object."""
    writer.write(b"HTTP/1.1 200 X\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n")
    chunk = b"x" * 65_536
    writer.write(b'b\r\n{"events":["\r\n')
    for _ in range(megabytes * 16):
        writer.write(b"10000\r\n" + chunk + b"\r\n")
        await writer.drain()


async def trickling(writer: asyncio.StreamWriter) -> None:
    """An answer that comes byte by byte and does not end."""
    writer.write(b"HTTP/1.1 200 X\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n")
    for _ in range(2_000):
        writer.write(b" ")
        await writer.drain()
        await asyncio.sleep(0.1)


class GuestRoom(HostedRoom):
    """A room of a Porch, in which a user of the hostile server is."""

    def __init__(self, server: Resident, room_id: str, version: str, user_id: str) -> None:
        self.server, self.room_id, self.version = server, room_id, ROOM_VERSIONS[version]
        self.creator = user_id
        self.events, self.state, self.begin, self.timeline = {}, {}, {}, []
        server.rooms[room_id] = self

    @classmethod
    async def join(cls, server: Resident, porch: PorchProcess, room_id: str) -> GuestRoom:
        """Joins honestly, by make_join and send_join."""
        user_id = server.user("guest")
        query = "&".join(f"ver={version}" for version in ROOM_VERSIONS)
        made = await server.request(porch, "GET", f"{V1}make_join/{escape(room_id)}/{escape(user_id)}?{query}")
        assert made.status == 200, made.body
        room = cls(server, room_id, made.json["room_version"], user_id)
        template = {key: value for key, value in made.json["event"].items() if key != "origin"}
        pdu = hash_and_sign(template, room.version, server.name, server.key)
        joined = Event.from_pdu(pdu, room.version)
        sent = await server.request(
            porch, "PUT", f"{V2}send_join/{escape(room_id)}/{escape(joined.event_id)}", joined.pdu
        )
        assert sent.status == 200, sent.body
        for each in (Event.from_pdu(one, room.version) for one in [*sent.json["auth_chain"], *sent.json["state"]]):
            room.events[each.event_id] = each
        for each in (Event.from_pdu(one, room.version) for one in sent.json["state"]):
            room.state[each.key] = room.begin[each.key] = each
        room.take(Event.from_pdu(sent.json.get("event", joined.pdu), room.version))
        return room

    def make(self, type: str, content: dict[str, Any], state_key: str | None = None, sender: str | None = None,
             **fields: Any) -> Event:  # fmt: skip
        """As in a room of its own, at the depth that follows."""
        depth = self.timeline[-1].depth + 1 if self.timeline else 1
        return super().make(type, content, state_key, sender, **{"depth": depth, **fields})


def resident_bytes(porch: PorchProcess) -> int:
    """The memory of a server's process."""
    pages = int(Path(f"/proc/{porch.pid}/statm").read_text().split()[1])
    return pages * 4096


@asynccontextmanager
async def bounded_memory(porch: PorchProcess, megabytes: int) -> AsyncIterator[None]:
    """A server's process must not grow by more than that meanwhile, not even for a moment."""
    begin = most = resident_bytes(porch)

    async def look() -> None:
        nonlocal most
        while True:
            most = max(most, resident_bytes(porch))
            await asyncio.sleep(0.02)

    task = asyncio.ensure_future(look())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    assert most - begin < megabytes * 1_000_000, f"it grew by {(most - begin) / 1e6:.0f} MB"


@dataclass
class Innocents:
    """Users of two servers who talk in a room of their own; `times` are the seconds that messages took."""

    first: Client
    second: Client
    room_id: str
    times: list[float] = field(default_factory=list)

    @classmethod
    async def meet(cls, trio: Trio, one: str = "one", other: str = "two") -> Innocents:
        """They make a room and join it."""
        first, second = await trio.users(one, other)
        room_id = await first.create_room(preset="public_chat", room_version="11")
        await join(trio, second, room_id, one)
        await same_state([first, second], room_id)
        return cls(first, second, room_id)

    async def say_something(self) -> None:
        """A message from the one to the other and one back, each noted with its time."""
        for sender, reader in ((self.first, self.second), (self.second, self.first)):
            begin = time.monotonic()
            event_id = await sender.send(self.room_id)
            await until(lambda r=reader, e=event_id: event(r, self.room_id, e), "the innocents hear each other")  # type: ignore[misc]
            self.times.append(time.monotonic() - begin)

    @asynccontextmanager
    async def talking(self) -> AsyncIterator[None]:
        """They talk all the while, and must hardly notice."""

        async def talk() -> None:
            while True:
                await self.say_something()
                await asyncio.sleep(0.05)

        task = asyncio.ensure_future(talk())
        try:
            yield
            await self.say_something()
        finally:
            task.cancel()
            results = await asyncio.gather(task, return_exceptions=True)
        failures = [one for one in results if isinstance(one, Exception)]
        assert not failures, failures
        assert max(self.times) < PATIENCE_S, f"messages of others took up to {max(self.times):.1f} s"


def refusals(reply: Reply) -> dict[str, str]:
    """What a transaction's answer says of each event: why it was refused, or nothing."""
    assert reply.status == 200, reply.body
    return {event_id: result.get("error", "") for event_id, result in reply.json["pdus"].items()}


def spoilt(made: Event, **changes: Any) -> Event:
    """The event with something changed after it was hashed and signed."""
    return Event.from_pdu({**made.pdu, **changes}, made.version)


async def porch_room(host: PorchProcess, hostile: Resident, version: str) -> tuple[Client, GuestRoom]:
    """A public room of a new user of the Porch that the hostile server has joined."""
    owner = await Client.register(host)
    room_id = await owner.create_room(preset="public_chat", room_version=version)
    return owner, await GuestRoom.join(hostile, host, room_id)
