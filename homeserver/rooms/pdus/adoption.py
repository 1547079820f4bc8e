"""Rooms of other servers as they come here: joined over another server, or only heard of by an invitation.

A room that was joined begins with the state that the other server told, put in force at one position; the join stands
2^24 positions above it, and the history before the join goes in between when somebody reads back so far. So does a room
that this server was in before: what changed meanwhile changes at that position.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import orjson
import structlog
from msgspec.structs import replace

from homeserver.journal import Change, ConstraintViolated, Heard, Journal, News, Stale, Waiters
from homeserver.protocol.errors import MatrixError
from homeserver.protocol.event import Event
from homeserver.protocol.room_versions import RoomVersion
from homeserver.rooms.append import INSERT_ROOM, Appender
from homeserver.rooms.draft import Draft, Drafting, NewEvent
from homeserver.rooms.events import Events
from homeserver.rooms.head import StateKey, server_of
from homeserver.rooms.heads import Heads, Slot
from homeserver.rooms.memberships import Memberships
from homeserver.rooms.pdus.aside import Aside
from homeserver.rooms.rows import INSERT_ASIDE, INSERT_MEMBERSHIP
from homeserver.rooms.standing import Standing
from homeserver.rooms.stored_event import StoredEvent
from homeserver.storage import Statement

log = structlog.get_logger(__name__)

ATTEMPTS = 10
CHUNK = 500
CREATE: StateKey = ("m.room.create", "")


class Adoption:
    """Takes in rooms and memberships that other servers vouch for."""

    def __init__(
        self,
        server_name: str,
        journal: Journal,
        heads: Heads,
        events: Events,
        memberships: Memberships,
        drafting: Drafting,
        appender: Appender,
        aside: Aside,
        waiters: Waiters,
    ) -> None:
        self._server_name = server_name
        self._journal = journal
        self._heads = heads
        self._events = events
        self._memberships = memberships
        self._drafting = drafting
        self._appender = appender
        self._aside = aside
        self._waiters = waiters
        journal.follow("out_of_band", self)

    async def join(
        self, version: RoomVersion, join: Event, state: Sequence[Event], auth_chain: Sequence[Event]
    ) -> bool:
        """Takes in a room by what `send_join` answered: `state` is the one before the join.

        All events are checked as far as they can be alone, and hold together: that is the caller's to see to. False
        where this server has come into the room by now, and knows more of it: then the join is an event as any other.
        """
        room_id = join.room_id
        slot = await self._of_version(version, await self._slot(version, room_id, _creator(state)), _creator(state))
        kept = await self._aside.keep(slot.committed.nid, [*auth_chain, *state])
        log.info("room_state_kept", room_id=room_id, events=len(kept))
        holders: dict[StateKey, StoredEvent] = {}
        for event in state:
            stored = kept.get(event.event_id)
            if stored is not None and stored.standing is not Standing.REJECTED:
                holders[event.key] = stored
        for _ in range(ATTEMPTS):
            slot = await self._slot(version, room_id, "")
            known = await self._events.one(join.event_id)
            if known is not None and known.standing.in_timeline:
                return True
            if self._server_name in slot.pending.servers:
                return False
            try:
                await self._adopt(slot, join, holders, known)
                return True
            except (Stale, ConstraintViolated):
                # Another process took in the room, or the join itself as a part of it.
                await asyncio.sleep(0.002)
        raise MatrixError(503, "M_UNKNOWN", "The room is too busy; try again.")

    async def _adopt(
        self, slot: Slot, join: Event, holders: dict[StateKey, StoredEvent], known: StoredEvent | None
    ) -> None:
        head = slot.pending
        await self._stand_where(holders)
        new = NewEvent(join.type, join.sender, join.content, join.state_key)
        draft = Draft(join, new, outbound=False, gap=await self._not_shown(join.prev_events))
        draft.replaced = holders.get(join.key)
        draft.known_at = known.position if known is not None else None
        changed: dict[StateKey, StoredEvent | None] = {
            key: stored for key, stored in holders.items() if head.event_id(*key) != stored.event.event_id
        }
        changed.update((key, None) for key in head.state if key not in holders)
        held = {key: stored.event if stored is not None else None for key, stored in changed.items()}
        # A thread, as this may be some ten thousand members.
        told = await asyncio.to_thread(head.holding, held, head.position)
        if slot.pending is not head:
            raise Stale(head.nid)
        told = replace(told, extremities=tuple(join.prev_events))
        by_id = {stored.event.event_id: stored for stored in holders.values()}
        self._drafting.finish(draft, told, by_id.get)
        writing = self._appender.adopt(slot, told, changed, draft, self._concerns)
        try:
            await asyncio.shield(writing)
        except Exception:
            self._heads.abandon(join.room_id, slot, [join.event_id])
            raise

    async def _stand_where(self, holders: Mapping[StateKey, StoredEvent]) -> None:
        """Looks up where the events stand as of the head that is built upon: another process may have moved some into
        the timeline, which the change then does not get past, as the room has another version."""
        ids = [stored.event.event_id for stored in holders.values()]
        positions: dict[str, int] = {}
        for start in range(0, len(ids), CHUNK):
            positions.update(await self._events.positions(ids[start : start + CHUNK]))
        for stored in holders.values():
            stored.position = positions.get(stored.event.event_id, stored.position)

    def _concerns(self, key: StateKey) -> bool:
        return key[0] != "m.room.member" or server_of(key[1]) == self._server_name

    async def _not_shown(self, event_ids: Iterable[str]) -> list[str]:
        found = await self._events.many(event_ids)
        return [each for each in event_ids if each not in found or not found[each].standing.in_timeline]

    async def out_of_band(self, version: RoomVersion, member: Event, stripped: Sequence[dict[str, Any]]) -> None:
        """Takes in a member event of a local user in a room that this server is not in.

        Its signatures are checked; by what right it stands cannot be told from here. `stripped` is the stripped state
        that came with an invitation or a knock.
        """
        assert member.state_key is not None
        slot = await self._slot(version, member.room_id, member.sender)
        nid, membership = slot.committed.nid, member.membership or "leave"
        shown = None
        if membership in ("invite", "knock"):
            own = StoredEvent(0, 0, member).stripped()
            shown = orjson.dumps([*(each for each in stripped if _is_other(each, member)), own])

        def writes(first: int) -> Iterable[Statement]:
            yield Statement(
                INSERT_ASIDE,
                args=(-first, nid, member.event_id, member.type, member.state_key, member.sender,
                      member.origin_server_ts, member.depth, member.json(), None, 0, None, None, None,
                      int(Standing.OUTLIER), False, False),
            )  # fmt: skip
            row = (member.state_key, nid, membership, first, member.event_id, member.sender, False, shown)
            yield Statement(INSERT_MEMBERSHIP, args=row)

        news = [News("out_of_band", member.state_key)]
        await self._journal.commit(Change(writes=writes, news=lambda _: news))

    async def load(self, heard: Sequence[Heard]) -> Sequence[News]:
        """What another process took in is for the next reader to load."""
        return [News(item.kind, item.key) for item in heard]

    def apply(self, position: int, news: News) -> None:
        """Follows news of kind "out_of_band": a user (key) has a new membership."""
        self._memberships.moved_outside(news.key, position)
        self._waiters.wake([news.key])

    async def _of_version(self, version: RoomVersion, slot: Slot, creator: str) -> Slot:
        """The room, of this version: what an invite said of its version before was the word of one server."""
        head = slot.committed
        if head.version is version or head.state:
            return slot
        correcting = Statement(
            "UPDATE rooms SET version = ?, creator = ? WHERE nid = ?", args=(version.version, creator, head.nid)
        )
        try:
            await self._journal.commit(Change(writes=lambda _: [correcting], expects={head.nid: head.counter}))
        except Stale:
            log.debug("room_taken_in_meanwhile", room_id=head.room_id)
        self._heads.forget(head.room_id)
        self._events.drop_room(head.room_id)
        return await self._slot(version, head.room_id, creator)

    async def _slot(self, version: RoomVersion, room_id: str, creator: str) -> Slot:
        """The room, made known without any state where it was not."""
        slot = await self._heads.slot(room_id)
        while slot is None:

            def writes(first: int) -> Iterable[Statement]:
                yield Statement(INSERT_ROOM, args=(first, room_id, version.version, creator, False))

            try:
                await self._journal.commit(Change(writes=writes))
            except ConstraintViolated:
                log.debug("room_known_meanwhile", room_id=room_id)
            slot = await self._heads.slot(room_id)
        return slot


def _creator(state: Sequence[Event]) -> str:
    return next((event.sender for event in state if event.key == CREATE), "")


def _is_other(stripped: dict[str, Any], member: Event) -> bool:
    return (stripped.get("type"), stripped.get("state_key")) != (member.type, member.state_key)
