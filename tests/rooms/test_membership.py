"""Who is in a room: join, knock, invite, leave, forget, kick, ban, unban."""

from __future__ import annotations

import asyncio

import pytest

from tests.rig.client import Client, escape
from tests.rig.porch import PorchProcess
from tests.rooms.world import ALL_VERSIONS, bodies, membership, people, room, timeline

NOWHERE = "!nowhere:porch.test"


async def act(by: Client, room_id: str, action: str, user: Client | str, **body: object) -> None:
    """Kick, ban, unban or invite."""
    user_id = user if isinstance(user, str) else user.user_id
    await by.ok("POST", room(room_id, action), {"user_id": user_id, **body})


async def refused(
    by: Client, room_id: str, action: str, user: Client | None = None, errcode: str = "M_FORBIDDEN"
) -> None:
    """The same, refused with 403."""
    body = {"user_id": user.user_id} if user is not None else {}
    await by.refused(403, errcode, "POST", room(room_id, action), body)


@pytest.mark.parametrize("version", ALL_VERSIONS)
async def test_the_life_of_a_member_in_every_room_version(porch: PorchProcess, version: str) -> None:
    alice, bob = await people(porch, 2)
    room_id = await alice.create_room(room_version=version)
    await refused(bob, room_id, "join")
    await act(alice, room_id, "invite", bob, reason="come in")
    assert (await membership(alice, room_id, bob))["reason"] == "come in"
    assert await bob.join(room_id, reason="thanks") == room_id
    assert (await membership(alice, room_id, bob)) == {
        **await membership(alice, room_id, bob),
        "membership": "join",
        "reason": "thanks",
    }
    await bob.leave(room_id, reason="bye")
    assert (await membership(alice, room_id, bob)) == {"membership": "leave", "reason": "bye"}
    await act(alice, room_id, "invite", bob)
    await bob.leave(room_id)  # declines
    await act(alice, room_id, "invite", bob)
    await bob.ok("POST", room(room_id, "join"))
    await act(alice, room_id, "kick", bob, reason="out")
    assert (await membership(alice, room_id, bob)) == {"membership": "leave", "reason": "out"}
    await act(alice, room_id, "ban", bob, reason="stay out")
    assert (await membership(alice, room_id, bob)) == {"membership": "ban", "reason": "stay out"}
    await refused(bob, room_id, "join")
    await refused(bob, room_id, "leave")
    await refused(alice, room_id, "invite", bob)
    await act(alice, room_id, "unban", bob)
    assert (await membership(alice, room_id, bob))["membership"] == "leave"
    await refused(bob, room_id, "join")
    await act(alice, room_id, "invite", bob)
    await bob.join(room_id)


async def test_joining_twice_and_leaving_twice_change_nothing(porch: PorchProcess) -> None:
    alice, bob = await people(porch, 2)
    room_id = await alice.create_room(preset="public_chat")
    for _ in range(3):
        await bob.join(room_id)
    await asyncio.gather(*(bob.join(room_id) for _ in range(5)))
    for _ in range(3):
        await bob.leave(room_id)
    mine = [event for event in await timeline(alice, room_id) if event.get("state_key") == bob.user_id]
    assert [event["content"]["membership"] for event in mine] == ["join", "leave"]


async def test_many_joins_of_one_user_at_once_are_one_event(porch: PorchProcess) -> None:
    alice, bob = await people(porch, 2)
    room_id = await alice.create_room(preset="public_chat")
    await asyncio.gather(*(bob.join(room_id) for _ in range(10)))
    mine = [event for event in await timeline(alice, room_id) if event.get("state_key") == bob.user_id]
    assert len(mine) == 1


async def test_a_room_is_joined_by_its_alias(porch: PorchProcess) -> None:
    alice, bob = await people(porch, 2)
    name = f"door-{alice.user_id[6:16]}"
    room_id = await alice.create_room(preset="public_chat", room_alias_name=name)
    assert await bob.join(f"#{name}:{porch.server_name}") == room_id
    await bob.refused(404, "M_NOT_FOUND", "POST", f"join/{escape('#nobody:porch.test')}")
    await bob.refused(400, "M_INVALID_PARAM", "POST", f"join/{escape('nonsense')}")
    await bob.refused(404, "M_NOT_FOUND", "POST", f"join/{escape(NOWHERE)}")
    await bob.refused(404, "M_NOT_FOUND", "POST", f"knock/{escape(NOWHERE)}")


async def test_a_member_event_carries_the_profile(porch: PorchProcess) -> None:
    alice, bob = await people(porch, 2)
    await bob.ok("PUT", f"profile/{escape(bob.user_id)}/displayname", {"displayname": "Bob"})
    room_id = await alice.create_room(invite=[bob.user_id])
    assert (await membership(alice, room_id, bob)) == {"membership": "invite", "displayname": "Bob"}
    await bob.join(room_id)
    assert (await membership(alice, room_id, bob)) == {"membership": "join", "displayname": "Bob"}


