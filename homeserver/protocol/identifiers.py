"""Matrix identifiers (Appendices, "Identifier Grammar"): users, rooms, aliases, events, servers.

Grammar here is the one that must be *accepted*; what may be newly *made* is narrower (`is_new_localpart`).
"""

import re
from functools import lru_cache
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from typing import Final

from homeserver.protocol.errors import InvalidParam

MAX_BYTES: Final = 255
"""The longest identifier, sigil and domain included, in bytes of UTF-8."""

_HOST_AND_PORT: Final = re.compile(r"(\[[0-9A-Fa-f:.]{2,45}\]|[0-9A-Za-z.\-]{1,255})(?::([0-9]{1,5}))?")
_DOTTED_QUAD: Final = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3}){3}")
_NEW_LOCALPART: Final = re.compile(r"[a-z0-9._=\-/+]+")
_COMPLIANT_LOCALPART: Final = re.compile(r"[!-9;-~]+")
_HASH: Final = re.compile(r"[A-Za-z0-9_\-]{43}")
_OPAQUE: Final = re.compile(r"[0-9A-Za-z\-._~]{1,255}")
_NAMESPACED: Final = re.compile(r"[a-z][a-z0-9\-_.]{0,254}")


class IdentifierError(InvalidParam):
    """The text is not an identifier of the kind that was asked for."""


def parse_server_name(name: str) -> tuple[str, int | None]:
    """Host (IPv6 addresses in their brackets) and port of a server name ("Server Name")."""
    match = _HOST_AND_PORT.fullmatch(name) if isinstance(name, str) else None
    if match is None or len(name) > MAX_BYTES:
        raise IdentifierError("Not a valid server name")
    host, port = match.groups()
    try:
        if host.startswith("["):
            IPv6Address(host[1:-1])
        elif _DOTTED_QUAD.fullmatch(host):
            IPv4Address(".".join(str(int(number)) for number in host.split(".")))
    except AddressValueError as error:
        raise IdentifierError("Not a valid server name") from error
    return host, None if port is None else int(port)


def is_server_name(name: object) -> bool:
    """Whether the value follows the grammar of server names."""
    try:
        parse_server_name(name)  # type: ignore[arg-type]
    except IdentifierError:
        return False
    return True


def is_ip_literal(host: str) -> bool:
    """Whether the host of a valid server name is an IP address: version 6 in its brackets, or version 4."""
    return host.startswith("[") or _DOTTED_QUAD.fullmatch(host) is not None


def parse_user_id(user_id: str) -> tuple[str, str]:
    """Local part and domain of a user ID, historical ones included ("User Identifiers").

    Raises `IdentifierError`. The local part may be empty and hold any character but `:` and NUL.
    """
    if type(user_id) is not str:
        raise IdentifierError("User ID must be a string")
    return _parse_user_id(user_id)


def is_user_id(user_id: object) -> bool:
    """Whether the value is a user ID that must be accepted."""
    try:
        parse_user_id(user_id)  # type: ignore[arg-type]
    except IdentifierError:
        return False
    return True


def is_compliant_user_id(user_id: object) -> bool:
    """Whether a user ID may be shown to clients outside of events ("Historical User IDs"): printable ASCII."""
    try:
        localpart, _ = parse_user_id(user_id)  # type: ignore[arg-type]
    except IdentifierError:
        return False
    return _COMPLIANT_LOCALPART.fullmatch(localpart) is not None


def is_new_localpart(localpart: object) -> bool:
    """Whether a new account may have this local part: not empty, of `a-z`, `0-9` and `._=-/+`."""
    return isinstance(localpart, str) and _NEW_LOCALPART.fullmatch(localpart) is not None


def make_user_id(localpart: str, server_name: str) -> str:
    """The ID of a new user; raises `IdentifierError` when it breaks the grammar or is too long."""
    if not is_new_localpart(localpart):
        raise IdentifierError("User names may only hold the characters a-z, 0-9, '.', '_', '=', '-', '/' and '+'")
    return _checked(f"@{localpart}:{server_name}", "User ID")


def parse_room_alias(alias: str) -> tuple[str, str]:
    """Local part and domain of a room alias ("Room Aliases")."""
    localpart, domain = _split(alias, "#", "Room alias")
    if not localpart:
        raise IdentifierError("Room alias has no local part")
    return localpart, domain


def parse_room_id(room_id: str) -> tuple[str, str | None]:
    """Opaque part and domain of a room ID; the domain is None since room version 12 ("Room IDs")."""
    if type(room_id) is not str:
        raise IdentifierError("Room ID must be a string")
    return _parse_room_id(room_id)


def parse_event_id(event_id: str) -> tuple[str, str | None]:
    """Opaque part and domain of an event ID; the domain is None since room version 3 ("Event IDs")."""
    return _opaque(event_id, "$", "Event ID")


def is_room_hash(room_id: object) -> bool:
    """Whether a room ID is the hash of a create event, as it is since room version 12."""
    return isinstance(room_id, str) and room_id[:1] == "!" and _HASH.fullmatch(room_id, 1) is not None


def domain_of(identifier: str) -> str:
    """What follows the first colon: the server of a user ID, of an alias or of an old room or event ID.

    Does not check the grammar. Raises `IdentifierError` when there is no domain.
    """
    if type(identifier) is not str:
        raise IdentifierError("Identifier must be a string")
    domain = identifier.partition(":")[2]
    if not domain:
        raise IdentifierError("Identifier has no domain")
    return domain


def is_opaque_identifier(text: object) -> bool:
    """Whether the text follows the "Opaque Identifiers" grammar."""
    return isinstance(text, str) and _OPAQUE.fullmatch(text) is not None


def is_namespaced_identifier(text: object) -> bool:
    """Whether the text follows the "Common Namespaced Identifier Grammar"."""
    return isinstance(text, str) and _NAMESPACED.fullmatch(text) is not None


@lru_cache(maxsize=20_000)
def _parse_user_id(user_id: str) -> tuple[str, str]:
    return _split(user_id, "@", "User ID")


@lru_cache(maxsize=20_000)
def _parse_room_id(room_id: str) -> tuple[str, str | None]:
    return _opaque(room_id, "!", "Room ID")


def _split(identifier: str, sigil: str, kind: str) -> tuple[str, str]:
    _checked(identifier, kind)
    localpart, colon, domain = identifier[1:].partition(":")
    if identifier[:1] != sigil or not colon or "\0" in localpart:
        raise IdentifierError(f"{kind} must have the form {sigil}localpart:domain")
    parse_server_name(domain)
    return localpart, domain


def _opaque(identifier: str, sigil: str, kind: str) -> tuple[str, str | None]:
    _checked(identifier, kind)
    if identifier[:1] != sigil or len(identifier) < 2 or "\0" in identifier:
        raise IdentifierError(f"{kind} must start with {sigil}")
    opaque, colon, domain = identifier[1:].partition(":")
    if not colon:
        return opaque, None
    parse_server_name(domain)
    return opaque, domain


def _checked(identifier: str, kind: str) -> str:
    """The identifier itself, when it is a string of at most 255 bytes of valid UTF-8."""
    if not isinstance(identifier, str):
        raise IdentifierError(f"{kind} must be a string")
    try:
        size = len(identifier.encode("utf-8"))
    except UnicodeEncodeError as error:
        raise IdentifierError(f"{kind} is not valid Unicode") from error
    if size > MAX_BYTES:
        raise IdentifierError(f"{kind} is longer than {MAX_BYTES} bytes")
    return identifier
