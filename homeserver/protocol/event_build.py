"""New events of this server: hashed, signed and numbered (Server-server API, "Adding hashes and signatures")."""

from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from homeserver.protocol import canonical_json
from homeserver.protocol.event import Event
from homeserver.protocol.event_format import (
    MAX_EVENT_BYTES,
    EventFormatError,
    EventTooLarge,
    check_fields,
    check_json,
)
from homeserver.protocol.hashes import Encoder, content_hash, encoder, event_id_from_hash, signed_part
from homeserver.protocol.room_versions import EventIds, RoomVersion
from homeserver.protocol.signatures import SignatureError, SigningKey, with_signature
from homeserver.protocol.unpadded_base64 import encode_base64, encode_base64_url_safe

Reference = Event | str
"""An event that a new one cites. Room versions 1 and 2 cite a hash as well, so there it must be the `Event`."""


def build(
    version: RoomVersion,
    *,
    room_id: str | None,
    type: str,
    sender: str,
    content: dict[str, Any],
    state_key: str | None = None,
    redacts: str | None = None,
    prev_events: Sequence[Reference],
    auth_events: Sequence[Reference],
    depth: int,
    origin_server_ts: int,
    origin: str,
    signing_key: SigningKey,
) -> Event:
    """A complete event of this server (`origin`), hashed and signed with its key.

    `room_id` is None for the create event of a room version whose room IDs are its hash; `redacts` goes where the
    version wants it; a `depth` beyond the limit is set to the limit. `content` must not be changed afterwards.
    Raises `EventFormatError` (400 M_BAD_JSON), and `EventTooLarge` (413) as one kind of it.
    """
    if redacts is not None and version.redacts_in_content:
        content = {**content, "redacts": redacts}
    pdu: dict[str, Any] = {
        "auth_events": [_cite(reference, version) for reference in auth_events],
        "content": content,
        "depth": min(depth, version.max_depth),
        "origin_server_ts": origin_server_ts,
        "prev_events": [_cite(reference, version) for reference in prev_events],
        "sender": sender,
        "type": type,
    }
    if room_id is not None:
        pdu["room_id"] = room_id
    if state_key is not None:
        pdu["state_key"] = state_key
    if redacts is not None and not version.redacts_in_content:
        pdu["redacts"] = redacts
    check_json(pdu, version)
    check_fields(pdu, version)
    encode = canonical_json.encode_checked if version.strict_canonical_json else canonical_json.encode_lenient
    try:
        return _finish(pdu, version, encode, origin, signing_key)
    except canonical_json.CanonicalJsonError as error:
        raise EventFormatError(error.error) from error


def add_signature(event: Event, server: str, key: SigningKey) -> Event:
    """The same event, signed by one more server: as for invites and restricted joins.

    Raises `EventTooLarge` when the signature makes it too large.
    """
    encode = canonical_json.encode_checked if event.version.strict_canonical_json else canonical_json.encode_lenient
    return take_signature(event, server, key.key_id, key.sign(signed_part(event.pdu, event.version, encode)))


def take_signature(event: Event, server: str, key_id: str, signature: str) -> Event:
    """The same event with a signature that somebody else made, which is not verified. Raises `EventTooLarge`."""
    encode = canonical_json.encode_checked if event.version.strict_canonical_json else canonical_json.encode_lenient
    pdu = with_signature(event.pdu, server, key_id, signature)
    return Event(pdu, event.version, event.event_id, _sized(encode(pdu)))


def hash_and_sign(pdu: dict[str, Any], version: RoomVersion, server: str, key: SigningKey) -> dict[str, Any]:
    """A copy of an unfinished PDU with its content hash and the server's signature; other signatures are kept.

    For templates that another server made (joining, leaving, knocking). Raises `EventFormatError`.
    """
    encode = encoder(version)
    try:
        hashed = {**pdu, "hashes": {"sha256": encode_base64(content_hash(pdu, encode))}}
        signature = key.sign(signed_part(hashed, version, encode))
        return with_signature(hashed, server, key.key_id, signature)
    except (canonical_json.CanonicalJsonError, SignatureError) as error:
        raise EventFormatError(error.error) from error


def _finish(pdu: dict[str, Any], version: RoomVersion, encode: Encoder, origin: str, key: SigningKey) -> Event:
    """What `hash_and_sign` does, for a PDU that is our own: one encoding serves the signature and the ID."""
    if version.event_ids is EventIds.CHOSEN:
        pdu["event_id"] = f"${encode_base64_url_safe(sha256(encode(pdu)).digest())}:{origin}"
    pdu["hashes"] = {"sha256": encode_base64(content_hash(pdu, encode))}
    message = signed_part(pdu, version, encode)
    pdu["signatures"] = {origin: {key.key_id: key.sign(message)}}
    raw = _sized(encode(pdu))
    if version.event_ids is EventIds.CHOSEN:
        return Event(pdu, version, pdu["event_id"], raw)
    return Event(pdu, version, event_id_from_hash(sha256(message).digest(), version), raw)


def _sized(raw: bytes) -> bytes:
    if len(raw) > MAX_EVENT_BYTES:
        raise EventTooLarge(f"Event is larger than {MAX_EVENT_BYTES} bytes")
    return raw


def _cite(reference: Reference, version: RoomVersion) -> Any:
    if isinstance(reference, Event):
        return reference.reference()
    if version.references_carry_hashes:
        raise EventFormatError("This room version cites events with their hashes: the event itself is needed")
    return reference
