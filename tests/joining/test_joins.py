"""Claims on joins of rooms of other servers."""

from __future__ import annotations

import asyncio
import contextlib
import time
from typing import Any

import pytest

from homeserver.protocol.signatures import verify_event
from tests.joining.resident import MEMBER, HostedRoom, Refusal, Resident
from tests.rig.client import Client, escape
from tests.rig.eventually import eventually
from tests.rig.porch import PorchProcess
from tests.rooms.world import all_state, bodies, room

VERSIONS = ["1", "2", "6", "10", "11", "12"]


async def join(user: Client, hosted: HostedRoom, *via: Resident, **body: Any) -> Any:
    """Joins by room ID, over the given servers, or the one that hosts the room."""
    names = [each.name for each in via] or [hosted.server.name]
    return await user.ok("POST", f"join/{escape(hosted.room_id)}", body, via=names)


@pytest.mark.parametrize("version", VERSIONS)
async def test_a_room_of_another_server_is_joined(
    joining_porch: PorchProcess, resident: Resident, alice: Client, version: str
) -> None:
    hosted = resident.room(version)
    for number in range(3):
        hosted.member(f"m{number}", "join", displayname=f"Member {number}")
    await alice.ok("PUT", f"profile/{escape(alice.user_id)}/displayname", {"displayname": "Alice"})
    assert await join(alice, hosted, reason="tea") == {"room_id": hosted.room_id}
    sent = resident.sent[0]
    assert sent.content == {"membership": "join", "displayname": "Alice", "reason": "tea"}
    # The resident server can verify what it was sent.
    keys = await Client(joining_porch.url).ok("GET", "/_matrix/key/v2/server")
    ((key_id, _),) = keys["verify_keys"].items()
    assert key_id in sent.pdu["signatures"][joining_porch.server_name]
    state = await all_state(alice, hosted.room_id)
    assert {key: event["content"] for key, event in state.items()} == {
        key: event.content for key, event in hosted.state.items()
    }
    assert state[MEMBER, alice.user_id]["event_id"] == sent.event_id
    told = (await alice.sync())["rooms"]["join"][hosted.room_id]
    assert told["summary"]["m.joined_member_count"] == 5
    assert [event["event_id"] for event in told["timeline"]["events"]][-1] == sent.event_id
    assert hosted.room_id in (await alice.ok("GET", "joined_rooms"))["joined_rooms"]


async def test_the_second_user_of_this_server_joins_by_itself(
    joining_porch: PorchProcess, resident: Resident, alice: Client
) -> None:
    hosted = resident.room("11")
    await join(alice, hosted)
    bob = await Client.register(joining_porch)
    await bob.join(hosted.room_id)
    assert resident.asked.count("make_join") == 1
    assert await bob.send(hosted.room_id, "hello")
    members = (await alice.ok("GET", room(hosted.room_id, "joined_members")))["joined"]
    assert set(members) == {alice.user_id, bob.user_id, hosted.creator}


async def test_many_users_who_join_at_once_make_one_join_of_the_room(
    joining_porch: PorchProcess, resident: Resident
) -> None:
    hosted = resident.room("11")
    users = await asyncio.gather(*(Client.register(joining_porch) for _ in range(5)))
    await asyncio.gather(*(join(user, hosted) for user in users))
    assert resident.asked.count("send_join") == 1
    members = (await users[0].ok("GET", room(hosted.room_id, "joined_members")))["joined"]
    assert set(members) == {hosted.creator, *(user.user_id for user in users)}


async def test_what_the_second_server_answers_counts_where_the_first_is_gone(
    authority: Any, resident: Resident, alice: Client
) -> None:
    hosted = resident.room("11")
    async with Resident(authority) as gone:
        pass
    await join(alice, hosted, gone, resident)
    assert resident.asked.count("send_join") == 1


