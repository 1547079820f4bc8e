"""Logging in and out through the public API."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Any

import jwt

from tests.rig.client import PASSWORD, Client
from tests.rig.porch import PorchProcess

Start = Callable[..., PorchProcess]
V1 = "/_matrix/client/v1"


def by_password(user: str, password: str = PASSWORD, **more: Any) -> dict[str, Any]:
    identifier = {"type": "m.id.user", "user": user}
    return {"type": "m.login.password", "identifier": identifier, "password": password, **more}


def localpart(client: Client) -> str:
    return client.user_id[1:].partition(":")[0]


async def test_the_flows_are_password_and_token(porch: PorchProcess) -> None:
    flows = (await Client(porch.url).ok("GET", "login"))["flows"]
    assert flows == [{"type": "m.login.password"}, {"type": "m.login.token", "get_login_token": True}]


async def test_a_user_logs_in_by_user_id_localpart_or_the_old_member(porch: PorchProcess) -> None:
    user = await Client.register(porch)
    client = Client(porch.url)
    for body in (
        by_password(user.user_id),
        by_password(localpart(user)),
        by_password(localpart(user).upper()),
        {"type": "m.login.password", "user": localpart(user), "password": PASSWORD},
    ):
        granted = await client.ok("POST", "login", body)
        assert granted["user_id"] == user.user_id
        assert granted["well_known"]["m.homeserver"]["base_url"]
        session = Client(porch.url, access_token=granted["access_token"])
        assert (await session.ok("GET", "account/whoami"))["device_id"] == granted["device_id"]


async def test_wrong_proof_is_forbidden_and_does_not_say_what_was_wrong(porch: PorchProcess) -> None:
    user = await Client.register(porch)
    client = Client(porch.url)
    wrong = await client.refused(403, "M_FORBIDDEN", "POST", "login", by_password(user.user_id, "wrong password"))
    nobody = await client.refused(403, "M_FORBIDDEN", "POST", "login", by_password("nobody-at-all"))
    assert wrong.json == nobody.json
    for user_id in (f"@{localpart(user)}:other.test", "@:porch.test", "", "@", "a\u0000b"):
        await client.refused(403, "M_FORBIDDEN", "POST", "login", by_password(user_id))
    await client.refused(403, "M_FORBIDDEN", "POST", "login", by_password(user.user_id, "x" * 5000))
    third_party = {"type": "m.id.thirdparty", "medium": "email", "address": "a@b.test"}
    body = {"type": "m.login.password", "identifier": third_party, "password": PASSWORD}
    await client.refused(403, "M_FORBIDDEN", "POST", "login", body)
    await client.refused(403, "M_FORBIDDEN", "POST", "login", {"type": "m.login.token", "token": "nonsense"})


async def test_an_unknown_user_takes_as_long_as_a_wrong_password(start_porch: Start) -> None:
    porch = start_porch({"passwords.time_cost": 8, "passwords.memory_kib": 16384})
    user = await Client.register(porch)
    client = Client(porch.url)

    async def shortest(body: dict[str, Any]) -> float:
        times = []
        for _ in range(4):
            begin = time.perf_counter()
            await client.post("login", body)
            times.append(time.perf_counter() - begin)
        return min(times)

    known = await shortest(by_password(user.user_id, "wrong password"))
    unknown = await shortest(by_password("nobody-at-all"))
    assert unknown > known / 2
    assert known > unknown / 2


async def test_malformed_logins_name_what_is_wrong(porch: PorchProcess) -> None:
    client = Client(porch.url)
    await client.refused(400, "M_MISSING_PARAM", "POST", "login", {})
    await client.refused(400, "M_UNKNOWN", "POST", "login", {"type": "m.login.carrier_pigeon"})
    await client.refused(400, "M_UNKNOWN", "POST", "login", {"type": "org.matrix.login.jwt", "token": "x"})
    await client.refused(400, "M_MISSING_PARAM", "POST", "login", {"type": "m.login.password", "user": "a"})
    await client.refused(400, "M_MISSING_PARAM", "POST", "login", {"type": "m.login.password", "password": "b"})
    await client.refused(400, "M_MISSING_PARAM", "POST", "login", {"type": "m.login.token"})
    for identifier in ({"type": "m.id.user", "user": 7}, {"type": "m.id.ghost"}, {}):
        body = {"type": "m.login.password", "identifier": identifier, "password": PASSWORD}
        await client.refused(400, "M_INVALID_PARAM", "POST", "login", body)


async def test_logging_in_on_a_device_anew_ends_its_old_session(porch: PorchProcess) -> None:
    first = await Client.register(porch, initial_device_display_name="First name")
    await first.ok("GET", "account/whoami")
    second = await first.login(device_id=first.device_id, initial_device_display_name="Second name")
    assert second.device_id == first.device_id
    await first.refused(401, "M_UNKNOWN_TOKEN", "GET", "account/whoami")
    devices = (await second.ok("GET", "devices"))["devices"]
    assert [device["display_name"] for device in devices] == ["First name"]


async def test_logout_ends_the_session_and_its_device_at_once(porch: PorchProcess) -> None:
    first = await Client.register(porch)
    second = await first.login()
    await first.ok("GET", "account/whoami")
    await first.ok("POST", "logout")
    reply = await first.refused(401, "M_UNKNOWN_TOKEN", "GET", "account/whoami")
    assert reply.json["soft_logout"] is False
    devices = (await second.ok("GET", "devices"))["devices"]
    assert [device["device_id"] for device in devices] == [second.device_id]


async def test_logout_all_ends_every_session_of_the_user_and_no_other(porch: PorchProcess) -> None:
    first, bystander = await Client.register(porch), await Client.register(porch)
    second = await first.login()
    await second.ok("POST", "logout/all")
    for client in (first, second):
        await client.refused(401, "M_UNKNOWN_TOKEN", "GET", "account/whoami")
    await bystander.ok("GET", "account/whoami")


async def test_tokens_that_this_server_did_not_make_are_unknown(porch: PorchProcess) -> None:
    user = await Client.register(porch)
    header, payload, _ = user.access_token.split(".")
    unsigned = jwt.encode({"u": user.user_id, "d": user.device_id, "s": 1, "p": 1}, "", algorithm="none")
    forged = jwt.encode({"u": user.user_id, "d": user.device_id, "s": 1, "p": 1}, "guess" * 8, algorithm="HS256")
    for token in ("x", "a.b.c", f"{header}.{payload}.AAAA", unsigned, forged, "x" * 6000):
        stranger = Client(porch.url, access_token=token)
        await stranger.refused(401, "M_UNKNOWN_TOKEN", "GET", "account/whoami")
    await Client(porch.url).refused(401, "M_MISSING_TOKEN", "GET", "account/whoami")


async def test_a_session_survives_a_restart(start_porch: Start) -> None:
    porch = start_porch()
    user = await Client.register(porch)
    porch.restart()
    user = Client(porch.url, user.user_id, user.access_token)
    assert (await user.ok("GET", "account/whoami"))["user_id"] == user.user_id


async def test_a_login_token_is_good_once_for_its_user(porch: PorchProcess) -> None:
    user = await Client.register(porch)
    path = f"{V1}/login/get_token"
    asked = await user.post(path)
    assert (asked.status, asked.json["flows"]) == (401, [{"stages": ["m.login.password"]}])
    auth = {"type": "m.login.password", "password": PASSWORD, "session": asked.json["session"]}
    auth["identifier"] = {"type": "m.id.user", "user": user.user_id}  # type: ignore[assignment]
    given = await user.ok("POST", path, {"auth": auth})
    assert given["expires_in_ms"] == 120_000
    body = {"type": "m.login.token", "token": given["login_token"]}
    replies = await asyncio.gather(*(Client(porch.url).post("login", body) for _ in range(5)))
    assert sorted(reply.status for reply in replies) == [200, 403, 403, 403, 403]
    assert next(reply.json["user_id"] for reply in replies if reply.status == 200) == user.user_id
    stranger = Client(porch.url, access_token=given["login_token"])
    await stranger.refused(401, "M_UNKNOWN_TOKEN", "GET", "account/whoami")


async def test_who_holds_a_jwt_of_the_other_system_logs_in(start_porch: Start) -> None:
    secret = "a secret of the other system, long enough"
    porch = start_porch(
        {
            "registration.mode": "closed",
            "jwt_login.enabled": "true",
            "jwt_login.secret": secret,
            "jwt_login.issuer": "other",
            "jwt_login.audiences": "porch",
        }
    )
    client = Client(porch.url)
    assert {"type": "org.matrix.login.jwt"} in (await client.ok("GET", "login"))["flows"]
    claims = {"sub": "alice", "iss": "other", "aud": "porch", "exp": int(time.time()) + 60}

    def login(claims: dict[str, Any], key: str = secret) -> dict[str, Any]:
        return {"type": "org.matrix.login.jwt", "token": jwt.encode(claims, key, algorithm="HS256")}

    for _ in range(2):
        granted = await client.ok("POST", "login", login(claims))
        assert granted["user_id"] == f"@alice:{porch.server_name}"
    for wrong in (
        login(claims, "another secret of the same length, really"),
        login({**claims, "iss": "else"}),
        login({**claims, "aud": "else"}),
        login({**claims, "exp": 1}),
        login({**claims, "sub": 5}),
        {"type": "org.matrix.login.jwt", "token": "nonsense"},
    ):
        await client.refused(403, "M_FORBIDDEN", "POST", "login", wrong)
    await client.refused(400, "M_INVALID_USERNAME", "POST", "login", login({**claims, "sub": "not a name"}))
    await client.refused(403, "M_FORBIDDEN", "POST", "login", by_password("alice", ""))


async def test_many_addresses_do_not_guess_one_password_faster_than_one(start_porch: Start) -> None:
    limits = {"rate_limits.enabled": "true", "rate_limits.login.burst": 4}
    porch = start_porch({**limits, "listen.trusted_proxies": "127.0.0.1"})
    user, client = await Client.register(porch), Client(porch.url)

    async def guess(number: int, name: str) -> int:
        headers = {"X-Forwarded-For": f"10.0.0.{number}"}
        return (await client.request("POST", "login", by_password(name, "a guess"), headers=headers)).status

    assert [await guess(number, user.user_id) for number in range(6)] == [403] * 4 + [429] * 2
    assert await guess(7, localpart(user)) == 429
    assert await guess(8, "somebody-else") == 403


async def test_logins_are_limited_when_limits_are_on(start_porch: Start) -> None:
    porch = start_porch({"rate_limits.enabled": "true", "rate_limits.login.burst": 3})
    client = Client(porch.url)
    replies = [await client.post("login", by_password("nobody")) for _ in range(5)]
    assert [reply.status for reply in replies[:3]] == [403] * 3
    assert (replies[-1].status, replies[-1].errcode) == (429, "M_LIMIT_EXCEEDED")
    assert int(replies[-1].headers["Retry-After"]) >= 1
