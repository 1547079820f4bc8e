"""Which profile fields there may be, and what may stand in them (Client-server API, "Profiles")."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import orjson

from homeserver.protocol.errors import InvalidParam, MatrixError

DISPLAYNAME = "displayname"
AVATAR_URL = "avatar_url"
TIME_ZONE = "m.tz"
IN_MEMBER_EVENTS = (DISPLAYNAME, AVATAR_URL)

LARGEST_PROFILE = 64 * 1024
LONGEST_NAME = 255
LONGEST_DISPLAYNAME = 256
LONGEST_AVATAR_URL = 1_000
_NAME = re.compile(r"[a-z][a-z0-9_\-]*(?:\.[a-z0-9_\-]+)+")
_TIME_ZONE = re.compile(r"[A-Za-z0-9_+\-]+(?:/[A-Za-z0-9_+\-]+)*")


def check_name(name: str) -> None:
    """Refuses a field name that is too long (M_KEY_TOO_LARGE) or outside the grammar (M_INVALID_PARAM)."""
    if len(name.encode()) > LONGEST_NAME:
        raise MatrixError(400, "M_KEY_TOO_LARGE", f"The name of a profile field has at most {LONGEST_NAME} bytes")
    if name not in IN_MEMBER_EVENTS and not _NAME.fullmatch(name):
        raise InvalidParam("The name of a profile field is displayname, avatar_url, or like com.example.field")


def check_value(name: str, value: Any) -> None:
    """Refuses, with M_INVALID_PARAM, what cannot stand in the field; any JSON can stand in a custom one."""
    if name == DISPLAYNAME and (not isinstance(value, str) or len(value) > LONGEST_DISPLAYNAME):
        raise InvalidParam(f"displayname is a string of at most {LONGEST_DISPLAYNAME} characters")
    if name == AVATAR_URL and not _is_avatar_url(value):
        raise InvalidParam(f"avatar_url is an mxc:// URI of at most {LONGEST_AVATAR_URL} characters")
    if name == TIME_ZONE and not (isinstance(value, str) and len(value) <= 255 and _TIME_ZONE.fullmatch(value)):
        raise InvalidParam("m.tz is a name of the IANA time zone database")


def removes(name: str, value: Any) -> bool:
    """Whether setting the field to that value removes it, as clients do with a name or avatar that they empty."""
    return name in IN_MEMBER_EVENTS and value == ""


def check_size(profile: Mapping[str, Any]) -> None:
    """Refuses a profile that is too large, with M_PROFILE_TOO_LARGE."""
    if len(orjson.dumps(profile)) > LARGEST_PROFILE:
        raise MatrixError(400, "M_PROFILE_TOO_LARGE", f"A profile has at most {LARGEST_PROFILE} bytes")


def _is_avatar_url(value: Any) -> bool:
    if not isinstance(value, str) or len(value) > LONGEST_AVATAR_URL:
        return False
    return not value or value.startswith("mxc://")
