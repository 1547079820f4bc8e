"""A browser window with somebody in front of it, and what must be true of every window: nothing leaves the origin."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Page, Request

Size = Literal["phone", "tablet", "desktop"]
Theme = Literal["light", "dark"]

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SIZES: dict[Size, tuple[int, int]] = {"phone": (390, 844), "tablet": (820, 1180), "desktop": (1440, 900)}
PATIENCE_MS = 10_000
AXE = Path(__file__).parent / "js" / "node_modules" / "axe-core" / "axe.min.js"
_STILL = """() => Promise.race([new Promise((done) => setTimeout(done, 1000)),
    Promise.all(document.getAnimations().map((one) => one.finished.catch(() => null)))])"""  # colours on the way
_OWN = {"blob", "data", "about"}  # schemes of what a page makes itself


class Visitor:
    """One window in a browser profile of its own, and what went wrong in it."""

    def __init__(self, context: BrowserContext, page: Page, url: str, size: Size) -> None:
        """Not for callers: use `arrive`."""
        self.context = context
        self.page = page
        self.url = url
        self.size = size
        self.faults: list[str] = []
        """Scripts that failed, violations of the policy, and requests to other origins; a test ends with none."""
        self._origins = {_origin(url)}
        page.on("pageerror", lambda error: self.faults.append(f"a script failed: {error}"))
        page.on("console", self._console)
        context.on("request", self._request)

    @classmethod
    async def arrive(cls, browser: Browser, url: str, size: Size, theme: Theme, **options: Any) -> Visitor:
        """A new profile whose window shows nothing yet. Animations are off, as for people who asked for that."""
        width, height = SIZES[size]
        settings = {"reduced_motion": "reduce", "has_touch": size != "desktop", "locale": "en-GB", **options}
        context = await browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=theme, permissions=[], **settings
        )
        context.set_default_timeout(PATIENCE_MS)
        return cls(context, await context.new_page(), url, size)

    @property
    def is_small(self) -> bool:
        """Whether one column is shown at a time."""
        return self.size == "phone"

    def may_ask(self, url: str) -> None:
        """Lets the window speak with one more origin: a homeserver that its user named."""
        self._origins.add(_origin(url))

    async def go(self, place: str = "/") -> Visitor:
        """Opens a place of the client, such as `/#/gallery`."""
        await self.page.goto(self.url + place)
        return self

    async def reload(self) -> None:
        """The page again, as by the browser's button."""
        await self.page.reload()

    async def barriers(self, *rules: str) -> list[str]:
        """What axe-core finds on the screen as it stands, by all rules or by these: rule, element, and why."""
        if not await self.page.evaluate("'axe' in window"):
            await self.page.evaluate(AXE.read_text())
        await self.page.evaluate(_STILL)
        options = {"resultTypes": ["violations"], **({"runOnly": list(rules)} if rules else {})}
        found = await self.page.evaluate("options => axe.run(document, options).then(r => r.violations)", options)
        return [
            f"{rule['id']}: {node['html'][:160]} {node['failureSummary'][:300]}"
            for rule in found
            for node in rule["nodes"]
        ]

    async def overflow(self) -> int:
        """By how many pixels the page is wider than the window."""
        wider: int = await self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        return max(0, wider)

    def _console(self, message: ConsoleMessage) -> None:
        if re.search("content security policy|trusted type", message.text, re.IGNORECASE):
            self.faults.append(f"against the policy: {message.text}")

    def _request(self, request: Request) -> None:
        if urlsplit(request.url).scheme not in _OWN and _origin(request.url) not in self._origins:
            self.faults.append(f"a request left the origin: {request.url}")


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme.replace('ws', 'http')}://{parts.netloc}"
