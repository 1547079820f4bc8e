"""How content is described in headers: its type, its file name, and whether a browser may show it in its place."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote, unquote_to_bytes

from homeserver.protocol.errors import InvalidParam

UNKNOWN: Final = "application/octet-stream"
LONGEST_TYPE: Final = 255
LONGEST_NAME: Final = 1000
"""Characters."""

# Client-server API, "Serving inline content".
INLINE: Final = frozenset(
    [
        "text/css",
        "text/plain",
        "text/csv",
        "application/json",
        "application/ld+json",
        "image/jpeg",
        "image/gif",
        "image/png",
        "image/apng",
        "image/webp",
        "image/avif",
        "video/mp4",
        "video/webm",
        "video/ogg",
        "video/quicktime",
        "audio/mp4",
        "audio/webm",
        "audio/aac",
        "audio/mpeg",
        "audio/ogg",
        "audio/wave",
        "audio/wav",
        "audio/x-wav",
        "audio/x-pn-wav",
        "audio/flac",
        "audio/x-flac",
    ]
)

_TOKEN: Final = r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+"
_TYPE: Final = re.compile(rf"{_TOKEN}/{_TOKEN}(?:[ \t]*;[ \t]*{_TOKEN}=(?:{_TOKEN}|\"[ !#-\[\]-~]*\"))*")
_PLAIN_NAME: Final = re.compile(r"[ !#-\[\]-~]+")
_PARAMETER: Final = re.compile(rf";[ \t]*({_TOKEN})[ \t]*=[ \t]*(?:\"((?:[^\"\\]|\\.)*)\"|([^;\"]*))")
_ESCAPED: Final = re.compile(r"\\(.)")


def content_type_of(header: str | None) -> str:
    """The type that a `Content-Type` header names; `application/octet-stream` for none, and for what is no type."""
    header = (header or "").strip()
    return header if len(header) <= LONGEST_TYPE and _TYPE.fullmatch(header) else UNKNOWN


def bare(content_type: str) -> str:
    """The type without its parameters, in lower case."""
    return content_type.partition(";")[0].strip().lower()


def check_file_name(name: str | None) -> str | None:
    """A file name that can be kept; None for an empty one. Raises `InvalidParam`."""
    if not name:
        return None
    if len(name) > LONGEST_NAME:
        raise InvalidParam(f"A file name may have {LONGEST_NAME} characters")
    if any(ord(character) < 32 or ord(character) == 127 for character in name):
        raise InvalidParam("A file name may hold no control characters")
    return name


def disposition(content_type: str, file_name: str | None) -> str:
    """The `Content-Disposition` header (RFC 6266): `inline` only where the type does no harm."""
    way = "inline" if bare(content_type) in INLINE else "attachment"
    if file_name is None:
        return way
    if _PLAIN_NAME.fullmatch(file_name):
        return f'{way}; filename="{file_name}"'
    return f"{way}; filename*=utf-8''{quote(file_name.encode('utf-8', 'replace'), safe='')}"


def file_name_in(header: str | None) -> str | None:
    """The file name in a `Content-Disposition` header of another server; None where there is none to use."""
    found: dict[str, str] = {}
    for name, quoted, plain in _PARAMETER.findall((header or "")[: 8 * LONGEST_NAME]):
        found.setdefault(name.lower(), _ESCAPED.sub(r"\1", quoted) if quoted else plain.strip())
    charset, _, rest = found.get("filename*", "").partition("'")
    encoded = rest.partition("'")[2]
    try:
        if encoded and charset.lower() in ("utf-8", "iso-8859-1"):
            return check_file_name(unquote_to_bytes(encoded).decode(charset))
        return check_file_name(found.get("filename"))
    except (InvalidParam, UnicodeDecodeError):
        return None
