"""Filling gaps of the history: events from before a join, or from a time when this server heard nothing.

A gap's positions lie between the event above it and what is known below; events that are fetched take them from above,
so that the timeline stays in the room's order. They are judged by what they cite alone: what they did to the state is
long past. The pieces of state that they set become intervals, which is what history visibility asks for.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from weakref import WeakValueDictionary

import orjson
import structlog

from homeserver.federation.errors import FederationError
from homeserver.journal import Change, ConstraintViolated, Heard, Journal, News
from homeserver.protocol.event import Event
from homeserver.rooms.events import Events
from homeserver.rooms.head import RoomHead, StateKey
from homeserver.rooms.heads import Heads
from homeserver.rooms.pdus.aside import Aside, by_history
from homeserver.rooms.pdus.authority import cited_by
from homeserver.rooms.pdus.checks import PduChecks
from homeserver.rooms.pdus.filling import Interval, filling_rows
from homeserver.rooms.pdus.neighbours import Neighbours
from homeserver.rooms.recent import RecentEvents
from homeserver.rooms.standing import Standing
from homeserver.rooms.stored_event import StoredEvent
from homeserver.storage import Database, Statement, in_list

log = structlog.get_logger(__name__)

SERVERS = 3
A_REQUEST = 100


@dataclass(frozen=True, slots=True)
class Gap:
    """A row of `room_gaps`."""

    below: int
    floor: int
    ceiling: int
    missing: tuple[str, ...]


class Backfill:
    """Fills gaps. Without `neighbours` there is nobody to ask."""

    def __init__(
        self,
        server_name: str,
        database: Database,
        journal: Journal,
        heads: Heads,
        events: Events,
        recent: RecentEvents,
        checks: PduChecks,
        aside: Aside,
        neighbours: Neighbours | None,
    ) -> None:
        self._server_name = server_name
        self._database = database
        self._journal = journal
        self._heads = heads
        self._events = events
        self._recent = recent
        self._checks = checks
        self._aside = aside
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._neighbours = neighbours
        journal.follow("backfilled", self)

    async def fill(self, room_id: str, below: int, limit: int = A_REQUEST) -> bool:
        """Fetches up to about `limit` events that come right before the event at position `below`.

        Answers whether there is anything new to read; False too where no server answers, or there is no gap.
        """
        head = await self._heads.get(room_id)
        if head is None or self._neighbours is None:
            return False
        lock = self._locks.setdefault(room_id, asyncio.Lock())
        async with lock:
            gap = await self._gap(below)
            if gap is None:
                return True
            for server in self._servers(head):
                events = await self._fetched(server, head, gap, min(limit, A_REQUEST))
                if events and await self._place(head, gap, events):
                    return True
        return False

    async def is_history(self, event: Event) -> bool:
        """Whether the event is known to come before what is here: the next one of a gap."""
        rows = await self._database.fetch(
            "SELECT g.missing FROM room_gaps g JOIN rooms r ON r.nid = g.room_nid WHERE r.room_id = ?", event.room_id
        )
        return any(event.event_id in orjson.loads(row[0]) for row in rows)

    async def _gap(self, below: int) -> Gap | None:
        row = await self._database.fetch_one(
            "SELECT below, floor, ceiling, missing FROM room_gaps WHERE below = ?", below
        )
        return Gap(row[0], row[1], row[2], tuple(orjson.loads(row[3]))) if row is not None else None

    def _servers(self, head: RoomHead) -> list[str]:
        others = [name for name in head.servers if name != self._server_name]
        return nlargest(SERVERS, others, key=head.servers.__getitem__)

    async def _fetched(self, server: str, head: RoomHead, gap: Gap, limit: int) -> list[Event]:
        """Events below the gap's edge, newest first, each connected with it; their auth events are at hand."""
        neighbours = self._neighbours
        assert neighbours is not None
        try:
            pdus = await neighbours.backfill(server, head.room_id, gap.missing[:20], limit)
        except FederationError as error:
            log.info("backfill_not_had", room_id=head.room_id, server=server, reason=str(error))
            return []
        of_room = [pdu for pdu in pdus[:limit] if isinstance(pdu, dict)]
        checked = await self._checks.check_many(of_room, head.version)
        events = {event.event_id: event for event in checked if event.room_id == head.room_id}
        known = await self._events.many(events)
        wanted, connected = list(gap.missing), dict[str, Event]()
        while wanted:
            event = events.get(wanted.pop())
            if event is None or event.event_id in connected:
                continue
            stored = known.get(event.event_id)
            if stored is None or stored.standing is Standing.OUTLIER:
                connected[event.event_id] = event
                wanted += event.prev_events
        await self._bring_authority(server, head, connected)
        return by_history(connected)[::-1]

    async def _bring_authority(self, server: str, head: RoomHead, events: Mapping[str, Event]) -> None:
        neighbours = self._neighbours
        assert neighbours is not None
        cited = {each for event in events.values() for each in cited_by(event)} - events.keys()
        absent = cited - (await self._events.many(cited)).keys()
        lacking = next((event for event in events.values() if not absent.isdisjoint(cited_by(event))), None)
        while lacking is not None:
            try:
                pdus = await neighbours.event_auth(server, head.room_id, lacking.event_id)
            except FederationError as error:
                log.info("event_auth_not_had", room_id=head.room_id, server=server, reason=str(error))
                return
            kept = await self._aside.keep(head.nid, await self._checks.check_many(pdus, head.version))
            if absent.isdisjoint(kept):
                return
            absent -= kept.keys()
            lacking = next((event for event in events.values() if not absent.isdisjoint(cited_by(event))), None)

    async def _place(self, head: RoomHead, gap: Gap, events: Sequence[Event]) -> bool:
        """Judges the events and writes those that are allowed; newest first. Answers whether any were."""
        judged = await self._aside.judge(events[::-1])
        allowed = [event for event in events if judged.get(event.event_id) is Standing.OUTLIER]
        refused = [event for event in events if judged.get(event.event_id) is Standing.REJECTED]
        await self._aside.keep(head.nid, refused)
        allowed = allowed[: gap.ceiling - gap.floor]
        if not allowed:
            return False
        placed = [StoredEvent(gap.ceiling - at, head.nid, event, standing=Standing.BACKFILLED) for at, event in
                  enumerate(allowed)]  # fmt: skip
        missing = await self._still_missing(gap, [*allowed, *refused])
        if missing:
            placed[-1].gap_before = True
        known = await self._events.many([event.event_id for event in allowed])
        intervals = await self._intervals(head.nid, [event.key for event in allowed if event.is_state])
        waiting = await self._redactions(allowed)

        def writes(_: int) -> Iterable[Statement]:
            return filling_rows(
                head.nid, gap.below, gap.floor, placed, {each: known[each].position for each in known}, intervals,
                waiting, missing,
            )  # fmt: skip

        above = await self._events.at_positions([gap.below])
        moved = [*(stored.event.event_id for stored in above.values()), *known]
        news = [News("backfilled", event_id) for event_id in moved]
        try:
            await self._journal.commit(Change(writes=writes, news=lambda _: news))
        except ConstraintViolated:
            log.info("gap_filled_meanwhile", room_id=head.room_id)
        for event in allowed:
            self._events.drop(event.event_id)
        return True

    async def _still_missing(self, gap: Gap, events: Sequence[Event]) -> list[str]:
        fetched = {event.event_id for event in events}
        wanted = dict.fromkeys([*gap.missing, *(each for event in events for each in event.prev_events)])
        found = await self._events.many(wanted)
        return [
            event_id
            for event_id in wanted
            if event_id not in fetched and (event_id not in found or found[event_id].standing is Standing.OUTLIER)
        ]

    async def _intervals(self, nid: int, keys: Sequence[StateKey]) -> dict[StateKey, list[Interval]]:
        found: dict[StateKey, list[Interval]] = {}
        for type_, state_key in dict.fromkeys(keys):
            rows = await self._database.fetch(
                "SELECT from_position, to_position, event_position FROM room_state WHERE room_nid = ? AND type = ? "
                "AND state_key = ? ORDER BY from_position",
                nid,
                type_,
                state_key,
            )
            found[(type_, state_key)] = [Interval(*row) for row in rows]
        return found

    async def _redactions(self, events: Sequence[Event]) -> dict[str, str]:
        """Redactions that were here before the events that they redact: IDs by ID of the target."""
        rows = await self._database.fetch(
            f"SELECT target_id, redaction_id FROM pending_redactions WHERE target_id IN {in_list(len(events))}",
            *[event.event_id for event in events],
        )
        by_target = {row[0]: row[1] for row in rows}
        found = await self._events.many(by_target.values())
        senders = {event.event_id: event for event in events}
        return {
            target: redaction
            for target, redaction in by_target.items()
            if redaction in found
            and found[redaction].event.room_id == senders[target].room_id
            and found[redaction].event.sender_domain == senders[target].sender_domain
        }

    async def load(self, heard: Sequence[Heard]) -> Sequence[News]:
        """The events are for the next reader to load."""
        return [News(item.kind, item.key) for item in heard]

    def apply(self, position: int, news: News) -> None:
        """Follows news of kind "backfilled": the history before an event (key) is here now, or the event stands in
        the timeline now, as a part of such a history.
        """
        stored = self._events.in_memory(news.key)
        self._events.drop(news.key)
        if stored is not None:
            self._recent.replace(stored.above_history())
