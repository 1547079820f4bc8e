"""Which rooms a user is in, has been invited to, or has left: in memory for the users seen last."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import immutables

from homeserver.rooms.lru import LeastRecentlyUsed
from homeserver.storage import Database, Row, in_list


@dataclass(frozen=True, slots=True)
class Membership:
    """A user's newest membership of a room.

    `position` is that of the member event, `sender` who sent it, `stripped` the stripped state shown with an invite or
    a knock.  `forgotten` rooms are out of the user's sight for good, until they are invited or join again.
    """

    room_id: str
    room_nid: int
    user_id: str
    membership: str
    position: int
    event_id: str
    sender: str
    forgotten: bool = False
    stripped: bytes | None = None


Rooms = immutables.Map[str, Membership]

CHUNK = 500
COLUMNS = (
    "m.user_id, m.room_nid, r.room_id, m.membership, m.position, m.event_id, m.sender, m.forgotten, m.stripped "
    "FROM memberships m JOIN rooms r ON r.nid = m.room_nid"
)


class Memberships:
    """Reads memberships; those of at most `limit` users stay in memory, kept current by `apply`."""

    def __init__(self, database: Database, limit: int = 20_000) -> None:
        self._database = database
        self._users: LeastRecentlyUsed[str, Rooms] = LeastRecentlyUsed(limit)
        self._loading: dict[str, asyncio.Future[Rooms]] = {}
        self._meanwhile: dict[str, list[Membership]] = {}
        self._overtaken: set[str] = set()
        self._outside: dict[str, int] = {}

    async def of(self, user_id: str) -> Mapping[str, Membership]:
        """Every room the user has a membership in, by room ID: an immutable snapshot."""
        rooms = self._users.get(user_id)
        if rooms is not None:
            return rooms
        loading = self._loading.get(user_id)
        if loading is None:
            loading = asyncio.ensure_future(self._load(user_id))
            self._loading[user_id] = loading
            loading.add_done_callback(lambda _: self._loading.pop(user_id, None))
        return await asyncio.shield(loading)

    async def joined_somewhere(self, user_ids: Iterable[str]) -> set[str]:
        """Those of the users who are in any room that this server knows: one query for each 500."""
        wanted = list(user_ids)
        found: set[str] = set()
        for at in range(0, len(wanted), CHUNK):
            part = wanted[at : at + CHUNK]
            rows = await self._database.fetch(
                f"SELECT DISTINCT user_id FROM memberships WHERE user_id IN {in_list(len(part))} AND membership = ?",
                *part,
                "join",
            )
            found.update(row[0] for row in rows)
        return found

    def in_memory(self, user_id: str) -> Mapping[str, Membership] | None:
        """The user's rooms if they are in memory."""
        return self._users.peek(user_id)

    def apply(self, membership: Membership) -> None:
        """Takes in a membership that was committed."""
        user_id = membership.user_id
        rooms = self._users.peek(user_id)
        if rooms is not None:
            self._users.put(user_id, rooms.set(membership.room_id, membership))
        elif user_id in self._loading:
            self._meanwhile.setdefault(user_id, []).append(membership)

    def forget(self, user_id: str, room_id: str) -> None:
        """Takes in that the user forgot a room."""
        rooms = self._users.peek(user_id)
        if rooms is not None and room_id in rooms:
            self._users.put(user_id, rooms.set(room_id, replace(rooms[room_id], forgotten=True)))
        elif user_id in self._loading:
            self._overtaken.add(user_id)

    def drop(self, user_id: str) -> None:
        """Drops what is in memory of the user; the next reader asks the database."""
        self._users.drop(user_id)
        if user_id in self._loading:
            self._overtaken.add(user_id)

    def moved_outside(self, user_id: str, position: int) -> None:
        """Takes in that the user's membership changed at `position` in a room that this server is not in."""
        self._outside[user_id] = position
        self.drop(user_id)

    def is_moved_outside(self, user_id: str, since: int) -> bool:
        """Whether that has happened after the position `since`, and after this process began."""
        return self._outside.get(user_id, since) > since

    async def _load(self, user_id: str) -> Rooms:
        while True:
            self._overtaken.discard(user_id)
            rows = await self._database.fetch(f"SELECT {COLUMNS} WHERE m.user_id = ?", user_id)
            if user_id not in self._overtaken:
                break
        rooms: Rooms = immutables.Map({row["room_id"]: _membership(row) for row in rows})
        # What was committed while the query ran may or may not be in its answer.
        for membership in self._meanwhile.pop(user_id, ()):
            known = rooms.get(membership.room_id)
            if known is None or known.position < membership.position:
                rooms = rooms.set(membership.room_id, membership)
        self._users.put(user_id, rooms)
        return rooms


def _membership(row: Row) -> Membership:
    return Membership(
        room_id=row["room_id"],
        room_nid=row["room_nid"],
        user_id=row["user_id"],
        membership=row["membership"],
        position=row["position"],
        event_id=row["event_id"],
        sender=row["sender"],
        forgotten=bool(row["forgotten"]),
        stripped=row["stripped"],
    )
