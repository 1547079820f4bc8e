"""Typing notifications from server to server (Server-server API, "Typing Notifications")."""

from __future__ import annotations

from typing import Any, Final

from homeserver.outbox import Outbox
from homeserver.protocol.errors import BadJson, Forbidden
from homeserver.protocol.identifiers import is_user_id, parse_user_id
from homeserver.rooms import RoomHead, Rooms
from homeserver.typing.service import Typing

EDU: Final = "m.typing"
TOLD_AGAIN_MS: Final = 30_000
"""Other servers forget after a while that somebody types, so it is said again."""
FORGOTTEN_MS: Final = 60_000
"""How long somebody types of whom nothing more is heard."""
MOST_TOLD: Final = 10_000


class TypingFederation:
    """Tells other servers who types here, and hears who types there."""

    def __init__(self, typing: Typing, rooms: Rooms, outbox: Outbox) -> None:
        self._typing = typing
        self._rooms = rooms
        self._outbox = outbox
        self._told: dict[tuple[str, str], int] = {}
        typing.observers.append(self.local_typing)

    def local_typing(self, user_id: str, head: RoomHead, until_ms: int, now_ms: int) -> None:
        """A local user types until that time, or does not any more where it is 0."""
        if len(head.servers) < 2:
            return
        key = (user_id, head.room_id)
        told_ms = self._told.pop(key, None)
        if until_ms:
            self._told[key] = told_ms if told_ms is not None and now_ms - told_ms < TOLD_AGAIN_MS else now_ms
            if len(self._told) > MOST_TOLD:
                del self._told[next(iter(self._told))]
            if self._told[key] == told_ms:
                return
        content = {"room_id": head.room_id, "user_id": user_id, "typing": bool(until_ms)}
        self._outbox.send(head.servers, EDU, content, key=f"{head.room_id} {user_id}")

    async def handle(self, origin: str, content: dict[str, Any]) -> None:
        """Takes in the EDU of another server. Raises `BadJson`, and `Forbidden` for users who are not its members."""
        room_id, user_id, typing = content.get("room_id"), content.get("user_id"), content.get("typing")
        if not isinstance(room_id, str) or not is_user_id(user_id) or not isinstance(typing, bool):
            raise BadJson("A typing notification has a room ID, a user ID, and whether the user types.")
        assert isinstance(user_id, str)
        if parse_user_id(user_id)[1] != origin:
            raise Forbidden(f"{user_id} is no user of {origin}.")
        if typing:
            await self._typing.start(user_id, room_id, FORGOTTEN_MS)
        else:
            await self._typing.stop(user_id, room_id)
