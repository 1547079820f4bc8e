"""Transactions that were answered and events that wait, in the database."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from homeserver.protocol.event import Event
from homeserver.storage import Database, Statement, in_list

CHUNK: Final = 400

_ANSWER: Final = (
    "SELECT (SELECT answer FROM received_transactions WHERE origin = ? AND txn_id = ?) AS answer, "
    "(SELECT COUNT(*) FROM staged_events WHERE origin = ?) AS waiting"
)
_PUT_ANSWER: Final = "INSERT INTO received_transactions (origin, txn_id, answer, received_ms) VALUES (?,?,?,?)"
_STAGE: Final = "INSERT INTO staged_events (position, origin, room_id, event_id, pdu) VALUES (?,?,?,?,?)"


@dataclass(slots=True)
class Staged:
    """An event that waits to be worked off; `event` is None where it is not held in memory."""

    position: int
    origin: str
    room_id: str
    event_id: str
    event: Event | None = None
    tries: int = 0
    """How often it could not be judged."""


def accept_statements(
    origin: str, txn_id: str, answer: bytes, now_ms: int, first: int, events: Sequence[Event]
) -> Iterable[Statement]:
    """The rows of one transaction, whose events stand from the position `first` on."""
    yield Statement(_PUT_ANSWER, args=(origin, txn_id, answer, now_ms))
    if events:
        rows = [(first + at, origin, one.room_id, one.event_id, one.json()) for at, one in enumerate(events)]
        yield Statement(_STAGE, rows=rows)


def done_statements(positions: Sequence[int]) -> Iterable[Statement]:
    """Forgets events that were worked off."""
    for at in range(0, len(positions), CHUNK):
        part = positions[at : at + CHUNK]
        yield Statement(f"DELETE FROM staged_events WHERE position IN {in_list(len(part))}", args=part)


def outdate_statements(before_ms: int) -> Iterable[Statement]:
    """Forgets answers that were given before that time."""
    yield Statement("DELETE FROM received_transactions WHERE received_ms < ?", args=(before_ms,))


class TransactionStore:
    """Reads them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def answer(self, origin: str, txn_id: str) -> tuple[bytes | None, int]:
        """What that transaction was answered, if it has been; and how many events of the server wait."""
        row = await self._database.fetch_one(_ANSWER, origin, txn_id, origin)
        assert row is not None
        return (None if row["answer"] is None else bytes(row["answer"])), int(row["waiting"])

    async def staged(self, upto: int) -> list[Staged]:
        """Everything that waits, without the events themselves, in order."""
        rows = await self._database.fetch(
            "SELECT position, origin, room_id, event_id FROM staged_events WHERE position <= ? ORDER BY position", upto
        )
        return [Staged(row[0], row[1], row[2], row[3]) for row in rows]

    async def staged_between(self, first: int, last: int) -> list[Staged]:
        """What waits at these positions, both among them."""
        rows = await self._database.fetch(
            "SELECT position, origin, room_id, event_id FROM staged_events "
            "WHERE position >= ? AND position <= ? ORDER BY position",
            first,
            last,
        )
        return [Staged(row[0], row[1], row[2], row[3]) for row in rows]

    async def pdu(self, position: int) -> bytes | None:
        """The event that waits at a position, as JSON."""
        row = await self._database.fetch_one("SELECT pdu FROM staged_events WHERE position = ?", position)
        return None if row is None else bytes(row[0])
