"""Leaving what this server is not in: invites rejected, knocks taken back (Server-server API, "Leaving Rooms")."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import structlog

from homeserver.federation.room_calls import RoomCalls
from homeserver.joining.asking import ask_each
from homeserver.joining.known_servers import KnownServers
from homeserver.joining.own_event import Signer, check_said, read_template
from homeserver.joining.turns import RoomTurns
from homeserver.protocol.errors import Forbidden, MatrixError
from homeserver.protocol.event import Event
from homeserver.protocol.room_versions import RoomVersion
from homeserver.rooms import Membership, Rooms
from homeserver.rooms.elsewhere import takes_part

log = structlog.get_logger(__name__)

WITHIN_S: Final = 20.0
"""So long somebody waits for servers that may be gone; then the invite is rejected here alone."""
NEITHER = "You are neither invited to that room nor knocking at it."

Left = tuple[RoomVersion, Event]


class Departures:
    """Rejects invites and takes back knocks for local users."""

    def __init__(
        self, rooms: Rooms, calls: RoomCalls, known: KnownServers, signer: Signer, turns: RoomTurns,
        now_ms: Callable[[], int],
    ) -> None:  # fmt: skip
        self._rooms = rooms
        self._calls = calls
        self._known = known
        self._signer = signer
        self._turns = turns
        self._now_ms = now_ms

    async def leave(self, user_id: str, room_id: str, content: dict[str, Any]) -> None:
        """Leaves through a server of the room; where none helps, the room is left here, and nobody else hears of it.

        Raises `Forbidden` where the user has neither invite nor knock any more.
        """
        check_said(content)
        membership = (await self._rooms.memberships_of(user_id)).get(room_id)
        if membership is None or membership.membership not in ("invite", "knock"):
            raise Forbidden(NEITHER)
        left = await self._left(membership, content)
        async with self._turns.of(room_id):
            if not takes_part(await self._rooms.head(room_id), self._rooms.server_name):
                version, leave = left or await self._alone(membership, content)
                await self._rooms.adoption.out_of_band(version, leave, [])
                return
        # Somebody of this server joined meanwhile: a leave that another server took comes from there.
        if left is None:
            await self._rooms.changes.leave(user_id, room_id, content.get("reason"))

    async def _left(self, membership: Membership, content: dict[str, Any]) -> Left | None:
        user_id, room_id = membership.user_id, membership.room_id
        try:
            return await ask_each(
                await self._known.outside(membership),
                lambda server: self._through(server, user_id, room_id, content),
                what="leave",
                room_id=room_id,
                within_s=WITHIN_S,
            )
        except MatrixError as error:
            log.info("left_without_other_servers", room=room_id, user=user_id, reason=error.error)
            return None

    async def _through(self, server: str, user_id: str, room_id: str, content: dict[str, Any]) -> Left:
        version, event = await self._calls.make_leave(server, room_id, user_id)
        template = read_template(version, event, room_id, user_id, "leave", server)
        leave = template.event(content, self._now_ms(), self._signer)
        await self._calls.send_leave(server, room_id, leave.event_id, leave.pdu)
        return template.version, leave

    async def _alone(self, membership: Membership, content: dict[str, Any]) -> Left:
        """A leave that follows the invite or the knock, for this server alone."""
        stored = await self._rooms.events.one(membership.event_id)
        if stored is None:
            raise Forbidden(NEITHER)
        before = stored.event
        pdu = {
            "type": "m.room.member",
            "room_id": before.room_id,
            "sender": before.state_key,
            "state_key": before.state_key,
            "content": {**content, "membership": "leave"},
            "depth": min(before.depth + 1, before.version.max_depth),
            "prev_events": [before.reference()],
            "auth_events": [before.reference()],
            "origin_server_ts": self._now_ms(),
        }
        return before.version, self._signer.signed(pdu, before.version)
