"""Point 1: the first account, signing up, logging in and out, and a clear word for what goes wrong."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.async_api import Route, expect

from tests.rig.client import PASSWORD, Client
from tests.rig.porch import PorchProcess
from tests.web_client.conftest import Account, Arrive
from tests.web_client.screens import Person, gone, visible
from tests.web_client.visitor import Size, Visitor

SMALL_AND_LARGE = pytest.mark.parametrize("size", ["phone", "desktop"])


@SMALL_AND_LARGE
async def test_one_signs_up_on_an_open_server_stays_logged_in_and_logs_out(
    arrive: Arrive, size: Size, new_name: Callable[[], str]
) -> None:
    person, name = Person(await arrive(size)), new_name()
    await person.sign_up(name)
    await person.visitor.reload()
    await visible(person.rooms)
    await person.log_out()
    await person.visitor.reload()
    await visible(person.field("Password"))
    await person.log_in(name)


@SMALL_AND_LARGE
async def test_a_wrong_password_is_told_in_words_and_nothing_typed_is_lost(
    arrive: Arrive, size: Size, account: Account
) -> None:
    client, person = await account(), Person(await arrive(size))
    await person.visitor.go("/#/login")
    await person.submit("Log in", client.user_id, "not the password")
    await expect(person.alert.first).to_contain_text("The user name or the password is wrong.")
    await expect(person.field("User name")).to_have_value(client.user_id)
    await person.submit("Log in", client.user_id, PASSWORD)
    await visible(person.rooms)


@SMALL_AND_LARGE
async def test_a_name_that_is_taken_is_told_in_words(arrive: Arrive, size: Size, account: Account) -> None:
    client, person = await account(), Person(await arrive(size))
    await person.visitor.go("/#/register")
    await person.submit("Sign up", client.user_id.partition(":")[0].removeprefix("@"), PASSWORD)
    await visible(person.page.get_by_text("This name is taken."))
    await expect(person.field("User name")).to_be_focused()


@SMALL_AND_LARGE
async def test_a_server_that_cannot_be_reached_is_told_in_words(arrive: Arrive, size: Size) -> None:
    visitor = await arrive(size)
    person = Person(visitor)
    visitor.may_ask("http://127.0.0.1:9")
    visitor.may_ask("https://127.0.0.1:9")
    await visitor.go("/#/login")
    await person.press("Change server")
    await person.field("Server").fill("http://127.0.0.1:9")
    await person.field("Server").press("Tab")
    await person.field("User name").fill("ann")
    await person.field("Password").fill(PASSWORD)
    await person.press("Log in")
    await visible(person.page.get_by_text("The server http://127.0.0.1:9 cannot be reached."))


@SMALL_AND_LARGE
async def test_whose_session_is_ended_elsewhere_is_told_and_comes_back_as_the_same_device(
    arrive: Arrive, size: Size, account: Account
) -> None:
    client, person = await account(), Person(await arrive(size))
    await person.log_in(client.user_id)
    before = await devices(client)
    await client.ok("POST", "logout/all", {})
    await visible(person.page.get_by_text(re.compile("You were logged out")))
    await person.visitor.reload()
    await visible(person.page.get_by_text(re.compile("You were logged out")))
    await expect(person.field("User name")).to_have_value(client.user_id)
    await person.field("Password").fill(PASSWORD)
    await person.press("Log in")
    await visible(person.rooms)
    client = await client.login()
    assert await devices(client) == before
    await person.log_out()
    await person.log_in(client.user_id)
    assert not await devices(client) & before


async def devices(client: Client) -> set[str]:
    """The account's devices, but for the client's own."""
    every = (await client.ok("GET", "devices"))["devices"]
    return {device["device_id"] for device in every} - {client.device_id}


@SMALL_AND_LARGE
async def test_one_signs_up_with_a_registration_token(arrive: Arrive, size: Size, token_server: PorchProcess) -> None:
    name = f"{size}er"
    person = Person(await arrive(size, url=token_server.url))
    await person.visitor.go("/#/register")
    await person.field("Registration token").fill("wrong")
    await person.submit("Sign up", name, PASSWORD)
    await visible(person.page.get_by_text("This registration token is not valid."))
    await person.field("Registration token").fill("porch-token")
    await person.press("Sign up")
    await visible(person.rooms)


@SMALL_AND_LARGE
async def test_the_link_of_the_start_makes_the_first_account_and_leads_into_the_client(
    arrive: Arrive, size: Size, empty_server: PorchProcess
) -> None:
    visitor = await arrive(size, url=empty_server.url)
    person = Person(visitor)
    await visitor.page.goto(re.findall(r"http://\S+/_porch/first-account\?token=\S+", empty_server.log())[-1])
    assert await visitor.barriers() == []
    await person.field("User name").fill("admin")
    await person.field("Password").fill(PASSWORD)
    await person.press("Make the account")
    await visitor.page.get_by_role("link", name="Open Porch").click()
    await visible(person.rooms)
    assert "loginToken" not in visitor.page.url
    admin = await Client(empty_server.url, user_id="@admin:porch.test").login()
    assert (await admin.ok("GET", "account/whoami"))["user_id"] == "@admin:porch.test"


class CaptchaServer:
    """Stands before a server's registration, and wants a captcha that is done on a page of its own."""

    PAGE = """<!doctype html><title>Captcha</title><button onclick="fetch('/solved').then(() => {
        if (window.onAuthDone) window.onAuthDone(); else if (window.opener) window.opener.postMessage('authDone', '*');
    })">I am a person</button>"""

    def __init__(self, behind: PorchProcess) -> None:
        self.behind = behind
        self.solved = False

    async def stand(self, visitor: Visitor) -> None:
        """Answers in the visitor's windows from now on."""
        visitor.may_ask(self.behind.url)
        await visitor.context.route(self.behind.url + "/_matrix/client/v3/register", self._register)
        await visitor.context.route(self.behind.url + "/_matrix/client/v3/auth/m.login.recaptcha/**", self._page)
        await visitor.context.route(self.behind.url + "/solved", self._solve)

    async def _register(self, route: Route) -> None:
        asked: Any = route.request.post_data_json
        if self.solved and asked.get("auth") == {"session": "captcha"}:
            asked["auth"] = {"type": "m.login.registration_token", "token": "porch-token"}
            answer = await route.fetch(post_data=asked)
            assert answer.status == 200
            await route.fulfill(response=answer)
            return
        flows = [{"stages": ["m.login.recaptcha"]}]
        body = {"session": "captcha", "flows": flows, "params": {}, "completed": []}
        await route.fulfill(status=401, json=body, headers={"Access-Control-Allow-Origin": "*"})

    async def _page(self, route: Route) -> None:
        assert route.request.url.endswith("/fallback/web?session=captcha")
        await route.fulfill(content_type="text/html", body=self.PAGE)

    async def _solve(self, route: Route) -> None:
        self.solved = True
        await route.fulfill(body="yes")


