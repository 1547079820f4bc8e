"""What of this slice is there only where this server speaks with others."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from homeserver.keys.announcer import Announcer
from homeserver.keys.remote.asking import Asking
from homeserver.keys.remote.endings import Endings
from homeserver.keys.remote.lists import RemoteLists
from homeserver.keys.remote.resyncs import Resyncs
from homeserver.rooms import Rooms

EduHandler = Callable[[str, dict[str, Any]], Awaitable[None]]
"""Takes the server that sent an EDU, and the content."""


class Elsewhere:
    """Keys of users of other servers, and what other servers are told."""

    def __init__(
        self, rooms: Rooms, asking: Asking, lists: RemoteLists, resyncs: Resyncs, endings: Endings, announcer: Announcer
    ) -> None:
        self.asking = asking
        self._resyncs = resyncs
        self._endings = endings
        self._announcer = announcer
        self.handlers: Mapping[str, EduHandler] = {
            "m.device_list_update": lists.device_updated,
            "m.signing_key_update": lists.signing_keys_updated,
        }
        """Who takes in what other servers tell, by the type of the EDU."""
        rooms.observe(endings.event_applied)
        rooms.observe(announcer.event_applied)

    def start(self) -> None:
        """Begins the work in the background."""
        self._endings.start()
        self._resyncs.start()
        self._announcer.start()

    async def close(self) -> None:
        """Ends it; what is not done is found again at the next start."""
        await self._announcer.close()
        await self._resyncs.close()
        await self._endings.close()
