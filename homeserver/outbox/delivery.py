"""One transaction to one server, and what its answer means (Server-server API, `PUT /send/{txnId}`)."""

from __future__ import annotations

from enum import Enum
from typing import Final, Protocol

import structlog

from homeserver.federation.backoff import FIRST_MS, Backoff
from homeserver.federation.client import path
from homeserver.federation.errors import (
    AnswerTooLarge,
    BackingOff,
    BadAnswer,
    FederationError,
    NotAllowed,
    Refused,
)
from homeserver.outbox.destination import Destination, Transaction

log = structlog.get_logger(__name__)

ANSWER_S: Final = 60.0
"""The other side may have to ask others before it answers."""
ANSWER_BYTES: Final = 256 * 1024
NOT_NOW: Final = frozenset({401, 404, 408, 429})
"""Refusals that may pass: its keys for this server, its proxy, its load."""


class Client(Protocol):
    """Sends signed requests: `FederationClient`."""

    async def request_bytes(
        self, method: str, destination: str, path: str, *, content: bytes, timeout_s: float, limit: int
    ) -> bytes: ...


class Outcome(Enum):
    """What became of a transaction."""

    ANSWERED = "the other side has it"
    REFUSED = "the other side does not want it and never will"
    LATER = "to be sent again"
    NOT_ALLOWED = "nothing may be sent to that server"


class Delivery:
    """Sends transactions; counts in `backoff` what the client does not count itself."""

    def __init__(self, client: Client, backoff: Backoff) -> None:
        self._client = client
        self._backoff = backoff

    async def deliver(self, destination: Destination, transaction: Transaction) -> Outcome:
        """Sends it once. Every error of the other side is an outcome."""
        name, uri = destination.name, path("_matrix", "federation", "v1", "send", transaction.txn_id)
        try:
            await self._client.request_bytes(
                "PUT", name, uri, content=transaction.body, timeout_s=ANSWER_S, limit=ANSWER_BYTES
            )
        except (AnswerTooLarge, BadAnswer):
            return Outcome.ANSWERED
        except NotAllowed:
            return Outcome.NOT_ALLOWED
        except BackingOff:
            return Outcome.LATER
        except Refused as error:
            return self._refused(destination, transaction, error)
        except FederationError as error:
            log.debug("transaction_not_delivered", destination=name, reason=error.reason)
            return Outcome.LATER
        return Outcome.ANSWERED

    def _refused(self, destination: Destination, transaction: Transaction, error: Refused) -> Outcome:
        name = destination.name
        if error.status >= 500 or error.status in NOT_NOW:
            if error.status != 429 and error.status < 500:
                # The client takes such an answer as a sign of life, and counts no failures.
                destination.refusals += 1
                self._backoff.failed(name, FIRST_MS << min(destination.refusals, 20))
            log.debug("transaction_not_delivered", destination=name, reason=error.reason)
            return Outcome.LATER
        log.warning(
            "transaction_refused",
            destination=name,
            status=error.status,
            errcode=error.errcode,
            error=error.error[:200],
            pdus=transaction.pdus,
            edus=transaction.edus,
        )
        return Outcome.REFUSED
