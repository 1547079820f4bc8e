"""Walking what relates to an event, and the threads of a room.  Client-server API, "Relationships API", "Threading"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from homeserver.protocol.errors import NotFound
from homeserver.protocol.redaction import redact
from homeserver.relations.bundles import IgnoredBy
from homeserver.relations.children import Children
from homeserver.rooms import Rooms, StoredEvent
from homeserver.storage import Database

FIRST: Final = 0
LAST: Final = 2**62


@dataclass(frozen=True, slots=True)
class RelatedPage:
    """Events in the order of the walk; `end` is the position after which to go on, None at the end."""

    events: Sequence[StoredEvent]
    end: int | None


class Listing:
    """Lists related events and threads for users."""

    def __init__(self, database: Database, rooms: Rooms, ignored_by: IgnoredBy) -> None:
        self._children = Children(database)
        self._rooms = rooms
        self._ignored_by = ignored_by

    async def related(
        self,
        user_id: str,
        room_id: str,
        event_id: str,
        rel_type: str | None,
        type_: str | None,
        *,
        start: int | None,
        stop: int | None,
        limit: int,
        backwards: bool,
        recurse: bool,
    ) -> RelatedPage:
        """Events that relate to an event, and with `recurse` those that relate to these.

        `start` and `stop` are positions as page tokens hold them.  Raises `M_NOT_FOUND` for an event that the user
        may not see, existing or not.
        """
        parent = await self._rooms.visibility.visible_event(user_id, room_id, event_id)
        if parent is None:
            raise NotFound("Event not found.")
        nid = parent.room_nid
        low, high = (stop, start) if backwards else (start, stop)
        after, upto = FIRST if low is None else low, LAST if high is None else high
        if recurse:
            found = await self._children.below(nid, event_id, rel_type, type_)
            positions = [position for position in found if after < position <= upto]
            positions = (positions[::-1] if backwards else positions)[: limit + 1]
        else:
            positions = await self._children.page(
                nid, event_id, rel_type, type_, after=after, upto=upto, limit=limit + 1, backwards=backwards
            )
        shown = positions[:limit]
        events = await self._rooms.events.at_positions(shown)
        visible = await self._rooms.visibility.filter(user_id, nid, [events[each] for each in shown if each in events])
        if len(positions) <= limit:
            return RelatedPage(visible, None)
        return RelatedPage(visible, shown[-1] - 1 if backwards else shown[-1])

    async def threads(
        self, user_id: str, room_id: str, *, start: int | None, limit: int, participated: bool
    ) -> RelatedPage:
        """Roots of the room's threads, the one written in last first; those by ignored users are shown redacted.

        Raises `M_FORBIDDEN` for who may not look into the room.
        """
        head, _ = await self._rooms.visibility.view(user_id, room_id)
        below = LAST if start is None else start + 1
        roots = await self._children.roots(head.nid, below, limit + 1, user_id if participated else None)
        events = await self._rooms.events.many([event_id for event_id, _ in roots[:limit]])
        found = [events[event_id] for event_id, _ in roots[:limit] if event_id in events]
        visible = await self._rooms.visibility.filter(user_id, head.nid, found)
        ignored = await self._ignored_by(user_id)
        shown = [_redacted(each) if each.event.sender in ignored else each for each in visible]
        return RelatedPage(shown, roots[limit - 1][1] - 1 if len(roots) > limit else None)


def _redacted(stored: StoredEvent) -> StoredEvent:
    event = stored.event
    emptied = type(event)(redact(event.pdu, event.version), event.version, event.event_id)
    return StoredEvent(stored.position, stored.room_nid, emptied, thread_root=stored.thread_root)
