"""Point 6: one's profile and presence, how the client looks, and the keyboard; as others see it where they do."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

import pytest
from playwright.async_api import Locator, expect

from tests.rig.client import Client
from tests.rig.eventually import eventually
from tests.web_client.conftest import Account, Arrive
from tests.web_client.screens import Person, gone, visible
from tests.web_client.visitor import Size

SMALL_AND_LARGE = pytest.mark.parametrize("size", ["phone", "desktop"])
NO_STREAM = "window.WebSocket = class { constructor() { throw new Error('none') } }"
GROUND = "getComputedStyle(document.body).backgroundColor"


async def two_people(arrive: Arrive, account: Account, size: Size) -> tuple[Person, Person]:
    """Ann in her settings, in a window of that size, and Bob, who looks at the people of their room."""
    ann, bob = await account("Ann"), await account("Bob")
    room_id = await ann.create_room(name="Garden", preset="public_chat")
    await bob.join(room_id)
    one, other = Person(await arrive(size)), Person(await arrive())
    await asyncio.gather(one.log_in(ann.user_id), other.log_in(bob.user_id))
    await one.account_menu("Settings")
    await other.open("Garden")
    await other.show_details()
    return one, other


def row(person: Person, name: str) -> Locator:
    """Somebody among the people of the room that is open."""
    details = person.page.get_by_role("complementary", name="Details")
    return details.get_by_role("listitem").filter(has_text=re.compile(f"^.?{name}"))


def presence(person: Person, name: str) -> Locator:
    """A choice of one's own presence."""
    return person.page.get_by_role("group", name="Presence").get_by_role("radio", name=name)


@SMALL_AND_LARGE
async def test_others_see_whether_one_is_there_a_status_and_a_new_name(
    arrive: Arrive, account: Account, size: Size
) -> None:
    ann, bob = await two_people(arrive, account, size)
    await expect(presence(ann, "Online")).to_be_checked()
    await expect(row(bob, "Bob")).to_contain_text("Online")
    for name in ("Idle", "Offline", "Online"):
        await presence(ann, name).check(force=True)
        await expect(row(bob, "Ann")).to_contain_text(name)
    for status in ("in the garden", "in the house"):
        await ann.field("Status").fill(status)
        await ann.field("Status").press("Enter")
        await expect(row(bob, "Ann")).to_contain_text(status)
    await ann.field("Status").fill("")
    await ann.field("Status").press("Enter")
    await expect(row(bob, "Ann")).not_to_contain_text("in the house")
    await ann.field("Display name").fill("Livia")
    await ann.field("Display name").press("Enter")
    await visible(row(bob, "Livia"))
    await ann.back()
    await visible(ann.page.get_by_role("button", name="Account: Livia"))


async def test_what_one_changes_on_one_device_is_seen_on_the_other(arrive: Arrive, account: Account) -> None:
    ann, phone = await account("Ann"), Person(await arrive("phone"))
    await ann.create_room(name="Garden")
    desktop = await Person(await arrive()).log_in(ann.user_id)
    await phone.log_in(ann.user_id)
    await desktop.account_menu("Settings")
    await desktop.field("Display name").fill("Livia")
    await desktop.press("Save")
    await visible(phone.page.get_by_role("button", name="Account: Livia"))


@asynccontextmanager
async def watching(reader: Client, user: Client) -> AsyncIterator[list[str]]:
    """Everything that the reader is told of the user's presence meanwhile."""
    heard: list[str] = []
    since = (await reader.sync(set_presence="offline"))["next_batch"]

    async def watch(since: str) -> None:
        while True:
            answer: Any = await reader.sync(since=since, timeout=5000, set_presence="offline")
            since = answer["next_batch"]
            events = answer.get("presence", {}).get("events", [])
            heard.extend(e["content"]["presence"] for e in events if e["sender"] == user.user_id)

    task = asyncio.ensure_future(watch(since))
    try:
        yield heard
    finally:
        task.cancel()


async def newest(heard: list[str]) -> str:
    """The last of them."""
    return heard[-1] if heard else "nothing"


@pytest.mark.parametrize(
    ("size", "way", "choice", "seen"),
    [("phone", "stream", "Offline", "offline"), ("desktop", "poll", "Idle", "unavailable")],
)
async def test_who_does_not_want_to_be_seen_online_is_not_for_a_moment_after_a_reload(
    arrive: Arrive, account: Account, size: Size, way: str, choice: str, seen: str
) -> None:
    ann, bob = await account("Ann"), await account("Bob")
    room_id = await ann.create_room(name="Hidden", preset="public_chat")
    await bob.join(room_id)
    await bob.send(room_id, "Where are you?")
    person = Person(await arrive(size))
    if way == "poll":
        await person.page.add_init_script(NO_STREAM)
    await person.log_in(ann.user_id)
    await person.account_menu("Settings")
    async with watching(bob, ann) as heard:
        await presence(person, choice).check(force=True)
        await eventually(lambda: newest(heard), seen)
        heard.clear()
        await person.visitor.reload()
        await expect(presence(person, choice)).to_be_checked()
        if choice == "Offline":  # to read is to act: whoever is idle is back
            await person.open("Hidden")
            await visible(person.message("Where are you?"))
        await bob.sync(set_presence="offline")
    assert set(heard) <= {seen}


