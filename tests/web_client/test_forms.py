"""The entrance and the settings as forms: what is wrong stands at its field, and nothing that was typed is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.async_api import Locator, expect

from tests.rig.client import PASSWORD, Client, escape
from tests.rig.porch import PorchProcess
from tests.web_client.conftest import Account, Arrive
from tests.web_client.screens import Person, gone, visible
from tests.web_client.visitor import Size, Theme

TERMS = '[{id = "rules", version = "1", name = "House rules", url = "https://example.org/"}]'
SMALL_AND_LARGE = pytest.mark.parametrize(("size", "theme"), [("phone", "dark"), ("desktop", "light")])


@pytest.fixture(scope="module")
def terms_server(build: Path) -> Iterator[PorchProcess]:
    """A server that takes whoever accepts its terms."""
    process = PorchProcess({"registration.terms": TERMS, "web_client.folder": build}).start()
    yield process
    process.remove()


async def described(field: Locator) -> str:
    """What screen readers say after a field's name."""
    words: str = await field.evaluate("one => document.getElementById(one.getAttribute('aria-describedby')).innerText")
    return words


@SMALL_AND_LARGE
async def test_an_empty_form_says_what_is_missing_at_each_field_and_leads_to_the_first(
    arrive: Arrive, size: Size, theme: Theme
) -> None:
    person = Person(await (await arrive(size, theme)).go("/#/login"))
    await person.press("Log in")
    await expect(person.field("User name")).to_be_focused()
    for name, words in (("User name", "Enter a user name."), ("Password", "Enter a password.")):
        assert await described(person.field(name)) == words
        await expect(person.field(name)).to_have_attribute("aria-invalid", "true")
    assert await person.visitor.barriers() == []
    await person.field("User name").fill("ann")
    await expect(person.field("User name")).not_to_have_attribute("aria-invalid", "true")


@SMALL_AND_LARGE
async def test_what_is_typed_is_there_on_the_other_form_too(arrive: Arrive, size: Size, theme: Theme) -> None:
    person = Person(await (await arrive(size, theme)).go("/#/login"))
    await person.field("User name").fill("ann")
    await person.field("Password").fill(PASSWORD)
    await person.page.get_by_role("link", name="Sign up").click()
    await visible(person.page.get_by_role("heading", name="Sign up"))
    await expect(person.field("User name")).to_have_value("ann")
    await expect(person.field("Password")).to_have_value(PASSWORD)


async def test_browsers_and_keepers_of_passwords_know_what_the_fields_are_for(arrive: Arrive) -> None:
    person = Person(await (await arrive()).go("/#/login"))
    await expect(person.field("User name")).to_have_attribute("autocomplete", "username")
    await expect(person.field("Password")).to_have_attribute("autocomplete", "current-password")
    await person.visitor.go("/#/register")
    await expect(person.field("Password")).to_have_attribute("autocomplete", "new-password")


@SMALL_AND_LARGE
async def test_a_weak_password_and_a_name_that_cannot_be_are_told_at_their_fields(
    arrive: Arrive, size: Size, theme: Theme
) -> None:
    person = Person(await (await arrive(size, theme)).go("/#/register"))
    await person.submit("Sign up", "Not A Name", PASSWORD)
    await expect(person.alert.first).to_contain_text("small letters")
    await expect(person.field("User name")).to_be_focused()
    await person.submit("Sign up", "weakling", "short")
    await expect(person.alert.first).to_contain_text("at least 8 characters")
    await expect(person.field("Password")).to_be_focused()
    assert await described(person.field("Password")) == await person.alert.first.inner_text()


