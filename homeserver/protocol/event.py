"""An event of a room, in the format in which servers exchange it (PDU)."""

import json
from hashlib import sha256
from typing import Any, Self

import orjson

from homeserver.protocol import canonical_json
from homeserver.protocol.event_format import (
    CREATE,
    MAX_EVENT_BYTES,
    EventFormatError,
    EventTooLarge,
    check_format,
)
from homeserver.protocol.hashes import encoder, event_id_from_hash, reference_hash, signed_part
from homeserver.protocol.identifiers import domain_of
from homeserver.protocol.redaction import redact
from homeserver.protocol.room_versions import EventIds, RoomVersion
from homeserver.protocol.unpadded_base64 import encode_base64

__all__ = ["Event", "EventFormatError", "EventTooLarge"]


class Event:
    """One event. Treat it, its `pdu` and its `content` as frozen: they are shared and cached.

    `unsigned` is no part of it: nobody signed it, so whoever needs it reads it from what was received.
    Two events are equal when their IDs are.
    """

    __slots__ = (
        "_json",
        "auth_events",
        "content",
        "depth",
        "event_id",
        "origin_server_ts",
        "pdu",
        "prev_events",
        "redacts",
        "room_id",
        "sender",
        "state_key",
        "type",
        "version",
    )

    event_id: str
    room_id: str
    """In a create event of room version 12 and later derived from the event ID, and not in the PDU."""
    type: str
    state_key: str | None
    """None when this is no state event."""
    sender: str
    content: dict[str, Any]
    origin_server_ts: int
    """Milliseconds since 1970, as the sending server claims."""
    depth: int
    prev_events: list[str]
    """IDs alone, in every room version."""
    auth_events: list[str]
    """IDs alone, in every room version; since version 12 the create event is not among them."""
    redacts: str | None
    """The event that this `m.room.redaction` redacts, wherever the room version puts it."""
    pdu: dict[str, Any]
    version: RoomVersion

    def __init__(self, pdu: dict[str, Any], version: RoomVersion, event_id: str, raw: bytes | None = None) -> None:
        """An event whose PDU is known to be well-formed and to have this ID; `raw` is its JSON when at hand.

        For events from elsewhere there is `from_pdu`, for stored ones `load`, for new ones `event_build.build`.
        """
        self.event_id = event_id
        self.pdu = pdu
        self.version = version
        self.type = pdu["type"]
        self.sender = pdu["sender"]
        self.content = content = pdu["content"]
        self.state_key = pdu.get("state_key")
        self.origin_server_ts = pdu["origin_server_ts"]
        self.depth = pdu["depth"]
        if version.references_carry_hashes:
            self.prev_events = [reference[0] for reference in pdu["prev_events"]]
            self.auth_events = [reference[0] for reference in pdu["auth_events"]]
        else:
            self.prev_events = pdu["prev_events"]
            self.auth_events = pdu["auth_events"]
        if version.room_id_is_create_hash and self.type == CREATE and self.state_key == "":
            self.room_id = "!" + event_id[1:]
        else:
            self.room_id = pdu["room_id"]
        self.redacts = None
        if self.type == "m.room.redaction":
            redacts = (content if version.redacts_in_content else pdu).get("redacts")
            self.redacts = redacts if isinstance(redacts, str) else None
        self._json = raw

    @classmethod
    def from_pdu(cls, pdu: dict[str, Any], version: RoomVersion) -> Self:
        """An event as it came from elsewhere: its form and size are checked, its ID is worked out.

        Hashes and signatures are not checked (`hashes.content_hash_matches`, `signatures.verify_event`).
        Raises `EventFormatError`, and nothing else.
        """
        if isinstance(pdu, dict) and "unsigned" in pdu:
            pdu = {key: value for key, value in pdu.items() if key != "unsigned"}
        check_format(pdu, version)
        encode = canonical_json.encode_checked if version.strict_canonical_json else canonical_json.encode_lenient
        try:
            raw = encode(pdu)
            if len(raw) > MAX_EVENT_BYTES:
                raise EventTooLarge(f"Event is larger than {MAX_EVENT_BYTES} bytes")
            if version.event_ids is EventIds.CHOSEN:
                event_id = pdu["event_id"]
            else:
                event_id = event_id_from_hash(sha256(signed_part(pdu, version, encode)).digest(), version)
        except canonical_json.CanonicalJsonError as error:
            raise EventFormatError(error.error) from error
        return cls(pdu, version, event_id, raw)

    @classmethod
    def load(cls, raw: bytes, version: RoomVersion, event_id: str) -> Self:
        """An event that was stored as `json()` gave it, under this ID; nothing is checked again."""
        pdu = orjson.loads(raw) if version.strict_canonical_json else json.loads(raw)
        return cls(pdu, version, event_id, raw)

    def json(self) -> bytes:
        """The PDU as canonical JSON, serialised once."""
        raw = self._json
        if raw is None:
            raw = self._json = encoder(self.version)(self.pdu)
        return raw

    @property
    def is_state(self) -> bool:
        """Whether this is a state event."""
        return self.state_key is not None

    @property
    def key(self) -> tuple[str, str]:
        """Where a state event stands in the state: `(type, state_key)`. Only for state events."""
        if self.state_key is None:
            raise EventFormatError(f"{self.event_id} is not a state event")
        return self.type, self.state_key

    @property
    def sender_domain(self) -> str:
        """The server of the sender."""
        return domain_of(self.sender)

    @property
    def membership(self) -> str | None:
        """`content.membership` of an `m.room.member` event, when it is a string."""
        if self.type != "m.room.member":
            return None
        membership = self.content.get("membership")
        return membership if isinstance(membership, str) else None

    def reference(self) -> list[Any] | str:
        """How another event of the same room cites this one in `prev_events` and `auth_events`."""
        if not self.version.references_carry_hashes:
            return self.event_id
        return [self.event_id, {"sha256": encode_base64(reference_hash(self.pdu, self.version))}]

    def redacted(self) -> "Event":
        """The event with everything removed that a redaction removes; its ID stays."""
        return Event(redact(self.pdu, self.version), self.version, self.event_id)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Event) and other.event_id == self.event_id

    def __hash__(self) -> int:
        return hash(self.event_id)

    def __repr__(self) -> str:
        return f"<Event {self.event_id} {self.type} {self.state_key!r} by {self.sender}>"
