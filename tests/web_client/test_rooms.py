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


@SMALL_AND_LARGE
async def test_a_private_room_is_found_by_nobody_who_is_not_invited(
    arrive: Arrive, size: Size, account: Account
) -> None:
    ann, bob = await account("Ann"), await account("Robert Browning")
    meeting = await ann.create_room(preset="public_chat")
    await bob.join(meeting)
    person = await Person(await arrive(size)).log_in(ann.user_id)
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
    await person.dialog.get_by_role("combobox").fill("Robert Brow")
    await person.dialog.get_by_role("option", name=re.compile("Robert Browning")).first.click()
    await person.dialog.get_by_role("button", name=re.compile("^Invite")).last.click()
    await gone(person.dialog)
    await bob.join(room)
    await visible(details.get_by_text("Robert Browning"))


@SMALL_AND_LARGE
async def test_a_room_is_joined_by_whatever_names_it(
    arrive: Arrive, size: Size, account: Account, new_name: Callable[[], str]
) -> None:
    ann, bob = await account("Ann"), await account("Bob")
    person = await Person(await arrive(size)).log_in(bob.user_id)
    typed = (
        "#{local}:porch.test",
        "{room_id}",
        "https://matrix.to/#/%23{local}%3Aporch.test",
        "matrix:r/{local}:porch.test",
        "matrix:roomid/{opaque}?via=porch.test",
        "https://elsewhere.example/#/room/#{local}:porch.test",
    )
    for number, pattern in enumerate(typed):
        local = new_name()
        room_id = await ann.create_room(name=f"Way {number}", preset="public_chat", room_alias_name=local)
        await person.back()
        await person.press("Explore")
        address = pattern.format(local=local, room_id=room_id, opaque=room_id[1:])
        await person.field("Search").fill(address)
        await person.dialog.get_by_role("button", name="Join").click()
        await gone(person.dialog)
        await expect(person.page.get_by_role("heading", name=f"Way {number}", level=1)).to_be_visible()
        await visible(person.composer)


@SMALL_AND_LARGE
async def test_a_link_of_this_client_shows_what_the_room_is_before_one_joins(
    arrive: Arrive, size: Size, account: Account, new_name: Callable[[], str]
) -> None:
    ann, bob = await account("Ann"), await account("Bob")
    local = new_name()
    room_id = await ann.create_room(name="By link", topic="Come in", preset="public_chat", room_alias_name=local)
    await ann.send(room_id, "welcome")
    person = await Person(await arrive(size)).log_in(bob.user_id)
    for address in (f"#{local}:porch.test", f"{room_id}?via=porch.test"):
        await person.visitor.go(f"/#/room/{address}")
        await visible(person.page.get_by_role("heading", name="By link"))
        await visible(person.page.get_by_text("Come in"))
        await visible(person.page.get_by_text("1 person"))
        await visible(person.page.get_by_text("Everybody can join"))
    await person.press("Join")
    await visible(person.message("welcome"))


@SMALL_AND_LARGE
async def test_links_within_matrix_are_followed_in_the_client(
    arrive: Arrive, size: Size, account: Account, new_name: Callable[[], str]
) -> None:
    ann, bob = await account("Ann"), await account("Bob")
    local = new_name()
    hall = await ann.create_room(name="Hall", preset="public_chat", topic="See matrix:r/" + local + ":porch.test")
    target = await ann.create_room(name="Target", preset="public_chat", room_alias_name=local)
    said = await ann.send(target, "at the target")
    await bob.join(hall)
    links = (
        f"https://matrix.to/#/{target}/{said}?via=porch.test",
        f"matrix:r/{local}:porch.test",
        f"https://matrix.to/#/#{local}:porch.test",
    )
    for link in links:
        await ann.send(hall, f"look at {link}")
    await ann.send(hall, f"ask https://matrix.to/#/{ann.user_id}")
    person = await Person(await arrive(size)).log_in(bob.user_id)
    await person.visit(hall)
    await person.message("ask").get_by_role("link").click()
    await visible(person.dialog.get_by_text(ann.user_id))
    await person.page.go_back()
    await gone(person.dialog)
    for link in links:
        await person.message(link).get_by_role("link").click()
        await visible(person.page.get_by_role("heading", name="Target"))
        await person.page.go_back()
        await visible(person.message(link))
    details = await person.show_details()
    await details.get_by_role("link", name=f"matrix:r/{local}:porch.test").click()
    await person.press("Join")
    await visible(person.message("at the target"))