@SMALL_AND_LARGE
async def test_the_terms_of_a_server_are_accepted_once_they_can_be_read(
    arrive: Arrive, terms_server: PorchProcess, size: Size, theme: Theme
) -> None:
    person = Person(await (await arrive(size, theme, url=terms_server.url)).go("/#/register"))
    terms = person.page.get_by_role("checkbox", name=re.compile("I accept"))
    await visible(terms)
    await expect(person.page.get_by_role("link", name="House rules")).to_have_attribute("href", "https://example.org/")
    await person.submit("Sign up", f"{size}guest", PASSWORD)
    await expect(person.alert.first).to_contain_text("Accept the terms")
    await expect(terms).to_be_focused()
    assert await person.visitor.barriers() == []
    await terms.check()
    await person.press("Sign up")
    await visible(person.rooms)


@SMALL_AND_LARGE
async def test_a_server_that_takes_nobody_says_so(
    arrive: Arrive, empty_server: PorchProcess, size: Size, theme: Theme
) -> None:
    person = Person(await (await arrive(size, theme, url=empty_server.url)).go("/#/register"))
    await visible(person.page.get_by_text(re.compile("takes no new accounts.*was printed when it started")))
    await gone(person.page.get_by_role("button", name="Sign up"))


@SMALL_AND_LARGE
async def test_one_logs_in_on_another_server_by_its_name(
    arrive: Arrive, terms_server: PorchProcess, size: Size, theme: Theme
) -> None:
    there = await Client.register(terms_server, f"{size}elsewhere", auth={"type": "m.login.terms"})
    person = Person(await (await arrive(size, theme)).go("/#/login"))
    person.visitor.may_ask(terms_server.url)
    await person.press("Change server")
    await expect(person.field("Server")).to_be_focused()
    await person.page.keyboard.type(terms_server.url.removeprefix("http://"))
    await person.page.keyboard.press("Tab")
    await visible(person.page.get_by_text(re.compile("is there")))
    assert await person.visitor.barriers() == []
    await person.submit("Log in", there.user_id, PASSWORD)
    await visible(person.rooms)
    await person.visitor.reload()
    await visible(person.rooms)


@SMALL_AND_LARGE
async def test_a_revoked_session_costs_no_draft(arrive: Arrive, account: Account, size: Size, theme: Theme) -> None:
    client, person = await account("Ann"), Person(await arrive(size, theme))
    await client.create_room(name="Drafts")
    await person.log_in(client.user_id)
    await person.open("Drafts")
    await person.composer.fill("half a thought")
    await client.ok("POST", "logout/all", {})
    await visible(person.page.get_by_text(re.compile("You were logged out")))
    await expect(person.field("User name")).to_have_value(client.user_id)
    assert await person.visitor.barriers() == []
    await person.field("Password").fill(PASSWORD)
    await person.page.keyboard.press("Enter")
    await expect(person.composer).to_have_value("half a thought")


@SMALL_AND_LARGE
async def test_logging_out_asks_before_a_draft_is_lost_and_leaves_nothing_behind(
    arrive: Arrive, account: Account, size: Size, theme: Theme
) -> None:
    client, person = await account("Ann"), Person(await arrive(size, theme))
    await client.create_room(name="Drafts")
    await person.log_in(client.user_id)
    await person.open("Drafts")
    await person.composer.fill("half a thought")
    await person.account_menu("Log out")
    await visible(person.dialog.get_by_text(re.compile("not sent")))
    await person.dialog.get_by_role("button", name="Cancel").click()
    await person.open("Drafts")
    await expect(person.composer).to_have_value("half a thought")
    await person.log_out()
    kept = await person.page.evaluate("JSON.stringify(localStorage)")
    assert "half a thought" not in kept
    assert client.user_id not in kept


async def test_logging_out_in_one_window_logs_out_in_all(arrive: Arrive, account: Account) -> None:
    client, person = await account("Ann"), Person(await arrive())
    await person.log_in(client.user_id)
    other = await person.visitor.context.new_page()
    await other.goto(person.visitor.url)
    await visible(other.get_by_role("navigation", name="Rooms"))
    await person.log_out()
    await visible(other.get_by_role("heading", name="Log in"))


