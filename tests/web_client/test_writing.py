"""Point 4, the writer's side: what is typed, what becomes of it, and that nothing of it is lost."""

from __future__ import annotations

import re

from playwright.async_api import expect

from tests.rig.client import escape
from tests.web_client.conftest import Two
from tests.web_client.screens import gone, visible


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
    picker = two.ann.page.get_by_role("dialog", name="Emoji")
    await picker.get_by_role("button", name="thumbsup", exact=True).first.click()
    await expect(two.ann.composer).to_have_value("well done 👍")


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


async def test_an_answer_that_is_begun_outlives_a_reload(two: Two) -> None:
    await two.ann.say("what is the time?")
    await two.bob.act(two.bob.message("what is the time?"), "Reply")
    await two.bob.composer.fill("no")
    await two.bob.visitor.reload()
    await visible(two.bob.page.get_by_text("Reply to Ann"))
    await expect(two.bob.composer).to_have_value("no")
    await two.bob.composer.press_sequentially("on")
    await two.bob.composer.press("Enter")
    await expect(two.ann.message("noon").last).to_contain_text("what is the time?")
    await gone(two.bob.page.get_by_text("Reply to Ann"))


async def test_an_edit_that_is_begun_outlives_a_reload_and_so_does_what_was_being_written(two: Two) -> None:
    await two.ann.say("helo")
    await two.ann.composer.fill("and then")
    await two.ann.act(two.ann.message("helo"), "Edit")
    await two.ann.composer.fill("hello")
    await two.ann.visitor.reload()
    await visible(two.ann.page.get_by_text("Edit your message"))
    await expect(two.ann.composer).to_have_value("hello")
    await two.ann.composer.press("Enter")
    await visible(two.bob.message("hello"))
    await gone(two.bob.message("helo").filter(has_not_text="hello"))
    await expect(two.ann.composer).to_have_value("and then")
