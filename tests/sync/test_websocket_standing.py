"""Who may do what through the websocket stream is decided as it is for HTTP: standing of accounts, rate limits."""

from __future__ import annotations

from collections.abc import Callable

from tests.accounts.test_registration import sign
from tests.rig.client import PASSWORD, Client, escape
from tests.rig.porch import PorchProcess
from tests.sync.stream import Stream

SECRET = "hush"
V1 = "/_matrix/client/v1"


async def administrator(server: PorchProcess) -> Client:
    """An administrator, made by the shared secret."""
    client, path = Client(server.url), "/_synapse/admin/v1/register"
    nonce = (await client.ok("GET", path))["nonce"]
    body = {"nonce": nonce, "username": "root", "password": PASSWORD, "admin": True}
    made = await client.ok("POST", path, body | {"mac": sign(SECRET, nonce, "root", PASSWORD, "admin")})
    return Client(server.url, made["user_id"], made["access_token"], made["device_id"])


async def test_a_user_who_is_suspended_or_locked_does_not_speak_through_an_open_stream(
    start_porch: Callable[..., PorchProcess],
) -> None:
    server = start_porch({"registration.shared_secret": SECRET})
    admin, user = await administrator(server), await Client.register(server)
    room = await user.create_room()
    message = {"room_id": room, "event_type": "m.room.message", "content": {"msgtype": "m.text", "body": "hello"}}
    topic = {"room_id": room, "event_type": "m.room.topic", "content": {"topic": "Mine"}}
    async with Stream.open(server, user) as stream:
        await stream.update()
        assert "result" in await stream.ask("send", **message)
        await admin.ok("PUT", f"{V1}/admin/suspend/{escape(user.user_id)}", {"suspended": True})
        for method, params in (("send", message), ("state", topic)):
            assert (await stream.ask(method, **params))["error"]["errcode"] == "M_USER_SUSPENDED"
        event_id = (await user.ok("GET", f"rooms/{escape(room)}/messages", dir="b", limit=1))["chunk"][0]["event_id"]
        assert "result" in await stream.ask("receipt", room_id=room, event_id=event_id)
        await admin.ok("PUT", f"{V1}/admin/suspend/{escape(user.user_id)}", {"suspended": False})
        assert "result" in await stream.ask("send", **message)
        await admin.ok("PUT", f"{V1}/admin/lock/{escape(user.user_id)}", {"locked": True})
        ended = await stream.end()
    assert ended.code == 4001
    assert server.bugs() == []


async def test_rate_limits_count_what_comes_through_a_stream(start_porch: Callable[..., PorchProcess]) -> None:
    server = start_porch(
        {"rate_limits.enabled": "true", "rate_limits.send.burst": 3, "rate_limits.send.per_second": 0.01}
    )
    user = await Client.register(server)
    room = await user.create_room()
    message = {"room_id": room, "event_type": "m.room.message", "content": {"msgtype": "m.text", "body": "hello"}}
    async with Stream.open(server, user) as stream:
        await stream.update()
        answers = [await stream.ask("send", **message) for _ in range(4)]
    assert ["error" in answer for answer in answers] == [False, False, False, True]
    assert answers[-1]["error"]["errcode"] == "M_LIMIT_EXCEEDED"
    assert answers[-1]["error"]["retry_after_ms"] > 0
    # What one does by HTTP is counted together with it.
    path = f"rooms/{escape(room)}/send/m.room.message/one"
    await user.refused(429, "M_LIMIT_EXCEEDED", "PUT", path, message["content"])