@SMALL_AND_LARGE
async def test_a_colour_is_chosen_and_seen_by_others(
    arrive: Arrive, account: Account, size: Size, theme: Theme
) -> None:
    ann = await account("Ann")
    person = await Person(await arrive(size, theme)).log_in(ann.user_id)
    await person.account_menu("Settings")
    colours = person.page.get_by_role("group", name="Colour")
    await visible(colours.get_by_role("radio", checked=True))
    other = "Teal" if await colours.get_by_role("radio", name="Violet").is_checked() else "Violet"
    await colours.get_by_role("radio", name=other).check(force=True)
    await visible(person.page.get_by_text("This is your colour now"))
    profile = await ann.ok("GET", f"profile/{escape(ann.user_id)}")
    assert profile["avatar_url"].startswith("mxc://")
    assert await person.visitor.barriers() == []
    await person.visitor.reload()
    await expect(person.page.get_by_role("radio", name=other)).to_be_checked()


@SMALL_AND_LARGE
async def test_a_picture_is_uploaded_and_removed(
    arrive: Arrive, account: Account, tmp_path: Path, size: Size, theme: Theme
) -> None:
    ann = await account("Ann")
    person = await Person(await arrive(size, theme)).log_in(ann.user_id)
    await person.account_menu("Settings")
    wrong, right = tmp_path / "words.png", tmp_path / "picture.png"
    wrong.write_text("no picture at all")
    right.write_bytes(await person.page.screenshot(clip={"x": 0, "y": 0, "width": 300, "height": 200}))
    chooser = person.page.locator("input[type=file]")
    await chooser.set_input_files(wrong)
    await expect(person.alert.first).to_contain_text("not a picture")
    await chooser.set_input_files(right)
    await visible(person.page.get_by_text("This is your picture now"))
    profile = await ann.ok("GET", f"profile/{escape(ann.user_id)}")
    assert profile["avatar_url"].startswith("mxc://")
    await person.press("Remove")
    await visible(person.page.get_by_text("The picture is removed"))
    assert not (await ann.ok("GET", f"profile/{escape(ann.user_id)}")).get("avatar_url")


@SMALL_AND_LARGE
async def test_what_cannot_be_saved_says_so_at_its_field_and_is_not_lost(
    arrive: Arrive, account: Account, size: Size, theme: Theme
) -> None:
    ann = await account("Ann")
    person = await Person(await arrive(size, theme)).log_in(ann.user_id)
    await person.account_menu("Settings")
    name, status = person.field("Display name"), person.field("Status")
    presence = person.page.get_by_role("group", name="Presence")
    await person.visitor.context.set_offline(True)
    for field, typed in ((name, "Livia"), (status, "in the garden")):
        await field.fill(typed)
        await field.press("Enter")
        await expect(field).to_have_attribute("aria-invalid", "true")
        assert "cannot be reached" in await described(field)
        await expect(field).to_have_value(typed)
    await presence.get_by_role("radio", name="Idle").click(force=True)
    await visible(
        person.page.locator("section", has=presence).get_by_role("alert").filter(has_text="cannot be reached")
    )
    await expect(presence.get_by_role("radio", name="Online")).to_be_checked()
    unchosen = person.page.get_by_role("group", name="Colour").get_by_role("radio", checked=False)
    await unchosen.first.click(force=True)
    await expect(person.page.get_by_role("alert").first).to_contain_text("cannot be reached")
    await person.visitor.context.set_offline(False)
    for field, words in ((name, "Your name is saved"), (status, "Your status is saved")):
        await field.press("Enter")
        await visible(person.page.get_by_text(words))
        await expect(field).not_to_have_attribute("aria-invalid", "true")


async def test_the_settings_lead_back_to_the_room_from_which_one_came(arrive: Arrive, account: Account) -> None:
    ann = await account("Ann")
    await ann.create_room(name="Before")
    person = await Person(await arrive()).log_in(ann.user_id)
    await person.open("Before")
    await person.account_menu("Settings")
    await visible(person.field("Display name"))
    await person.press("Back")
    await visible(person.composer)
