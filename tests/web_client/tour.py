"""A walk through every screen of the client, in an account in which there is something to see."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass

from tests.rig.client import Client, escape
from tests.rig.porch import PorchProcess
from tests.web_client.screens import Person, gone, visible
from tests.web_client.visitor import Visitor

LONG = "A name that is so long that no column is wide enough to show it in full"


@dataclass(slots=True)
class Household:
    """Whom the tour visits: Ada, her rooms, and those who are in them."""

    ada: Client
    main: str
    """The room where the most happens."""


async def furnish(server: PorchProcess, tag: str) -> Household:
    """Makes the household; `tag` keeps it apart from others on the same server."""
    people = []
    for name, shown in (("ada", "Ada Lovelace"), ("grace", "Grace Hopper"), ("alan", "Alan Turing"), ("long", LONG)):
        client = await Client.register(server, f"{name}-{tag}")
        await client.ok("PUT", f"profile/{escape(client.user_id)}/displayname", {"displayname": shown})
        people.append(client)
    ada, grace, alan, long = people
    main = await ada.create_room(
        name="Analytical engines", topic="Punched cards, looms and the theory of machines", preset="public_chat"
    )
    for one in (grace, alan, long):
        await one.join(main)
    await _talk(main, ada, grace, alan, long)
    await ada.create_room(name="Garden")
    quiet = await grace.create_room(name=LONG, topic=LONG, preset="public_chat")
    await ada.join(quiet)
    await grace.send(quiet, "a message that goes on and on until there is no more room for it in the list of rooms")
    for number in range(12):
        await grace.send(quiet, f"and on {number}")
    direct = await alan.create_room(preset="trusted_private_chat", is_direct=True, invite=[ada.user_id])
    await ada.join(direct)
    await ada.ok("PUT", f"user/{escape(ada.user_id)}/account_data/m.direct", {alan.user_id: [direct]})
    await alan.send(direct, "Ada, have you seen this?", **{"m.mentions": {"user_ids": [ada.user_id]}})
    await ada.ok("PUT", f"user/{escape(ada.user_id)}/rooms/{escape(main)}/tags/m.favourite", {"order": 0.5})
    await alan.create_room(name="Bletchley", topic="Come in", invite=[ada.user_id])
    return Household(ada, main)


async def _talk(room: str, ada: Client, grace: Client, alan: Client, long: Client) -> None:
    await grace.send(room, "Good morning!")
    await grace.send(room, "The compiler is nearly done.")
    html = (
        "<p>Three things:</p><ol><li><strong>loops</strong></li><li><em>branches</em></li><li><code>memory</code></li>"
        '</ol><blockquote>A machine is not a genius.</blockquote><pre><code class="language-python">for card in deck:\n'
        "    engine.read(card)</code></pre><p>See <a href='https://example.org/cards'>the cards</a>.</p>"
    )
    question = await ada.send(room, "Three things: ...", format="org.matrix.custom.html", formatted_body=html)
    reply = {"m.relates_to": {"m.in_reply_to": {"event_id": question}}}
    answer = await alan.send(room, "The second is what makes it a machine.", **reply)
    for one, key in ((ada, "👍"), (grace, "👍"), (long, "🎉")):
        relation = {"rel_type": "m.annotation", "event_id": answer, "key": key}
        await one.send_event(room, "m.reaction", {"m.relates_to": relation})
    new = {"msgtype": "m.text", "body": "An edited message"}
    wrong = await ada.send(room, "An edted message")
    await ada.send(room, "* An edited message", **{"m.new_content": new}, **_replacing(wrong))
    gone_soon = await grace.send(room, "never mind")
    await grace.ok("PUT", f"rooms/{escape(room)}/redact/{escape(gone_soon)}/{escape(room)}", {})
    await long.send(room, "averyverylongwordwithoutanybreak" * 12)
    await alan.send(room, "waves", msgtype="m.emote")
    await grace.send(room, "https://example.org/a/very/long/address?with=parameters&and=" + "x" * 90)
    await ada.send(room, "One\ntwo\nthree lines, and some **stars** that are only stars.")
    await grace.send(room, "🎉🎉")
    read = await alan.send(room, "That is all for today.")
    await grace.ok("POST", f"rooms/{escape(room)}/receipt/m.read/{escape(read)}", {})


def _replacing(event_id: str) -> dict[str, object]:
    return {"m.relates_to": {"rel_type": "m.replace", "event_id": event_id}}


async def tour(visitor: Visitor, household: Household) -> AsyncIterator[str]:
    """Goes from screen to screen; at each it stops and says its name."""
    person, page = Person(visitor), visitor.page
    await visitor.go("/#/gallery")
    await visible(page.get_by_role("heading", name="Buttons"))
    yield "gallery"
    await visitor.go("/#/register")
    await visible(person.field("Password"))
    yield "sign-up"
    await visitor.go("/#/login")
    await visible(person.field("Password"))
    yield "log-in"
    await person.submit("Log in", household.ada.user_id, "wrong")
    await visible(person.alert)
    yield "wrong-password"
    await person.log_in(household.ada.user_id)
    await visible(person.room("Analytical engines"))
    yield "rooms"
    await person.room("Bletchley").click()
    await visible(page.get_by_role("button", name="Decline"))
    yield "invitation"
    await person.open("Analytical engines")
    await visible(person.message("That is all for today."))
    yield "room"
    async for name in _in_the_room(person):
        yield name
    async for name in _around(person):
        yield name


async def _in_the_room(person: Person) -> AsyncIterator[str]:
    page = person.page
    await person.message("That is all for today.").last.hover()
    yield "message-actions"
    await person.message("That is all for today.").last.get_by_role("button", name="More").click()
    await visible(page.get_by_role("menu"))
    yield "message-menu"
    await page.keyboard.press("Escape")
    await person.act(person.message("That is all for today."), "Reply")
    await person.composer.fill("A reply that I write\nin two lines")
    yield "replying"
    await page.keyboard.press("Escape")
    await person.composer.fill("")
    await person.press("Emoji")
    yield "emoji"
    await page.keyboard.press("Escape")
    await person.composer.press_sequentially("@Gr")
    await visible(page.get_by_role("option"))
    yield "completion"
    await page.keyboard.press("Escape")
    await person.composer.fill("")
    details = await person.show_details()
    await visible(details.get_by_text("Grace Hopper"))
    yield "details"
    await details.get_by_role("button", name=re.compile("^Invite")).first.click()
    await visible(person.dialog)
    yield "inviting"
    await page.keyboard.press("Escape")
    await gone(person.dialog)


async def _around(person: Person) -> AsyncIterator[str]:
    page = person.page
    await person.visitor.go("/#/")
    await person.rooms.wait_for()
    for button, name in (("New room", "new-room"), ("Explore", "exploring"), ("New message", "new-message")):
        await person.press(button)
        await visible(person.dialog)
        yield name
        await page.keyboard.press("Escape")
        await gone(person.dialog)
    await page.keyboard.press("Control+k")
    await visible(person.dialog)
    await page.keyboard.type("a")
    yield "palette"
    await page.keyboard.press("Escape")
    await person.press(re.compile("^Account"))
    await visible(page.get_by_role("menu"))
    yield "account-menu"
    await person.choose("Keyboard shortcuts")
    await visible(person.dialog)
    yield "shortcuts"
    await page.keyboard.press("Escape")
    await gone(person.dialog)
    await person.account_menu("Settings")
    await visible(person.field("Display name"))
    yield "settings"
