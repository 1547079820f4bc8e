"""Invites to users of other servers: their server signs as well, and may refuse (Server-server API, "Inviting to a
room")."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any, Final

import structlog

from homeserver.federation.errors import FederationError, Refused
from homeserver.federation.room_calls import RoomCalls
from homeserver.joining.asking import LONGEST_TEXT
from homeserver.joining.own_event import BadTemplate, Signer, countersigned
from homeserver.joining.stripped import for_servers
from homeserver.protocol.errors import MatrixError, NotFound, UnsupportedRoomVersion
from homeserver.protocol.event import Event
from homeserver.protocol.identifiers import domain_of
from homeserver.rooms import NewEvent, RoomHead, Rooms
from homeserver.rooms.draft import STRIPPED_TYPES

log = structlog.get_logger(__name__)

AT_ONCE: Final = 10
WAIT_S: Final = 15.0
"""So long a new room waits for its invites; those that take longer go on by themselves."""
PATIENCE_S: Final = 1.0
"""For invites under way when the server stops."""


class SentInvites:
    """Invites users of other servers to rooms that this server is in."""

    def __init__(self, rooms: Rooms, calls: RoomCalls, signer: Signer) -> None:
        self._rooms = rooms
        self._calls = calls
        self._signer = signer
        self._tasks: set[asyncio.Task[None]] = set()
        self._turn = asyncio.Semaphore(AT_ONCE)

    async def invite(self, sender: str, room_id: str, user_id: str, content: dict[str, Any]) -> None:
        """Invites a user; nothing is in the room before the user's server has agreed.

        Raises `Forbidden` with the rule that refuses, what the other server says, `M_UNSUPPORTED_ROOM_VERSION` where
        it does not know the room's version, and 502 where it gives no usable answer.
        """
        head = await self._rooms.joined_head(sender, room_id)
        new = NewEvent("m.room.member", sender, {**content, "membership": "invite"}, user_id)
        invite = self._signer.signed(await self._rooms.templates.template(room_id, new), head.version)
        server = domain_of(user_id)
        shown = for_servers(await self._shown(head, sender))
        try:
            answer = await self._calls.invite(server, room_id, invite.event_id, head.version.version, invite.pdu, shown)
            signed = self._signed(invite, answer, server)
        except FederationError as error:
            raise told_of(error) from error
        await self._rooms.receiver.take(self._rooms.server_name, signed)

    async def invite_all(self, sender: str, room_id: str, user_ids: Sequence[str], content: dict[str, Any]) -> None:
        """Invites several at once.  Never raises: who could not be invited is in the log."""
        tasks = [asyncio.create_task(self._try(sender, room_id, user_id, content)) for user_id in user_ids]
        for task in tasks:
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        if tasks:
            await asyncio.wait(tasks, timeout=WAIT_S)

    async def close(self) -> None:
        """Gives what is under way a moment."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=PATIENCE_S)
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _try(self, sender: str, room_id: str, user_id: str, content: dict[str, Any]) -> None:
        async with self._turn:
            try:
                await self.invite(sender, room_id, user_id, content)
            except MatrixError as error:
                log.info("invite_to_new_room_failed", room=room_id, user=user_id, reason=str(error))
            except Exception:
                log.exception("invite_to_new_room_failed", room=room_id, user=user_id)

    async def _shown(self, head: RoomHead, sender: str) -> list[Event]:
        keys = [*((type_, "") for type_ in STRIPPED_TYPES), ("m.room.member", sender)]
        return [stored.event for stored in await self._rooms.state_events(head, keys)]

    def _signed(self, invite: Event, pdu: dict[str, Any], server: str) -> Event:
        """The invite with the signature of the invited user's server.  Raises `FederationError`."""
        try:
            event = countersigned(invite, Event.from_pdu(pdu, invite.version), server)
        except (BadTemplate, MatrixError) as error:
            raise FederationError(server, f"the invite came back as something else: {error}") from error
        if server not in event.pdu["signatures"]:
            raise FederationError(server, "the invite came back without a signature")
        return event


def told_of(error: FederationError) -> MatrixError:
    """What the inviting client is told of the other server's answer."""
    if isinstance(error, Refused):
        said = f"{error.destination} says: {error.error[:LONGEST_TEXT] or 'no reason was given'}"
        if error.errcode in ("M_INCOMPATIBLE_ROOM_VERSION", "M_UNSUPPORTED_ROOM_VERSION"):
            return UnsupportedRoomVersion(said)
        if error.status == 403:
            known = error.errcode in ("M_FORBIDDEN", "M_INVITE_BLOCKED")
            return MatrixError(403, error.errcode if known else "M_FORBIDDEN", said)
        if error.status == 404 and error.errcode == "M_NOT_FOUND":
            return NotFound(said)
    return MatrixError(502, "M_UNKNOWN", f"The invite could not be delivered: {str(error)[:LONGEST_TEXT]}")
