"""Which events of a transaction are put aside to be worked off, and what is said of the others."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Final, Protocol

from homeserver.protocol import canonical_json
from homeserver.protocol.errors import MatrixError, NotFound
from homeserver.protocol.event import Event
from homeserver.protocol.hashes import event_id_from_hash, signed_part
from homeserver.protocol.room_versions import ROOM_VERSIONS, EventIds, RoomVersion
from homeserver.rooms import RoomHead, Rooms

CHECK_S: Final = 40.0
"""How long may be waited for the keys of the servers that signed an event."""
USUAL_VERSION: Final = "11"
UNKNOWN: Final = "This server does not know that room."
OUTSIDE: Final = "This server is not in that room."


class PduChecks(Protocol):
    """`Rooms.pdu_checks`."""

    async def check(self, pdu: dict[str, Any], version: RoomVersion) -> Event:
        """Form, signatures and hash. Raises `EventFormatError`, `SignatureError`."""


StrayHandler = Callable[[str, dict[str, Any]], Awaitable[None]]
"""Takes the server and an event of a room that this server is not in. Raises `NotFound` where it is of no concern."""


@dataclass(slots=True)
class Screened:
    """`events` are to be worked off; `errors` say by event ID what is wrong with the others, but for those that were
    `taken` without belonging to a room here."""

    events: list[Event] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)
    errors: dict[str, str] = field(default_factory=dict)
    unnamed: int = 0
    """Of how many others not even the ID can be told."""

    def refuse(self, event_id: str | None, reason: str) -> None:
        """Says what is wrong with an event."""
        if event_id is None:
            self.unnamed += 1
        else:
            self.errors[event_id] = reason

    def answer(self) -> dict[str, Any]:
        """The answer to the transaction ("PDU Processing Results")."""
        pdus: dict[str, Any] = {event_id: {} for event_id in [*(event.event_id for event in self.events), *self.taken]}
        pdus.update((event_id, {"error": reason}) for event_id, reason in self.errors.items())
        return {"pdus": pdus}


class Screening:
    """Checks what can be told without looking at the room's events."""

    def __init__(self, server_name: str, rooms: Rooms, checks: PduChecks) -> None:
        self._server_name = server_name
        self._rooms = rooms
        self._checks = checks
        self.stray: StrayHandler | None = None

    async def screen(self, origin: str, pdus: Sequence[Any]) -> Screened:
        """Sorts the events of a transaction; those that are good stay in their order."""
        screened = Screened()
        rooms = await self._rooms.heads.many(_room_ids(pdus))
        barred = {room_id: await self._bar(origin, head) for room_id, head in rooms.items()}
        checks = []
        for pdu in pdus:
            checks.append(asyncio.ensure_future(self._check(origin, pdu, rooms, barred)))
            # A large event takes milliseconds: others have their turn after each.
            await asyncio.sleep(0)
        for event, event_id, reason in await asyncio.gather(*checks):
            if event is None and event_id is not None and not reason:
                screened.taken.append(event_id)
            elif event is None:
                screened.refuse(event_id, reason)
            elif event.event_id not in screened.errors and all(event != other for other in screened.events):
                screened.events.append(event)
        return screened

    async def _strayed(self, origin: str, pdu: dict[str, Any], usually: str) -> str:
        """Why an event of a room that this server is not in is not taken; empty where it is."""
        if self.stray is None:
            return usually
        try:
            async with asyncio.timeout(CHECK_S):
                await self.stray(origin, pdu)
        except NotFound:
            return usually
        except MatrixError as error:
            return error.error[:500]
        except TimeoutError:
            return "The keys to check the event's signatures could not be had in time."
        return ""

    async def _bar(self, origin: str, head: RoomHead) -> str:
        """Why no events of a room are taken from the server; empty where they are."""
        if not await self._rooms.server_acl.allows(head, origin):
            return "Your server is not allowed in that room by its access control list."
        return ""

    async def _check(
        self, origin: str, pdu: Any, rooms: Mapping[str, RoomHead], barred: Mapping[str, str]
    ) -> tuple[Event | None, str | None, str]:
        """The event, or its ID and what is wrong with it."""
        if not isinstance(pdu, dict):
            return None, None, "An event is an object."
        room_id = pdu.get("room_id")
        head = rooms.get(room_id) if isinstance(room_id, str) else None
        if head is None or self._server_name not in head.servers:
            version = head.version if head is not None else None
            reason = UNKNOWN if head is None else OUTSIDE
            return None, event_id_of(pdu, version), await self._strayed(origin, pdu, reason)
        if barred[head.room_id]:
            return None, event_id_of(pdu, head.version), barred[head.room_id]
        try:
            async with asyncio.timeout(CHECK_S):
                return await self._checks.check(pdu, head.version), None, ""
        except MatrixError as error:
            reason = error.error
        except TimeoutError:
            reason = "The keys to check the event's signatures could not be had in time."
        return None, event_id_of(pdu, head.version), reason[:500]


def event_id_of(pdu: dict[str, Any], version: RoomVersion | None) -> str | None:
    """The ID of an event with which something may be wrong; None where it has none.

    Without a version (the room is not known) an ID is worked out as it is in most rooms.
    """
    chosen = pdu.get("event_id")
    if version is None and chosen is None:
        version = ROOM_VERSIONS[USUAL_VERSION]
    if version is None or version.event_ids is EventIds.CHOSEN:
        return chosen if isinstance(chosen, str) and chosen.startswith("$") and len(chosen) <= 255 else None
    try:
        return event_id_from_hash(sha256(signed_part(pdu, version, canonical_json.encode_lenient)).digest(), version)
    except MatrixError:
        return None


def _room_ids(pdus: Sequence[Any]) -> set[str]:
    ids = {pdu.get("room_id") for pdu in pdus if isinstance(pdu, dict)}
    return {room_id for room_id in ids if isinstance(room_id, str) and len(room_id) <= 255}
