"""Pictures of every screen in three sizes and two themes: `python -m tests.web_client.pictures FOLDER [SIZE ...]`."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import get_args

from playwright.async_api import Error, async_playwright

from tests.rig.client import close_all
from tests.rig.porch import ROOT, PorchProcess
from tests.web_client.household import furnish
from tests.web_client.tour import tour
from tests.web_client.visitor import CHROMIUM, FLAGS, Size, Theme, Visitor


async def take(folder: Path, sizes: list[Size]) -> None:
    """Takes them; a screen that cannot be reached ends the tour of its window, and the next one begins."""
    server = PorchProcess({"web_client.folder": ROOT / "web_client" / "dist"}).start()
    try:
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            for size in sizes:
                for theme in get_args(Theme):
                    visitor = await Visitor.arrive(browser, server.url, size, theme)
                    await _walk(visitor, folder, f"{size}-{theme}", server)
                    await visitor.context.close()
            await browser.close()
    finally:
        await close_all()
        server.remove()


async def _walk(visitor: Visitor, folder: Path, window: str, server: PorchProcess) -> None:
    household = await furnish(server, window)
    try:
        async for name in tour(visitor, household):
            await visitor.page.wait_for_timeout(250)
            await visitor.page.screenshot(path=folder / f"{window}-{name}.png")
    except (Error, AssertionError) as error:
        await visitor.page.screenshot(path=folder / f"{window}-stuck.png")
        print(f"{window}: {error}")
    for fault in visitor.faults:
        print(f"{window}: {fault}")


if __name__ == "__main__":
    chosen: list[Size] = [size for size in get_args(Size) if size in sys.argv[2:] or not sys.argv[2:]]
    where = Path(sys.argv[1])
    where.mkdir(parents=True, exist_ok=True)
    asyncio.run(take(where, chosen))
