"""Point 6: one's profile, how the client looks, and the keyboard."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import expect

from tests.rig.client import escape
from tests.web_client.conftest import Account, Arrive
from tests.web_client.screens import Person, gone, visible
from tests.web_client.visitor import Size


@pytest.mark.parametrize("size", ["phone", "desktop"])
async def test_a_new_name_is_seen_by_others(arrive: Arrive, size: Size, account: Account) -> None:
    ann, bob = await account("Ann"), await account("Bob")
    room_id = await ann.create_room(name="Names", preset="public_chat")
    await bob.join(room_id)
    person = await Person(await arrive(size)).log_in(ann.user_id)
    await person.account_menu("Settings")
    await person.field("Display name").fill("Anna Livia")
    await person.press("Save")
    for _ in range(50):
        member = await bob.state(room_id, "m.room.member", ann.user_id)
        if member.get("displayname") == "Anna Livia":
            return
        await person.page.wait_for_timeout(100)
    raise AssertionError("the room does not know the new name")


async def test_presence_and_a_status_are_told_to_others(arrive: Arrive, account: Account) -> None:
    ann, bob = await account("Ann"), await account("Bob")
    room_id = await ann.create_room(name="Presence", preset="public_chat")
    await bob.join(room_id)
    person = await Person(await arrive()).log_in(ann.user_id)
    await person.account_menu("Settings")
    await person.field("Status").fill("in the garden")
    await person.field("Status").press("Enter")
    for _ in range(50):
        presence = await bob.ok("GET", f"presence/{escape(ann.user_id)}/status")
        if presence.get("status_msg") == "in the garden":
            return
        await person.page.wait_for_timeout(100)
    raise AssertionError(f"others see {presence}")


async def test_the_theme_that_one_chooses_stays(arrive: Arrive, account: Account) -> None:
    ann = await account("Ann")
    person = await Person(await arrive(theme="light")).log_in(ann.user_id)
    colour = "getComputedStyle(document.documentElement).backgroundColor"
    light = await person.page.evaluate(colour)
    await person.account_menu("Settings")
    await person.page.get_by_role("radio", name="Dark").check(force=True)
    assert await person.page.evaluate("document.documentElement.dataset.theme") == "dark"
    await person.visitor.reload()
    await expect(person.page.locator("html")).to_have_attribute("data-theme", "dark")
    assert await person.page.evaluate(colour) != light


async def test_the_palette_leads_to_rooms_and_people(arrive: Arrive, account: Account) -> None:
    ann = await account("Ann")
    for name in ("Library", "Laundry"):
        await ann.create_room(name=name)
    person = await Person(await arrive()).log_in(ann.user_id)
    await visible(person.room("Library"))
    await person.page.keyboard.press("Control+k")
    await visible(person.dialog)
    await person.page.keyboard.type("lib")
    await visible(person.dialog.get_by_role("option", name=re.compile("Library")))
    await person.page.keyboard.press("Enter")
    await gone(person.dialog)
    await visible(person.page.get_by_role("heading", name="Library"))


async def test_the_keyboard_alone_is_enough_to_write_a_message(arrive: Arrive, account: Account) -> None:
    ann = await account("Ann")
    await ann.create_room(name="Keys")
    person = Person(await arrive())
    await person.visitor.go("/#/login")
    await person.field("User name").focus()
    await person.page.keyboard.type(ann.user_id)
    await person.page.keyboard.press("Tab")
    while await person.page.evaluate("document.activeElement.type") != "password":
        await person.page.keyboard.press("Tab")
    await person.page.keyboard.type(ann.password)
    await person.page.keyboard.press("Enter")
    await visible(person.room("Keys"))
    await person.page.keyboard.press("Control+k")
    await person.page.keyboard.type("Keys")
    await visible(person.dialog.get_by_role("option", name=re.compile("Keys")))
    await person.page.keyboard.press("Enter")
    await visible(person.composer)
    await expect(person.composer).to_be_focused()
    await person.page.keyboard.type("no mouse")
    await person.page.keyboard.press("Enter")
    await visible(person.message("no mouse"))


async def test_the_shortcuts_are_listed(arrive: Arrive, account: Account) -> None:
    ann = await account("Ann")
    person = await Person(await arrive()).log_in(ann.user_id)
    await person.account_menu("Keyboard shortcuts")
    await visible(person.dialog.get_by_text(re.compile("Ctrl")))
    await person.page.keyboard.press("Escape")
    await gone(person.dialog)


async def test_who_wants_to_be_seen_offline_stays_so_over_a_reload(arrive: Arrive, account: Account) -> None:
    ann = await account("Ann")
    person = await Person(await arrive()).log_in(ann.user_id)
    await person.account_menu("Settings")
    offline = person.page.get_by_role("group", name="Presence").get_by_role("radio", name="Offline")
    await offline.check(force=True)
    await person.visitor.reload()
    await expect(offline).to_be_checked()
    for _ in range(50):
        if (await ann.ok("GET", f"presence/{escape(ann.user_id)}/status"))["presence"] == "offline":
            return
        await person.page.wait_for_timeout(100)
    raise AssertionError("others see that they are there")
