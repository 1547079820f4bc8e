"""Other servers of the tests' own, without a network: they answer, or not, and remember what they got."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson

from homeserver.federation.backoff import Backoff
from homeserver.federation.errors import Refused, Unreachable
from homeserver.protocol import canonical_json


@dataclass
class Sent:
    """A transaction as it came to a server."""

    destination: str
    txn_id: str
    body: dict[str, Any]

    @property
    def edus(self) -> list[dict[str, Any]]:
        """Its EDUs."""
        edus: list[dict[str, Any]] = self.body.get("edus", [])
        return edus

    @property
    def numbers(self) -> list[int]:
        """The member `n` of its PDUs."""
        return [pdu["n"] for pdu in self.body["pdus"]]


@dataclass
class FarServers:
    """A client as `FederationClient` is towards the outbox; counts failures as that does."""

    backoff: Backoff
    sent: list[Sent] = field(default_factory=list)
    tried: list[Sent] = field(default_factory=list)
    dead: set[str] = field(default_factory=set)
    refusing: dict[str, int] = field(default_factory=dict)
    slow: dict[str, asyncio.Event] = field(default_factory=dict)
    at_once: dict[str, int] = field(default_factory=dict)
    most_at_once: int = 0

    async def request_bytes(
        self, method: str, destination: str, path: str, *, content: bytes, timeout_s: float, limit: int
    ) -> bytes:
        self.backoff.check(destination)
        body = orjson.loads(content)
        assert content == canonical_json.encode(body)
        assert (method, path.rsplit("/", 1)[0]) == ("PUT", "/_matrix/federation/v1/send")
        sent = Sent(destination, path.rsplit("/", 1)[1], body)
        self.tried.append(sent)
        self.at_once[destination] = self.at_once.get(destination, 0) + 1
        self.most_at_once = max(self.most_at_once, *self.at_once.values())
        try:
            if destination in self.slow:
                await self.slow[destination].wait()
            await asyncio.sleep(0)
            if destination in self.dead:
                self.backoff.failed(destination)
                raise Unreachable(destination, "nobody there")
            if destination in self.refusing:
                self.backoff.succeeded(destination)
                raise Refused(destination, self.refusing[destination], {"errcode": "M_UNKNOWN", "error": "no"})
        finally:
            self.at_once[destination] -= 1
        self.backoff.succeeded(destination)
        self.sent.append(sent)
        return b'{"pdus":{}}'

    def to(self, destination: str) -> list[Sent]:
        """What a server has got."""
        return [sent for sent in self.sent if sent.destination == destination]

    def edus_to(self, destination: str) -> list[Any]:
        """The contents of all EDUs that it has got, in order."""
        return [edu["content"] for sent in self.to(destination) for edu in sent.edus]


@dataclass
class FakeEvent:
    """An event that is only a number."""

    n: int

    def json(self) -> bytes:
        """Its PDU."""
        return b'{"n":%d}' % self.n


@dataclass
class FakeStored:
    """As a `StoredEvent` is towards the outbox."""

    event: FakeEvent


class FakeEvents:
    """Every position has an event."""

    async def at_positions(self, positions: Iterable[int]) -> Mapping[int, FakeStored]:
        return {position: FakeStored(FakeEvent(position)) for position in positions}


def numbers_of(sent: Iterable[Sent]) -> list[int]:
    """The positions of all events in these transactions."""
    return [n for each in sent for n in each.numbers]
