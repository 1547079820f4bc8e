"""Tells clients whose keys changed, and whom they need not follow any more.

Client-server API, "Tracking the device list for a user" and "Extensions to /sync".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import orjson

from homeserver.journal import Heard, Journal, News, Waiters
from homeserver.keys.list_store import ListStore
from homeserver.keys.recent import Recent
from homeserver.keys.sharing import Sharing, departed
from homeserver.protocol.sync_sections import SyncNews, SyncQuestion
from homeserver.rooms import RoomHead, Rooms, StoredEvent
from homeserver.storage import Statement

NEWS: Final = "device_list"
"""Kind of the news that the keys of a user changed; the key is the user ID."""
NEWS_FOR_ONE: Final = "device_list_for_one"
"""Kind of the news that only one user is told: the key is that user and, after a space, whose keys changed."""

_CHANGED: Final = (
    "INSERT INTO device_list_changes (user_id, told_to, position) VALUES (?, ?, ?) "
    "ON CONFLICT (user_id, told_to) DO UPDATE SET position = excluded.position"
)


def changed(position: int, user_id: str, told_to: str = "") -> Statement:
    """Writes down that the keys of a user changed, for all or for one to be told; to be followed by its news."""
    return Statement(_CHANGED, args=(user_id, told_to, position))


def news_for(told_to: str, user_id: str) -> News:
    """The news that only `told_to`, a user of this server, is told of."""
    return News(NEWS_FOR_ONE, f"{told_to} {user_id}")


class DeviceLists:
    """A `SyncSource`: whose keys changed; follows the news of it."""

    def __init__(self, rooms: Rooms, journal: Journal, waiters: Waiters) -> None:
        self._rooms = rooms
        self._waiters = waiters
        self._store = ListStore(rooms.database)
        self._sharing = Sharing(rooms)
        self._changes: Recent[tuple[str, str | None]] = Recent(journal.position)
        self._departures: Recent[tuple[str, str]] = Recent(journal.position)
        journal.follow(NEWS, self)
        journal.follow(NEWS_FOR_ONE, self)

    async def changes(self, question: SyncQuestion) -> SyncNews | None:
        """The section `device_lists`; there is none in a first sync."""
        if question.since is None:
            return None
        changed, left = await self.between(question.user_id, question.since, question.upto)
        changed |= set(question.new_users) - {question.user_id}
        left -= changed
        if not changed and not left:
            return None
        return SyncNews(sections={"device_lists": orjson.dumps({"changed": sorted(changed), "left": sorted(left)})})

    async def between(self, user_id: str, since: int, upto: int) -> tuple[set[str], set[str]]:
        """Who changed keys between two positions, as far as the user shares a room with them; and with whom it shares
        none any more.  An old `since` may give some more of both.
        """
        return await self._changed(user_id, since, upto), await self._left(user_id, since, upto)

    async def _changed(self, user_id: str, since: int, upto: int) -> set[str]:
        if since < self._changes.start:
            rooms = list((await self._sharing.joined(user_id)).values())
            return await self._store.changed(user_id, rooms, since)
        recent = self._changes.between(since, upto)
        if not recent:
            return set()
        sure = {each for each, told_to in recent if told_to == user_id or (told_to is None and each == user_id)}
        return sure | await self._sharing.among(user_id, {each for each, told_to in recent if told_to is None} - sure)

    async def _left(self, user_id: str, since: int, upto: int) -> set[str]:
        if since < self._departures.start:
            candidates = await self._departed_long_ago(user_id, since, upto)
        else:
            recent = self._departures.between(since, upto)
            candidates = await self._departed(user_id, recent) if recent else set()
        return candidates - await self._sharing.among(user_id, candidates) - {user_id} if candidates else set()

    async def _departed(self, user_id: str, recent: Sequence[tuple[str, str]]) -> set[str]:
        """Who left rooms the user is in, and who is in rooms the user left."""
        joined = await self._sharing.joined(user_id)
        gone = {room_id for room_id, each in recent if each == user_id}
        candidates = {each for room_id, each in recent if room_id in joined or room_id in gone}
        for head in (await self._rooms.heads.many(gone - joined.keys())).values():
            candidates.update(head.joined)
        return candidates

    async def _departed_long_ago(self, user_id: str, since: int, upto: int) -> set[str]:
        memberships = await self._rooms.memberships_of(user_id)
        joined = [each.room_nid for each in memberships.values() if each.membership == "join"]
        gone = [
            each.room_nid
            for each in memberships.values()
            if each.membership in ("leave", "ban") and since < each.position <= upto
        ]
        return await self._store.departed(joined, since, upto) | await self._store.members(gone)

    async def load(self, heard: Sequence[Heard]) -> Sequence[News]:
        """The news of other processes say all there is to know."""
        return [News(one.kind, one.key) for one in heard]

    def apply(self, position: int, news: News) -> None:
        """Takes in that keys changed, and wakes who is to be told."""
        if news.kind == NEWS_FOR_ONE:
            told_to, _, user_id = news.key.partition(" ")
            self._changes.append(position, (user_id, told_to))
            self._waiters.wake((told_to,))
            return
        self._changes.append(position, (news.key, None))
        self._wake(news.key)

    def event_applied(self, stored: StoredEvent, _: RoomHead | None) -> None:
        """Takes in who leaves rooms; for `Rooms.observe`."""
        for user_id in departed(stored):
            self._departures.append(stored.position, (stored.event.room_id, user_id))

    def _wake(self, user_id: str) -> None:
        watching = self._waiters.watching()
        if not watching:
            return
        memberships = self._rooms.memberships.in_memory(user_id)
        if memberships is None:
            # A needless wake costs little.
            self._waiters.wake(tuple(watching))
            return
        concerned, cold = {user_id}, []
        for room_id, each in memberships.items():
            if each.membership != "join":
                continue
            slot = self._rooms.heads.in_memory(room_id)
            if slot is None:
                cold.append(room_id)
                continue
            joined = slot.committed.joined
            few = joined if len(joined) < len(watching) else watching
            concerned.update(each for each in few if each in joined and each in watching)
        if cold:
            concerned.update(each for each in watching if each not in concerned and self._may_be_in(each, cold))
        self._waiters.wake(concerned)

    def _may_be_in(self, user_id: str, room_ids: Sequence[str]) -> bool:
        """Whether the user is joined to one of the rooms, as far as that is in memory."""
        rooms = self._rooms.memberships.in_memory(user_id)
        if rooms is None:
            return True
        return any(room_id in rooms and rooms[room_id].membership == "join" for room_id in room_ids)
