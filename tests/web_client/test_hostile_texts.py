"""Texts of people who mean harm: no script runs, nothing outside of a message changes, and tricks in names show."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.async_api import Locator, expect

from tests.rig.client import Client, escape
from tests.web_client.conftest import Account, Arrive
from tests.web_client.screens import Person, visible
from tests.web_client.visitor import Size
from tests.web_client.world import HTML, TEXTS, each, malformed

# What a stranger's text may not become, wherever it stands: what acts, reaches out, or bears a name of its own.
_ACTIVE = """() => [...document.querySelectorAll("#app *, body > :not(script)")].flatMap(element => {
    const found = [];
    if (/^(script|iframe|object|embed|base|link|meta|style|template|frame|frameset|portal|marquee)$/i.test(
        element.localName)) found.push(element.localName);
    for (const {name, value} of element.attributes) {
        if (/^(on|srcdoc|formaction|action|ping|is$|slot|part|accesskey|name$)/i.test(name))
            found.push(`${element.localName} ${name}=${value}`);
        const leads = /^(href|src|xlink:href)$/i.test(name);
        if (leads && !/^(#|https?:\\/\\/|mailto:|matrix:|blob:|\\/assets\\/)/i.test(value))
            found.push(`${element.localName} ${name}=${value}`);
    }
    return found;
})"""

# Presses and points at all that messages are made of. Links that lead away are judged first, and not followed.
_PRESS_ALL = """() => {
    window.pressed ??= new WeakSet();
    const faults = [];
    const stay = event => event.target.closest?.("a[target=_blank]") && event.preventDefault();
    addEventListener("click", stay);
    for (const element of document.querySelectorAll("[role=log] .message-body, [role=log] .message-body *")) {
        if (window.pressed.has(element) || element.closest("[data-matrix]")) continue;
        window.pressed.add(element);
        if (element.localName === "a" && element.hasAttribute("href")) {
            const good = /^(https?:\\/\\/|mailto:)/.test(element.getAttribute("href")) && element.target === "_blank"
                && element.relList.contains("noopener") && !element.hasAttribute("download");
            if (!good) faults.push(element.outerHTML);
        }
        for (const kind of ["pointerover", "mouseover", "mousedown", "focusin", "animationstart", "auxclick"])
            element.dispatchEvent(new MouseEvent(kind, {bubbles: true, cancelable: true}));
        element.click();
        window.presses = (window.presses ?? 0) + 1;
    }
    removeEventListener("click", stay);
    return faults;
}"""

# Rows that stand over each other, and what sticks out of a message.
_MISPLACED = """() => {
    const faults = [];
    let end = -Infinity;
    for (const row of document.querySelectorAll("[role=log] [data-key]")) {
        const {top, bottom, right} = row.getBoundingClientRect();
        if (top < end - 0.5) faults.push(`${row.dataset.key} stands over the row before it`);
        if (right > innerWidth + 0.5) faults.push(`${row.dataset.key} is wider than the window`);
        end = bottom;
        for (const body of row.querySelectorAll(".message-body")) {
            const box = body.getBoundingClientRect();
            if (box.bottom > bottom + 0.5 || box.top < top - 0.5) faults.push(`${row.dataset.key} sticks out`);
        }
    }
    return faults;
}"""


async def nothing_has_happened(person: Person) -> None:
    """No script ran, and the page is where and what it was."""
    assert await person.page.evaluate("window.ran") is None
    assert await person.page.evaluate(_ACTIVE) == []
    assert await person.visitor.overflow() == 0
    assert person.page.url.startswith(person.visitor.url + "/#/room/")
    assert await person.page.evaluate("document.baseURI.startsWith(location.origin)")
    assert len(person.visitor.context.pages) == 1


async def send_all(client: Client, room_id: str) -> None:
    """Sends the corpus, in turn as each of the kinds of messages, and then a harmless text."""
    target = await client.send(room_id, "to be answered and edited")

    def content(number: int, text: str) -> dict[str, Any]:
        html = {"format": "org.matrix.custom.html", "formatted_body": text}
        kind = number % 5
        if kind == 3:
            return {**html, "m.relates_to": {"m.in_reply_to": {"event_id": target}}}
        if kind == 4:
            new = {"msgtype": "m.text", "body": "edited", **html}
            return {"m.new_content": new, "m.relates_to": {"rel_type": "m.replace", "event_id": target}}
        return {**html, "msgtype": ("m.text", "m.notice", "m.emote")[kind]}

    await each(client.send(room_id, f"fallback {number}", **content(number, text)) for number, text in enumerate(HTML))
    edited = [text for number, text in enumerate(HTML) if number % 5 == 4]
    await each(client.send(room_id, "edited", format="org.matrix.custom.html", formatted_body=text) for text in edited)
    await client.send(room_id, "the end of it")


@pytest.mark.timeout(120)
@pytest.mark.parametrize("size", ["phone", "desktop"])
async def test_nothing_of_a_message_acts_however_it_is_pressed(arrive: Arrive, size: Size, account: Account) -> None:
    ann, eve = await account("Ann"), await account("Eve")
    room_id = await ann.create_room(name="Market square", preset="public_chat")
    await eve.join(room_id)
    await send_all(eve, room_id)
    person = await Person(await arrive(size)).come_in(ann, room_id)
    await visible(person.message("the end of it"))
    place = await person.composer.bounding_box()
    await person.timeline.hover()
    first = person.timeline.get_by_text("The beginning of the room")
    for _ in range(60):
        assert await person.page.evaluate(_PRESS_ALL) == []
        assert await person.page.evaluate(_MISPLACED) == []
        await nothing_has_happened(person)
        if await first.count():
            break
        await person.page.mouse.wheel(0, -1500)
        await person.page.wait_for_timeout(50)
    await visible(first)
    assert await person.page.evaluate("window.presses") > 2 * len(HTML)
    assert await person.composer.bounding_box() == place


async def test_a_link_of_a_stranger_opens_beside_the_client_and_knows_nothing_of_it(
    arrive: Arrive, account: Account
) -> None:
    ann = await account("Ann")
    person = await Person(await arrive()).log_in(ann.user_id)
    room_id = await ann.create_room(name="Links")
    other = f"{person.visitor.url}/_matrix/client/versions"
    await ann.send(
        room_id, "x", format="org.matrix.custom.html", formatted_body=f"<a target=_self href='{other}'>go</a>"
    )
    await person.open("Links")
    async with person.visitor.context.expect_page() as opening:
        await person.timeline.get_by_role("link", name="go").click()
    opened = await opening.value
    await opened.wait_for_load_state()
    assert opened.url == other
    assert await opened.evaluate("opener") is None
    assert await opened.evaluate("document.referrer") == ""
    await opened.close()
    await visible(person.composer)


async def test_events_in_which_something_is_not_what_it_should_be_break_nothing(
    arrive: Arrive, account: Account
) -> None:
    ann, eve = await account("Ann"), await account("Eve")
    room_id = await ann.create_room(
        name="Odd", preset="public_chat", power_level_content_override={"users": {eve.user_id: 100}}
    )
    await eve.join(room_id)
    target = await eve.send(room_id, "the beginning of it")
    # What the server itself refuses is no matter of the client.
    events = enumerate(malformed(target))
    room = f"rooms/{escape(room_id)}"
    await each(eve.put(f"{room}/send/{kind}/odd-{number}", content) for number, (kind, content) in events)
    for kind, key in (("name", "name"), ("topic", "topic"), ("avatar", "url"), ("pinned_events", "pinned")):
        for odd in (5, None, [1], {"a": 1}):
            await eve.put(f"{room}/state/m.room.{kind}/", {key: odd})
    await eve.put(f"{room}/state/m.room.member/{escape(eve.user_id)}", {"membership": "join", "displayname": 5})
    await eve.send(room_id, "the end of it")
    person = await Person(await arrive()).come_in(ann, room_id)
    await visible(person.message("the end of it"))
    await person.timeline.hover()
    first = person.timeline.get_by_text("The beginning of the room")
    for _ in range(40):
        assert await person.page.evaluate(_MISPLACED) == []
        if await first.count():
            break
        await person.page.mouse.wheel(0, -2500)
        await person.page.wait_for_timeout(50)
    await visible(first)
    await person.show_details()
    await nothing_has_happened(person)


@pytest.mark.parametrize("size", ["phone", "desktop"])
async def test_reactions_are_texts_whatever_their_keys_are(arrive: Arrive, size: Size, account: Account) -> None:
    ann, eve = await account("Ann"), await account("<img src=x onerror=ran=1>\u202eEve")
    room_id = await ann.create_room(name="Reactions", preset="public_chat")
    await eve.join(room_id)
    target = await ann.send(room_id, "what do you say?")
    keys = [*TEXTS[:16], "W" * 200, "\u202e" * 50 + "x", "https://evil.example", "mxc://a.example/b", "two\nlines"]
    for key in keys:
        relation = {"rel_type": "m.annotation", "event_id": target, "key": key}
        await eve.put(f"rooms/{escape(room_id)}/send/m.reaction/r{keys.index(key)}", {"m.relates_to": relation})
    person = await Person(await arrive(size)).come_in(ann, room_id)
    buttons = person.message("what do you say?").get_by_role("group", name="Reactions").get_by_role("button")
    await expect(buttons.first).to_be_visible()
    for box in [await button.bounding_box() for button in await buttons.all()]:
        assert box is not None
        assert box["height"] <= 40
        assert box["width"] <= 200
    assert "\u202e" not in await person.timeline.inner_text()
    assert await person.page.evaluate(_MISPLACED) == []
    await nothing_has_happened(person)


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
    person = await Person(await arrive()).come_in(ann, room_id)
    await visible(person.message("these were all"))
    await nothing_has_happened(person)
    await person.show_details()
    await nothing_has_happened(person)
    shown = await person.page.locator("body").inner_text()
    for mark in "\u202a\u202b\u202d\u202e":
        assert mark not in shown, "a name turns around what follows it"


@pytest.mark.parametrize(
    ("size", "name"),
    [
        ("desktop", "<img src=x onerror=ran=1>\u202e"),
        ("phone", "W" * 200),
        ("phone", "\u2067" + "Z\u0334\u0335\u0336" * 40),
    ],
)
async def test_a_name_is_a_text_wherever_it_stands(arrive: Arrive, size: Size, account: Account, name: str) -> None:
    ann, eve = await account("Ann"), await account(name)
    room_id = await ann.create_room(name=name, topic=name * 3, preset="public_chat")
    await eve.join(room_id)
    first = await ann.send(room_id, "a question")
    await eve.send(room_id, "an answer", **{"m.relates_to": {"m.in_reply_to": {"event_id": first}}})
    await eve.ok("POST", f"rooms/{escape(room_id)}/receipt/m.read/{escape(first)}", {})
    person = await Person(await arrive(size)).come_in(ann, room_id)
    await eve.ok("PUT", f"rooms/{escape(room_id)}/typing/{escape(eve.user_id)}", {"typing": True, "timeout": 20000})
    await visible(person.page.get_by_text(re.compile("is typing")))
    await person.composer.press_sequentially("@")
    await visible(person.page.get_by_role("option"))
    await nothing_has_happened(person)
    await person.page.keyboard.press("Escape")
    await person.composer.fill("")
    await person.act(person.message("an answer"), "Reply")
    await within_the_window(person, person.page.get_by_role("button", name="Do not reply"))
    await person.composer.fill("words")
    await within_the_window(person, person.page.get_by_role("button", name="Send"))
    await person.page.keyboard.press("Control+k")
    await person.dialog.get_by_role("combobox").fill(name[:3])
    await visible(person.dialog.get_by_role("option"))
    await nothing_has_happened(person)
    await person.page.keyboard.press("Escape")
    await eve.ok("POST", f"rooms/{escape(room_id)}/leave", {"reason": name})
    await visible(person.timeline.get_by_text(re.compile("left the room")))
    await person.show_details()
    await nothing_has_happened(person)
    assert "\u202e" not in await person.page.locator("body").inner_text()
    assert name not in await person.page.title()


async def within_the_window(person: Person, locator: Locator) -> None:
    """Nothing has pushed it out of the window."""
    box = await locator.bounding_box()
    size = person.page.viewport_size
    assert box is not None
    assert size is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= size["width"]


async def test_a_mention_bears_the_name_of_whom_it_is_about(arrive: Arrive, account: Account) -> None:
    ann, bob, eve = await account("Ann"), await account("Bob"), await account("Eve")
    room_id = await ann.create_room(name="Mentions", preset="public_chat")
    await eve.join(room_id)
    links = [f"<a href='https://matrix.to/#/{one.user_id}'>Ann</a>" for one in (ann, eve, bob)]
    html = f"ask {links[0]}, {links[1]} or {links[2]}"
    await eve.send(room_id, "x", format="org.matrix.custom.html", formatted_body=html)
    person = await Person(await arrive()).come_in(ann, room_id)
    await expect(person.message("ask").last).to_contain_text(f"ask Ann, Eve or {bob.user_id}")


async def test_a_name_that_another_one_bears_too_shows_whose_it_is(arrive: Arrive, account: Account) -> None:
    ann, bob, eve = await account("Ann"), await account("Bob"), await account("B\u043eb")  # a Cyrillic o
    room_id = await ann.create_room(name="Two Bobs", preset="public_chat")
    for one, words in ((bob, "I am Bob"), (eve, "No, I am he")):
        await one.join(room_id)
        await one.send(room_id, words)
    person = await Person(await arrive()).come_in(ann, room_id)
    for one, words in ((bob, "I am Bob"), (eve, "No, I am he")):
        await expect(person.message(words)).to_contain_text(one.user_id)