@pytest.mark.parametrize(
    "refusal",
    [
        Refusal(404, "M_NOT_FOUND"),
        Refusal(400, "M_UNABLE_TO_GRANT_JOIN"),
        Refusal(500, "M_UNKNOWN"),
        Refusal(400, "M_INCOMPATIBLE_ROOM_VERSION", {"room_version": "99"}),
    ],
)
async def test_a_server_that_cannot_help_is_followed_by_the_next(
    resident: Resident, other: Resident, alice: Client, refusal: Refusal
) -> None:
    def refuse(_: Any) -> Any:
        raise refusal

    hosted = resident.room("11")
    other.rooms[hosted.room_id] = hosted
    other.twists["make_join"] = refuse
    await join(alice, hosted, other, resident)


async def test_where_the_room_lets_nobody_in_no_other_server_is_asked(
    resident: Resident, other: Resident, alice: Client
) -> None:
    def refuse(_: Any) -> Any:
        raise Refusal(403, "M_FORBIDDEN")

    hosted = resident.room("11", "invite")
    resident.twists["make_join"] = refuse
    path = f"join/{escape(hosted.room_id)}"
    await alice.refused(403, "M_FORBIDDEN", "POST", path, via=[resident.name, other.name])
    assert other.asked == []


async def test_a_room_that_nobody_knows_is_not_found(resident: Resident, alice: Client) -> None:
    await alice.refused(404, "M_NOT_FOUND", "POST", f"join/{escape('!nowhere:' + resident.name)}")
    await alice.refused(404, "M_NOT_FOUND", "POST", f"join/{escape('!' + 'A' * 43)}")
    await alice.refused(404, "M_NOT_FOUND", "POST", f"join/{escape('!' + 'A' * 43)}", via=["not a name", ""])
    await alice.refused(502, "M_UNKNOWN", "POST", f"join/{escape('!' + 'A' * 43)}", via="gone.invalid")


async def test_a_room_of_an_unknown_version_is_not_joined(resident: Resident, alice: Client) -> None:
    def refuse(_: Any) -> Any:
        raise Refusal(400, "M_INCOMPATIBLE_ROOM_VERSION", {"room_version": "99"})

    hosted = resident.room("11")
    resident.twists["make_join"] = refuse
    path = f"join/{escape(hosted.room_id)}"
    reply = await alice.refused(400, "M_INCOMPATIBLE_ROOM_VERSION", "POST", path, via=resident.name)
    assert reply.json["room_version"] == "99"


async def test_an_alias_of_another_server_leads_into_its_room(resident: Resident, alice: Client) -> None:
    hosted = resident.room("12")
    found = await alice.ok("POST", f"join/{escape('#tea:' + resident.name)}")
    assert found == {"room_id": hosted.room_id}


async def test_guests_do_not_join_rooms_of_other_servers(joining_porch: PorchProcess, resident: Resident) -> None:
    hosted = resident.room("11")
    guest = Client(joining_porch.url)
    guest._logged_in(await guest.ok("POST", "register", {}, kind="guest"))
    path = f"join/{escape(hosted.room_id)}"
    await guest.refused(403, "M_GUEST_ACCESS_FORBIDDEN", "POST", path, via=resident.name)
    assert resident.asked == []


async def test_what_is_said_later_arrives_and_what_was_said_before_is_fetched(
    joining_porch: PorchProcess, resident: Resident, alice: Client
) -> None:
    hosted = resident.room("11")
    for number in range(30):
        hosted.message(f"before {number}")
    await join(alice, hosted)
    since = (await alice.sync())["next_batch"]
    assert (await resident.transaction(joining_porch, hosted.message("after"))).status == 200
    news = (await alice.sync(since, timeout=10_000))["rooms"]["join"][hosted.room_id]
    assert bodies(news["timeline"]["events"]) == ["after"]
    page = await alice.ok("GET", room(hosted.room_id, "messages"), dir="b", limit=20)
    assert bodies(page["chunk"]) == ["after", *(f"before {number}" for number in range(29, 11, -1))]


