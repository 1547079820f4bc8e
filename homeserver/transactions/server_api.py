"""The route by which other servers send what is new (Server-server API, `PUT /send/{txnId}`)."""

from __future__ import annotations

from typing import Final

from homeserver.http import Auth, Call, Routes
from homeserver.transactions.transactions import MOST_EDUS, MOST_PDUS, Transactions

MAX_PART: Final = 65_536
"""Bytes of an event; for an EDU no size is specified."""
BODY_LIMIT: Final = (MOST_PDUS + MOST_EDUS) * MAX_PART + 65_536


def routes(transactions: Transactions) -> Routes:
    """The route."""
    table = Routes()

    @table.put("/_matrix/federation/v1/send/<txn_id>", auth=Auth.SERVER, limit="federation", body_limit=BODY_LIMIT)
    async def send(call: Call, txn_id: str) -> bytes:
        return await transactions.receive(call.origin, txn_id, await call.json())

    return table
