"""Signed requests between servers (Server-server API, "Request Authentication"): pure functions.

The header is `X-Matrix` and a list of parameters by RFC 9110, section 11.4, with unquoted colons let through for the
sake of older servers. Its parsing takes time linear in its length.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from homeserver.protocol import canonical_json
from homeserver.protocol.errors import Unauthorized
from homeserver.protocol.identifiers import is_server_name
from homeserver.protocol.signatures import SignatureError, SigningKey, verify_bytes

MAX_HEADER: Final = 4096
MAX_HEADERS: Final = 4
"""A server may sign with several keys, in a header each."""

_SCHEME: Final = re.compile(r"X-Matrix +", re.IGNORECASE)
_TOKEN: Final = r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+"
_PARAMETER: Final = re.compile(
    rf"(?P<name>{_TOKEN})[ \t]*=[ \t]*"
    # Older servers leave colons unquoted, and padded Base64 may end in "=", or hold a "/".
    rf"(?:\"(?P<quoted>(?:[^\"\\]|\\.)*)\"|(?P<plain>[!#$%&'*+\-.^_`|~0-9A-Za-z:/=\[\]]*))[ \t]*(?:,|$)",
    re.DOTALL,
)
_SPACE: Final = re.compile(r"[ \t]*")
_ESCAPED: Final = re.compile(r"\\(.)", re.DOTALL)
_KEY_ID: Final = re.compile(r"ed25519:[a-zA-Z0-9_]{1,200}")


@dataclass(frozen=True, slots=True)
class Credentials:
    """Who says to have signed a request, for whom, and the signature. `destination` is None where it is not named."""

    origin: str
    destination: str | None
    key_id: str
    signature: str


def is_x_matrix(header: str) -> bool:
    """Whether an `Authorization` header is of this scheme at all."""
    return _SCHEME.match(header) is not None


def parse(header: str) -> Credentials:
    """Reads one `Authorization` header. Raises `Unauthorized` for what breaks the grammar or lacks a parameter."""
    parameters = _parameters(header)
    origin, destination = parameters.get("origin", ""), parameters.get("destination")
    key_id, signature = parameters.get("key", ""), parameters.get("sig") or parameters.get("signature", "")
    if not is_server_name(origin):
        raise Unauthorized("The Authorization header names no origin")
    if destination is not None and not is_server_name(destination):
        raise Unauthorized("The destination in the Authorization header is no server name")
    if not _KEY_ID.fullmatch(key_id) or not signature:
        raise Unauthorized("The Authorization header holds no Ed25519 signature")
    return Credentials(origin, destination, key_id, signature)


def parse_all(headers: Sequence[str], own_name: str) -> list[Credentials]:
    """The credentials of a request to `own_name`, one for each header of the scheme; all of one origin.

    Raises `Unauthorized` where there are none, or too many, or where they contradict each other, and as the
    specification wants for a destination that is another server.
    """
    found = [parse(header) for header in headers if is_x_matrix(header)]
    if not found:
        raise Unauthorized("Missing X-Matrix Authorization header")
    if len(found) > MAX_HEADERS:
        raise Unauthorized("Too many Authorization headers")
    if len({one.origin for one in found}) > 1:
        raise Unauthorized("The Authorization headers name several origins")
    if any(one.destination not in (None, own_name) for one in found):
        raise Unauthorized("The request was signed for another server")
    return found


def signed_bytes(method: str, uri: str, origin: str, destination: str | None, content: Any = None) -> bytes:
    """What is signed: the request as canonical JSON. `uri` is path and query as they are sent; `content` is the
    parsed body, None where there is no body. EDUs may hold any numbers: they are written as other servers write them.
    Raises `CanonicalJsonError` for what is no JSON."""
    request: dict[str, Any] = {"method": method, "uri": uri, "origin": origin}
    if destination is not None:
        request["destination"] = destination
    if content is not None:
        request["content"] = content
    return canonical_json.encode_lenient(request)


def signed_bytes_around(method: str, uri: str, origin: str, destination: str | None, body: bytes) -> bytes:
    """As `signed_bytes`, for a body that is canonical JSON already: it is copied as it is."""
    return b'{"content":' + body + b"," + signed_bytes(method, uri, origin, destination)[1:]


def authorization(method: str, uri: str, origin: str, destination: str, key: SigningKey, content: Any = None) -> str:
    """The `Authorization` header for a request of ours; `content` as bytes is canonical JSON already.

    Raises `CanonicalJsonError`.
    """
    if isinstance(content, bytes):
        signature = key.sign(signed_bytes_around(method, uri, origin, destination, content))
    else:
        signature = key.sign(signed_bytes(method, uri, origin, destination, content))
    return f'X-Matrix origin="{origin}",destination="{destination}",key="{key.key_id}",sig="{signature}"'


def is_signed_as_sent(credentials: Credentials, method: str, uri: str, body: bytes, verify_key: bytes) -> bool:
    """Whether the origin's key has signed the request with the body's very bytes, as it has where they are canonical
    JSON. Only for a body that is JSON: then its end is where the value ends, and nothing else can have been signed."""
    around = signed_bytes_around(method, uri, credentials.origin, credentials.destination, body)
    try:
        verify_bytes(around, credentials.signature, verify_key)
    except SignatureError:
        return False
    return True


def verify(credentials: Credentials, method: str, uri: str, content: Any, verify_key: bytes) -> None:
    """Raises `SignatureError` unless the origin's key has signed exactly this request."""
    try:
        message = signed_bytes(method, uri, credentials.origin, credentials.destination, content)
    except canonical_json.CanonicalJsonError as error:
        raise SignatureError(f"The request cannot be verified: {error.error}") from error
    verify_bytes(message, credentials.signature, verify_key)


def _parameters(header: str) -> dict[str, str]:
    scheme = _SCHEME.match(header)
    if scheme is None or len(header) > MAX_HEADER:
        raise Unauthorized("Not an X-Matrix Authorization header")
    found: dict[str, str] = {}
    place = scheme.end()
    while place < len(header):
        place = _end_of(_SPACE, header, place)
        if place < len(header) and header[place] == ",":  # RFC 9110, section 5.6.1.2: empty members are let pass
            place += 1
            continue
        if place == len(header):
            break
        parameter = _PARAMETER.match(header, place)
        if parameter is None:
            raise Unauthorized("The Authorization header cannot be read")
        name = parameter["name"].lower()
        if name in found:
            raise Unauthorized("The Authorization header names a parameter twice")
        quoted = parameter["quoted"]
        found[name] = parameter["plain"] if quoted is None else _ESCAPED.sub(r"\1", quoted)
        place = parameter.end()
    return found


def _end_of(pattern: re.Pattern[str], text: str, place: int) -> int:
    match = pattern.match(text, place)
    return place if match is None else match.end()
