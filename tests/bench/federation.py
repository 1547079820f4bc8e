"""How servers do among servers: events that another one sends, and joins of large rooms that another one hosts.

The other server is the load program itself: it signs its events beforehand and tells its keys over TLS.  Large rooms
are hosted by it, and by servers of both kinds that got their members from it.
"""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import orjson

from homeserver.federation.x_matrix import authorization
from homeserver.protocol import canonical_json
from homeserver.protocol.event import Event
from tests.bench.load import TEXT, Fault, Faults
from tests.bench.servers import Porch, free_port
from tests.bench.synapse import Synapse
from tests.bench.world import Figures, Sizes
from tests.federated.hostile import GuestRoom
from tests.federation.authority import Authority
from tests.joining.resident import V1, HostedRoom, Resident
from tests.rig import synapse
from tests.rig.client import Client, close_all, escape
from tests.rig.network import Place
from tests.rig.trio import federated

SCENARIOS = ("federation_in", "federation_join")
VERSION = "11"
ROOMS = 20
A_TRANSACTION = 50
POLL_S = 0.005
LIMIT_S = 240.0


class Federation:
    """Measures servers of some kinds; each figure is of a server on an empty directory."""

    def __init__(self, folder: Path, cores: set[int], own: set[int], sizes: Sizes, faults: Faults) -> None:
        """The measured server has `cores`, a second one that it speaks with shares `own` with the load program."""
        folder.mkdir(parents=True)
        self._folder, self._cores, self._own, self._sizes, self._faults = folder, cores, own, sizes, faults
        self._authority = Authority(folder)
        self._count = 0

    async def run(self, scenarios: Sequence[str], kinds: Sequence[str]) -> dict[str, Figures]:
        """The figures of each of the kinds of servers."""
        figures = {kind: Figures() for kind in kinds}
        try:
            if "federation_in" in scenarios:
                for kind in kinds:
                    await self._events_in(kind, figures[kind])
            if "federation_join" in scenarios:
                for members in self._sizes.far_members:
                    await self._joins(members, kinds, figures)
        finally:
            await close_all()
        return figures

    def _make(self, kind: str, cores: set[int]) -> Any:
        self._count += 1
        folder = self._folder / f"{kind}{self._count}"
        place = Place(self._count, "127.0.0.1", free_port(), None, dns_port=9)
        if kind == "Porch":
            return Porch(folder, cores, federated(place, self._authority))
        settings = synapse.federation(place, self._authority)
        settings["listeners"] = [synapse.federation_listener(place.port, tls=True)]
        return Synapse(folder, cores, synapse.install(), place.server_name, settings)

    async def _events_in(self, kind: str, figures: Figures) -> None:
        print(f"{kind}: federation_in ...", file=sys.stderr, flush=True)
        async with AsyncExitStack() as stack:
            server = await self._started(stack, kind, self._cores)
            far = await stack.enter_async_context(Resident(self._authority))
            owner = await Client.register(server.url, observed=False)
            for name, count in (("federation_in_room", 1), ("federation_in_rooms", ROOMS)):
                rooms = [await self._shared(server, far, owner) for _ in range(count)]
                events = [rooms[n % count].message(f"{TEXT}{n}") for n in range(self._sizes.events_in)]
                sending = Sending(server, far, events)
                cpu, begin = server.cpu_s(), time.perf_counter()
                await sending.send()
                for room in rooms:
                    await self._arrived(owner, room)
                figures.values[name] = len(events) / (time.perf_counter() - begin)
                figures.values[f"{name}_cpu"] = (server.cpu_s() - cpu) * 1000 / len(events)

    async def _shared(self, server: Any, far: Resident, owner: Client) -> GuestRoom:
        room_id = await owner.create_room(preset="public_chat", room_version=VERSION)
        return await GuestRoom.join(far, server, room_id)

    async def _arrived(self, user: Client, room: HostedRoom) -> None:
        path = f"rooms/{escape(room.room_id)}/event/{escape(room.timeline[-1].event_id)}"
        begin = time.perf_counter()
        while (await user.get(path)).status != 200:
            if time.perf_counter() - begin > LIMIT_S:
                fault = Fault(f"{room.timeline[-1].event_id} has not come within {LIMIT_S} s")
                self._faults.add(fault)
                raise fault
            await asyncio.sleep(POLL_S)

    async def _joins(self, members: int, kinds: Sequence[str], figures: dict[str, Figures]) -> None:
        for host in ["far", *kinds]:
            for kind in kinds:
                # A room for each: the keys of members whose server is gone cannot be had.
                async with AsyncExitStack() as stack:
                    print(f"{kind}: federation_join of {members} on {host} ...", file=sys.stderr, flush=True)
                    far = await stack.enter_async_context(Resident(self._authority))
                    room_id, through = await self._large_room(stack, far, host, members)
                    name = f"join_{host.lower()}_{members}"
                    await self._join(kind, room_id, through, members, figures[kind].values, name)

    async def _large_room(self, stack: AsyncExitStack, far: Resident, host: str, members: int) -> tuple[str, str]:
        """The room and the server through which to join it."""
        if host == "far":
            room = far.room(VERSION)
            for number in range(members - 1):
                room.member(f"user{number}", "join")
            return room.room_id, far.name
        server = await self._started(stack, host, self._own)
        owner = await Client.register(server.url, observed=False)
        guests = await self._shared(server, far, owner)
        joins = [guests.member(f"user{number}", "join") for number in range(members - 2)]
        await Sending(server, far, joins).send()
        await self._arrived(owner, guests)
        return guests.room_id, str(server.server_name)

    async def _join(
        self, kind: str, room_id: str, through: str, members: int, values: dict[str, float], name: str
    ) -> None:
        async with AsyncExitStack() as stack:
            server = await self._started(stack, kind, self._cores)
            user = await Client.register(server.url, observed=False)
            server.forget_peak()
            before, begin = server.memory_bytes(), time.perf_counter()
            path = f"/_matrix/client/v3/join/{escape(room_id)}?via={escape(through)}&server_name={escape(through)}"
            async with asyncio.timeout(LIMIT_S):
                while (reply := await user.request("POST", path, {})).status != 200:
                    self._faults.add(f"{kind}: join {room_id}: {reply.status} {reply.body[:200]!r}")
                    await asyncio.sleep(1)
                values[f"{name}_answer"] = time.perf_counter() - begin
                while await _members(user, room_id) <= members:
                    await asyncio.sleep(0.05)
            values[name] = time.perf_counter() - begin
            values[f"{name}_memory"] = (server.peak_bytes() - before) / 1e6

    async def _started(self, stack: AsyncExitStack, kind: str, cores: set[int]) -> Any:
        server = self._make(kind, cores)
        await server.start()
        stack.push_async_callback(server.stop)
        return server


