"""Users who want no invites (`m.invite_permission_config`)."""

from __future__ import annotations

from tests.rig.client import Client, escape
from tests.rig.porch import PorchProcess
from tests.rooms.world import people, room


async def want(user: Client, **content: object) -> None:
    """Says in the account data whether invites are wanted."""
    await user.ok("PUT", f"user/{escape(user.user_id)}/account_data/m.invite_permission_config", content)


async def test_who_blocks_invites_gets_none_by_any_way(porch: PorchProcess) -> None:
    alice, bob = await people(porch, 2)
    room_id = await alice.create_room()
    await want(bob, default_action="block")
    await alice.refused(403, "M_INVITE_BLOCKED", "POST", room(room_id, "invite"), {"user_id": bob.user_id})
    path = room(room_id, "state", "m.room.member", bob.user_id)
    await alice.refused(403, "M_INVITE_BLOCKED", "PUT", path, {"membership": "invite"})
    await alice.refused(403, "M_INVITE_BLOCKED", "POST", "createRoom", {"invite": [bob.user_id]})
    assert (await alice.get(path)).status == 404
    assert (await alice.ok("GET", "joined_rooms"))["joined_rooms"] == [room_id]
    for content in ({}, {"default_action": "allow"}, {"default_action": 5}):
        await want(bob, **content)
        await alice.invite(room_id, bob)
    await bob.join(room_id)


async def test_invites_from_before_the_block_are_not_served_until_it_ends(porch: PorchProcess) -> None:
    alice, bob = await people(porch, 2)
    room_id = await alice.create_room(invite=[bob.user_id])
    assert room_id in (await bob.sync())["rooms"]["invite"]
    await want(bob, default_action="block")
    assert room_id not in (await bob.sync()).get("rooms", {}).get("invite", {})
    # Others see the invite as before.
    assert (await alice.state(room_id, "m.room.member", bob.user_id))["membership"] == "invite"
    await want(bob)
    assert room_id in (await bob.sync())["rooms"]["invite"]