async def test_what_is_said_while_the_room_is_joined_is_not_lost(
    joining_porch: PorchProcess, resident: Resident, alice: Client
) -> None:
    hosted = resident.room("11")
    said = []

    async def speak_first() -> None:
        said.append((await resident.transaction(joining_porch, hosted.message("meanwhile"))).json)

    tasks = []

    def twist(answer: Any) -> Any:
        tasks.append(asyncio.ensure_future(speak_first()))
        return answer

    resident.twists["send_join"] = twist
    await join(alice, hosted)
    await asyncio.gather(*tasks)

    for _ in range(100):
        page = await alice.ok("GET", room(hosted.room_id, "messages"), dir="b", limit=5)
        if bodies(page["chunk"]) == ["meanwhile"]:
            break
        await asyncio.sleep(0.05)
    assert bodies(page["chunk"]) == ["meanwhile"]


async def test_who_left_comes_back_and_finds_what_changed(
    joining_porch: PorchProcess, resident: Resident, alice: Client
) -> None:
    hosted = resident.room("11")
    await join(alice, hosted)
    await alice.leave(hosted.room_id)

    async def left() -> str | None:
        return hosted.membership(alice.user_id)

    await eventually(left, "leave")
    hosted.add("m.room.name", {"name": "Coffee room"}, "")
    hosted.member("late", "join")
    await join(alice, hosted)
    assert (await alice.state(hosted.room_id, "m.room.name"))["name"] == "Coffee room"
    members = (await alice.ok("GET", room(hosted.room_id, "joined_members")))["joined"]
    assert set(members) == {alice.user_id, hosted.creator, resident.user("late")}


async def test_signatures_of_the_join_are_those_of_both_servers(
    joining_porch: PorchProcess, resident: Resident, alice: Client
) -> None:
    hosted = resident.room("10", "restricted")
    hosted.add("m.room.join_rules", {"join_rule": "restricted", "allow": []}, "")
    resident.authorisers[hosted.room_id] = hosted.creator
    await join(alice, hosted)
    event_id = resident.sent[0].event_id
    path = f"/_matrix/federation/v1/event/{escape(event_id)}"
    reply = await resident.request(joining_porch, "GET", path)
    if reply.status == 200:
        (pdu,) = reply.json["pdus"]
        version = hosted.version
        verify_event(pdu, version, resident.name, resident.key.key_id, resident.key.verify_key)
    member = await alice.state(hosted.room_id, MEMBER, alice.user_id)
    assert member["join_authorised_via_users_server"] == hosted.creator


async def test_the_replacement_of_a_room_is_found_by_what_the_old_room_says(
    joining_porch: PorchProcess, resident: Resident, alice: Client
) -> None:
    old = resident.room("11")
    await join(alice, old)
    await alice.ok("PUT", f"user/{escape(alice.user_id)}/rooms/{escape(old.room_id)}/tags/u.tea", {"order": 0.5})
    new = resident.room("12", predecessor={"room_id": old.room_id})
    await resident.transaction(
        joining_porch, old.add("m.room.tombstone", {"body": "moved", "replacement_room": new.room_id}, "")
    )

    async def told() -> int:
        return (await alice.get(room(old.room_id, "state", "m.room.tombstone", ""))).status

    await eventually(told, 200)
    # The ID of the new room names no server, and neither does the client.
    await alice.join(new.room_id)

    async def tags() -> Any:
        return (await alice.ok("GET", f"user/{escape(alice.user_id)}/rooms/{escape(new.room_id)}/tags"))["tags"]

    await eventually(tags, {"u.tea": {"order": 0.5}})


async def test_a_room_is_found_by_the_servers_that_a_space_names_for_it(resident: Resident, alice: Client) -> None:
    hosted = resident.room("12")
    space = await alice.create_room(creation_content={"type": "m.space"})
    await alice.set_state(space, "m.space.child", {"via": [resident.name]}, hosted.room_id)
    await alice.join(hosted.room_id)


async def test_members_of_other_servers_are_found_in_the_user_directory(resident: Resident, alice: Client) -> None:
    hosted = resident.room("11")
    hosted.member("zoe", "join", displayname="Zoe of Elsewhere")
    await join(alice, hosted)

    async def found() -> list[str]:
        answer = await alice.ok("POST", "user_directory/search", {"search_term": "zoe of else"})
        return [each["user_id"] for each in answer["results"]]

    await eventually(found, [resident.user("zoe")], timeout_s=3)


