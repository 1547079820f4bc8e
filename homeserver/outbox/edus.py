"""EDUs that wait in memory for one destination: the newest of each kind of thing, and not too many."""

from __future__ import annotations

from typing import Any, Final

from homeserver.protocol import canonical_json

MOST_WAITING: Final = 300
"""EDUs for one destination; the oldest go first."""
MOST_WHILE_FAILING: Final = 30
"""The same for one that fails: there may be thousands of those."""
FLEETING: Final = frozenset({"m.typing", "m.presence"})
"""What is worth nothing when it comes late: it is not kept for a server that fails."""


def encoded(edu_type: str, content: dict[str, Any]) -> bytes:
    """The EDU as it stands in a transaction. Raises `CanonicalJsonError`."""
    return canonical_json.encode({"content": content, "edu_type": edu_type})


class WaitingEdus:
    """In order of their coming; one with the key of an earlier one takes its place at the end."""

    __slots__ = ("_unnamed", "_waiting")

    def __init__(self) -> None:
        self._waiting: dict[tuple[str, str], bytes] = {}
        self._unnamed = 0

    def __len__(self) -> int:
        return len(self._waiting)

    def add(self, edu_type: str, edu: bytes, key: str | None, most: int = MOST_WAITING) -> None:
        """Takes in one, as `encoded` gave it; at most so many wait then."""
        if key is None:
            self._unnamed += 1
            key = f"\0{self._unnamed}"
        self._waiting.pop((edu_type, key), None)
        self._waiting[edu_type, key] = edu
        self._shrink(most)

    def take(self, most: int) -> list[bytes]:
        """The oldest, which do not wait any more."""
        keys = list(self._waiting)[:most]
        return [self._waiting.pop(key) for key in keys]

    def keep_little(self) -> None:
        """The server fails: lets go of what is of the moment, and of all but the newest of the rest."""
        for key in [key for key in self._waiting if key[0] in FLEETING]:
            del self._waiting[key]
        self._shrink(MOST_WHILE_FAILING)

    def _shrink(self, most: int) -> None:
        while len(self._waiting) > most:
            del self._waiting[next(iter(self._waiting))]