async def test_knocking_asks_and_is_answered_by_an_invite_or_a_kick(porch: PorchProcess) -> None:
    alice, bob, carol = await people(porch, 3)
    room_id = await alice.create_room(
        initial_state=[{"type": "m.room.join_rules", "content": {"join_rule": "knock"}}], name="Knock here"
    )
    for knocker in (bob, carol):
        assert (await knocker.ok("POST", f"knock/{escape(room_id)}", {"reason": "please"}))["room_id"] == room_id
        assert (await membership(alice, room_id, knocker))["reason"] == "please"
        await refused(knocker, room_id, "join")
    knocked = (await bob.sync())["rooms"]["knock"][room_id]["knock_state"]["events"]
    assert {event["type"] for event in knocked} >= {"m.room.create", "m.room.name", "m.room.join_rules"}
    await act(alice, room_id, "invite", bob)
    await bob.join(room_id)
    await bob.refused(403, "M_FORBIDDEN", "POST", f"knock/{escape(room_id)}")
    await act(alice, room_id, "kick", carol)
    assert (await membership(alice, room_id, carol))["membership"] == "leave"
    await carol.ok("POST", f"knock/{escape(room_id)}")
    await carol.leave(room_id)  # takes it back
    await act(alice, room_id, "ban", carol)
    await carol.refused(403, "M_FORBIDDEN", "POST", f"knock/{escape(room_id)}")


async def test_knocking_needs_a_room_that_takes_knocks(porch: PorchProcess) -> None:
    alice, bob = await people(porch, 2)
    for body in ({"room_version": "12"}, {"room_version": "6"}, {"preset": "public_chat"}):
        room_id = await alice.create_room(**body)
        await bob.refused(403, "M_FORBIDDEN", "POST", f"knock/{escape(room_id)}")


async def test_kicks_and_bans_need_power_and_a_target(porch: PorchProcess) -> None:
    alice, bob, carol, dave = await people(porch, 4)
    room_id = await alice.create_room(preset="public_chat")
    await bob.join(room_id)
    await carol.join(room_id)
    await refused(bob, room_id, "kick", carol)
    await refused(bob, room_id, "ban", carol)
    await refused(alice, room_id, "kick", dave)  # never in the room
    await act(alice, room_id, "ban", dave)  # may be banned though
    await refused(dave, room_id, "join")
    await refused(alice, room_id, "unban", carol, "M_BAD_STATE")
    await act(alice, room_id, "unban", dave)
    await dave.join(room_id)
    levels = await alice.state(room_id, "m.room.power_levels")
    await alice.set_state(room_id, "m.room.power_levels", {**levels, "users": {bob.user_id: 50, dave.user_id: 50}})
    await refused(bob, room_id, "kick", alice)
    await refused(bob, room_id, "kick", dave)  # of the same power
    await refused(bob, room_id, "ban", dave)
    await act(bob, room_id, "kick", carol)
    await refused(bob, room_id, "kick", carol)  # no longer there


async def test_who_is_outside_can_do_nothing_and_learns_nothing(porch: PorchProcess) -> None:
    alice, bob, carol = await people(porch, 3)
    room_id = await alice.create_room()
    for action in ("invite", "kick", "ban", "unban", "leave"):
        body = {} if action == "leave" else {"user_id": carol.user_id}
        inside = await bob.post(room(room_id, action), body)
        nowhere = await bob.post(room("!" + "x" * 43, action), body)
        assert (inside.status, inside.json) == (nowhere.status, nowhere.json)
        assert inside.status == 403


@pytest.mark.parametrize("action", ["invite", "kick", "ban", "unban"])
async def test_the_target_must_be_a_user(porch: PorchProcess, action: str) -> None:
    [alice] = await people(porch, 1)
    room_id = await alice.create_room()
    await alice.refused(400, "M_MISSING_PARAM", "POST", room(room_id, action), {})
    await alice.refused(400, "M_BAD_JSON", "POST", room(room_id, action), {"user_id": 5})
    await alice.refused(400, "M_INVALID_PARAM", "POST", room(room_id, action), {"user_id": "bob"})
    await alice.refused(
        400, "M_INVALID_PARAM", "POST", room(room_id, action), {"user_id": "@bob:porch.test", "reason": 5}
    )
    assert (await alice.request("POST", room(room_id, action), raw=b"[]")).errcode == "M_BAD_JSON"
    assert (await alice.request("POST", room(room_id, action), raw=b"{")).errcode == "M_NOT_JSON"


async def test_a_member_cannot_be_invited_and_a_banned_one_neither(porch: PorchProcess) -> None:
    alice, bob = await people(porch, 2)
    room_id = await alice.create_room(preset="public_chat")
    await bob.join(room_id)
    await refused(alice, room_id, "invite", bob)
    await act(alice, room_id, "ban", bob)
    await refused(alice, room_id, "invite", bob)


