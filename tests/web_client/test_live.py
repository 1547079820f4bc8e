"""Point 5: news come by the stream, without it by long-poll; the network goes and comes back, and nothing is lost."""

from __future__ import annotations

import asyncio
import re

import pytest
from playwright.async_api import Locator, Page, Route, expect

from tests.rig.client import Client, escape
from tests.rig.porch import PorchProcess
from tests.web_client.conftest import Account, Arrive, Two
from tests.web_client.screens import Person, gone, in_the_middle, visible
from tests.web_client.visitor import Size
from tests.web_client.world import long_room

OFFLINE = re.compile("^(Offline|Reconnecting)")
SEND = re.compile(r"/send/m\.room\.message/")


def banner(person: Person) -> Locator:
    """What says that there is no connection."""
    return person.page.get_by_role("status").filter(has_text=OFFLINE)


async def test_news_come_over_the_websocket(two: Two) -> None:
    sockets: list[str] = []
    polls: list[str] = []

    def listen(page: Page) -> None:
        page.on("websocket", lambda socket: sockets.append(socket.url))
        page.on("request", lambda request: polls.append(request.url) if "/sync" in request.url else None)

    for person in (two.ann, two.bob):
        listen(person.page)
        await person.visitor.reload()
        await person.composer.wait_for()
    await two.ann.say("are you there?")
    await visible(two.bob.message("are you there?"))
    polls.clear()
    for number in range(3):
        await two.bob.say(f"by stream {number}")
        await visible(two.ann.message(f"by stream {number}"))
    assert sum("org.porch.stream" in url for url in sockets) == 2, "one for each of them"
    assert not any("access_token" in url for url in sockets), "a token in an address ends in logs"
    assert polls == []


async def test_without_the_websocket_news_come_by_long_poll(two: Two) -> None:
    for person in (two.ann, two.bob):
        await person.page.add_init_script("window.WebSocket = class { constructor() { throw new Error('none') } }")
        await person.visitor.reload()
        await person.composer.wait_for()
    for number in range(3):
        await two.bob.say(f"by poll {number}")
        await visible(two.ann.message(f"by poll {number}"))
    await two.ann.say("an answer")
    await visible(two.bob.message("an answer"))
    for person in (two.ann, two.bob):
        await expect(person.message("an answer")).to_have_count(1)


async def test_what_is_said_without_a_network_is_sent_once_when_it_is_back(two: Two) -> None:
    await two.ann.say("before")
    await two.ann.visitor.context.set_offline(True)
    await visible(banner(two.ann))
    await two.ann.say("in the tunnel")
    await two.ann.say("still in it")
    await two.ann.composer.fill("not sent yet")
    await two.bob.say("while you were away")
    await two.ann.visitor.context.set_offline(False)
    await visible(two.ann.message("while you were away"), timeout=20_000)
    await gone(banner(two.ann))
    await expect(two.ann.composer).to_have_value("not sent yet")
    await two.ann.say("after")
    await visible(two.bob.message("after"))
    said = ["before", "while you were away", "in the tunnel", "still in it", "after"]
    for person in (two.ann, two.bob):
        for words in said:
            await expect(person.message(words)).to_have_count(1)
        await gone(person.timeline.get_by_text("Waits for the connection"))
    assert re.findall("|".join(said), await two.bob.timeline.inner_text()) == said


async def test_what_the_server_has_got_though_its_answer_was_lost_is_there_once(two: Two) -> None:
    tries: list[str] = []

    async def lose_the_answer(route: Route) -> None:
        tries.append(route.request.url)
        if len(tries) > 1:
            await route.continue_()
            return
        await route.fetch()
        await two.ann.visitor.context.set_offline(True)
        await route.abort("internetdisconnected")

    await two.ann.page.route(SEND, lose_the_answer)
    await two.ann.composer.fill("once only")
    await two.ann.composer.press("Enter")
    await visible(two.bob.message("once only"))
    await visible(banner(two.ann))
    await two.ann.composer.fill("nothing of this is lost")
    await two.ann.visitor.context.set_offline(False)
    await gone(banner(two.ann), timeout=20_000)
    await gone(two.ann.timeline.get_by_text("Waits for the connection"))
    await two.bob.say("and now?")
    await visible(two.ann.message("and now?"))
    for person in (two.ann, two.bob):
        await expect(person.message("once only")).to_have_count(1)
    await expect(two.ann.composer).to_have_value("nothing of this is lost")
    assert len(set(tries)) == 1, "it was sent again under another transaction ID"


@pytest.mark.parametrize("size", ["phone", "desktop"])
async def test_what_one_reads_does_not_move_when_much_has_come_meanwhile(
    arrive: Arrive, size: Size, account: Account
) -> None:
    ann, bob = await account("Ann"), await account("Bob")
    room_id = await long_room(ann, "Gap", 60)
    await bob.join(room_id)
    person = await Person(await arrive(size)).come_in(ann, room_id)
    await visible(person.message("number 59:"))
    await person.timeline.hover()
    await person.page.mouse.wheel(0, -1200)
    await visible(person.page.get_by_role("button", name="To the newest message"))
    await person.page.wait_for_timeout(200)
    middle = await in_the_middle(person)
    before = await person.message(middle).first.bounding_box()
    await person.visitor.context.set_offline(True)
    await visible(banner(person))
    await asyncio.gather(*(bob.send(room_id, f"meanwhile {number}") for number in range(50)))
    await person.visitor.context.set_offline(False)
    button = person.page.get_by_role("button", name="50 new messages")
    await visible(button, timeout=20_000)
    after = await person.message(middle).first.bounding_box()
    assert before is not None
    assert after is not None
    assert abs(before["y"] - after["y"]) <= 1
    await button.click()
    await expect(person.timeline.get_by_role("article").last).to_be_in_viewport()
    chunk = (await bob.ok("GET", f"rooms/{escape(room_id)}/messages", dir="b", limit=1))["chunk"]
    await expect(person.timeline.get_by_role("article").last).to_contain_text(chunk[0]["content"]["body"])


async def test_a_server_that_dies_is_found_again_and_gets_all_that_was_written_once(
    arrive: Arrive, build: object
) -> None:
    process = PorchProcess({"web_client.folder": build}).start()
    try:
        ann, bob = [await Client.register(process, name) for name in ("ann", "bob")]
        room_id = await ann.create_room(name="Phoenix", preset="public_chat")
        await bob.join(room_id)
        windows = Person(await arrive("desktop", url=process.url)), Person(await arrive("phone", url=process.url))
        for person, client in zip(windows, (ann, bob), strict=True):
            await person.come_in(client, room_id)
        writer, reader = windows
        for number in range(9):
            await writer.say(f"message {number}")
            if number == 2:
                process.kill()
            elif number == 5:
                await visible(banner(writer))
                process.start()
        await expect(reader.message("message 8")).to_have_count(1, timeout=30_000)
        await gone(writer.timeline.get_by_text("Waits for the connection"))
        for person in windows:
            await gone(banner(person), timeout=30_000)
            shown = re.findall(r"message \d", await person.timeline.inner_text())
            assert shown == [f"message {number}" for number in range(9)]
    finally:
        process.remove()
