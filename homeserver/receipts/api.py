"""Receipts and read markers over HTTP."""

from __future__ import annotations

from typing import Any

from homeserver.http import Call, Routes
from homeserver.protocol.errors import InvalidParam
from homeserver.receipts.service import TYPES, Receipts

ROOM = "/_matrix/client/v3/rooms/<room_id>"


def routes(receipts: Receipts) -> Routes:
    """Client-server API, "Receipts" and "Read and unread markers"."""
    table = Routes()

    @table.post(ROOM + "/receipt/<receipt_type>/<event_id>")
    async def send_receipt(call: Call, room_id: str, receipt_type: str, event_id: str) -> dict[str, Any]:
        body = await call.json()
        thread_id = body.get("thread_id")
        if "thread_id" in body and not isinstance(thread_id, str):
            raise InvalidParam("thread_id field must be a non-empty string")
        await receipts.send(call.requester.user_id, room_id, {receipt_type: event_id}, thread_id)
        return {}

    @table.post(ROOM + "/read_markers")
    async def set_read_markers(call: Call, room_id: str) -> dict[str, Any]:
        body = await call.json()
        markers: dict[str, str] = {type_: body[type_] for type_ in TYPES if type_ in body}
        for type_, event_id in markers.items():
            if not isinstance(event_id, str):
                raise InvalidParam(f"{type_} must be an event ID.")
        await receipts.send(call.requester.user_id, room_id, markers)
        return {}

    return table
