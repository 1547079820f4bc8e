"""What of this slice is there only where this server speaks with others."""

from __future__ import annotations

from homeserver.keys.announcer import Announcer
from homeserver.keys.remote.asking import Asking
from homeserver.keys.remote.endings import Endings
from homeserver.keys.remote.lists import RemoteLists
from homeserver.keys.remote.resyncs import Resyncs
from homeserver.rooms import Rooms


class Elsewhere:
    """Keys of users of other servers, and what other servers are told."""

    def __init__(
        self, rooms: Rooms, asking: Asking, lists: RemoteLists, resyncs: Resyncs, endings: Endings, announcer: Announcer
    ) -> None:
        self.asking = asking
        self.lists = lists
        self._resyncs = resyncs
        self._endings = endings
        self._announcer = announcer
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
