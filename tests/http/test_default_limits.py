"""The default rate limits hinder nobody who just begins: what a client does at its start goes through at once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from tests.rig.client import Client, escape
from tests.rig.porch import PorchProcess


async def test_a_client_that_begins_is_never_told_to_wait(start_porch: Callable[..., PorchProcess]) -> None:
    server = start_porch({"rate_limits.enabled": "true"})
    host, guest = await Client.register(server), await Client.register(server)
    rooms = [await host.create_room(preset="public_chat", name=f"Room {number}") for number in range(5)]
    await guest.ok("PUT", f"profile/{escape(guest.user_id)}/displayname", {"displayname": "Guest"})
    await guest.ok("GET", "pushrules/")
    await guest.ok("GET", "publicRooms")
    await guest.sync()
    for room in rooms:
        await guest.join(room)
    sent = await asyncio.gather(*(guest.send(rooms[number % 5], f"line {number}") for number in range(30)))
    assert len(set(sent)) == 30
    await host.invite(await host.create_room(), guest)
    again = await guest.login()
    assert set((await again.sync())["rooms"]["join"]) == set(rooms)


async def test_each_default_limit_bites_in_the_end_and_says_when_to_come_back(
    start_porch: Callable[..., PorchProcess],
) -> None:
    server = start_porch({"rate_limits.enabled": "true"})
    one, other = await Client.register(server), await Client.register(server)
    room = await one.create_room(preset="public_chat")
    at = f"rooms/{escape(room)}"
    nobody = Client(server.url)
    floods = {
        "send": lambda n: one.put(f"{at}/send/m.room.message/{n}", {"msgtype": "m.text", "body": "hello"}),
        "join": lambda n: one.post(f"join/{escape(room)}"),
        "invite": lambda n: one.post(f"{at}/invite", {"user_id": other.user_id}),
        "create_room": lambda n: one.post("createRoom"),
        "register": lambda n: nobody.post("register", {"username": f"flood-{n}", "password": "correct horse"}),
        "login": lambda n: nobody.post(
            "login", {"type": "m.login.password", "identifier": {"type": "m.id.user", "user": "x"}, "password": "x"}
        ),
    }
    for name, flood in floods.items():
        replies = await asyncio.gather(*(flood(number) for number in range(80)))
        limited = [reply for reply in replies if reply.status == 429]
        assert 0 < len(limited) < 80, name
        assert {reply.errcode for reply in limited} == {"M_LIMIT_EXCEEDED"}, name
        assert all(reply.json["retry_after_ms"] > 0 and int(reply.headers["Retry-After"]) >= 1 for reply in limited)
    assert server.bugs() == []
