"""Point 3: making and finding rooms, coming and going, and what one may do in them."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.async_api import expect

from tests.rig.client import escape
from tests.web_client.conftest import Account, Arrive
from tests.web_client.screens import Person, gone, visible
from tests.web_client.visitor import Size

SMALL_AND_LARGE = pytest.mark.parametrize("size", ["phone", "desktop"])


@SMALL_AND_LARGE
async def test_a_public_room_that_one_makes_is_found_and_joined_by_another(
    arrive: Arrive, size: Size, account: Account, new_name: Callable[[], str]
) -> None:
    ann, bob = await account("Ann"), await account("Bob")
    name = f"Market {new_name()}"
    maker, finder = Person(await arrive(size)), Person(await arrive(size))
    await maker.log_in(ann.user_id)
    await maker.press("New room")
    await maker.dialog.get_by_label("Name", exact=True).fill(name)
    await maker.dialog.get_by_role("radio", name=re.compile("Public")).check(force=True)
    await maker.dialog.get_by_role("button", name=re.compile("^Create")).click()
    await visible(maker.composer)
    await maker.say("who comes to the market?")
    await finder.log_in(bob.user_id)
    await finder.press("Explore")
    await finder.dialog.get_by_label(re.compile("Search")).first.fill(name)
    await finder.dialog.get_by_role("button", name=re.compile("^Join")).first.click()
    await visible(finder.message("who comes to the market?"))
    await finder.say("I do")
    await visible(maker.message("I do"))


async def test_a_private_room_is_found_by_nobody_who_is_not_invited(arrive: Arrive, account: Account) -> None:
    ann, bob = await account("Ann"), await account("Robert Browning")
    meeting = await ann.create_room(preset="public_chat")
    await bob.join(meeting)
    person = await Person(await arrive()).log_in(ann.user_id)
    await person.press("New room")
    await person.dialog.get_by_label("Name", exact=True).fill("Cellar")
    await person.dialog.get_by_role("button", name=re.compile("^Create")).click()
    await visible(person.composer)
    room_id = re.search(r"#/room/([^/?]+)", person.page.url)
    assert room_id
    room = room_id[1].replace("%21", "!").replace("%3A", ":")
    await bob.refused(403, "M_FORBIDDEN", "POST", f"join/{escape(room)}", {})
    details = await person.show_details()
    await details.get_by_role("button", name=re.compile("^Invite")).first.click()
    await person.dialog.get_by_role("combobox").or_(person.dialog.get_by_role("textbox")).first.fill("Robert Brow")
    await person.dialog.get_by_role("option", name=re.compile("Robert Browning")).first.click()
    await person.dialog.get_by_role("button", name=re.compile("^Invite")).last.click()
    await gone(person.dialog)
    await bob.join(room)
    await visible(details.get_by_text("Robert Browning"))


@pytest.mark.parametrize("link", ["#/room/{alias}", "https://matrix.to/#/{alias}", "matrix:r/{local}", "{alias}"])
async def test_a_room_is_joined_by_its_alias_or_a_link(
    arrive: Arrive, account: Account, new_name: Callable[[], str], link: str
) -> None:
    ann, bob = await account("Ann"), await account("Bob")
    local = new_name()
    room_id = await ann.create_room(name="By link", preset="public_chat", room_alias_name=local)
    await ann.send(room_id, "come in")
    address = link.format(alias=f"#{local}:porch.test", local=f"{local}:porch.test")
    person = await Person(await arrive()).log_in(bob.user_id)
    if address.startswith("#/"):
        await person.page.goto(person.visitor.url + "/" + address)
    else:
        await person.press("Explore")
        await person.dialog.get_by_label(re.compile("Search")).first.fill(address)
        await person.dialog.get_by_label(re.compile("Search")).first.press("Enter")
    join = person.page.get_by_role("button", name=re.compile("^Join"))
    await join.or_(person.composer).first.wait_for()
    if await join.count():
        await join.first.click()
    await visible(person.message("come in"))


@SMALL_AND_LARGE
async def test_who_leaves_a_room_does_not_see_it_any_more(arrive: Arrive, size: Size, account: Account) -> None:
    ann = await account("Ann")
    room_id = await ann.create_room(name="Exit")
    person = await Person(await arrive(size)).log_in(ann.user_id)
    await person.open("Exit")
    details = await person.show_details()
    await details.get_by_role("button", name=re.compile("^Leave")).click()
    confirm = person.dialog.get_by_role("button", name=re.compile("^Leave"))
    await confirm.click()
    await visible(person.rooms)
    await gone(person.room("Exit"))
    assert room_id not in (await ann.ok("GET", "joined_rooms"))["joined_rooms"]


@SMALL_AND_LARGE
async def test_a_room_is_given_a_name_and_a_topic_that_others_see(arrive: Arrive, size: Size, account: Account) -> None:
    ann, bob = await account("Ann"), await account("Bob")
    room_id = await ann.create_room(name="Old name", preset="public_chat")
    await bob.join(room_id)
    maker, other = Person(await arrive(size)), Person(await arrive(size))
    await maker.log_in(ann.user_id)
    await other.log_in(bob.user_id)
    await maker.open("Old name")
    details = await maker.show_details()
    await details.get_by_role("button", name="Edit name").click()
    await details.or_(maker.dialog).get_by_label("Name", exact=True).first.fill("New name")
    await details.or_(maker.dialog).get_by_role("button", name="Save").first.click()
    await visible(other.room("New name"))
    await details.get_by_role("button", name="Add a topic").click()
    await details.or_(maker.dialog).get_by_label("Topic", exact=True).first.fill("All about names")
    await details.or_(maker.dialog).get_by_role("button", name="Save").first.click()
    await other.open("New name")
    await visible((await other.show_details()).get_by_text("All about names"))
    assert not await (await other.show_details()).get_by_role("button", name="Edit name").count()


async def test_the_details_show_who_is_there_and_what_they_may(arrive: Arrive, account: Account) -> None:
    ann, bob = await account("Ann"), await account("Bob")
    room_id = await ann.create_room(name="People", preset="public_chat")
    await bob.join(room_id)
    person = await Person(await arrive()).log_in(ann.user_id)
    await person.open("People")
    details = await person.show_details()
    await visible(details.get_by_text(re.compile("2")))
    await visible(details.get_by_text("Bob"))
    await visible(details.get_by_text(re.compile("Creator|Owner|Admin", re.IGNORECASE)))


async def test_somebody_is_removed_banned_and_let_in_again(arrive: Arrive, account: Account) -> None:
    ann, bob = await account("Ann"), await account("Bob")
    room_id = await ann.create_room(name="Door", preset="public_chat")
    await bob.join(room_id)
    person = await Person(await arrive()).log_in(ann.user_id)
    await person.open("Door")
    details = await person.show_details()

    async def do(action: str) -> None:
        row = details.get_by_role("listitem").filter(has_text="Bob").first
        await row.get_by_role("button", name="Options of Bob").click()
        await person.choose(action)
        if action != "Unban":
            await person.dialog.get_by_role("button", name=action).click()
            await gone(person.dialog)

    async def membership(wanted: str) -> None:
        await expect(details).to_be_visible()
        for _ in range(50):
            if (await ann.state(room_id, "m.room.member", bob.user_id))["membership"] == wanted:
                return
            await person.page.wait_for_timeout(100)
        raise AssertionError(f"Bob is not under {wanted}")

    await do("Remove")
    await membership("leave")
    await gone(details.get_by_role("listitem").filter(has_text="Bob"))
    await bob.join(room_id)
    await visible(details.get_by_text("Bob"))
    await do("Ban")
    await membership("ban")
    await do("Unban")
    await membership("leave")
    await bob.join(room_id)
