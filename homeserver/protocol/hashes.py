"""Content hashes, reference hashes and event IDs (Server-server API, "Signing Events")."""

from collections.abc import Callable
from hashlib import sha256
from hmac import compare_digest
from typing import Any

from homeserver.protocol import canonical_json
from homeserver.protocol.errors import MatrixError
from homeserver.protocol.redaction import redact
from homeserver.protocol.room_versions import EventIds, RoomVersion
from homeserver.protocol.unpadded_base64 import decode_base64, encode_base64, encode_base64_url_safe

Encoder = Callable[[Any], bytes]
"""Writes canonical JSON, or raises `CanonicalJsonError`."""

_NOT_IN_CONTENT_HASH = frozenset(["unsigned", "signatures", "hashes"])


def encoder(version: RoomVersion) -> Encoder:
    """How this room version writes JSON that is hashed or signed; raises `CanonicalJsonError`."""
    return canonical_json.encode if version.strict_canonical_json else canonical_json.encode_lenient


def content_hash(pdu: dict[str, Any], encode: Encoder) -> bytes:
    """SHA-256 over the event without `unsigned`, `signatures` and `hashes` ("Calculating the content hash")."""
    return sha256(encode({key: value for key, value in pdu.items() if key not in _NOT_IN_CONTENT_HASH})).digest()


def content_hash_matches(pdu: dict[str, Any], version: RoomVersion) -> bool:
    """Whether `hashes.sha256` is the hash of the event as it stands; if not, its redacted copy is to be used.

    A missing or malformed hash does not match. Never raises.
    """
    hashes = pdu.get("hashes")
    claimed = hashes.get("sha256") if isinstance(hashes, dict) else None
    if not isinstance(claimed, str):
        return False
    try:
        return compare_digest(decode_base64(claimed), content_hash(pdu, encoder(version)))
    except MatrixError:
        return False


def signed_part(pdu: dict[str, Any], version: RoomVersion, encode: Encoder) -> bytes:
    """The bytes that signatures and the reference hash cover: the redacted event without its `signatures`."""
    essential = redact(pdu, version)
    essential.pop("signatures", None)
    return encode(essential)


def reference_hash(pdu: dict[str, Any], version: RoomVersion) -> bytes:
    """SHA-256 over the essential part ("Calculating the reference hash"); raises `CanonicalJsonError`."""
    return sha256(signed_part(pdu, version, encoder(version))).digest()


def event_id_from_hash(digest: bytes, version: RoomVersion) -> str:
    """The event ID that a reference hash makes, in versions where it does."""
    if version.event_ids is EventIds.URL_SAFE_HASH:
        return "$" + encode_base64_url_safe(digest)
    return "$" + encode_base64(digest)
