"""Sending: messages, state, redactions.  Client-server API, "Sending events to a room" and "Redactions"."""

from __future__ import annotations

from typing import Any

from homeserver.http import Auth, Call, Routes
from homeserver.protocol.errors import InvalidParam
from homeserver.rooms.rooms import Rooms
from homeserver.rooms.send_state import StateSender

LONGEST_TRANSACTION = 255
ROOM = "/_matrix/client/v3/rooms/<room_id>"


def routes(rooms: Rooms, state_sender: StateSender) -> Routes:
    """Routes that send events."""
    routes = Routes()

    @routes.put(f"{ROOM}/send/<event_type>/<txn_id>", limit="send", auth=Auth.GUEST)
    async def send(call: Call, room_id: str, event_type: str, txn_id: str) -> dict[str, Any]:
        requester = call.requester
        content = await call.json()
        _check_transaction(txn_id)
        if event_type == "m.room.redaction":
            return {"event_id": await _redact(call, room_id, content.get("redacts"), txn_id, content)}
        event_id = await rooms.send(
            room_id,
            requester.user_id,
            event_type,
            content,
            device_id=requester.device_id,
            txn_id=txn_id,
        )
        return {"event_id": event_id}

    @routes.put(f"{ROOM}/redact/<event_id>/<txn_id>", limit="send")
    async def redact(call: Call, room_id: str, event_id: str, txn_id: str) -> dict[str, Any]:
        content = await call.json()
        _check_transaction(txn_id)
        return {"event_id": await _redact(call, room_id, event_id, txn_id, content)}

    async def _redact(call: Call, room_id: str, target: Any, txn_id: str, content: dict[str, Any]) -> str:
        requester = call.requester
        if not isinstance(target, str):
            raise InvalidParam("`redacts` must be the ID of the event to redact.")
        reason = content.get("reason")
        if reason is not None and not isinstance(reason, str):
            raise InvalidParam("`reason` must be a string.")
        return await state_sender.redact(
            room_id, requester.user_id, target, content, device_id=requester.device_id, txn_id=txn_id
        )

    @routes.put(f"{ROOM}/state/<event_type>", f"{ROOM}/state/<event_type>/", limit="send", auth=Auth.GUEST)
    async def put_state(call: Call, room_id: str, event_type: str) -> dict[str, Any]:
        return await _put_state(call, room_id, event_type, "")

    @routes.put(f"{ROOM}/state/<event_type>/<state_key>", limit="send", auth=Auth.GUEST)
    async def put_keyed_state(call: Call, room_id: str, event_type: str, state_key: str) -> dict[str, Any]:
        return await _put_state(call, room_id, event_type, state_key)

    async def _put_state(call: Call, room_id: str, event_type: str, state_key: str) -> dict[str, Any]:
        content = await call.json()
        by = call.requester
        event_id = await state_sender.put(room_id, by.user_id, event_type, state_key, content, is_guest=by.is_guest)
        return {"event_id": event_id}

    return routes


def _check_transaction(txn_id: str) -> None:
    if len(txn_id) > LONGEST_TRANSACTION:
        raise InvalidParam(f"A transaction ID has at most {LONGEST_TRANSACTION} characters.")
