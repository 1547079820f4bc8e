"""The access control list of a room: which other servers it lets take part."""

from __future__ import annotations

from homeserver.protocol.errors import Forbidden
from homeserver.protocol.server_acl import SERVER_ACL, allowed
from homeserver.rooms.events import Events
from homeserver.rooms.head import RoomHead
from homeserver.rooms.lru import LeastRecentlyUsed

VERDICTS_IN_MEMORY = 20_000


class ServerAcl:
    """Says which servers a room denies.  A verdict is found once for each list and server."""

    def __init__(self, events: Events) -> None:
        self._events = events
        self._verdicts: LeastRecentlyUsed[tuple[str, bool, str], bool] = LeastRecentlyUsed(VERDICTS_IN_MEMORY)

    async def allows(self, head: RoomHead, server_name: str) -> bool:
        """Whether the current `m.room.server_acl` of the room lets the server take part; without one every server may.

        Server-server API, "Server Access Control Lists (ACLs)".
        """
        event_id = head.event_id(SERVER_ACL)
        stored = await self._events.one(event_id) if event_id is not None else None
        if stored is None:
            return True
        # A redaction empties the list, and an empty list lets nobody in.
        of = (stored.event.event_id, stored.redacted_because is not None, server_name)
        verdict = self._verdicts.get(of)
        if verdict is None:
            verdict = allowed(stored.event.content, server_name)
            self._verdicts.put(of, verdict)
        return verdict

    async def check(self, head: RoomHead, server_name: str) -> None:
        """Raises `Forbidden` where the room denies the server."""
        if not await self.allows(head, server_name):
            raise Forbidden(f"The room does not let {server_name} take part.")