@SMALL_AND_LARGE
async def test_who_asks_to_join_is_let_in_or_not(arrive: Arrive, size: Size, account: Account) -> None:
    ann, bob = await account("Ann"), await account("Bob")
    rules = {"type": "m.room.join_rules", "content": {"join_rule": "knock"}}
    rooms = [await ann.create_room(name=name, initial_state=[rules]) for name in ("Club", "Circle")]
    inside, outside = Person(await arrive(size)), Person(await arrive(size))
    await inside.log_in(ann.user_id)
    await outside.log_in(bob.user_id)
    for room_id in rooms:
        await outside.visitor.go(f"/#/room/{room_id}?via=porch.test")
        await outside.field("Why you want to join").fill("I like clubs")
        await outside.press("Ask to join")
        await visible(outside.page.get_by_text("You asked to join. Somebody"))
    await inside.open("Club")
    await visible(inside.page.get_by_text("Bob wants to join"))
    await inside.press("Show")
    details = await inside.show_details()
    await gone(inside.page.get_by_text("Bob wants to join"))
    await visible(details.get_by_role("heading", name="Want to join"))
    await details.get_by_role("button", name="Let in").click()
    await outside.back()
    await expect(outside.room("Circle")).to_contain_text("Waiting to be let in")
    await outside.rooms.get_by_role("button", name="Accept").click()
    await outside.say("thank you")
    await outside.back()
    await ann.ok("POST", f"rooms/{escape(rooms[1])}/kick", {"user_id": bob.user_id, "reason": "full"})
    await visible(outside.page.get_by_text("Ann did not let you into Circle: full"))
    await gone(outside.room("Circle"))


@SMALL_AND_LARGE
async def test_a_room_says_who_may_join_and_who_is_banned_from_it_hears_so(
    arrive: Arrive, size: Size, account: Account
) -> None:
    ann, bob = await account("Ann"), await account("Bob")
    space = await ann.create_room(name="Space", preset="public_chat", creation_content={"type": "m.space"})
    allow = [{"type": "m.room_membership", "room_id": space}]
    restricted = {"type": "m.room.join_rules", "content": {"join_rule": "restricted", "allow": allow}}
    room_id = await ann.create_room(name="Wing", initial_state=[restricted])
    closed = await ann.create_room(name="Closed", preset="public_chat")
    await bob.join(closed)
    await ann.ok("POST", f"rooms/{escape(closed)}/ban", {"user_id": bob.user_id})
    await bob.join(space)
    person = await Person(await arrive(size)).log_in(bob.user_id)
    await person.visitor.go(f"/#/room/{closed}?via=porch.test")
    await visible(person.page.get_by_text("You are banned from this room."))
    await gone(person.page.get_by_role("button", name="Join"))
    await person.visitor.go(f"/#/room/{room_id}?via=porch.test")
    await visible(person.page.get_by_text("For members of another room or space"))
    await person.press("Join")
    await visible(person.composer)
    await visible((await person.show_details()).get_by_text("For members of another room or space"))


@SMALL_AND_LARGE
async def test_a_room_that_was_replaced_leads_to_the_new_one(arrive: Arrive, size: Size, account: Account) -> None:
    ann, bob = await account("Ann"), await account("Bob")
    room_id = await ann.create_room(name="House", preset="public_chat")
    await bob.join(room_id)
    person = await Person(await arrive(size)).log_in(bob.user_id)
    await person.open("House")
    new = (await ann.ok("POST", f"rooms/{escape(room_id)}/upgrade", {"new_version": "11"}))["replacement_room"]
    await ann.send(new, "in the new house")
    await person.press("Go to the new room")
    await visible(person.message("in the new house"))
    await person.back()
    await expect(person.room("House")).to_have_count(1)


