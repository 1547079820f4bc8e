"""What a device asks for, and what it is answered."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from homeserver.journal import Token
from homeserver.protocol.filters import OPEN_FILTER, Filter
from homeserver.rooms.memberships import Membership

DEFAULT_TIMELINE = 10


@dataclass(frozen=True, slots=True)
class SyncRequest:
    """One device's wishes, the same from one question to the next.

    `state_after` is the name under which the state at the end of the timeline is wanted, or None for the state at its
    start (Client-server API, `GET /sync`, `use_state_after`).
    """

    user_id: str
    device_id: str | None
    filter: Filter = OPEN_FILTER
    full_state: bool = False
    state_after: str | None = None

    @property
    def timeline_limit(self) -> int:
        """How many events of a room are told at most."""
        limit = self.filter.room.timeline.limit
        return DEFAULT_TIMELINE if limit is None else limit

    @property
    def lazy_members(self) -> bool:
        """Whether only those members are told who are needed to show the rest."""
        return self.filter.room.state.lazy_load_members


@dataclass(frozen=True, slots=True)
class SyncResult:
    """An answer as JSON bytes; `upto` is its `next_batch`. `is_empty` says that there was nothing to tell."""

    body: bytes
    upto: Token
    is_empty: bool


class WantedRooms(Collection[str]):
    """The rooms a user is joined to and that the filter wants; nothing is computed until someone looks."""

    __slots__ = ("_filter", "_rooms")

    def __init__(self, rooms: Mapping[str, Membership], filter_: Filter) -> None:
        self._rooms = rooms
        self._filter = filter_.room

    def __contains__(self, room_id: object) -> bool:
        membership = self._rooms.get(room_id) if isinstance(room_id, str) else None
        return (
            membership is not None and membership.membership == "join" and self._filter.wants_room(membership.room_id)
        )

    def __iter__(self) -> Iterator[str]:
        return (room_id for room_id in self._rooms if room_id in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)
