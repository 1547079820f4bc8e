"""Routes of account data and room tags."""

from __future__ import annotations

from typing import Any

from homeserver.account_data.account_data import AccountData
from homeserver.account_data.tags import MOST_TAGS, TYPE, check_tag, tags_in
from homeserver.http import Answer, Call, Routes
from homeserver.protocol.errors import Forbidden, InvalidParam, MatrixError, NotFound
from homeserver.protocol.identifiers import parse_room_id

USER = "/_matrix/client/v3/user/<user_id>"
OF_THE_SERVER = frozenset({"m.fully_read", "m.push_rules"})
"""Types that have endpoints of their own (Client-server API, "Client Config", server behaviour)."""


def routes(account_data: AccountData) -> Routes:
    """The routes."""
    routes = Routes()
    _data(routes, account_data)
    _tags(routes, account_data)
    return routes


def _data(routes: Routes, account_data: AccountData) -> None:
    @routes.put(f"{USER}/account_data/<type_>")
    async def put(call: Call, user_id: str, type_: str) -> dict[str, Any]:
        _own(call, user_id)
        _settable(type_)
        await account_data.put(user_id, type_, await call.json())
        return {}

    @routes.get(f"{USER}/account_data/<type_>")
    async def get(call: Call, user_id: str, type_: str) -> Answer:
        _own(call, user_id)
        return _found(await account_data.read(user_id, type_))

    @routes.put(f"{USER}/rooms/<room_id>/account_data/<type_>")
    async def put_in_room(call: Call, user_id: str, room_id: str, type_: str) -> dict[str, Any]:
        _own(call, user_id)
        parse_room_id(room_id)
        _settable(type_)
        await account_data.put(user_id, type_, await call.json(), room_id)
        return {}

    @routes.get(f"{USER}/rooms/<room_id>/account_data/<type_>")
    async def get_in_room(call: Call, user_id: str, room_id: str, type_: str) -> Answer:
        _own(call, user_id)
        parse_room_id(room_id)
        return _found(await account_data.read(user_id, type_, room_id))


def _tags(routes: Routes, account_data: AccountData) -> None:
    @routes.get(f"{USER}/rooms/<room_id>/tags")
    async def tags(call: Call, user_id: str, room_id: str) -> dict[str, Any]:
        _own(call, user_id)
        parse_room_id(room_id)
        return {"tags": tags_in(await account_data.get(user_id, TYPE, room_id) or {})}

    @routes.put(f"{USER}/rooms/<room_id>/tags/<tag>")
    async def add(call: Call, user_id: str, room_id: str, tag: str) -> dict[str, Any]:
        _own(call, user_id)
        parse_room_id(room_id)
        order = await call.json()
        check_tag(tag, order)

        def with_tag(content: dict[str, Any]) -> dict[str, Any]:
            tags = {**tags_in(content), tag: order}
            if len(tags) > MOST_TAGS:
                raise InvalidParam(f"A room has at most {MOST_TAGS} tags")
            return {**content, "tags": tags}

        await account_data.edit(user_id, TYPE, with_tag, room_id)
        return {}

    @routes.delete(f"{USER}/rooms/<room_id>/tags/<tag>")
    async def remove(call: Call, user_id: str, room_id: str, tag: str) -> dict[str, Any]:
        _own(call, user_id)
        parse_room_id(room_id)

        def without_tag(content: dict[str, Any]) -> dict[str, Any] | None:
            tags = tags_in(content)
            return {**content, "tags": {k: v for k, v in tags.items() if k != tag}} if tag in tags else None

        await account_data.edit(user_id, TYPE, without_tag, room_id)
        return {}


def _own(call: Call, user_id: str) -> None:
    if user_id != call.requester.user_id:
        raise Forbidden("Account data is for its user alone")


def _settable(type_: str) -> None:
    if type_ in OF_THE_SERVER:
        raise MatrixError(405, "M_BAD_JSON", f"{type_} cannot be set through this API")


def _found(content: bytes | None) -> Answer:
    if content is None:
        raise NotFound("There is no such account data")
    return Answer(content)
