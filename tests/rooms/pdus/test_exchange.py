"""Rooms that several servers share: joined, talked in, forked and put together again."""

from __future__ import annotations

import asyncio

import pytest

from homeserver.rooms.standing import Standing
from tests.rooms.pdus.servers import Server, spread, versions

Three = tuple[Server, Server, Server]


@pytest.mark.parametrize("version", versions())
async def test_servers_that_share_a_room_have_the_same_state_and_events(servers: Three, version: str) -> None:
    a, b, c = servers
    alice, bob, carol = a.user("alice"), b.user("bob"), c.user("carol")
    room = await a.make_room(alice, version)
    await b.join(bob, room, a)
    await spread(a, b, since=(sent := {"a.test": len(a.written)}))
    await c.join(carol, room, b)
    await spread(a, b, c, since=sent)
    await a.say(room, alice, "hello")
    await b.say(room, bob, "hi")
    await c.put(room, carol, "m.room.member", {"membership": "join", "displayname": "Carol"}, carol)
    await spread(a, b, c, since=sent)
    states = [await server.state(room) for server in servers]
    assert states[0] == states[1] == states[2]
    assert {("m.room.member", user) for user in (alice, bob, carol)} <= states[0].keys()
    assert [await server.state_in_database(room) for server in servers] == states
    for server in servers:
        head = await server.rooms.head(room)
        assert head is not None
        assert dict(head.servers) == {"a.test": 1, "b.test": 1, "c.test": 1}
        assert len(await server.timeline(room)) == len(set(await server.timeline(room)))


async def test_messages_said_at_the_same_time_are_tied_together_by_the_next(servers: Three) -> None:
    a, b, _ = servers
    alice, bob = a.user("alice"), b.user("bob")
    room = await a.make_room(alice)
    await b.join(bob, room, a)
    sent: dict[str, int] = {"a.test": len(a.written)}
    first, second = await a.say(room, alice, "one"), await b.say(room, bob, "two")
    await spread(a, b, since=sent)
    third = await a.event(await a.say(room, alice, "three"))
    assert set(third.prev_events) == {first, second}
    await spread(a, b, since=sent)
    head = await b.rooms.head(room)
    assert head is not None
    assert head.extremities == (third.event_id,)


async def test_two_topics_set_at_once_become_the_same_one_everywhere(servers: Three) -> None:
    a, b, c = servers
    alice, bob, carol = a.user("alice"), b.user("bob"), c.user("carol")
    room = await a.make_room(alice)
    await b.join(bob, room, a)
    await spread(a, b, since=(sent := {"a.test": len(a.written)}))
    await c.join(carol, room, a)
    levels = dict((await a.event((await a.state(room))[("m.room.power_levels", "")])).content)
    await a.put(room, alice, "m.room.power_levels", {**levels, "users": {bob: 50}})
    await spread(a, b, c, since=sent)
    ones = [
        await a.put(room, alice, "m.room.topic", {"topic": "A"}),
        await b.put(room, bob, "m.room.topic", {"topic": "B"}),
    ]
    await spread(a, b, c, since=sent)
    topics = {(await server.state(room))[("m.room.topic", "")] for server in servers}
    assert len(topics) == 1
    assert topics <= set(ones)
    assert {(await server.state_in_database(room))[("m.room.topic", "")] for server in servers} == topics


async def test_a_banned_user_who_builds_on_the_time_before_is_soft_failed(servers: Three) -> None:
    a, b, c = servers
    alice, bob, carol = a.user("alice"), b.user("bob"), c.user("carol")
    room = await a.make_room(alice)
    await b.join(bob, room, a)
    await spread(a, b, since=(sent := {"a.test": len(a.written)}))
    await c.join(carol, room, a)
    await spread(a, b, c, since=sent)
    await a.put(room, alice, "m.room.member", {"membership": "ban"}, bob)
    evading = await b.event(await b.say(room, bob, "still here"))
    received = await a.receive(evading)
    assert received.standing is Standing.SOFT_FAILED
    assert evading.event_id not in await a.timeline(room)
    said = await a.event(await a.say(room, alice, "gone"))
    assert evading.event_id not in said.prev_events
    # One who saw the message before the ban ties both together; that event is taken as usual.
    assert (await c.receive(evading)).standing is Standing.ACCEPTED
    await spread(a, c, since={"c.test": 0, "a.test": sent["a.test"]})
    tie = await c.event(await c.say(room, carol, "what was that?"))
    assert evading.event_id in tie.prev_events
    assert (await a.receive(tie)).standing is Standing.ACCEPTED
    assert await a.state(room) == await c.state(room)


async def test_an_event_that_its_state_does_not_allow_is_rejected_and_those_after_it_are_not(servers: Three) -> None:
    a, b, _ = servers
    alice, bob = a.user("alice"), b.user("bob")
    room = await a.make_room(alice)
    await b.join(bob, room, a)
    forged = await b.forge(room, "m.room.name", bob, {"name": "mine"}, state_key="")
    received = await a.receive(forged)
    assert received.standing is Standing.REJECTED
    assert "power" in received.reason
    assert ("m.room.name", "") not in await a.state(room)
    later = await b.forge(room, "m.room.message", bob, {"body": "after"}, prev_events=[forged.event_id])
    assert (await a.receive(later)).standing is Standing.ACCEPTED
    assert later.event_id in await a.timeline(room)
    assert await a.state_in_database(room) == await a.state(room)


