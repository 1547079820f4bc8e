"""What happens in memory once events are committed, by this process or by another.

In this order, so that whoever is woken finds everything in place: the ring of recent events, the events in memory, the
room's committed head, the members' rooms, the observers, and last the members who wait.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from homeserver.journal import Heard, News, Waiters
from homeserver.rooms.append import Appended, read_news_key
from homeserver.rooms.events import Events
from homeserver.rooms.head import RoomHead, StateEntry
from homeserver.rooms.heads import Heads, Slot
from homeserver.rooms.memberships import Membership, Memberships
from homeserver.rooms.recent import RecentEvents
from homeserver.rooms.stored_event import StoredEvent
from homeserver.storage import Database

Observer = Callable[[StoredEvent, RoomHead | None], None]
"""Hears of each event in order, with the room's head after it where that is in memory.  Fast, and never raises."""


class EventFollower:
    """Follows news of kind "event"."""

    def __init__(
        self,
        database: Database,
        events: Events,
        heads: Heads,
        memberships: Memberships,
        recent: RecentEvents,
        waiters: Waiters,
    ) -> None:
        self._database = database
        self._events = events
        self._heads = heads
        self._memberships = memberships
        self._recent = recent
        self._waiters = waiters
        self.observers: list[Observer] = []

    async def load(self, heard: Sequence[Heard]) -> Sequence[News]:
        """Fetches what other processes committed: all events between the first and the last position, in one query.

        A change of a room takes as many positions as it has events; its news carry the first of them and the count.
        """
        counted = [(item, *read_news_key(item.key)) for item in heard]
        rows = await self._database.fetch(
            "SELECT event_id FROM events WHERE position >= ? AND position < ?",
            min(item.position for item in heard),
            max(item.position + count for item, count, _ in counted),
        )
        found = await self._events.many([row[0] for row in rows])
        by_position = {stored.position: stored for stored in found.values()}
        emptied = await self._emptied(list(found.values()))
        news = []
        for item, count, _ in counted:
            positions = range(item.position, item.position + count)
            events = [by_position[position] for position in positions if position in by_position]
            own = {event.event.event_id for event in events}
            news.append(
                News("event", item.key, Appended(events, [], emptied={k: v for k, v in emptied.items() if k in own}))
            )
        return news

    async def _emptied(self, events: list[StoredEvent]) -> dict[str, StoredEvent]:
        """Originals, as they stand now, that redactions among `events` emptied; by ID of the redaction."""
        by_target = {s.event.redacts: s.event.event_id for s in events if s.event.redacts is not None}
        for target in by_target:
            self._events.drop(target)
        targets = await self._events.many(by_target)
        return {by_target[event_id]: stored for event_id, stored in targets.items() if stored.redacted_because}

    def apply(self, position: int, news: News) -> None:
        """Takes in one change of one room."""
        appended: Appended = news.payload
        _, room_id = read_news_key(news.key)
        if appended.new_room is not None:
            self._heads.adopt(_placed(appended.new_room, appended.events))
        self._heads.moved(room_id)
        slot = self._heads.in_memory(room_id)
        before = slot.committed if slot is not None else None
        for stored in appended.events:
            self._recent.append(stored)
            self._events.remember(stored)
        self._empty(appended)
        if slot is not None and appended.new_room is None:
            self._advance(slot, appended)
        if appended.slot is not None:
            _landed(appended.slot, appended.events)
        for at, stored in enumerate(appended.events):
            self._join(room_id, stored, appended.drafts[at].stripped if appended.drafts else None)
        head = slot.committed if slot is not None else None
        for observer in self.observers:
            for stored in appended.events:
                observer(stored, head)
        self._wake(appended.events, before, head)

    def _empty(self, appended: Appended) -> None:
        """Puts redacted forms in the place of the originals."""
        for at, draft in enumerate(appended.drafts):
            if draft.emptied is not None:
                original, redacted = draft.emptied
                current = self._events.in_memory(original.event.event_id) or original
                self._replace(current.redacted(redacted, appended.events[at].event))
        for stored in appended.emptied.values():
            self._replace(stored)

    def _replace(self, stored: StoredEvent) -> None:
        self._events.remember(stored)
        self._recent.replace(stored)
        if stored.event.state_key is not None:
            # `prev_content` of what came after must not tell what was redacted.
            for successor in self._events.successors(stored.event.event_id):
                following = successor.replacing(stored.event)
                self._events.remember(following)
                self._recent.replace(following)

    def _advance(self, slot: Slot, appended: Appended) -> None:
        head = slot.committed
        fresh = [stored for stored in appended.events if stored.position > head.position]
        # A head that was loaded after the commit holds these events already.
        if not fresh:
            return
        for stored in fresh:
            head = head.after(stored.event, stored.position, stored.notify_ordinal)
        slot.committed = head.counted()
        if slot.in_flight == 0:
            slot.pending = slot.committed

    def _join(self, room_id: str, stored: StoredEvent, stripped: bytes | None) -> None:
        event = stored.event
        if event.type != "m.room.member" or event.state_key is None:
            return
        if stripped is None and event.content.get("membership") in ("invite", "knock"):
            # Made by another process, which wrote the stripped state beside the event.
            self._memberships.drop(event.state_key)
            return
        self._memberships.apply(
            Membership(
                room_id=room_id,
                room_nid=stored.room_nid,
                user_id=event.state_key,
                membership=str(event.content.get("membership")),
                position=stored.position,
                event_id=event.event_id,
                sender=event.sender,
                stripped=stripped,
            )
        )

    def _wake(self, events: list[StoredEvent], before: RoomHead | None, after: RoomHead | None) -> None:
        watching = self._waiters.watching()
        if not watching:
            return
        concerned = {s.event.state_key for s in events if s.event.type == "m.room.member" and s.event.state_key}
        for head in {id(head): head for head in (before, after) if head is not None}.values():
            if len(head.joined) < len(watching):
                concerned.update(user_id for user_id in head.joined if user_id in watching)
            else:
                concerned.update(user_id for user_id in watching if user_id in head.joined)
        if before is None and after is None:
            # The room is not in memory here: any of those who wait may be in it, and a needless wake costs little.
            concerned.update(watching)
        authors = concerned.intersection([stored.event.sender for stored in events])
        self._waiters.wake(concerned - authors)
        if authors:
            self._waiters.wake_last(authors)


