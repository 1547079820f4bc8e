"""What goes into the next transaction for a destination (Server-server API, "Transactions").

Its body is canonical JSON from the start, as it is signed in that form: events are stored so, and EDUs are made so once
for all destinations.
"""

from __future__ import annotations

import itertools
import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final, Protocol

import orjson

from homeserver.outbox.destination import Destination, Transaction
from homeserver.outbox.store import OutboxStore

MOST_PDUS: Final = 50
MOST_EDUS: Final = 100
MOST_DURABLE: Final = 80
"""The other places are for what is of the moment."""
MOST_BYTES: Final = 2 * 1024 * 1024
"""Transactions end at about this size, so that many may be under way."""


class StoredPdu(Protocol):
    """An event that can be sent."""

    @property
    def event(self) -> Any: ...


class EventSource(Protocol):
    """Events by position: `Rooms.events`."""

    async def at_positions(self, positions: Iterable[int]) -> Mapping[int, StoredPdu]: ...


class Packer:
    """Makes transactions. Their IDs are unique over restarts."""

    def __init__(self, server_name: str, events: EventSource, store: OutboxStore, now_ms: Callable[[], int]) -> None:
        self._origin = orjson.dumps(server_name)
        self._events = events
        self._store = store
        self._now_ms = now_ms
        self._run = f"{now_ms():x}{secrets.token_hex(4)}"
        self._numbers = itertools.count(1)

    async def pack(self, destination: Destination) -> Transaction | None:
        """The next transaction, whose content is taken out of what waits; None where nothing does.

        Raises `StorageError`; then everything waits as before.
        """
        durable = await self._durable(destination)
        from_latest = bool(destination.latest)
        positions = destination.take_positions(MOST_PDUS)
        try:
            events = await self._events.at_positions(positions)
        except BaseException:
            destination.put_back(positions, latest=from_latest)
            destination.has_durable = destination.has_durable or bool(durable)
            raise
        taken, pdus = _fitting(positions, events, MOST_BYTES - sum(len(edu) for _, edu in durable))
        destination.put_back(positions[taken:], latest=from_latest)
        edus = [edu for _, edu in durable] + destination.edus.take(MOST_EDUS - len(durable))
        delivered = positions[taken - 1] if taken else None
        if from_latest and not destination.latest and not destination.behind:
            delivered = destination.latest_upto
        if not pdus and not edus:
            if delivered is not None:
                destination.was_answered(Transaction("", b"", delivered=delivered))
            return None
        txn_id = f"{self._run}.{next(self._numbers)}"
        body = self._body(pdus, edus)
        return Transaction(txn_id, body, len(pdus), len(edus), delivered, tuple(durable))

    async def _durable(self, destination: Destination) -> list[tuple[int, bytes]]:
        """The oldest EDUs that must arrive, each with its number."""
        if not destination.has_durable:
            return []
        # Set back first: what is written while the query runs is heard of, and sets it again.
        destination.has_durable = False
        try:
            rows = await self._store.edus(destination.name, MOST_DURABLE)
        except BaseException:
            destination.has_durable = True
            raise
        size = 0
        taken: list[tuple[int, bytes]] = []
        for number, edu in rows:
            size += len(edu)
            if size > MOST_BYTES and taken:
                break
            taken.append((number, edu))
        destination.has_durable = destination.has_durable or len(rows) == MOST_DURABLE or len(taken) < len(rows)
        return taken

    def _body(self, pdus: Sequence[bytes], edus: Sequence[bytes]) -> bytes:
        parts = [b'"edus":[' + b",".join(edus) + b"]"] if edus else []
        parts.append(b'"origin":' + self._origin)
        parts.append(b'"origin_server_ts":%d' % self._now_ms())
        parts.append(b'"pdus":[' + b",".join(pdus) + b"]")
        return b"{" + b",".join(parts) + b"}"


def _fitting(positions: Sequence[int], events: Mapping[int, StoredPdu], room: int) -> tuple[int, list[bytes]]:
    """How many of the positions fit, at least one, and their events; those of which nothing is there are left out."""
    pdus: list[bytes] = []
    for at, position in enumerate(positions):
        stored = events.get(position)
        if stored is None:
            continue
        pdu: bytes = stored.event.json()
        if pdus and len(pdu) > room:
            return at, pdus
        room -= len(pdu)
        pdus.append(pdu)
    return len(positions), pdus
