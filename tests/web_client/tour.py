"""A walk through every screen of the client, in an account in which there is something to see."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

from tests.rig.client import escape
from tests.web_client.household import LONG, Household
from tests.web_client.screens import Person, gone, visible
from tests.web_client.visitor import Visitor


async def tour(visitor: Visitor, household: Household) -> AsyncIterator[str]:
    """Goes from screen to screen; at each it stops and says its name."""
    person, page = Person(visitor), visitor.page
    await visitor.go("/#/gallery")
    await visible(page.get_by_role("heading", name="Buttons"))
    yield "gallery"
    await visitor.go("/#/register")
    await visible(person.field("Password"))
    yield "sign-up"
    await visitor.go("/#/login")
    await visible(person.field("Password"))
    yield "log-in"
    await person.submit("Log in", household.ada.user_id, "wrong")
    await visible(person.alert)
    yield "wrong-password"
    await person.log_in(household.ada.user_id)
    await visible(person.room("Analytical engines"))
    yield "rooms"
    await person.room("Bletchley").click()
    await visible(page.get_by_role("button", name="Decline"))
    yield "invitation"
    await person.open("Analytical engines")
    await visible(person.message("That is all for today."))
    yield "room"
    async for name in _in_the_room(person):
        yield name
    async for name in _around(person):
        yield name
    async for name in _among_rooms(person, household):
        yield name
    async for name in _coming_and_going(person, household):
        yield name


async def _in_the_room(person: Person) -> AsyncIterator[str]:
    page = person.page
    await person.message("That is all for today.").last.hover()
    yield "message-actions"
    await person.message("That is all for today.").last.get_by_role("button", name="More").click()
    await visible(page.get_by_role("menu"))
    yield "message-menu"
    await page.keyboard.press("Escape")
    await person.act(person.message("That is all for today."), "Reply")
    await person.composer.fill("A reply that I write\nin two lines")
    yield "replying"
    await page.keyboard.press("Escape")
    await person.composer.fill("")
    await person.press("Emoji")
    yield "emoji"
    await page.keyboard.press("Escape")
    await person.composer.press_sequentially("@Gr")
    await visible(page.get_by_role("option"))
    yield "completion"
    await page.keyboard.press("Escape")
    await person.composer.fill("")
    details = await person.show_details()
    await visible(details.get_by_text("Grace Hopper"))
    yield "details"
    await details.get_by_role("button", name=re.compile("^Invite")).first.click()
    await visible(person.dialog)
    yield "inviting"
    await page.keyboard.press("Escape")
    await gone(person.dialog)


async def _around(person: Person) -> AsyncIterator[str]:
    page = person.page
    await person.visitor.go("/#/")
    await person.rooms.wait_for()
    for button, name in (("New room", "new-room"), ("New message", "new-message")):
        await person.press(button)
        await visible(person.dialog)
        yield name
        await page.keyboard.press("Escape")
        await gone(person.dialog)
    await page.keyboard.press("Control+k")
    await visible(person.dialog)
    await page.keyboard.type("a")
    yield "palette"
    await page.keyboard.press("Escape")
    await person.press(re.compile("^Account"))
    await visible(page.get_by_role("menu"))
    yield "account-menu"
    await person.choose("Keyboard shortcuts")
    await visible(person.dialog)
    yield "shortcuts"
    await page.keyboard.press("Escape")
    await gone(person.dialog)
    await person.account_menu("Settings")
    await visible(person.field("Display name"))
    yield "settings"


async def _among_rooms(person: Person, household: Household) -> AsyncIterator[str]:
    page, dialog = person.page, person.dialog
    await person.back()
    await person.press("Explore")
    await visible(dialog.get_by_text("Weaving by numbers"))
    yield "exploring"
    await person.field("Search").fill(household.loom)
    await visible(dialog.get_by_text("By its address"))
    yield "exploring-by-address"
    await person.field("Search").fill("there is no such room")
    await visible(dialog.get_by_text("No public room fits."))
    yield "exploring-in-vain"
    await dialog.get_by_role("button", name="Close").click()
    await gone(dialog)
    await person.visitor.go(f"/#/room/{household.loom}")
    await visible(page.get_by_role("button", name="Join"))
    yield "gate"
    await person.visitor.go(f"/#/room/{household.club}?via=porch.test")
    await visible(page.get_by_role("button", name="Ask to join"))
    yield "gate-to-knock-at"
    await person.press("Ask to join")
    await visible(page.get_by_role("button", name="Take the request back"))
    yield "waiting-to-be-let-in"
    await person.back()
    await person.room("Old house").click()
    await visible(page.get_by_role("button", name="Go to the new room"))
    yield "replaced"


async def _coming_and_going(person: Person, household: Household) -> AsyncIterator[str]:
    page, dialog = person.page, person.dialog
    await person.visit(household.society)
    await visible(
        page.get_by_text("Mary Somerville wants to join").or_(page.get_by_role("heading", name="Want to join"))
    )
    yield "somebody-knocks"
    details = await person.show_details()
    await visible(details.get_by_role("heading", name="Banned"))
    await details.get_by_role("heading", name="Want to join").scroll_into_view_if_needed()
    yield "details-of-all-kinds"
    await details.get_by_role("button", name="Options of Mallory").click()
    await visible(page.get_by_role("menuitem", name="Unban"))
    yield "person-menu"
    await page.keyboard.press("Escape")
    await details.get_by_role("button", name=re.compile(f"^{LONG}")).first.click()
    await visible(dialog.get_by_role("button", name="Message"))
    yield "person"
    await page.keyboard.press("Escape")
    await gone(dialog)
    for action, name in (("Remove", "removing"), ("Ban", "banning")):
        await details.get_by_role("button", name="Options of Grace Hopper").click()
        await person.choose(action)
        await visible(dialog)
        yield name
        await page.keyboard.press("Escape")
        await gone(dialog)
    await details.get_by_role("button", name="Invite").click()
    await visible(dialog.get_by_role("option"))
    await dialog.get_by_role("combobox").fill("grace-")
    await visible(dialog.get_by_role("option", name=re.compile("Grace Hopper")))
    yield "searching-people"
    await dialog.get_by_role("button", name="Cancel").click()
    await gone(dialog)
    await details.get_by_role("button", name="Leave").click()
    await visible(dialog)
    yield "leaving"
    await page.keyboard.press("Escape")
    await gone(dialog)
    await person.visit(household.workshop)
    kick = {"user_id": household.ada.user_id, "reason": "The workshop is closed"}
    await household.grace.ok("POST", f"rooms/{escape(household.workshop)}/kick", kick)
    await visible(page.get_by_text("Grace Hopper removed you"))
    yield "removed"