async def _members(user: Client, room_id: str) -> int:
    reply = await user.get(f"rooms/{escape(room_id)}/joined_members")
    return len(reply.json["joined"]) if reply.status == 200 else 0


class Sending:
    """Events in transactions, signed and written beforehand."""

    def __init__(self, server: Any, far: Resident, events: Sequence[Event]) -> None:
        """Fifty events a transaction, in their order."""
        self._server = server
        self._requests: list[tuple[str, str, bytes]] = []
        for start in range(0, len(events), A_TRANSACTION):
            pdus = [event.pdu for event in events[start : start + A_TRANSACTION]]
            body = canonical_json.encode({"origin": far.name, "origin_server_ts": 1, "pdus": pdus})
            path = f"{V1}send/{start}-{id(self)}"
            header = authorization("PUT", path, far.name, server.server_name, far.key, body)
            self._requests.append((path, header, body))

    async def send(self) -> None:
        """One transaction after another, as servers do; one that is told to come again does so."""
        client = Client(str(self._server.url), observed=False)
        for path, header, body in self._requests:
            headers = {"Authorization": header}
            while (reply := await client.request("PUT", path, raw=body, headers=headers)).status == 429:
                await asyncio.sleep(0.05)
            refused = [result for result in orjson.loads(reply.body).get("pdus", {}).values() if "error" in result]
            if reply.status != 200 or refused:
                raise Fault(f"PUT {path}: {reply.status} {refused[:1]} {reply.body[:200]!r}")
