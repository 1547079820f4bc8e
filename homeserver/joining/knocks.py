"""Knocks at rooms of other servers (Server-server API, "Knocking upon a room")."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from homeserver.federation.room_calls import RoomCalls
from homeserver.joining.asking import ask_each
from homeserver.joining.known_servers import KnownServers
from homeserver.joining.own_event import Signer, check_said, read_template
from homeserver.joining.stripped import stripped_state
from homeserver.joining.turns import RoomTurns
from homeserver.protocol.event import Event
from homeserver.protocol.room_versions import ROOM_VERSIONS, RoomVersion
from homeserver.rooms import Rooms
from homeserver.rooms.elsewhere import takes_part

WITHIN_S: Final = 60.0

Knock = tuple[RoomVersion, Event, list[dict[str, Any]]]


class Knocks:
    """Knocks for local users."""

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

    async def knock(self, user_id: str, room_id: str, content: dict[str, Any], via: Sequence[str]) -> None:
        """Knocks through the first server that takes it.  Raises the `MatrixError` that the client is to be told."""
        check_said(content)
        servers = await self._known.of(user_id, room_id, via)
        version, knock, stripped = await ask_each(
            servers,
            lambda server: self._through(server, user_id, room_id, content),
            what="knock",
            room_id=room_id,
            within_s=WITHIN_S,
        )
        async with self._turns.of(room_id):
            # Where somebody of this server joined meanwhile, the knock comes from the room as any other event.
            if not takes_part(await self._rooms.head(room_id), self._rooms.server_name):
                await self._rooms.adoption.out_of_band(version, knock, stripped)

    async def _through(self, server: str, user_id: str, room_id: str, content: dict[str, Any]) -> Knock:
        versions = [name for name, version in ROOM_VERSIONS.items() if version.knocking]
        version, event = await self._calls.make_knock(server, room_id, user_id, versions)
        template = read_template(version, event, room_id, user_id, "knock", server)
        knock = template.event(content, self._now_ms(), self._signer)
        shown = await self._calls.send_knock(server, room_id, knock.event_id, knock.pdu)
        return template.version, knock, stripped_state(shown)
