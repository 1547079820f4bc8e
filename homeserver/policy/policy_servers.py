"""Which policy server a room uses, and its signature on the room's events.

Server-server API, "Determining if a Policy Server is enabled in a room", "Validating Policy Server signatures",
"Asking for a Policy Server signature on an event".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Protocol

import structlog

from homeserver.federation.errors import FederationError, Refused
from homeserver.protocol.errors import MatrixError, TooLarge
from homeserver.protocol.event import Event, EventTooLarge
from homeserver.protocol.event_build import take_signature
from homeserver.protocol.signatures import SignatureError, decode_verify_key, verify_event
from homeserver.rooms import RoomHead, Rooms

log = structlog.get_logger(__name__)

POLICY: Final = "m.room.policy"
KEY_ID: Final = "ed25519:policy_server"
PASSED_ON: Final = (400, 403, 429)
"""Statuses of a refusal that concerns the event and its sender, who hears it as it is."""
LONGEST_TEXT: Final = 1_000


class PolicyCalls(Protocol):
    """Asks other servers; `RoomCalls` does. Every error is a `FederationError`."""

    async def policy_sign(self, server: str, pdu: Mapping[str, Any]) -> dict[str, Any]:
        """The signatures that a policy server gives an event: by server and key."""


@dataclass(frozen=True, slots=True)
class _Policy:
    """A room's policy server; `verify_key` is None where what the room says is none, so that nothing is ever valid."""

    via: str
    verify_key: bytes | None


class PolicyServers:
    """A `RoomPolicy` that asks other servers. Nothing is remembered: what the room says is in memory with the room."""

    def __init__(self, rooms: Rooms, calls: PolicyCalls) -> None:
        self._rooms = rooms
        self._calls = calls

    def concerns(self, head: RoomHead) -> bool:
        """See `RoomPolicy`."""
        return head.event_id(POLICY) is not None

    async def signed(self, event: Event, head: RoomHead) -> Event:
        """See `RoomPolicy`."""
        if event.type == POLICY and event.state_key == "":
            return event
        policy = await self._policy_of(head)
        if policy is None or _is_signed(event, policy):
            return event
        event = await self._asked(event, policy)
        if not _is_signed(event, policy):
            log.info("policy_signature_not_valid", room_id=event.room_id, server=policy.via)
            raise MatrixError(
                502, "M_UNKNOWN", f"{policy.via} has not signed the event with the key that the room has."
            )
        return event

    async def _policy_of(self, head: RoomHead) -> _Policy | None:
        """The policy server that the room uses: one that its state names in full, with a joined user in the room."""
        stored = await self._rooms.state_event(head, POLICY)
        content = stored.event.content if stored is not None else {}
        via, keys = content.get("via"), content.get("public_keys")
        key = keys.get("ed25519") if isinstance(keys, dict) else None
        if not isinstance(via, str) or not isinstance(key, str) or via not in head.servers:
            return None
        try:
            return _Policy(via, decode_verify_key(key))
        except SignatureError:
            return _Policy(via, None)

    async def _asked(self, event: Event, policy: _Policy) -> Event:
        """The event with what the policy server answers for a signature."""
        try:
            answer = await self._calls.policy_sign(policy.via, event.pdu)
        except Refused as refused:
            raise _told_of(refused) from refused
        except FederationError as error:
            log.info("policy_server_not_asked", room_id=event.room_id, reason=str(error))
            raise MatrixError(502, "M_UNKNOWN", f"{policy.via}, which the room wants to be asked, is away.") from error
        by_key = answer.get(policy.via)
        signature = by_key.get(KEY_ID) if isinstance(by_key, dict) else None
        if not isinstance(signature, str):
            return event
        try:
            return take_signature(event, policy.via, KEY_ID, signature)
        except EventTooLarge as error:
            raise TooLarge(error.error) from error


def _is_signed(event: Event, policy: _Policy) -> bool:
    if policy.verify_key is None:
        return False
    try:
        verify_event(event.pdu, event.version, policy.via, KEY_ID, policy.verify_key)
    except SignatureError:
        return False
    return True


def _told_of(refused: Refused) -> MatrixError:
    """What the sender hears: the policy server's own words, unless it has not understood the question at all."""
    said = refused.error[:LONGEST_TEXT] or "The room's policy server refuses the event."
    if refused.status not in PASSED_ON:
        return MatrixError(502, "M_UNKNOWN", f"{refused.destination} gives no answer on the event.")
    wait = refused.body.get("retry_after_ms")
    more = {"retry_after_ms": wait} if refused.status == 429 and type(wait) is int and wait >= 0 else {}
    return MatrixError(refused.status, _errcode(refused), said, **more)


def _errcode(refused: Refused) -> str:
    """Its error code, unless a client would take it for news of its own session."""
    if refused.status == 429:
        return "M_LIMIT_EXCEEDED"
    known = refused.errcode.isascii() and 0 < len(refused.errcode) <= 100
    about_sessions = "TOKEN" in refused.errcode or refused.errcode.startswith("M_USER_")
    return refused.errcode if known and not about_sessions else "M_FORBIDDEN"
