"""The browser's "back", which on a phone is how one goes: it takes away what lies on top, then it leads to the list."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import Locator, expect

from tests.web_client.conftest import Account, Arrive
from tests.web_client.screens import Person, gone, visible
from tests.web_client.visitor import Size

SMALL_AND_LARGE = pytest.mark.parametrize("size", ["phone", "desktop"])


def details_of(person: Person) -> Locator:
    """The panel beside the messages, or over them."""
    return person.page.get_by_role("complementary", name="Details")


async def test_back_takes_away_the_dialog_then_the_details_then_the_room(arrive: Arrive, account: Account) -> None:
    ann, bob = await account("Ann"), await account("Bob")
    room_id = await ann.create_room(name="Hall", preset="public_chat")
    await bob.join(room_id)
    person = await Person(await arrive("phone")).log_in(ann.user_id)
    await person.open("Hall")
    details = await person.show_details()
    await details.get_by_role("button", name=re.compile("^Bob")).first.click()
    await visible(person.dialog)
    await person.page.go_back()
    await gone(person.dialog)
    await visible(details)
    await person.page.go_back()
    await gone(details)
    await visible(person.composer)
    await person.page.go_back()
    await visible(person.rooms)
    await expect(person.composer).to_be_hidden()
    await person.page.go_forward()
    await visible(person.composer)
    await gone(details)


@SMALL_AND_LARGE
async def test_back_takes_away_the_question_before_a_message_is_removed(
    arrive: Arrive, size: Size, account: Account
) -> None:
    ann = await account("Ann")
    room_id = await ann.create_room(name="Hall")
    await ann.send(room_id, "keep me")
    person = await Person(await arrive(size)).log_in(ann.user_id)
    await person.open("Hall")
    await person.act(person.message("keep me"), "Remove")
    await visible(person.dialog)
    await person.page.go_back()
    await gone(person.dialog)
    await visible(person.message("keep me"))


@SMALL_AND_LARGE
async def test_a_dialog_that_was_closed_is_not_in_the_way_of_going_back_or_forward(
    arrive: Arrive, size: Size, account: Account
) -> None:
    ann = await account("Ann")
    await ann.create_room(name="Hall")
    person = await Person(await arrive(size)).log_in(ann.user_id)
    await person.open("Hall")
    await person.press("Details")
    await details_of(person).get_by_role("button", name="Leave").click()
    await person.dialog.get_by_role("button", name="Cancel").click()
    await gone(person.dialog)
    await details_of(person).get_by_role("button", name="Close the details").click()
    await gone(details_of(person))
    await person.page.go_forward()
    await expect(person.composer).to_be_visible()
    await gone(person.dialog)
    if person.visitor.is_small:  # details are a place of their own there
        await visible(details_of(person))
        await person.page.go_back()
        await gone(details_of(person))
    await person.page.go_back()
    await expect(person.page).to_have_url(re.compile(r"#/$"))
    await visible(person.rooms)


async def test_the_arrow_to_the_list_makes_no_loop(arrive: Arrive, account: Account) -> None:
    ann = await account("Ann")
    await ann.create_room(name="Hall")
    await ann.create_room(name="Attic")
    person = await Person(await arrive("phone")).log_in(ann.user_id)
    length = await person.page.evaluate("history.length")
    for name in ("Hall", "Attic", "Hall"):
        await person.open(name)
        await person.show_details()
        await person.page.go_back()
        await person.back()
    assert await person.page.evaluate("history.length") <= length + 2
    await person.open("Attic")
    await person.page.go_back()
    await visible(person.rooms)


async def test_a_deep_link_has_the_list_behind_its_arrow(arrive: Arrive, account: Account) -> None:
    ann = await account("Ann")
    room_id = await ann.create_room(name="Hall")
    person = await Person(await arrive("phone")).log_in(ann.user_id)
    await person.page.goto("about:blank")
    await person.visit(room_id)
    await person.show_details()
    await person.visitor.reload()
    await visible(details_of(person))
    await person.page.go_back()
    await gone(details_of(person))
    await person.back()
    await visible(person.rooms)
    await person.open("Hall")
    await person.page.go_back()
    await visible(person.rooms)


@SMALL_AND_LARGE
async def test_leaving_a_room_leads_to_the_list_and_not_back_into_it(
    arrive: Arrive, size: Size, account: Account
) -> None:
    ann = await account("Ann")
    await ann.create_room(name="Hall")
    await ann.create_room(name="Attic")
    person = await Person(await arrive(size)).log_in(ann.user_id)
    await person.open("Hall")
    await person.press("Details")
    await details_of(person).get_by_role("button", name="Leave").click()
    await person.dialog.get_by_role("button", name="Leave").click()
    await gone(person.dialog)
    await visible(person.rooms)
    await gone(person.room("Hall"))
    await person.open("Attic")
    await person.page.go_back()
    await visible(person.rooms)
    await gone(person.page.get_by_role("button", name="Join"))


@SMALL_AND_LARGE
async def test_who_goes_somewhere_from_a_dialog_comes_back_to_where_they_were(
    arrive: Arrive, size: Size, account: Account
) -> None:
    ann, bob = await account("Ann"), await account("Bob")
    room_id = await ann.create_room(name="Hall", preset="public_chat")
    await bob.join(room_id)
    person = await Person(await arrive(size)).log_in(ann.user_id)
    await person.open("Hall")
    await bob.send(room_id, "hello")
    await person.message("hello").get_by_role("button", name="Bob").first.click()
    await visible(person.composer)  # the card lies over the room
    await person.dialog.get_by_role("button", name="Message").click()
    await gone(person.dialog)
    await expect(person.page.get_by_role("heading", name="Bob")).to_be_visible()
    await person.page.go_back()
    await expect(person.page.get_by_role("heading", name="Hall")).to_be_visible()
    await gone(person.dialog)
