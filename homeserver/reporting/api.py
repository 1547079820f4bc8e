"""Reports over HTTP."""

from __future__ import annotations

from typing import Any

import msgspec

from homeserver.http import Call, Routes
from homeserver.protocol.errors import InvalidParam
from homeserver.protocol.identifiers import IdentifierError, parse_user_id
from homeserver.reporting.reports import Reports

BODY_LIMIT = 64 * 1024


class ReportBody(msgspec.Struct):
    """Why something is reported; may be blank."""

    reason: str


class EventReportBody(msgspec.Struct):
    """The same for an event, where clients may leave the reason out."""

    reason: str | None = None


def routes(reports: Reports) -> Routes:
    """Client-server API, "Reporting Content"."""
    table = Routes()

    @table.post("/_matrix/client/v3/rooms/<room_id>/report", body_limit=BODY_LIMIT)
    async def report_room(call: Call, room_id: str) -> dict[str, Any]:
        body = await call.body(ReportBody)
        await reports.report_room(call.requester.user_id, room_id, body.reason)
        return {}

    @table.post("/_matrix/client/v3/rooms/<room_id>/report/<event_id>", body_limit=BODY_LIMIT)
    async def report_event(call: Call, room_id: str, event_id: str) -> dict[str, Any]:
        body = await call.body(EventReportBody)
        await reports.report_event(call.requester.user_id, room_id, event_id, body.reason or "")
        return {}

    @table.post("/_matrix/client/v3/users/<user_id>/report", body_limit=BODY_LIMIT)
    async def report_user(call: Call, user_id: str) -> dict[str, Any]:
        try:
            parse_user_id(user_id)
        except IdentifierError as error:
            raise InvalidParam(str(error)) from error
        body = await call.body(ReportBody)
        await reports.report_user(call.requester.user_id, user_id, body.reason)
        return {}

    return table
