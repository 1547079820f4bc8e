"""Finding users by name or ID, among those whom the one who searches may know of.

Client-server API, "User Directory": users who share a room, and members of rooms that anyone may join or read.
"""

from __future__ import annotations

from typing import Any, Final

from homeserver.storage import Database
from homeserver.user_directory.index import DirectoryIndex, fold

MAX_WORDS: Final = 8
MAX_TERM: Final = 256
"""Characters of a search term that are looked at."""
MAX_RESULTS: Final = 50

_MATCH: Final = "(d.folded_id LIKE ? ESCAPE '!' OR d.folded_name LIKE ? ESCAPE '!')"
_SEARCH: Final = (
    "SELECT d.user_id, d.display_name, d.avatar_url FROM directory_names d WHERE d.user_id <> ? AND {matches} AND ("
    "EXISTS (SELECT 1 FROM memberships m JOIN directory_rooms r ON r.room_nid = m.room_nid "
    "WHERE m.user_id = d.user_id AND m.membership = 'join' AND (r.public_join = ? OR r.world_readable = ?)) "
    "OR EXISTS (SELECT 1 FROM memberships m JOIN memberships o ON o.room_nid = m.room_nid "
    "WHERE m.user_id = d.user_id AND m.membership = 'join' AND o.user_id = ? AND o.membership = 'join')) "
    "ORDER BY CASE WHEN d.folded_name = ? OR d.folded_id = ? OR d.folded_id LIKE ? ESCAPE '!' THEN 0 "
    "WHEN d.folded_name LIKE ? ESCAPE '!' OR d.folded_id LIKE ? ESCAPE '!' THEN 1 ELSE 2 END, "
    "CASE WHEN d.display_name IS NULL THEN 1 ELSE 0 END, d.folded_name, d.user_id LIMIT ?"
)


class UserDirectory:
    """Searches the index."""

    def __init__(self, database: Database, index: DirectoryIndex) -> None:
        self._database = database
        self._index = index

    async def search(self, reader: str, term: str, limit: int) -> tuple[list[dict[str, Any]], bool]:
        """At most `limit` users whose ID or name holds every word of the term, the best matches first; then whether
        there are more."""
        words = fold(term[:MAX_TERM]).split()[:MAX_WORDS]
        if not words:
            return [], False
        await self._index.settle()
        limit = min(limit, MAX_RESULTS)
        parameters: list[Any] = [reader]
        for word in words:
            parameters += [f"%{_literal(word)}%"] * 2
        whole = " ".join(words)
        localpart = "@" + _literal(whole.removeprefix("@"))
        parameters += [True, True, reader, whole, whole, f"{localpart}:%"]
        parameters += [f"{_literal(whole)}%", f"{localpart}%", limit + 1]
        sql = _SEARCH.format(matches=" AND ".join([_MATCH] * len(words)))
        rows = await self._database.fetch(sql, *parameters)
        return [_user(*tuple(row)) for row in rows[:limit]], len(rows) > limit


def _literal(text: str) -> str:
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_")


def _user(user_id: str, display_name: str | None, avatar_url: str | None) -> dict[str, Any]:
    user: dict[str, Any] = {"user_id": user_id}
    if display_name is not None:
        user["display_name"] = display_name
    if avatar_url is not None:
        user["avatar_url"] = avatar_url
    return user
