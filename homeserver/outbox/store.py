"""What the outbox keeps over restarts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import orjson

from homeserver.federation.backoff import Failing
from homeserver.journal import Change, Journal
from homeserver.storage import Database, Statement

TO_DEVICE: Final = "m.direct_to_device"
KEEP_MS: Final = 7 * 24 * 3_600_000
KEEP_TO_DEVICE_MS: Final = 60 * 24 * 3_600_000
"""A message to a device that does not arrive is lost; of other things servers notice that they miss some."""
MOST_FOR_ONE: Final = 1_000
MOST_TO_DEVICE_FOR_ONE: Final = 20_000

_PUT: Final = (
    "INSERT INTO destinations (name, delivered_position, outside, failing_since_ms, failures, retry_at_ms) "
    "VALUES (?,?,?,?,?,?) ON CONFLICT(name) DO UPDATE SET delivered_position = excluded.delivered_position, "
    "outside = excluded.outside, failing_since_ms = excluded.failing_since_ms, failures = excluded.failures, "
    "retry_at_ms = excluded.retry_at_ms"
)
_PROGRESS: Final = (
    "INSERT INTO outbox_progress (id, position) VALUES (1,?) ON CONFLICT(id) DO UPDATE SET position = excluded.position"
)
_COUNTS: Final = (
    "SELECT destination, CASE WHEN edu_type = ? THEN 1 ELSE 0 END AS kind, COUNT(*) AS n FROM outbox_edus "
    "GROUP BY destination, kind HAVING COUNT(*) > ?"
)
_NEWEST_KEPT: Final = (
    "SELECT id FROM outbox_edus WHERE destination = ? AND (edu_type = ?) = (1 = ?) ORDER BY id DESC LIMIT 1 OFFSET ?"
)
_PRUNE: Final = "DELETE FROM outbox_edus WHERE destination = ? AND (edu_type = ?) = (1 = ?) AND id <= ?"


@dataclass(frozen=True, slots=True)
class Record:
    """What is kept of one destination: see `DestinationRow`."""

    name: str
    delivered: int | None = None
    outside: tuple[int, ...] = ()
    failing: Failing | None = None

    @property
    def says_nothing(self) -> bool:
        """Whether the destination has everything and is well, so that it needs no row."""
        return self.has_all_events and self.failing is None

    @property
    def has_all_events(self) -> bool:
        """Whether the destination has every event that it should have."""
        return self.delivered is None and not self.outside


class OutboxStore:
    """Reads and writes the outbox's tables."""

    def __init__(self, database: Database, journal: Journal) -> None:
        self._database = database
        self._journal = journal

    async def records(self) -> list[Record]:
        """What is kept of all destinations."""
        rows = await self._database.fetch(
            "SELECT name, delivered_position, outside, failing_since_ms, failures, retry_at_ms FROM destinations"
        )
        return [
            Record(
                row["name"],
                row["delivered_position"],
                tuple(orjson.loads(row["outside"])) if row["outside"] is not None else (),
                None
                if row["failing_since_ms"] is None
                else Failing(row["failing_since_ms"], row["failures"], row["retry_at_ms"]),
            )
            for row in rows
        ]

    async def progress(self) -> int | None:
        """The position up to which events were given to their destinations; None before the first time."""
        row = await self._database.fetch_one("SELECT position FROM outbox_progress WHERE id = 1")
        return None if row is None else int(row[0])

    async def write(self, progress: int, records: Iterable[Record]) -> None:
        """Writes progress, and what has changed of destinations. Raises `JournalError`, `StorageError`."""
        kept, gone = [], []
        for record in records:
            if record.says_nothing:
                gone.append((record.name,))
                continue
            failing = record.failing or Failing(0, 0, 0)
            outside = orjson.dumps(record.outside) if record.outside else None
            since = failing.since_ms if record.failing is not None else None
            kept.append((record.name, record.delivered, outside, since, failing.failures, failing.retry_at_ms))
        statements = [Statement(_PROGRESS, args=(progress,))]
        if kept:
            statements.append(Statement(_PUT, rows=kept))
        if gone:
            statements.append(Statement("DELETE FROM destinations WHERE name = ?", rows=gone))
        await self._journal.commit(Change(writes=lambda _: statements))

    async def destinations_with_edus(self) -> list[str]:
        """Servers for which EDUs wait that must arrive."""
        rows = await self._database.fetch("SELECT DISTINCT destination FROM outbox_edus")
        return [row[0] for row in rows]

    async def edus(self, destination: str, most: int) -> list[tuple[int, bytes]]:
        """The oldest of them for a server, each with its number."""
        rows = await self._database.fetch(
            "SELECT id, edu FROM outbox_edus WHERE destination = ? ORDER BY id LIMIT ?", destination, most
        )
        return [(row["id"], bytes(row["edu"])) for row in rows]

    async def remove_edus(self, arrived: Sequence[tuple[int, bytes]]) -> None:
        """Forgets those that have arrived, each with its number. Raises `JournalError`, `StorageError`."""
        # SQLite may have given the number of one that was replaced meanwhile to another, which has not arrived.
        statement = Statement("DELETE FROM outbox_edus WHERE id = ? AND edu = ?", rows=arrived)
        await self._journal.commit(Change(writes=lambda _: [statement]))

    async def prune(self, now_ms: int) -> int:
        """Forgets EDUs that are too old, and the oldest where there are too many; how many destinations that hit.

        Raises `JournalError`, `StorageError`.
        """
        statements = [
            Statement(
                "DELETE FROM outbox_edus WHERE edu_type <> ? AND created_ms < ?", args=(TO_DEVICE, now_ms - KEEP_MS)
            ),
            Statement("DELETE FROM outbox_edus WHERE created_ms < ?", args=(now_ms - KEEP_TO_DEVICE_MS,)),
        ]
        hit = 0
        for row in await self._database.fetch(_COUNTS, TO_DEVICE, MOST_FOR_ONE):
            most = MOST_TO_DEVICE_FOR_ONE if row["kind"] else MOST_FOR_ONE
            if row["n"] <= most:
                continue
            hit += 1
            last = await self._database.fetch_one(_NEWEST_KEPT, row["destination"], TO_DEVICE, row["kind"], most)
            if last is not None:
                args = (row["destination"], TO_DEVICE, row["kind"], last[0])
                statements.append(Statement(_PRUNE, args=args))
        await self._journal.commit(Change(writes=lambda _: statements))
        return hit
