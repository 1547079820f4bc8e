"""Invites that other servers bring for users of this one (Server-server API, "Inviting to a room")."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from homeserver.joining.own_event import Signer
from homeserver.joining.stripped import checked_state
from homeserver.joining.turns import RoomTurns
from homeserver.protocol.errors import Forbidden, IncompatibleRoomVersion, InvalidParam, MatrixError
from homeserver.protocol.event import Event
from homeserver.protocol.event_build import add_signature
from homeserver.protocol.hashes import content_hash_matches
from homeserver.protocol.identifiers import IdentifierError, parse_user_id
from homeserver.protocol.room_versions import ROOM_VERSIONS, RoomVersion
from homeserver.rooms import Rooms
from homeserver.rooms.elsewhere import takes_part

Exists = Callable[[str], Awaitable[bool]]
InviteGate = Callable[[str, str], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Offer:
    """An invite as it came: the path's IDs, the event, and what it shows of the room."""

    origin: str
    room_id: str
    event_id: str
    room_version: str
    event: Any
    shown: Any


class ReceivedInvites:
    """Checks invites, signs them, and shows them to the invited users."""

    def __init__(self, rooms: Rooms, signer: Signer, turns: RoomTurns, exists: Exists, invite_gate: InviteGate) -> None:
        self._rooms = rooms
        self._signer = signer
        self._turns = turns
        self._exists = exists
        self._invite_gate = invite_gate

    async def take(self, offer: Offer) -> dict[str, Any]:
        """The invite with our signature.

        Raises `IncompatibleRoomVersion`, `InvalidParam` for what is no invite of a user of ours by a user of the
        origin, `MissingParam` where it does not show what it must, `Forbidden` and `M_INVITE_BLOCKED` where the user
        cannot be invited.
        """
        version = ROOM_VERSIONS.get(offer.room_version)
        if version is None:
            raise IncompatibleRoomVersion("This server does not know that room version.", offer.room_version[:32])
        event = await self._checked(offer, version)
        user_id = str(event.state_key)
        shown = await checked_state(offer.shown, event.room_id, version, self._rooms.pdu_checks)
        if not await self._exists(user_id):
            raise Forbidden(f"There is no user {user_id} here who could be invited.")
        await self._invite_gate(event.sender, user_id)
        signed = add_signature(event, self._signer.server_name, self._signer.key)
        async with self._turns.of(event.room_id):
            head = await self._rooms.head(event.room_id)
            if head is not None:
                await self._rooms.server_acl.check(head, offer.origin)
            if not takes_part(head, self._rooms.server_name):
                await self._rooms.adoption.out_of_band(version, signed, shown)
        return signed.pdu

    async def _checked(self, offer: Offer, version: RoomVersion) -> Event:
        try:
            event = await self._rooms.pdu_checks.check(offer.event, version)
        except MatrixError as error:
            raise InvalidParam(f"The invite is no valid event: {error.error}") from error
        if not content_hash_matches(event.pdu, version):
            raise InvalidParam("The content of the invite is not what was hashed.")
        if event.event_id != offer.event_id or event.room_id != offer.room_id:
            raise InvalidParam("The path names another event or another room than the invite.")
        if event.membership != "invite" or event.state_key is None:
            raise InvalidParam("The event is no invite.")
        if event.sender_domain != offer.origin:
            raise InvalidParam("The sender of the invite is not a user of the server that brings it.")
        if not self._is_ours(event.state_key):
            raise InvalidParam("The invited user is not a user of this server.")
        return event

    def _is_ours(self, user_id: str) -> bool:
        try:
            return parse_user_id(user_id)[1] == self._rooms.server_name
        except IdentifierError:
            return False