async def test_an_address_is_not_invited(porch: PorchProcess) -> None:
    [alice] = await people(porch, 1)
    room_id = await alice.create_room()
    body = {"id_server": "id.example", "id_access_token": "x", "medium": "email", "address": "a@example.org"}
    await alice.refused(403, "M_THREEPID_DENIED", "POST", room(room_id, "invite"), body)


async def test_forgetting_is_for_rooms_that_were_left(porch: PorchProcess) -> None:
    alice, bob, carol = await people(porch, 3)
    room_id = await alice.create_room(preset="public_chat", invite=[carol.user_id])
    await bob.join(room_id)
    sent = await alice.send(room_id, "hello")
    await bob.refused(400, "M_UNKNOWN", "POST", room(room_id, "forget"))
    await carol.refused(400, "M_UNKNOWN", "POST", room(room_id, "forget"))
    await bob.leave(room_id)
    assert bodies(await timeline(bob, room_id)) == ["hello"]
    await bob.ok("POST", room(room_id, "forget"))
    await bob.ok("POST", room(room_id, "forget"))
    await bob.refused(403, "M_FORBIDDEN", "GET", room(room_id, "messages"), dir="b")
    await bob.refused(403, "M_FORBIDDEN", "GET", room(room_id, "state"))
    await bob.refused(403, "M_FORBIDDEN", "GET", room(room_id, "members"))
    await bob.refused(404, "M_NOT_FOUND", "GET", room(room_id, "event", sent))
    await bob.refused(404, "M_NOT_FOUND", "GET", room(room_id, "context", sent))
    await bob.join(room_id)
    assert "hello" in bodies(await timeline(bob, room_id))
    await bob.ok("GET", room(room_id, "event", sent))


async def test_the_lists_of_members_tell_who_is_there(porch: PorchProcess) -> None:
    alice, bob, carol, dave = await people(porch, 4)
    await alice.ok("PUT", f"profile/{escape(alice.user_id)}/displayname", {"displayname": "Alice"})
    room_id = await alice.create_room(preset="public_chat", invite=[carol.user_id])
    await bob.join(room_id)
    await act(alice, room_id, "ban", dave)
    joined = (await bob.ok("GET", room(room_id, "joined_members")))["joined"]
    assert joined == {alice.user_id: {"display_name": "Alice"}, bob.user_id: {}}
    await carol.refused(403, "M_FORBIDDEN", "GET", room(room_id, "joined_members"))

    async def members(**query: str) -> set[str]:
        return {event["state_key"] for event in (await bob.ok("GET", room(room_id, "members"), **query))["chunk"]}

    a, b, c, d = (each.user_id for each in (alice, bob, carol, dave))
    assert await members() == {a, b, c, d}
    assert await members(membership="join") == {a, b}
    assert await members(not_membership="join") == {c, d}
    assert await members(membership="ban") == {d}
    assert await members(membership="invite", not_membership="ban") == {a, b, c}
    await bob.refused(400, "M_INVALID_PARAM", "GET", room(room_id, "members"), membership="guest")
    await bob.refused(400, "M_INVALID_PARAM", "GET", room(room_id, "members"), at="nonsense")
    assert (await bob.ok("GET", "joined_rooms"))["joined_rooms"] == [room_id]
    assert (await carol.ok("GET", "joined_rooms"))["joined_rooms"] == []


async def test_members_at_an_earlier_time(porch: PorchProcess) -> None:
    alice, bob, carol = await people(porch, 3)
    room_id = await alice.create_room(preset="public_chat")
    await bob.join(room_id)
    sync_token = (await alice.sync())["next_batch"]
    page_token = (await alice.ok("GET", room(room_id, "messages"), dir="b", limit=1))["start"]
    await carol.join(room_id)
    await bob.leave(room_id)
    for token in (sync_token, page_token):
        chunk = (await alice.ok("GET", room(room_id, "members"), at=token))["chunk"]
        held = {event["state_key"]: event["content"]["membership"] for event in chunk}
        assert held == {alice.user_id: "join", bob.user_id: "join"}
    # Bob, who has left, sees the members at the time of his leaving, Carol among them.
    chunk = (await bob.ok("GET", room(room_id, "members")))["chunk"]
    assert {event["state_key"]: event["content"]["membership"] for event in chunk} == {
        alice.user_id: "join",
        bob.user_id: "leave",
        carol.user_id: "join",
    }
    await alice.leave(room_id)
    chunk = (await bob.ok("GET", room(room_id, "members")))["chunk"]
    assert {event["state_key"] for event in chunk if event["content"]["membership"] == "join"} == {
        alice.user_id,
        carol.user_id,
    }
