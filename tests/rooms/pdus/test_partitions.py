"""Servers that lose sight of each other while all go on: once they hear of each other again, they agree.

Random lives with a seed each. Whatever was done on either side, at the end every server has the same state and the same
events, in memory as well as in its database.
"""

from __future__ import annotations

import random

import pytest

from homeserver.protocol.errors import MatrixError
from tests.rooms.pdus.servers import Server, spread

Three = tuple[Server, Server, Server]
SEEDS = 12
LONG_SEEDS = 80
STEPS = 40


async def _act(chance: random.Random, server: Server, room: str, users: list[str]) -> None:
    """One thing that somebody of this server might do; what the rules forbid is not done."""
    mine = [user for user in (await server.head(room)).joined if user.endswith(":" + server.name)]
    if not mine:
        return
    user = chance.choice(mine)
    # Each server keeps one member, so that none is shut out and hears no more.
    other = chance.choice([each for each in users if each.startswith("@two:")])
    what = chance.choice(
        ["say", "say", "topic", "name", "kick", "ban", "unban", "invite", "rules", "levels", "me", "redact"]
    )
    try:
        if what == "say":
            await server.say(room, user, str(chance.random()))
        elif what == "topic":
            await server.put(room, user, "m.room.topic", {"topic": str(chance.random())})
        elif what == "name":
            await server.put(room, user, "m.room.name", {"name": str(chance.random())})
        elif what in ("kick", "unban"):
            await server.put(room, user, "m.room.member", {"membership": "leave"}, other)
        elif what == "ban":
            await server.put(room, user, "m.room.member", {"membership": "ban"}, other)
        elif what == "invite":
            await server.put(room, user, "m.room.member", {"membership": "invite"}, other)
        elif what == "rules":
            rule = chance.choice(["public", "invite", "knock"])
            await server.put(room, user, "m.room.join_rules", {"join_rule": rule})
        elif what == "levels":
            held = (await server.state(room))[("m.room.power_levels", "")]
            content = (await server.event(held)).content
            level = chance.choice([0, 25, 50])
            await server.put(
                room, user, "m.room.power_levels", {**content, "users": {**content["users"], other: level}}
            )
        elif what == "me":
            await server.put(
                room, user, "m.room.member", {"membership": "join", "displayname": str(chance.random())}, user
            )
        elif what == "redact":
            shown = await server.timeline(room)
            await server.rooms.send(room, user, "m.room.redaction", {"redacts": chance.choice(shown)})
    except MatrixError:
        pass


async def _shared_room(servers: Three, version: str) -> tuple[str, list[str], dict[str, int]]:
    a, b, c = servers
    users = [server.user(name) for server in servers for name in ("one", "two")]
    room = await a.make_room(users[0], version)
    sent = {"a.test": len(a.written)}
    await b.join(users[2], room, a)
    await spread(*servers, since=sent)
    await c.join(users[4], room, a)
    await spread(*servers, since=sent)
    for server, user in ((a, users[1]), (b, users[3]), (c, users[5])):
        await server.put(room, user, "m.room.member", {"membership": "join"}, user)
        await spread(*servers, since=sent)
    levels = (await a.event((await a.state(room))[("m.room.power_levels", "")])).content
    some = {**levels["users"], users[2]: 100, users[4]: 60}
    await a.put(room, users[0], "m.room.power_levels", {**levels, "users": some})
    await spread(*servers, since=sent)
    return room, users, sent


@pytest.mark.parametrize("seed", range(SEEDS))
async def test_servers_agree_once_they_hear_of_each_other_again(servers: Three, seed: int) -> None:
    await _live_apart(servers, seed)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(SEEDS, LONG_SEEDS))
async def test_servers_agree_in_many_more_lives(servers: Three, seed: int) -> None:
    await _live_apart(servers, seed)


async def _live_apart(servers: Three, seed: int) -> None:
    chance = random.Random(seed)
    room, users, sent = await _shared_room(servers, chance.choice(["1", "6", "10", "11", "12"]))
    for _ in range(4):
        groups = chance.choice([[(0, 1), (2,)], [(0,), (1, 2)], [(0, 2), (1,)], [(0,), (1,), (2,)]])
        told: dict[tuple[int, ...], dict[str, int]] = {group: dict(sent) for group in groups}
        for _ in range(STEPS // 4):
            at = chance.randrange(3)
            await _act(chance, servers[at], room, users)
            group = next(group for group in groups if at in group)
            if chance.random() < 0.6:
                await spread(*(servers[each] for each in group), since=told[group])
        order = list(servers)
        chance.shuffle(order)
        await spread(*order, since=sent)
    # An event that one server took and another soft-failed is tied in by the next event of the first.
    for server, user in zip(servers, users[::2], strict=True):
        if user in (await server.head(room)).joined:
            await server.say(room, user, "there we are")
            await spread(*servers, since=sent)
    # A resolution may put a whole server out of the room; from then on it hears nothing more.
    inside = [server for server in servers if server.name in (await server.head(room)).servers]
    assert servers[0] in inside
    states = [await server.state(room) for server in inside]
    assert all(state == states[0] for state in states)
    assert [await server.state_in_database(room) for server in inside] == states
    await _is_whole(inside, room)


async def _is_whole(inside: list[Server], room: str) -> None:
    """Every event is everywhere, and what is derived from the state is as the state says."""
    made = {stored.event.event_id for server in inside for stored in server.written if stored.event.room_id == room}
    for server in inside:
        assert made <= (await server.rooms.events.many(made)).keys()
        members = {
            key[1]: (await server.event(event_id)).membership
            for key, event_id in (await server.state(room)).items()
            if key[0] == "m.room.member"
        }
        rows = await server.database.fetch("SELECT user_id, membership FROM memberships")
        assert {row[0]: row[1] for row in rows} == members
        there = await server.database.fetch("SELECT server FROM room_servers WHERE to_position IS NULL")
        joined = {user.partition(":")[2] for user, membership in members.items() if membership == "join"}
        assert {row[0] for row in there} == joined
