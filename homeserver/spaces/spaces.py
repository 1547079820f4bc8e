"""What is told of rooms to those outside of them, put together."""

from __future__ import annotations

from collections.abc import Callable

from homeserver.rooms import Directory, Rooms, Summaries
from homeserver.spaces.branches import Branches
from homeserver.spaces.for_servers import ForServers
from homeserver.spaces.hierarchy import Hierarchy
from homeserver.spaces.previews import Previews
from homeserver.spaces.rooms_elsewhere import AskedServers, RoomsElsewhere
from homeserver.storage import Database


class Spaces:
    """`hierarchy` and `previews` are for users, `for_servers` for other servers.

    Without `servers` nobody is asked for rooms that this server is not in.
    """

    def __init__(
        self,
        database: Database,
        rooms: Rooms,
        summaries: Summaries,
        directory: Directory,
        servers: AskedServers | None,
        now_ms: Callable[[], int],
    ) -> None:
        branches = Branches(database, rooms, summaries)
        self._elsewhere = RoomsElsewhere(rooms.server_name, servers, now_ms) if servers is not None else None
        self.hierarchy = Hierarchy(rooms, branches, self._elsewhere)
        self.previews = Previews(rooms, directory, branches, self._elsewhere)
        self.for_servers = ForServers(database, branches)

    async def close(self) -> None:
        """Ends what is under way."""
        if self._elsewhere is not None:
            await self._elsewhere.close()
