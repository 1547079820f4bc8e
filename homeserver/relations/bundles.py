"""What is bundled with an event under `unsigned.m.relations`.  Client-server API, "Aggregations of child events"."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from typing import Any, Final

import orjson

from homeserver.push import relation_of
from homeserver.relations.children import Children, ThreadSum
from homeserver.rooms import RoomHead, Rooms, StoredEvent
from homeserver.rooms.lru import LeastRecentlyUsed
from homeserver.storage import Database

AGGREGATED: Final = frozenset(("m.replace", "m.thread", "m.reference"))

IgnoredBy = Callable[[str], Awaitable[Collection[str]]]


class Bundles:
    """Sums up what relates to events.

    Which events have anything to sum up is remembered, so that a timeline in which nothing relates to anything costs
    no query.
    """

    def __init__(self, database: Database, rooms: Rooms, ignored_by: IgnoredBy) -> None:
        self._children = Children(database)
        self._rooms = rooms
        self._ignored_by = ignored_by
        self._kinds: LeastRecentlyUsed[str, frozenset[str]] = LeastRecentlyUsed(50_000)
        self._heard = 0
        rooms.observe(self._event_applied)

    async def bundle(self, user_id: str, events: Sequence[StoredEvent]) -> Mapping[str, bytes]:
        """JSON of `unsigned.m.relations`, by event ID, of those events that have any; state events have none."""
        parents = {each.event.event_id: each for each in events if each.event.state_key is None}
        kinds = await self._kinds_of(list(parents))
        if not kinds:
            return {}
        return await self._bundle(user_id, parents, kinds, await self._ignored_by(user_id))

    async def _bundle(
        self,
        user_id: str,
        parents: Mapping[str, StoredEvent],
        kinds: Mapping[str, frozenset[str]],
        ignored: Collection[str],
    ) -> dict[str, bytes]:
        def having(kind: str) -> list[str]:
            return [event_id for event_id, found in kinds.items() if kind in found]

        edits = await self._edits(user_id, [parents[event_id] for event_id in having("m.replace")])
        threads = await self._children.threads(having("m.thread"), user_id, ignored)
        references = await self._children.references(having("m.reference"), ignored)
        newest = await self._newest(user_id, threads.values(), ignored)
        now_ms = self._rooms.now_ms()
        bundled: dict[str, bytes] = {}
        for event_id in kinds:
            relations: dict[str, Any] = {}
            if event_id in edits:
                relations["m.replace"] = orjson.Fragment(edits[event_id].client(now_ms, room_id=True, reader=user_id))
            thread = threads.get(event_id)
            if thread is not None and thread.newest in newest:
                relations["m.thread"] = {
                    "latest_event": newest[thread.newest],
                    "count": thread.events,
                    "current_user_participated": thread.participated or parents[event_id].event.sender == user_id,
                }
            if event_id in references:
                relations["m.reference"] = {"chunk": [{"event_id": each} for each in references[event_id]]}
            if relations:
                bundled[event_id] = orjson.dumps(relations)
        return bundled

    async def _edits(self, user_id: str, parents: Sequence[StoredEvent]) -> dict[str, StoredEvent]:
        """The edit that holds of each event.  Client-server API, "Validity of replacement events"."""
        editable = [each.event.event_id for each in parents if not _is_edit(each)]
        positions = await self._children.edits(editable) if editable else {}
        found = await self._rooms.events.at_positions([each for of_one in positions.values() for each in of_one])
        visible = await self._visible(user_id, list(found.values()))
        edits = {}
        for event_id, of_one in positions.items():
            for position in of_one:
                edit = visible.get(position)
                if edit is not None and (
                    "m.new_content" in edit.event.content or edit.event.type == "m.room.encrypted"
                ):
                    edits[event_id] = edit
                    break
        return edits

    async def _newest(
        self, user_id: str, threads: Collection[ThreadSum], ignored: Collection[str]
    ) -> dict[int, orjson.Fragment]:
        """The newest events of threads as JSON, by position, with what is bundled with them."""
        if not threads:
            return {}
        found = await self._rooms.events.at_positions([thread.newest for thread in threads])
        visible = await self._visible(user_id, list(found.values()))
        parents = {each.event.event_id: each for each in visible.values()}
        # No thread starts in a thread, so this ends after one step.
        kinds = {event_id: found - {"m.thread"} for event_id, found in (await self._kinds_of(list(parents))).items()}
        bundles = await self._bundle(user_id, parents, kinds, ignored) if kinds else {}
        now_ms = self._rooms.now_ms()
        return {
            position: orjson.Fragment(
                each.client(now_ms, room_id=True, reader=user_id, relations=bundles.get(each.event.event_id))
            )
            for position, each in visible.items()
        }

    async def _visible(self, user_id: str, events: Sequence[StoredEvent]) -> dict[int, StoredEvent]:
        """Those of the events that the user may see, by position: who is in the room sees what came after."""
        visible: dict[int, StoredEvent] = {}
        apart: dict[int, list[StoredEvent]] = {}
        for stored in events:
            slot = self._rooms.heads.in_memory(stored.event.room_id)
            if slot is not None and user_id in slot.committed.joined:
                visible[stored.position] = stored
            else:
                apart.setdefault(stored.room_nid, []).append(stored)
        for room_nid, of_room in apart.items():
            seen = await self._rooms.visibility.filter(user_id, room_nid, of_room)
            visible.update((stored.position, stored) for stored in seen)
        return visible

    async def _kinds_of(self, event_ids: Sequence[str]) -> dict[str, frozenset[str]]:
        """How anything relates to those events; events to which nothing relates are left out."""
        known = {event_id: kinds for event_id in event_ids if (kinds := self._kinds.get(event_id)) is not None}
        missing = [event_id for event_id in event_ids if event_id not in known]
        if missing:
            heard = self._heard
            found = await self._children.kinds(missing)
            for event_id in missing:
                known[event_id] = kinds = frozenset(found.get(event_id, ()))
                # What was committed while the query ran may be missing from its answer.
                if heard == self._heard:
                    self._kinds.put(event_id, kinds)
        return {event_id: kinds for event_id, kinds in known.items() if kinds}

    def _event_applied(self, stored: StoredEvent, _head: RoomHead | None) -> None:
        relation = relation_of(stored.event.content)
        if relation is None or relation[0] not in AGGREGATED:
            return
        rel_type, parent_id = relation
        self._heard += 1
        kinds = self._kinds.peek(parent_id)
        if kinds is not None and rel_type not in kinds:
            self._kinds.put(parent_id, kinds | {rel_type})


def _is_edit(stored: StoredEvent) -> bool:
    relation = relation_of(stored.event.content)
    return relation is not None and relation[0] == "m.replace"
