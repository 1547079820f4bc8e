"""Point 3 across servers: rooms and people of another Porch, which is reached over TLS as in earnest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.federation.authority import Authority
from tests.rig.client import Client, escape
from tests.rig.network import Network
from tests.rig.porch import PorchProcess
from tests.rig.trio import federated
from tests.web_client.conftest import Arrive
from tests.web_client.screens import Person, gone, visible

Pair = tuple[PorchProcess, PorchProcess]


@pytest.fixture(scope="module")
def pair(build: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    """Two Porches that find each other."""
    authority = Authority(tmp_path_factory.mktemp("pair"))
    with Network() as network:
        places = [network.add(f"{name}.porch.test", "_matrix-fed") for name in ("near", "far")]
        servers = [PorchProcess({"web_client.folder": build, **federated(place, authority)}) for place in places]
        try:
            for server in servers:
                server.start()
            yield servers[0], servers[1]
        finally:
            for server in servers:
                server.remove()


async def named(server: PorchProcess, display_name: str) -> Client:
    """An account on one of them."""
    client = await Client.register(server)
    await client.ok("PUT", f"profile/{escape(client.user_id)}/displayname", {"displayname": display_name})
    return client


async def test_a_room_of_another_server_is_found_in_its_directory_and_joined(arrive: Arrive, pair: Pair) -> None:
    near, far = pair
    ann, bob = await named(near, "Ann"), await named(far, "Bob")
    await ann.create_room(name="Near", preset="public_chat", visibility="public")
    room_id = await bob.create_room(name="Far", topic="Beyond the hills", preset="public_chat", visibility="public")
    await bob.send(room_id, "hello from afar")
    person = await Person(await arrive("phone", url=near.url)).log_in(ann.user_id)
    other = await Person(await arrive("desktop", url=far.url)).log_in(bob.user_id)
    await person.press("Explore")
    await visible(person.dialog.get_by_text("Near"))
    await person.field("Server").fill("far.porch.test")
    row = person.dialog.get_by_role("listitem").filter(has_text="Far")
    await expect(row).to_contain_text("Beyond the hills")
    await gone(person.dialog.get_by_text("Near"))
    await row.get_by_role("button", name="Join").click()
    await visible(person.message("hello from afar"))
    await person.say("hello from near")
    await other.open("Far")
    await visible(other.message("hello from near"))


async def test_a_server_that_cannot_be_reached_is_named_in_plain_words(arrive: Arrive, pair: Pair) -> None:
    ann = await named(pair[0], "Ann")
    person = await Person(await arrive("phone", url=pair[0].url)).log_in(ann.user_id)
    await person.press("Explore")
    await person.field("Server").fill("nowhere.porch.test")
    await expect(person.dialog.get_by_role("alert").filter(has_text="does not answer")).to_contain_text(
        "nowhere.porch.test"
    )
    await person.field("Server").fill("")
    await gone(person.dialog.get_by_text("does not answer"))


async def test_somebody_of_another_server_is_invited_by_their_id_and_found_by_an_alias(
    arrive: Arrive, pair: Pair
) -> None:
    near, far = pair
    ann, bob = await named(near, "Ann"), await named(far, "Bob")
    await ann.create_room(name="Bridge", preset="public_chat", room_alias_name="bridge")
    person = await Person(await arrive("phone", url=near.url)).log_in(ann.user_id)
    other = await Person(await arrive("desktop", url=far.url)).log_in(bob.user_id)
    await person.press("New message")
    await person.dialog.get_by_role("combobox").fill(bob.user_id)
    await person.dialog.get_by_role("option", name=re.compile("Bob")).click()
    await person.say("come to the bridge")
    await other.room("Ann").click()
    await other.page.get_by_role("main").get_by_role("button", name="Accept").click()
    await visible(other.message("come to the bridge"))
    await other.back()
    await other.press("Explore")
    await other.field("Search").fill("#bridge:near.porch.test")
    await other.dialog.get_by_role("button", name="Join").click()
    await gone(other.dialog)
    await other.say("I am on it")
    await person.open("Bridge")
    await visible(person.message("I am on it"))
