"""Room aliases and the published room directory.  Client-server API, "Room aliases", "Published room directory"."""

from __future__ import annotations

import asyncio
from bisect import bisect_right
from collections.abc import Sequence
from heapq import nlargest
from typing import Any, NamedTuple

from homeserver.journal import Change, ConstraintViolated, Journal
from homeserver.protocol.errors import Forbidden, InvalidParam, MatrixError, NotFound
from homeserver.protocol.identifiers import domain_of, parse_room_alias
from homeserver.rooms.other_directories import OtherDirectories
from homeserver.rooms.rooms import Rooms
from homeserver.rooms.summaries import Summaries
from homeserver.storage import Statement

MOST_AT_ONCE = 500
MOST_SERVERS = 100
"""Servers through which a room can be joined that are told with an alias."""
MOST_LOOKED_AT = 5_000
"""Published rooms, the largest ones, that a search compares with its term."""
ROOMS_A_TURN = 100
DIRECTORY_KEYS = (
    "room_id",
    "num_joined_members",
    "world_readable",
    "guest_can_join",
    "join_rule",
    "name",
    "topic",
    "avatar_url",
    "canonical_alias",
    "room_type",
)
"""`PublishedRoomsChunk` has these and no other member."""


class Listed(NamedTuple):
    """A published room with the number of its members."""

    nid: int
    room_id: str
    joined: int


