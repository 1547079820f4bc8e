"""Rooms, checks and a receiver of the tests' own around a real staging area."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, cast

from homeserver.journal import Journal
from homeserver.protocol.event import Event
from homeserver.protocol.room_versions import ROOM_VERSIONS, RoomVersion
from homeserver.protocol.signatures import SignatureError
from homeserver.rooms import Rooms, Standing
from homeserver.rooms.pdus import Received
from homeserver.storage import Database
from homeserver.transactions import Staging, Transactions
from tests.federation.names import Clock

VERSION = ROOM_VERSIONS["11"]
HASH = base64.b64encode(b"h" * 32).decode().rstrip("=")


def pdu(n: int, room_id: str = "!a:there.org", **more: Any) -> dict[str, Any]:
    """A well-formed event that says `n`."""
    return {
        "type": "m.room.message",
        "room_id": room_id,
        "sender": "@u:there.org",
        "content": {"body": str(n)},
        "origin_server_ts": n,
        "depth": 5,
        "prev_events": ["$" + "p" * 43],
        "auth_events": ["$" + "a" * 43],
        "hashes": {"sha256": HASH},
        "signatures": {"there.org": {"ed25519:1": "c2ln"}},
        **more,
    }


def body(*pdus: Any, edus: Any = None, **more: Any) -> dict[str, Any]:
    """A transaction."""
    made: dict[str, Any] = {"origin_server_ts": 1, "pdus": list(pdus), **more}
    return made if edus is None else {**made, "edus": edus}


@dataclass
class FakeHead:
    """As a `RoomHead` is towards transactions."""

    room_id: str
    version: RoomVersion = VERSION
    servers: frozenset[str] = frozenset({"here.org", "there.org"})


@dataclass
class FakeRooms:
    """Every room whose ID begins with `!a` is known; `barred` are (room ID, server)."""

    left: set[str] = field(default_factory=set)
    barred: set[tuple[str, str]] = field(default_factory=set)

    @property
    def heads(self) -> FakeRooms:
        return self

    @property
    def server_acl(self) -> FakeRooms:
        return self

    async def head(self, room_id: str) -> FakeHead | None:
        """The head of a room that is known."""
        if not room_id.startswith("!a"):
            return None
        return FakeHead(room_id, servers=frozenset({"there.org"}) if room_id in self.left else FakeHead.servers)

    async def many(self, room_ids: Iterable[str]) -> dict[str, FakeHead]:
        """Heads of those that are known."""
        found = {room_id: await self.head(room_id) for room_id in room_ids}
        return {room_id: head for room_id, head in found.items() if head is not None}

    async def allows(self, head: FakeHead, server_name: str) -> bool:
        """As an access control list would."""
        return (head.room_id, server_name) not in self.barred


class FakeChecks:
    """Refuses what is signed by `bad`."""

    async def check(self, pdu: dict[str, Any], version: RoomVersion) -> Event:
        event = Event.from_pdu(pdu, version)
        await asyncio.sleep(0)
        if "bad" in pdu["signatures"]:
            raise SignatureError("the signature is wrong")
        return event


@dataclass
class FakeReceiver:
    """Takes events in and remembers them; `block` makes it wait in some rooms."""

    received: list[tuple[str, str, int]] = field(default_factory=list)
    block: dict[str, asyncio.Event] = field(default_factory=dict)
    raises: dict[int, Exception] = field(default_factory=dict)
    pause_s: float = 0.0
    working: set[str] = field(default_factory=set)
    most_at_once: int = 0

    async def receive(self, origin: str, event: Event) -> Received:
        assert event.room_id not in self.working
        self.working.add(event.room_id)
        self.most_at_once = max(self.most_at_once, len(self.working))
        try:
            if event.room_id in self.block:
                await self.block[event.room_id].wait()
            await asyncio.sleep(self.pause_s)
            n = int(event.content["body"])
            if n in self.raises:
                raise self.raises.pop(n)
            self.received.append((origin, event.room_id, n))
            return Received(Standing.ACCEPTED)
        finally:
            self.working.discard(event.room_id)

    def numbers(self, room_id: str | None = None) -> list[int]:
        """What has come in, in order."""
        return [n for _, room, n in self.received if room_id in (None, room)]


@dataclass
class Inbound:
    """A database, and on it transactions and their staging area."""

    clock: Clock
    database: Database
    journal: Journal
    rooms: FakeRooms
    receiver: FakeReceiver
    staging: Staging
    transactions: Transactions

    @classmethod
    async def open(
        cls, url: str, *, receiver: FakeReceiver | None = None, start: bool = True, shared: bool = False
    ) -> Inbound:
        """Opens the database and begins to work off what is there, as the only process or one of several."""
        database = await Database.open(url, presence="shared" if shared else "alone")
        journal = await Journal.open(database)
        clock, rooms, receiver = Clock(), FakeRooms(), receiver or FakeReceiver()
        real = cast(Rooms, rooms)
        staging = Staging(database, journal, real, receiver, clock)
        transactions = Transactions("here.org", database, journal, real, FakeChecks(), clock)
        if start:
            await staging.start()
        return cls(clock, database, journal, rooms, receiver, staging, transactions)

    async def close(self) -> None:
        """Stops in order."""
        await self.staging.close()
        await self.journal.close()
        await self.database.close()

    async def staged(self) -> int:
        """How many events wait in the database."""
        row = await self.database.fetch_one("SELECT COUNT(*) FROM staged_events")
        return int(row[0]) if row is not None else 0

    async def answered(self) -> int:
        """How many answers are kept."""
        row = await self.database.fetch_one("SELECT COUNT(*) FROM received_transactions")
        return int(row[0]) if row is not None else 0
