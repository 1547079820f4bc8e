"""Texts of people who mean harm: no script runs, nothing outside of a message changes, and tricks in names show."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.rig.client import Client, escape
from tests.web_client.conftest import Account, Arrive
from tests.web_client.screens import Person, visible
from tests.web_client.visitor import Size
from tests.web_client.world import HTML, TEXTS, each

# What a message may hold that can act or reach out; none of it may be there.
_ACTIVE = """log => [...log.querySelectorAll("*")].flatMap(element => {
    const found = [];
    if (/^(script|iframe|object|embed|form|base|link|meta|style|template)$/i.test(element.localName))
        found.push(element.localName);
    for (const {name, value} of element.attributes) {
        if (/^on/i.test(name)) found.push(`${element.localName} ${name}`);
        if (/^(href|src|action|formaction|xlink:href)$/i.test(name) && /^[^a-z]*(javascript|vbscript|data:text)/i.test(
            value.replace(/[^a-z:\\/]/gi, ""))) found.push(`${name}=${value}`);
    }
    return found;
})"""


async def send_all(client: Client, room_id: str) -> None:
    """Sends the corpus, and then a harmless text."""
    await each(
        client.send(room_id, f"fallback {number}", format="org.matrix.custom.html", formatted_body=text)
        for number, text in enumerate(HTML)
    )
    await client.send(room_id, "the end of it")


@pytest.mark.timeout(120)
@pytest.mark.parametrize("size", ["phone", "desktop"])
async def test_no_script_of_a_message_runs_and_no_style_leaves_it(arrive: Arrive, size: Size, account: Account) -> None:
    ann, eve = await account("Ann"), await account("Eve")
    room_id = await ann.create_room(name="Market square", preset="public_chat")
    await eve.join(room_id)
    await send_all(eve, room_id)
    person = await Person(await arrive(size)).log_in(ann.user_id)
    await person.open("Market square")
    await visible(person.message("the end of it"))
    place = await person.composer.bounding_box()
    for _ in range(30):
        await person.timeline.hover()
        await person.page.mouse.wheel(0, -2000)
        await person.page.wait_for_timeout(60)
        assert await person.timeline.evaluate(_ACTIVE) == []
        assert await person.visitor.overflow() == 0
    assert await person.page.evaluate("window.owned") is None
    assert await person.composer.bounding_box() == place
    assert await person.page.evaluate("document.baseURI.startsWith(location.origin)")


async def test_names_and_topics_are_texts_and_their_tricks_are_visible(arrive: Arrive, account: Account) -> None:
    ann, eve = await account("Ann"), await account("Eve")
    room_id = await ann.create_room(name="Names", preset="public_chat")
    await eve.join(room_id)
    for number, text in enumerate(TEXTS):
        # What the server itself refuses is no matter of the client.
        await eve.put(f"profile/{escape(eve.user_id)}/displayname", {"displayname": text[:250]})
        await eve.send(room_id, f"I am {number}.")
        await eve.post("createRoom", {"name": text, "topic": text, "invite": [ann.user_id]})
    await eve.send(room_id, "these were all")
    person = await Person(await arrive()).log_in(ann.user_id)
    await person.open("Names")
    await visible(person.message("these were all"))
    assert await person.visitor.overflow() == 0
    assert await person.page.evaluate("window.owned") is None
    await person.show_details()
    assert await person.visitor.overflow() == 0
    assert await person.page.evaluate("window.owned") is None
    shown = await person.page.locator("body").inner_text()
    for mark in "\u202a\u202b\u202d\u202e":
        assert mark not in shown, "a name turns around what follows it"


async def test_a_name_that_another_one_bears_too_shows_whose_it_is(arrive: Arrive, account: Account) -> None:
    ann, bob, eve = await account("Ann"), await account("Bob"), await account("B\u043eb")  # a Cyrillic o
    room_id = await ann.create_room(name="Two Bobs", preset="public_chat")
    for one, words in ((bob, "I am Bob"), (eve, "No, I am he")):
        await one.join(room_id)
        await one.send(room_id, words)
    person = await Person(await arrive()).log_in(ann.user_id)
    await person.open("Two Bobs")
    for one, words in ((bob, "I am Bob"), (eve, "No, I am he")):
        await expect(person.message(words)).to_contain_text(one.user_id)
