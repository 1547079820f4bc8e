"""The route by which devices send to devices."""

from __future__ import annotations

from typing import Any

from homeserver.http import Auth, Call, Routes
from homeserver.protocol.errors import MissingParam
from homeserver.to_device.messages import check_name, read_messages
from homeserver.to_device.service import ToDevice, transaction_key

BODY_LIMIT = 8 * 1024 * 1024
"""Bytes: keys of a large room's session go to many devices at once."""


def routes(to_device: ToDevice) -> Routes:
    """Client-server API, "Send-to-Device messaging"."""
    table = Routes()

    @table.put("/_matrix/client/v3/sendToDevice/<event_type>/<txn_id>", auth=Auth.GUEST, body_limit=BODY_LIMIT)
    async def send(call: Call, event_type: str, txn_id: str) -> dict[str, Any]:
        requester = call.requester
        check_name("The transaction ID", txn_id)
        body = await call.json()
        if "messages" not in body:
            raise MissingParam("The member messages is missing")
        messages = read_messages(requester.user_id, event_type, body["messages"])
        key = transaction_key(requester.user_id, requester.device_id, event_type, txn_id)
        await to_device.send(key, messages)
        return {}

    return table
