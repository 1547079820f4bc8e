"""Point 4, the reader's side: where one stands in a room's history, and that nothing moves under one's eyes."""

from __future__ import annotations

import asyncio
import re

import pytest
from playwright.async_api import Route, expect

from tests.rig.client import escape
from tests.web_client.conftest import Account, Arrive
from tests.web_client.screens import Person, gone, in_the_middle, visible
from tests.web_client.visitor import Size
from tests.web_client.world import long_room


@pytest.mark.parametrize("size", ["phone", "desktop"])
async def test_scrolling_leads_to_the_start_of_the_room(arrive: Arrive, size: Size, account: Account) -> None:
    ann = await account("Ann")
    room_id = await long_room(ann, "History", 150)
    person = await Person(await arrive(size)).come_in(ann, room_id)
    await visible(person.message("number 149:"))
    first = person.timeline.get_by_text(re.compile("number 0\\b"))
    for _ in range(60):
        if await first.count():
            break
        await person.timeline.hover()
        await person.page.mouse.wheel(0, -4000)
        await person.page.wait_for_timeout(100)
    await visible(first)


@pytest.mark.parametrize("size", ["phone", "desktop"])
async def test_what_one_reads_does_not_move_when_others_speak(arrive: Arrive, size: Size, account: Account) -> None:
    ann, bob = await account("Ann"), await account("Bob")
    room_id = await long_room(ann, "Calm", 80)
    await bob.join(room_id)
    person = await Person(await arrive(size)).come_in(ann, room_id)
    await visible(person.message("number 79:"))
    await person.timeline.hover()
    await person.page.mouse.wheel(0, -1500)
    await visible(person.page.get_by_role("button", name="To the newest message"))
    await person.page.wait_for_timeout(200)
    anchor = await in_the_middle(person)
    before = await person.message(anchor).first.bounding_box()
    other = await Person(await arrive(size)).come_in(bob, room_id)
    for number in range(3):
        await other.say(f"news {number}")
    button = person.page.get_by_role("button", name=re.compile(r"\d new message|newest"))
    await visible(button)
    await expect(button.first).to_contain_text("3")
    after = await person.message(anchor).first.bounding_box()
    assert before is not None
    assert after is not None
    assert abs(before["y"] - after["y"]) <= 1
    await button.first.click()
    await expect(person.message("news 2")).to_be_in_viewport()


@pytest.mark.parametrize("size", ["phone", "desktop"])
async def test_a_marker_shows_from_where_on_all_is_new(arrive: Arrive, size: Size, account: Account) -> None:
    ann, bob = await account("Ann"), await account("Bob")
    room_id = await ann.create_room(name="Marked", preset="public_chat")
    await bob.join(room_id)
    read = await bob.send(room_id, "old")
    await ann.ok("POST", f"rooms/{escape(room_id)}/read_markers", {"m.fully_read": read, "m.read": read})
    for number in range(3):
        await bob.send(room_id, f"new {number}")
    person = await Person(await arrive(size)).come_in(ann, room_id)
    marker = person.timeline.get_by_text("New", exact=True)
    await visible(marker)
    old, line, new = [
        await one.first.bounding_box() for one in (person.message("old"), marker, person.message("new 0"))
    ]
    assert old is not None
    assert line is not None
    assert new is not None
    assert old["y"] < line["y"] < new["y"] + new["height"]


@pytest.mark.parametrize("size", ["phone", "desktop"])
async def test_a_marker_far_above_can_be_jumped_to(arrive: Arrive, size: Size, account: Account) -> None:
    ann, bob = await account("Ann"), await account("Bob")
    room_id = await ann.create_room(name="Far", preset="public_chat")
    await bob.join(room_id)
    read = await bob.send(room_id, "read until here")
    await ann.ok("POST", f"rooms/{escape(room_id)}/read_markers", {"m.fully_read": read, "m.read": read})
    for number in range(90):
        await bob.send(room_id, f"later {number}")
    person = await Person(await arrive(size)).come_in(ann, room_id)
    await visible(person.message("later 89"))
    await person.press("Where I left off")
    await expect(person.message(re.compile("later 0$|read until here")).first).to_be_in_viewport()


@pytest.mark.parametrize("size", ["phone", "desktop"])
async def test_what_was_asked_for_before_a_jump_moves_nothing_after_it(
    arrive: Arrive, size: Size, account: Account
) -> None:
    ann, bob = await account("Ann"), await account("Bob")
    room_id = await ann.create_room(name="Slow", preset="public_chat")
    await bob.join(room_id)
    read = await bob.send(room_id, "read until here")
    await ann.ok("POST", f"rooms/{escape(room_id)}/read_markers", {"m.fully_read": read, "m.read": read})
    for number in range(90):
        await bob.send(room_id, f"later {number}")
    person = await Person(await arrive(size)).log_in(ann.user_id)
    asked, answered = 0, asyncio.Event()

    async def slowly(route: Route) -> None:
        nonlocal asked
        asked += 1
        if asked > 1:
            await answered.wait()
        await route.continue_()

    await person.page.route("**/messages?*", slowly)
    await person.open("Slow")
    await visible(person.message("later 89"))
    await person.timeline.evaluate("one => one.scrollTo(0, 0)")
    await person.press("Where I left off")
    await visible(person.message("read until here"))
    answered.set()
    await visible(person.message("later 0"))
    await gone(person.page.get_by_label("Loading newer messages"))
    await expect(person.message("read until here").first).to_be_in_viewport()


@pytest.mark.parametrize("size", ["phone", "desktop"])
async def test_messages_of_one_person_stand_together_under_a_day(arrive: Arrive, size: Size, account: Account) -> None:
    ann, bob = await account("Ann"), await account("Bob")
    room_id = await ann.create_room(name="Grouped", preset="public_chat")
    await bob.join(room_id)
    for number in range(3):
        await bob.send(room_id, f"said {number}")
    person = await Person(await arrive(size)).come_in(ann, room_id)
    await visible(person.message("said 2"))
    assert "Bob" in await person.message("said 0").inner_text()
    assert "Bob" not in await person.message("said 1").inner_text()
    await visible(person.timeline.get_by_text("Today", exact=True))