@SMALL_AND_LARGE
async def test_what_only_the_servers_own_page_can_do_is_done_there(
    arrive: Arrive, size: Size, token_server: PorchProcess
) -> None:
    visitor = await arrive(size)
    person = Person(visitor)
    await CaptchaServer(token_server).stand(visitor)
    await visitor.go("/#/register")
    await person.press("Change server")
    await person.field("Server").fill(token_server.url)
    await person.field("Server").press("Tab")
    await visible(person.page.get_by_text("This server asks for a captcha too"))
    await person.submit("Sign up", f"{size}person", PASSWORD)
    await expect(person.page.get_by_role("button", name="Open the page")).to_be_focused()
    assert await visitor.barriers() == []
    await person.press("Continue")
    await expect(person.alert.first).to_contain_text("not done yet")
    async with visitor.context.expect_page() as opening:
        await person.press("Open the page")
    captcha = await opening.value
    await captcha.get_by_role("button", name="I am a person").click()
    await visible(person.rooms)
    assert captcha.is_closed()


async def test_where_a_server_wants_an_e_mail_address_one_goes_on_when_the_link_in_the_mail_is_opened(
    arrive: Arrive, token_server: PorchProcess
) -> None:
    visitor = await arrive(url=token_server.url)
    person, opened = Person(visitor), asyncio.Event()

    async def register(route: Route) -> None:
        asked: Any = route.request.post_data_json
        if opened.is_set() and asked["auth"]["threepid_creds"]["sid"] == "mail":
            asked["auth"] = {"type": "m.login.registration_token", "token": "porch-token"}
            await route.fulfill(response=await route.fetch(post_data=asked))
            return
        flows = [{"stages": ["m.login.email.identity"]}]
        await route.fulfill(status=401, json={"session": "mail", "flows": flows, "params": {}})

    async def send(route: Route) -> None:
        await route.fulfill(json={"sid": "mail"})

    await visitor.context.route("**/v3/register", register)
    await visitor.context.route("**/v3/register/email/requestToken", send)
    await visitor.go("/#/register")
    await visible(person.field("E-mail address"))
    await person.submit("Sign up", "mailer", PASSWORD)
    await expect(person.alert.first).to_contain_text("Enter your e-mail address")
    await expect(person.field("E-mail address")).to_be_focused()
    await person.field("E-mail address").fill("ann@example.org")
    await person.press("Sign up")
    await visible(person.page.get_by_text("has sent a mail to ann@example.org"))
    assert await visitor.barriers() == []
    await person.press("Continue")
    await expect(person.alert.first).to_contain_text("not done yet")
    opened.set()
    await person.press("Continue")
    await visible(person.rooms)


