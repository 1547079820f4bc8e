"""What clients put into backups, checked for its shape."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Final

import orjson
from msgspec import Meta, Struct

from homeserver.protocol.errors import InvalidParam, TooLarge
from homeserver.protocol.identifiers import parse_room_id

LONGEST_NAME: Final = 255
LARGEST_SESSION: Final = 65_536
LARGEST_AUTH_DATA: Final = 65_536
MOST_KEYS: Final = 20_000
"""Keys of one request."""

Count = Annotated[int, Meta(ge=0, le=2**53 - 1)]


class KeyBackupData(Struct):
    """One key, as in the body of a request."""

    first_message_index: Count
    forwarded_count: Count
    is_verified: bool
    session_data: dict[str, Any]


class RoomKeyBackup(Struct):
    """Keys of a room by session ID."""

    sessions: dict[str, KeyBackupData]


class AllKeys(Struct):
    """Keys by room ID."""

    rooms: dict[str, RoomKeyBackup]


class BackupInfo(Struct):
    """A version as a client makes or changes it."""

    algorithm: str
    auth_data: dict[str, Any]
    version: str | None = None


@dataclass(frozen=True, slots=True)
class BackedUpKey:
    """The key of a session; `session_data` is JSON."""

    room_id: str
    session_id: str
    first_message_index: int
    forwarded_count: int
    is_verified: bool
    session_data: bytes

    def body(self) -> dict[str, Any]:
        """As clients see it."""
        return {
            "first_message_index": self.first_message_index,
            "forwarded_count": self.forwarded_count,
            "is_verified": self.is_verified,
            "session_data": orjson.Fragment(self.session_data),
        }


def read_keys(rooms: dict[str, RoomKeyBackup]) -> list[BackedUpKey]:
    """The keys of a request.

    Raises M_INVALID_PARAM for what is no room or session ID or too many keys, M_TOO_LARGE for a key that is too large.
    """
    if sum(len(room.sessions) for room in rooms.values()) > MOST_KEYS:
        raise InvalidParam(f"At most {MOST_KEYS} keys are taken at once")
    return [
        _key(room_id, session_id, data) for room_id, room in rooms.items() for session_id, data in room.sessions.items()
    ]


def encode_auth_data(info: BackupInfo) -> bytes:
    """The JSON of `auth_data`.  Raises M_INVALID_PARAM for an algorithm without a name, M_TOO_LARGE."""
    if not info.algorithm or len(info.algorithm.encode()) > LONGEST_NAME or "\0" in info.algorithm:
        raise InvalidParam("algorithm is not the name of one")
    encoded = orjson.dumps(info.auth_data)
    if len(encoded) > LARGEST_AUTH_DATA:
        raise TooLarge(f"auth_data has at most {LARGEST_AUTH_DATA} bytes")
    return encoded


def _key(room_id: str, session_id: str, data: KeyBackupData) -> BackedUpKey:
    parse_room_id(room_id)
    if not session_id or len(session_id.encode()) > LONGEST_NAME or "\0" in session_id:
        raise InvalidParam(f"A session ID has 1 to {LONGEST_NAME} bytes and no NUL character")
    encoded = orjson.dumps(data.session_data)
    if len(encoded) > LARGEST_SESSION:
        raise TooLarge(f"session_data has at most {LARGEST_SESSION} bytes")
    return BackedUpKey(room_id, session_id, data.first_message_index, data.forwarded_count, data.is_verified, encoded)
