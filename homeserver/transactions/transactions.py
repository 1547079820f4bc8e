"""One transaction of another server: answered once, and what it holds is safe before that.

Server-server API, "Transactions".
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

import orjson
import structlog

from homeserver.http.turns import Turns
from homeserver.journal import Change, ConstraintViolated, Journal, News
from homeserver.protocol.errors import BadJson, InvalidParam, LimitExceeded, MissingParam
from homeserver.rooms import Rooms
from homeserver.storage import Database, Statement
from homeserver.transactions.edus import EduHandler, EduHandlers
from homeserver.transactions.screening import PduChecks, Screened, Screening, StrayHandler
from homeserver.transactions.staging import NEWS, news_key
from homeserver.transactions.store import Staged, TransactionStore, accept_statements

log = structlog.get_logger(__name__)

MOST_PDUS: Final = 50
MOST_EDUS: Final = 100
MOST_STAGED: Final = 2_000
"""Events of one server that may wait to be worked off."""
COME_AGAIN_MS: Final = 5_000
MOST_WAITING: Final = 3
"""Transactions of one server that may wait for the one before: it should send them one after another."""
MAX_TXN_ID: Final = 255


class Transactions:
    """Takes in transactions; `on_edu` registers who hears of EDUs."""

    def __init__(
        self,
        server_name: str,
        database: Database,
        journal: Journal,
        rooms: Rooms,
        checks: PduChecks,
        now_ms: Callable[[], int],
    ) -> None:
        self._journal = journal
        self._now_ms = now_ms
        self._store = TransactionStore(database)
        self._screening = Screening(server_name, rooms, checks)
        self._edus = EduHandlers(rooms)
        self._turns = Turns(1, MOST_WAITING)
        self._running: dict[tuple[str, str], asyncio.Task[bytes]] = {}

    def on_edu(self, edu_type: str, handler: EduHandler) -> None:
        """Registers the only handler of a type of EDUs: see `EduHandler`. Raises `ValueError` for a second one."""
        self._edus.add(edu_type, handler)

    def on_stray(self, handler: StrayHandler) -> None:
        """Registers who hears of events of rooms that this server is not in."""
        self._screening.stray = handler

    async def receive(self, origin: str, txn_id: str, body: Mapping[str, Any]) -> bytes:
        """The answer to a transaction, as JSON; the same one again for the same `origin` and `txn_id`.

        Raises `InvalidParam`, `BadJson` and `MissingParam` for what is no transaction, and `LimitExceeded` while too
        much of that server waits to be worked off.
        """
        if len(txn_id) > MAX_TXN_ID:
            raise InvalidParam(f"A transaction ID may have at most {MAX_TXN_ID} characters.")
        running = self._running.get((origin, txn_id))
        if running is None:
            running = asyncio.ensure_future(self._receive(origin, txn_id, body))
            self._running[origin, txn_id] = running
            running.add_done_callback(lambda _: self._running.pop((origin, txn_id), None))
        return await asyncio.shield(running)

    async def _receive(self, origin: str, txn_id: str, body: Mapping[str, Any]) -> bytes:
        release = await self._turns.take(origin)
        try:
            answered, waiting = await self._store.answer(origin, txn_id)
            if answered is not None:
                return answered
            pdus, edus = _contents(origin, body)
            if pdus and waiting + len(pdus) > MOST_STAGED:
                log.warning("too_much_is_staged", origin=origin, events=waiting)
                raise LimitExceeded(COME_AGAIN_MS, "Your events come faster than they can be worked off")
            handling = asyncio.ensure_future(self._edus.handle(origin, edus))
            try:
                screened = await self._screening.screen(origin, pdus)
            finally:
                await asyncio.wait([handling])
            handling.result()
            return await self._accept(origin, txn_id, screened)
        finally:
            release()

    async def _accept(self, origin: str, txn_id: str, screened: Screened) -> bytes:
        """Writes the answer and the events in one change."""
        if screened.errors or screened.unnamed:
            reason = next(iter(screened.errors.items()), ("", "not even an ID"))
            count = len(screened.errors) + screened.unnamed
            log.info("events_refused", origin=origin, events=count, event_id=reason[0], reason=reason[1])
        answer, events, now_ms = orjson.dumps(screened.answer()), screened.events, self._now_ms()

        def writes(first: int) -> Iterable[Statement]:
            return accept_statements(origin, txn_id, answer, now_ms, first, events)

        def news(first: int) -> Iterable[News]:
            if events:
                staged = [
                    Staged(first + at, origin, event.room_id, event.event_id, event) for at, event in enumerate(events)
                ]
                yield News(NEWS, news_key(first, first + len(events) - 1), staged)

        try:
            await self._journal.commit(Change(writes=writes, positions=max(1, len(events)), news=news))
        except ConstraintViolated:
            # Another process was first with the same transaction.
            answered, _ = await self._store.answer(origin, txn_id)
            if answered is None:
                raise
            return answered
        return answer


def _contents(origin: str, body: Mapping[str, Any]) -> tuple[list[Any], list[Any]]:
    """PDUs and EDUs of a transaction. Raises `BadJson`, `MissingParam`, `InvalidParam`."""
    if "pdus" not in body:
        raise MissingParam("The member `pdus` is missing")
    pdus, edus = body["pdus"], body.get("edus", [])
    if not isinstance(pdus, list):
        raise BadJson("`pdus` must be an array")
    if not isinstance(edus, list):
        raise BadJson("`edus` must be an array")
    if body.get("origin", origin) != origin:
        raise InvalidParam("`origin` is not the server that signed the request")
    if len(pdus) > MOST_PDUS:
        raise InvalidParam(f"A transaction may hold at most {MOST_PDUS} PDUs")
    if len(edus) > MOST_EDUS:
        raise InvalidParam(f"A transaction may hold at most {MOST_EDUS} EDUs")
    return pdus, edus