async def test_who_gives_up_what_the_server_wants_elsewhere_is_at_the_form_again(
    arrive: Arrive, token_server: PorchProcess
) -> None:
    visitor = await arrive(url=token_server.url)
    person = Person(visitor)
    await CaptchaServer(token_server).stand(visitor)
    await visitor.go("/#/register")
    await person.submit("Sign up", "nobody", PASSWORD)
    await person.press("Cancel")
    await expect(person.field("User name")).to_have_value("nobody")
    await gone(person.alert)


@SMALL_AND_LARGE
async def test_one_logs_in_through_another_service_where_the_server_offers_it(
    arrive: Arrive, size: Size, account: Account
) -> None:
    visitor, client = await arrive(size), await account("Ann")
    person = Person(visitor)
    proof = {"type": "m.login.password", "identifier": {"type": "m.id.user", "user": client.user_id}}
    answer = await client.post("/_matrix/client/v1/login/get_token", {"auth": {**proof, "password": PASSWORD}})

    async def ways(route: Route) -> None:
        if route.request.method != "GET":
            await route.fallback()
            return
        service = {"type": "m.login.sso", "identity_providers": [{"id": "club", "name": "The Club"}]}
        await route.fulfill(json={"flows": [service, {"type": "m.login.token"}]})

    async def send_back(route: Route) -> None:
        back = parse_qs(urlsplit(route.request.url).query)["redirectUrl"][0]
        there, _, place = back.partition("#")
        location = f"{there}?loginToken={answer.json['login_token']}#{place}"
        await route.fulfill(status=302, headers={"Location": location})

    await visitor.context.route("**/_matrix/client/v3/login", ways)
    await visitor.context.route("**/login/sso/redirect/club?*", send_back)
    await visitor.go("/#/login")
    await visible(person.page.get_by_text("lets nobody in by password"))
    await gone(person.field("Password"))
    assert await visitor.barriers() == []
    await person.press("Continue with The Club")
    await visible(person.rooms)
    assert "loginToken" not in visitor.page.url
    await visible(person.page.get_by_role("button", name="Account: Ann"))
