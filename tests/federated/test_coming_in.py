"""Claims on the ways into a room on another server: invitations, knocks, restricted rooms, aliases, the directory."""

from __future__ import annotations

import pytest

from tests.federated.rooms import (
    all_see,
    invited,
    join,
    membership,
    membership_becomes,
    same_state,
    section,
    shared_room,
    until,
)
from tests.rig.client import Client, escape
from tests.rig.trio import NAMES, Trio

# Porch hosts and Synapse comes, Synapse hosts and Porch comes, and two Porches.
PAIRS = [("one", "synapse"), ("synapse", "one"), ("one", "two")]


def third(host: str, guest: str) -> str:
    return next(name for name in NAMES if name not in (host, guest))


@pytest.mark.parametrize("version", ["6", "10", "11", "12"])
@pytest.mark.parametrize(("host", "guest_of"), PAIRS)
async def test_an_invitation_is_received_and_accepted(trio: Trio, host: str, guest_of: str, version: str) -> None:
    owner, guest = await trio.users(host, guest_of)
    room_id = await owner.create_room(preset="private_chat", room_version=version, name="Within")
    await owner.invite(room_id, guest)
    stripped = await invited(guest, room_id)
    assert stripped[guest.user_id]["content"]["membership"] == "invite"
    assert stripped[guest.user_id]["sender"] == owner.user_id
    assert stripped["m.room.name"]["content"] == {"name": "Within"}
    assert await guest.join(room_id) == room_id
    await membership_becomes([owner, guest], room_id, guest, "join")
    sent = [await owner.send(room_id, "come in"), await guest.send(room_id, "thank you")]
    await all_see([owner, guest], room_id, *sent)
    await same_state([owner, guest], room_id)


@pytest.mark.parametrize("version", ["6", "11", "12"])
@pytest.mark.parametrize(("host", "guest_of"), PAIRS)
async def test_an_invitation_is_rejected_and_taken_back(trio: Trio, host: str, guest_of: str, version: str) -> None:
    owner, rejecting, invited_in_vain = await trio.users(host, guest_of, guest_of)
    room_id = await owner.create_room(preset="private_chat", room_version=version)
    for guest in (rejecting, invited_in_vain):
        await owner.invite(room_id, guest)
        await invited(guest, room_id)
    await rejecting.leave(room_id)
    await membership_becomes([owner], room_id, rejecting, "leave")
    assert await section(rejecting, "invite", room_id) is None
    await owner.ok("POST", f"rooms/{escape(room_id)}/kick", {"user_id": invited_in_vain.user_id})

    async def taken_back() -> bool:
        return await section(invited_in_vain, "invite", room_id) is None

    await until(taken_back, "the invitation is taken back")
    reply = await invited_in_vain.post(f"join/{escape(room_id)}", {}, via=trio[host].server_name)
    assert reply.status in (403, 404)


@pytest.mark.parametrize(("host", "guest_of"), PAIRS)
async def test_an_invitation_can_be_rejected_when_the_inviting_server_is_gone(
    trio: Trio, host: str, guest_of: str
) -> None:
    owner, guest = await trio.users(host, guest_of)
    room_id = await owner.create_room(preset="private_chat", room_version="11")
    await owner.invite(room_id, guest)
    await invited(guest, room_id)
    trio.cut(host)
    await guest.leave(room_id)
    assert await section(guest, "invite", room_id) is None


@pytest.mark.parametrize(("host", "guest_of"), PAIRS)
async def test_guests_invite_guests_of_a_third_server(trio: Trio, host: str, guest_of: str) -> None:
    owner, guest, late = await trio.users(host, guest_of, third(host, guest_of))
    room_id = await owner.create_room(preset="private_chat", room_version="12")
    await owner.invite(room_id, guest)
    await invited(guest, room_id)
    await guest.join(room_id)
    await membership_becomes([owner], room_id, guest, "join")
    await guest.invite(room_id, late)
    await invited(late, room_id)
    await late.join(room_id)
    await membership_becomes([owner, guest, late], room_id, late, "join")
    sent = [await user.send(room_id) for user in (owner, guest, late)]
    await all_see([owner, guest, late], room_id, *sent)


