"""The client that Porch serves is one for any homeserver: here two people talk with it on a Synapse."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator

import pytest
from playwright.async_api import ConsoleMessage, Locator, expect

from tests.federation.authority import Authority
from tests.rig import synapse
from tests.rig.client import PASSWORD, Client, escape
from tests.rig.network import Network
from tests.rig.synapse import SynapseProcess
from tests.web_client.conftest import Arrive
from tests.web_client.screens import Person, gone, visible
from tests.web_client.visitor import Visitor

ASKED_FOR = re.compile("401")
"""That an account is asked for more before it is made is no error, though browsers write it down as one."""


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SynapseProcess]:
    """A Synapse that takes everybody, and knows nothing that is Porch's own."""
    with Network() as network:
        place = network.add("synapse.test", "_matrix")
        process = SynapseProcess(place, Authority(tmp_path_factory.mktemp("synapse")), synapse.install())
        try:
            yield process.start()
        finally:
            process.remove()


class Guest(Person):
    """Somebody whose account is on the other server, and what the console of their window has."""

    def __init__(self, visitor: Visitor, server: SynapseProcess) -> None:
        super().__init__(visitor)
        self.server = server
        self.errors: list[str] = []
        self.sockets: list[str] = []
        visitor.may_ask(server.url)
        self.page.on("console", self._console)
        self.page.on("websocket", lambda socket: self.sockets.append(socket.url))

    async def come(self, form: str, user: str) -> None:
        """Opens Porch's client, names the other server, and logs in or signs up there."""
        await self.visitor.go("/#/register" if form == "Sign up" else "/#/login")
        await self.press("Change server")
        await self.field("Server").fill(self.server.url)
        await self.field("Server").press("Tab")
        await visible(self.page.get_by_text(re.compile("is there")))
        await self.submit(form, user, PASSWORD)
        await self.rooms.wait_for()

    def presence(self, name: str) -> Locator:
        """A choice of one's own presence."""
        return self.page.get_by_role("group", name="Presence").get_by_role("radio", name=name)

    def person(self, name: str) -> Locator:
        """Somebody among the people of the open room."""
        details = self.page.get_by_role("complementary", name="Details")
        return details.get_by_role("listitem").filter(has_text=re.compile(f"^.?{name}"))

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not ASKED_FOR.search(message.text):
            self.errors.append(f"{message.text} {message.location}")


async def test_two_people_talk_on_another_homeserver(arrive: Arrive, other: SynapseProcess) -> None:
    account = await Client.register(other.url, "bob", observed=False)
    await account.ok("PUT", f"profile/{escape(account.user_id)}/displayname", {"displayname": "Bob"})
    ann, bob = Guest(await arrive("phone"), other), Guest(await arrive("desktop"), other)
    await asyncio.gather(ann.come("Sign up", "ann"), bob.come("Log in", account.user_id))
    await _meet(ann, bob)
    await _talk(ann, bob)
    await _see_each_other(ann, bob)
    await ann.visitor.reload()
    await visible(ann.message("a second thought"))
    await ann.account_menu("Settings")
    await ann.presence("Online").check(force=True)
    await expect(bob.person("ann")).to_contain_text("at the market")
    await ann.log_out()
    for guest in (ann, bob):
        assert guest.sockets == []
        assert guest.errors == []


async def _meet(ann: Guest, bob: Guest) -> None:
    """Ann makes a public room, and Bob finds it."""
    await ann.press("New room")
    await ann.dialog.get_by_label("Name", exact=True).fill("Market")
    await ann.dialog.get_by_role("radio", name=re.compile("Public")).check(force=True)
    await ann.dialog.get_by_role("button", name=re.compile("^Create")).click()
    await visible(ann.composer)
    await ann.say("who comes to the market?")
    await bob.press("Explore")
    await bob.dialog.get_by_label(re.compile("Search")).first.fill("Market")
    await bob.dialog.get_by_role("button", name=re.compile("^Join")).first.click()
    await visible(bob.message("who comes to the market?"))


async def _talk(ann: Guest, bob: Guest) -> None:
    """They write, see each other write and read, react, and change what they wrote."""
    await bob.composer.press_sequentially("I d")
    await visible(ann.page.get_by_text(re.compile("Bob is typing")))
    await bob.say("I do")
    await visible(ann.message("I do"))
    await bob.act(bob.message("who comes"), "React")
    await bob.page.get_by_role("dialog", name="Emoji").get_by_role("button").filter(has_text="👍").first.click()
    await visible(ann.message("who comes").last.get_by_role("button", name=re.compile("👍")))
    await bob.act(bob.message("I do"), "Edit")
    await bob.composer.fill("a second thought")
    await bob.composer.press("Enter")
    await expect(ann.message("a second thought").last).to_contain_text("edited")
    await ann.back()
    await bob.say("are you there?")
    await expect(ann.room("Market")).to_contain_text("1")
    await ann.open("Market")
    await visible(ann.message("are you there?"))
    await visible(bob.timeline.get_by_label(re.compile("(Read|Seen) by.*ann")))
    await ann.back()
    await expect(ann.room("Market")).not_to_contain_text("unread")


async def _see_each_other(ann: Guest, bob: Guest) -> None:
    """Bob sees that Ann is there, and what she says of it."""
    await bob.show_details()
    await expect(bob.person("ann")).to_contain_text("Online")
    await ann.account_menu("Settings")
    await ann.field("Status").fill("at the market")
    await ann.field("Status").press("Enter")
    await expect(bob.person("ann")).to_contain_text("at the market")
    await ann.presence("Offline").check(force=True)
    await gone(bob.person("ann").get_by_text("Online"))
    await ann.back()
    await ann.open("Market")
