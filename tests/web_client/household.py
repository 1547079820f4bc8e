"""Those whom the tour visits, and all that they have said and made, so that every screen has something to show."""

from __future__ import annotations

from dataclasses import dataclass

from tests.rig.client import Client, escape
from tests.rig.porch import PorchProcess

LONG = "A name that is so long that no column is wide enough to show it in full"


@dataclass(slots=True)
class Household:
    """Whom the tour visits: Ada, her rooms, and those who are in them."""

    ada: Client
    grace: Client
    main: str
    """The room where the most happens."""
    society: str
    """A room in which there are people of every kind: one who asks to join, one who is banned, and one invited."""
    club: str
    """A room that one asks to join."""
    workshop: str
    """A room from which Grace may remove Ada."""
    loom: str
    """The alias of a public room that Ada is not in."""


async def furnish(server: PorchProcess, tag: str) -> Household:
    """Makes the household; `tag` keeps it apart from others on the same server."""
    people = []
    for name, shown in (("ada", "Ada Lovelace"), ("grace", "Grace Hopper"), ("alan", "Alan Turing"), ("long", LONG)):
        client = await Client.register(server, f"{name}-{tag}")
        await client.ok("PUT", f"profile/{escape(client.user_id)}/displayname", {"displayname": shown})
        people.append(client)
    ada, grace, alan, long = people
    main = await ada.create_room(
        name="Analytical engines",
        topic="Punched cards, looms and the theory of machines",
        preset="public_chat",
        visibility="public",
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
    loom = await _publish(tag, ada, grace, alan, long)
    society, club, workshop = await _societies(tag, ada, grace, long)
    return Household(ada, grace, main, society, club, workshop, loom)


async def _publish(tag: str, ada: Client, grace: Client, alan: Client, long: Client) -> str:
    """Rooms for the directory; in one of them Ada is. Returns the alias of one that she is not in."""
    public = {"preset": "public_chat", "visibility": "public"}
    loom = await grace.create_room(
        name="Loom and card", topic="Weaving by numbers, every Tuesday", room_alias_name=f"loom-{tag}", **public
    )
    for one in (alan, long):
        await one.join(loom)
    await long.create_room(name=LONG, topic=LONG, room_alias_name=f"long-{tag}", **public)
    await alan.create_room(name="غرفة الشاي", topic="شاي وقهوة وحديث", **public)
    await alan.create_room(room_alias_name=f"nameless-{tag}", **public)
    old = await grace.create_room(name="Old house", topic="We are moving", **public)
    await ada.join(old)
    await grace.ok("POST", f"rooms/{escape(old)}/upgrade", {"new_version": "12"})
    return f"#loom-{tag}:{ada.user_id.partition(':')[2]}"


async def _societies(tag: str, ada: Client, grace: Client, long: Client) -> tuple[str, str, str]:
    """The rooms `society`, `club` and `workshop` of a household."""
    outsiders = []
    for name, shown in (("charles", "Charles Babbage"), ("mallory", "Mallory"), ("mary", "Mary Somerville")):
        client = await Client.register(ada.url, f"{name}-{tag}")
        await client.ok("PUT", f"profile/{escape(client.user_id)}/displayname", {"displayname": shown})
        outsiders.append(client)
    charles, mallory, mary = outsiders
    knock = {"type": "m.room.join_rules", "content": {"join_rule": "knock"}}
    society = await ada.create_room(
        name="חברת המתמטיקאים",
        topic="Who we are: https://example.org/society\nWhere we talk: matrix:r/loom-" + tag + ":porch.test",
        invite=[grace.user_id, charles.user_id, long.user_id],
        initial_state=[knock],
    )
    for one in (grace, long):
        await one.join(society)
    await mary.ok("POST", f"knock/{escape(society)}", {"reason": "I write on the mechanism of the heavens"})
    await ada.ok("POST", f"rooms/{escape(society)}/ban", {"user_id": mallory.user_id, "reason": "Spam"})
    club = await grace.create_room(name="Reading club", topic="One book a month", initial_state=[knock])
    workshop = await grace.create_room(name="Workshop", invite=[ada.user_id])
    await ada.join(workshop)
    return society, club, workshop


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
