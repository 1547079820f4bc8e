"""Point 2: one's rooms, what was said last, badges that are right, favourites, direct messages and invitations."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import Locator, expect

from tests.rig.client import escape
from tests.web_client.conftest import Account, Arrive
from tests.web_client.screens import Person, gone, visible
from tests.web_client.visitor import Size

SMALL_AND_LARGE = pytest.mark.parametrize("size", ["phone", "desktop"])


async def position(first: Locator, second: Locator) -> bool:
    """Whether one row stands above another."""
    above, below = await first.bounding_box(), await second.bounding_box()
    assert above is not None
    assert below is not None
    return above["y"] < below["y"]


@SMALL_AND_LARGE
async def test_a_room_shows_its_last_message_and_what_is_unread_until_it_is_read_anywhere(
    arrive: Arrive, size: Size, account: Account
) -> None:
    ann, bob = await account("Ann"), await account("Bob")
    room_id = await ann.create_room(name="Garden", preset="public_chat")
    await ann.create_room(name="Aside")
    await bob.join(room_id)
    person = Person(await arrive(size))
    await person.log_in(ann.user_id)
    await bob.send(room_id, "the roses are out")
    row = person.room("Garden")
    await expect(row).to_contain_text("the roses are out")
    await expect(row).to_contain_text("1 unread")
    mention = {"m.mentions": {"user_ids": [ann.user_id]}}
    last = await bob.send(room_id, "look, Ann", **mention)
    await expect(row).to_contain_text("2 unread")
    other = await ann.login()
    await other.ok("POST", f"rooms/{escape(room_id)}/receipt/m.read/{escape(last)}", {})
    await expect(row).not_to_contain_text("2 unread")
    await expect(row).to_contain_text("look, Ann")


async def test_reading_a_room_takes_its_badge_away(arrive: Arrive, account: Account) -> None:
    ann, bob = await account("Ann"), await account("Bob")
    room_id = await ann.create_room(name="Kitchen", preset="public_chat")
    await bob.join(room_id)
    for number in range(7):
        await bob.send(room_id, f"word {number}")
    person = await Person(await arrive()).log_in(ann.user_id)
    await expect(person.room("Kitchen")).to_contain_text("7 unread")
    await person.open("Kitchen")
    await visible(person.message("word 6"))
    await expect(person.room("Kitchen")).not_to_contain_text("7 unread")
    counts = (await ann.sync())["rooms"]["join"][room_id]["unread_notifications"]
    assert counts["notification_count"] == 0


async def test_the_room_where_something_is_said_goes_to_the_top(arrive: Arrive, account: Account) -> None:
    ann, bob = await account("Ann"), await account("Bob")
    first = await ann.create_room(name="First", preset="public_chat")
    second = await ann.create_room(name="Second", preset="public_chat")
    for room_id in (first, second):
        await bob.join(room_id)
        await bob.send(room_id, "hello")
    person = await Person(await arrive()).log_in(ann.user_id)
    await visible(person.room("Second"))
    assert await position(person.room("Second"), person.room("First"))
    await bob.send(first, "again")
    await expect(person.room("First")).to_contain_text("again")
    assert await position(person.room("First"), person.room("Second"))


@SMALL_AND_LARGE
async def test_the_list_is_filtered_by_what_one_types(arrive: Arrive, size: Size, account: Account) -> None:
    ann = await account("Ann")
    for name in ("Apples", "Pears", "Plums"):
        await ann.create_room(name=name)
    person = await Person(await arrive(size)).log_in(ann.user_id)
    await visible(person.room("Plums"))
    await person.page.get_by_label("Filter rooms").fill("p")
    await visible(person.room("Apples"))
    await person.page.get_by_label("Filter rooms").fill("pears")
    await gone(person.room("Apples"))
    await visible(person.room("Pears"))


async def test_a_favourite_stands_above_the_others_on_every_device(arrive: Arrive, account: Account) -> None:
    ann = await account("Ann")
    favourite = await ann.create_room(name="Loved")
    for name in ("One", "Two"):
        await ann.create_room(name=name)
    person = await Person(await arrive()).log_in(ann.user_id)
    await person.open("Loved")
    details = await person.show_details()
    await details.get_by_role("button", name="Favourite").or_(details.get_by_role("switch", name="Favourite")).click()
    await visible(person.rooms.get_by_text("Favourites"))
    tags = await ann.ok("GET", f"user/{escape(ann.user_id)}/rooms/{escape(favourite)}/tags")
    assert "m.favourite" in tags["tags"]
    assert await position(person.room("Loved"), person.room("One"))


@SMALL_AND_LARGE
async def test_an_invitation_is_accepted_or_declined(arrive: Arrive, size: Size, account: Account) -> None:
    ann, bob = await account("Ann"), await account("Bob")
    wanted = await bob.create_room(name="Wanted", invite=[ann.user_id])
    unwanted = await bob.create_room(name="Unwanted", invite=[ann.user_id])
    person = await Person(await arrive(size)).log_in(ann.user_id)
    await person.room("Wanted").click()
    await person.page.get_by_role("main").get_by_role("button", name="Accept").click()
    await visible(person.composer)
    await person.back()
    await person.room("Unwanted").click()
    await person.page.get_by_role("main").get_by_role("button", name="Decline").click()
    await person.rooms.wait_for()
    await gone(person.room("Unwanted"))
    members = (await bob.ok("GET", f"rooms/{escape(wanted)}/joined_members"))["joined"]
    assert ann.user_id in members
    assert (await bob.state(unwanted, "m.room.member", ann.user_id))["membership"] == "leave"


@SMALL_AND_LARGE
async def test_two_people_have_one_room_of_their_own(arrive: Arrive, size: Size, account: Account) -> None:
    ann, bob = await account("Ann"), await account(f"Bartholomew {size}")
    meeting = await ann.create_room(preset="public_chat")
    await bob.join(meeting)
    person = await Person(await arrive(size)).log_in(ann.user_id)
    await person.press("New message")
    search = person.dialog.get_by_role("combobox").or_(person.dialog.get_by_role("textbox"))
    await search.first.fill(f"Bartholomew {size}")
    await person.dialog.get_by_role("option", name=re.compile(f"Bartholomew {size}")).first.click()
    start = person.dialog.get_by_role("button", name=re.compile("^(Start|Message|Write|Open)"))
    await start.or_(person.composer).first.wait_for()
    if await start.count():
        await start.first.click()
    await visible(person.composer)
    await person.say("just us")
    invited = (await bob.sync())["rooms"]["invite"]
    assert len(invited) == 1
    direct = await ann.ok("GET", f"user/{escape(ann.user_id)}/account_data/m.direct")
    assert direct == {bob.user_id: list(invited)}
