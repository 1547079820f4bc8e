"""The devices of local users: their names, when they were last seen, and their removal."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import structlog

from homeserver.clock import now_ms
from homeserver.journal import Change, Journal, JournalError, News
from homeserver.protocol.errors import InvalidParam, NotFound
from homeserver.storage import Database, Row, Statement, StorageError, in_list

log = structlog.get_logger(__name__)

T = TypeVar("T")

CHUNK = 500
LONGEST_TEXT = 255
"""Bytes of a device ID or display name."""
FLUSH_EVERY_S = 60.0
MOST_UNFLUSHED = 50_000

_COLUMNS = "device_id, display_name, last_seen_ms, last_seen_ip, last_seen_agent"
_INSERT = (
    "INSERT INTO devices (nid, user_id, device_id, display_name, created_ms) VALUES (?, ?, ?, ?, ?) "
    "ON CONFLICT (user_id, device_id) DO NOTHING"
)


@dataclass(frozen=True, slots=True)
class Device:
    """A device of a local user.  Times are ms since the epoch; what is not known is None."""

    device_id: str
    display_name: str | None
    last_seen_ms: int | None
    last_seen_ip: str | None
    last_seen_agent: str | None


@dataclass(frozen=True, slots=True)
class Removal:
    """Which devices of a user go: those named, or all but `keeping`."""

    user_id: str
    device_ids: tuple[str, ...] | None = None
    keeping: str | None = None

    def delete_from(self, table: str) -> list[Statement]:
        """What deletes the rows of these devices from a table with columns `user_id` and `device_id`."""
        return [Statement(f"DELETE FROM {table} WHERE {where}", args=args) for where, args in self.conditions()]

    def conditions(self) -> list[tuple[str, tuple[Any, ...]]]:
        """What holds for the rows of these devices in such a table: SQL and its values, for one statement each."""
        if self.device_ids is not None:
            return [
                (f"user_id = ? AND device_id IN {in_list(len(some))}", (self.user_id, *some))
                for some in _chunks(self.device_ids)
            ]
        if self.keeping is not None:
            return [("user_id = ? AND device_id <> ?", (self.user_id, self.keeping))]
        return [("user_id = ?", (self.user_id,))]


RemovalPart = Callable[[Removal, int], tuple[Iterable[Statement], Iterable[News]]]
"""What else goes when devices go, such as their sessions or their keys: in the same transaction.  The number is the
position of the change; the news are the same for every position."""


class Devices:
    """Reads and changes devices; others add what must go with a device through `on_removal`."""

    def __init__(self, database: Database, journal: Journal) -> None:
        self._database = database
        self._journal = journal
        self._parts: list[RemovalPart] = []
        self._seen: dict[tuple[str, str], tuple[int, str, str | None]] = {}
        self._flushing: asyncio.Task[None] | None = None

    def on_removal(self, part: RemovalPart) -> None:
        """From now on, `part` adds its statements and news to each removal of devices."""
        self._parts.append(part)

    def making(self, position: int, user_id: str, device_id: str, display_name: str | None, now: int) -> Statement:
        """What makes the device, for the change that logs it in; a device that is there keeps its name."""
        return Statement(_INSERT, args=(position, user_id, device_id, display_name, now))

    async def of(self, user_id: str) -> list[Device]:
        """All devices of a user, the oldest first."""
        rows = await self._database.fetch(f"SELECT {_COLUMNS} FROM devices WHERE user_id = ? ORDER BY nid", user_id)
        return [self._device(user_id, row) for row in rows]

    async def get(self, user_id: str, device_id: str) -> Device:
        """One device.  Raises M_NOT_FOUND."""
        row = await self._database.fetch_one(
            f"SELECT {_COLUMNS} FROM devices WHERE user_id = ? AND device_id = ?", user_id, device_id
        )
        if row is None:
            raise NotFound("No such device")
        return self._device(user_id, row)

    async def rename(self, user_id: str, device_id: str, display_name: str | None) -> None:
        """Gives a device another name; None changes nothing.  Raises M_NOT_FOUND, M_INVALID_PARAM."""
        if display_name is not None:
            check_text("display_name", display_name)
        await self.get(user_id, device_id)
        if display_name is None:
            return
        update = Statement(
            "UPDATE devices SET display_name = ? WHERE user_id = ? AND device_id = ?",
            args=(display_name, user_id, device_id),
        )
        await self._journal.commit(Change(writes=lambda _: [update]))

    async def remove(self, removal: Removal) -> None:
        """Removes devices with all that is theirs; those that are not there are no error."""
        await self._journal.commit(
            Change(
                writes=lambda position: self.removing(removal, position)[0],
                news=lambda position: self.removing(removal, position)[1],
            )
        )

    def removing(self, removal: Removal, position: int) -> tuple[list[Statement], list[News]]:
        """What removes devices with all that is theirs, and tells of it, as a part of a larger change at `position`."""
        statements = removal.delete_from("devices")
        news: list[News] = []
        for part in self._parts:
            more, told = part(removal, position)
            statements.extend(more)
            news.extend(told)
        return statements, news

    async def names(self, user_ids: Iterable[str]) -> dict[str, dict[str, str | None]]:
        """The display names of all devices of those users, by user and device ID; users without devices are left out.

        One query for each 500 users.
        """
        found: dict[str, dict[str, str | None]] = {}
        for some in _chunks(list(user_ids)):
            rows = await self._database.fetch(
                f"SELECT user_id, device_id, display_name FROM devices WHERE user_id IN {in_list(len(some))}", *some
            )
            for user_id, device_id, name in rows:
                found.setdefault(user_id, {})[device_id] = name
        return found

    def seen(self, user_id: str, device_id: str, address: str, agent: str | None) -> None:
        """Notes that a device made a request now; written down within a minute or so."""
        if len(self._seen) < MOST_UNFLUSHED or (user_id, device_id) in self._seen:
            clipped = _storable(agent)[:LONGEST_TEXT] if agent else None
            self._seen[user_id, device_id] = (now_ms(), _storable(address)[:64], clipped)

    async def flush(self) -> None:
        """Writes down when devices were last seen."""
        seen, self._seen = self._seen, {}
        if not seen:
            return
        rows = [(*values, user_id, device_id) for (user_id, device_id), values in seen.items()]
        for some in _chunks(rows):
            await self._journal.commit(_noting(some))

    def start(self) -> None:
        """Begins to write down, each minute, when devices were last seen."""
        self._flushing = asyncio.create_task(self._flush_forever(), name="devices last seen")

    async def close(self) -> None:
        """Writes down what is left and stops."""
        if self._flushing is not None:
            self._flushing.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._flushing
        with contextlib.suppress(StorageError, JournalError):
            await self.flush()

    async def _flush_forever(self) -> None:
        while True:
            await asyncio.sleep(FLUSH_EVERY_S)
            try:
                await self.flush()
            except (StorageError, JournalError):
                log.warning("when devices were last seen could not be written down", exc_info=True)

    def _device(self, user_id: str, row: Row) -> Device:
        device_id: str = row["device_id"]
        times: tuple[Any, ...] = (row["last_seen_ms"], row["last_seen_ip"], row["last_seen_agent"])
        return Device(device_id, row["display_name"], *self._seen.get((user_id, device_id), times))


def check_text(name: str, text: str) -> None:
    """Refuses, with M_INVALID_PARAM, a device ID or display name that is too long or cannot be stored."""
    if len(text.encode()) > LONGEST_TEXT or "\0" in text:
        raise InvalidParam(f"{name} is longer than {LONGEST_TEXT} bytes or holds a NUL character")


def _storable(text: str) -> str:
    return text.replace("\0", "").encode(errors="replace").decode()


def _noting(seen: Sequence[tuple[Any, ...]]) -> Change:
    update = Statement(
        "UPDATE devices SET last_seen_ms = ?, last_seen_ip = ?, last_seen_agent = ? "
        "WHERE user_id = ? AND device_id = ?",
        rows=seen,
    )
    return Change(writes=lambda _: [update])


def _chunks(items: Sequence[T]) -> Iterable[Sequence[T]]:
    for start in range(0, len(items), CHUNK):
        yield items[start : start + CHUNK]
