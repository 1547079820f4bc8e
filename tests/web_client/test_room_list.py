"""Point 2: one's rooms, what was said last, badges that are right, favourites, direct messages and invitations."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import Locator, expect

from tests.rig.client import Client, escape
from tests.rig.eventually import eventually
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


async def read_elsewhere(reader: Client, room_id: str, event_id: str) -> None:
    """Another device of theirs has shown the room until there."""
    await reader.ok("POST", f"rooms/{escape(room_id)}/receipt/m.read/{escape(event_id)}", {})


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
    await expect(row).to_contain_text("Bob: the roses are out")
    await expect(row).to_contain_text("1 unread")
    await expect(row).to_contain_text(re.compile(r"\d\d:\d\d"))
    last = await bob.send(room_id, "look, Ann", **{"m.mentions": {"user_ids": [ann.user_id]}})
    await expect(row).to_contain_text("2 unread, 1 mention")
    await expect(person.page).to_have_title(re.compile(r"^\(1\)"))
    await read_elsewhere(ann, room_id, last)
    await expect(row).not_to_contain_text("unread")
    await expect(row).to_contain_text("look, Ann")
    await expect(person.page).to_have_title("Porch")


@SMALL_AND_LARGE
async def test_each_kind_of_news_has_its_badge_until_it_is_read_on_another_device(
    arrive: Arrive, size: Size, account: Account
) -> None:
    ann, bob = await account("Ann"), await account("Bob")
    rooms = {name: await bob.create_room(name=name, preset="public_chat") for name in ("All", "Quiet", "Thread")}
    for room_id in rooms.values():
        await ann.join(room_id)
    root = await bob.send(rooms["Thread"], "a beginning")
    await read_elsewhere(ann, rooms["Thread"], root)
    person = await Person(await arrive(size)).log_in(ann.user_id)
    await person.room("Quiet").click(button="right")
    await person.choose("Mute")
    await expect(person.room("Quiet")).to_contain_text("Muted")

    thread = {"m.relates_to": {"rel_type": "m.thread", "event_id": root}}
    last = {
        "All": await bob.send(rooms["All"], "@room, come", **{"m.mentions": {"room": True}}),
        "Thread": await bob.send(rooms["Thread"], "an answer in a thread", **thread),
    }
    await bob.send(rooms["Quiet"], "nothing of interest")
    await expect(person.room("Quiet")).to_contain_text("nothing of interest")
    await expect(person.room("Quiet")).not_to_contain_text("unread")
    last["Quiet"] = await bob.send(rooms["Quiet"], "but this is", **{"m.mentions": {"user_ids": [ann.user_id]}})
    await expect(person.room("All")).to_contain_text("1 unread, 1 mention")
    await expect(person.room("Thread")).to_contain_text("1 unread")
    await expect(person.room("Quiet")).to_contain_text("1 mention")
    for name, event_id in last.items():
        await read_elsewhere(ann, rooms[name], event_id)
        await expect(person.room(name)).not_to_contain_text("unread")


@SMALL_AND_LARGE
async def test_a_room_is_marked_as_unread_on_every_device_until_it_is_opened(
    arrive: Arrive, size: Size, account: Account
) -> None:
    ann = await account("Ann")
    room_id = await ann.create_room(name="Later")
    person, other = Person(await arrive(size)), Person(await arrive("desktop"))
    await person.log_in(ann.user_id)
    await other.log_in(ann.user_id)
    await person.room("Later").click(button="right")
    await person.choose("Mark as unread")
    await expect(person.room("Later")).to_contain_text("Marked as unread")
    await expect(other.room("Later")).to_contain_text("Marked as unread")
    await other.open("Later")
    await expect(person.room("Later")).not_to_contain_text("Marked as unread")
    path = f"user/{escape(ann.user_id)}/rooms/{escape(room_id)}/account_data/m.marked_unread"
    assert await ann.ok("GET", path) == {"unread": False}


@SMALL_AND_LARGE
async def test_reading_a_room_takes_its_badge_away(arrive: Arrive, size: Size, account: Account) -> None:
    ann, bob = await account("Ann"), await account("Bob")
    room_id = await ann.create_room(name="Kitchen", preset="public_chat")
    await bob.join(room_id)
    for number in range(7):
        await bob.send(room_id, f"word {number}")
    person = await Person(await arrive(size)).log_in(ann.user_id)
    await expect(person.room("Kitchen")).to_contain_text("7 unread")
    await person.open("Kitchen")
    await visible(person.message("word 6"))
    await person.back()
    await expect(person.room("Kitchen")).not_to_contain_text("7 unread")

    async def unread() -> int:
        return int((await ann.sync())["rooms"]["join"][room_id]["unread_notifications"]["notification_count"])

    await eventually(unread, 0)  # what the window shows at once, the server is told


@SMALL_AND_LARGE
async def test_the_room_where_something_is_said_goes_to_the_top(arrive: Arrive, size: Size, account: Account) -> None:
    ann, bob = await account("Ann"), await account("Bob")
    first = await ann.create_room(name="First", preset="public_chat")
    second = await ann.create_room(name="Second", preset="public_chat")
    for room_id in (first, second):
        await bob.join(room_id)
        await bob.send(room_id, "hello")
    person = await Person(await arrive(size)).log_in(ann.user_id)
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


@SMALL_AND_LARGE
async def test_a_favourite_stands_above_the_others_on_every_device(
    arrive: Arrive, size: Size, account: Account
) -> None:
    ann = await account("Ann")
    favourite = await ann.create_room(name="Loved")
    for name in ("One", "Two"):
        await ann.create_room(name=name)
    person, other = Person(await arrive(size)), Person(await arrive("desktop"))
    await person.log_in(ann.user_id)
    await other.log_in(ann.user_id)
    await person.open("Loved")
    details = await person.show_details()
    await details.get_by_role("switch", name="Favourite").click()
    await visible(other.rooms.get_by_role("heading", name="Favourites"))
    tags = await ann.ok("GET", f"user/{escape(ann.user_id)}/rooms/{escape(favourite)}/tags")
    assert "m.favourite" in tags["tags"]
    assert await position(other.room("Loved"), other.room("One"))
    await details.get_by_role("switch", name="Favourite").click()
    await gone(other.rooms.get_by_role("heading", name="Favourites"))


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
async def test_an_invitation_is_answered_in_the_list_too(arrive: Arrive, size: Size, account: Account) -> None:
    ann, bob = await account("Ann"), await account("Bob")
    await bob.create_room(name="Wanted", invite=[ann.user_id])
    person = await Person(await arrive(size)).log_in(ann.user_id)
    late = await bob.create_room(name="Unwanted", invite=[ann.user_id])
    invitations = person.rooms.get_by_role("listitem").filter(has_text="Bob invites you")
    await expect(invitations).to_have_count(2)
    await invitations.filter(has_text="Unwanted").get_by_role("button", name="Decline").click()
    await expect(invitations).to_have_count(1)
    await invitations.get_by_role("button", name="Accept").click()
    await visible(person.composer)
    await person.back()
    await gone(person.rooms.get_by_text("Invitations"))
    await visible(person.room("Wanted"))
    assert (await bob.state(late, "m.room.member", ann.user_id))["membership"] == "leave"


@SMALL_AND_LARGE
async def test_two_people_have_one_room_of_their_own(arrive: Arrive, size: Size, account: Account) -> None:
    ann, bob = await account("Ann"), await account(f"Bartholomew {size}")
    meeting = await ann.create_room(name="Meeting", preset="public_chat")
    await bob.join(meeting)
    person = await Person(await arrive(size)).log_in(ann.user_id)
    other = await Person(await arrive(size)).log_in(bob.user_id)
    await person.press("New message")
    await person.dialog.get_by_role("combobox").fill(f"Bartholomew {size}")
    await person.dialog.get_by_role("option", name=re.compile(f"Bartholomew {size}")).first.click()
    await gone(person.dialog)
    await person.say("just us")
    await other.room("Ann").click()
    await other.page.get_by_role("main").get_by_role("button", name="Accept").click()
    await visible(other.message("just us"))
    await other.say("yes, just us")
    await visible(person.message("yes, just us"))
    for one, name in ((person, f"Bartholomew {size}"), (other, "Ann")):
        await one.back()
        people = one.rooms.locator("section").filter(has=one.page.get_by_role("heading", name="People"))
        await expect(people.get_by_role("link", name=re.compile("^" + name))).to_have_count(1)
    direct = (await ann.ok("GET", f"user/{escape(ann.user_id)}/account_data/m.direct"))[bob.user_id]
    assert await bob.ok("GET", f"user/{escape(bob.user_id)}/account_data/m.direct") == {ann.user_id: direct}
    await person.press("New message")
    await person.dialog.get_by_role("option", name=re.compile(f"Bartholomew {size}")).first.click()
    await visible(person.message("just us"))  # the same room again


@SMALL_AND_LARGE
async def test_a_room_without_a_name_is_called_by_who_is_in_it_everywhere(
    arrive: Arrive, size: Size, account: Account
) -> None:
    ann, bob, carol = await account("Ann"), await account("Bob"), await account("كارول")
    room_id = await ann.create_room(name="  \u200b ", preset="public_chat")
    for one in (bob, carol):
        await one.join(room_id)
    person = await Person(await arrive(size)).log_in(ann.user_id)
    name = re.compile("Bob and كارول|كارول and Bob")
    await expect(person.rooms.get_by_role("link", name=name)).to_be_visible()
    await person.page.keyboard.press("Control+k")
    await person.dialog.get_by_role("option", name=name).click()
    await expect(person.page.get_by_role("heading", name=name, level=1)).to_be_visible()
    details = await person.show_details()
    await expect(details.get_by_role("heading", name=name)).to_be_visible()
    await details.get_by_role("button", name="Leave").click()
    await expect(person.dialog.get_by_role("heading", name=name)).to_be_visible()
    await person.dialog.get_by_role("button", name="Cancel").click()
    for one in (bob, carol):
        await one.leave(room_id)
    await expect(details.get_by_role("heading", name=re.compile("Empty room"))).to_contain_text("Bob")
    await details.get_by_role("button", name="Edit name").click()
    await expect(details.get_by_label("Name", exact=True)).to_have_value("")
