"""One piece of SQL with its values, written once for SQLite and PostgreSQL."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

_PIECES = re.compile(r"'(?:[^']|'')*'|\"[^\"]*\"|\?")


@dataclass(frozen=True, slots=True)
class Statement:
    """SQL with `?` placeholders and either one tuple of values (`args`) or many (`rows`, sent in one go).

    A statement with `rows` returns no rows; with `rows=[]` it does nothing.
    """

    sql: str
    rows: Sequence[Sequence[Any]] | None = None
    args: Sequence[Any] = ()


@dataclass(frozen=True, slots=True)
class RoomTable:
    """A table with a column `room_nid` whose rows go when the room goes; `key` is its primary key."""

    name: str
    key: str


@lru_cache(maxsize=1024)
def in_list(n: int) -> str:
    """`"(?,?,?)"` for n = 3. Callers send at most 500 values in one statement; n = 0 gives a list nothing is in."""
    return "(" + ",".join("?" * n) + ")" if n else "(NULL)"


@lru_cache(maxsize=4096)
def numbered(sql: str) -> str:
    """The same SQL with PostgreSQL's `$1, $2` for `?`; text inside quotes is left alone."""
    count = 0

    def piece(match: re.Match[str]) -> str:
        nonlocal count
        if match[0] != "?":
            return match[0]
        count += 1
        return f"${count}"

    return _PIECES.sub(piece, sql)
