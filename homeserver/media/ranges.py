"""Parts of content: the `Range` header (RFC 9110, section 14), as far as video players need it."""

from __future__ import annotations

import re
from typing import Final

_ONE_RANGE: Final = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})")


class RangeNotSatisfiable(Exception):
    """The part that is asked for lies outside of the content."""


def part_of(header: str | None, size: int) -> tuple[int, int] | None:
    """The first byte and the byte after the last one; None where all is to be sent, as for several ranges at once.

    Raises `RangeNotSatisfiable`.
    """
    match = _ONE_RANGE.fullmatch(header.strip()) if header else None
    if match is None or match.groups() == ("", ""):
        return None
    first, last = match.groups()
    if not first:
        length = min(int(last), size)
        if not length:
            raise RangeNotSatisfiable
        return size - length, size
    begin = int(first)
    end = min(int(last) + 1, size) if last else size
    if last and int(last) < begin:
        return None
    if begin >= size:
        raise RangeNotSatisfiable
    return begin, end
