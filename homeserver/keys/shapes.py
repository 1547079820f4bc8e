"""What clients upload, checked for its shape.  Client-server API, "Uploading keys" and "Cross-signing"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

import orjson

from homeserver.protocol.errors import BadJson, InvalidParam, MissingParam, TooLarge
from homeserver.protocol.signatures import SignatureError, decode_verify_key

LONGEST_NAME: Final = 255
"""Bytes of a device ID, or of the name `algorithm:id` of a key."""
LARGEST_KEY: Final = 4_096
"""Bytes of a one-time or fallback key with its signatures."""
LARGEST_DEVICE: Final = 32_768
"""Bytes of the identity keys of a device, or of a cross-signing key, with signatures."""
MOST_KEYS: Final = 1_000
"""One-time keys of a request, and of a device."""

_ALGORITHM: Final = re.compile(r"[^:\0]{1,100}")


@dataclass(frozen=True, slots=True)
class UploadedKey:
    """A one-time or fallback key; `content` is JSON with sorted members."""

    algorithm: str
    key_id: str
    content: bytes


@dataclass(frozen=True, slots=True)
class SigningKeyUpload:
    """A cross-signing key; `public_key` is in unpadded Base64, as in the name of the key."""

    usage: str
    public_key: str
    verify_key: bytes
    content: dict[str, Any]

    @property
    def key_id(self) -> str:
        """As in `signatures`."""
        return f"ed25519:{self.public_key}"


def encode(value: Any) -> bytes:
    """JSON with sorted members, so that equal values are equal bytes."""
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)


def read_device_keys(value: Any, user_id: str, device_id: str) -> dict[str, Any]:
    """The identity keys of a device, without `unsigned`.

    Raises M_MISSING_PARAM or M_BAD_JSON for a wrong shape, M_INVALID_PARAM for keys of another device.
    """
    content = {name: each for name, each in _object("device_keys", value).items() if name != "unsigned"}
    for name in ("user_id", "device_id", "algorithms", "keys"):
        if name not in content:
            raise MissingParam(f"The member device_keys.{name} is missing")
    if content["user_id"] != user_id or content["device_id"] != device_id:
        raise InvalidParam("device_keys must be those of the device that uploads them")
    algorithms = content["algorithms"]
    if not isinstance(algorithms, list) or not all(isinstance(each, str) for each in algorithms):
        raise BadJson("device_keys.algorithms must be a list of strings")
    keys = _object("device_keys.keys", content["keys"])
    if not all(isinstance(each, str) for each in keys.values()):
        raise BadJson("device_keys.keys must hold strings")
    _check_signatures("device_keys", content)
    _check_size("device_keys", content, LARGEST_DEVICE)
    return content


def read_keys(name: str, value: Any) -> list[UploadedKey]:
    """One-time or fallback keys.

    Raises M_BAD_JSON for a wrong shape, M_INVALID_PARAM for an unfit name or too many, M_TOO_LARGE.
    """
    keys = _object(name, value)
    if len(keys) > MOST_KEYS:
        raise InvalidParam(f"{name} holds at most {MOST_KEYS} keys")
    return [_key(name, full, content) for full, content in keys.items()]


def _key(name: str, full: str, content: Any) -> UploadedKey:
    algorithm, _, key_id = full.partition(":")
    if not _ALGORITHM.fullmatch(algorithm) or not key_id or not is_name(full):
        raise InvalidParam(f"The names in {name} must be of the form algorithm:key_id")
    if isinstance(content, dict):
        if not isinstance(content.get("key"), str):
            raise BadJson(f"{name} must hold keys as strings, or as objects with a member key")
        _check_signatures(name, content)
    elif not isinstance(content, str):
        raise BadJson(f"{name} must hold strings or objects")
    _check_size(name, content, LARGEST_KEY)
    return UploadedKey(algorithm, key_id, encode(content))


def read_signing_key(usage: str, value: Any, user_id: str) -> SigningKeyUpload:
    """A cross-signing key of that usage.

    Raises M_MISSING_PARAM or M_BAD_JSON for a wrong shape, M_INVALID_PARAM for a key of another user, usage or form.
    """
    name = f"{usage}_key"
    content = {member: each for member, each in _object(name, value).items() if member != "unsigned"}
    for member in ("user_id", "usage", "keys"):
        if member not in content:
            raise MissingParam(f"The member {name}.{member} is missing")
    if content["user_id"] != user_id:
        raise InvalidParam(f"{name}.user_id must be the user who uploads it")
    if not isinstance(content["usage"], list) or usage not in content["usage"]:
        raise InvalidParam(f"{name}.usage must hold {usage}")
    keys = _object(f"{name}.keys", content["keys"])
    if len(keys) != 1:
        raise InvalidParam(f"{name}.keys must hold exactly one key")
    key_id, public_key = next(iter(keys.items()))
    if not isinstance(public_key, str) or key_id != f"ed25519:{public_key}":
        raise InvalidParam(f"{name}.keys must name the key by its public part")
    try:
        verify_key = decode_verify_key(public_key)
    except SignatureError as error:
        raise InvalidParam(f"{name}: {error.error}") from None
    if len(public_key) > 64:
        raise InvalidParam(f"{name}.keys must hold unpadded Base64")
    _check_signatures(name, content)
    _check_size(name, content, LARGEST_DEVICE)
    return SigningKeyUpload(usage, public_key, verify_key, content)


def is_name(name: str) -> bool:
    """Whether a name can be one of a device or a key."""
    return bool(name) and len(name.encode()) <= LONGEST_NAME and "\0" not in name


def _object(name: str, value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise BadJson(f"{name} must be an object")
    return value


def _check_signatures(name: str, content: dict[str, Any]) -> None:
    for by_key in _object(f"{name}.signatures", content.get("signatures", {})).values():
        if not isinstance(by_key, dict) or not all(isinstance(each, str) for each in by_key.values()):
            raise BadJson(f"{name}.signatures must hold, for each user, an object of strings")


def _check_size(name: str, content: Any, largest: int) -> None:
    if len(encode(content)) > largest:
        raise TooLarge(f"{name} holds more than {largest} bytes")