@pytest.mark.parametrize("version", ["10", "11", "12"])
@pytest.mark.parametrize(("host", "guest_of"), PAIRS)
async def test_a_knock_is_heard_and_answered(trio: Trio, host: str, guest_of: str, version: str) -> None:
    owner, knocking, unwanted, hesitant = await trio.users(host, guest_of, guest_of, guest_of)
    room_id = await owner.create_room(
        preset="private_chat",
        room_version=version,
        initial_state=[{"type": "m.room.join_rules", "state_key": "", "content": {"join_rule": "knock"}}],
        name="Knock first",
    )
    through = [trio[host].server_name]
    for user in (knocking, unwanted, hesitant):
        body = {"reason": f"let {user.user_id} in"}
        answer = await user.ok("POST", f"knock/{escape(room_id)}", body, via=through, server_name=through)
        assert answer == {"room_id": room_id}
        await membership_becomes([owner], room_id, user, "knock")
        waiting = await until(lambda user=user: section(user, "knock", room_id), "the knock is in the sync")  # type: ignore[misc]
        assert "Knock first" in [one["content"].get("name") for one in waiting["knock_state"]["events"]]
    assert (await owner.state(room_id, "m.room.member", knocking.user_id))["reason"] == f"let {knocking.user_id} in"
    await owner.invite(room_id, knocking)
    await invited(knocking, room_id)
    await knocking.join(room_id)
    await membership_becomes([owner, knocking], room_id, knocking, "join")
    await hesitant.leave(room_id)
    await membership_becomes([owner, knocking], room_id, hesitant, "leave")
    await owner.ok("POST", f"rooms/{escape(room_id)}/kick", {"user_id": unwanted.user_id})

    async def turned_away() -> bool:
        return await section(unwanted, "knock", room_id) is None

    if version != "10":  # whoever knocks hears of a refusal only where their server is in the room, as it is here
        await until(turned_away, "the knock is refused")
    await same_state([owner, knocking], room_id)


@pytest.mark.parametrize("version", ["10", "11", "12"])
@pytest.mark.parametrize(("host", "guest_of"), PAIRS)
async def test_a_restricted_room_takes_members_of_the_other_room_and_nobody_else(
    trio: Trio, host: str, guest_of: str, version: str
) -> None:
    member, stranger = await trio.users(guest_of, guest_of)
    owner, key_room = await shared_room(trio, host, version, [member])
    rule = {"join_rule": "restricted", "allow": [{"type": "m.room_membership", "room_id": key_room}]}
    room_id = await owner.create_room(
        preset="private_chat",
        room_version=version,
        initial_state=[{"type": "m.room.join_rules", "state_key": "", "content": rule}],
    )
    through = [trio[host].server_name]
    reply = await stranger.post(f"join/{escape(room_id)}", {}, via=through, server_name=through)
    assert reply.status == 403, reply.body
    await join(trio, member, room_id, host)
    await membership_becomes([owner, member], room_id, member, "join")
    content = await owner.state(room_id, "m.room.member", member.user_id)
    assert content["join_authorised_via_users_server"] == owner.user_id
    sent = [await user.send(room_id) for user in (owner, member)]
    await all_see([owner, member], room_id, *sent)
    # The guest's server is in the room now, but nobody there may invite: it must still ask the other server.
    later = await trio.user(guest_of)
    await join(trio, later, key_room, host)
    await membership_becomes([owner], key_room, later, "join")
    await join(trio, later, room_id, host)
    await membership_becomes([owner, member, later], room_id, later, "join")
    assert await membership(owner, room_id, stranger) is None
    await same_state([owner, member, later], room_id)


