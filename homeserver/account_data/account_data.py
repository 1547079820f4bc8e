"""Account data: what clients keep for their user, globally and by room (Client-server API, "Client Config").

All of a user's account data is in memory while the user is active, ordered by the position of its last change: so a
sync that has nothing to tell costs one comparison, and one that has something never asks the database.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any
from weakref import WeakValueDictionary

import orjson

from homeserver.account_data.memory import Entry, Memory, UserData
from homeserver.journal import Change, Heard, Journal, News, Stale, Waiters
from homeserver.protocol.errors import InvalidParam, MatrixError, TooLarge
from homeserver.storage import Database, Statement

NEWS = "account_data"
"""Kind of the news that account data of a user changed; the key is the user ID."""
GLOBAL = ""
LONGEST_TYPE = 255
LARGEST_OF_ONE_USER = 16 * 1024 * 1024
MOST_ATTEMPTS = 20

Reader = Callable[[str, str], Awaitable[dict[str, Any] | None]]
"""Answers the content of a type that is kept elsewhere: (user ID, room ID or `GLOBAL`)."""

_SELECT = "SELECT position, room_id, type, content FROM account_data WHERE user_id = ? ORDER BY position"
_UPSERT = (
    "INSERT INTO account_data (position, user_id, room_id, type, content) VALUES (?, ?, ?, ?, ?) "
    "ON CONFLICT (user_id, room_id, type) DO UPDATE SET position = excluded.position, content = excluded.content"
)


@dataclass(frozen=True, slots=True)
class Put:
    """One change of account data, to be made part of a larger change of the journal."""

    user_id: str
    room_id: str
    type: str
    content: bytes

    def writes(self, position: int) -> list[Statement]:
        """What writes it."""
        return [Statement(_UPSERT, args=(position, self.user_id, self.room_id, self.type, self.content))]

    def news(self, position: int) -> list[News]:
        """What tells of it."""
        return [News(NEWS, self.user_id, Entry(position, self.room_id, self.type, self.content))]


class AccountData:
    """Reads and writes account data of local users."""

    news = NEWS

    def __init__(self, database: Database, journal: Journal, waiters: Waiters) -> None:
        self._database = database
        self._journal = journal
        self._waiters = waiters
        self._memory = Memory()
        self._loading: dict[str, asyncio.Future[UserData]] = {}
        self._overtaken: set[str] = set()
        self._editing: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        self._readers: dict[str, Reader] = {}
        journal.follow(NEWS, self)

    def serve(self, type_: str, read: Reader) -> None:
        """From now on, clients that ask for that type get what `read` answers: its content is kept elsewhere."""
        self._readers[type_] = read

    async def read(self, user_id: str, type_: str, room_id: str = GLOBAL) -> bytes | None:
        """The content as a client that asks for it is told it: JSON, None where there is none."""
        reader = self._readers.get(type_)
        if reader is None:
            return await self.get_json(user_id, type_, room_id)
        content = await reader(user_id, room_id)
        return None if content is None else orjson.dumps(content)

    async def get(self, user_id: str, type_: str, room_id: str = GLOBAL) -> dict[str, Any] | None:
        """The content of one type, None where there is none."""
        content = await self.get_json(user_id, type_, room_id)
        return None if content is None else orjson.loads(content)

    async def get_json(self, user_id: str, type_: str, room_id: str = GLOBAL) -> bytes | None:
        """The content as JSON; the same object as long as nobody changed it."""
        entry = (await self.of(user_id)).entries.get((room_id, type_))
        return None if entry is None else entry.content

    async def put(self, user_id: str, type_: str, content: dict[str, Any], room_id: str = GLOBAL) -> int:
        """Replaces the content of one type; its position.

        Raises M_INVALID_PARAM for an unfit type, M_TOO_LARGE where the user would have too much.
        """
        put = self.putting(user_id, type_, content, room_id)
        await self._check_room_for(put)
        return await self._journal.commit(Change(writes=put.writes, news=put.news))

    def putting(self, user_id: str, type_: str, content: dict[str, Any], room_id: str = GLOBAL) -> Put:
        """The same as a part of a larger change.  It takes the first position of that change, and only one fits in."""
        check_type(type_)
        return Put(user_id, room_id, type_, orjson.dumps(content))

    async def edit(
        self,
        user_id: str,
        type_: str,
        edit: Callable[[dict[str, Any]], dict[str, Any] | None],
        room_id: str = GLOBAL,
    ) -> None:
        """Changes content on the ground of what it is: `edit` gets it (`{}` where there is none) and returns the new
        content, or None to leave it.  Edits of one type do not overwrite each other, whichever process makes them.
        """
        check_type(type_)
        subject = _subject(user_id, room_id, type_)
        async with self._editing.setdefault(subject, asyncio.Lock()):  # attempts are for other processes' edits
            for _ in range(MOST_ATTEMPTS):
                version, content = await self._fresh(subject, user_id, room_id, type_)
                edited = edit(content)
                if edited is None:
                    return
                put = Put(user_id, room_id, type_, orjson.dumps(edited))
                await self._check_room_for(put)
                try:
                    await self._journal.commit(Change(writes=put.writes, news=put.news, expects={subject: version}))
                    return
                except Stale:
                    continue
        raise MatrixError(503, "M_UNKNOWN", "The data is being changed by too many at once; try again")

    async def of(self, user_id: str) -> UserData:
        """All account data of a user, in the order of change."""
        known = self._memory.get(user_id)
        if known is not None:
            return known
        loading = self._loading.get(user_id)
        if loading is None:
            loading = asyncio.ensure_future(self._load(user_id))
            self._loading[user_id] = loading
            loading.add_done_callback(lambda _: self._loading.pop(user_id, None))
        return await asyncio.shield(loading)

    def purge(self, user_id: str) -> list[Statement]:
        """What deletes all account data of a user; to be followed by news of kind `NEWS` without payload."""
        return [Statement("DELETE FROM account_data WHERE user_id = ?", args=(user_id,))]

    async def load(self, heard: Sequence[Heard]) -> Sequence[News]:
        """What other processes changed is loaded when it is next asked for."""
        return [News(one.kind, one.key) for one in heard]

    def apply(self, position: int, news: News) -> None:
        """Takes in a change, and wakes the user's clients."""
        user_id = news.key
        if user_id in self._loading:
            self._overtaken.add(user_id)
        if news.payload is None:
            self._memory.drop(user_id)
        else:
            self._memory.change(user_id, news.payload)
        self._waiters.wake((user_id,))

    async def _check_room_for(self, put: Put) -> None:
        if (await self.of(put.user_id)).size + len(put.content) > LARGEST_OF_ONE_USER:
            raise TooLarge(f"A user has at most {LARGEST_OF_ONE_USER} bytes of account data")

    async def _load(self, user_id: str) -> UserData:
        for _ in range(MOST_ATTEMPTS):
            self._overtaken.discard(user_id)
            rows = await self._database.fetch(_SELECT, user_id)
            data = UserData(Entry(row["position"], row["room_id"], row["type"], bytes(row["content"])) for row in rows)
            if user_id not in self._overtaken:
                self._memory.put(user_id, data)
                return data
        return data

    async def _fresh(self, subject: int, user_id: str, room_id: str, type_: str) -> tuple[int, dict[str, Any]]:
        """The version of an entry and then its content, from the database: what is read second is never older."""
        row = await self._database.fetch_one("SELECT version FROM journal_versions WHERE subject = ?", subject)
        version = row["version"] if row is not None else 0
        row = await self._database.fetch_one(
            "SELECT content FROM account_data WHERE user_id = ? AND room_id = ? AND type = ?", user_id, room_id, type_
        )
        return version, orjson.loads(bytes(row["content"])) if row is not None else {}


def check_type(type_: str) -> None:
    """Refuses, with M_INVALID_PARAM, a type that is empty or too long."""
    if not type_ or len(type_.encode()) > LONGEST_TYPE:
        raise InvalidParam(f"A type has 1 to {LONGEST_TYPE} bytes")


def _subject(user_id: str, room_id: str, type_: str) -> int:
    """The journal's subject for edits of one entry: out of the way of those that are positions."""
    digest = hashlib.sha256(orjson.dumps([user_id, room_id, type_])).digest()
    return (1 << 62) | int.from_bytes(digest[:8], "big") >> 2