@SMALL_AND_LARGE
async def test_the_theme_follows_the_system_until_one_chooses_and_then_stays(
    arrive: Arrive, account: Account, size: Size
) -> None:
    ann = await account("Ann")
    person = await Person(await arrive(size, "light")).log_in(ann.user_id)
    light = await person.page.evaluate(GROUND)
    await person.page.emulate_media(color_scheme="dark")
    await eventually(lambda: person.page.evaluate(f"{GROUND} !== {light!r}"), True)
    dark = await person.page.evaluate(GROUND)
    await person.account_menu("Settings")
    await expect(person.page.get_by_role("radio", name="System")).to_be_checked()
    for name, ground in (("Light", light), ("Dark", dark)):
        await person.page.get_by_role("radio", name=name).check(force=True)
        await eventually(partial(person.page.evaluate, GROUND), ground)
        await person.visitor.reload()
        await expect(person.page.get_by_role("radio", name=name)).to_be_checked()
        assert await person.page.evaluate(GROUND) == ground
    await person.page.emulate_media(color_scheme="light")
    assert await person.page.evaluate(GROUND) == dark
    await person.page.get_by_role("radio", name="System").check(force=True)
    await eventually(partial(person.page.evaluate, GROUND), light)


@SMALL_AND_LARGE
async def test_the_palette_leads_to_rooms_and_people(arrive: Arrive, account: Account, size: Size) -> None:
    ann, bob = await account("Ann"), await account(f"Zebulon {size}")
    await asyncio.gather(*(ann.create_room(name=name) for name in ("Library", "Laundry")))
    room_id = await ann.create_room(name="Garden", preset="public_chat")
    await bob.join(room_id)
    person = await Person(await arrive(size)).log_in(ann.user_id)
    await visible(person.room("Library"))
    await go_to(person, "lib", "Library")
    await visible(person.page.get_by_role("heading", name="Library"))
    await go_to(person, f"zebulon {size}", f"Zebulon {size}")
    await visible(person.page.get_by_role("heading", name=f"Zebulon {size}"))
    await person.say("Are you there?")
    invited = (await bob.sync(set_presence="offline"))["rooms"]["invite"]
    assert len(invited) == 1


async def go_to(person: Person, typed: str, name: str) -> None:
    """Types into the palette, and takes the first that it offers, which has that name."""
    await person.page.keyboard.press("Control+k")
    await person.page.keyboard.type(typed)
    offer = person.dialog.get_by_role("option", selected=True)
    await expect(offer).to_contain_text(name)
    await person.page.keyboard.press("Enter")
    await gone(person.dialog)


async def test_a_room_that_comes_while_the_palette_is_open_is_offered(arrive: Arrive, account: Account) -> None:
    ann = await account("Ann")
    person = await Person(await arrive()).log_in(ann.user_id)
    await person.page.keyboard.press("Control+k")
    await person.page.keyboard.type("late")
    await ann.create_room(name="Latecomers")
    await visible(person.dialog.get_by_role("option", name=re.compile("Latecomers")))


@SMALL_AND_LARGE
async def test_the_keyboard_alone_is_enough_to_write_a_message(arrive: Arrive, account: Account, size: Size) -> None:
    ann = await account("Ann")
    await ann.create_room(name="Keys")
    person = Person(await arrive(size))
    await person.visitor.go("/#/login")
    await person.field("User name").focus()
    await person.page.keyboard.type(ann.user_id)
    await person.page.keyboard.press("Tab")
    while await person.page.evaluate("document.activeElement.type") != "password":
        await person.page.keyboard.press("Tab")
    await person.page.keyboard.type(ann.password)
    await person.page.keyboard.press("Enter")
    await visible(person.room("Keys"))
    await go_to(person, "Keys", "Keys")
    await visible(person.composer)
    while await person.page.evaluate("document.activeElement.tagName") != "TEXTAREA":
        await person.page.keyboard.press("Tab")  # where the screen is touched, it takes the focus when it is asked to
    await person.page.keyboard.type("no mouse")
    await person.page.keyboard.press("Enter")
    await visible(person.message("no mouse"))


@SMALL_AND_LARGE
async def test_the_shortcuts_are_listed(arrive: Arrive, account: Account, size: Size) -> None:
    ann = await account("Ann")
    person = await Person(await arrive(size)).log_in(ann.user_id)
    await person.account_menu("Keyboard shortcuts")
    await visible(person.dialog.get_by_text(re.compile("Ctrl")))
    await person.page.keyboard.press("Escape")
    await gone(person.dialog)
    await person.page.keyboard.press("?")
    await visible(person.dialog.get_by_text("Go to a room or somebody"))
