"""Tags, direct chats and push rules of an upgraded room, taken along to its replacement.

"When a user joins the new room, the server should automatically transfer/replicate some of the user's personalized
settings such as notifications, tags, etc."  It happens in the background, right after the join.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import structlog

from homeserver.account_data import AccountData
from homeserver.protocol.errors import MatrixError
from homeserver.push import Rulesets
from homeserver.room_moves.settings import names_room, with_direct_chat, with_rules, with_tags
from homeserver.rooms import RoomHead, Rooms, StoredEvent

log = structlog.get_logger(__name__)

PATIENCE_S = 0.5
"""For moves under way when the server stops."""
AT_ONCE = 4


class RoomMoves:
    """Follows local users into replacements of rooms that they were in."""

    def __init__(
        self, rooms: Rooms, account_data: AccountData, rulesets: Rulesets, is_local: Callable[[str], bool]
    ) -> None:
        self._rooms = rooms
        self._account_data = account_data
        self._rulesets = rulesets
        self._is_local = is_local
        self._tasks: set[asyncio.Task[None]] = set()
        self._turn = asyncio.Semaphore(AT_ONCE)
        rooms.observe(self._event_applied)

    async def close(self) -> None:
        """Gives what is under way a moment."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=PATIENCE_S)
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def move(self, user_id: str, old: str, new: str) -> None:
        """Takes the user's settings of the room `old` along to `new`; what `new` has already stays as it is.

        Never raises: an upgrade is none the worse for a tag that stays behind.
        """
        try:
            await self._move(user_id, old, new)
        except MatrixError as error:
            log.info("settings of an upgraded room stayed behind", user=user_id, room=new, error=str(error))
        except Exception:
            log.exception("settings of an upgraded room were not moved", user=user_id, room=new)

    async def _move(self, user_id: str, old: str, new: str) -> None:
        tags = await self._account_data.get(user_id, "m.tag", old)
        if tags is not None:
            await self._account_data.edit(user_id, "m.tag", lambda there: with_tags(there, tags), new)
        if names_room(await self._account_data.get(user_id, "m.direct"), old):
            await self._account_data.edit(user_id, "m.direct", lambda chats: with_direct_chat(chats, old, new))
        if any(old in rule["rule_id"] for rules in self._rulesets.of(user_id).values() for rule in rules):
            await self._rulesets.edit(user_id, lambda customised: with_rules(customised, old, new))

    def _event_applied(self, stored: StoredEvent, head: RoomHead | None) -> None:
        event = stored.event
        if event.type != "m.room.member" or event.state_key is None or event.content.get("membership") != "join":
            return
        if stored.replaced is not None and stored.replaced.membership == "join":
            return
        if not self._is_local(event.state_key):
            return
        create_id = head.event_id("m.room.create") if head is not None else None
        create = self._rooms.events.in_memory(create_id) if create_id is not None else None
        if create is not None and "predecessor" not in create.event.content:
            return
        task = asyncio.create_task(self._follow(event.state_key, event.room_id), name="room move")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _follow(self, user_id: str, room_id: str) -> None:
        async with self._turn:
            try:
                old = await self._predecessor(user_id, room_id)
            except Exception:
                log.exception("what an upgraded room replaces could not be read", user=user_id, room=room_id)
                return
            if old is not None:
                await self.move(user_id, old, room_id)

    async def _predecessor(self, user_id: str, room_id: str) -> str | None:
        """The room that this one replaces: both must say so, and the user must have been in it."""
        old = (await self._content(room_id, "m.room.create")).get("predecessor")
        old_id = old.get("room_id") if isinstance(old, dict) else None
        if not isinstance(old_id, str) or old_id not in await self._rooms.memberships_of(user_id):
            return None
        tombstone = await self._content(old_id, "m.room.tombstone")
        return old_id if tombstone.get("replacement_room") == room_id else None

    async def _content(self, room_id: str, type_: str) -> dict[str, Any]:
        head = await self._rooms.head(room_id)
        stored = await self._rooms.state_event(head, type_) if head is not None else None
        return stored.event.content if stored is not None else {}
