"""Read receipts from server to server (Server-server API, "Receipts")."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import structlog

from homeserver.outbox import Outbox
from homeserver.protocol.errors import BadJson
from homeserver.protocol.identifiers import is_user_id, parse_user_id
from homeserver.receipts.service import MAX_THREAD_ID, Receipts
from homeserver.receipts.store import READ, Receipt, RemoteRead
from homeserver.rooms import RoomHead, Rooms, StoredEvent

log = structlog.get_logger(__name__)

EDU: Final = "m.receipt"
MOST_IN_ONE: Final = 1_000
"""Receipts of one EDU that are looked at."""
MOST_EARLY: Final = 2_000
"""Receipts that came before their events, kept in memory until these come."""
_LATEST_MS: Final = 2**53 - 1


@dataclass(frozen=True, slots=True)
class Told:
    """One receipt as another server tells it."""

    room_id: str
    user_id: str
    event_id: str
    thread_id: str | None
    ts: int


class ReceiptFederation:
    """Tells other servers what local users have read, and hears what theirs have."""

    def __init__(self, receipts: Receipts, rooms: Rooms, outbox: Outbox) -> None:
        self._receipts = receipts
        self._rooms = rooms
        self._outbox = outbox
        self._early: dict[tuple[str, str, str | None], Told] = {}
        self._awaited: dict[str, int] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        receipts.tellers.append(self.local_read)
        rooms.observe(self._event_applied)

    async def close(self) -> None:
        """Ends what is under way."""
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def local_read(self, head: RoomHead, receipts: Sequence[Receipt]) -> None:
        """Local users have read: what is public of that goes out, the newest of each thread."""
        if len(head.servers) < 2:
            return
        for receipt in receipts:
            if receipt.receipt_type != READ:
                continue
            data: dict[str, Any] = {"ts": receipt.ts}
            if receipt.thread_id:
                data["thread_id"] = receipt.thread_id
            read = {receipt.user_id: {"event_ids": [receipt.event_id], "data": data}}
            key = f"{head.room_id} {receipt.user_id} {receipt.thread_id}"
            self._outbox.send(head.servers, EDU, {head.room_id: {READ: read}}, key=key)

    async def handle(self, origin: str, content: dict[str, Any]) -> None:
        """Takes in the EDU of another server; what is malformed or of users of others is passed over.

        Raises `BadJson` where there is too much in it.
        """
        by_room: dict[str, list[Told]] = {}
        for count, told in enumerate(_told(origin, content)):
            if count == MOST_IN_ONE:
                raise BadJson(f"An EDU may hold at most {MOST_IN_ONE} receipts.")
            by_room.setdefault(told.room_id, []).append(told)
        for head in (await self._rooms.heads.many(by_room)).values():
            await self._take_in(head, by_room[head.room_id])

    async def _take_in(self, head: RoomHead, receipts: Sequence[Told]) -> None:
        receipts = [told for told in receipts if told.user_id in head.joined]
        events = await self._rooms.events.many({told.event_id for told in receipts})
        reads = []
        for told in receipts:
            stored = events.get(told.event_id)
            if stored is None or stored.position < 0:
                self._keep_early(told)
            elif stored.room_nid == head.nid:
                reads.append(RemoteRead(told.user_id, stored, told.thread_id, told.ts))
        if reads:
            await self._receipts.take_in(head, reads)

    def _keep_early(self, told: Told) -> None:
        key = (told.room_id, told.user_id, told.thread_id)
        self._drop_early(key)
        self._early[key] = told
        self._awaited[told.event_id] = self._awaited.get(told.event_id, 0) + 1
        if len(self._early) > MOST_EARLY:
            self._drop_early(next(iter(self._early)))

    def _drop_early(self, key: tuple[str, str, str | None]) -> None:
        told = self._early.pop(key, None)
        if told is None:
            return
        self._awaited[told.event_id] -= 1
        if not self._awaited[told.event_id]:
            del self._awaited[told.event_id]

    def _event_applied(self, stored: StoredEvent, head: RoomHead | None) -> None:
        if stored.event.event_id not in self._awaited or head is None:
            return
        ready = [told for told in self._early.values() if told.event_id == stored.event.event_id]
        for told in ready:
            self._drop_early((told.room_id, told.user_id, told.thread_id))
        task = asyncio.ensure_future(self._take_in_later(head, [one for one in ready if one.room_id == head.room_id]))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _take_in_later(self, head: RoomHead, receipts: Sequence[Told]) -> None:
        try:
            await self._take_in(head, receipts)
        except Exception as error:
            log.warning("receipts_not_taken_in", room_id=head.room_id, receipts=len(receipts), error=str(error))


def _told(origin: str, content: Mapping[str, Any]) -> Iterator[Told]:
    """The receipts of an EDU that are well-formed, and of the server's own users."""
    for room_id, by_type in content.items():
        by_user = by_type.get(READ) if isinstance(by_type, dict) else None
        if not isinstance(by_user, dict):
            continue
        for user_id, read in by_user.items():
            told = _one(room_id, user_id, read)
            if told is not None and is_user_id(user_id) and parse_user_id(user_id)[1] == origin:
                yield told


def _one(room_id: str, user_id: str, read: Any) -> Told | None:
    event_ids = read.get("event_ids") if isinstance(read, dict) else None
    if not isinstance(event_ids, list) or not event_ids or not isinstance(event_ids[-1], str):
        return None
    data = read.get("data")
    data = data if isinstance(data, dict) else {}
    ts, thread_id = data.get("ts"), data.get("thread_id")
    if not isinstance(thread_id, str) or not thread_id or len(thread_id) > MAX_THREAD_ID:
        thread_id = None
    if len(event_ids[-1]) > MAX_THREAD_ID:
        return None
    return Told(room_id, user_id, event_ids[-1], thread_id, ts if type(ts) is int and 0 < ts <= _LATEST_MS else 0)
