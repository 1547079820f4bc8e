"""Push over HTTP.  Client-server API v1.19, "Push Notifications"."""

from __future__ import annotations

import functools
from typing import Any

import orjson

from homeserver.http import Answer, Call, Routes
from homeserver.protocol import push_rules
from homeserver.protocol.errors import BadJson, InvalidParam, MissingParam
from homeserver.push.notifications import Notifications
from homeserver.push.pushers import Pushers
from homeserver.push.rulesets import Rulesets

RULES = "/_matrix/client/v3/pushrules"
RULE = RULES + "/global/<kind>/<rule_id>"
NEWEST = 2**62


def routes(rulesets: Rulesets, pushers: Pushers, notifications: Notifications) -> Routes:
    """Push rules, pushers and the list of notifications."""
    table = Routes()
    _rule_routes(table, rulesets)
    _rule_part_routes(table, rulesets)

    @table.get("/_matrix/client/v3/pushers")
    async def get_pushers(call: Call) -> dict[str, Any]:
        return {"pushers": await pushers.of(call.requester.user_id)}

    @table.post("/_matrix/client/v3/pushers/set")
    async def set_pusher(call: Call) -> dict[str, Any]:
        await pushers.set(call.requester.user_id, call.requester.device_id, await call.json())
        return {}

    @table.get("/_matrix/client/v3/notifications")
    async def get_notifications(call: Call) -> Answer:
        limit = call.query_int("limit", 20, minimum=1)
        only = call.query_text("only")
        page, following = await notifications.page(
            call.requester.user_id,
            _page_start(call.query_text("from")),
            min(limit, 100),
            highlights=only == "highlight",
        )
        body: dict[str, Any] = {"notifications": [orjson.Fragment(each) for each in page]}
        if following is not None:
            body["next_token"] = str(following)
        return Answer(orjson.dumps(body))

    return table


def _rule_routes(table: Routes, rulesets: Rulesets) -> None:
    @table.get(RULES, RULES + "/")
    async def get_all(call: Call) -> dict[str, Any]:
        return rulesets.content(call.requester.user_id)

    @table.get(RULES + "/global", RULES + "/global/")
    async def get_global(call: Call) -> dict[str, Any]:
        return rulesets.of(call.requester.user_id)

    @table.get(RULE)
    async def get_rule(call: Call, kind: str, rule_id: str) -> dict[str, Any]:
        return rulesets.rule(call.requester.user_id, kind, rule_id)

    @table.put(RULE)
    async def put_rule(call: Call, kind: str, rule_id: str) -> dict[str, Any]:
        change = functools.partial(
            push_rules.put,
            kind=kind,
            rule_id=rule_id,
            body=await call.json(),
            before=call.query_text("before"),
            after=call.query_text("after"),
        )
        await rulesets.edit(call.requester.user_id, change)
        return {}

    @table.delete(RULE)
    async def delete_rule(call: Call, kind: str, rule_id: str) -> dict[str, Any]:
        await rulesets.edit(call.requester.user_id, functools.partial(push_rules.delete, kind=kind, rule_id=rule_id))
        return {}


def _rule_part_routes(table: Routes, rulesets: Rulesets) -> None:
    @table.get(RULE + "/enabled")
    async def get_enabled(call: Call, kind: str, rule_id: str) -> dict[str, Any]:
        return {"enabled": rulesets.rule(call.requester.user_id, kind, rule_id)["enabled"]}

    @table.put(RULE + "/enabled")
    async def put_enabled(call: Call, kind: str, rule_id: str) -> dict[str, Any]:
        body = await call.json()
        if "enabled" not in body:
            raise MissingParam("Missing parameter: enabled")
        if not isinstance(body["enabled"], bool):
            raise BadJson("enabled must be true or false.")
        change = functools.partial(push_rules.change, kind=kind, rule_id=rule_id, enabled=body["enabled"])
        await rulesets.edit(call.requester.user_id, change)
        return {}

    @table.get(RULE + "/actions")
    async def get_actions(call: Call, kind: str, rule_id: str) -> dict[str, Any]:
        return {"actions": rulesets.rule(call.requester.user_id, kind, rule_id)["actions"]}

    @table.put(RULE + "/actions")
    async def put_actions(call: Call, kind: str, rule_id: str) -> dict[str, Any]:
        actions = push_rules.checked_actions(await call.json())
        change = functools.partial(push_rules.change, kind=kind, rule_id=rule_id, actions=actions)
        await rulesets.edit(call.requester.user_id, change)
        return {}


def _page_start(token: str | None) -> int:
    if token is None:
        return NEWEST
    if not token.isascii() or not token.isdigit() or len(token) > 18:
        raise InvalidParam("from is not a token of this server.")
    return int(token)
