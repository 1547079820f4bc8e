"""Rooms by keys alone: every one is reached, and the focus is never lost."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import expect

from tests.rig.client import escape
from tests.web_client.conftest import Account, Arrive
from tests.web_client.screens import Person, gone, visible
from tests.web_client.visitor import Size

SMALL_AND_LARGE = pytest.mark.parametrize("size", ["phone", "desktop"])

FOCUSED = """() => {
    const at = document.activeElement;
    return at !== null && at !== document.body && (at.offsetParent !== null || at.closest('dialog') !== null);
}"""


async def keeps_focus(person: Person) -> None:
    """Whoever goes on with the keyboard is somewhere."""
    await person.page.wait_for_function(FOCUSED)


@SMALL_AND_LARGE
async def test_rooms_are_reached_by_arrows_and_opened_by_enter(arrive: Arrive, size: Size, account: Account) -> None:
    ann = await account("Ann")
    for name in ("Third", "Second", "First"):
        await ann.create_room(name=name)
    person = await Person(await arrive(size)).log_in(ann.user_id)
    keyboard, filter_field = person.page.keyboard, person.page.get_by_label("Filter rooms")
    await visible(person.room("First"))
    await filter_field.focus()
    await keyboard.press("ArrowDown")
    await expect(person.room("First")).to_be_focused()
    await keyboard.press("ArrowDown")
    await expect(person.room("Second")).to_be_focused()
    await keyboard.press("End")
    await expect(person.room("Third")).to_be_focused()
    await keyboard.press("Home")
    await expect(person.room("First")).to_be_focused()
    await keyboard.press("ArrowUp")
    await expect(filter_field).to_be_focused()
    await keyboard.press("ArrowDown")
    await keyboard.press("ArrowDown")
    await keyboard.press("Enter")
    await expect(person.page.get_by_role("heading", name="Second", level=1)).to_be_visible()
    await keeps_focus(person)


@SMALL_AND_LARGE
async def test_letters_typed_in_the_list_filter_it_and_enter_opens_the_first(
    arrive: Arrive, size: Size, account: Account
) -> None:
    ann = await account("Ann")
    for name in ("Apples", "Pears"):
        await ann.create_room(name=name)
    person = await Person(await arrive(size)).log_in(ann.user_id)
    filter_field = person.page.get_by_label("Filter rooms")
    await person.room("Apples").focus()
    await person.page.keyboard.type("pea")
    await expect(filter_field).to_have_value("pea")
    await gone(person.room("Apples"))
    await person.page.keyboard.press("Escape")
    await visible(person.room("Apples"))
    await person.page.keyboard.type("app")
    await person.page.keyboard.press("Enter")
    await expect(person.page.get_by_role("heading", name="Apples", level=1)).to_be_visible()
    await keeps_focus(person)


@SMALL_AND_LARGE
async def test_a_rooms_options_open_by_keys_and_give_the_focus_back(
    arrive: Arrive, size: Size, account: Account
) -> None:
    ann = await account("Ann")
    await ann.create_room(name="Garden")
    person = await Person(await arrive(size)).log_in(ann.user_id)
    await person.room("Garden").focus()
    await person.page.keyboard.press("Shift+F10")
    await expect(person.page.get_by_role("menuitem", name="Favourite")).to_be_focused()
    await person.page.keyboard.press("Escape")
    await expect(person.room("Garden")).to_be_focused()
    await person.page.keyboard.press("ContextMenu")
    await person.page.keyboard.press("Enter")
    await visible(person.rooms.get_by_role("heading", name="Favourites"))
    await expect(person.room("Garden")).to_be_focused()


@SMALL_AND_LARGE
async def test_the_focus_is_kept_whatever_becomes_of_a_room(arrive: Arrive, size: Size, account: Account) -> None:
    ann, bob = await account("Ann"), await account("Bob")
    await ann.create_room(name="Exit")
    hall = await bob.create_room(name="Hall", preset="public_chat")
    await bob.create_room(name="Wanted", invite=[ann.user_id])
    await bob.create_room(name="Unwanted", invite=[ann.user_id])
    await ann.join(hall)
    person = await Person(await arrive(size)).log_in(ann.user_id)
    keyboard = person.page.keyboard

    invitation = person.rooms.get_by_role("listitem").filter(has_text="Unwanted")
    await invitation.get_by_role("button", name="Decline").focus()
    await keyboard.press("Enter")
    await gone(invitation)
    await keeps_focus(person)
    await person.rooms.get_by_role("button", name="Accept").focus()
    await keyboard.press("Enter")
    await visible(person.composer)
    await keeps_focus(person)

    await person.open("Exit")
    await person.press(re.compile("^Options of Exit"))
    await person.choose("Leave")
    await person.dialog.get_by_role("button", name="Leave").focus()
    await keyboard.press("Enter")
    await gone(person.dialog)
    await visible(person.rooms)
    await keeps_focus(person)

    await person.open("Hall")
    await person.composer.focus()
    await bob.ok("POST", f"rooms/{escape(hall)}/kick", {"user_id": ann.user_id})
    await gone(person.composer)
    await visible(person.rooms)
    await keeps_focus(person)


@SMALL_AND_LARGE
async def test_the_focus_is_kept_when_somebody_is_removed(arrive: Arrive, size: Size, account: Account) -> None:
    ann, bob = await account("Ann"), await account("Bob")
    room_id = await ann.create_room(name="Door", preset="public_chat")
    await bob.join(room_id)
    person = await Person(await arrive(size)).log_in(ann.user_id)
    await person.open("Door")
    details = await person.show_details()
    await details.get_by_role("button", name="Options of Bob").focus()
    await person.page.keyboard.press("Enter")
    await person.page.get_by_role("menuitem", name="Remove").focus()
    await person.page.keyboard.press("Enter")
    await person.dialog.get_by_role("button", name="Remove").focus()
    await person.page.keyboard.press("Enter")
    await gone(person.dialog)
    await gone(details.get_by_role("button", name="Options of Bob"))
    await keeps_focus(person)
    assert await person.page.evaluate("document.activeElement.closest('aside') !== null")
    await details.get_by_role("button", name="Close the details").focus()
    await person.page.keyboard.press("Enter")
    await gone(details)
    await expect(person.page.get_by_role("button", name="Details")).to_be_focused()
