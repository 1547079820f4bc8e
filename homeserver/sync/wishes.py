"""Reads what a client asks of a sync, from the query of a request or of a websocket."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final, Protocol

import orjson

from homeserver.http import Requester
from homeserver.http.query import Query
from homeserver.journal import Token, TokenError
from homeserver.protocol.errors import BadJson, InvalidParam, NotJson
from homeserver.protocol.filters import OPEN_FILTER, Filter, FilterError, parse_filter
from homeserver.rooms.lru import LeastRecentlyUsed
from homeserver.sync.request import SyncRequest

STATE_AFTER: Final = "state_after"
UNSTABLE: Final = "org.matrix.msc4222."
PRESENCES: Final = ("online", "unavailable", "offline")
FILTERS_IN_MEMORY: Final = 2_000

StoredFilter = Callable[[str, str], Awaitable[bytes]]
"""A user's filter by user ID and filter ID, as JSON.  Raises `NotFound`."""


class Seen(Protocol):
    """Takes note that a device of a user is there, and of its `set_presence`; `still`: the same sync was told of."""

    def __call__(self, user_id: str, device_id: str | None, presence: str, *, still: bool = False) -> None: ...


@dataclass(frozen=True, slots=True)
class Wish:
    """What a client asked for: `since` is None in a first sync, `presence` is what it wants to be seen as."""

    request: SyncRequest
    since: Token | None
    presence: str


class Wishes:
    """Reads queries; filters seen lately are kept parsed."""

    def __init__(self, stored_filter: StoredFilter) -> None:
        self._stored_filter = stored_filter
        self._parsed: LeastRecentlyUsed[tuple[str, str], Filter] = LeastRecentlyUsed(FILTERS_IN_MEMORY)

    async def read(self, query: Query, requester: Requester) -> Wish:
        """What is asked.

        Raises `InvalidParam` for a token that is none, a presence or a flag that is none; `BadJson` or `NotJson` for
        a filter that is none, `NotFound` for one that was never stored.
        """
        presence = query.text("set_presence", "online")
        if presence not in PRESENCES:
            raise InvalidParam("set_presence must be online, unavailable or offline.")
        asked = query.text("filter")
        request = SyncRequest(
            requester.user_id,
            requester.device_id,
            await self._filter(asked, requester.user_id) if asked else OPEN_FILTER,
            query.flag("full_state"),
            _state_after(query),
        )
        return Wish(request, _since(query), presence)

    async def _filter(self, asked: str, user_id: str) -> Filter:
        """Client-server API, `GET /sync`: a filter that begins with an open brace is JSON, any other is an ID."""
        inline = asked.startswith("{")
        key = ("" if inline else user_id, asked)
        known = self._parsed.get(key)
        if known is not None:
            return known
        raw = asked if inline else await self._stored_filter(user_id, asked)
        try:
            parsed = parse_filter(orjson.loads(raw))
        except orjson.JSONDecodeError:
            raise NotJson("The filter is not valid JSON.") from None
        except FilterError as error:
            raise BadJson(str(error)) from None
        self._parsed.put(key, parsed)
        return parsed


def _state_after(query: Query) -> str | None:
    if query.flag(UNSTABLE + "use_state_after"):
        return UNSTABLE + STATE_AFTER
    return STATE_AFTER if query.flag("use_state_after") else None


def _since(query: Query) -> Token | None:
    text = query.text("since")
    if not text:
        return None
    try:
        return Token.parse(text)
    except TokenError:
        raise InvalidParam("since is no token of this server.") from None
