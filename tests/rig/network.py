"""A network of the tests' own on loopback: names that only its servers know, and wires between them that can be cut.

Each server sees the network through a name server of its own, in which every other one has another loopback address:
that of the wire from the one to the other. So each direction between two servers can be cut by itself, and nothing of
the machine (hosts file, resolver, routes) is touched. It all runs in one thread.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Self, TypeVar

import dns.message
import dns.rcode
import dns.rdatatype
import dns.rrset
import uvloop

from tests.rig.postgres import free_port

T = TypeVar("T")
CONTROL_S = 10.0
CHUNK = 64 * 1024
TTL_S = 60


@dataclass(eq=False)
class Place:
    """One server's place: its host name and TLS port, found by `service` or the port in the name."""

    number: int
    host: str
    port: int
    service: str | None
    dns_port: int = 0
    _names: asyncio.DatagramTransport | None = None

    @property
    def server_name(self) -> str:
        """The name of the server that stands here; without a port where DNS tells it."""
        return self.host if self.service else f"{self.host}:{self.port}"

    @property
    def name_server(self) -> str:
        """The address and port of the name server that this place is to ask."""
        return f"127.0.0.1:{self.dns_port}"


@dataclass(eq=False)
class Wire:
    """What one place's connections to another one run through."""

    begin: Place
    end: Place
    is_open: bool = True
    _server: asyncio.Server | None = None
    _writers: set[asyncio.StreamWriter] = field(default_factory=set)

    @property
    def address(self) -> str:
        """The loopback address that the one place takes for the other."""
        return f"127.0.{self.begin.number}.{self.end.number}"

    async def start(self) -> None:
        """Takes connections."""
        self._server = await asyncio.start_server(self._carry, self.address, self.end.port)

    def stop(self) -> None:
        """Ends all connections, and takes no more."""
        self.set_open(False)
        if self._server is not None:
            self._server.close()

    def set_open(self, is_open: bool) -> None:
        """Lets connections through, or breaks those that stand and refuses others."""
        self.is_open = is_open
        if not is_open:
            for writer in self._writers:
                writer.transport.abort()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        far = None
        try:
            if not self.is_open:
                return
            self._writers.add(writer)
            far_reader, far = await asyncio.open_connection("127.0.0.1", self.end.port)
            self._writers.add(far)
            if self.is_open:
                await asyncio.gather(_pump(reader, far), _pump(far_reader, writer))
        except OSError:
            pass
        finally:
            for one in (writer, far):
                if one is not None:
                    self._writers.discard(one)
                    one.transport.abort()


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while chunk := await reader.read(CHUNK):
        writer.write(chunk)
        await writer.drain()
    # TLS has no half-closed connections worth keeping.
    writer.close()


class _NameServer(asyncio.DatagramProtocol):
    """Answers one place's questions."""

    def __init__(self, network: Network, asking: Place) -> None:
        self._network, self._asking = network, asking

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport

    def datagram_received(self, data: bytes, address: tuple[str, int]) -> None:
        with suppress(dns.exception.DNSException):
            query = dns.message.from_wire(data)
            self._transport.sendto(self._answer(query).to_wire(), address)  # type: ignore[attr-defined]

    def _answer(self, query: dns.message.Message) -> dns.message.Message:
        answer = dns.message.make_response(query, recursion_available=True)
        question = query.question[0]
        name = question.name.to_text(omit_final_dot=True).lower()
        place = next((place for place in self._network.places if place.host == name), None)
        service = next((p for p in self._network.places if p.service and f"{p.service}._tcp.{p.host}" == name), None)
        if place is not None and question.rdtype == dns.rdatatype.A:
            answer.answer.append(_record(name, "A", self._network.address(self._asking, place)))
        elif service is not None and question.rdtype == dns.rdatatype.SRV:
            answer.answer.append(_record(name, "SRV", f"10 0 {service.port} {service.host}."))
        elif place is None and service is None:
            answer.set_rcode(dns.rcode.NXDOMAIN)
        return answer


def _record(name: str, kind: str, text: str) -> dns.rrset.RRset:
    return dns.rrset.from_text(f"{name}.", TTL_S, "IN", kind, text)


class Network:
    """The places and the wires between them. Its calls return when what they ask for is so."""

    def __init__(self) -> None:
        self.places: list[Place] = []
        self._wires: dict[tuple[Place, Place], Wire] = {}
        self._loop = uvloop.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="network", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._call(self._close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(CONTROL_S)

    def add(self, host: str, service: str | None = None, port: int | None = None) -> Place:
        """A place for one more server, with wires to and from all others; it must listen on 127.0.0.1 and the port.

        `service` is what its SRV record is for (`_matrix-fed`, `_matrix`); without one its port is in its name.
        """
        place = Place(len(self.places) + 1, host, port or free_port(), service)
        self._call(self._add(place))
        return place

    def address(self, begin: Place, end: Place) -> str:
        """The address that the one takes for the other."""
        return "127.0.0.1" if begin is end else self._wires[begin, end].address

    def cut(self, *places: Place) -> None:
        """Nothing goes from or to these places any more, also not among themselves."""
        self._set(places, False)

    def heal(self, *places: Place) -> None:
        """Everything goes from and to these places again; from and to all, where none is named."""
        self._set(places or tuple(self.places), True)

    def set_wire(self, begin: Place, end: Place, is_open: bool) -> None:
        """Lets connections from the one to the other through, or none; those the other way stay as they are."""
        self._call(self._set_wires([self._wires[begin, end]], is_open))

    def _set(self, places: tuple[Place, ...], is_open: bool) -> None:
        wires = [wire for (begin, end), wire in self._wires.items() if begin in places or end in places]
        self._call(self._set_wires(wires, is_open))

    def _call(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(CONTROL_S)

    async def _add(self, place: Place) -> None:
        transport, _ = await self._loop.create_datagram_endpoint(
            lambda: _NameServer(self, place), local_addr=("127.0.0.1", 0)
        )
        place.dns_port, place._names = transport.get_extra_info("sockname")[1], transport
        for other in self.places:
            for begin, end in ((place, other), (other, place)):
                self._wires[begin, end] = Wire(begin, end)
                await self._wires[begin, end].start()
        self.places.append(place)

    async def _set_wires(self, wires: list[Wire], is_open: bool) -> None:
        for wire in wires:
            wire.set_open(is_open)

    async def _close(self) -> None:
        for wire in self._wires.values():
            wire.stop()
        for place in self.places:
            if place._names is not None:
                place._names.close()
        await asyncio.sleep(0)
