"""Member events of our users in rooms of other servers: from the template of a resident server to a signed event.

Server-server API, "Joining Rooms", "Knocking upon a room", "Leaving Rooms (Rejecting Invites)".  Of a template only
that is taken which we cannot know ourselves: where in the room's graph the event stands, and who vouches for the join.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from homeserver.protocol.canonical_json import encode_lenient
from homeserver.protocol.errors import MatrixError, TooLarge
from homeserver.protocol.event import Event, EventFormatError
from homeserver.protocol.event_build import hash_and_sign
from homeserver.protocol.event_format import MAX_EVENT_BYTES
from homeserver.protocol.identifiers import IdentifierError, parse_user_id
from homeserver.protocol.room_versions import EventIds, RoomVersion, room_version
from homeserver.protocol.signatures import SigningKey

AUTHORISER: Final = "join_authorised_via_users_server"
LARGEST_CONTENT: Final = 50_000
"""Bytes; an event may have 65,536."""


class BadTemplate(Exception):
    """What the other server sent is not what was asked for."""


def check_said(content: Mapping[str, Any]) -> None:
    """Raises `TooLarge` for content that leaves no place for the rest of an event, whoever helps to make it."""
    if len(encode_lenient(content)) > LARGEST_CONTENT:
        raise TooLarge("The membership event is too large.")


@dataclass(frozen=True, slots=True)
class Signer:
    """Signs in the name of this server."""

    server_name: str
    key: SigningKey

    def signed(self, pdu: dict[str, Any], version: RoomVersion) -> Event:
        """The finished event of a PDU without ID, hashes and signatures.  Raises `EventFormatError`."""
        if version.event_ids is EventIds.CHOSEN:
            pdu = {**pdu, "event_id": f"${secrets.token_urlsafe(18)}:{self.server_name}"}
        return Event.from_pdu(hash_and_sign(pdu, version, self.server_name, self.key), version)


@dataclass(frozen=True, slots=True)
class Template:
    """A template that holds what was asked for."""

    version: RoomVersion
    room_id: str
    user_id: str
    membership: str
    authoriser: str | None
    depth: int
    prev_events: list[Any]
    auth_events: list[Any]

    def event(self, content: Mapping[str, Any], now_ms: int, signer: Signer) -> Event:
        """The signed event with our content.  Raises `BadTemplate` where nothing valid can be made of the template."""
        said = {**{key: value for key, value in content.items() if key != AUTHORISER}, "membership": self.membership}
        if self.authoriser is not None:
            said[AUTHORISER] = self.authoriser
        pdu = {
            "type": "m.room.member",
            "room_id": self.room_id,
            "sender": self.user_id,
            "state_key": self.user_id,
            "content": said,
            "depth": self.depth,
            "prev_events": self.prev_events,
            "auth_events": self.auth_events,
            "origin_server_ts": now_ms,
        }
        try:
            return signer.signed(pdu, self.version)
        except EventFormatError as error:
            raise BadTemplate(f"no event can be made of the template: {error.error}") from error


def read_template(
    version: str, event: Mapping[str, Any], room_id: str, user_id: str, membership: str, server: str
) -> Template:
    """The version of the room and the template by which `server` answered to `/make_join`, `/make_knock` or
    `/make_leave`, as `RoomCalls` gives them: whose member event it is has been checked.  Raises `BadTemplate`.
    """
    known = _version_of(version, membership)
    depth, prev_events, auth_events = event.get("depth"), event.get("prev_events"), event.get("auth_events")
    if type(depth) is not int or not isinstance(prev_events, list) or not isinstance(auth_events, list):
        raise BadTemplate("the template does not say where in the room it stands")
    if not prev_events:
        raise BadTemplate("the template follows no event of the room")
    authoriser = event["content"].get(AUTHORISER) if membership == "join" and known.restricted_joins else None
    if authoriser is not None and not _is_of(authoriser, server):
        raise BadTemplate("the join is authorised by no user of the server that answers")
    return Template(known, room_id, user_id, membership, authoriser, depth, prev_events, auth_events)


def countersigned(ours: Event, theirs: Event, server: str) -> Event:
    """Our event with the signatures that `server` added; all others are left out.

    Raises `BadTemplate` where it is not the same event, or has become too large.
    """
    if theirs.event_id != ours.event_id or _but_signatures(theirs) != _but_signatures(ours):
        raise BadTemplate("the event that came back is not the one that was sent")
    added = theirs.pdu["signatures"].get(server)
    if not added:
        return ours
    signatures = {**ours.pdu["signatures"], server: added}
    event = Event({**ours.pdu, "signatures": signatures}, ours.version, ours.event_id)
    if len(event.json()) > MAX_EVENT_BYTES:
        raise BadTemplate("the event that came back is too large")
    return event


def _version_of(named: str, membership: str) -> RoomVersion:
    try:
        version = room_version(named)
    except MatrixError as error:
        raise BadTemplate("the room is of a version that was not asked for") from error
    if membership == "knock" and not version.knocking:
        raise BadTemplate("rooms of that version know no knocks")
    return version


def _is_of(user_id: object, server: str) -> bool:
    try:
        return parse_user_id(user_id)[1] == server  # type: ignore[arg-type]
    except IdentifierError:
        return False


def _but_signatures(event: Event) -> dict[str, Any]:
    return {key: value for key, value in event.pdu.items() if key != "signatures"}
