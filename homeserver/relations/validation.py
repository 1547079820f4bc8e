"""Relations that a client may not make."""

from __future__ import annotations

from homeserver.protocol.errors import MatrixError
from homeserver.push import relation_of
from homeserver.relations.children import Children
from homeserver.rooms import NewEvent, Rooms
from homeserver.storage import Database


class RelationGate:
    """Looks at events before they are made."""

    def __init__(self, database: Database, rooms: Rooms) -> None:
        self._children = Children(database)
        self._rooms = rooms

    async def check(self, room_id: str, new: NewEvent) -> None:
        """Raises `M_DUPLICATE_ANNOTATION` for the same annotation again, `M_UNKNOWN` for a thread in a thread.

        Client-server API, "Avoiding duplicate annotations" and "Validation of m.thread relationships".
        """
        relation = relation_of(new.content) if new.state_key is None else None
        if relation is None:
            return
        rel_type, parent_id = relation
        if rel_type not in ("m.thread", "m.annotation"):
            return
        head = await self._rooms.head(room_id)
        parent = await self._rooms.events.one(parent_id)
        if head is None or new.sender not in head.joined or parent is None or parent.room_nid != head.nid:
            return
        if rel_type == "m.thread":
            if relation_of(parent.event.content) is not None:
                raise MatrixError(400, "M_UNKNOWN", "Cannot start a thread from an event that is itself a relation.")
        else:
            await self._check_annotation(new, parent_id)

    async def _check_annotation(self, new: NewEvent, parent_id: str) -> None:
        key = new.content["m.relates_to"].get("key")
        positions = await self._children.annotations(parent_id, new.sender, new.type)
        for earlier in (await self._rooms.events.at_positions(positions)).values():
            relates_to = earlier.event.content.get("m.relates_to")
            if isinstance(relates_to, dict) and relates_to.get("key") == key:
                raise MatrixError(400, "M_DUPLICATE_ANNOTATION", "You have annotated this event so before.")
