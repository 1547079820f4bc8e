"""Nobody is left out: axe-core finds no barrier on any screen in either theme, and nothing is wider than the window."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.rig.porch import PorchProcess
from tests.web_client.conftest import Account, Arrive
from tests.web_client.household import furnish
from tests.web_client.screens import Person, gone, visible
from tests.web_client.tour import tour
from tests.web_client.visitor import Size, Theme


@pytest.mark.timeout(180)
@pytest.mark.parametrize(("size", "theme"), [("phone", "dark"), ("tablet", "light"), ("desktop", "light")])
async def test_no_screen_has_a_barrier(arrive: Arrive, server: PorchProcess, size: Size, theme: Theme) -> None:
    visitor = await arrive(size, theme)
    barriers: list[str] = []
    seen: list[str] = []
    async for screen in tour(visitor, await furnish(server, f"{size}-{theme}")):
        seen.append(screen)
        barriers += [f"{screen}: {barrier}" for barrier in await visitor.barriers()]
        if wider := await visitor.overflow():
            barriers.append(f"{screen}: {wider} pixels wider than the window")
        # The same screen in the other theme, where only the colours are others.
        await visitor.page.emulate_media(color_scheme="dark" if theme == "light" else "light")
        await visitor.page.wait_for_timeout(100)  # until it is painted
        barriers += [f"{screen}, the other theme: {barrier}" for barrier in await visitor.barriers("color-contrast")]
        await visitor.page.emulate_media(color_scheme=theme)
    assert len(seen) >= 20
    assert not barriers, "\n".join(barriers)


async def test_the_focus_comes_back_from_a_dialog(arrive: Arrive, account: Account) -> None:
    ann = await account("Ann")
    person = await Person(await arrive()).log_in(ann.user_id)
    button = person.page.get_by_role("button", name="New room", exact=True)
    await button.focus()
    await person.page.keyboard.press("Enter")
    await visible(person.dialog)
    assert await person.page.evaluate("document.querySelector('dialog').contains(document.activeElement)")
    await person.page.keyboard.press("Escape")
    await expect(button).to_be_focused()


async def moving(person: Person) -> int:
    """How many movements longer than a blink begin where a dialog opens and a message is sent."""
    await person.page.evaluate(
        """() => {
            window.moved = 0;
            const count = () => { window.moved += document.getAnimations().filter(one =>
                one.effect.getComputedTiming().activeDuration > 20).length; };
            for (const begin of ["animationstart", "transitionrun"]) addEventListener(begin, count, true);
        }"""
    )
    await person.press("New room")
    await visible(person.dialog)
    await person.page.keyboard.press("Escape")
    await gone(person.dialog)
    await person.open("Still")
    await person.say("hello")
    moved: int = await person.page.evaluate("window.moved")
    return moved


async def test_nothing_moves_for_people_who_want_no_motion(arrive: Arrive, account: Account) -> None:
    ann = await account("Ann")
    await ann.create_room(name="Still")
    still = await Person(await arrive(reduced_motion="reduce")).log_in(ann.user_id)
    lively = await Person(await arrive(reduced_motion="no-preference")).log_in(ann.user_id)
    assert await moving(lively) > 0
    assert await moving(still) == 0