def _placed(head: RoomHead, events: list[StoredEvent]) -> RoomHead:
    """The head of a new room once its positions are known."""
    positions = {stored.event.event_id: stored.position for stored in events}
    state = head.state
    for key, entry in head.state.items():
        state = state.set(key, StateEntry(entry.event_id, positions[entry.event_id]))
    return replace(head, nid=events[0].room_nid, position=events[-1].position, state=state)


def _landed(slot: Slot, events: list[StoredEvent]) -> None:
    """Takes a change of this process out of what is under way."""
    slot.in_flight -= 1
    for stored in events:
        slot.unwritten.pop(stored.event.event_id, None)
    if slot.in_flight == 0:
        slot.pending = slot.committed


class ForgottenFollower:
    """Follows news of kind "forgotten": a user (key) forgot a room (payload)."""

    def __init__(self, memberships: Memberships, waiters: Waiters) -> None:
        self._memberships = memberships
        self._waiters = waiters

    async def load(self, heard: Sequence[Heard]) -> Sequence[News]:
        """Which room it was is for the next reader to find out."""
        return [News("forgotten", item.key) for item in heard]

    def apply(self, position: int, news: News) -> None:
        """Takes the room out of the user's sight."""
        if news.payload is None:
            self._memberships.drop(news.key)
        else:
            self._memberships.forget(news.key, news.payload)
        self._waiters.wake([news.key])
