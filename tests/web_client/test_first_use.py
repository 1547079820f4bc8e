"""From an empty folder to the first message, as somebody walks who has never run a homeserver."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import expect

from tests.rig.client import PASSWORD
from tests.rig.porch import PorchProcess
from tests.web_client.conftest import Arrive
from tests.web_client.screens import Person, visible
from tests.web_client.visitor import Size

LINK = re.compile(r"http://\S+/_porch/first-account\?token=\S+")


@pytest.mark.parametrize("size", ["phone", "desktop"])
async def test_from_the_printed_link_to_the_first_message(
    arrive: Arrive, empty_server: PorchProcess, size: Size
) -> None:
    person = Person(await arrive(size, url=empty_server.url))
    page = person.page
    await page.goto(LINK.findall(empty_server.log())[-1])
    await person.field("User name").fill("first")
    await person.field("Password").fill(PASSWORD)
    await page.keyboard.press("Enter")
    await page.get_by_role("link", name="Open Porch").click()
    await visible(person.rooms)
    assert "loginToken" not in page.url
    await person.press("New room")
    await person.field("Name").fill("The porch")
    await person.dialog.get_by_role("button", name="Create").click()
    await visible(page.get_by_role("heading", name="The porch"))
    await person.say("Is anybody there?")
    await person.visitor.reload()
    await visible(person.message("Is anybody there?"))
    await person.back()
    await expect(person.room("The porch")).to_contain_text("Is anybody there?")


async def test_the_link_into_the_client_is_good_for_once(arrive: Arrive) -> None:
    person = Person(await (await arrive()).go("/#/login?loginToken=used-up-long-ago"))
    await visible(person.page.get_by_text(re.compile("has been used, or is too old")))
    await visible(person.field("Password"))
    assert "loginToken" not in person.page.url
