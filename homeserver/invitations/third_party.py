"""Invites by a third-party identifier that turn out to be for somebody (Server-server API, "Third-party invites").

The identity server that holds such an invite tells the server of the user who bound the identifier (`bound`). That
server has the inviting one make an invite of it (`exchanged`), which the rules of the room let pass because the
identity server has signed it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

import structlog

from homeserver.federation.errors import FederationError, passed_on
from homeserver.protocol.errors import Forbidden, InvalidParam, MatrixError, NotFound
from homeserver.protocol.identifiers import domain_of
from homeserver.rooms import Rooms

log = structlog.get_logger(__name__)

MOST_INVITES: Final = 50
THIRD_PARTY_INVITE: Final = "m.room.third_party_invite"


class ExchangeCalls(Protocol):
    """Asks other servers; `RoomCalls` does. Every error is a `FederationError`."""

    async def exchange_third_party_invite(self, server: str, room_id: str, event: Mapping[str, Any]) -> None:
        """Asks the server of who invited to make an invite of it."""


@dataclass(frozen=True, slots=True)
class Pending:
    """An invite that the identity server held: where to, by whom, and its signature for `signed["mxid"]`."""

    room_id: str
    sender: str
    signed: dict[str, Any]


class ThirdPartyInvites:
    """Turns them into invites of users."""

    def __init__(
        self,
        rooms: Rooms,
        calls: ExchangeCalls,
        is_local: Callable[[str], bool],
        exists: Callable[[str], Awaitable[bool]],
    ) -> None:
        self._rooms = rooms
        self._calls = calls
        self._is_local = is_local
        self._exists = exists

    async def bound(self, user_id: str, invites: Sequence[Pending]) -> None:
        """A user of this server has bound an identifier for which these invites wait; what cannot be had of them is in
        the log. Raises `InvalidParam` for too many, `NotFound` for a user who is not here."""
        if len(invites) > MOST_INVITES:
            raise InvalidParam(f"At most {MOST_INVITES} invites are taken at once.")
        if not self._is_local(user_id) or not await self._exists(user_id):
            raise NotFound("There is no such user here.")
        await asyncio.gather(*(self._try(user_id, invite) for invite in invites))

    async def exchanged(self, origin: str, room_id: str, sender: str, user_id: str, signed: dict[str, Any]) -> None:
        """Another server's user has bound an identifier that a user of this server has invited: the invite is made.

        Raises `Forbidden` with the rule that refuses, and what the server of the invited user says.
        """
        if domain_of(user_id) != origin:
            raise Forbidden(f"{user_id} is not a user of {origin}.")
        if not self._is_local(sender):
            raise InvalidParam(f"{sender} is not a user of this server.")
        head = await self._rooms.head(room_id)
        if head is None or self._rooms.server_name not in head.servers:
            raise NotFound("This server is not in that room.")
        await self._rooms.server_acl.check(head, origin)
        await self._invite(room_id, sender, user_id, signed)

    async def _try(self, user_id: str, invite: Pending) -> None:
        try:
            if invite.signed.get("mxid") != user_id:
                raise Forbidden("The invite is for another user.")
            if self._is_local(invite.sender):
                await self._invite(invite.room_id, invite.sender, user_id, invite.signed)
            else:
                await self._exchange(user_id, invite)
        except MatrixError as error:
            log.info("third_party_invite_not_taken", room_id=invite.room_id, user=user_id, reason=str(error))

    async def _exchange(self, user_id: str, invite: Pending) -> None:
        event = {
            "type": "m.room.member",
            "room_id": invite.room_id,
            "sender": invite.sender,
            "state_key": user_id,
            # What the room calls the invited one is known there.
            "content": {
                "membership": "invite",
                "third_party_invite": {"display_name": user_id, "signed": invite.signed},
            },
        }
        try:
            await self._calls.exchange_third_party_invite(domain_of(invite.sender), invite.room_id, event)
        except FederationError as error:
            raise passed_on(error) from error

    async def _invite(self, room_id: str, sender: str, user_id: str, signed: dict[str, Any]) -> None:
        head = await self._rooms.head(room_id)
        token = signed.get("token")
        if head is None or not isinstance(token, str):
            raise Forbidden("There is no such third-party invite.")
        offer = await self._rooms.state_event(head, THIRD_PARTY_INVITE, token)
        name = offer.event.content.get("display_name") if offer is not None else None
        told = {"display_name": name if isinstance(name, str) else user_id, "signed": signed}
        await self._rooms.changes.invite(sender, room_id, user_id, {"third_party_invite": told})
