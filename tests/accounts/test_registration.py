"""Registering accounts through the public API."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import secrets
from collections.abc import Callable
from typing import Any

from tests.rig.client import PASSWORD, Client
from tests.rig.porch import PorchProcess

Start = Callable[..., PorchProcess]
V1 = "/_matrix/client/v1"


def fresh_name() -> str:
    return f"user-{secrets.token_hex(5)}"


async def test_without_auth_the_answer_names_the_flows_and_a_session(porch: PorchProcess) -> None:
    reply = await Client(porch.url).post("register", {"username": fresh_name(), "password": PASSWORD})
    assert reply.status == 401
    assert reply.json["flows"] == [{"stages": ["m.login.dummy"]}]
    assert reply.json["params"] == {}
    assert reply.json["session"]
    assert "errcode" not in reply.json


async def test_with_the_session_the_account_is_made_and_logged_in(porch: PorchProcess) -> None:
    client, name = Client(porch.url), fresh_name()
    body: dict[str, Any] = {"username": name, "password": PASSWORD, "initial_device_display_name": "Phone"}
    session = (await client.post("register", body)).json["session"]
    made = await client.ok("POST", "register", {**body, "auth": {"type": "m.login.dummy", "session": session}})
    assert made["user_id"] == f"@{name}:{porch.server_name}"
    client.access_token = made["access_token"]
    assert (await client.ok("GET", "account/whoami"))["device_id"] == made["device_id"]
    assert (await client.ok("GET", f"devices/{made['device_id']}"))["display_name"] == "Phone"


async def test_a_device_id_that_the_client_names_is_kept(porch: PorchProcess) -> None:
    client = await Client.register(porch, device_id="MYDEVICE")
    assert client.device_id == "MYDEVICE"


async def test_inhibit_login_makes_the_account_without_a_session(porch: PorchProcess) -> None:
    client, name = Client(porch.url), fresh_name()
    body = {"username": name, "password": PASSWORD, "inhibit_login": True, "auth": {"type": "m.login.dummy"}}
    made = await client.ok("POST", "register", body)
    assert set(made) == {"user_id", "home_server"}
    client.user_id = made["user_id"]
    other = await client.login()
    assert len((await other.ok("GET", "devices"))["devices"]) == 1


async def test_a_username_is_generated_where_none_is_given(porch: PorchProcess) -> None:
    body = {"password": PASSWORD, "auth": {"type": "m.login.dummy"}}
    first = await Client(porch.url).ok("POST", "register", body)
    second = await Client(porch.url).ok("POST", "register", body)
    assert first["user_id"] != second["user_id"]


async def test_capital_letters_become_small_ones(porch: PorchProcess) -> None:
    name = fresh_name()
    client = await Client.register(porch, name.upper())
    assert client.user_id == f"@{name}:{porch.server_name}"


async def test_unfit_usernames_are_refused_before_authentication(porch: PorchProcess) -> None:
    client = Client(porch.url)
    for name in ("has space", "ünïcode", "a:b", "@a", "_under", "x" * 250, "nul\u0000"):
        body = {"username": name, "password": PASSWORD}
        await client.refused(400, "M_INVALID_USERNAME", "POST", "register", body)
        if "\u0000" not in name:
            await client.refused(400, "M_INVALID_USERNAME", "GET", "register/available", username=name)


async def test_a_taken_username_is_in_use(porch: PorchProcess) -> None:
    taken = await Client.register(porch)
    name = taken.user_id[1:].partition(":")[0]
    client = Client(porch.url)
    await client.refused(400, "M_USER_IN_USE", "POST", "register", {"username": name, "password": PASSWORD})
    await client.refused(400, "M_USER_IN_USE", "GET", "register/available", username=name)
    assert await client.ok("GET", "register/available", username=fresh_name()) == {"available": True}
    await client.refused(400, "M_MISSING_PARAM", "GET", "register/available")


async def test_of_many_who_want_one_username_at_once_one_gets_it(porch: PorchProcess) -> None:
    client, name = Client(porch.url), fresh_name()
    body = {"username": name, "password": PASSWORD, "auth": {"type": "m.login.dummy"}}
    replies = await asyncio.gather(*(client.post("register", body) for _ in range(12)))
    assert sorted(reply.status for reply in replies) == [200] + [400] * 11
    assert {reply.errcode for reply in replies if reply.status == 400} == {"M_USER_IN_USE"}


async def test_weak_and_missing_passwords_are_refused(porch: PorchProcess) -> None:
    client, dummy = Client(porch.url), {"type": "m.login.dummy"}
    weak = {"username": fresh_name(), "password": "short", "auth": dummy}
    await client.refused(400, "M_WEAK_PASSWORD", "POST", "register", weak)
    await client.refused(400, "M_INVALID_PARAM", "POST", "register", {**weak, "password": "x" * 513})
    await client.refused(400, "M_MISSING_PARAM", "POST", "register", {"username": fresh_name(), "auth": dummy})


async def test_bodies_of_the_wrong_shape_are_bad_json(porch: PorchProcess) -> None:
    client = Client(porch.url)
    wrong: list[Any] = [
        {"username": 1},
        {"password": []},
        {"auth": "dummy"},
        {"device_id": {}},
        {"inhibit_login": "yes"},
        ["list"],
    ]
    for body in wrong:
        await client.refused(400, "M_BAD_JSON", "POST", "register", body)
    reply = await client.request("POST", "register", raw=b"{not json")
    assert (reply.status, reply.errcode) == (400, "M_NOT_JSON")
    await client.refused(400, "M_INVALID_PARAM", "POST", "register", {}, kind="robot")


async def test_a_device_id_that_cannot_be_stored_is_refused(porch: PorchProcess) -> None:
    client = Client(porch.url)
    body = {"username": fresh_name(), "password": PASSWORD, "auth": {"type": "m.login.dummy"}}
    for device_id in ("", "x" * 256, "nul\u0000"):
        await client.refused(400, "M_INVALID_PARAM", "POST", "register", {**body, "device_id": device_id})
    assert await client.ok("GET", "register/available", username=body["username"]) == {"available": True}


async def test_guests_are_refused_by_default(porch: PorchProcess) -> None:
    await Client(porch.url).refused(403, "M_FORBIDDEN", "POST", "register", {}, kind="guest")


async def test_a_guest_may_do_little_until_it_becomes_a_user(start_porch: Start) -> None:
    porch = start_porch({"registration.guests": "true"})
    made = await Client(porch.url).ok("POST", "register", {"username": "ignored", "device_id": "IGNORED"}, kind="guest")
    assert "ignored" not in made["user_id"]
    assert made["device_id"] != "IGNORED"
    guest = Client(porch.url, made["user_id"], made["access_token"], made["device_id"])
    assert (await guest.ok("GET", "account/whoami"))["is_guest"] is True
    assert (await guest.get("account/3pid")).errcode == "M_GUEST_ACCESS_FORBIDDEN"
    await guest.ok("PUT", f"profile/{guest.user_id}/displayname", {"displayname": "Guest"})
    reply = await guest.put(f"profile/{guest.user_id}/avatar_url", {"avatar_url": "mxc://a/b"})
    assert (reply.status, reply.errcode) == (403, "M_GUEST_ACCESS_FORBIDDEN")

    upgrade = {
        "username": guest.user_id[1:].partition(":")[0],
        "password": PASSWORD,
        "guest_access_token": guest.access_token,
        "auth": {"type": "m.login.dummy"},
    }
    await guest.refused(400, "M_INVALID_PARAM", "POST", "register", {**upgrade, "username": "somebody-else"})
    full = await Client(porch.url).ok("POST", "register", upgrade)
    assert full["user_id"] == guest.user_id
    guest.access_token = full["access_token"]
    assert (await guest.ok("GET", "account/whoami"))["is_guest"] is False
    await guest.ok("GET", "account/3pid")
    user = await Client.register(porch)
    await guest.refused(403, "M_FORBIDDEN", "POST", "register", {**upgrade, "guest_access_token": user.access_token})


async def test_a_closed_server_registers_nobody(start_porch: Start) -> None:
    porch = start_porch({"registration.mode": "closed"})
    client = Client(porch.url)
    body = {"username": "alice", "password": PASSWORD, "auth": {"type": "m.login.dummy"}}
    await client.refused(403, "M_FORBIDDEN", "POST", "register", body)
    path = f"{V1}/register/m.login.registration_token/validity"
    await client.refused(403, "M_FORBIDDEN", "GET", path, token="any")
    await client.refused(404, "M_UNRECOGNIZED", "GET", "/_synapse/admin/v1/register")


async def test_with_tokens_only_their_holders_register(start_porch: Start) -> None:
    porch = start_porch({"registration.mode": "token", "registration.tokens": "open-sesame,other"})
    client = Client(porch.url)
    validity = f"{V1}/register/m.login.registration_token/validity"
    assert await client.ok("GET", validity, token="open-sesame") == {"valid": True}
    assert await client.ok("GET", validity, token="wrong") == {"valid": False}
    assert await client.ok("GET", validity, token="no/token ") == {"valid": False}

    body = {"username": "alice", "password": PASSWORD}
    asked = await client.post("register", body)
    assert asked.json["flows"] == [{"stages": ["m.login.registration_token"]}]
    session = asked.json["session"]
    dummy = await client.post("register", {**body, "auth": {"type": "m.login.dummy", "session": session}})
    assert (dummy.status, dummy.errcode) == (401, "M_UNRECOGNIZED")
    auth = {"type": "m.login.registration_token", "session": session}
    assert (await client.post("register", {**body, "auth": auth})).errcode == "M_MISSING_PARAM"
    wrong = await client.post("register", {**body, "auth": {**auth, "token": "wrong"}})
    assert (wrong.status, wrong.errcode, wrong.json["session"]) == (401, "M_UNAUTHORIZED", session)
    made = await client.ok("POST", "register", {**body, "auth": {**auth, "token": "open-sesame"}})
    assert made["user_id"] == f"@alice:{porch.server_name}"


async def test_terms_are_a_stage_of_their_own_after_the_token(start_porch: Start) -> None:
    terms = '[{id = "privacy", version = "2", name = "Privacy", url = "https://porch.test/privacy"}]'
    porch = start_porch(
        {"registration.mode": "token", "registration.tokens": "open-sesame", "registration.terms": terms}
    )
    client, body = Client(porch.url), {"username": "alice", "password": PASSWORD}
    asked = (await client.post("register", body)).json
    assert asked["flows"] == [{"stages": ["m.login.registration_token", "m.login.terms"]}]
    policy = {"version": "2", "en": {"name": "Privacy", "url": "https://porch.test/privacy"}}
    assert asked["params"] == {"m.login.terms": {"policies": {"privacy": policy}}}
    session = asked["session"]

    early = await client.post("register", {**body, "auth": {"type": "m.login.terms", "session": session}})
    assert (early.status, early.errcode) == (401, "M_UNRECOGNIZED")
    auth = {"type": "m.login.registration_token", "token": "open-sesame", "session": session}
    half = await client.post("register", {**body, "auth": auth})
    assert half.status == 401
    assert half.json["completed"] == ["m.login.registration_token"]
    assert "errcode" not in half.json

    porch.restart()
    client = Client(porch.url)
    again = await client.post("register", {**body, "auth": {"session": session}})
    assert (again.status, again.json["completed"]) == (401, ["m.login.registration_token"])
    done = await client.post("register", {**body, "auth": {"type": "m.login.terms", "session": session}})
    assert done.status == 200
    spent = {**body, "username": "bob", "auth": {"type": "m.login.terms", "session": session}}
    assert (await client.post("register", spent)).status == 401


def sign(secret: str, *parts: str) -> str:
    return hmac.new(secret.encode(), "\0".join(parts).encode(), hashlib.sha1).hexdigest()


async def test_who_holds_the_shared_secret_registers_even_administrators(start_porch: Start) -> None:
    porch = start_porch({"registration.mode": "closed", "registration.shared_secret": "hush"})
    client, path = Client(porch.url), "/_synapse/admin/v1/register"
    nonce = (await client.ok("GET", path))["nonce"]
    body = {"nonce": nonce, "username": "root", "password": PASSWORD, "admin": True}
    await client.refused(403, "M_FORBIDDEN", "POST", path, {**body, "mac": sign("wrong", nonce, "root", PASSWORD)})
    ordinary = sign("hush", nonce, "root", PASSWORD, "notadmin")
    await client.refused(403, "M_FORBIDDEN", "POST", path, {**body, "mac": ordinary})
    mac = sign("hush", nonce, "root", PASSWORD, "admin")
    await client.refused(400, "M_INVALID_PARAM", "POST", path, {**body, "nonce": "1.2.3", "mac": mac})
    made = await client.ok("POST", path, {**body, "mac": mac})
    admin = Client(porch.url, made["user_id"], made["access_token"], made["device_id"])
    capabilities = (await admin.ok("GET", "capabilities"))["capabilities"]
    assert capabilities["m.account_moderation"] == {"suspend": True, "lock": True}
    await client.refused(400, "M_USER_IN_USE", "POST", path, {**body, "mac": mac})
