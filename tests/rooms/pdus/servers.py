"""Several servers in one process: each with a database, a journal and rooms of its own, and a network between them that
the tests hold in their hands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from homeserver.federation.errors import Unreachable
from homeserver.federation.key_ring import WantedKey
from homeserver.journal import Journal, Waiters
from homeserver.protocol.auth_rules import auth_types
from homeserver.protocol.event import Event
from homeserver.protocol.event_build import build, hash_and_sign
from homeserver.protocol.room_versions import ROOM_VERSIONS
from homeserver.protocol.signatures import SigningKey
from homeserver.rooms import NewEvent, RoomHead, Rooms, RoomWish, StoredEvent
from homeserver.rooms.pdus import Received
from homeserver.rooms.standing import Standing
from homeserver.storage import Database

Pdu = dict[str, Any]


@dataclass
class Network:
    """Who is there, and who cannot be reached; `asked` counts requests by kind."""

    servers: dict[str, Server] = field(default_factory=dict)
    away: set[str] = field(default_factory=set)
    now: int = 1_700_000_000_000
    asked: dict[str, int] = field(default_factory=dict)

    def now_ms(self) -> int:
        """A clock that moves on a little at each look."""
        self.now += 7
        return self.now

    def reach(self, name: str, kind: str) -> Server:
        """The server, unless it is away."""
        self.asked[kind] = self.asked.get(kind, 0) + 1
        if name in self.away or name not in self.servers:
            raise Unreachable(name, "it is away")
        return self.servers[name]

    async def event_keys(self, wanted: Iterable[WantedKey]) -> dict[WantedKey, bytes]:
        """Everybody knows everybody's keys."""
        return {one: self.servers[one.server_name].key.verify_key for one in wanted if one.server_name in self.servers}


class NetworkNeighbours:
    """How a server asks the others (`Neighbours`)."""

    def __init__(self, network: Network) -> None:
        self._network = network

    async def event(self, server: str, event_id: str) -> Pdu:
        stored = await self._network.reach(server, "event").rooms.events.one(event_id)
        if stored is None:
            raise Unreachable(server, "no such event")
        return stored.event.pdu

    async def missing_events(
        self, server: str, room_id: str, earliest: Sequence[str], latest: Sequence[str], limit: int, min_depth: int
    ) -> list[Pdu]:
        asked = self._network.reach(server, "missing_events")
        found: dict[str, Event] = {}
        edge = [
            each for stored in (await asked.rooms.events.many(latest)).values() for each in stored.event.prev_events
        ]
        while edge and len(found) < min(limit, 20):
            event_id = edge.pop(0)
            if event_id in found or event_id in earliest:
                continue
            stored = await asked.rooms.events.one(event_id)
            if stored is None or stored.standing is Standing.OUTLIER or stored.event.depth < min_depth:
                continue
            found[event_id] = stored.event
            edge += stored.event.prev_events
        return [event.pdu for event in found.values()][::-1]

    async def state_ids(self, server: str, room_id: str, event_id: str) -> tuple[list[str], list[str]]:
        asked = self._network.reach(server, "state_ids")
        stored = await asked.rooms.events.one(event_id)
        assert stored is not None
        ids = list((await asked.rooms.graph.state_before(stored)).values())
        return ids, await asked.rooms.graph.auth_chain(ids)

    async def state(self, server: str, room_id: str, event_id: str) -> tuple[list[Pdu], list[Pdu]]:
        asked = self._network.reach(server, "state")
        ids, chain = await self.state_ids(server, room_id, event_id)
        return await asked.pdus(ids), await asked.pdus(chain)

    async def event_auth(self, server: str, room_id: str, event_id: str) -> list[Pdu]:
        asked = self._network.reach(server, "event_auth")
        return await asked.pdus(await asked.rooms.graph.auth_chain([event_id]))

    async def backfill(self, server: str, room_id: str, from_ids: Sequence[str], limit: int) -> list[Pdu]:
        asked = self._network.reach(server, "backfill")
        found: dict[str, Event] = {}
        edge = list(from_ids)
        while edge and len(found) < limit:
            edge.sort(key=lambda each: (asked.depths.get(each, 0), each))
            stored = await asked.rooms.events.one(edge.pop())
            if stored is None or stored.event.event_id in found or not stored.standing.in_timeline:
                continue
            found[stored.event.event_id] = stored.event
            for event_id in stored.event.prev_events:
                before = await asked.rooms.events.one(event_id)
                if before is not None:
                    asked.depths[event_id] = before.event.depth
                    edge.append(event_id)
        return [event.pdu for event in found.values()]