async def test_a_deactivated_user_leaves_rooms_of_other_servers_and_rejects_their_invites(
    joining_porch: PorchProcess, resident: Resident, alice: Client
) -> None:
    joined, invited = resident.room("11"), resident.room("11", "invite")
    await join(alice, joined)
    await resident.invite(joining_porch, invited, alice.user_id)
    auth = {"type": "m.login.password", "identifier": {"type": "m.id.user", "user": alice.user_id},
            "password": alice.password}  # fmt: skip
    await alice.ok("POST", "account/deactivate", {"auth": auth})

    async def memberships() -> list[str | None]:
        return [hosted.membership(alice.user_id) for hosted in (joined, invited)]

    await eventually(memberships, ["leave", "leave"])


async def test_a_join_that_only_another_server_can_vouch_for_goes_through_that_server(
    joining_porch: PorchProcess, resident: Resident, alice: Client
) -> None:
    bob = await Client.register(joining_porch)
    key_room = resident.room("11")
    hosted = resident.room("11")
    hosted.add("m.room.power_levels", {"users": {hosted.creator: 100}, "invite": 50}, "")
    allow = [{"type": "m.room_membership", "room_id": key_room.room_id}]
    hosted.add("m.room.join_rules", {"join_rule": "restricted", "allow": allow}, "")
    resident.authorisers[hosted.room_id] = hosted.creator
    await join(alice, key_room)
    await bob.join(key_room.room_id)
    await join(alice, hosted)
    # This server is in the room now, but has nobody there who may invite.
    await bob.join(hosted.room_id)
    assert resident.asked.count("send_join") == 3
    member = await alice.state(hosted.room_id, MEMBER, bob.user_id)
    assert member["join_authorised_via_users_server"] == hosted.creator
    carol = await Client.register(joining_porch)
    await carol.refused(403, "M_FORBIDDEN", "POST", f"join/{escape(hosted.room_id)}")


async def test_the_keys_of_members_from_many_servers_are_fetched_at_once(
    authority: Any, resident: Resident, alice: Client
) -> None:
    """Servers that answer late are waited for together; one that is gone costs its own events and no others."""
    others = [Resident(authority) for _ in range(6)]
    async with contextlib.AsyncExitStack() as stack:
        for other in others:
            await stack.enter_async_context(other)
            other.late_s = 1.0
        hosted = resident.room("11")
        local: set[str] = set()
        for at, other in enumerate(others):
            local.update(str(hosted.member(f"m{at}-{number}", "join").state_key) for number in range(60))
            user = other.user("m")
            event = hosted.make(MEMBER, {"membership": "join"}, user, user, signed_by=other)
            hosted.take(event)
        await others[0].tls.__aexit__()
        began = time.monotonic()
        await join(alice, hosted)
        assert time.monotonic() - began < 4.0
    members = (await alice.ok("GET", room(hosted.room_id, "joined_members")))["joined"]
    assert set(members) == {alice.user_id, hosted.creator, *local, *(other.user("m") for other in others[1:])}


async def test_a_reason_that_fills_an_event_is_too_large(
    joining_porch: PorchProcess, resident: Resident, alice: Client
) -> None:
    hosted, invited = resident.room("11", "knock"), resident.room("11", "invite")
    await resident.invite(joining_porch, invited, alice.user_id)
    for path in (f"join/{escape(hosted.room_id)}", f"knock/{escape(hosted.room_id)}", room(invited.room_id, "leave")):
        await alice.refused(413, "M_TOO_LARGE", "POST", path, {"reason": "x" * 70_000}, via=resident.name)
    room_id = await alice.create_room()
    body = {"user_id": resident.user("x"), "reason": "x" * 70_000}
    await alice.refused(413, "M_TOO_LARGE", "POST", room(room_id, "invite"), body)
    assert "send_join" not in resident.asked
    assert resident.invited == []
