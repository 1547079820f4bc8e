"""Point 4: what two people say to each other, and what becomes of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
import pytest_asyncio
from playwright.async_api import expect

from tests.rig.client import Client, escape
from tests.web_client.conftest import Account, Arrive
from tests.web_client.screens import Person, gone, visible
from tests.web_client.visitor import Size


@dataclass(slots=True)
class Two:
    """Ann and Bob, each in a window, in one room."""

    ann: Person
    bob: Person
    room_id: str
    of_ann: Client
    of_bob: Client


@pytest_asyncio.fixture(params=["phone", "desktop"])
async def two(request: pytest.FixtureRequest, arrive: Arrive, account: Account) -> Two:
    """Ann and Bob in a room, both on phones, then both on desktops."""
    size: Size = request.param
    ann, bob = await account("Ann"), await account("Bob")
    room_id = await ann.create_room(name="Talk", preset="public_chat")
    await bob.join(room_id)
    windows = Person(await arrive(size)), Person(await arrive(size))
    for person, client in zip(windows, (ann, bob), strict=True):
        await person.log_in(client.user_id)
        await person.open("Talk")
    return Two(*windows, room_id, ann, bob)


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


async def test_markdown_becomes_form_and_lines_stay_lines(two: Two) -> None:
    await two.ann.composer.fill("**strong** and `code`")
    await two.ann.composer.press("Shift+Enter")
    await two.ann.composer.press_sequentially("second line")
    await two.ann.composer.press("Enter")
    message = two.bob.message("strong")
    await expect(message.locator("strong")).to_have_text("strong")
    await expect(message.locator("code")).to_have_text("code")
    text = await message.inner_text()
    assert re.search(r"code\s*\n\s*second line", text)


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
    confirm = two.ann.dialog.get_by_role("button", name=re.compile("^Remove"))
    await confirm.or_(two.ann.timeline.get_by_text(re.compile("removed|deleted", re.IGNORECASE))).first.wait_for()
    if await confirm.count():
        await confirm.click()
    for person in (two.ann, two.bob):
        await gone(person.message("a secret"))
        await visible(person.timeline.get_by_text(re.compile("removed|deleted", re.IGNORECASE)))


async def test_who_is_mentioned_by_completion_is_told_so(two: Two) -> None:
    await two.ann.composer.press_sequentially("@Bo")
    await two.ann.page.get_by_role("option", name=re.compile("Bob")).first.wait_for()
    await two.ann.composer.press("Enter")
    await two.ann.composer.press_sequentially("are you there?")
    await two.ann.composer.press("Enter")
    await visible(two.bob.message("are you there?"))
    event = (await two.of_ann.ok("GET", f"rooms/{escape(two.room_id)}/messages", dir="b", limit=1))["chunk"][0]
    assert event["content"]["m.mentions"] == {"user_ids": [two.of_bob.user_id]}
    assert "Bob" in event["content"]["body"]


async def test_an_emoji_is_put_in_where_one_writes(two: Two) -> None:
    await two.ann.composer.fill("well done ")
    await two.ann.press("Emoji")
    picker = (
        two.ann.page.get_by_role("dialog")
        .or_(two.ann.page.get_by_role("grid"))
        .or_(two.ann.page.get_by_role("listbox"))
    )
    await picker.first.wait_for()
    await (
        picker.first.get_by_role("button")
        .or_(picker.first.get_by_role("option"))
        .or_(picker.first.get_by_role("gridcell"))
        .first.click()
    )
    await expect(two.ann.composer).to_have_value(re.compile(r"^well done \W"))


async def test_one_sees_that_the_other_writes_and_has_read(two: Two) -> None:
    await two.bob.composer.press_sequentially("hm")
    await visible(two.ann.page.get_by_text(re.compile("Bob is typing")))
    await two.bob.composer.fill("")
    await two.bob.say("yes")
    await gone(two.ann.page.get_by_text(re.compile("Bob is typing")))
    await two.ann.say("have you read this?")
    await visible(two.ann.timeline.get_by_label(re.compile("(Read|Seen) by.*Bob")))


async def test_a_draft_outlives_a_reload_and_another_room(two: Two) -> None:
    await two.of_ann.create_room(name="Elsewhere")
    await two.ann.composer.fill("not sent yet\nsecond line")
    await two.ann.open("Elsewhere")
    await expect(two.ann.composer).to_have_value("")
    await two.ann.open("Talk")
    await expect(two.ann.composer).to_have_value("not sent yet\nsecond line")
    await two.ann.visitor.reload()
    await expect(two.ann.composer).to_have_value("not sent yet\nsecond line")


async def test_a_message_that_the_server_refuses_is_sent_again_or_discarded(two: Two) -> None:
    refusing = True

    async def refuse(route: object) -> None:
        answer = {"status": 403, "json": {"errcode": "M_FORBIDDEN", "error": "not now"}}
        await (route.fulfill(**answer) if refusing else route.continue_())  # type: ignore[attr-defined]

    await two.ann.page.route(re.compile(r"/send/m\.room\.message/"), refuse)
    for text in ("keep me", "drop me"):
        await two.ann.composer.fill(text)
        await two.ann.composer.press("Enter")
        await visible(two.ann.message(text).last.get_by_role("button", name=re.compile("^(Send again|Retry)")))
    refusing = False
    await two.ann.message("drop me").last.get_by_role("button", name="Discard").click()
    await gone(two.ann.message("drop me"))
    await two.ann.message("keep me").last.get_by_role("button", name=re.compile("^(Send again|Retry)")).click()
    await visible(two.bob.message("keep me"))
    await expect(two.ann.message("keep me")).to_have_count(1)
    await gone(two.bob.message("drop me"))


async def test_a_link_to_a_message_leads_to_it(two: Two) -> None:
    event_id = await two.of_ann.send(two.room_id, "the old one")
    for number in range(60):
        await two.of_ann.send(two.room_id, f"filler {number}")
    await two.bob.visitor.go("/")
    await two.bob.rooms.wait_for()
    await two.bob.visitor.go(f"/#/room/{escape(two.room_id)}/{escape(event_id)}")
    await expect(two.bob.message("the old one")).to_be_in_viewport()
