"""Refresh tokens and soft logout (Client-server API, "Refreshing access tokens")."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from tests.rig.client import PASSWORD, Client
from tests.rig.porch import PorchProcess

Start = Callable[..., PorchProcess]


async def refresh(client: Client, token: str) -> dict[str, Any]:
    return dict(await client.ok("POST", "refresh", {"refresh_token": token}))


async def works(porch: PorchProcess, access_token: str) -> bool:
    reply = await Client(porch.url, access_token=access_token).get("account/whoami")
    return reply.status == 200


async def log_in(porch: PorchProcess) -> dict[str, Any]:
    user = await Client.register(porch)
    body = {"type": "m.login.password", "user": user.user_id, "password": PASSWORD, "refresh_token": True}
    return dict(await Client(porch.url).ok("POST", "login", body))


async def test_only_who_asks_for_it_gets_a_token_that_expires(porch: PorchProcess) -> None:
    client = Client(porch.url)
    body = {"password": PASSWORD, "auth": {"type": "m.login.dummy"}}
    lasting = await client.ok("POST", "register", body)
    assert "refresh_token" not in lasting
    assert "expires_in_ms" not in lasting
    expiring = await client.ok("POST", "register", {**body, "refresh_token": True})
    assert expiring["expires_in_ms"] == 300_000
    assert expiring["refresh_token"] != expiring["access_token"]


async def test_the_old_pair_is_good_until_the_new_one_is_used(porch: PorchProcess) -> None:
    client, first = Client(porch.url), await log_in(porch)
    second = await refresh(client, first["refresh_token"])
    assert second["expires_in_ms"] == 300_000
    assert await works(porch, first["access_token"])
    assert await works(porch, second["access_token"])
    assert not await works(porch, first["access_token"])
    reply = await client.refused(401, "M_UNKNOWN_TOKEN", "POST", "refresh", {"refresh_token": first["refresh_token"]})
    assert reply.json["soft_logout"] is True
    assert await works(porch, second["access_token"])


async def test_using_the_new_refresh_token_ends_the_old_pair_too(porch: PorchProcess) -> None:
    client, first = Client(porch.url), await log_in(porch)
    second = await refresh(client, first["refresh_token"])
    third = await refresh(client, second["refresh_token"])
    assert not await works(porch, first["access_token"])
    await client.refused(401, "M_UNKNOWN_TOKEN", "POST", "refresh", {"refresh_token": first["refresh_token"]})
    assert await works(porch, second["access_token"])
    assert await works(porch, third["access_token"])
    assert not await works(porch, second["access_token"])


async def test_a_client_that_lost_the_answer_refreshes_again(porch: PorchProcess) -> None:
    client, first = Client(porch.url), await log_in(porch)
    lost = await refresh(client, first["refresh_token"])
    kept = await refresh(client, first["refresh_token"])
    assert await works(porch, kept["access_token"])
    assert not await works(porch, lost["access_token"])
    await client.refused(401, "M_UNKNOWN_TOKEN", "POST", "refresh", {"refresh_token": lost["refresh_token"]})


async def test_of_refreshes_at_once_one_pair_remains(porch: PorchProcess) -> None:
    client, first = Client(porch.url), await log_in(porch)
    body = {"refresh_token": first["refresh_token"]}
    replies = await asyncio.gather(*(client.post("refresh", body) for _ in range(6)))
    assert {reply.status for reply in replies} <= {200, 401}
    given = [reply.json["access_token"] for reply in replies if reply.status == 200]
    good = [token for token in given if await works(porch, token)]
    assert len(good) == 1


async def test_an_expired_token_is_a_soft_logout_until_it_is_refreshed(start_porch: Start) -> None:
    porch = start_porch({"sessions.access_token_lifetime_ms": 400})
    first = await log_in(porch)
    assert first["expires_in_ms"] == 400
    client = Client(porch.url, access_token=first["access_token"])
    await client.ok("GET", "account/whoami")
    await asyncio.sleep(0.5)
    reply = await client.refused(401, "M_UNKNOWN_TOKEN", "GET", "account/whoami")
    assert reply.json["soft_logout"] is True
    second = await refresh(Client(porch.url), first["refresh_token"])
    assert await works(porch, second["access_token"])


async def test_after_a_logout_nothing_is_soft(porch: PorchProcess) -> None:
    first = await log_in(porch)
    client = Client(porch.url, access_token=first["access_token"])
    await client.ok("POST", "logout")
    for method, path, body in (
        ("POST", "refresh", {"refresh_token": first["refresh_token"]}),
        ("GET", "account/whoami", None),
    ):
        reply = await client.refused(401, "M_UNKNOWN_TOKEN", method, path, body)
        assert reply.json["soft_logout"] is False


async def test_tokens_of_one_kind_do_not_pass_for_another(porch: PorchProcess) -> None:
    first = await log_in(porch)
    assert not await works(porch, first["refresh_token"])
    client = Client(porch.url)
    for wrong in (first["access_token"], "nonsense", ""):
        await client.refused(401, "M_UNKNOWN_TOKEN", "POST", "refresh", {"refresh_token": wrong})
    await client.refused(400, "M_MISSING_PARAM", "POST", "refresh", {})
    await client.refused(400, "M_BAD_JSON", "POST", "refresh", {"refresh_token": 1})
