"""What comes over the wire before anybody has logged in, and what a browser makes of it."""

from __future__ import annotations

import gzip
import re

import pytest
from playwright.async_api import Response

from tests.web_client.conftest import Arrive
from tests.web_client.visitor import Size, Theme

MOST_SCRIPT = 300_000  # bytes, gzip


async def test_the_first_load_is_small_and_kept_for_good(arrive: Arrive) -> None:
    visitor = await arrive()
    assets: list[Response] = []
    visitor.page.on("response", lambda one: assets.append(one) if "/assets/" in one.url else None)
    await visitor.go("/#/gallery")
    await visitor.page.wait_for_load_state("networkidle")
    scripts = [one for one in assets if one.url.endswith(".js")]
    assert scripts
    for response in assets:
        assert (await response.all_headers())["cache-control"] == "public, max-age=31536000, immutable"
    packed = [len(gzip.compress(await response.body(), 9)) for response in scripts]
    assert sum(packed) < MOST_SCRIPT
    sent = {(await response.all_headers()).get("content-encoding") for response in scripts}
    assert sent <= {"br", "gzip"}, "on the loopback Chromium takes gzip, elsewhere brotli too"


@pytest.mark.parametrize("size", ["phone", "tablet", "desktop"])
@pytest.mark.parametrize("theme", ["light", "dark"])
async def test_the_gallery_shows_every_primitive_without_a_barrier(arrive: Arrive, size: Size, theme: Theme) -> None:
    visitor = await (await arrive(size, theme)).go("/#/gallery")
    await visitor.page.get_by_role("heading", name="Buttons").wait_for()
    assert await visitor.barriers() == []
    assert await visitor.overflow() == 0


async def test_the_page_asks_for_nothing_that_the_server_does_not_have(arrive: Arrive) -> None:
    visitor = await arrive()
    missing: list[str] = []
    visitor.page.on(
        "response", lambda one: missing.append(one.url) if one.status == 404 and "/_matrix/" not in one.url else None
    )
    await visitor.go("/#/gallery")
    await visitor.page.wait_for_load_state("networkidle")
    icon = re.search(r'rel="icon" href="([^"]+)"', (await visitor.page.content()))
    assert icon
    assert missing == []


async def test_scripts_in_the_page_and_requests_to_others_are_stopped_and_noticed(arrive: Arrive) -> None:
    visitor = await (await arrive()).go("/#/gallery")
    await visitor.page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "window.ran = true";
            document.body.append(script);
            const picture = document.createElement("img");
            picture.src = "http://127.0.0.1:9/pixel.png";
            picture.setAttribute("onerror", "window.ran = true");
            document.body.append(picture);
        }"""
    )
    await visitor.page.wait_for_timeout(200)
    assert not await visitor.page.evaluate("window.ran")
    assert any("against the policy" in fault and "script" in fault for fault in visitor.faults)
    assert any("pixel.png" in fault for fault in visitor.faults)
    visitor.faults.clear()
