"""Delivers messages to devices: each device gets each message exactly once.

A message waits in the database until its device comes back with a sync token that covers it: only then is it known
that the answer which held it arrived (Client-server API, "Send-to-Device messaging", server behaviour).
"""

from __future__ import annotations

import asyncio
import base64
import hashlib
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from homeserver.devices import Removal
from homeserver.journal import Change, ConstraintViolated, Heard, Journal, News, Waiters
from homeserver.protocol.sync_sections import SyncNews, SyncQuestion
from homeserver.storage import Database, Statement
from homeserver.to_device.mailboxes import Mailbox, Mailboxes
from homeserver.to_device.messages import EVERY_DEVICE, Messages
from homeserver.to_device.outbound import enclose
from homeserver.to_device.store import MessageStore, delete_upto, forget_transactions, remember_transaction

if TYPE_CHECKING:
    from homeserver.outbox import Outbox

NEWS = "to_device"
"""Kind of the news that messages came in for devices of a user; the key is the user ID."""
MOST_AT_ONCE = 100
"""Messages in one answer of a sync, as the specification recommends."""
REMEMBERED_MS = 24 * 60 * 60 * 1000
"""How long a transaction is known, so that its repetition sends nothing."""
FORGET_EVERY = 500
"""Transactions between two looks for those that are too old."""


class ToDevice:
    """Takes in messages, and hands them out; follows news of kind "to_device" and is a `SyncSource`."""

    def __init__(
        self,
        database: Database,
        journal: Journal,
        waiters: Waiters,
        is_local: Callable[[str], bool],
        now_ms: Callable[[], int],
        outbox: Outbox | None = None,
    ) -> None:
        self._store = MessageStore(database)
        self._journal = journal
        self._waiters = waiters
        self._is_local = is_local
        self._now_ms = now_ms
        self._outbox = outbox
        self._mailboxes = Mailboxes(self._store)
        self._since_forgetting = 0
        journal.follow(NEWS, self)

    async def send(self, txn_key: str, messages: Messages, remembered_ms: int = REMEMBERED_MS) -> None:
        """Delivers the messages of one transaction; the same transaction again delivers nothing.

        Messages for devices that are not there are dropped.  Those for users of other servers go into the outbox, in
        the same change.  Raises M_BAD_JSON for those that cannot be sent to another server.
        """
        if await self._store.was_sent(txn_key):
            return
        local = {user_id: by_device for user_id, by_device in messages.items() if by_device and self._is_local(user_id)}
        others = {user_id: by_device for user_id, by_device in messages.items() if not self._is_local(user_id)}
        enclosed = await enclose(self._outbox, others) if self._outbox is not None else []
        remembering = [remember_transaction(txn_key, self._now_ms() + remembered_ms), *self._forgetting()]

        def writes(position: int) -> Iterable[Statement]:
            yield from remembering
            yield from self.putting(position, local)
            for each in enclosed:
                yield from each.statements

        def news(_: int) -> Iterable[News]:
            yield from (News(NEWS, user_id) for user_id in local)
            for each in enclosed:
                yield from each.news

        try:
            await self._journal.commit(Change(writes=writes, news=news))
        except ConstraintViolated:
            if not await self._store.was_sent(txn_key):
                raise

    def putting(self, position: int, messages: Messages) -> Iterable[Statement]:
        """What puts messages for local devices, as a part of a larger change; to be followed by news of kind `NEWS`."""
        for user_id, by_device in messages.items():
            named = {device_id: event for device_id, event in by_device.items() if device_id != EVERY_DEVICE}
            yield from self._store.put(position, user_id, named, by_device.get(EVERY_DEVICE))

    async def waiting(
        self, user_id: str, device_id: str, since: int | None, upto: int, limit: int = MOST_AT_ONCE
    ) -> tuple[list[bytes], int]:
        """The oldest messages of a device with `since` < position <= `upto`, and the position up to which they go.

        That position is `upto` unless more than `limit` are there; `since` is None for all that wait.  Costs no query
        where nothing waits.
        """
        mailbox = await self._mailboxes.of(user_id, device_id)
        since = max(since or 0, mailbox.cleared)
        if mailbox.newest <= since:
            return [], upto
        found = await self._store.after(user_id, device_id, since, upto, limit + 1)
        events = [event for _, event in found[:limit]]
        return events, (found[limit - 1][0] if len(found) > limit else upto)

    async def acknowledge(self, user_id: str, device_id: str, position: int) -> None:
        """Takes note that a device has got everything up to `position`: it is deleted."""
        mailbox = await self._mailboxes.of(user_id, device_id)
        if mailbox.newest <= mailbox.cleared or position <= mailbox.cleared:
            return
        before, mailbox.cleared = mailbox.cleared, position
        deletion = delete_upto(user_id, device_id, position)
        written = self._journal.submit(Change(writes=lambda _: [deletion]))
        # Nobody need wait for it: what is cleared is not told again, and is deleted the next time where this fails.
        written.add_done_callback(lambda done: _restore(mailbox, before) if _failed(done) else None)

    async def changes(self, question: SyncQuestion) -> SyncNews | None:
        """The messages that wait, at most 100 of them; where there are more, the next sync goes on behind them."""
        if question.device_id is None:
            return None
        events, upto = await self.waiting(question.user_id, question.device_id, question.since_to_device, question.upto)
        if not events:
            return None
        news = SyncNews(sections={"to_device": b'{"events":[' + b",".join(events) + b"]}"})
        if upto < question.upto:
            news.upto_to_device = upto
        return news

    def removal(self, removal: Removal, _: int) -> tuple[Iterable[Statement], Iterable[News]]:
        """What goes when devices go: the messages that wait for them."""
        return removal.delete_from("to_device_messages"), ()

    async def load(self, heard: Sequence[Heard]) -> Sequence[News]:
        """What other processes took in is read when a device asks."""
        return [News(one.kind, one.key) for one in heard]

    def apply(self, position: int, news: News) -> None:
        """Takes note of messages, and wakes the user's clients."""
        self._mailboxes.heard(news.key, position)
        self._waiters.wake((news.key,))

    def _forgetting(self) -> list[Statement]:
        self._since_forgetting += 1
        if self._since_forgetting < FORGET_EVERY:
            return []
        self._since_forgetting = 0
        return [forget_transactions(self._now_ms())]


def transaction_key(user_id: str, device_id: str | None, type_: str, txn_id: str) -> str:
    """What stands for one transaction of one device (Client-server API, "Transaction identifiers")."""
    text = "\x00".join((user_id, device_id or "", type_, txn_id))
    return base64.urlsafe_b64encode(hashlib.blake2b(text.encode(), digest_size=18).digest()).decode()


def _failed(done: asyncio.Future[int]) -> bool:
    return done.cancelled() or done.exception() is not None


def _restore(mailbox: Mailbox, cleared: int) -> None:
    mailbox.cleared = min(mailbox.cleared, cleared)
