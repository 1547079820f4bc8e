"""Taking in the joins, leaves and knocks that other servers signed for their users.

Server-server API, "PUT /send_join", "PUT /send_leave", "PUT /send_knock".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from heapq import nsmallest
from typing import Any

import orjson

from homeserver.http import Answer
from homeserver.protocol.errors import InvalidParam
from homeserver.protocol.event import Event, EventFormatError
from homeserver.protocol.event_build import add_signature
from homeserver.protocol.hashes import content_hash_matches
from homeserver.protocol.identifiers import IdentifierError, domain_of
from homeserver.protocol.room_versions import RoomVersion
from homeserver.protocol.signatures import SignatureError, SigningKey
from homeserver.resident.access import Access
from homeserver.resident.pdu_json import Parts, PduJson, fragment
from homeserver.resident.templates import authorisation
from homeserver.rooms import AUTHORISER, STRIPPED_TYPES, RoomHead, Rooms, StateKey, StoredEvent

MEMBER = "m.room.member"
HEROES = 5


class Accepting:
    """Takes in member events for which the other server is not in the room, or need not be.

    Every method raises `NotFound` for a room that this server is not in, `InvalidParam` for an event that is not what
    was to be signed, and `Forbidden` for a server that the room denies or with the rule of the room that refuses.
    """

    def __init__(self, rooms: Rooms, signing_key: SigningKey, access: Access, pdus: PduJson) -> None:
        self._rooms = rooms
        self._signing_key = signing_key
        self._access = access
        self._pdus = pdus

    async def join(
        self, origin: str, room_id: str, event_id: str, pdu: dict[str, Any], *, omit_members: bool
    ) -> Answer:
        """The state before the join, all that authorises it, and the join as it is sent to the others.

        With `omit_members` only those member events that the joining server needs at once.  Raises for restricted
        rooms as `templates.authorisation` does.
        """
        head = await self._access.resident(origin, room_id)
        event = self._wanted(head, origin, event_id, pdu, "join")

        async def parts() -> Parts:
            stored = await self._taken(origin, head.version, await self._authorised(head, event))
            return await self._told(stored, head, omit_members)

        return await self._pdus.answer(origin, parts)

    async def leave(self, origin: str, room_id: str, event_id: str, pdu: dict[str, Any]) -> None:
        """Takes in that a user leaves, declines an invitation or takes back a knock."""
        head = await self._access.resident(origin, room_id)
        event = self._wanted(head, origin, event_id, pdu, "leave")
        await self._taken(origin, head.version, event.pdu)

    async def knock(self, origin: str, room_id: str, event_id: str, pdu: dict[str, Any]) -> bytes:
        """Takes in a knock; the answer tells of the room what helps the user to know it, as whole PDUs."""
        head = await self._access.resident(origin, room_id)
        event = self._wanted(head, origin, event_id, pdu, "knock")
        await self._taken(origin, head.version, event.pdu)
        told = await self._rooms.state_events(head, [(type_, "") for type_ in STRIPPED_TYPES])
        return orjson.dumps({"knock_room_state": [fragment(stored) for stored in told]})

    async def _told(self, join: StoredEvent, before: RoomHead, omit_members: bool) -> Parts:
        """What the joining server is told of the room, whose head before the join is `before`."""
        state = await self._rooms.graph.state_before(join)
        told = list(state.values()) if not omit_members else _without_members(state, before, join.event)
        chain = await self._rooms.graph.auth_chain([join.event.event_id, *told])
        if omit_members:
            shown = set(told)
            chain = [each for each in chain if each not in shown]
        members = {
            "origin": orjson.dumps(self._rooms.server_name),
            "event": join.event.json(),
            "members_omitted": orjson.dumps(omit_members),
            "servers_in_room": orjson.dumps(list(before.servers)),
        }
        return members, {"state": told, "auth_chain": chain}

    def _wanted(self, head: RoomHead, origin: str, event_id: str, pdu: dict[str, Any], membership: str) -> Event:
        """The event, if it is the one that the path names and says what this route is for.

        Server-server API: "servers SHOULD return `M_INVALID_PARAM`".
        """
        try:
            event = Event.from_pdu(pdu, head.version)
        except EventFormatError as error:
            raise InvalidParam(error.error) from error
        if event.room_id != head.room_id or event.event_id != event_id:
            raise InvalidParam("The event is not the one that the path names.")
        if event.type != MEMBER or event.membership != membership:
            raise InvalidParam(f"The event is not a {membership}.")
        if event.state_key != event.sender or domain_of(event.sender) != origin:
            raise InvalidParam(f"The event is not of a user of {origin} about themselves.")
        if not content_hash_matches(event.pdu, event.version):
            raise InvalidParam("The hash of the event is not that of its content.")
        return event

    async def _authorised(self, head: RoomHead, event: Event) -> dict[str, Any]:
        """The join as a PDU, with the signature of this server where one of its users vouches for it.

        That signature leaves this server only when all else about the event has been found good.
        """
        if not head.version.restricted_joins:
            return event.pdu
        if await self._rooms.vouching.needed(head, event.sender):
            await authorisation(self._rooms.vouching, head, event.sender)
        authoriser = event.content.get(AUTHORISER)
        if authoriser is None:
            return event.pdu
        try:
            ours = domain_of(authoriser) == self._rooms.server_name
        except IdentifierError:
            ours = False
        if not ours:
            raise InvalidParam("Whoever vouches for the join must be a user of the server that takes it in.")
        return add_signature(event, self._rooms.server_name, self._signing_key).pdu

    async def _taken(self, origin: str, version: RoomVersion, pdu: dict[str, Any]) -> StoredEvent:
        try:
            event = await self._rooms.pdu_checks.check(pdu, version)
        except (EventFormatError, SignatureError) as error:
            raise InvalidParam(error.error) from error
        return await self._rooms.receiver.take(origin, event)


def _without_members(state: Mapping[StateKey, str], head: RoomHead, join: Event) -> list[str]:
    """The state but for its members, and yet those whom the joining server needs at once.

    They are the joining user, and in a room that has no name of its own the heroes.  "If the room to be joined has no
    `m.room.name` nor `m.room.canonical_alias` events in its current state, the resident server should determine the
    room members who would be included in the `m.heroes` property".
    """
    needed = {join.sender}
    if ("m.room.name", "") not in state and ("m.room.canonical_alias", "") not in state:
        needed.update(_heroes(head, join.sender))
    return [held for key, held in state.items() if key[0] != MEMBER or key[1] in needed]


def _heroes(head: RoomHead, joining: str) -> Sequence[str]:
    """The members who have been in the room for longest, or else those who were."""

    def first(user_ids: Any) -> list[str]:
        placed = (
            (entry.position, user_id)
            for user_id in user_ids
            if user_id != joining and (entry := head.state.get((MEMBER, user_id))) is not None
        )
        return [user_id for _, user_id in nsmallest(HEROES, placed)]

    present = first([*head.joined, *head.invited])
    return present or first(state_key for type_, state_key in head.state if type_ == MEMBER)
