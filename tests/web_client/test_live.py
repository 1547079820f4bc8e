"""Point 5: news come by the stream, without it by long-poll; the network goes and comes back, and nothing is lost."""

from __future__ import annotations

import re

from playwright.async_api import expect

from tests.rig.client import escape
from tests.rig.porch import PorchProcess
from tests.web_client.conftest import Account, Arrive
from tests.web_client.screens import Person, gone, visible

OFFLINE = re.compile("offline|reconnect|connection|cannot be reached", re.IGNORECASE)


async def test_news_come_over_the_websocket(arrive: Arrive, account: Account) -> None:
    ann, bob = await account("Ann"), await account("Bob")
    room_id = await ann.create_room(name="Stream", preset="public_chat")
    await bob.join(room_id)
    person = Person(await arrive())
    sockets: list[str] = []
    person.page.on("websocket", lambda socket: sockets.append(socket.url))
    await person.log_in(ann.user_id)
    await person.open("Stream")
    polls: list[str] = []
    person.page.on("request", lambda request: polls.append(request.url) if "/sync" in request.url else None)
    for number in range(3):
        await bob.send(room_id, f"by stream {number}")
        await visible(person.message(f"by stream {number}"))
    assert any("org.porch.stream" in url for url in sockets)
    assert not any("access_token" in url for url in sockets), "a token in an address ends in logs"
    assert polls == []


async def test_without_the_websocket_news_come_by_long_poll(arrive: Arrive, account: Account) -> None:
    ann, bob = await account("Ann"), await account("Bob")
    room_id = await ann.create_room(name="Poll", preset="public_chat")
    await bob.join(room_id)
    person = Person(await arrive())
    await person.page.add_init_script("window.WebSocket = class { constructor() { throw new Error('none') } }")
    await person.log_in(ann.user_id)
    await person.open("Poll")
    for number in range(3):
        await bob.send(room_id, f"by poll {number}")
        await visible(person.message(f"by poll {number}"))
    await person.say("an answer")
    await expect(person.message("an answer")).to_have_count(1)


async def test_what_is_said_without_a_network_is_sent_once_when_it_is_back(arrive: Arrive, account: Account) -> None:
    ann, bob = await account("Ann"), await account("Bob")
    room_id = await ann.create_room(name="Tunnel", preset="public_chat")
    await bob.join(room_id)
    person = await Person(await arrive()).log_in(ann.user_id)
    await person.open("Tunnel")
    await person.say("before")
    await person.visitor.context.set_offline(True)
    await visible(person.page.get_by_text(OFFLINE))
    await person.composer.fill("in the tunnel")
    await person.composer.press("Enter")
    await visible(person.message("in the tunnel"))
    await bob.send(room_id, "while you were away")
    await person.visitor.context.set_offline(False)
    await visible(person.message("while you were away"), timeout=20_000)
    await person.say("after")
    chunk = (await bob.ok("GET", f"rooms/{escape(room_id)}/messages", dir="b", limit=20))["chunk"]
    said = [event["content"].get("body") for event in reversed(chunk) if event["type"] == "m.room.message"]
    assert sorted(said) == sorted(["before", "while you were away", "in the tunnel", "after"])
    await expect(person.message("in the tunnel")).to_have_count(1)
    await gone(person.page.get_by_role("status").filter(has_text=OFFLINE))


async def test_a_server_that_starts_again_is_found_again(arrive: Arrive, build: object) -> None:
    process = PorchProcess({"web_client.folder": build}).start()
    try:
        person = Person(await arrive(url=process.url))
        await person.sign_up("ann")
        process.stop()
        await visible(person.page.get_by_text(OFFLINE))
        process.start()
        await gone(person.page.get_by_role("status").filter(has_text=OFFLINE), timeout=30_000)
    finally:
        process.remove()
