"""EDUs that must arrive: rows written in the change of whoever sends them, and news that they are there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from homeserver.journal import News
from homeserver.storage import Statement

NEWS: Final = "outbound"
_NAMES_IN_NEWS: Final = 100

_PUT: Final = "INSERT INTO outbox_edus (destination, edu_type, replaces_key, edu, created_ms) VALUES (?,?,?,?,?)"
_REPLACE: Final = "DELETE FROM outbox_edus WHERE destination = ? AND edu_type = ? AND replaces_key = ?"


@dataclass(frozen=True, slots=True)
class Enclosure:
    """What a change carries so that EDUs go out once it is written: rows, and news of kind "outbound"."""

    statements: list[Statement] = field(default_factory=list)
    news: list[News] = field(default_factory=list)


def enclosure(destinations: Sequence[str], edu_type: str, edu: bytes, key: str | None, now_ms: int) -> Enclosure:
    """One EDU for each of these servers; with a key, in place of those of that type and key that still wait."""
    made = Enclosure()
    if not destinations:
        return made
    if key is not None:
        made.statements.append(Statement(_REPLACE, rows=[(name, edu_type, key) for name in destinations]))
    made.statements.append(Statement(_PUT, rows=[(name, edu_type, key or "", edu, now_ms) for name in destinations]))
    for at in range(0, len(destinations), _NAMES_IN_NEWS):
        made.news.append(News(NEWS, " ".join(destinations[at : at + _NAMES_IN_NEWS])))
    return made
