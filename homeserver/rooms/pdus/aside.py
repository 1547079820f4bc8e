"""Events that are kept outside of the timeline: pieces of state and of auth chains that other servers gave us."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from heapq import heapify, heappop, heappush

from homeserver.journal import Change, Journal
from homeserver.protocol.auth_rules import AuthRefused
from homeserver.protocol.event import Event
from homeserver.rooms.events import Events
from homeserver.rooms.pdus.authority import check_cited, cited_by
from homeserver.rooms.rows import INSERT_ASIDE
from homeserver.rooms.standing import Standing
from homeserver.rooms.stored_event import StoredEvent
from homeserver.storage import Statement

A_CHANGE = 250
"""Events that are written in one change, so that others get their turn in between."""


class Aside:
    """Judges events by what they cite, and keeps them."""

    def __init__(self, journal: Journal, events: Events) -> None:
        self._journal = journal
        self._events = events

    async def keep(self, room_nid: int, events: Iterable[Event]) -> dict[str, StoredEvent]:
        """Keeps events of one room whose signatures are checked, as OUTLIER or REJECTED, those that are cited first.

        An event that cites something which is neither here nor among them is left out. Answers those that are here
        now, known before or not, by ID.
        """
        ordered = by_authority({event.event_id: event for event in events})
        known = await self._events.many([event.event_id for event in ordered])
        fresh = [event for event in ordered if event.event_id not in known]
        standing = {event_id: stored.standing for event_id, stored in known.items()}
        at_hand = {event_id: stored.event for event_id, stored in known.items()}
        for start in range(0, len(fresh), A_CHANGE):
            part = fresh[start : start + A_CHANGE]
            judged = await self._judged(part, at_hand, standing)
            await self._write(room_nid, judged)
            known.update((stored.event.event_id, stored) for stored in judged)
        return known

    async def judge(self, events: Sequence[Event]) -> dict[str, Standing]:
        """How events stand by what they cite, which comes first; those that cite what is not here are left out."""
        return {stored.event.event_id: stored.standing for stored in await self._judged(events, {}, {})}

    async def _judged(
        self, part: Sequence[Event], at_hand: dict[str, Event], standing: dict[str, Standing]
    ) -> list[StoredEvent]:
        wanted = {each for event in part for each in cited_by(event) if each not in at_hand}
        for event_id, stored in (await self._events.many(wanted)).items():
            at_hand[event_id], standing[event_id] = stored.event, stored.standing
        judged = []
        for event in part:
            cited = {each: at_hand[each] for each in cited_by(event) if each in at_hand}
            if len(cited) < len(set(cited_by(event))):
                continue
            rejected = {each for each in cited if standing[each] is Standing.REJECTED}
            try:
                check_cited(event, cited, rejected)
                standing[event.event_id] = Standing.OUTLIER
            except AuthRefused:
                standing[event.event_id] = Standing.REJECTED
            at_hand[event.event_id] = event
            judged.append(StoredEvent(0, 0, event, standing=standing[event.event_id]))
        return judged

    async def _write(self, room_nid: int, judged: Sequence[StoredEvent]) -> None:
        if not judged:
            return

        def writes(first: int) -> Iterable[Statement]:
            rows = []
            for at, stored in enumerate(judged):
                event = stored.event
                stored.position, stored.room_nid = -(first + at), room_nid
                rows.append(
                    (-(first + at), room_nid, event.event_id, event.type, event.state_key, event.sender,
                     event.origin_server_ts, event.depth, event.json(), None, 0, None, None, None,
                     int(stored.standing), False, False)
                )  # fmt: skip
            yield Statement(INSERT_ASIDE, rows)

        await self._journal.commit(Change(writes=writes, positions=len(judged)))
        # Somebody else may have kept the same event first, at another position.
        positions = await self._events.positions([stored.event.event_id for stored in judged])
        for stored in judged:
            stored.position = positions[stored.event.event_id]


def by_authority(events: dict[str, Event]) -> list[Event]:
    """The events with those that they cite before them; those in circles are left out."""
    return topological(events, {event_id: cited_by(event) for event_id, event in events.items()})


def by_history(events: dict[str, Event]) -> list[Event]:
    """The events with what they follow and what they cite before them; circles are left out."""
    return topological(events, {event_id: [*event.prev_events, *cited_by(event)] for event_id, event in events.items()})


def topological(events: dict[str, Event], edges: dict[str, list[str]]) -> list[Event]:
    """The events in an order in which every edge leads back; independent ones by depth, then by ID."""
    waiting = {event_id: {each for each in edges[event_id] if each in events} for event_id in events}
    citing: dict[str, list[str]] = {}
    for event_id, cited in waiting.items():
        for each in cited:
            citing.setdefault(each, []).append(event_id)

    ready = [(events[event_id].depth, event_id) for event_id, cited in waiting.items() if not cited]
    heapify(ready)
    ordered = []
    while ready:
        _, event_id = heappop(ready)
        ordered.append(events[event_id])
        for each in citing.get(event_id, ()):
            waiting[each].discard(event_id)
            if not waiting[each]:
                heappush(ready, (events[each].depth, each))
    return ordered
