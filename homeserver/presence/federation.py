"""Presence from server to server (Server-server API, "Presence")."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any, Final

import structlog

from homeserver.outbox import Outbox
from homeserver.presence.audience import Audience
from homeserver.presence.service import Presence
from homeserver.presence.states import RANK, Contribution
from homeserver.protocol.errors import BadJson
from homeserver.protocol.identifiers import is_user_id, parse_user_id
from homeserver.rooms import RoomHead, Rooms, StoredEvent
from homeserver.storage import StorageError

log = structlog.get_logger(__name__)

EDU: Final = "m.presence"
GATHER_S: Final = 1.0
"""Changes of so long go out together: who flickers is told once."""
MOST_IN_ONE: Final = 100
"""Users of one EDU."""
MOST_TAKEN: Final = 500
"""Users of one EDU of another server that are looked at."""
TOLD_AGAIN_S: Final = 1_500.0
FORGOTTEN_MS: Final = 2_100_000
"""Other servers say again every 25 minutes or so that somebody is there; who is not heard of any more is gone."""
LOOK_EVERY_S: Final = 60.0
LONGEST_STATUS: Final = 1024
_LONGEST_AGO_MS: Final = 10 * 365 * 24 * 3_600_000


class PresenceFederation:
    """Tells servers that share a room with a local user how present that is, and hears of theirs."""

    def __init__(self, presence: Presence, audience: Audience, rooms: Rooms, outbox: Outbox) -> None:
        self._presence = presence
        self._audience = audience
        self._rooms = rooms
        self._outbox = outbox
        self._changed: dict[str, set[str] | None] = {}
        """Users to tell of, and to which servers alone; None for all."""
        self._tasks: dict[str, asyncio.Task[None]] = {}

    def start(self) -> None:
        """Begins to tell."""
        if self._presence.enabled:
            self._presence.observers.append(self.local_changed)
            self._rooms.observe(self._event_applied)
            self._tasks["again"] = asyncio.create_task(self._tell_again())
            self._tasks["forget"] = asyncio.create_task(self._forget_now_and_then())

    async def close(self) -> None:
        """Stops."""
        for task in self._tasks.values():
            task.cancel()
        await asyncio.gather(*self._tasks.values(), return_exceptions=True)

    def local_changed(self, user_id: str) -> None:
        """The presence of a user looks different now."""
        if user_id.partition(":")[2] == self._rooms.server_name:
            self._mark(user_id, None)

    async def handle(self, origin: str, content: dict[str, Any]) -> None:
        """Takes in the EDU of another server; users of others and those who share no room are passed over.

        Raises `BadJson`.
        """
        push = content.get("push")
        if not isinstance(push, list):
            raise BadJson("`push` must be an array.")
        if not self._presence.enabled:
            return
        told = {}
        for one in push[:MOST_TAKEN]:
            user_id = one.get("user_id") if isinstance(one, dict) else None
            if isinstance(user_id, str) and is_user_id(user_id) and parse_user_id(user_id)[1] == origin:
                told[user_id] = one
        for user_id in await self._rooms.memberships.joined_somewhere(told):
            await self._take_in(user_id, told[user_id])

    async def _take_in(self, user_id: str, told: dict[str, Any]) -> None:
        presence, ago_ms, status = told.get("presence"), told.get("last_active_ago"), told.get("status_msg")
        if presence not in RANK:
            return
        last_active_ms = 0
        if type(ago_ms) is int and 0 <= ago_ms <= _LONGEST_AGO_MS:
            last_active_ms = self._rooms.now_ms() - ago_ms
        active = told.get("currently_active") is True
        status = status[:LONGEST_STATUS] if isinstance(status, str) else None
        await self._presence.take_in(user_id, Contribution(presence, last_active_ms, active), status)

    def _mark(self, user_id: str, servers: Iterable[str] | None) -> None:
        known = self._changed.get(user_id, set())
        self._changed[user_id] = None if servers is None or known is None else known.union(servers)
        task = self._tasks.get("tell")
        if task is None or task.done():
            self._tasks["tell"] = asyncio.ensure_future(self._tell())

    async def _tell(self) -> None:
        while self._changed:
            await asyncio.sleep(GATHER_S)
            changed, self._changed = self._changed, {}
            by_servers: dict[frozenset[str], list[str]] = {}
            for user_id, only in changed.items():
                try:
                    servers = frozenset(only) if only is not None else await self._servers_of(user_id)
                except StorageError as error:
                    log.warning("presence_not_told", user_id=user_id, error=str(error))
                    continue
                if servers:
                    by_servers.setdefault(servers, []).append(user_id)
            for servers, users in by_servers.items():
                for at in range(0, len(users), MOST_IN_ONE):
                    self._send(servers, users[at : at + MOST_IN_ONE])

    def _send(self, servers: frozenset[str], users: Sequence[str]) -> None:
        push = []
        for user_id in users:
            content = self._presence.content_of(user_id)
            if content is not None:
                push.append({"user_id": user_id, "last_active_ago": 0, **content})
        if push:
            self._outbox.send(servers, EDU, {"push": push}, key=users[0] if len(users) == 1 else None)

    async def _servers_of(self, user_id: str) -> frozenset[str]:
        """The servers that share a room with a user."""
        heads = await self._rooms.heads.many(await self._audience.rooms_of(user_id))
        servers: set[str] = set()
        for head in heads.values():
            if len(head.servers) > 1:
                servers.update(head.servers)
                await asyncio.sleep(0)
        servers.discard(self._rooms.server_name)
        return frozenset(servers)

    def _event_applied(self, stored: StoredEvent, head: RoomHead | None) -> None:
        """Who comes into a room is told of, or told of the others."""
        event = stored.event
        if event.membership != "join" or event.state_key is None or head is None or len(head.servers) < 2:
            return
        server = event.state_key.partition(":")[2]
        if server == self._rooms.server_name:
            if self._presence.is_worth_telling(event.state_key):
                self._mark(event.state_key, None)
        elif head.servers.get(server) == 1:
            own = f":{self._rooms.server_name}"
            here = (one for one in self._presence.present_users() if one.endswith(own) and one in head.joined)
            for user_id in islice(here, MOST_IN_ONE):
                self._mark(user_id, (server,))

    async def _tell_again(self) -> None:
        while True:
            await asyncio.sleep(TOLD_AGAIN_S)
            for user_id in self._presence.present_users():
                self.local_changed(user_id)

    async def _forget_now_and_then(self) -> None:
        while True:
            await asyncio.sleep(LOOK_EVERY_S)
            await self._presence.forget_unheard(self._rooms.now_ms() - FORGOTTEN_MS)
