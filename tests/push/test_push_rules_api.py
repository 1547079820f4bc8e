"""Push rules over HTTP, and in sync.  Client-server API v1.19, "Push Rules: API"."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from tests.rig.client import Client, escape
from tests.rig.porch import PorchProcess

CAKE = {"pattern": "cake*lie", "actions": ["notify"]}


async def test_a_new_account_has_the_default_rules(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    everything = await alice.ok("GET", "pushrules/")
    assert everything == {"global": await alice.ok("GET", "pushrules/global/")}
    assert everything["global"]["override"][0]["rule_id"] == ".m.rule.master"
    invite = await alice.ok("GET", "pushrules/global/override/.m.rule.invite_for_me")
    assert invite["conditions"][2]["pattern"] == alice.user_id
    assert (await alice.ok("GET", f"user/{escape(alice.user_id)}/account_data/m.push_rules")) == everything


async def test_a_rule_can_be_added_read_changed_and_removed(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    path = "pushrules/global/content/nocake"
    await alice.refused(404, "M_NOT_FOUND", "GET", path)
    await alice.ok("PUT", path, CAKE)
    assert await alice.ok("GET", path) == {"rule_id": "nocake", "default": False, "enabled": True, **CAKE}
    await alice.ok("PUT", path + "/enabled", {"enabled": False})
    assert await alice.ok("GET", path + "/enabled") == {"enabled": False}
    await alice.ok("PUT", path + "/actions", {"actions": ["dont_notify"]})
    assert await alice.ok("GET", path + "/actions") == {"actions": []}
    await alice.ok("DELETE", path)
    await alice.refused(404, "M_NOT_FOUND", "DELETE", path)
    await alice.refused(404, "M_NOT_FOUND", "PUT", path + "/enabled", {"enabled": True})


async def test_before_and_after_place_a_rule(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    for rule_id in ("b", "a"):
        await alice.ok("PUT", f"pushrules/global/content/{rule_id}", CAKE)
    await alice.ok("PUT", "pushrules/global/content/last", CAKE, after="b")
    await alice.ok("PUT", "pushrules/global/content/middle", CAKE, before="b")
    rules = (await alice.ok("GET", "pushrules/global/"))["content"]
    assert [rule["rule_id"] for rule in rules] == ["a", "middle", "b", "last"]
    await alice.refused(400, "M_UNKNOWN", "PUT", "pushrules/global/content/x", CAKE, before="absent")


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "errcode"),
    [
        ("GET", "nonsense/x", None, 400, "M_INVALID_PARAM"),
        ("PUT", "override/.mine", {"actions": []}, 400, "M_INVALID_PARAM"),
        ("PUT", "override/a%2Fb", {"actions": []}, 400, "M_INVALID_PARAM"),
        ("PUT", "override/x", {}, 400, "M_MISSING_PARAM"),
        ("PUT", "override/x", [], 400, "M_BAD_JSON"),
        ("PUT", "content/x", {"actions": []}, 400, "M_MISSING_PARAM"),
        ("PUT", "override/.m.rule.master/enabled", {"enabled": 1}, 400, "M_BAD_JSON"),
        ("PUT", "override/.m.rule.master/enabled", {}, 400, "M_MISSING_PARAM"),
        ("PUT", "override/.m.rule.master/actions", {"actions": [1]}, 400, "M_INVALID_PARAM"),
        ("DELETE", "override/.m.rule.master", None, 400, "M_INVALID_PARAM"),
        ("PUT", "override/.m.rule.absent/enabled", {"enabled": True}, 404, "M_NOT_FOUND"),
    ],
)
async def test_bad_requests_get_their_errors(
    porch: PorchProcess, method: str, path: str, body: object, status: int, errcode: str
) -> None:
    alice = await Client.register(porch)
    await alice.refused(status, errcode, method, f"pushrules/global/{path}", body)


async def test_changed_rules_reach_every_device_in_sync(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    phone = await alice.login()
    first = await phone.sync()
    (shown,) = [e for e in first["account_data"]["events"] if e["type"] == "m.push_rules"]
    assert shown["content"] == await alice.ok("GET", "pushrules/")
    waiting = asyncio.ensure_future(phone.sync(since=first["next_batch"], timeout=20_000))
    await asyncio.sleep(0.1)
    await alice.ok("PUT", "pushrules/global/override/.m.rule.master/enabled", {"enabled": True})
    news = await waiting
    (shown,) = [e for e in news["account_data"]["events"] if e["type"] == "m.push_rules"]
    assert shown["content"]["global"]["override"][0]["enabled"] is True
    again = await phone.sync(since=news["next_batch"])
    assert not again.get("account_data", {}).get("events")


async def test_rules_changed_at_the_same_time_are_all_kept(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    await asyncio.gather(*[alice.ok("PUT", f"pushrules/global/content/rule-{i}", CAKE) for i in range(8)])
    rules = (await alice.ok("GET", "pushrules/global/"))["content"]
    assert sorted(rule["rule_id"] for rule in rules) == [f"rule-{i}" for i in range(8)]


async def test_rules_survive_a_restart(start_porch: Callable[..., PorchProcess]) -> None:
    porch = start_porch()
    alice = await Client.register(porch)
    await alice.ok("PUT", "pushrules/global/content/nocake", CAKE)
    await alice.ok("PUT", "pushrules/global/override/.m.rule.master/enabled", {"enabled": True})
    before = await alice.ok("GET", "pushrules/")
    porch.restart()
    assert await alice.ok("GET", "pushrules/") == before


PUSHER = {
    "kind": "http",
    "app_id": "com.example.app.ios",
    "pushkey": "APA91bHPRgkF3JUikC4ENAHEeMrd41Zxv3hVZjC9KtT8OvPVGJ",
    "app_display_name": "Mat Rix",
    "device_display_name": "iPhone 9",
    "profile_tag": "xxyyzz",
    "lang": "en",
    "data": {"url": "https://push.example.org/_matrix/push/v1/notify", "format": "event_id_only"},
}


async def test_pushers_can_be_set_listed_and_removed(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    assert await alice.ok("GET", "pushers") == {"pushers": []}
    await alice.ok("POST", "pushers/set", PUSHER)
    await alice.ok("POST", "pushers/set", {**PUSHER, "lang": "de"})
    assert await alice.ok("GET", "pushers") == {"pushers": [{**PUSHER, "lang": "de"}]}
    gone = {"kind": None, "app_id": PUSHER["app_id"], "pushkey": PUSHER["pushkey"]}
    await alice.ok("POST", "pushers/set", gone)
    assert await alice.ok("GET", "pushers") == {"pushers": []}


async def test_a_pusher_moves_to_the_user_who_sets_it_last_unless_appended(porch: PorchProcess) -> None:
    alice, bob = await Client.register(porch), await Client.register(porch)
    pusher = {**PUSHER, "pushkey": f"key of {alice.user_id}"}
    await alice.ok("POST", "pushers/set", pusher)
    await bob.ok("POST", "pushers/set", {**pusher, "append": True})
    assert len((await alice.ok("GET", "pushers"))["pushers"]) == 1
    await bob.ok("POST", "pushers/set", pusher)
    assert (await alice.ok("GET", "pushers"))["pushers"] == []


async def test_pushers_go_with_the_device_that_set_them(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    phone = await alice.login()
    await phone.ok("POST", "pushers/set", PUSHER)
    await alice.ok("POST", "pushers/set", {**PUSHER, "app_id": "desktop"})
    await phone.ok("POST", "logout")
    assert [each["app_id"] for each in (await alice.ok("GET", "pushers"))["pushers"]] == ["desktop"]


async def test_an_account_with_rules_can_be_erased(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    await alice.ok("PUT", "pushrules/global/content/nocake", CAKE)
    await alice.ok("PUT", "pushrules/global/content/nocake", {**CAKE, "actions": []})
    auth = {"type": "m.login.password", "identifier": {"type": "m.id.user", "user": alice.user_id}}
    body = {"erase": True, "auth": {**auth, "password": alice.password}}
    reply = await alice.post("account/deactivate", {"erase": True})
    assert reply.status == 401
    body["auth"]["session"] = reply.json["session"]  # type: ignore[index]
    await alice.ok("POST", "account/deactivate", body)
    await alice.refused(401, "M_UNKNOWN_TOKEN", "GET", "pushrules/")


@pytest.mark.parametrize(
    ("change", "errcode"),
    [
        ({"app_id": None}, "M_BAD_JSON"),
        ({"lang": None}, "M_MISSING_PARAM"),
        ({"data": {}}, "M_MISSING_PARAM"),
        ({"data": {"url": "http://push.example.org/_matrix/push/v1/notify"}}, "M_INVALID_PARAM"),
        ({"data": {"url": "https://push.example.org/elsewhere"}}, "M_INVALID_PARAM"),
        ({"data": {"url": "https://[/_matrix/push/v1/notify"}}, "M_INVALID_PARAM"),
        ({"data": []}, "M_BAD_JSON"),
        ({"kind": "pigeon"}, "M_INVALID_PARAM"),
        ({"pushkey": "x" * 513}, "M_INVALID_PARAM"),
        ({"app_id": "x" * 65}, "M_INVALID_PARAM"),
        ({"device_display_name": 3}, "M_BAD_JSON"),
    ],
)
async def test_pushers_that_make_no_sense_are_refused(porch: PorchProcess, change: dict, errcode: str) -> None:  # type: ignore[type-arg]
    alice = await Client.register(porch)
    await alice.refused(400, errcode, "POST", "pushers/set", {**PUSHER, **change})
