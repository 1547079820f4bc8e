"""What one does in the client, in the words of its screens: everything is found by its role and its name."""

from __future__ import annotations

import json
import re
from typing import Any

from playwright.async_api import Locator, expect

from tests.rig.client import PASSWORD, Client, escape
from tests.web_client.visitor import Visitor

Name = str | re.Pattern[str]


class Person:
    """Somebody who uses the client in a window."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor
        self.page = visitor.page

    # ---- the entrance

    async def log_in(self, user: str, password: str = PASSWORD) -> Person:
        """Logs in, until the list of rooms is there."""
        await self.visitor.go("/#/login")
        await self.submit("Log in", user, password)
        await self.rooms.wait_for()
        return self

    async def come_in(self, client: Client, room_id: str = "") -> Person:
        """Comes as who has logged in here before, on a device of their own; to the list of rooms, or into a room."""
        device = await client.login()
        session = {"baseUrl": self.visitor.url, "userId": device.user_id, "deviceId": device.device_id}
        kept = json.dumps(json.dumps({**session, "accessToken": device.access_token}))
        once = f"sessionStorage.come || localStorage.setItem('porch.session', {kept}); sessionStorage.come = 1"
        await self.visitor.context.add_init_script(once)
        await self.visitor.go(f"/#/room/{escape(room_id)}" if room_id else "/")
        await (self.composer if room_id else self.rooms).wait_for()
        return self

    async def sign_up(self, user: str, password: str = PASSWORD) -> Person:
        """Makes an account on an open server, until the list of rooms is there."""
        await self.visitor.go("/#/register")
        await self.submit("Sign up", user, password)
        await self.rooms.wait_for()
        return self

    async def submit(self, button: str, user: str, password: str) -> None:
        """Fills in the form of the entrance and sends it."""
        await self.field("User name").fill(user)
        await self.field("Password").fill(password)
        await self.press(button)

    async def log_out(self) -> None:
        """Logs out, until the entrance is there."""
        await self.account_menu("Log out")
        confirm = self.page.get_by_role("dialog").get_by_role("button", name="Log out")
        await confirm.or_(self.field("Password")).first.wait_for()
        if await confirm.is_visible():
            await confirm.click()
        await self.field("Password").wait_for()

    # ---- the frame

    @property
    def rooms(self) -> Locator:
        """The list of rooms."""
        return self.page.get_by_role("navigation", name="Rooms")

    @property
    def alert(self) -> Locator:
        """What the client says went wrong."""
        return self.page.get_by_role("alert")

    @property
    def dialog(self) -> Locator:
        """The dialog that is open."""
        return self.page.get_by_role("dialog")

    def field(self, name: Name) -> Locator:
        """A field by its label."""
        return self.page.get_by_label(name, exact=isinstance(name, str)).and_(self.page.locator("input, textarea"))

    async def press(self, name: Name) -> None:
        """Presses a button by its name."""
        await self.page.get_by_role("button", name=name, exact=isinstance(name, str)).first.click()

    async def choose(self, item: Name) -> None:
        """Chooses from the menu that is open."""
        await self.page.get_by_role("menuitem", name=item).first.click()

    async def account_menu(self, item: Name) -> None:
        """Chooses from the menu behind one's own picture."""
        await self.back()
        await self.press(re.compile("^Account"))
        await self.choose(item)

    async def back(self) -> None:
        """To the list of rooms, where only one column is shown."""
        button = self.page.get_by_role("button", name="Back")
        if self.visitor.is_small and await button.first.is_visible():
            await button.first.click()
            await self.rooms.wait_for()

    # ---- rooms

    def room(self, name: str) -> Locator:
        """A room's row in the list."""
        return self.rooms.get_by_role("link", name=re.compile("^" + re.escape(name)))

    async def open(self, name: str) -> Person:
        """Opens a room from the list, until one can write."""
        await self.back()
        await self.room(name).click()
        await self.composer.wait_for()
        return self

    async def visit(self, room_id: str) -> Person:
        """Opens a room by its address, until one can write."""
        await self.visitor.go(f"/#/room/{room_id}")
        await self.composer.wait_for()
        return self

    async def show_details(self) -> Locator:
        """Opens a room's details."""
        details = self.page.get_by_role("complementary", name="Details")
        if not await details.is_visible():
            await self.press("Details")
        await details.wait_for()
        return details

    # ---- talking

    @property
    def timeline(self) -> Locator:
        """The log of messages."""
        return self.page.get_by_role("log", name="Messages")

    @property
    def composer(self) -> Locator:
        """Where one writes."""
        return self.page.get_by_role("textbox", name=re.compile("^Message"))

    def message(self, text: Name) -> Locator:
        """A message that has the text."""
        return self.timeline.get_by_role("article").filter(has_text=text)

    async def say(self, text: str) -> None:
        """Sends a message; returns when it stands in one's own timeline."""
        await self.composer.fill(text)
        await self.composer.press("Enter")
        await expect(self.message(text.splitlines()[0]).last).to_be_visible()

    async def act(self, message: Locator, action: str) -> None:
        """Presses a button of a message's own toolbar, or chooses from the menu behind it."""
        await message.last.hover()
        button = message.last.get_by_role("button", name=action, exact=True)
        if await button.count():
            await button.first.click()
            return
        await message.last.get_by_role("button", name="More").click()
        await self.choose(action)


def visible(locator: Locator, **options: Any) -> Any:
    """Waits until something is to be seen; `await visible(...)`."""
    return expect(locator.locator("visible=true").first).to_be_visible(**options)


def gone(locator: Locator, **options: Any) -> Any:
    """Waits until something is not to be seen any more."""
    return expect(locator).to_have_count(0, **options)


async def in_the_middle(person: Person) -> str:
    """The number of a message of `world.long_room` that is wholly to be seen."""
    height = person.page.viewport_size["height"] if person.page.viewport_size else 900
    for article in await person.timeline.get_by_role("article").all():
        box = await article.bounding_box()
        found = re.search(r"number \d+:", await article.inner_text())
        if box and found and 150 < box["y"] < height / 2:
            return found[0]
    raise AssertionError("no message stands in the middle of the window")
