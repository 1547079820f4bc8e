"""POST /search."""

from __future__ import annotations

import re
from typing import Any, Literal

import msgspec
import orjson

from homeserver.http import Call, Requester, Routes
from homeserver.journal import PageToken
from homeserver.protocol.errors import BadJson, InvalidParam, MissingParam
from homeserver.protocol.filters import FilterError, RoomEventFilter, parse_room_event_filter
from homeserver.rooms import Pages, Rooms
from homeserver.rooms.api import EventsFor
from homeserver.search.search import Found, Results, Search
from homeserver.search.words import KEYS

DEFAULT_LIMIT = 10
MOST_RESULTS = 100
MOST_WITH_CONTEXT = 20
MOST_CONTEXT = 20
LONGEST_TERM = 1_000
_TOKEN = re.compile(r"r(\d{1,18})_(\d{1,6})", re.ASCII)


class EventContext(msgspec.Struct):
    """`event_context` of a search."""

    before_limit: int = 5
    after_limit: int = 5
    include_profile: bool = False


class Group(msgspec.Struct):
    """An entry of `group_by`."""

    key: Literal["room_id", "sender"]


class Groupings(msgspec.Struct):
    """`groupings` of a search."""

    group_by: list[Group] = []


class RoomEvents(msgspec.Struct):
    """`search_categories.room_events`."""

    search_term: str
    keys: list[Literal["content.body", "content.name", "content.topic"]] | None = None
    filter: dict[str, Any] = {}
    order_by: Literal["recent", "rank"] = "rank"
    event_context: EventContext | None = None
    include_state: bool = False
    groupings: Groupings = msgspec.field(default_factory=Groupings)


class Categories(msgspec.Struct):
    """`search_categories`."""

    room_events: RoomEvents | None = None


class SearchBody(msgspec.Struct):
    """Body of `POST /search`."""

    search_categories: Categories


def routes(search: Search, rooms: Rooms, pages: Pages, events_for: EventsFor) -> Routes:
    """Routes of the search."""
    routes = Routes()

    @routes.post("/_matrix/client/v3/search", limit="search", shielded=False)
    async def post_search(call: Call) -> bytes:
        wish = (await call.body(SearchBody)).search_categories.room_events
        if wish is None:
            return orjson.dumps({"search_categories": {}})
        if not wish.search_term.strip():
            raise MissingParam("`search_term` is empty.")
        if len(wish.search_term) > LONGEST_TERM:
            raise InvalidParam(f"`search_term` has at most {LONGEST_TERM} characters.")
        wanted = _filter(wish.filter)
        upto, start = _token(call.query_text("next_batch"))
        results = await search.search(
            call.requester.user_id,
            wish.search_term,
            frozenset(wish.keys or KEYS),
            wanted,
            recent=wish.order_by == "recent",
            upto=upto,
        )
        return orjson.dumps({"search_categories": {"room_events": await _answer(call, wish, wanted, results, start)}})

    async def _answer(
        call: Call, wish: RoomEvents, wanted: RoomEventFilter, results: Results, start: int
    ) -> dict[str, Any]:
        most = MOST_WITH_CONTEXT if wish.event_context is not None else MOST_RESULTS
        limit = min(wanted.limit if wanted.limit else DEFAULT_LIMIT, most)
        shown = results.found[start : start + limit]
        rendered = await events_for.each(call.requester, [each.stored for each in shown])
        entries: list[dict[str, Any]] = [
            {"rank": each.rank, "result": event} for each, event in zip(shown, rendered, strict=True)
        ]
        if wish.event_context is not None:
            for entry, each in zip(entries, shown, strict=True):
                entry["context"] = await _context(call.requester, results, each, wish.event_context)
        answer: dict[str, Any] = {"count": len(results.found), "highlights": results.words, "results": entries}
        if start + limit < len(results.found):
            answer["next_batch"] = f"r{results.upto}_{start + limit}"
        if wish.groupings.group_by:
            answer["groups"] = {group.key: _group(group.key, shown, results) for group in wish.groupings.group_by}
        if wish.include_state:
            room_ids = dict.fromkeys(results.room_ids[each.stored.room_nid] for each in shown)
            answer["state"] = {room_id: await _state(call.requester, room_id) for room_id in room_ids}
        return answer

    async def _context(requester: Requester, results: Results, each: Found, wish: EventContext) -> dict[str, Any]:
        stored = each.stored
        head = await rooms.head(results.room_ids[stored.room_nid])
        assert head is not None
        sight = results.sights[stored.room_nid]
        before, after = (min(max(0, limit), MOST_CONTEXT) for limit in (wish.before_limit, wish.after_limit))
        found = await pages.beside(head, sight, stored, before, after, RoomEventFilter())
        context: dict[str, Any] = {
            "events_before": await events_for.each(requester, found.before, sight),
            "events_after": await events_for.each(requester, found.after, sight),
            "start": PageToken(found.start).encode(),
            "end": PageToken(found.end).encode(),
        }
        if wish.include_profile:
            members = await pages.members_for([*found.before, stored, *found.after], stored.room_nid)
            context["profile_info"] = {
                member.event.state_key: {
                    key: value
                    for key in ("displayname", "avatar_url")
                    if isinstance(value := member.event.content.get(key), str)
                }
                for member in members
            }
        return context

    async def _state(requester: Requester, room_id: str) -> list[orjson.Fragment]:
        """The room's state as the requester may see it: the current one, or that of leaving."""
        head, left = await rooms.visibility.view(requester.user_id, room_id)
        entries = head.state if left is None else await rooms.state.at(head.nid, left)
        found = await rooms.events.many([entry.event_id for entry in entries.values()])
        return await events_for.each(requester, list(found.values()))

    return routes


def _group(key: str, shown: Any, results: Results) -> dict[str, dict[str, Any]]:
    groups: dict[str, dict[str, Any]] = {}
    for each in shown:
        name = results.room_ids[each.stored.room_nid] if key == "room_id" else each.stored.event.sender
        group = groups.setdefault(name, {"results": [], "order": len(groups)})
        group["results"].append(each.stored.event.event_id)
    return groups


def _filter(value: dict[str, Any]) -> RoomEventFilter:
    try:
        return parse_room_event_filter(value)
    except FilterError as error:
        raise BadJson(str(error)) from error


def _token(text: str | None) -> tuple[int | None, int]:
    if text is None:
        return None, 0
    match = _TOKEN.fullmatch(text)
    if match is None:
        raise InvalidParam("`next_batch` is not a token of an earlier answer.")
    return int(match[1]), int(match[2])
