"""An outbox on a database of its own, towards servers of the tests' own."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
import pytest_asyncio

from homeserver.federation.backoff import Backoff
from homeserver.federation.server_lists import ServerLists
from homeserver.journal import Change, EphemeralStream, Journal
from homeserver.outbox import Outbox
from homeserver.outbox.shared_rooms import SharedRooms
from homeserver.outbox.store import OutboxStore
from homeserver.rooms import RoomHead, StoredEvent
from homeserver.storage import Database, Statement
from tests.federation.names import Clock
from tests.outbox.far_servers import FakeEvents, FarServers


@dataclass
class House:
    """A database, and on it one outbox after the other."""

    url: str
    clock: Clock
    database: Database
    journal: Journal
    far: FarServers
    outbox: Outbox

    @classmethod
    async def open(cls, url: str, clock: Clock | None = None, redis_url: str | None = None) -> House:
        """Opens the database and starts an outbox; with Redis it is one of several."""
        clock = clock or Clock()
        database = await Database.open(url, presence="shared" if redis_url else "alone")
        journal = await Journal.open(database, redis_url)
        backoff = Backoff(clock)
        far = FarServers(backoff)
        outbox = Outbox(
            "here.org",
            database,
            journal,
            await EphemeralStream.open(redis_url, journal.channel_prefix),
            FakeEvents(),
            far,
            backoff,
            ServerLists(denied=["denied.org"]),
            clock,
        )
        await outbox.start()
        return cls(url, clock, database, journal, far, outbox)

    async def close(self) -> None:
        """Stops in order."""
        await self.outbox.close()
        await self.journal.close()
        await self.database.close()

    async def again(self) -> House:
        """A restart."""
        await self.close()
        return await House.open(self.url, self.clock)

    async def write(
        self, *names: str, edu_type: str = "m.direct_to_device", key: str | None = None, **content: Any
    ) -> None:
        """Commits an EDU that must arrive."""
        enclosed = self.outbox.durable(names, edu_type, content, key)
        await self.journal.commit(Change(writes=lambda _: enclosed.statements, news=lambda _: enclosed.news))

    async def enter(self, room: int, *names: str) -> None:
        """Servers have joined a room."""
        sql = "INSERT INTO room_servers (room_nid, server, from_position, to_position) VALUES (?,?,?,NULL)"
        await self.journal.commit(
            Change(writes=lambda position: [Statement(sql, rows=[(room, name, position) for name in names])])
        )

    async def event(self, room: int, *, member: str | None = None, known: bool = True, told: bool = True) -> int:
        """An event of ours in a room: its position. With `member` it says that this user, the last of its server,
        is not in the room any more. `known`: the room is in memory; `told`: the outbox hears of it."""
        kind = "m.room.message" if member is None else "m.room.member"
        server = None if member is None else member.partition(":")[2]
        went = "UPDATE room_servers SET to_position = ? WHERE room_nid = ? AND server = ? AND to_position IS NULL"
        row = (
            "INSERT INTO events (position, room_nid, event_id, type, state_key, sender, origin_server_ts, depth, pdu, "
        )
        row += "notify_ordinal, standing, outbound, gap_before) VALUES (?,?,?,?,?,?,0,0,?,0,0,?,?)"
        sender = "@me:here.org"

        def writes(at: int) -> list[Statement]:
            values = (at, room, f"${at}", kind, member, sender, b'{"content":{"membership":"leave"}}', True, False)
            return [Statement(row, args=values), Statement(went, args=(at, room, server))]

        position = await self.journal.commit(Change(writes=writes))
        if told:
            servers = await SharedRooms(self.database).servers_at(room, position)
            membership = None if member is None else "leave"
            event = SimpleNamespace(state_key=member, membership=membership, sender_domain="here.org")
            stored = SimpleNamespace(position=position, room_nid=room, outbound=True, event=event)
            head = SimpleNamespace(servers=dict.fromkeys(servers, 1)) if known else None
            self.outbox.event_applied(cast(StoredEvent, stored), cast(RoomHead | None, head))
        return position

    async def waiting(self) -> int:
        """How many EDUs are kept."""
        row = await self.database.fetch_one("SELECT COUNT(*) FROM outbox_edus")
        return int(row[0]) if row is not None else 0

    @property
    def store(self) -> OutboxStore:
        """What is in the database."""
        return OutboxStore(self.database, self.journal)


@pytest.fixture
def url(database_kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database."""
    if database_kind == "sqlite":
        return f"sqlite://{tmp_path}/porch.db"
    address: str = request.getfixturevalue("postgres_server").create_database()
    return address


@pytest_asyncio.fixture
async def open_house(url: str) -> AsyncIterator[Callable[[], Any]]:
    """Opens houses; the one that stands last is closed at the end."""
    opened: list[House] = []

    async def make() -> House:
        opened.append(await House.open(url))
        return opened[-1]

    yield make
    for house in opened:
        await house.close()


@pytest_asyncio.fixture
async def house(url: str) -> AsyncIterator[House]:
    """One that is not restarted."""
    made = await House.open(url)
    yield made
    await made.close()