@pytest.mark.parametrize(("host", "guest_of"), PAIRS)
async def test_aliases_lead_to_rooms_of_other_servers(trio: Trio, host: str, guest_of: str) -> None:
    owner, guest = await trio.users(host, guest_of)
    local = f"alias-{owner.user_id[6:16]}"
    room_id = await owner.create_room(preset="public_chat", room_version="12", room_alias_name=local)
    alias = f"#{local}:{trio[host].server_name}"
    found = await guest.ok("GET", f"directory/room/{escape(alias)}")
    assert found["room_id"] == room_id
    assert trio[host].server_name in found["servers"]
    assert await guest.join(alias) == room_id
    await membership_becomes([owner, guest], room_id, guest, "join")
    await guest.refused(404, "M_NOT_FOUND", "GET", f"directory/room/{escape('#none' + alias[1:])}")


@pytest.mark.parametrize(("host", "guest_of"), PAIRS)
async def test_the_room_directory_of_another_server_can_be_read_and_searched(
    trio: Trio, host: str, guest_of: str
) -> None:
    owner, guest = await trio.users(host, guest_of)
    word = f"word{owner.user_id[6:16]}"
    room_id = await owner.create_room(
        preset="public_chat", visibility="public", name=f"The {word} room", topic="Here", room_version="11"
    )
    query = {"server": trio[host].server_name}

    async def listed(body: dict[str, object]) -> dict[str, object] | None:
        answer = await guest.ok("POST", "publicRooms", body, **query)
        return next((room for room in answer["chunk"] if room["room_id"] == room_id), None)

    found = await until(lambda: listed({"filter": {"generic_search_term": word}}), "the room is in the directory")
    assert (found["name"], found["topic"], found["num_joined_members"]) == (f"The {word} room", "Here", 1)
    assert await listed({"filter": {"generic_search_term": f"no{word}"}}) is None
    everything = await guest.ok("GET", "publicRooms", limit=500, **query)
    assert room_id in [room["room_id"] for room in everything["chunk"]]


@pytest.mark.parametrize(("host", "guest_of"), PAIRS)
async def test_a_join_tries_the_next_server_when_one_is_silent_or_not_in_the_room(
    trio: Trio, host: str, guest_of: str
) -> None:
    guest = await trio.user(guest_of)
    owner, room_id = await shared_room(trio, host, "11")
    names = ["nowhere.test", trio[third(host, guest_of)].server_name, trio[host].server_name]
    await guest.ok("POST", f"join/{escape(room_id)}", {}, via=names, server_name=names)
    await membership_becomes([owner, guest], room_id, guest, "join")


@pytest.mark.parametrize(("host", "guest_of"), PAIRS)
async def test_who_may_not_join_is_told_so(trio: Trio, host: str, guest_of: str) -> None:
    owner, guest = await trio.users(host, guest_of)
    room_id = await owner.create_room(preset="private_chat", room_version="11")
    through = [trio[host].server_name]
    reply = await guest.post(f"join/{escape(room_id)}", {}, via=through, server_name=through)
    assert (reply.status, reply.errcode) == (403, "M_FORBIDDEN")
    unknown = await guest.post(f"join/{escape('!none:' + through[0])}", {}, via=through, server_name=through)
    assert unknown.status in (403, 404, 502)
    assert await membership(owner, room_id, guest) is None


@pytest.mark.parametrize(("host", "guest_of"), PAIRS)
async def test_a_room_is_upgraded_and_its_members_of_other_servers_follow(trio: Trio, host: str, guest_of: str) -> None:
    guest = await trio.user(guest_of)
    owner, room_id = await shared_room(trio, host, "11", [guest], name="Old house")
    upgraded = await owner.ok("POST", f"rooms/{escape(room_id)}/upgrade", {"new_version": "12"})
    successor = upgraded["replacement_room"]

    async def tombstone(user: Client) -> bool:
        reply = await user.get(f"rooms/{escape(room_id)}/state/m.room.tombstone/")
        return reply.status == 200 and reply.json["replacement_room"] == successor

    await until(lambda: tombstone(guest), "the tombstone has come")
    await join(trio, guest, successor, host)
    await membership_becomes([owner, guest], successor, guest, "join")
    create = await guest.state(successor, "m.room.create")
    assert create["predecessor"]["room_id"] == room_id
    assert (await guest.state(successor, "m.room.name"))["name"] == "Old house"
    sent = await guest.send(successor, "a new house")
    await all_see([owner, guest], successor, sent)