class Server:
    """One server."""

    def __init__(self, network: Network, name: str, database: Database, journal: Journal) -> None:
        self.network = network
        self.name = name
        # Nothing is left to chance but what a test wants: event IDs decide who wins a fork.
        self.key = SigningKey(sha256(name.encode()).digest(), "1")
        self.database = database
        self.journal = journal
        self.depths: dict[str, int] = {}
        self.rooms = Rooms(
            database,
            journal,
            Waiters(),
            server_name=name,
            signing_key=self.key,
            now_ms=network.now_ms,
            event_keys=network,
            neighbours=NetworkNeighbours(network),
        )
        self.rooms.creator.new_localpart = lambda: f"room{network.now_ms()}"
        self.written: list[StoredEvent] = []
        """What was made here, in its order."""
        self.rooms.observe(self._observe)
        network.servers[name] = self

    @classmethod
    async def open(cls, network: Network, name: str, folder: Path) -> Server:
        """With an empty database in the folder."""
        database = await Database.open(f"sqlite://{folder}/{name}.db")
        return cls(network, name, database, await Journal.open(database))

    async def close(self) -> None:
        """Ends it."""
        await self.journal.close()
        await self.database.close()

    def _observe(self, stored: StoredEvent, _: object) -> None:
        if stored.outbound:
            self.written.append(stored)

    def user(self, name: str) -> str:
        """A user of this server."""
        return f"@{name}:{self.name}"

    async def make_room(self, creator: str, version: str = "12", **wish: Any) -> str:
        """A public room."""
        return await self.rooms.creator.create(
            RoomWish(creator=creator, room_version=version, preset="public_chat", is_public=True, **wish)
        )

    async def say(self, room_id: str, sender: str, body: str) -> str:
        """A message."""
        return await self.rooms.send(room_id, sender, "m.room.message", {"msgtype": "m.text", "body": body})

    async def put(self, room_id: str, sender: str, type_: str, content: dict[str, Any], state_key: str = "") -> str:
        """A piece of state."""
        return await self.rooms.send(room_id, sender, type_, content, state_key=state_key)

    async def join(self, user: str, room_id: str, via: Server) -> Event:
        """Joins over another server, as make_join and send_join do."""
        template = await via.rooms.templates.template(
            room_id, NewEvent("m.room.member", user, {"membership": "join"}, user)
        )
        head = await via.head(room_id)
        pdu = hash_and_sign(template, head.version, self.name, self.key)
        if head.version.references_carry_hashes:
            pdu = hash_and_sign({**template, "event_id": f"$join{self.network.now_ms()}:{self.name}"}, head.version,
                                self.name, self.key)  # fmt: skip
        join = await via.rooms.pdu_checks.check(pdu, head.version)
        stored = await via.rooms.receiver.take(self.name, join)
        before = list((await via.rooms.graph.state_before(stored)).values())
        chain = await via.rooms.graph.auth_chain([*before, join.event_id])
        state = await self.rooms.pdu_checks.check_many(await via.pdus(before), head.version)
        auth = await self.rooms.pdu_checks.check_many(await via.pdus(chain), head.version)
        assert (len(state), len(auth)) == (len(before), len(chain))
        await self.rooms.adoption.join(head.version, join, state, auth)
        return join

    async def forge(
        self,
        room_id: str,
        type_: str,
        sender: str,
        content: dict[str, Any],
        *,
        state_key: str | None = None,
        prev_events: Sequence[str] | None = None,
        auth_events: Sequence[str] | None = None,
        depth: int | None = None,
    ) -> Event:
        """An event that this server signs without asking its own rules, and does not keep."""
        head = await self.head(room_id)
        cited = auth_types(head.version, type_, sender, state_key, content)
        ids = auth_events if auth_events is not None else [e for key in cited if (e := head.event_id(*key))]
        return build(
            head.version,
            room_id=room_id,
            type=type_,
            sender=sender,
            content=content,
            state_key=state_key,
            prev_events=list(prev_events if prev_events is not None else head.prev_events),
            auth_events=list(ids),
            depth=depth if depth is not None else head.depth + 1,
            origin_server_ts=self.network.now_ms(),
            origin=self.name,
            signing_key=self.key,
        )

    async def receive(self, event: Event, origin: str | None = None) -> Received:
        """An event as it comes from its server."""
        version = event.version
        checked = await self.rooms.pdu_checks.check(event.pdu, version)
        return await self.rooms.receiver.receive(origin or event.sender_domain, checked)

    async def pdus(self, event_ids: Iterable[str]) -> list[Pdu]:
        """Events as they are sent to others."""
        ids = list(event_ids)
        found = await self.rooms.events.many(ids)
        return [found[event_id].event.pdu for event_id in ids]

    async def head(self, room_id: str) -> RoomHead:
        """The room's head, which must be there."""
        head = await self.rooms.head(room_id)
        assert head is not None
        return head

    async def state(self, room_id: str) -> dict[tuple[str, str], str]:
        """The room's current state."""
        head = await self.head(room_id)
        return {key: entry.event_id for key, entry in head.state.items()}

    async def state_in_database(self, room_id: str) -> dict[tuple[str, str], str]:
        """The same, as it would be read after a restart."""
        self.rooms.heads.forget(room_id)
        return await self.state(room_id)

    async def timeline(self, room_id: str) -> list[str]:
        """IDs of the events that are shown, in their order."""
        rows = await self.database.fetch(
            "SELECT e.event_id FROM events e JOIN rooms r ON r.nid = e.room_nid WHERE r.room_id = ? AND e.position > 0 "
            "ORDER BY e.position",
            room_id,
        )
        return [row[0] for row in rows]

    async def event(self, event_id: str) -> Event:
        """An event that this server has."""
        stored = await self.rooms.events.one(event_id)
        assert stored is not None
        return stored.event


async def spread(*servers: Server, since: dict[str, int] | None = None) -> None:
    """Everything that was made anywhere goes to everybody else, each server's events in their order."""
    since = since if since is not None else {}
    for server in servers:
        start = since.get(server.name, 0)
        events = server.written[start:]
        since[server.name] = len(server.written)
        for stored in events:
            event = stored.event
            for other in servers:
                head = await other.rooms.head(event.room_id)
                if other is not server and head is not None and other.name in head.servers:
                    await other.receive(event, server.name)


def versions() -> list[str]:
    """One room version of each kind of graph."""
    chosen = ["1", "3", "6", "10", "11", "12"]
    assert set(chosen) <= ROOM_VERSIONS.keys()
    return chosen
