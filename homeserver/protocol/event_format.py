"""What a PDU must look like before anything else is asked of it (Room versions, "Event format"; sizes:
Client-server API, "Size limits")."""

from typing import Any, Final

from homeserver.protocol import canonical_json, identifiers
from homeserver.protocol.errors import MatrixError
from homeserver.protocol.room_versions import EventIds, RoomVersion

MAX_EVENT_BYTES: Final = 65_536
"""The longest event, as canonical JSON in the federation format, signatures included."""

MAX_FIELD_BYTES: Final = 255
"""The longest `sender`, `room_id`, `state_key`, `type` and `event_id`, in bytes of UTF-8."""

MAX_PREV_EVENTS: Final = 20
MAX_AUTH_EVENTS: Final = 10

CREATE: Final = "m.room.create"


class EventFormatError(MatrixError):
    """The value is not an event of this room version: 400 M_BAD_JSON to a client, dropped over federation."""

    def __init__(self, error: str, status: int = 400, errcode: str = "M_BAD_JSON") -> None:
        super().__init__(status, errcode, error)


class EventTooLarge(EventFormatError):
    """The event or one of its fields is too large: 413 M_TOO_LARGE to a client."""

    def __init__(self, error: str) -> None:
        super().__init__(error, 413, "M_TOO_LARGE")


def check_format(pdu: object, version: RoomVersion) -> None:
    """Raise `EventFormatError` unless `pdu` is a well-formed event of this room version.

    Looks at the form alone: not at its size as a whole, hashes, signatures or authority. No value that a JSON
    parser can make raises anything else.
    """
    if not isinstance(pdu, dict):
        raise EventFormatError("An event must be an object")
    check_json(pdu, version)
    check_fields(pdu, version)
    if not isinstance(pdu.get("hashes"), dict) or not isinstance(pdu["hashes"].get("sha256"), str):
        raise EventFormatError("hashes must be an object with a string sha256")
    signatures = pdu.get("signatures")
    if not isinstance(signatures, dict):
        raise EventFormatError("signatures must be an object")
    for by_key in signatures.values():
        if not isinstance(by_key, dict) or not all(isinstance(signature, str) for signature in by_key.values()):
            raise EventFormatError("signatures must hold an object of strings for each server")
    if version.event_ids is EventIds.CHOSEN:
        _check_chosen_id(pdu.get("event_id"))


def check_json(pdu: dict[str, Any], version: RoomVersion) -> None:
    """Raise `EventFormatError` unless numbers, keys and depth are what the room version takes."""
    try:
        if version.strict_canonical_json:
            canonical_json.check(pdu)
        else:
            canonical_json.encode_lenient(pdu)
    except canonical_json.CanonicalJsonError as error:
        raise EventFormatError(error.error) from error


def check_fields(pdu: dict[str, Any], version: RoomVersion) -> None:
    """Raise `EventFormatError` unless every field that its author writes is there and of its type and size."""
    _check_text(pdu.get("type"), "type")
    if "state_key" in pdu:
        _check_text(pdu["state_key"], "state_key")
    _check_sender(pdu.get("sender"))
    _check_room_id(pdu, version)
    if not isinstance(pdu.get("content"), dict):
        raise EventFormatError("content must be an object")
    if type(pdu.get("origin_server_ts")) is not int:
        raise EventFormatError("origin_server_ts must be an integer")
    depth = pdu.get("depth")
    if type(depth) is not int or not 0 <= depth <= version.max_depth:
        raise EventFormatError(f"depth must be an integer between 0 and {version.max_depth}")
    if "redacts" in pdu and not version.redacts_in_content:
        _check_identifier(pdu["redacts"], "redacts", "$")
    _check_references(pdu.get("prev_events"), "prev_events", MAX_PREV_EVENTS, version)
    _check_references(pdu.get("auth_events"), "auth_events", MAX_AUTH_EVENTS, version)


def _check_text(value: object, field: str) -> str:
    """The value, when it is text of at most 255 bytes."""
    if not isinstance(value, str):
        raise EventFormatError(f"{field} must be a string")
    if len(value) > MAX_FIELD_BYTES or not value.isascii():
        try:
            size = len(value.encode("utf-8"))
        except UnicodeEncodeError as error:
            raise EventFormatError(f"{field} is not valid Unicode") from error
        if size > MAX_FIELD_BYTES:
            raise EventTooLarge(f"{field} is longer than {MAX_FIELD_BYTES} bytes")
    return value


def _check_identifier(value: object, field: str, sigil: str) -> None:
    if _check_text(value, field)[:1] != sigil:
        raise EventFormatError(f"{field} must start with {sigil}")


def _check_sender(value: object) -> None:
    sender = _check_text(value, "sender")
    try:
        identifiers.parse_user_id(sender)
    except identifiers.IdentifierError as error:
        raise EventFormatError(f"sender: {error.error}") from error


def _check_room_id(pdu: dict[str, Any], version: RoomVersion) -> None:
    """A create event whose hash is the room ID has none itself; one that has is left to the auth rules to refuse."""
    makes_room_id = version.room_id_is_create_hash and pdu.get("type") == CREATE and pdu.get("state_key") == ""
    if "room_id" not in pdu:
        if not makes_room_id:
            raise EventFormatError("room_id is missing")
        return
    room_id = _check_text(pdu["room_id"], "room_id")
    if version.room_id_is_create_hash:
        if not makes_room_id and not identifiers.is_room_hash(room_id):
            raise EventFormatError("room_id must be ! and a hash")
        return
    try:
        _, domain = identifiers.parse_room_id(room_id)
    except identifiers.IdentifierError as error:
        raise EventFormatError(f"room_id: {error.error}") from error
    if domain is None:
        raise EventFormatError("room_id must have a domain")


def _check_chosen_id(value: object) -> None:
    event_id = _check_text(value, "event_id")
    try:
        _, domain = identifiers.parse_event_id(event_id)
    except identifiers.IdentifierError as error:
        raise EventFormatError(f"event_id: {error.error}") from error
    if domain is None:
        raise EventFormatError("event_id must have a domain")


def _check_references(value: object, field: str, limit: int, version: RoomVersion) -> None:
    if not isinstance(value, list):
        raise EventFormatError(f"{field} must be a list")
    if len(value) > limit:
        raise EventFormatError(f"{field} has more than {limit} entries")
    for reference in value:
        if version.references_carry_hashes:
            if not isinstance(reference, list) or len(reference) != 2 or not isinstance(reference[1], dict):
                raise EventFormatError(f"{field} must hold pairs of an event ID and an object of hashes")
            reference = reference[0]
        _check_identifier(reference, field, "$")
