"""Receipts and read markers: what a user has read, and who hears of it.  Client-server API, "Receipts"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any, Final

import orjson

from homeserver.account_data import AccountData, Put
from homeserver.journal import Change, Heard, Journal, News, Waiters
from homeserver.protocol.errors import InvalidParam, NotFound
from homeserver.protocol.identifiers import domain_of
from homeserver.protocol.sync_sections import SyncEvent, SyncNews, SyncQuestion
from homeserver.push import MAIN, WHOLE_ROOM, UnreadCounter
from homeserver.receipts.store import READ, READ_PRIVATE, Receipt, ReceiptStore, RemoteRead
from homeserver.rooms import RoomHead, Rooms, StoredEvent
from homeserver.rooms.lru import LeastRecentlyUsed
from homeserver.storage import Database, Statement

FULLY_READ: Final = "m.fully_read"
TYPES: Final = (READ, READ_PRIVATE, FULLY_READ)
KEPT: Final = 4_000
MAX_THREAD_ID: Final = 255


class Receipts:
    """Takes in receipts; follows news of kind "receipt" and is a `SyncSource`."""

    def __init__(
        self,
        database: Database,
        journal: Journal,
        waiters: Waiters,
        rooms: Rooms,
        unread: UnreadCounter,
        account_data: AccountData,
        now_ms: Callable[[], int],
    ) -> None:
        self._store = ReceiptStore(database)
        self._journal = journal
        self._waiters = waiters
        self._rooms = rooms
        self._unread = unread
        self._account_data = account_data
        self._now_ms = now_ms
        self._standing: LeastRecentlyUsed[tuple[int, str, str, str], int] = LeastRecentlyUsed(100_000)
        self._recent = RecentReceipts(journal.position)
        self.observers: list[Callable[[Receipt], None]] = []
        """Called with each receipt that was committed."""
        self.tellers: list[Callable[[RoomHead, Sequence[Receipt]], None]] = []
        """Called with the receipts that this process has taken in of its users, once they are committed."""
        journal.follow("receipt", self)

    async def send(self, user_id: str, room_id: str, markers: dict[str, str], thread_id: str | None = None) -> None:
        """Moves receipts and the fully-read marker: `markers` maps types to event IDs.

        Receipts never move back; those that would are left as they are.  Raises `M_FORBIDDEN` for a user who is not in
        the room, `M_NOT_FOUND` for an event that is not, `M_INVALID_PARAM` for a type or a thread that does not fit.
        """
        _check_types(markers, thread_id)
        head = await self._rooms.joined_head(user_id, room_id)
        events = await self._rooms.events.many(markers.values())
        for event_id in markers.values():
            stored = events.get(event_id)
            if stored is None or stored.room_nid != head.nid:
                raise NotFound("There is no such event in that room.")
            _check_thread(stored, thread_id)
        moved = [
            receipt
            for type_, event_id in markers.items()
            if type_ != FULLY_READ
            and await self._moves(receipt := self._receipt(user_id, head, type_, events[event_id], thread_id))
        ]
        marker = None
        if FULLY_READ in markers and await self._moves_marker(user_id, room_id, events[markers[FULLY_READ]]):
            marker = self._account_data.putting(user_id, FULLY_READ, {"event_id": markers[FULLY_READ]}, room_id)
        if moved or marker is not None:
            await self._commit(room_id, moved, [events[receipt.event_id] for receipt in moved], marker)
            for tell in self.tellers:
                tell(head, moved)

    async def take_in(self, head: RoomHead, reads: Sequence[RemoteRead]) -> None:
        """Takes in public receipts of users of other servers, who are in the room; those that move back are left.

        `reads` are of events of this room; a thread that does not fit its event counts as none.
        """
        standing = await self._store.read_upto(head.nid, list({read.user_id for read in reads}))
        moved: dict[tuple[str, str], Receipt] = {}
        for read in reads:
            thread_id = read.thread_id if _fits_thread(read.stored, read.thread_id) else None
            receipt = self._receipt(read.user_id, head, READ, read.stored, thread_id)
            receipt = replace(receipt, ts=read.ts or receipt.ts)
            key = (read.user_id, receipt.thread_id)
            if receipt.event_position > standing.get(key, 0):
                standing[key] = receipt.event_position
                moved[key] = receipt
        if moved:
            await self._commit(head.room_id, list(moved.values()), [], None)

    async def load(self, heard: Sequence[Heard]) -> Sequence[News]:
        """Fetches receipts that another process took in."""
        found = await self._store.written_at([item.position for item in heard])
        if self._waiters.watching():
            for room_id in {item.key for item in heard}:
                await self._rooms.head(room_id)
        return [News(item.kind, item.key, found.get(item.position, [])) for item in heard]

    def apply(self, position: int, news: News) -> None:
        """Takes in receipts that were committed, and wakes who may see them."""
        receipts = [receipt for receipt in news.payload if self._is_ahead(receipt)]
        for receipt in receipts:
            self._standing.put(_key(receipt), receipt.event_position)
            if domain_of(receipt.user_id) == self._rooms.server_name:
                self._unread.read(
                    receipt.user_id, receipt.room_id, receipt.thread_id, receipt.event_position, receipt.ordinal
                )
            self._recent.append(position, receipt)
            for observer in self.observers:
                observer(receipt)
        self._wake(news.key, receipts)

    async def changes(self, question: SyncQuestion) -> SyncNews | None:
        """Receipts that moved, and all of them in rooms that are new to the device."""
        told: list[Receipt] = []
        if question.since is None:
            told = await self._store.in_rooms(question.rooms, question.user_id, question.upto)
        else:
            told = await self._changed(question, question.since)
            if question.new_rooms:
                fresh = await self._store.in_rooms(question.new_rooms, question.user_id, question.upto)
                told = [receipt for receipt in told if receipt.room_id not in question.new_rooms] + fresh
        if not told:
            return None
        return _news(told, question.user_id)

    async def _changed(self, question: SyncQuestion, since: int) -> list[Receipt]:
        if since < self._recent.start:
            return await self._store.changed(question.rooms, question.user_id, since, question.upto)
        recent = self._recent.between(since, question.upto)
        return [r for r in recent if r.room_id in question.rooms and r.seen_by(question.user_id)]

    def _receipt(self, user_id: str, head: RoomHead, type_: str, stored: StoredEvent, thread_id: str | None) -> Receipt:
        return Receipt(
            room_id=head.room_id,
            room_nid=head.nid,
            user_id=user_id,
            receipt_type=type_,
            thread_id=thread_id if thread_id is not None else WHOLE_ROOM,
            event_id=stored.event.event_id,
            event_position=stored.position,
            ts=self._now_ms(),
            ordinal=stored.notify_ordinal,
        )

    def _is_ahead(self, receipt: Receipt) -> bool:
        """Whether no receipt that was handed in at the same time has moved further."""
        standing = self._standing.peek(_key(receipt))
        return standing is None or receipt.event_position > standing

    async def _moves(self, receipt: Receipt) -> bool:
        key = _key(receipt)
        standing = self._standing.get(key)
        if standing is None:
            standing = await self._store.event_position(*key)
        return standing is None or receipt.event_position > standing

    async def _moves_marker(self, user_id: str, room_id: str, stored: StoredEvent) -> bool:
        standing = await self._account_data.get(user_id, FULLY_READ, room_id)
        event_id = standing.get("event_id") if standing is not None else None
        at = await self._rooms.events.one(event_id) if isinstance(event_id, str) else None
        return at is None or at.room_nid != stored.room_nid or stored.position > at.position

    async def _commit(
        self, room_id: str, receipts: Sequence[Receipt], events: Sequence[StoredEvent], marker: Put | None
    ) -> None:
        read: list[Statement] = []
        # Of users of other servers nobody counts what is unread.
        for receipt, stored in zip(receipts, events, strict=bool(events)):
            read += self._unread.read_statements(receipt.user_id, receipt.room_nid, receipt.thread_id, stored)

        def writes(position: int) -> Iterable[Statement]:
            if receipts:
                yield ReceiptStore.put(position, receipts)
                yield from read
            if marker is not None:
                yield from marker.writes(position)

        def news(position: int) -> Iterable[News]:
            if receipts:
                yield News("receipt", room_id, receipts)
            if marker is not None:
                yield from marker.news(position)

        await self._journal.commit(Change(writes=writes, news=news))

    def _wake(self, room_id: str, receipts: Sequence[Receipt]) -> None:
        watching = self._waiters.watching()
        concerned = {receipt.user_id for receipt in receipts}
        if watching and any(receipt.receipt_type == READ for receipt in receipts):
            slot = self._rooms.heads.in_memory(room_id)
            if slot is None:
                concerned.update(watching)
            else:
                concerned.update(user_id for user_id in watching if user_id in slot.committed.joined)
        self._waiters.wake(concerned)


class RecentReceipts:
    """The newest receipts in the order of the journal; complete for positions above `start`."""

    def __init__(self, start: int) -> None:
        self.start = start
        self._positions: list[int] = []
        self._receipts: list[Receipt] = []

    def append(self, position: int, receipt: Receipt) -> None:
        """Takes in the newest receipt."""
        self._positions.append(position)
        self._receipts.append(receipt)
        if len(self._positions) > 2 * KEPT:
            self.start = self._positions[KEPT - 1]
            kept = bisect_right(self._positions, self.start)
            del self._positions[:kept]
            del self._receipts[:kept]

    def between(self, since: int, upto: int) -> Sequence[Receipt]:
        """Receipts with `since` < position <= `upto`, oldest first."""
        if not self._positions or self._positions[-1] <= since:
            return ()
        return self._receipts[bisect_right(self._positions, since) : bisect_right(self._positions, upto)]


def _key(receipt: Receipt) -> tuple[int, str, str, str]:
    return receipt.room_nid, receipt.user_id, receipt.receipt_type, receipt.thread_id


def _fits_thread(stored: StoredEvent, thread_id: str | None) -> bool:
    """The root of a thread is read in the main timeline, and may be in its own thread too."""
    return thread_id is None or thread_id in (stored.thread_root or MAIN, stored.event.event_id)


def _check_types(markers: dict[str, str], thread_id: str | None) -> None:
    for type_ in markers:
        if type_ not in TYPES:
            raise InvalidParam(f"Receipt type must be one of {', '.join(TYPES)}.")
    if thread_id is None:
        return
    if not thread_id or len(thread_id) > MAX_THREAD_ID:
        raise InvalidParam("thread_id field must be a non-empty string")
    if FULLY_READ in markers:
        raise InvalidParam("thread_id is not compatible with m.fully_read receipts.")


def _check_thread(stored: StoredEvent, thread_id: str | None) -> None:
    if _fits_thread(stored, thread_id):
        return
    raise InvalidParam(f"The event is not related to the thread {thread_id}.")


def _news(receipts: Iterable[Receipt], reader: str) -> SyncNews:
    """One `m.receipt` event for each room and thread.  Client-server API, "Receipts", "Server behaviour"."""
    news = SyncNews()
    contents: dict[tuple[str, str], dict[str, dict[str, dict[str, Any]]]] = {}
    newest = {_key(receipt): receipt for receipt in receipts}
    for receipt in newest.values():
        shown: dict[str, Any] = {"ts": receipt.ts}
        if receipt.thread_id != WHOLE_ROOM:
            shown["thread_id"] = receipt.thread_id
        content = contents.setdefault((receipt.room_id, receipt.thread_id), {})
        content.setdefault(receipt.event_id, {}).setdefault(receipt.receipt_type, {})[receipt.user_id] = shown
        if receipt.user_id == reader:
            news.counted.add(receipt.room_id)
    for (room_id, _), content in contents.items():
        event = orjson.dumps({"type": "m.receipt", "content": content})
        news.ephemeral.setdefault(room_id, []).append(SyncEvent("m.receipt", None, event))
    return news
