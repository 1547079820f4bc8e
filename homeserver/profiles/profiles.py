"""Profiles of users: those of this server from the database, those of others from whoever can ask there."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

import orjson

from homeserver.journal import Change, Heard, Journal, News
from homeserver.profiles.fields import IN_MEMBER_EVENTS, check_name, check_size, check_value, removes
from homeserver.protocol.errors import NotFound
from homeserver.rooms.lru import LeastRecentlyUsed
from homeserver.storage import Database, Statement

NEWS = "profile"
"""Kind of the news that a profile changed; the key is the user ID."""
MOST_IN_MEMORY = 20_000
_LOCKS = 64
_UPSERT = (
    "INSERT INTO profile_fields (position, user_id, name, value) VALUES (?, ?, ?, ?) "
    "ON CONFLICT (user_id, name) DO UPDATE SET position = excluded.position, value = excluded.value"
)

ProfileObserver = Callable[[str, str], None]
"""Called with the user ID and the field's name after a change made in this process."""
RemoteLookup = Callable[[str, str | None], Awaitable[Mapping[str, Any]]]
"""Asks another server for a profile, or one field of it.  Raises M_NOT_FOUND."""
Exists = Callable[[str], Awaitable[bool]]
"""Whether there is such an account on this server."""


class Profiles:
    """Reads and changes profiles."""

    news = NEWS

    def __init__(self, database: Database, journal: Journal, is_local: Callable[[str], bool], exists: Exists) -> None:
        self._database = database
        self._journal = journal
        self._is_local = is_local
        self._exists = exists
        self._remote: RemoteLookup | None = None
        self._observers: list[ProfileObserver] = []
        self._memory: LeastRecentlyUsed[str, dict[str, Any]] = LeastRecentlyUsed(MOST_IN_MEMORY)
        self._changes_heard = 0
        # One change of a profile at a time, so that two fields cannot together exceed what one profile may hold.
        self._locks = [asyncio.Lock() for _ in range(_LOCKS)]
        journal.follow(NEWS, self)

    def observe(self, observer: ProfileObserver) -> None:
        """From now on, `observer` hears of each change."""
        self._observers.append(observer)

    def ask_others_through(self, lookup: RemoteLookup) -> None:
        """From now on, profiles of other servers' users are looked up by `lookup`."""
        self._remote = lookup

    async def of(self, user_id: str) -> Mapping[str, Any]:
        """The profile of a local user, empty where nothing is set (or nobody there): not to be changed."""
        profile = self._memory.get(user_id)
        if profile is None:
            heard_before = self._changes_heard
            rows = await self._database.fetch("SELECT name, value FROM profile_fields WHERE user_id = ?", user_id)
            profile = {row["name"]: orjson.loads(bytes(row["value"])) for row in rows}
            if heard_before == self._changes_heard:
                self._memory.put(user_id, profile)
        return profile

    async def member_fields(self, user_id: str) -> dict[str, Any]:
        """What of a local user's profile goes into member events; of another server's user nothing."""
        if not self._is_local(user_id):
            return {}
        profile = await self.of(user_id)
        return {name: profile[name] for name in IN_MEMBER_EVENTS if name in profile}

    async def look_up(self, user_id: str, name: str | None = None) -> Mapping[str, Any]:
        """A profile, or one field of it, wherever the user is at home.  Raises M_NOT_FOUND, M_INVALID_PARAM."""
        if name is not None:
            check_name(name)
        if not self._is_local(user_id):
            if self._remote is None:
                raise NotFound("That profile is not known here")
            return await self._remote(user_id, name)
        profile = await self.of(user_id)
        if not profile and not await self._exists(user_id):
            raise NotFound("There is no such user")
        if name is None:
            return profile
        if name not in profile:
            raise NotFound("That profile field is not set")
        return {name: profile[name]}

    async def set(self, user_id: str, name: str, value: Any) -> None:
        """Sets a field of a local user's profile (an empty name or avatar removes it).

        Raises M_INVALID_PARAM, M_KEY_TOO_LARGE or M_PROFILE_TOO_LARGE.
        """
        check_name(name)
        check_value(name, value)
        if removes(name, value):
            await self.remove(user_id, name)
            return
        async with self._locks[hash(user_id) % _LOCKS]:
            check_size({**await self.of(user_id), name: value})
            stored = orjson.dumps(value)
            await self._commit(user_id, lambda position: Statement(_UPSERT, args=(position, user_id, name, stored)))
        self._tell(user_id, name)

    async def remove(self, user_id: str, name: str) -> None:
        """Removes a field; one that is not there is no error."""
        check_name(name)
        deletion = Statement("DELETE FROM profile_fields WHERE user_id = ? AND name = ?", args=(user_id, name))
        async with self._locks[hash(user_id) % _LOCKS]:
            if name not in await self.of(user_id):
                return
            await self._commit(user_id, lambda _: deletion)
        self._tell(user_id, name)

    def purge(self, user_id: str) -> list[Statement]:
        """What deletes a profile; to be followed by news of kind `NEWS`."""
        return [Statement("DELETE FROM profile_fields WHERE user_id = ?", args=(user_id,))]

    async def load(self, heard: Sequence[Heard]) -> Sequence[News]:
        """News of other processes carry all that is needed."""
        return [News(one.kind, one.key) for one in heard]

    def apply(self, position: int, news: News) -> None:
        """Forgets a profile that changed."""
        self._changes_heard += 1
        self._memory.drop(news.key)

    async def _commit(self, user_id: str, statement: Callable[[int], Statement]) -> None:
        change = Change(writes=lambda position: [statement(position)], news=lambda _: [News(NEWS, user_id)])
        await self._journal.commit(change)

    def _tell(self, user_id: str, name: str) -> None:
        for observer in self._observers:
            observer(user_id, name)
