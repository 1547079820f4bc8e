"""Fewer round trips for a batch: the same statement of several changes is sent once, with all their rows.

A statement may move up to an equal one before it only if nothing between the two touches its table. Which table that
is can be read off the SQL when it is a plain INSERT, UPDATE or DELETE; anything else stays where it is, and nothing
moves across it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from homeserver.storage import Statement

_PLAIN = re.compile(r"\s*(?:INSERT\s+INTO|UPDATE|DELETE\s+FROM)\s+(\w+|\"\w+\")\s", re.IGNORECASE)
_READS_MORE = re.compile(r"\b(?:SELECT|FROM|USING|JOIN|RETURNING|WITH)\b", re.IGNORECASE)


@lru_cache(maxsize=2048)
def table_of(sql: str) -> str | None:
    """The only table that a statement touches, or None when that cannot be told."""
    match = _PLAIN.match(sql)
    if match is None or _READS_MORE.search(sql, match.end()):
        return None
    return match[1].strip('"')


def merged(statements: Iterable[Statement]) -> list[Statement]:
    """Statements with the same effect as these in their order, but fewer."""
    groups: list[tuple[str, list[Sequence[Any]]]] = []
    by_sql: dict[str, int] = {}
    newest: dict[str, int] = {}
    barrier = -1
    for statement in statements:
        rows = (statement.args,) if statement.rows is None else statement.rows
        table = table_of(statement.sql)
        group = by_sql.get(statement.sql, -1)
        if table is not None and group > barrier and newest[table] == group:
            groups[group][1].extend(rows)
            continue
        groups.append((statement.sql, list(rows)))
        if table is None:
            barrier = len(groups) - 1
        else:
            by_sql[statement.sql] = newest[table] = len(groups) - 1
    return [Statement(sql, args=rows[0]) if len(rows) == 1 else Statement(sql, rows=rows) for sql, rows in groups]
