"""Who shares a room with whom."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterable

from homeserver.keys.store import CHUNK, chunks
from homeserver.rooms import Rooms, StoredEvent
from homeserver.storage import in_list

USERS = 200
STEP = 20_000
"""Members looked at before others may run."""


def departed(stored: StoredEvent) -> list[str]:
    """Who is not joined to the event's room any more since it came; where forks were resolved, also who never was."""
    if stored.shifted is not None:
        members = [(key[1], holder) for key, holder in stored.shifted.items() if key[0] == "m.room.member"]
        return [user_id for user_id, holder in members if holder is None or holder.event.membership != "join"]
    event = stored.event
    if event.type != "m.room.member" or event.state_key is None or event.membership not in ("leave", "ban"):
        return []
    return [event.state_key] if stored.replaced is not None and stored.replaced.membership == "join" else []


class Sharing:
    """Answers from the heads of rooms that are in memory, and from the database for the other rooms."""

    def __init__(self, rooms: Rooms) -> None:
        self._rooms = rooms
        self._database = rooms.database

    async def joined(self, user_id: str) -> dict[str, int]:
        """The rooms the user is joined to: IDs and numbers."""
        memberships = await self._rooms.memberships_of(user_id)
        return {room_id: each.room_nid for room_id, each in memberships.items() if each.membership == "join"}

    async def remember(self, user_id: str) -> None:
        """Brings into memory whom a change of that user's keys will concern, so that nobody else is woken by it."""
        await self._rooms.memberships_of(user_id)

    async def among(self, user_id: str, candidates: Iterable[str]) -> set[str]:
        """Those of the candidates who share a room with the user now."""
        left = set(candidates) - {user_id}
        found: set[str] = set()
        cold: list[int] = []
        looked = 0
        for room_id, nid in (await self.joined(user_id)).items() if left else ():
            slot = self._rooms.heads.in_memory(room_id)
            if slot is None:
                cold.append(nid)
                continue
            members = slot.committed.joined
            few: Iterable[str] = left if len(left) < len(members) else members
            here = {each for each in few if each in left and each in members}
            found |= here
            left -= here
            if not left:
                break
            looked += min(len(left), len(members))
            if looked > STEP:
                looked = 0
                await asyncio.sleep(0)
        if left and cold:
            found |= await self._in_database(left, cold)
        return found

    async def here(self, user_ids: Iterable[str]) -> set[str]:
        """Those of the users who are joined to a room in which this server is."""
        found: set[str] = set()
        for some in chunks(user_ids, CHUNK):
            rows = await self._database.fetch(
                "SELECT DISTINCT m.user_id FROM memberships m JOIN room_servers s ON s.room_nid = m.room_nid "
                "AND s.server = ? AND s.to_position IS NULL WHERE m.membership = ? "
                f"AND m.user_id IN {in_list(len(some))}",
                self._rooms.server_name,
                "join",
                *some,
            )
            found.update(row[0] for row in rows)
        return found

    async def servers(self, user_id: str, without: int | None = None) -> set[str]:
        """The other servers in the user's rooms, leaving out the room with the number `without`."""
        rows = await self._database.fetch(
            "SELECT DISTINCT s.server FROM memberships m JOIN room_servers s ON s.room_nid = m.room_nid "
            "AND s.to_position IS NULL WHERE m.user_id = ? AND m.membership = ? AND m.room_nid <> ?",
            user_id,
            "join",
            -1 if without is None else without,
        )
        return {row[0] for row in rows} - {self._rooms.server_name}

    async def _in_database(self, candidates: Collection[str], rooms: Collection[int]) -> set[str]:
        found: set[str] = set()
        for nids in chunks(rooms, CHUNK):
            for users in chunks(set(candidates) - found, USERS):
                rows = await self._database.fetch(
                    "SELECT DISTINCT user_id FROM memberships WHERE membership = ? "
                    f"AND room_nid IN {in_list(len(nids))} AND user_id IN {in_list(len(users))}",
                    "join",
                    *nids,
                    *users,
                )
                found.update(row[0] for row in rows)
        return found