@SMALL_AND_LARGE
async def test_who_is_removed_from_the_room_that_is_open_is_told_why(
    arrive: Arrive, size: Size, account: Account
) -> None:
    ann, bob = await account("Ann"), await account("Bob")
    room_id = await ann.create_room(name="Stage", preset="public_chat")
    await bob.join(room_id)
    person = await Person(await arrive(size)).log_in(bob.user_id)
    await person.open("Stage")
    await ann.ok("POST", f"rooms/{escape(room_id)}/kick", {"user_id": bob.user_id, "reason": "the show is over"})
    await visible(person.page.get_by_text("Ann removed you from Stage: the show is over"))
    await expect(person.composer).to_have_count(0)
    await visible(person.rooms)
    await gone(person.room("Stage"))


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
    await details.get_by_label("Name", exact=True).fill("New name")
    await details.get_by_role("button", name="Save").click()
    await visible(other.room("New name"))
    await details.get_by_role("button", name="Add a topic").click()
    await details.get_by_label("Topic", exact=True).fill("All about names")
    await details.get_by_role("button", name="Save").click()
    await other.open("New name")
    await visible((await other.show_details()).get_by_text("All about names"))
    assert not await (await other.show_details()).get_by_role("button", name="Edit name").count()


@SMALL_AND_LARGE
async def test_the_details_show_who_is_there_and_what_they_may(arrive: Arrive, size: Size, account: Account) -> None:
    ann, bob = await account("Ann"), await account("Bob")
    away = await account("Away")
    room_id = await ann.create_room(name="People", preset="public_chat")
    await bob.join(room_id)
    await away.join(room_id)
    person, other = Person(await arrive(size)), Person(await arrive(size))
    await person.log_in(ann.user_id)
    await other.log_in(bob.user_id)
    await person.open("People")
    details = await person.show_details()
    row = details.get_by_role("listitem")
    await expect(details.get_by_role("heading", name="People 3")).to_be_visible()
    await expect(row.filter(has_text="Ann (you)")).to_contain_text("Creator")
    await expect(row.filter(has_text="Bob")).to_contain_text("Online")
    await expect(row.filter(has_text="Away")).to_contain_text("Offline")
    await details.get_by_role("button", name="Options of Bob").click()
    await person.choose("Make a moderator")
    await expect(row.filter(has_text="Bob")).to_contain_text("Moderator")
    await other.open("People")
    await expect((await other.show_details()).get_by_role("listitem").filter(has_text="Bob (you)")).to_contain_text(
        "Moderator"
    )


@SMALL_AND_LARGE
async def test_somebody_is_removed_banned_and_let_in_again(arrive: Arrive, size: Size, account: Account) -> None:
    ann, bob = await account("Ann"), await account("Bob")
    room_id = await ann.create_room(name="Door", preset="public_chat")
    await bob.join(room_id)
    person = await Person(await arrive(size)).log_in(ann.user_id)
    await person.open("Door")
    details = await person.show_details()
    row = details.get_by_role("listitem").filter(has_text="Bob")

    async def do(action: str) -> None:
        await row.get_by_role("button", name="Options of Bob").click()
        await person.choose(action)
        if action != "Unban":
            await person.dialog.get_by_role("button", name=action).click()
            await gone(person.dialog)

    await do("Remove")
    await gone(row)
    assert (await ann.state(room_id, "m.room.member", bob.user_id))["membership"] == "leave"
    await bob.join(room_id)
    await do("Ban")
    await visible(details.get_by_role("heading", name="Banned"))
    assert (await ann.state(room_id, "m.room.member", bob.user_id))["membership"] == "ban"
    await do("Unban")
    await gone(details.get_by_role("heading", name="Banned"))
    await bob.join(room_id)
    await visible(row)


@SMALL_AND_LARGE
async def test_what_one_may_not_do_is_not_offered(arrive: Arrive, size: Size, account: Account) -> None:
    ann, bob, carol = await account("Ann"), await account("Bob"), await account("Carol")
    levels = {"invite": 50, "events": {"m.room.topic": 50}}
    room_id = await ann.create_room(name="Rules", preset="public_chat", power_level_content_override=levels)
    await bob.join(room_id)
    await carol.join(room_id)
    person = await Person(await arrive(size)).log_in(bob.user_id)
    await person.open("Rules")
    details = await person.show_details()
    for name in ("Edit name", "Add a topic", "Invite"):
        await expect(details.get_by_role("button", name=name)).to_have_count(0)
    for name in ("Ann", "Carol"):
        await details.get_by_role("button", name=f"Options of {name}").click()
        offered = await person.page.get_by_role("menuitem").all_inner_texts()
        assert offered == ["Message", "Copy user ID"]
        await person.page.keyboard.press("Escape")
