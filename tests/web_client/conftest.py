"""One Porch and one browser for all tests of the web client; pictures of the windows of those that fail."""

from __future__ import annotations

import itertools
import re
import shutil
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Error, async_playwright

from tests.rig.client import Client, escape
from tests.rig.porch import ROOT, PorchProcess
from tests.web_client.screens import Person
from tests.web_client.visitor import CHROMIUM, FLAGS, Size, Theme, Visitor

PICTURES = Path(tempfile.gettempdir()) / "porch-web-client"
REPORT = pytest.StashKey[pytest.TestReport]()
Arrive = Callable[..., Awaitable[Visitor]]
Account = Callable[..., Awaitable[Client]]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Keeps what became of a test, for who takes the picture."""
    report = yield
    if report.when == "call":
        item.stash[REPORT] = report
    return report


@pytest.fixture(scope="session")
def build() -> Path:
    """The production build of the client."""
    folder = ROOT / "web_client" / "dist"
    assert (folder / "index.html").is_file(), "the web client is not built: run `make web-client`"
    return folder


@pytest.fixture(scope="session")
def server(build: Path) -> Iterator[PorchProcess]:
    """An open server with the client. On which database it stands is nothing that a client sees."""
    process = PorchProcess({"web_client.folder": build}).start()
    yield process
    bugs = process.bugs()
    process.remove()
    assert not bugs, "\n".join(bugs)


@pytest.fixture(scope="session")
def token_server(build: Path) -> Iterator[PorchProcess]:
    """A server that takes whoever has the token `porch-token`."""
    settings = {"registration.mode": "token", "registration.tokens": "porch-token", "web_client.folder": build}
    process = PorchProcess(settings).start()
    yield process
    process.remove()


@pytest.fixture
def empty_server(build: Path) -> Iterator[PorchProcess]:
    """A server without any account, as it is after the first start."""
    process = PorchProcess({"registration.mode": "closed", "web_client.folder": build}).start()
    yield process
    process.remove()


@pytest.fixture(scope="session")
def new_name() -> Callable[[], str]:
    """Names that nobody has."""
    numbers = itertools.count(1)
    return lambda: f"person{next(numbers)}"


@pytest.fixture(scope="session")
def account(server: PorchProcess, new_name: Callable[[], str]) -> Account:
    """`await account("Ann")`: an account with that display name, beside all windows."""

    async def make(display_name: str = "") -> Client:
        client = await Client.register(server, new_name())
        if display_name:
            await client.ok("PUT", f"profile/{escape(client.user_id)}/displayname", {"displayname": display_name})
        return client

    return make


@pytest_asyncio.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    """Debian's Chromium without a window."""
    assert shutil.which(CHROMIUM), "the tests of the web client need Chromium: apt-get install chromium"
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        await chromium.close()


@pytest_asyncio.fixture
async def arrive(browser: Browser, server: PorchProcess, request: pytest.FixtureRequest) -> AsyncIterator[Arrive]:
    """`await arrive("phone", "dark")`: a window in a profile of its own, in which at the end nothing has gone wrong."""
    visitors: list[Visitor] = []

    async def make(size: Size = "desktop", theme: Theme = "light", url: str = "", **options: Any) -> Visitor:
        visitors.append(await Visitor.arrive(browser, url or server.url, size, theme, **options))
        return visitors[-1]

    yield make
    report = request.node.stash.get(REPORT, None)
    if report is None or report.failed:
        await _take_pictures(request.node.name, visitors)
    for visitor in visitors:
        await visitor.context.close()
    faults = [fault for visitor in visitors for fault in visitor.faults]
    assert not faults, "\n".join(faults)


async def _take_pictures(name: str, visitors: list[Visitor]) -> None:
    PICTURES.mkdir(exist_ok=True)
    for number, visitor in enumerate(visitors, 1):
        path = PICTURES / f"{re.sub('[^a-zA-Z0-9]+', '_', name)[:100]}-{number}.png"
        try:
            await visitor.page.screenshot(path=path)
        except Error as error:
            print(f"there is no picture of window {number}: {error}")
        else:
            print(f"window {number} as it was: {path}")


@dataclass(slots=True)
class Two:
    """Ann and Bob, each in a window, in one room."""

    ann: Person
    bob: Person
    room_id: str
    of_ann: Client
    of_bob: Client


@pytest_asyncio.fixture(params=["phone", "desktop"])
async def two(request: pytest.FixtureRequest, arrive: Arrive, account: Account) -> Two:
    """Ann and Bob in a room, both on phones, then both on desktops."""
    size: Size = request.param
    ann, bob = await account("Ann"), await account("Bob")
    room_id = await ann.create_room(name="Talk", preset="public_chat")
    await bob.join(room_id)
    windows = Person(await arrive(size)), Person(await arrive(size))
    for person, client in zip(windows, (ann, bob), strict=True):
        await person.come_in(client, room_id)
    return Two(*windows, room_id, ann, bob)