async def test_a_redaction_holds_whichever_event_comes_first(servers: Three) -> None:
    a, b, _ = servers
    alice, bob = a.user("alice"), b.user("bob")
    room = await a.make_room(alice)
    await b.join(bob, room, a)
    message = await b.forge(room, "m.room.message", bob, {"body": "oops"})
    redaction = await b.forge(
        room, "m.room.redaction", bob, {"redacts": message.event_id}, prev_events=[*message.prev_events]
    )
    await a.receive(redaction)
    await a.receive(message)
    assert (await a.event(message.event_id)).content == {}
    a.rooms.events.drop(message.event_id)
    assert (await a.event(message.event_id)).content == {}


async def test_a_redaction_of_somebody_elses_message_without_power_is_not_shown(servers: Three) -> None:
    a, b, _ = servers
    alice, bob = a.user("alice"), b.user("bob")
    room = await a.make_room(alice)
    await b.join(bob, room, a)
    message = await a.say(room, alice, "mine")
    redaction = await b.forge(room, "m.room.redaction", bob, {"redacts": message})
    assert (await a.receive(redaction)).standing is Standing.SOFT_FAILED
    assert (await a.event(message)).content["body"] == "mine"
    assert redaction.event_id not in await a.timeline(room)


async def test_what_was_missed_is_fetched(servers: Three) -> None:
    a, b, _ = servers
    alice, bob = a.user("alice"), b.user("bob")
    room = await a.make_room(alice)
    await b.join(bob, room, a)
    said = [await a.say(room, alice, str(number)) for number in range(70)]
    assert (await b.receive(await a.event(said[-1]))).standing is Standing.ACCEPTED
    assert (await b.timeline(room))[-70:] == said
    assert a.network.asked["missing_events"] <= 5
    assert "state_ids" not in a.network.asked


async def test_a_long_absence_leaves_a_gap_that_reading_back_fills(servers: Three) -> None:
    a, b, _ = servers
    alice, bob = a.user("alice"), b.user("bob")
    room = await a.make_room(alice)
    await b.join(bob, room, a)
    said = [await a.say(room, alice, str(number)) for number in range(700)]
    await a.put(room, alice, "m.room.topic", {"topic": "later"})
    newest = await a.event(await a.say(room, alice, "now"))
    assert (await b.receive(newest)).standing is Standing.ACCEPTED
    assert await b.state(room) == await a.state(room)
    shown = await b.timeline(room)
    assert set(said) - set(shown), "there is a gap"
    for _ in range(20):
        edges = [stored for each in shown if (stored := await b.rooms.events.one(each)) and stored.gap_before]
        edge = max(edges, key=lambda stored: stored.position, default=None)
        if edge is None:
            break
        assert await b.rooms.backfill.fill(room, edge.position)
        shown = await b.timeline(room)
    assert [each for each in shown if each in set(said)] == said
    # Of the history before the join the whole is there by now.
    assert shown == await a.timeline(room)


async def test_what_is_here_on_other_branches_is_not_asked_for_again(servers: Three) -> None:
    """The walk back from what is missing goes around the newest event here, and comes to what is here already."""
    a, b, _ = servers
    alice, bob = a.user("alice"), b.user("bob")
    room = await a.make_room(alice)
    await b.join(bob, room, a)
    base = (await a.head(room)).extremities
    mine = await b.forge(room, "m.room.message", bob, {"body": "mine"}, prev_events=base)
    assert (await b.receive(mine)).standing is Standing.ACCEPTED
    missed = [await a.say(room, alice, "one"), await a.say(room, alice, "two")]
    assert (await b.receive(await a.event(missed[-1]))).standing is Standing.ACCEPTED
    assert (await b.timeline(room))[-2:] == missed
    assert b.network.asked["missing_events"] == 1
    assert "state_ids" not in b.network.asked
    assert not any(stored.gap_before for stored in (await b.rooms.events.many(missed)).values())


async def test_an_event_that_builds_on_the_oldest_too_leaves_no_gap(servers: Three) -> None:
    a, b, _ = servers
    alice, bob = a.user("alice"), b.user("bob")
    room = await a.make_room(alice)
    await b.join(bob, room, a)
    create = (await a.state(room))[("m.room.create", "")]
    newest = (await a.head(room)).extremities
    odd = await a.forge(room, "m.room.message", alice, {"body": "odd"}, prev_events=[*newest, create])
    assert (await a.receive(odd)).standing is Standing.ACCEPTED
    assert (await b.receive(odd)).standing is Standing.ACCEPTED
    stored = await b.rooms.events.one(odd.event_id)
    assert stored is not None
    assert not stored.gap_before
    assert await b.state(room) == await a.state(room)


async def test_many_ends_of_the_graph_are_tied_together(servers: Three) -> None:
    """Each of these messages builds on the same old one; without a tie every one of them would stay an end."""
    a, b, _ = servers
    alice, bob = a.user("alice"), b.user("bob")
    room = await a.make_room(alice)
    await b.join(bob, room, a)
    base = (await b.head(room)).prev_events
    for number in range(60):
        loose = await b.forge(room, "m.room.message", bob, {"body": str(number)}, prev_events=base)
        assert (await a.receive(loose)).standing is Standing.ACCEPTED
    for _ in range(100):
        if len((await a.head(room)).extremities) <= 10:
            break
        await asyncio.sleep(0.01)
    assert len((await a.head(room)).extremities) <= 10
    assert await a.state_in_database(room) == await a.state(room)
