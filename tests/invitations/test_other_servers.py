"""While the server does not talk to others, their users cannot be invited: nobody would tell them."""

from __future__ import annotations

from tests.rig.client import Client, escape
from tests.rig.porch import PorchProcess

STRANGER = "@somebody:elsewhere.test"


async def test_users_of_other_servers_are_invited_by_no_way(porch: PorchProcess) -> None:
    one = await Client.register(porch)
    room = await one.create_room()
    at = f"rooms/{escape(room)}"
    await one.refused(403, "M_FORBIDDEN", "POST", f"{at}/invite", {"user_id": STRANGER})
    member = f"{at}/state/m.room.member/{escape(STRANGER)}"
    await one.refused(403, "M_FORBIDDEN", "PUT", member, {"membership": "invite"})
    await one.refused(403, "M_FORBIDDEN", "POST", "createRoom", {"invite": [STRANGER]})
    assert (await one.ok("GET", "joined_rooms"))["joined_rooms"] == [room]
    members = (await one.ok("GET", f"{at}/members"))["chunk"]
    assert [event["state_key"] for event in members] == [one.user_id]
