"""Claims on rooms that users of all three servers share, whoever hosts them."""

from __future__ import annotations

import asyncio

import pytest

from tests.federated.rooms import (
    VERSIONS,
    all_see,
    event,
    join,
    membership_becomes,
    same_state,
    section,
    shared_room,
    until,
)
from tests.rig.client import Client, escape
from tests.rig.trio import NAMES, Trio


def others(host: str) -> list[str]:
    return [name for name in NAMES if name != host]


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("host", NAMES)
async def test_users_of_three_servers_talk_in_one_room(trio: Trio, host: str, version: str) -> None:
    guests = await trio.users(*others(host))
    owner, room_id = await shared_room(trio, host, version, guests, name="A room", topic="Talk")
    everyone = [owner, *guests]
    sent = [await user.send(room_id, f"from {user.user_id}") for user in everyone]
    await all_see(everyone, room_id, *sent)
    seen = await same_state(everyone, room_id)
    assert {key for kind, key in seen if kind == "m.room.member"} == {user.user_id for user in everyone}
    for user in everyone:
        joined = (await user.ok("GET", f"rooms/{escape(room_id)}/joined_members"))["joined"]
        assert set(joined) == {one.user_id for one in everyone}


@pytest.mark.parametrize("host", NAMES)
async def test_messages_sent_at_the_same_time_reach_everyone_once(trio: Trio, host: str) -> None:
    guests = await trio.users(*others(host))
    owner, room_id = await shared_room(trio, host, "12", guests)
    everyone = [owner, *guests]
    tokens = [(await user.sync())["next_batch"] for user in everyone]

    async def talk(user: Client) -> list[str]:
        return [await user.send(room_id, f"{number} of {user.user_id}") for number in range(10)]

    sent = [event_id for ids in await asyncio.gather(*map(talk, everyone)) for event_id in ids]

    async def hear(user: Client, since: str) -> None:
        heard: list[str] = []

        async def all_heard() -> bool:
            nonlocal since
            answer = await user.sync(since, timeout=1000, filter={"room": {"timeline": {"limit": 100}}})
            since = answer["next_batch"]
            timeline = answer.get("rooms", {}).get("join", {}).get(room_id, {}).get("timeline", {"events": []})
            assert not timeline.get("limited"), "thirty messages fit"
            heard.extend(one["event_id"] for one in timeline["events"] if one["type"] == "m.room.message")
            return len(heard) >= len(sent)

        await until(all_heard, f"{user.user_id} hears all messages")
        assert sorted(heard) == sorted(sent)

    await asyncio.gather(*(hear(user, since) for user, since in zip(everyone, tokens, strict=True)))
    await same_state(everyone, room_id)


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("host", NAMES)
async def test_who_is_kicked_or_banned_by_another_server_is_out(trio: Trio, host: str, version: str) -> None:
    guests = await trio.users(*others(host))
    owner, room_id = await shared_room(trio, host, version, guests)
    kicked, banned = guests
    await owner.ok("POST", f"rooms/{escape(room_id)}/kick", {"user_id": kicked.user_id, "reason": "noise"})
    await membership_becomes([owner, banned, kicked], room_id, kicked, "leave")
    await kicked.refused(403, "M_FORBIDDEN", "PUT", f"rooms/{escape(room_id)}/send/m.room.message/1", {"body": "x"})
    await owner.ok("POST", f"rooms/{escape(room_id)}/ban", {"user_id": banned.user_id, "reason": "spam"})
    await membership_becomes([owner], room_id, banned, "ban")
    await until(lambda: section(banned, "leave", room_id), "the room is among those that the banned user has left")
    through = [trio[host].server_name]
    reply = await banned.post(f"join/{escape(room_id)}", {}, via=through, server_name=through)
    assert (reply.status, reply.errcode) == (403, "M_FORBIDDEN")
    await join(trio, kicked, room_id, host)
    await owner.ok("POST", f"rooms/{escape(room_id)}/unban", {"user_id": banned.user_id})
    await join(trio, banned, room_id, host)
    await membership_becomes([owner, kicked, banned], room_id, banned, "join")
    await same_state([owner, kicked, banned], room_id)


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("host", NAMES)
async def test_redactions_reach_every_server(trio: Trio, host: str, version: str) -> None:
    guests = await trio.users(*others(host))
    owner, room_id = await shared_room(trio, host, version, guests)
    everyone = [owner, *guests]
    own, foreign = await guests[0].send(room_id, "a slip"), await guests[1].send(room_id, "an offence")
    await all_see(everyone, room_id, own, foreign)
    await guests[0].ok("PUT", f"rooms/{escape(room_id)}/redact/{escape(own)}/1", {"reason": "mine"})
    await owner.ok("PUT", f"rooms/{escape(room_id)}/redact/{escape(foreign)}/2", {"reason": "rules"})
    for user in everyone:
        for event_id in (own, foreign):

            async def redacted(user: Client = user, event_id: str = event_id) -> bool:
                seen = await event(user, room_id, event_id)
                return seen is not None and seen["content"] == {} and "redacted_because" in seen["unsigned"]

            await until(redacted, f"{user.user_id} sees {event_id} redacted")


@pytest.mark.parametrize("host", NAMES)
async def test_state_set_by_moderators_of_other_servers_holds_everywhere(trio: Trio, host: str) -> None:
    guests = await trio.users(*others(host))
    owner, room_id = await shared_room(trio, host, "11", guests)
    levels = await owner.state(room_id, "m.room.power_levels")
    levels["users"][guests[0].user_id] = 50
    promoted = await owner.set_state(room_id, "m.room.power_levels", levels)
    await all_see(guests, room_id, promoted)
    topic = await guests[0].set_state(room_id, "m.room.topic", {"topic": "from afar"})
    await all_see([owner, *guests], room_id, topic)
    seen = await same_state([owner, *guests], room_id)
    assert seen["m.room.topic", ""] == topic
    await guests[1].refused(
        403, "M_FORBIDDEN", "PUT", f"rooms/{escape(room_id)}/state/m.room.topic/", {"topic": "not allowed"}
    )


@pytest.mark.parametrize("host", NAMES)
async def test_who_leaves_and_comes_back_has_missed_nothing_that_may_be_seen(trio: Trio, host: str) -> None:
    guests = await trio.users(*others(host))
    owner, room_id = await shared_room(trio, host, "12", guests)
    await guests[0].leave(room_id)
    await membership_becomes([owner, guests[1]], room_id, guests[0], "leave")
    missed = await owner.send(room_id, "while you were away")
    await all_see(guests[1:], room_id, missed)
    await join(trio, guests[0], room_id, host)
    await same_state([owner, *guests], room_id)
    late = await owner.send(room_id, "welcome back")
    await all_see([owner, *guests], room_id, late)
    found = await guests[0].ok("GET", f"rooms/{escape(room_id)}/messages", dir="b", limit=50)
    assert {missed, late} <= {one["event_id"] for one in found["chunk"]}
    await same_state([owner, *guests], room_id)


@pytest.mark.parametrize("host", NAMES)
async def test_a_room_goes_on_after_its_first_server_has_left(trio: Trio, host: str) -> None:
    guests = await trio.users(*others(host))
    owner, room_id = await shared_room(trio, host, "10", guests)
    await owner.leave(room_id)
    await membership_becomes(guests, room_id, owner, "leave")
    sent = [await guest.send(room_id, "still here") for guest in guests]
    await all_see(guests, room_id, *sent)
    await same_state(guests, room_id)
