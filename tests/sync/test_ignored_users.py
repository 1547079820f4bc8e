"""Claims about ignoring: Client-server API, "Ignoring Users"."""

from __future__ import annotations

from tests.rig.client import Client, escape
from tests.rig.porch import PorchProcess
from tests.sync.reading import bodies, joined, timeline


async def ignore(client: Client, *users: Client) -> None:
    """Sets the list of ignored users."""
    content = {"ignored_users": {user.user_id: {} for user in users}}
    await client.ok("PUT", f"user/{escape(client.user_id)}/account_data/m.ignored_user_list", content)


async def test_messages_of_ignored_users_are_not_told_but_their_state_is(porch: PorchProcess) -> None:
    alice, bob = await Client.register(porch), await Client.register(porch)
    room = await alice.create_room(preset="public_chat")
    await bob.join(room)
    await ignore(alice, bob)
    since = (await alice.sync())["next_batch"]
    await bob.send(room, "unheard")
    await bob.set_state(room, "m.room.member", {"membership": "join", "displayname": "Bob"}, bob.user_id)
    await alice.send(room, "heard")
    section = joined(await alice.sync(since), room)
    assert bodies(section) == ["heard"]
    assert [event["sender"] for event in timeline(section)] == [bob.user_id, alice.user_id]


async def test_who_is_no_longer_ignored_is_heard_again(porch: PorchProcess) -> None:
    alice, bob = await Client.register(porch), await Client.register(porch)
    room = await alice.create_room(preset="public_chat")
    await bob.join(room)
    await ignore(alice, bob)
    await bob.send(room, "unheard")
    await ignore(alice)
    since = (await alice.sync())["next_batch"]
    await bob.send(room, "heard")
    assert bodies(joined(await alice.sync(since), room)) == ["heard"]


async def test_invitations_of_ignored_users_are_not_told(porch: PorchProcess) -> None:
    alice, bob = await Client.register(porch), await Client.register(porch)
    await ignore(alice, bob)
    since = (await alice.sync())["next_batch"]
    await bob.create_room(invite=[alice.user_id])
    assert "rooms" not in await alice.sync(since)
    assert "rooms" not in await alice.sync()
