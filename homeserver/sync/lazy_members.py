"""Which member events a device has been told, so that lazy loading need not repeat them.

Client-server API, "Lazy-loading room members": the server may assume that clients remember what they were sent.  A
member counts as told only once the device comes back with a token not older than the answer that told it: an answer
that was lost on the way told nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from homeserver.rooms.lru import LeastRecentlyUsed

ROOMS_IN_MEMORY = 20_000
MEMBERS_A_ROOM = 2_000


class Told(NamedTuple):
    """A member event and the position of the answer that had it."""

    event_id: str
    upto: int


class LazyMembers:
    """Remembers, for the devices and rooms seen last, which member events were told."""

    def __init__(self) -> None:
        self._told: LeastRecentlyUsed[tuple[str, str | None, str], dict[str, Told]] = LeastRecentlyUsed(ROOMS_IN_MEMORY)

    def is_told(
        self, user_id: str, device_id: str | None, room_id: str, since: int | None, member: str, event_id: str
    ) -> bool:
        """Whether a device that stands at `since` knows this event as the one of that member."""
        if since is None:
            return False
        of_room = self._told.get((user_id, device_id, room_id))
        told = of_room.get(member) if of_room is not None else None
        return told is not None and told.event_id == event_id and told.upto <= since

    def tell(self, user_id: str, device_id: str | None, room_id: str, upto: int, members: Mapping[str, str]) -> None:
        """Notes what an answer that ends at `upto` tells: event IDs by member."""
        if not members:
            return
        key = (user_id, device_id, room_id)
        of_room = self._told.get(key)
        if of_room is None or len(of_room) + len(members) > MEMBERS_A_ROOM:
            of_room = {}
            self._told.put(key, of_room)
        for member, event_id in members.items():
            known = of_room.get(member)
            if known is None or known.event_id != event_id:
                of_room[member] = Told(event_id, upto)
