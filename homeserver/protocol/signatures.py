"""Signed JSON with Ed25519 (Appendices, "Signing JSON"; Server-server API, "Signing Events")."""

import re
from collections.abc import Mapping
from typing import Any, Final, Self

from nacl import bindings, exceptions
from nacl.utils import random as random_bytes

from homeserver.protocol import canonical_json
from homeserver.protocol.errors import MatrixError, Unauthorized
from homeserver.protocol.hashes import Encoder, encoder, signed_part
from homeserver.protocol.room_versions import RoomVersion
from homeserver.protocol.unpadded_base64 import Base64Error, decode_base64, encode_base64

ALGORITHM: Final = "ed25519"

_KEY_VERSION: Final = re.compile(r"[a-zA-Z0-9_]{1,200}")
_NOT_SIGNED: Final = frozenset(["signatures", "unsigned"])
_SIGNATURE_BYTES: Final = 64
_KEY_BYTES: Final = 32


class SignatureError(Unauthorized):
    """A signature is missing, malformed or wrong."""


class SigningKeyError(ValueError):
    """The text is not a signing key."""


class SigningKey:
    """A server's Ed25519 key: signs 64 KiB in well under a millisecond."""

    __slots__ = ("_secret", "key_id", "verify_key", "version")

    key_id: str
    """`ed25519:` and the version, as in `signatures`."""
    verify_key: bytes
    """The public half, 32 bytes."""
    version: str

    def __init__(self, seed: bytes, version: str) -> None:
        if len(seed) != _KEY_BYTES:
            raise SigningKeyError("A signing key has 32 bytes")
        if not _KEY_VERSION.fullmatch(version):
            raise SigningKeyError("A key version holds letters, digits and underscores")
        self.verify_key, self._secret = bindings.crypto_sign_seed_keypair(seed)
        self.version = version
        self.key_id = f"{ALGORITHM}:{version}"

    @classmethod
    def generate(cls, version: str | None = None) -> Self:
        """A new key, under a random version when none is given."""
        return cls(random_bytes(_KEY_BYTES), version or "a_" + random_bytes(4).hex())

    @classmethod
    def load(cls, text: str) -> Self:
        """The key that `dump` wrote: `ed25519 VERSION BASE64`, which other homeservers write as well.

        Raises `SigningKeyError`, which never quotes the text.
        """
        words = text.split()
        if len(words) != 3 or words[0] != ALGORITHM:
            raise SigningKeyError("A signing key is written as: ed25519 VERSION BASE64")
        try:
            seed = decode_base64(words[2])
        except Base64Error as error:
            raise SigningKeyError("The signing key is not valid Base64") from error
        return cls(seed, words[1])

    def dump(self) -> str:
        """One line that `load` reads back. Secret."""
        return f"{ALGORITHM} {self.version} {encode_base64(self._secret[:_KEY_BYTES])}\n"

    def sign(self, message: bytes) -> str:
        """The signature of the message in unpadded Base64."""
        return encode_base64(bindings.crypto_sign(message, self._secret)[:_SIGNATURE_BYTES])

    def __repr__(self) -> str:
        return f"<SigningKey {self.key_id}>"


def sign_json(obj: Mapping[str, Any], server: str, key: SigningKey) -> dict[str, Any]:
    """A copy of the object with the server's signature added to its `signatures`.

    Raises `CanonicalJsonError` when the object cannot be signed, `SignatureError` when its `signatures` are malformed.
    """
    return with_signature(obj, server, key.key_id, key.sign(_signed_bytes(obj, canonical_json.encode)))


def with_signature(obj: Mapping[str, Any], server: str, key_id: str, signature: str) -> dict[str, Any]:
    """A copy of the object with one more signature; the others are kept."""
    signatures = obj.get("signatures", {})
    by_server = signatures.get(server, {}) if isinstance(signatures, dict) else None
    if not isinstance(by_server, dict):
        raise SignatureError("signatures must hold an object for each server")
    return {**obj, "signatures": {**signatures, server: {**by_server, key_id: signature}}}


def verify_json(
    obj: Mapping[str, Any], server: str, key_id: str, verify_key: bytes, encode: Encoder = canonical_json.encode
) -> None:
    """Raise `SignatureError` unless `server` signed the object with this key ("Checking for a Signature")."""
    verify_bytes(_signed_bytes_or_refuse(obj, encode), signature_of(obj, server, key_id), verify_key)


def verify_event(pdu: Mapping[str, Any], version: RoomVersion, server: str, key_id: str, verify_key: bytes) -> None:
    """Raise `SignatureError` unless `server` signed the event, redacted or not, with this key."""
    signature = signature_of(pdu, server, key_id)
    try:
        message = signed_part(dict(pdu), version, encoder(version))
    except MatrixError as error:
        raise SignatureError(f"The event cannot be verified: {error.error}") from error
    verify_bytes(message, signature, verify_key)


def verify_bytes(message: bytes, signature: str, verify_key: bytes) -> None:
    """Raise `SignatureError` unless the Base64 signature of the message was made with this key."""
    try:
        raw = decode_base64(signature)
    except Base64Error as error:
        raise SignatureError("Signature is not valid Base64") from error
    if len(raw) != _SIGNATURE_BYTES or len(verify_key) != _KEY_BYTES:
        raise SignatureError("Signature or key has the wrong length")
    try:
        bindings.crypto_sign_open(raw + message, verify_key)
    except (exceptions.BadSignatureError, exceptions.ValueError) as error:
        raise SignatureError("Signature does not match") from error


def signature_of(obj: Mapping[str, Any], server: str, key_id: str) -> str:
    """The signature in unpadded Base64, as it stands in the object; raises `SignatureError` when there is none."""
    signature = _by_key(obj, server).get(key_id)
    if not isinstance(signature, str):
        raise SignatureError(f"No signature of {server} with {key_id}")
    return signature


def signing_key_ids(obj: Mapping[str, Any], server: str) -> list[str]:
    """The Ed25519 keys with which `server` claims to have signed; those of unknown algorithms are left out."""
    return [key_id for key_id in _by_key(obj, server) if key_id.startswith(ALGORITHM + ":")]


def decode_verify_key(text: object) -> bytes:
    """The 32 bytes of a public key in Base64; raises `SignatureError`."""
    try:
        key = decode_base64(text) if isinstance(text, str) else b""
    except Base64Error as error:
        raise SignatureError("Public key is not valid Base64") from error
    if len(key) != _KEY_BYTES:
        raise SignatureError("Public key must have 32 bytes")
    return key


def _by_key(obj: Mapping[str, Any], server: str) -> dict[str, Any]:
    signatures = obj.get("signatures")
    by_key = signatures.get(server) if isinstance(signatures, dict) else None
    return by_key if isinstance(by_key, dict) else {}


def _signed_bytes(obj: Mapping[str, Any], encode: Encoder) -> bytes:
    return encode({key: value for key, value in obj.items() if key not in _NOT_SIGNED})


def _signed_bytes_or_refuse(obj: Mapping[str, Any], encode: Encoder) -> bytes:
    try:
        return _signed_bytes(obj, encode)
    except MatrixError as error:
        raise SignatureError(f"The object cannot be verified: {error.error}") from error
