"""The parts of this slice put together: what rooms and transactions call."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from homeserver.federation.room_calls import RoomCalls
from homeserver.joining.departures import Departures
from homeserver.joining.joins import Joins
from homeserver.joining.knocks import Knocks
from homeserver.joining.known_servers import KnownServers
from homeserver.joining.own_event import Signer
from homeserver.joining.received_invites import Exists, InviteGate, ReceivedInvites
from homeserver.joining.sent_invites import SentInvites
from homeserver.joining.strays import Strays
from homeserver.joining.turns import RoomTurns
from homeserver.rooms import Rooms


class Joining:
    """An `OtherServers` of rooms; `received_invites` and `strays` are what other servers bring."""

    def __init__(
        self,
        rooms: Rooms,
        calls: RoomCalls,
        signer: Signer,
        turns: RoomTurns,
        now_ms: Callable[[], int],
        *,
        exists: Exists,
        invite_gate: InviteGate,
    ) -> None:
        known = KnownServers(rooms)
        self.strays = Strays(rooms, turns)
        self.received_invites = ReceivedInvites(rooms, signer, turns, exists, invite_gate)
        self._joins = Joins(rooms, calls, known, signer, turns, self.strays, now_ms)
        self._knocks = Knocks(rooms, calls, known, signer, turns, now_ms)
        self._departures = Departures(rooms, calls, known, signer, turns, now_ms)
        self._sent_invites = SentInvites(rooms, calls, signer)

    async def join(self, user_id: str, room_id: str, content: dict[str, Any], via: Sequence[str]) -> None:
        """See `Joins.join`."""
        await self._joins.join(user_id, room_id, content, via)

    async def join_vouched(self, user_id: str, room_id: str, content: dict[str, Any]) -> None:
        """See `Joins.join_vouched`."""
        await self._joins.join_vouched(user_id, room_id, content)

    async def knock(self, user_id: str, room_id: str, content: dict[str, Any], via: Sequence[str]) -> None:
        """See `Knocks.knock`."""
        await self._knocks.knock(user_id, room_id, content, via)

    async def leave(self, user_id: str, room_id: str, content: dict[str, Any]) -> None:
        """See `Departures.leave`."""
        await self._departures.leave(user_id, room_id, content)

    async def invite(self, sender: str, room_id: str, user_id: str, content: dict[str, Any]) -> None:
        """See `SentInvites.invite`."""
        await self._sent_invites.invite(sender, room_id, user_id, content)

    async def invite_all(self, sender: str, room_id: str, user_ids: Sequence[str], content: dict[str, Any]) -> None:
        """See `SentInvites.invite_all`."""
        await self._sent_invites.invite_all(sender, room_id, user_ids, content)

    async def close(self) -> None:
        """Ends what is under way."""
        await self._sent_invites.close()
        await self.strays.close()
