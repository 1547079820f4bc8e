"""Unpadded Base64 (Appendices, "Unpadded Base64")."""

import binascii
from base64 import b64decode, b64encode, urlsafe_b64encode

from homeserver.protocol.errors import InvalidParam


class Base64Error(InvalidParam):
    """The text is not Base64."""


def encode_base64(data: bytes) -> str:
    """Standard Base64 (`+`, `/`) without padding: for keys, hashes and signatures in JSON."""
    return b64encode(data).rstrip(b"=").decode("ascii")


def encode_base64_url_safe(data: bytes) -> str:
    """URL-safe Base64 (`-`, `_`) without padding: for event IDs since room version 4."""
    return urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def decode_base64(text: str) -> bytes:
    """The bytes of standard Base64, with or without padding.

    Raises `Base64Error` for anything else, foreign characters and impossible lengths among it.
    """
    if not isinstance(text, str):
        raise Base64Error("Base64 must be a string")
    bare = text.rstrip("=")
    try:
        return b64decode(bare + "=" * (-len(bare) % 4), validate=True)
    except (binascii.Error, ValueError) as error:
        raise Base64Error("Not valid Base64") from error
