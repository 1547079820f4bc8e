"""Whom users ignore (Client-server API, "Ignoring Users")."""

from __future__ import annotations

import orjson

from homeserver.account_data.account_data import AccountData
from homeserver.rooms.lru import LeastRecentlyUsed

TYPE = "m.ignored_user_list"


class IgnoredUsers:
    """Answers whom a user ignores; asked in every sync, so the answer is kept beside the JSON it was read from."""

    def __init__(self, account_data: AccountData, limit: int = 10_000) -> None:
        self._account_data = account_data
        self._read: LeastRecentlyUsed[str, tuple[bytes, frozenset[str]]] = LeastRecentlyUsed(limit)

    async def of(self, user_id: str) -> frozenset[str]:
        """The user IDs that the user ignores; what cannot be understood ignores nobody."""
        content = await self._account_data.get_json(user_id, TYPE)
        if content is None:
            return frozenset()
        read = self._read.get(user_id)
        if read is not None and read[0] is content:
            return read[1]
        ignored = orjson.loads(content).get("ignored_users")
        users = frozenset(ignored) - {user_id} if isinstance(ignored, dict) else frozenset()
        self._read.put(user_id, (content, users))
        return users
