"""Request bodies: from bytes to JSON that the rest of the server can rely on."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec
import orjson

from homeserver.protocol.errors import BadJson, MissingParam, NotJson
from homeserver.protocol.json_depth import cut, is_deeper

T = TypeVar("T")

DEEPEST = 100  # levels of JSON; orjson writes 254, and what comes in is written again inside events and answers


def parse(raw: bytes) -> Any:
    """Any JSON value; an empty body is `{}`, as clients leave it out where nothing is to say.

    Raises `NotJson` for what is not JSON (NaN and invalid UTF-8 included), `BadJson` where it is too deep.
    """
    if not raw:
        return {}
    value = value_of(raw)
    if raw.count(b"{") + raw.count(b"[") > DEEPEST and is_deeper(value, DEEPEST):
        raise BadJson(f"The body is nested deeper than {DEEPEST} levels")
    return value


def parse_and_cut(raw: bytes, deepest: int) -> Any:
    """Any JSON value, with null in place of what is nested deeper. Raises `NotJson`."""
    value = value_of(raw)
    if raw.count(b"{") + raw.count(b"[") > deepest:
        cut(value, deepest)
    return value


def value_of(raw: bytes) -> Any:
    """Any JSON value, however deep. Raises `NotJson`."""
    try:
        return orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        raise NotJson(f"The body is not JSON: {error}") from None


def parse_object(raw: bytes) -> dict[str, Any]:
    """A JSON object. Raises as `parse` does, and `BadJson` for any other JSON value."""
    return as_object(parse(raw))


def as_object(value: Any) -> dict[str, Any]:
    """The value, which must be a JSON object. Raises `BadJson` for any other."""
    if not isinstance(value, dict):
        raise BadJson("The body must be a JSON object")
    return value


def convert(value: Any, shape: type[T]) -> T:
    """`value` as a msgspec `shape`; unknown members are left out.

    Raises `MissingParam` for a member that must be there, `BadJson` for one of the wrong type; both name it.
    """
    try:
        return msgspec.convert(value, shape)
    except msgspec.ValidationError as error:
        message = str(error)
        if message.startswith("Object missing required field `"):
            name = message.split("`")[1]
            raise MissingParam(f"The member {_place(message, name)} is missing") from None
        raise BadJson(message.replace("`$.", "`")) from None


def _place(message: str, name: str) -> str:
    parent = message.partition(" - at `$")[2].strip("`.")
    return f"{parent}.{name}" if parent else name
