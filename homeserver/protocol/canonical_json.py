"""Canonical JSON (Appendices, "Canonical JSON"): the one encoding of a value that is hashed and signed.

orjson sorts keys by their UTF-8 bytes, which is the order of code points that the specification wants, and leaves
out all white space. It would also write values that are not JSON (dates, UUIDs, NaN as null), so each value is
walked first, one level after another: that bounds the depth without recursion.
"""

import json
import math
from typing import Any, Final

import orjson

from homeserver.protocol.errors import BadJson

MAX_INTEGER: Final = 2**53 - 1
MIN_INTEGER: Final = -MAX_INTEGER

MAX_DEPTH: Final = 200
"""How deep arrays and objects may nest. orjson writes 254 levels; the rest is for answers that an event is put into."""

_SORTED: Final = orjson.OPT_SORT_KEYS


class CanonicalJsonError(BadJson):
    """The value has no canonical JSON encoding."""


def encode(value: Any) -> bytes:
    """The canonical encoding of a JSON value.

    Whole floats within the range of integers become integers, as the examples of the specification have it
    (`1e10` -> `10000000000`). Raises `CanonicalJsonError` for other floats, integers beyond 2**53 - 1, lone
    surrogates, keys that are not strings, values that are not JSON, and nesting deeper than `MAX_DEPTH`.
    """
    if _walk(value):
        value = _without_floats(value)
    return encode_checked(value)


def check(value: Any) -> None:
    """Raise `CanonicalJsonError` unless `value` is canonical as it stands: as `encode`, but no float is accepted.

    Room versions from 6 on demand it of events (Room Version 6, "Canonical JSON").
    """
    if _walk(value):
        raise CanonicalJsonError("Floating point numbers are not allowed")


def encode_checked(value: Any) -> bytes:
    """The canonical encoding of a value that has passed `check`; the fast path. Refuses lone surrogates itself."""
    try:
        return orjson.dumps(value, option=_SORTED)
    except (TypeError, RecursionError) as error:  # orjson.JSONEncodeError is a TypeError
        raise CanonicalJsonError(f"Not encodable as JSON: {error}") from error


def encode_lenient(value: Any) -> bytes:
    """The encoding used in room versions 1 to 5, which must not enforce the ranges of numbers.

    Floats and integers of any size are written as Python writes them, since the servers that made such events did
    the same. Raises `CanonicalJsonError` for what is no JSON at all, NaN and infinities among it.
    """
    if not _walk(value, lenient=True):
        return encode_checked(value)
    try:
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False)
        return text.encode("utf-8")
    except (ValueError, TypeError, RecursionError) as error:
        raise CanonicalJsonError(f"Not encodable as JSON: {error}") from error


def _walk(value: Any, lenient: bool = False) -> bool:
    """Whether `value` holds numbers that orjson would not write canonically; raises for anything that is not JSON."""
    odd_numbers = False
    level = [value]
    depth = 0
    while level:
        below: list[Any] = []
        for item in level:
            kind = type(item)
            if kind is str or kind is bool or item is None:
                continue
            if kind is int:
                if not MIN_INTEGER <= item <= MAX_INTEGER:
                    if not lenient:
                        raise CanonicalJsonError("Integers must lie between -(2^53)+1 and (2^53)-1")
                    odd_numbers = True
            elif kind is dict:
                for key in item:
                    if type(key) is not str:
                        raise CanonicalJsonError("Keys of objects must be strings")
                below.extend(item.values())
            elif kind is list or kind is tuple:
                below.extend(item)
            elif kind is float:
                odd_numbers = True
            else:
                raise CanonicalJsonError(f"Not a JSON value: {kind.__name__}")
        if below:
            depth += 1
            if depth > MAX_DEPTH:
                raise CanonicalJsonError(f"Nested deeper than {MAX_DEPTH} levels")
        level = below
    return odd_numbers


def _without_floats(value: Any) -> Any:
    """A copy with whole floats as integers. The depth is bounded by the walk that came before."""
    if isinstance(value, dict):
        return {key: _without_floats(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_without_floats(item) for item in value]
    if isinstance(value, float):
        if not math.isfinite(value) or not value.is_integer() or abs(value) > MAX_INTEGER:
            raise CanonicalJsonError("Numbers must be integers between -(2^53)+1 and (2^53)-1")
        return int(value)
    return value
