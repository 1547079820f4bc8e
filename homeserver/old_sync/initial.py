"""GET /initialSync and GET /rooms/{roomId}/initialSync: rooms as a whole, many together in a handful of queries."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import orjson

from homeserver.http import Requester
from homeserver.journal import EphemeralStream, PageToken, Token
from homeserver.protocol.sync_sections import SyncEvent, SyncNews, SyncQuestion
from homeserver.rooms import Membership, Rooms, StoredEvent
from homeserver.rooms.api import EventsFor
from homeserver.rooms.read_many import ReadMany, Stretch
from homeserver.rooms.visibility import FIRST, Sight, left_at
from homeserver.storage import Database, in_list

ROOMS_AT_ONCE = 25
"""Whose state is rendered before others get their turn on the event loop."""
Answer = dict[str, Any]


class Source(Protocol):
    """What has account data or presence to tell; a `SyncSource`."""

    async def changes(self, question: SyncQuestion) -> SyncNews | None:
        """The news that answer the question."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """A room as far as the user sees it: its state, and the position up to which the timeline goes."""

    membership: Membership | None
    room_id: str
    room_nid: int
    upto: int
    state_ids: Sequence[str]


class InitialSync:
    """Tells rooms from nothing."""

    def __init__(
        self,
        database: Database,
        rooms: Rooms,
        ephemeral: EphemeralStream,
        events_for: EventsFor,
        sources: Sequence[Source],
    ) -> None:
        self._database = database
        self._rooms = rooms
        self._ephemeral = ephemeral
        self._events_for = events_for
        self._sources = sources
        self._many = ReadMany(database, rooms.events)

    async def room(self, requester: Requester, room_id: str, limit: int) -> Answer:
        """`RoomInfo` of one room that the user is or was in, or that the world may read.  Raises `Forbidden`."""
        token = self._now()
        head, left = await self._rooms.visibility.view(requester.user_id, room_id)
        membership = (await self._rooms.memberships_of(requester.user_id)).get(room_id)
        state = head.state if left is None else await self._rooms.state.at(head.nid, left)
        ids = [entry.event_id for entry in state.values()]
        seen = _Seen(membership, room_id, head.nid, head.position if left is None else left, ids)
        news = await self._news(requester, token, [room_id])
        return (await self._infos(requester, [seen], limit, news))[0]

    async def everything(self, requester: Requester, limit: int, *, archived: bool) -> Answer:
        """Every room the user is in or invited to; with `archived` those that the user has left too."""
        token = self._now()
        memberships = await self._rooms.memberships_of(requester.user_id)
        held = [each for each in memberships.values() if not each.forgotten]
        joined = [each for each in held if each.membership == "join"]
        gone = [each for each in held if archived and each.membership in ("leave", "ban")]
        news = await self._news(requester, token, [each.room_id for each in joined])
        infos: list[Answer] = []
        for start in range(0, len(joined), ROOMS_AT_ONCE):
            seen = await self._joined(joined[start : start + ROOMS_AT_ONCE])
            infos += await self._infos(requester, seen, limit, news)
            await asyncio.sleep(0)
        for start in range(0, len(gone), ROOMS_AT_ONCE):
            seen = await self._left(requester.user_id, gone[start : start + ROOMS_AT_ONCE])
            infos += await self._infos(requester, seen, limit, news)
            await asyncio.sleep(0)
        invited = [each for each in held if each.membership == "invite"]
        invites = await self._rooms.events.many([each.event_id for each in invited])
        rendered = await self._events_for.each(requester, [invites[each.event_id] for each in invited])
        for each, invite in zip(invited, rendered, strict=True):
            infos.append({"room_id": each.room_id, "membership": "invite", "invite": invite})
        return {
            "end": token.encode(),
            "rooms": infos,
            "presence": _fragments(each for one in news for each in one.presence),
            "account_data": _fragments(each for one in news for each in one.account_data),
        }

    def _now(self) -> Token:
        return Token(self._rooms.journal.position, self._ephemeral.position)

    async def _news(self, requester: Requester, token: Token, rooms: Sequence[str]) -> list[SyncNews]:
        question = SyncQuestion(
            user_id=requester.user_id,
            device_id=requester.device_id,
            since=None,
            upto=token.durable,
            since_ephemeral=None,
            upto_ephemeral=token.ephemeral,
            rooms=frozenset(rooms),
        )
        answers = [await source.changes(question) for source in self._sources]
        return [news for news in answers if news is not None]

    async def _joined(self, memberships: Sequence[Membership]) -> list[_Seen]:
        heads = await self._rooms.heads.many([each.room_id for each in memberships])
        seen = []
        for each in memberships:
            head = heads[each.room_id]
            ids = [entry.event_id for entry in head.state.values()]
            seen.append(_Seen(each, each.room_id, head.nid, head.position, ids))
        return seen

    async def _left(self, user_id: str, memberships: Sequence[Membership]) -> list[_Seen]:
        """Those of the rooms that the user ever was in, as they were when the user left."""
        sights = await self._many.sights(user_id, [each.room_nid for each in memberships])
        ends = {nid: end for nid, sight in sights.items() if (end := left_at(sight)) is not None}
        states = await self._many.states_at(list(ends.items()))
        return [
            _Seen(
                each,
                each.room_id,
                each.room_nid,
                ends[each.room_nid],
                [entry.event_id for entry in states[each.room_nid].values()],
            )
            for each in memberships
            if each.room_nid in ends
        ]

    async def _infos(
        self, requester: Requester, rooms: Sequence[_Seen], limit: int, news: Sequence[SyncNews]
    ) -> list[Answer]:
        nids = [each.room_nid for each in rooms]
        if not nids:
            return []
        sights = await self._many.sights(requester.user_id, nids)
        stretches = [Stretch(each.room_nid, FIRST, each.upto) for each in rooms]
        timelines = await self._many.timelines(stretches, limit + 1) if limit else {}
        states = await self._rooms.events.many([event_id for each in rooms for event_id in each.state_ids])
        published = await self._database.fetch(
            f"SELECT nid FROM rooms WHERE is_public = ? AND nid IN {in_list(len(nids))}", True, *nids
        )
        public = {row[0] for row in published}
        return [
            {
                **await self._info(requester, each, sights[each.room_nid], timelines, limit, news),
                "state": await self._events_for.each(requester, [states[i] for i in each.state_ids if i in states]),
                "visibility": "public" if each.room_nid in public else "private",
            }
            for each in rooms
        ]

    async def _info(
        self,
        requester: Requester,
        room: _Seen,
        sight: Sight,
        timelines: Mapping[int, Sequence[StoredEvent]],
        limit: int,
        news: Sequence[SyncNews],
    ) -> Answer:
        timeline = timelines.get(room.room_nid, ())
        earlier, shown = (timeline[:-limit], timeline[-limit:]) if limit else ((), ())
        visible = [stored for stored in shown if sight.sees(stored)]
        messages: Answer = {
            "chunk": await self._events_for.each(requester, visible, sight),
            "end": _after(room.upto),
        }
        if earlier or not limit:
            messages["start"] = _after(earlier[-1].position if earlier else room.upto)
        info: Answer = {
            "room_id": room.room_id,
            "messages": messages,
            "account_data": _fragments(each for one in news for each in one.room_account_data.get(room.room_id, ())),
        }
        if room.membership is not None:
            info["membership"] = room.membership.membership
        return info


def _after(position: int) -> str:
    return PageToken(position).encode()


def _fragments(events: Any) -> list[orjson.Fragment]:
    found: list[SyncEvent] = list(events)
    return [orjson.Fragment(event.json) for event in found]
