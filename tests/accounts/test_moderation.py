"""Administrators lock and suspend accounts (Client-server API, "Account moderation")."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import Any

import pytest_asyncio

from tests.accounts.test_registration import sign
from tests.rig.client import PASSWORD, Client, escape
from tests.rig.porch import PorchProcess

V1 = "/_matrix/client/v1"


@dataclass
class Moderated:
    """A server with two administrators and a user."""

    porch: PorchProcess
    admin: Client
    other_admin: Client
    user: Client


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def moderated(new_database: Callable[[], dict[str, Any]]) -> AsyncIterator[Moderated]:
    """One server for this file."""
    porch = PorchProcess({**new_database(), "registration.shared_secret": "hush"}).start()

    async def admin(name: str) -> Client:
        client, path = Client(porch.url), "/_synapse/admin/v1/register"
        nonce = (await client.ok("GET", path))["nonce"]
        mac = sign("hush", nonce, name, PASSWORD, "admin")
        body = {"nonce": nonce, "username": name, "password": PASSWORD, "admin": True, "mac": mac}
        made = await client.ok("POST", path, body)
        return Client(porch.url, made["user_id"], made["access_token"], made["device_id"])

    yield Moderated(porch, await admin("root"), await admin("toor"), await Client.register(porch))
    try:
        assert not porch.bugs()
    finally:
        porch.remove()


async def test_only_administrators_moderate_and_not_each_other(moderated: Moderated) -> None:
    admin, user = moderated.admin, moderated.user
    for verb, body in (("lock", {"locked": True}), ("suspend", {"suspended": True})):
        path = f"{V1}/admin/{verb}"
        await user.refused(403, "M_FORBIDDEN", "PUT", f"{path}/{admin.user_id}", body)
        await user.refused(403, "M_FORBIDDEN", "GET", f"{path}/@nobody:{moderated.porch.server_name}")
        await admin.refused(403, "M_FORBIDDEN", "PUT", f"{path}/{admin.user_id}", body)
        await admin.refused(403, "M_FORBIDDEN", "PUT", f"{path}/{moderated.other_admin.user_id}", body)
        await admin.refused(403, "M_FORBIDDEN", "GET", f"{path}/{moderated.other_admin.user_id}")
        await admin.refused(400, "M_INVALID_PARAM", "PUT", f"{path}/@user:other.test", body)
        await admin.refused(404, "M_NOT_FOUND", "PUT", f"{path}/@nobody:{moderated.porch.server_name}", body)
        await admin.refused(400, "M_MISSING_PARAM", "PUT", f"{path}/{user.user_id}", {})
        await admin.refused(400, "M_BAD_JSON", "PUT", f"{path}/{user.user_id}", dict.fromkeys(body, "yes"))


async def test_a_locked_account_can_do_nothing_but_log_out(moderated: Moderated) -> None:
    admin = moderated.admin
    user = await Client.register(moderated.porch)
    second = await user.login()
    path = f"{V1}/admin/lock/{user.user_id}"
    assert await admin.ok("GET", path) == {"locked": False}
    assert await admin.ok("PUT", path, {"locked": True}) == {"locked": True}
    assert await admin.ok("GET", path) == {"locked": True}
    for method, target in (("GET", "account/whoami"), ("GET", "devices"), ("POST", "createRoom")):
        reply = await user.refused(401, "M_USER_LOCKED", method, target)
        assert reply.json["soft_logout"] is True
    login = {"type": "m.login.password", "user": user.user_id, "password": PASSWORD}
    await Client(user.url).refused(401, "M_USER_LOCKED", "POST", "login", login)
    await second.ok("POST", "logout")
    await admin.ok("PUT", path, {"locked": False})
    await user.ok("GET", "account/whoami")
    await second.refused(401, "M_UNKNOWN_TOKEN", "GET", "account/whoami")


async def test_a_suspended_user_reads_and_leaves_but_does_not_speak(moderated: Moderated) -> None:
    admin, friend = moderated.admin, moderated.user
    user = await Client.register(moderated.porch)
    room_id = await friend.create_room(preset="public_chat")
    await user.join(room_id)
    room = f"rooms/{escape(room_id)}"
    path = f"{V1}/admin/suspend/{user.user_id}"
    assert await admin.ok("PUT", path, {"suspended": True}) == {"suspended": True}
    assert await admin.ok("GET", path) == {"suspended": True}
    message = {"msgtype": "m.text", "body": "no"}
    for method, target, body in (
        ("PUT", f"{room}/send/m.room.message/1", message),
        ("PUT", f"{room}/state/m.room.topic/", {"topic": "no"}),
        ("POST", f"{room}/invite", {"user_id": admin.user_id}),
        ("POST", f"join/{escape(room_id)}", {}),
        ("POST", "createRoom", {}),
        ("PUT", f"profile/{user.user_id}/displayname", {"displayname": "no"}),
        ("DELETE", f"profile/{user.user_id}/displayname", None),
    ):
        await user.refused(403, "M_USER_SUSPENDED", method, target, body)
    await user.ok("GET", f"{room}/messages", dir="b")
    assert (await user.login()).user_id == user.user_id
    await user.leave(room_id)
    await admin.ok("PUT", path, {"suspended": False})
    await user.join(room_id)
    await user.send(room_id, "again")


async def test_whois_tells_of_oneself_and_administrators_of_others(moderated: Moderated) -> None:
    user = await Client.register(moderated.porch)
    told = await user.ok("GET", f"admin/whois/{user.user_id}")
    assert told["user_id"] == user.user_id
    (connection,) = told["devices"][user.device_id]["sessions"][0]["connections"]
    assert connection["ip"] == "127.0.0.1"
    assert connection["last_seen"] > 0
    assert "aiohttp" in connection["user_agent"]
    assert await moderated.admin.ok("GET", f"admin/whois/{user.user_id}") == told
    await user.refused(403, "M_FORBIDDEN", "GET", f"admin/whois/{moderated.admin.user_id}")
    await moderated.admin.refused(404, "M_NOT_FOUND", "GET", f"admin/whois/@nobody:{moderated.porch.server_name}")
