"""Sending: idempotence, build, authorise, append; and once more when someone else was first.

The trip of `PUT /rooms/{roomId}/send`:

1. A transaction that is known answers with the event it made.
2. The events that authorise the new one are brought into memory.
3. Without giving way to anyone: the event is built on the pending head, authorised, signed and handed to the journal.
4. If the room moved meanwhile (another process, or a writer ahead that failed), the event is built again from 2.
"""

from __future__ import annotations

import asyncio
import base64
import hashlib
from collections.abc import Awaitable, Callable, Iterable, Sequence

from homeserver.journal import ConstraintViolated, Stale
from homeserver.protocol.errors import Forbidden, MatrixError
from homeserver.rooms.append import Appender
from homeserver.rooms.draft import Draft, Drafting, NewEvent
from homeserver.rooms.events import Events
from homeserver.rooms.heads import Heads, Slot
from homeserver.rooms.lru import LeastRecentlyUsed
from homeserver.rooms.room_policy import RoomPolicy
from homeserver.rooms.stored_event import StoredEvent
from homeserver.storage import Database, Statement

ATTEMPTS = 50
NOT_INSIDE = "You are not in that room, or it does not exist."

Plan = Callable[[Slot], Awaitable[Sequence[NewEvent]]]
SendGate = Callable[[str, NewEvent], Awaitable[None]]


def transaction_key(user_id: str, device_id: str | None, path: str, txn_id: str) -> str:
    """22 characters that stand for one transaction of one device on one endpoint and room.

    Client-server API, "Transaction identifiers": the scope is the device and the HTTP path.
    """
    text = "\x00".join((user_id, device_id or "", path, txn_id))
    return base64.urlsafe_b64encode(hashlib.blake2b(text.encode(), digest_size=16).digest()).decode().rstrip("=")


