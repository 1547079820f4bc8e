"""Point 4: what two people say to each other, and what becomes of it."""

from __future__ import annotations

import re

from playwright.async_api import expect

from tests.rig.client import escape
from tests.web_client.conftest import Two
from tests.web_client.screens import gone, visible
from tests.web_client.world import each


async def test_what_one_says_the_other_sees_once_and_in_order(two: Two) -> None:
    for number in range(5):
        await two.ann.say(f"ann {number}")
        await visible(two.bob.message(f"ann {number}"))
        await two.bob.say(f"bob {number}")
        await visible(two.ann.message(f"bob {number}"))
    said = [f"{name} {number}" for number in range(5) for name in ("ann", "bob")]
    for person in (two.ann, two.bob):
        shown = re.findall(r"(?:ann|bob) \d", await person.timeline.inner_text())
        assert shown == said


async def test_a_reply_shows_what_it_answers_and_leads_there(two: Two) -> None:
    await two.ann.say("what is the time?")
    await two.bob.act(two.bob.message("what is the time?"), "Reply")
    await two.bob.say("noon")
    reply = two.ann.message("noon")
    await expect(reply.last).to_contain_text("what is the time?")
    event = (await two.of_ann.ok("GET", f"rooms/{escape(two.room_id)}/messages", dir="b", limit=1))["chunk"][0]
    assert "m.in_reply_to" in event["content"]["m.relates_to"]


async def test_an_edit_takes_the_place_of_what_was_said(two: Two) -> None:
    await two.ann.say("helo wrold")
    await visible(two.bob.message("helo wrold"))
    await two.ann.act(two.ann.message("helo wrold"), "Edit")
    await expect(two.ann.composer).to_have_value("helo wrold")
    await two.ann.composer.fill("hello world")
    await two.ann.composer.press("Enter")
    for person in (two.ann, two.bob):
        await visible(person.message("hello world"))
        await gone(person.message("helo wrold"))
        await expect(person.message("hello world").last).to_contain_text("edited")


async def test_a_reaction_is_counted_joined_and_taken_back(two: Two) -> None:
    await two.ann.say("lunch?")
    await two.bob.act(two.bob.message("lunch?"), "React")
    await two.bob.page.get_by_role("dialog", name="Emoji").get_by_role("button").filter(has_text="👍").first.click()
    seen = two.ann.message("lunch?").last.get_by_role("button", name=re.compile("👍"))
    await expect(seen).to_contain_text("1")
    await seen.click()
    await expect(seen).to_contain_text("2")
    mine = two.bob.message("lunch?").last.get_by_role("button", name=re.compile("👍"))
    await expect(mine).to_contain_text("2")
    await mine.click()
    await expect(seen).to_contain_text("1")


async def test_what_is_removed_is_gone_for_both(two: Two) -> None:
    await two.ann.say("a secret")
    await visible(two.bob.message("a secret"))
    await two.ann.act(two.ann.message("a secret"), "Remove")
    await two.ann.dialog.get_by_role("button", name="Remove").click()
    for person in (two.ann, two.bob):
        await gone(person.message("a secret"))
        await visible(person.timeline.get_by_text("Message removed"))


async def test_one_sees_that_the_other_writes_and_has_read(two: Two) -> None:
    await two.bob.composer.press_sequentially("hm")
    await visible(two.ann.page.get_by_text(re.compile("Bob is typing")))
    await two.bob.composer.fill("")
    await two.bob.say("yes")
    await gone(two.ann.page.get_by_text(re.compile("Bob is typing")))
    await two.ann.say("have you read this?")
    readers = two.ann.message("have you read this?").get_by_label("Read by Bob")
    await visible(readers)
    if two.ann.visitor.size == "phone":
        await readers.tap()
    else:
        await readers.hover()
    await visible(two.ann.page.get_by_text("Read by Bob", exact=True))


async def _bob_follows_a_link_far_back(two: Two) -> None:
    event_id = await two.of_ann.send(two.room_id, "the old one")
    await each(two.of_ann.send(two.room_id, f"filler {number}") for number in range(60))
    await two.of_ann.send(two.room_id, "the newest one")
    await two.bob.visitor.go("/")
    await two.bob.visitor.reload()  # so that he has the newest messages only
    await two.bob.rooms.wait_for()
    await two.bob.visitor.go(f"/#/room/{escape(two.room_id)}/{escape(event_id)}")
    await expect(two.bob.message("the old one")).to_be_in_viewport()
    await expect(two.bob.message("the newest one")).not_to_be_in_viewport()


async def test_a_link_to_a_message_leads_to_it(two: Two) -> None:
    await _bob_follows_a_link_far_back(two)
    await two.bob.say("from far back")
    await expect(two.bob.message("from far back")).to_be_in_viewport()
    await visible(two.ann.message("from far back"))


async def test_from_an_old_message_one_press_leads_to_the_newest(two: Two) -> None:
    await _bob_follows_a_link_far_back(two)
    await two.bob.press("To the newest message")
    await expect(two.bob.message("the newest one")).to_be_in_viewport()
    await two.ann.say("and one more")
    await expect(two.bob.message("and one more")).to_be_in_viewport()


async def test_an_edit_that_is_removed_gives_way_to_the_one_before_it(two: Two) -> None:
    original = await two.of_ann.send(two.room_id, "frist")
    for body in ("first edit", "second edit"):
        new = {"msgtype": "m.text", "body": body}
        relation = {"rel_type": "m.replace", "event_id": original}
        edit = await two.of_ann.send(two.room_id, f"* {body}", **{"m.new_content": new, "m.relates_to": relation})
    for person in (two.ann, two.bob):
        await visible(person.message("second edit"))
    await two.bob.visitor.reload()  # he gets the message with its last edit at once, she has seen both come
    await visible(two.bob.message("second edit"))
    await two.of_ann.ok("PUT", f"rooms/{escape(two.room_id)}/redact/{escape(edit)}/once", {})
    for person in (two.ann, two.bob):
        await visible(person.message("first edit"))
        await gone(person.message("second edit"))
    await gone(two.ann.timeline.get_by_text("Message removed"))


async def test_a_preview_says_in_plain_words_what_a_message_says(two: Two) -> None:
    await two.ann.composer.fill("Hello **world**")
    await two.ann.composer.press("Enter")
    await two.bob.act(two.bob.message("Hello world"), "Reply")
    await expect(two.bob.page.get_by_text("Hello world", exact=True).last).to_be_visible()
    await two.bob.composer.fill("hello *you*")
    await two.bob.composer.press("Enter")
    await expect(two.ann.message("hello you").last).to_contain_text("Hello world")
    await two.bob.back()
    await expect(two.bob.room("Talk")).to_contain_text("hello you")


async def test_the_menu_of_a_message_opens_by_a_long_press_or_the_right_button(two: Two) -> None:
    await two.ann.say("press me")
    message = two.bob.message("press me").last
    box = await message.bounding_box()
    assert box is not None
    at = {"x": box["x"] + 120, "y": box["y"] + box["height"] - 12}
    if two.bob.visitor.size == "phone":
        session = await two.bob.visitor.context.new_cdp_session(two.bob.page)
        await session.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [at]})
        await visible(two.bob.page.get_by_role("menu"))
        await session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    else:
        await two.bob.page.mouse.click(at["x"], at["y"], button="right")
    await two.bob.choose("Reply")
    await two.bob.say("pressed")
    await expect(two.ann.message("pressed").last).to_contain_text("press me")