class Directory:
    """Names rooms and lists the published ones."""

    def __init__(self, rooms: Rooms, summaries: Summaries, others: OtherDirectories | None = None) -> None:
        """`others` is the way to the directories of other servers."""
        self.others = others
        self._rooms = rooms
        self._database = rooms.database
        self._journal: Journal = rooms.journal
        self._summaries = summaries

    async def room_of(self, alias: str) -> str | None:
        """ID of the room with that local alias."""
        row = await self._database.fetch_one("SELECT room_id FROM room_aliases WHERE alias = ?", alias)
        return row[0] if row is not None else None

    async def resolve(self, alias: str) -> tuple[str, list[str]]:
        """The room that an alias leads to, of whatever server it is, and servers through which the room can be joined:
        this one first where it is in the room.

        Raises `IdentifierError`, `NotFound`, or what another server says.
        """
        parse_room_alias(alias)
        if domain_of(alias) == self._rooms.server_name:
            room_id = await self.room_of(alias)
            servers: Sequence[str] = []
        elif self.others is None:
            room_id = None
        else:
            room_id, servers = await self.others.resolve(alias)
        if room_id is None:
            raise NotFound(f"There is no room with the alias {alias}.")
        head = await self._rooms.head(room_id)
        joined = head.servers if head is not None else {}
        here = [self._rooms.server_name] if self._rooms.server_name in joined else []
        largest = nlargest(MOST_SERVERS, joined, key=lambda server: joined[server])
        return room_id, list(dict.fromkeys([*here, *servers, *largest]))[:MOST_SERVERS]

    async def aliases_of(self, room_id: str) -> list[str]:
        """The local aliases of a room."""
        rows = await self._database.fetch("SELECT alias FROM room_aliases WHERE room_id = ? ORDER BY alias", room_id)
        return [row[0] for row in rows]

    async def add_alias(self, user_id: str, alias: str, room_id: str) -> None:
        """Gives a room a local alias.

        Raises `InvalidParam` for an alias of another server, 409 where it is taken, `Forbidden` for who is not in
        the room.
        """
        parse_room_alias(alias)
        if domain_of(alias) != self._rooms.server_name:
            raise InvalidParam(f"Aliases here end in :{self._rooms.server_name}.")
        await self._rooms.joined_head(user_id, room_id)
        row = (alias, room_id, user_id)
        adding = Statement("INSERT INTO room_aliases (alias, room_id, creator) VALUES (?,?,?)", args=row)
        try:
            await self._journal.commit(Change(writes=lambda _: [adding]))
        except ConstraintViolated as error:
            raise MatrixError(409, "M_UNKNOWN", f"The alias {alias} is taken.") from error

    async def remove_alias(self, user_id: str, alias: str, *, may_any: bool) -> None:
        """Takes an alias away: one's own, or with `may_any` (an admin, or power over the canonical alias) anyone's.

        Raises `NotFound`, `Forbidden`.
        """
        row = await self._database.fetch_one("SELECT room_id, creator FROM room_aliases WHERE alias = ?", alias)
        if row is None:
            raise NotFound(f"There is no alias {alias}.")
        if row["creator"] != user_id and not may_any:
            raise Forbidden("Only its maker, or who may set the room's canonical alias, can remove an alias.")
        removing = Statement("DELETE FROM room_aliases WHERE alias = ?", args=(alias,))
        await self._journal.commit(Change(writes=lambda _: [removing]))

    async def is_public(self, room_id: str) -> bool:
        """Whether the room is in the published directory.  Raises `NotFound`."""
        row = await self._database.fetch_one("SELECT is_public FROM rooms WHERE room_id = ?", room_id)
        if row is None:
            raise NotFound("This server does not know that room.")
        return bool(row[0])

    async def publish(self, room_id: str, is_public: bool) -> None:
        """Puts the room into the published directory, or takes it out."""
        await self.is_public(room_id)
        publishing = Statement("UPDATE rooms SET is_public = ? WHERE room_id = ?", args=(is_public, room_id))
        await self._journal.commit(Change(writes=lambda _: [publishing]))

    async def list(
        self, *, limit: int | None, since: str | None, term: str | None, room_types: list[str | None] | None
    ) -> dict[str, Any]:
        """`PublicRoomsResponse`: published rooms, the largest first, those that match the filter.

        `since` is a token of an earlier answer and says in which direction to go on.  Raises `InvalidParam`.
        """
        listed = await self._published()
        if term or room_types is not None:
            listed = await self._matching(listed, term, room_types)
        most = min(limit if limit is not None else 100, MOST_AT_ONCE)
        start = 0
        if since is not None:
            backwards, count, nid = _parse(since)
            start = bisect_right(listed, (-count, nid), key=_place)
            if backwards:
                start = max(0, start - 1 - most)
        page = listed[start : start + most]
        told = await self._summaries.of([(each.nid, each.room_id) for each in page])
        answer: dict[str, Any] = {
            "chunk": [_chunk(told[each.nid]) for each in page],
            "total_room_count_estimate": len(listed),
        }
        if page and start + most < len(listed):
            answer["next_batch"] = _token("f", page[-1])
        if page and start > 0:
            answer["prev_batch"] = _token("b", page[0])
        return answer

    async def _published(self) -> Sequence[Listed]:
        """Every published room, the largest first."""
        rows = await self._database.fetch(
            "SELECT r.nid, r.room_id, COUNT(m.user_id) FROM rooms r LEFT JOIN memberships m "
            "ON m.room_nid = r.nid AND m.membership = 'join' WHERE r.is_public = ? GROUP BY r.nid, r.room_id",
            True,
        )
        return sorted((Listed(row[0], row[1], row[2]) for row in rows), key=_place)

    async def _matching(
        self, listed: Sequence[Listed], term: str | None, room_types: Sequence[str | None] | None
    ) -> Sequence[Listed]:
        matching = []
        for start in range(0, min(len(listed), MOST_LOOKED_AT), ROOMS_A_TURN):
            part = listed[start : start + ROOMS_A_TURN]
            told = await self._summaries.of([(each.nid, each.room_id) for each in part])
            matching += [each for each in part if _matches(told[each.nid], term, room_types)]
            await asyncio.sleep(0)
        return matching


def _matches(told: dict[str, Any], term: str | None, room_types: Sequence[str | None] | None) -> bool:
    if room_types is not None and told.get("room_type") not in room_types:
        return False
    if not term:
        return True
    wanted = term.casefold()
    return any(wanted in told.get(key, "").casefold() for key in ("name", "topic", "canonical_alias"))


def _place(listed: Listed) -> tuple[int, int]:
    return -listed.joined, listed.nid


def _chunk(told: dict[str, Any]) -> dict[str, Any]:
    return {key: told[key] for key in DIRECTORY_KEYS if key in told}


def _token(direction: str, listed: Listed) -> str:
    return f"{direction}{listed.joined}.{listed.nid}"


def _parse(since: str) -> tuple[bool, int, int]:
    count, _, nid = since[1:].partition(".")
    if since[:1] not in ("f", "b") or not (count.isdecimal() and nid.isdecimal() and len(since) < 50):
        raise InvalidParam("`since` is not a token of an earlier answer.")
    return since[0] == "b", int(count), int(nid)