class Sender:
    """Sends events made here."""

    def __init__(
        self, database: Database, heads: Heads, events: Events, drafting: Drafting, appender: Appender
    ) -> None:
        self._database = database
        self._heads = heads
        self._events = events
        self._drafting = drafting
        self._appender = appender
        self._transactions: LeastRecentlyUsed[str, str] = LeastRecentlyUsed(10_000)
        self._under_way: dict[str, asyncio.Future[str]] = {}
        self.gate: SendGate | None = None
        """Looks at a client's event before it is made, and raises what is to be answered where it may not be."""
        self.policy: RoomPolicy | None = None
        self.turn: Callable[[str], asyncio.Lock] = lambda _: asyncio.Lock()
        """Held while a policy server is asked, so that the room stands still: that of the receiver."""

    async def send(self, room_id: str, new: NewEvent) -> str:
        """Sends one event and answers its ID once it is on disk.

        Raises `Forbidden` with the rule that refuses (and nothing said of the room to who is not in it), `BadJson` or
        `M_TOO_LARGE` for content that no event may have.
        """
        if new.txn_key is None:
            return await self._send(room_id, new)
        known = self._transactions.get(new.txn_key)
        if known is not None:
            return known
        under_way = self._under_way.get(new.txn_key)
        if under_way is None:
            under_way = asyncio.ensure_future(self._send_once(room_id, new))
            self._under_way[new.txn_key] = under_way
            under_way.add_done_callback(lambda _: self._under_way.pop(new.txn_key or "", None))
        return await asyncio.shield(under_way)

    async def _send_once(self, room_id: str, new: NewEvent) -> str:
        assert new.txn_key is not None
        try:
            event_id = await self._send(room_id, new)
        except (ConstraintViolated, MatrixError):
            # Another process may have sent it, or this one before a restart; the user may have left since.
            earlier = await self.sent_under(new.txn_key)
            if earlier is None:
                raise
            event_id = earlier
        self._transactions.put(new.txn_key, event_id)
        return event_id

    async def sent_under(self, txn_key: str) -> str | None:
        """The event that a transaction made, however long ago within a day."""
        row = await self._database.fetch_one(
            "SELECT e.event_id FROM transactions t JOIN events e ON e.position = t.position WHERE t.key = ?", txn_key
        )
        return row[0] if row is not None else None

    async def _send(self, room_id: str, new: NewEvent) -> str:
        if self.gate is not None:
            await self.gate(room_id, new)
        drafts = await self.send_all(room_id, [new])
        return drafts[0].event.event_id

    async def send_all(
        self,
        room_id: str,
        news: Sequence[NewEvent],
        statements: Callable[[int], Iterable[Statement]] | None = None,
    ) -> list[Draft]:
        """Sends several events as one change: all of them or none.  `statements` are written with them."""

        async def plan(_: Slot) -> Sequence[NewEvent]:
            return news

        return await self.send_planned(room_id, plan, statements)

    async def send_planned(
        self,
        room_id: str,
        plan: Plan,
        statements: Callable[[int], Iterable[Statement]] | None = None,
    ) -> list[Draft]:
        """As `send_all`, for events that depend on the room: `plan` is asked again when the room moved.

        In a room with a policy server one at a time, each with that server's signature. Raises what that says where
        it refuses.
        """
        if self.policy is not None and await self._is_policed(room_id):
            async with self.turn(room_id):
                return await self._send_planned(room_id, plan, statements)
        return await self._send_planned(room_id, plan, statements)

    async def _send_planned(
        self,
        room_id: str,
        plan: Plan,
        statements: Callable[[int], Iterable[Statement]] | None,
    ) -> list[Draft]:
        for attempt in range(ATTEMPTS):
            slot = await self._heads.slot(room_id)
            if slot is None:
                raise Forbidden(NOT_INSIDE)
            news, redacted = await self._prepared(slot, plan)
            if not news:
                return []
            pending = slot.pending
            drafts = self._draft(slot, news, redacted)
            if self.policy is not None and self.policy.concerns(pending):
                for draft in drafts:
                    draft.event = await self.policy.signed(draft.event, pending)
                if slot.pending is not pending or self._heads.in_memory(room_id) is not slot:
                    continue
            writing = self._appender.append(slot, drafts, statements=statements)
            try:
                await asyncio.shield(writing)
                return drafts
            except asyncio.CancelledError:
                raise
            except Exception as error:
                self._heads.abandon(room_id, slot, [draft.event.event_id for draft in drafts])
                if not isinstance(error, Stale):
                    raise
                await asyncio.sleep(0.001 * attempt)
        raise MatrixError(503, "M_UNKNOWN", "The room is too busy; try again.")

    async def _is_policed(self, room_id: str) -> bool:
        slot = await self._heads.slot(room_id)
        return slot is not None and self.policy is not None and self.policy.concerns(slot.pending)

    async def _prepared(self, slot: Slot, plan: Plan) -> tuple[Sequence[NewEvent], dict[str, StoredEvent]]:
        """What the plan wants, with the events that drafting needs in memory.

        Reading them may give way to other writers.  Then the plan is asked again: once all is in memory, nobody comes
        between plan and draft.
        """
        for _ in range(ATTEMPTS):
            pending = slot.pending
            news = await plan(slot)
            redacted = await self._events.many([new.redacts for new in news if new.redacts is not None])
            while missing := self._missing(slot, news):
                if len(await self._events.many(missing)) < len(missing):
                    break
            if slot.pending is pending:
                break
        return news, redacted

    def _draft(self, slot: Slot, news: Sequence[NewEvent], redacted: dict[str, StoredEvent]) -> list[Draft]:
        """Builds the events one on the other; no await, so the pending head stands still meanwhile."""
        drafts: list[Draft] = []
        head = slot.pending
        fresh: dict[str, StoredEvent] = {}

        def lookup(event_id: str) -> StoredEvent | None:
            return fresh.get(event_id) or slot.unwritten.get(event_id) or self._events.in_memory(event_id)

        for new in news:
            target = redacted.get(new.redacts) if new.redacts is not None else None
            try:
                draft = self._drafting.draft(head, new, lookup, redacted=target)
            except Forbidden as error:
                if new.sender in head.joined or new.state_key == new.sender:
                    raise
                # Who is not in the room learns nothing of it, not even by the reason of the refusal.
                raise Forbidden(NOT_INSIDE) from error
            drafts.append(draft)
            if len(news) > 1:
                fresh[draft.event.event_id] = StoredEvent(0, head.nid, draft.event)
                head = head.after(draft.event, head.position, head.notify_ordinal + draft.notifies)
        return drafts

    def _missing(self, slot: Slot, news: Sequence[NewEvent]) -> set[str]:
        return {
            event_id
            for new in news
            for event_id in self._drafting.needed(slot.pending, new)
            if event_id not in slot.unwritten and self._events.in_memory(event_id) is None
        }
