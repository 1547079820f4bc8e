"""The engine behind every way to sync: what is new for one device, as JSON bytes.

One answer comes about in these steps:

1. A moment is picked up (`moment.py`): the position up to which the answer tells, and what stands there.
2. The rooms are sorted into sections (`plan.py`).
3. The sources are asked once for all rooms (`sources.py`).
4. Timelines (`timelines.py`), what of them the user may see (`sight.py`), summaries (`summary.py`) and state
   (`state_gap.py`) are found for all rooms together.
5. All is written (`room_json.py`).

An incremental answer is found in memory; a database is asked when the token is older than what is kept there.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping, Sequence
from time import perf_counter

from msgspec.structs import replace

from homeserver.journal import EphemeralStream, Journal, Token
from homeserver.protocol.sync_sections import RoomUnread, SyncNews, SyncQuestion
from homeserver.rooms import Membership, Rooms
from homeserver.rooms.api.client_events import Bundler
from homeserver.rooms.read_many import ReadMany
from homeserver.sync.event_json import EventWriter, events_member, keyed, object_of
from homeserver.sync.lazy_members import LazyMembers
from homeserver.sync.moment import Moment, Moments
from homeserver.sync.plain_news import plain_news
from homeserver.sync.plan import Plan, Stay, known_room, make_plan
from homeserver.sync.request import DEFAULT_TIMELINE, SyncRequest, SyncResult, WantedRooms
from homeserver.sync.room_json import RoomWriter, passing_json, stripped
from homeserver.sync.room_work import RoomWork
from homeserver.sync.sight import Sights
from homeserver.sync.sources import Standing, SyncSource, UnreadCounts, no_standing
from homeserver.sync.state_gap import StateGaps
from homeserver.sync.summary import Summaries
from homeserver.sync.timelines import Timelines

LARGE_AT_ONCE = 4
"""How many answers that need the database or many rooms are computed at the same time."""
ROOMS_AT_ONCE = 100
"""Rooms for which all is found in one go, before others get their turn."""
MOST_EVENTS = 50_000
"""Events of all timelines of one answer together, so far as each room has the usual number all the same."""
LARGE_STATE = 300
"""State events of one room that are written without giving way."""
STEP_S = 0.003
"""How long the event loop is held at a time while an answer is written."""

IgnoredBy = Callable[[str], Awaitable[Collection[str]]]
"""The users whom a user ignores (`m.ignored_user_list`)."""


class SyncEngine:
    """Answers what is new.

    `sources` are asked in their order, `standing` tells what goes with every answer, `unread` counts what was not
    read, `bundler` sums up what relates to events.
    """

    def __init__(
        self,
        rooms: Rooms,
        journal: Journal,
        ephemeral: EphemeralStream,
        *,
        sources: Sequence[SyncSource],
        unread: UnreadCounts | None,
        ignored_by: IgnoredBy,
        now_ms: Callable[[], int],
        standing: Standing = no_standing,
        bundler: Bundler | None = None,
        invites_blocked: Callable[[str], Awaitable[bool]] | None = None,
    ) -> None:
        self._rooms = rooms
        self._standing = standing
        self._bundler = bundler
        self._invites_blocked = invites_blocked
        self._sources = sources
        self._unread = unread
        self._ignored_by = ignored_by
        self._now_ms = now_ms
        read_many = ReadMany(rooms.database, rooms.events)
        self._read_many = read_many
        self._moments = Moments(rooms, read_many, journal, ephemeral)
        self._timelines = Timelines(read_many)
        self._sights = Sights(read_many, rooms.events)
        self._gaps = StateGaps(read_many, rooms.state, rooms.events, LazyMembers())
        self._summaries = Summaries()
        self._turn = asyncio.Semaphore(LARGE_AT_ONCE)

    def now(self) -> Token:
        """The newest token: an answer given now would end here."""
        return self._moments.now()

    async def changes(self, request: SyncRequest, since: Token | None) -> SyncResult:
        """What there is to tell a device that stands at `since`; all of it where that is None."""
        now = self._moments.now()
        if since == now and not request.full_state:
            return _nothing(now, await self._standing(request.user_id, request.device_id))
        if since is None or request.full_state or since.durable < self._rooms.tail.start:
            async with self._turn:
                return await self._answer(request, since)
        return await self._answer(request, since)

    async def _answer(self, request: SyncRequest, since: Token | None) -> SyncResult:
        plain = self._plain_news(request, since)
        ignored = await self._ignored_by(request.user_id)
        if plain is not None and not ignored:
            moment, plan = plain
            news = await self._ask(request, since, moment, plan)
            self._add_told(request, since, moment, plan, news)
            return await self._write(request, moment, plan, news)
        moment = await self._moments.pick(request, since)
        plan = await self._plan(request, since, moment, ignored)
        if plan.invited and self._invites_blocked is not None and await self._invites_blocked(request.user_id):
            # Client-server API, "Invite permission": invites from before the block are not served either.
            plan.invited.clear()
        news = await self._ask(request, since, moment, plan)
        self._add_told(request, since, moment, plan, news)
        works = [*plan.joined.values(), *plan.left.values()]
        limit = min(request.timeline_limit, max(DEFAULT_TIMELINE, MOST_EVENTS // max(1, len(works))))
        for start in range(0, len(works), ROOMS_AT_ONCE):
            if start:
                await asyncio.sleep(0)
            await self._fill(request, works[start : start + ROOMS_AT_ONCE], limit, ignored)
        return await self._write(request, moment, plan, news)

    def _plain_news(self, request: SyncRequest, since: Token | None) -> tuple[Moment, Plan] | None:
        if since is None or self._rooms.memberships.is_moved_outside(request.user_id, since.durable):
            return None
        rooms = self._rooms.memberships.in_memory(request.user_id)
        return plain_news(request, since, self._moments.now(), request.timeline_limit, rooms, self._rooms.tail)

    def _add_told(
        self, request: SyncRequest, since: Token | None, moment: Moment, plan: Plan, news: Sequence[SyncNews]
    ) -> None:
        """Adds the rooms that only a source has news of."""
        wanted = WantedRooms(moment.rooms, request.filter)
        for room_id in _told_by_sources(news):
            if since is not None and room_id not in plan.joined and room_id in wanted:
                plan.joined[room_id] = known_room(request, since, moment, room_id)
                # Had it new events, it would be in the plan.
                plan.joined[room_id].window_complete = True

    async def _plan(self, request: SyncRequest, since: Token | None, moment: Moment, ignored: Collection[str]) -> Plan:
        if not moment.changed:
            return make_plan(request, since, moment, {}, {}, ignored)
        gone = [each for each in moment.changed if each.membership in ("leave", "ban") and not each.forgotten]
        if since is None:
            gone = gone if request.filter.room.include_leave else []
            stays = await self._stays(request.user_id, gone, None)
        elif moment.covered:
            stays = {
                each.room_id: Stay.in_window(request.user_id, moment.window.get(each.room_id, ()))
                for each in moment.changed
            }
        else:
            joined = [each for each in moment.changed if each.membership == "join"]
            stays = await self._stays(request.user_id, [*gone, *joined], since.durable)
        endings = await self._rooms.events.many([each.event_id for each in gone]) if gone else {}
        return make_plan(request, since, moment, stays, endings, ignored)

    async def _stays(self, user_id: str, memberships: Sequence[Membership], since: int | None) -> dict[str, Stay]:
        if not memberships:
            return {}
        sights = await self._read_many.sights(user_id, [each.room_nid for each in memberships])
        return {each.room_id: Stay.in_sight(sights[each.room_nid], since) for each in memberships}

    async def _ask(self, request: SyncRequest, since: Token | None, moment: Moment, plan: Plan) -> list[SyncNews]:
        new = () if since is None else [room_id for room_id, work in plan.joined.items() if work.is_new]
        question = SyncQuestion(
            user_id=request.user_id,
            device_id=request.device_id,
            since=since.durable if since is not None else None,
            upto=moment.upto.durable,
            since_ephemeral=since.ephemeral if since is not None else None,
            upto_ephemeral=moment.upto.ephemeral,
            rooms=WantedRooms(moment.rooms, request.filter),
            new_rooms=frozenset(new),
            new_users=plan.new_users,
            since_to_device=since.device_position if since is not None else None,
        )
        answers = [await source.changes(question) for source in self._sources]
        return [news for news in answers if news is not None]

    async def _fill(
        self, request: SyncRequest, works: Sequence[RoomWork], limit: int, ignored: Collection[str]
    ) -> None:
        """Finds timelines of at most `limit` events, summaries and state of the rooms."""
        await self._timelines.fill(works, request, limit, ignored)
        await self._sights.narrow(request.user_id, works)
        await self._load_states(request, works)
        await self._summarise(request.user_id, works)
        await self._gaps.fill(works, request)

    async def _load_states(self, request: SyncRequest, works: Iterable[RoomWork]) -> None:
        """The whole state of rooms that the user left, at the point of leaving, where it is needed."""
        needy = [
            work
            for work in works
            if work.head is None and work.state_upto is None and (work.full_state or request.lazy_members)
            and work.timeline and work.membership.membership != "join"
        ]  # fmt: skip
        if not needy:
            return
        states = await self._read_many.states_at([(work.room_nid, work.upto) for work in needy])
        for work in needy:
            work.state_upto = states.get(work.room_nid, {})

    async def _summarise(self, reader: str, works: Iterable[RoomWork]) -> None:
        due = [(work, work.head) for work in works if work.summary_due and work.head is not None]
        if not due:
            return
        keys = (("m.room.name", ""), ("m.room.canonical_alias", ""))
        entries = [entry for _, head in due for key in keys if (entry := head.state.get(key)) is not None]
        events = await self._rooms.events.many([entry.event_id for entry in entries])
        naming = {
            stored.event.room_id
            for stored in events.values()
            if stored.event.content.get("name" if stored.event.type == "m.room.name" else "alias")
        }
        for work, head in due:
            is_named = work.room_id in naming
            work.heroes = self._summaries.heroes(head, reader, is_named=is_named)
            work.summary = self._summaries.json(head, work.heroes, is_named=is_named)

    async def _write(self, request: SyncRequest, moment: Moment, plan: Plan, news: Sequence[SyncNews]) -> SyncResult:
        unread: dict[str, RoomUnread] = {}
        if plan.joined and self._unread is not None:
            threads = request.filter.room.timeline.unread_thread_notifications
            unread = dict(await self._unread.unread(request.user_id, plan.joined.keys(), threads=threads))
        events = EventWriter(request.user_id, request.device_id, request.filter, self._now_ms())
        rooms = RoomWriter(request, events, unread, await self._bundles(request.user_id, plan))
        merged = _merged(news)
        sections: dict[bytes, list[bytes]] = {b"join": [], b"leave": [], b"invite": [], b"knock": []}
        breath = _Breath()
        for work in (*plan.joined.values(), *plan.left.values()):
            if len(work.state) > LARGE_STATE:
                await _write_in_steps(work, events, breath)
        for room_id, work in plan.joined.items():
            body = rooms.joined(work, merged)
            if body is not None:
                sections[b"join"].append(keyed(room_id, body))
            await breath.take()
        for room_id, work in plan.left.items():
            body = rooms.left(work)
            if body is not None:
                sections[b"leave"].append(keyed(room_id, body))
            await breath.take()
        for name, inner, memberships in (
            (b"invite", b"invite_state", plan.invited),
            (b"knock", b"knock_state", plan.knocked),
        ):
            sections[name] += [keyed(each.room_id, stripped(inner, each)) for each in memberships]
        standing = await self._standing(request.user_id, request.device_id)
        return _result(request, moment.upto, sections, merged, standing)

    async def _bundles(self, user_id: str, plan: Plan) -> Mapping[str, bytes]:
        """What is bundled with events of limited timelines.  Client-server API, "Aggregations of child events"."""
        if self._bundler is None:
            return {}
        works = (work for works in (plan.joined, plan.left) for work in works.values() if work.limited)
        events = [stored for work in works for stored in work.timeline]
        return await self._bundler.bundle(user_id, events) if events else {}


class _Breath:
    """Lets others run now and then."""

    __slots__ = ("_began",)

    def __init__(self) -> None:
        self._began = perf_counter()

    async def take(self) -> None:
        """Gives way if the loop has been held for long enough."""
        if perf_counter() - self._began > STEP_S:
            await asyncio.sleep(0)
            self._began = perf_counter()


async def _write_in_steps(work: RoomWork, events: EventWriter, breath: _Breath) -> None:
    work.state_json = []
    for start in range(0, len(work.state), LARGE_STATE):
        work.state_json += [events.write(each) for each in work.state[start : start + LARGE_STATE]]
        await breath.take()


def _told_by_sources(news: Iterable[SyncNews]) -> Iterable[str]:
    for each in news:
        yield from each.room_account_data
        yield from each.ephemeral
        yield from each.counted


def _merged(news: Sequence[SyncNews]) -> SyncNews | None:
    """What all sources told, as if one had."""
    if len(news) < 2:
        return news[0] if news else None
    merged = SyncNews()
    for each in news:
        merged.account_data += each.account_data
        merged.presence += each.presence
        merged.sections.update(each.sections)
        merged.counted |= each.counted
        if each.upto_to_device is not None:
            merged.upto_to_device = each.upto_to_device
        for target, source in (
            (merged.room_account_data, each.room_account_data),
            (merged.ephemeral, each.ephemeral),
        ):
            for room_id, events in source.items():
                target[room_id] = [*target.get(room_id, ()), *events]
    return merged


def _result(
    request: SyncRequest,
    upto: Token,
    sections: dict[bytes, list[bytes]],
    news: SyncNews | None,
    standing: Mapping[str, bytes],
) -> SyncResult:
    if news is not None and news.upto_to_device is not None:
        upto = replace(upto, to_device=news.upto_to_device)
    members = [b'"next_batch":"%s"' % upto.encode().encode()]
    if news is not None:
        account_data = passing_json(news.account_data, request.filter.account_data)
        if account_data:
            members.append(events_member(b"account_data", account_data))
        presence = passing_json(news.presence, request.filter.presence)
        if presence:
            members.append(events_member(b"presence", presence))
        members += [keyed(name, body) for name, body in news.sections.items()]
    rooms = [b'"%s":%s' % (name, object_of(bodies)) for name, bodies in sections.items() if bodies]
    if rooms:
        members.append(b'"rooms":' + object_of(rooms))
    is_empty = len(members) == 1
    members += [keyed(name, body) for name, body in standing.items()]
    return SyncResult(object_of(members), upto, is_empty)


def _nothing(upto: Token, standing: Mapping[str, bytes]) -> SyncResult:
    members = [b'"next_batch":"%s"' % upto.encode().encode()]
    members += [keyed(name, body) for name, body in standing.items()]
    return SyncResult(object_of(members), upto, True)
