"""What happens in memory once events are committed, by this process or by another.

In this order, so that whoever is woken finds everything in place: the ring of recent events, the events in memory, the
room's committed head, the members' rooms, the observers, and last the members who wait.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

from msgspec.structs import replace

from homeserver.journal import Heard, News, Waiters
from homeserver.protocol.event import Event
from homeserver.rooms.append import Appended, read_news_key
from homeserver.rooms.events import Events
from homeserver.rooms.head import RoomHead, StateEntry, StateKey
from homeserver.rooms.heads import Heads, Slot
from homeserver.rooms.memberships import Membership, Memberships
from homeserver.rooms.recent import RecentEvents
from homeserver.rooms.state_memory import StateMemory
from homeserver.rooms.stored_event import StoredEvent
from homeserver.storage import Database

MEMBER = "m.room.member"

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
        states: StateMemory,
        waiters: Waiters,
    ) -> None:
        self._database = database
        self._events = events
        self._heads = heads
        self._memberships = memberships
        self._recent = recent
        self._states = states
        self._waiters = waiters
        self.observers: list[Observer] = []

    async def load(self, heard: Sequence[Heard]) -> Sequence[News]:
        """Fetches what other processes committed: all events between the first and the last position, in one query.

        The news of a change carry its first position and how many positions it takes.
        """
        read = [(item, *read_news_key(item.key)) for item in heard]
        rows = await self._database.fetch(
            "SELECT position FROM events WHERE position >= ? AND position < ?",
            min(item.position for item in heard),
            max(item.position + taken for item, taken, _, _ in read),
        )
        # By position, as memory may have them by ID with the place outside of the timeline that they had before.
        found = sorted((await self._events.at_positions([row[0] for row in rows])).values(), key=_position)
        positions = [stored.position for stored in found]
        emptied = await self._emptied(found)
        news = []
        for item, taken, _, plain in read:
            events = found[bisect_left(positions, item.position) : bisect_left(positions, item.position + taken)]
            if not plain:
                events = await self._shifted(events)
            own = {event.event.event_id for event in events}
            news.append(
                News("event", item.key, Appended(events, [], emptied={k: v for k, v in emptied.items() if k in own}))
            )
        return news

    async def _shifted(self, events: list[StoredEvent]) -> list[StoredEvent]:
        """The events with the pieces of state that changed with them, where another process resolved forks."""
        with_shifts = []
        for stored in events:
            rows = await self._database.fetch(
                "SELECT s.type, s.state_key, e.event_id FROM room_state s JOIN events e ON e.position = "
                "s.event_position WHERE s.room_nid = ? AND s.from_position = ?",
                stored.room_nid,
                stored.position,
            )
            holders = await self._events.many([row[2] for row in rows])
            with_shifts.append(
                stored.shifting({(row[0], row[1]): holders[row[2]] for row in rows if row[2] in holders})
            )
        return with_shifts

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
        _, room_id, plain = read_news_key(news.key)
        if appended.new_room is not None:
            self._heads.adopt(_placed(appended.new_room, appended.events))
        self._heads.moved(room_id)
        slot = self._heads.in_memory(room_id)
        before = slot.committed if slot is not None else None
        if appended.reload or (not plain and appended.version is None):
            # What another process did to the state, or who told a whole room, is for the next reader to load.
            self._heads.forget(room_id)
            slot = None
        shown = [stored for stored in appended.events if stored.position > 0]
        for stored in appended.events:
            self._events.remember(stored)
        for stored in shown:
            self._recent.append(stored)
        self._empty(appended)
        if slot is not None and appended.new_room is None:
            self._advance(slot, appended)
        if appended.slot is not None:
            _landed(appended.slot, appended.events)
        stripped = {draft.event.event_id: draft.stripped for draft in appended.drafts}
        for stored in shown:
            for user_id, member in _members(stored):
                self._member(room_id, stored, user_id, member, stripped.get(stored.event.event_id))
        head = slot.committed if slot is not None else None
        for observer in self.observers:
            for stored in shown:
                observer(stored, head)
        self._wake(shown, before, head)

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
        # A head that was loaded after the commit holds these events already.
        if appended.version is not None and appended.version <= head.counter:
            return
        fresh = [stored for stored in appended.events if stored.position > head.position]
        if not fresh and appended.version is None:
            return
        forked = {draft.event.event_id for draft in appended.drafts if draft.fork is not None}
        for stored in fresh:
            head = head.after(stored.event, stored.position, stored.notify_ordinal, _holders(stored))
            if stored.event.event_id not in forked:
                self._states.put(stored.event.event_id, head.state)
        slot.committed = head.counted()
        if slot.in_flight == 0:
            slot.pending = slot.committed

    def _member(
        self, room_id: str, stored: StoredEvent, user_id: str, member: StoredEvent | None, stripped: bytes | None
    ) -> None:
        """`member` is the user's newest member event since `stored` came."""
        if member is None or (stripped is None and member.event.membership in ("invite", "knock")):
            # Nothing is left of it; or another process made it, and wrote the stripped state beside the event.
            self._memberships.drop(user_id)
            return
        self._memberships.apply(
            Membership(
                room_id=room_id,
                room_nid=stored.room_nid,
                user_id=user_id,
                membership=str(member.event.content.get("membership")),
                position=stored.position,
                event_id=member.event.event_id,
                sender=member.event.sender,
                stripped=stripped,
            )
        )

    def _wake(self, events: list[StoredEvent], before: RoomHead | None, after: RoomHead | None) -> None:
        watching = self._waiters.watching()
        if not watching:
            return
        concerned = {user_id for stored in events for user_id, _ in _members(stored)}
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


def _position(stored: StoredEvent) -> int:
    return stored.position


def _holders(stored: StoredEvent) -> dict[StateKey, Event | None] | None:
    if stored.shifted is None:
        return None
    return {key: holder.event if holder is not None else None for key, holder in stored.shifted.items()}


def _members(stored: StoredEvent) -> list[tuple[str, StoredEvent | None]]:
    """Whose memberships changed with the event, and the member events that they have now."""
    return [(key[1], holder) for key, holder in stored.state_changes() if key[0] == MEMBER]


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
