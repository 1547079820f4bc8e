"""What other servers say about keys of their users, checked: it becomes what this server tells its clients."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final

from homeserver.keys.cross_signing_store import MASTER, SELF_SIGNING
from homeserver.keys.shapes import SigningKeyUpload, UploadedKey, encode, is_name, read_device_keys, read_keys
from homeserver.keys.shapes import read_signing_key as read_own_signing_key
from homeserver.protocol.errors import BadJson, MatrixError
from homeserver.protocol.identifiers import is_user_id, parse_user_id
from homeserver.protocol.signatures import SignatureError, verify_json

MOST_DEVICES: Final = 1_000
"""Devices of one user; further ones are left out."""
MOST_PREV_IDS: Final = 20
LONGEST_DISPLAY_NAME: Final = 255

_LARGEST_ID: Final = 2**63 - 1

SigningKeys = Mapping[str, SigningKeyUpload]
"""Cross-signing keys by usage."""


@dataclass(frozen=True, slots=True)
class DeviceUpdate:
    """The content of `m.device_list_update`.

    `keys` is None where the device is gone, or has none.  With `is_sound` false the keys are not as they should be.
    """

    user_id: str
    device_id: str
    stream_id: int
    prev_ids: tuple[int, ...]
    keys: bytes | None
    is_sound: bool = True


@dataclass(frozen=True, slots=True)
class DeviceList:
    """The answer to `GET /user/devices/{userId}`: keys by device ID, as JSON."""

    stream_id: int
    devices: dict[str, bytes]
    signing_keys: SigningKeys


def user_of(origin: str, content: Mapping[str, Any]) -> str:
    """The user whom an EDU is about.  Raises M_BAD_JSON unless it is one of `origin`."""
    user_id = content.get("user_id")
    if not is_user_id(user_id) or parse_user_id(str(user_id))[1] != origin:
        raise BadJson("The user is not one of the server that sent this")
    return str(user_id)


def read_update(origin: str, content: Mapping[str, Any]) -> DeviceUpdate:
    """Reads `m.device_list_update`.  Raises M_BAD_JSON where it cannot be told what it is about."""
    user_id, device_id, prev_ids = user_of(origin, content), content.get("device_id"), content.get("prev_id", [])
    if not isinstance(device_id, str) or not is_name(device_id):
        raise BadJson("device_id is not one")
    stream_id = _stream_id(content.get("stream_id"))
    if not isinstance(prev_ids, list):
        raise BadJson("prev_id must be a list")
    known = tuple(each for each in prev_ids[: MOST_PREV_IDS + 1] if type(each) is int)
    is_sound = len(known) == len(prev_ids) <= MOST_PREV_IDS
    keys = None
    if content.get("deleted") is not True and content.get("keys") is not None:
        try:
            keys = read_device(content["keys"], user_id, device_id, content.get("device_display_name"))
        except MatrixError:
            is_sound = False
    return DeviceUpdate(user_id, device_id, stream_id, known, keys, is_sound)


def read_list(answer: Mapping[str, Any], user_id: str) -> DeviceList:
    """Reads the answer to `GET /user/devices/{userId}`.

    Raises M_BAD_JSON for what is none, or none of that user; devices and keys that are not in order are left out.
    """
    devices = answer.get("devices")
    if answer.get("user_id") != user_id or not isinstance(devices, list):
        raise BadJson("This is no list of the user's devices")
    found: dict[str, bytes] = {}
    for each in devices[:MOST_DEVICES]:
        device_id = each.get("device_id") if isinstance(each, dict) else None
        if not isinstance(device_id, str) or not is_name(device_id) or each.get("keys") is None:
            continue
        try:
            found[device_id] = read_device(each["keys"], user_id, device_id, each.get("device_display_name"))
        except MatrixError:
            continue
    keys = read_signing_keys(answer.get("master_key"), answer.get("self_signing_key"), user_id)
    return DeviceList(_stream_id(answer.get("stream_id")), found, keys)


def read_device(value: Any, user_id: str, device_id: str, display_name: Any) -> bytes:
    """The keys of a device as clients are told them.  Raises `MatrixError` for those that are not in order."""
    content = read_device_keys(value, user_id, device_id)
    if isinstance(display_name, str) and display_name:
        content["unsigned"] = {"device_display_name": display_name[:LONGEST_DISPLAY_NAME]}
    return encode(content)


def read_signing_keys(
    master: Any, self_signing: Any, user_id: str, there: SigningKeyUpload | None = None
) -> dict[str, SigningKeyUpload]:
    """Those of the two keys that are in order: the self-signing key only where the master key signed it.

    `there` is the master key known before, for a self-signing key that comes alone.
    """
    found: dict[str, SigningKeyUpload] = {}
    key = _signing_key(MASTER, master, user_id)
    if key is not None:
        found[MASTER] = key
    signer, signed = key or there, _signing_key(SELF_SIGNING, self_signing, user_id)
    if signer is None or signed is None:
        return found
    try:
        verify_json(signed.content, user_id, signer.key_id, signer.verify_key)
    except SignatureError:
        return found
    return {**found, SELF_SIGNING: signed}


def read_claimed(answer: Any, wanted: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, dict[str, bytes]]]:
    """The keys in the answer to `POST /user/keys/claim` that were asked for and are in order: one for each device."""
    found: dict[str, dict[str, dict[str, bytes]]] = {}
    users = answer.get("one_time_keys")
    for user_id, devices in wanted.items():
        given = users.get(user_id) if isinstance(users, dict) else None
        for device_id, algorithm in devices.items():
            by_name = given.get(device_id) if isinstance(given, dict) else None
            key = _first(by_name, algorithm) if isinstance(by_name, dict) else None
            if key is not None:
                found.setdefault(user_id, {})[device_id] = {f"{key.algorithm}:{key.key_id}": key.content}
    return found


def read_devices(value: Any, user_id: str, asked: Collection[str]) -> dict[str, bytes]:
    """The devices of one user in the answer to `POST /user/keys/query`, as far as they were asked for."""
    found: dict[str, bytes] = {}
    for device_id, keys in list(value.items())[:MOST_DEVICES] if isinstance(value, dict) else ():
        if (asked and device_id not in asked) or not is_name(device_id):
            continue
        unsigned = keys.get("unsigned") if isinstance(keys, dict) else None
        name = unsigned.get("device_display_name") if isinstance(unsigned, dict) else None
        try:
            found[device_id] = read_device(keys, user_id, device_id, name)
        except MatrixError:
            continue
    return found


def _first(by_name: Mapping[str, Any], algorithm: str) -> UploadedKey | None:
    for name, content in by_name.items():
        if name.startswith(f"{algorithm}:"):
            try:
                return read_keys("one_time_keys", {name: content})[0]
            except MatrixError:
                return None
    return None


def _signing_key(usage: str, value: Any, user_id: str) -> SigningKeyUpload | None:
    if value is None:
        return None
    try:
        return read_own_signing_key(usage, value, user_id)
    except MatrixError:
        return None


def _stream_id(value: Any) -> int:
    if type(value) is not int or abs(value) > _LARGEST_ID:
        raise BadJson("stream_id must be an integer")
    return value
