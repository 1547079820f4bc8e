"""Claims on what is taken of a room that a resident server tells us."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from homeserver.joining.received_room import BadRoom, ReceivedRoom, received_room
from homeserver.protocol.auth_rules import check, check_auth_events
from homeserver.protocol.event import Event
from tests.protocol.room_making import Room, make_event, user

VERSIONS = ["1", "6", "10", "11", "12"]
MEMBER = "m.room.member"


def checked(join: Event, state: Sequence[Event], chain: Sequence[Event]) -> ReceivedRoom:
    """The generator's return value."""
    steps = received_room(join, state, chain)
    while True:
        try:
            next(steps)
        except StopIteration as done:
            room: ReceivedRoom = done.value
            return room


@dataclass
class Story:
    """What a resident server would tell of a room when a user joins."""

    room: Room
    join: Event
    state: list[Event]
    chain: list[Event]

    def checked(self) -> ReceivedRoom:
        """What is taken of it."""
        return checked(self.join, self.state, self.chain)

    def without(self, name: str) -> Story:
        """The story with an event of that name left out."""
        gone = self.room.names[name]
        keep: Callable[[list[Event]], list[Event]] = lambda events: [each for each in events if each != gone]  # noqa: E731
        return Story(self.room, self.join, keep(self.state), keep(self.chain))


def story(version: str, members: int = 3) -> Story:
    """A public room with a topic that some have joined, one has left, and `joiner` joins."""
    room = Room(version)
    room.open()
    for number in range(members):
        name = user(f"m{number}")
        room.add(f"m{number}", sender=name, type=MEMBER, state_key=name, content={"membership": "join"})
    room.add("levels2", sender="alice", type="m.room.power_levels", state_key="",
             content=room.levels({"m0": 50}))  # fmt: skip
    room.add("topic", sender="m0", type="m.room.topic", state_key="", content={"topic": "tea"})
    room.add("gone", sender="m1", type=MEMBER, state_key=user("m1"), content={"membership": "leave"})
    return told(room)


def told(room: Room, **content: Any) -> Story:
    """The room at its end, when `joiner` joins."""
    state = list(room.state_after(room.last).values())
    name = user("joiner")
    join = room.add("join", sender="joiner", type=MEMBER, state_key=name, content={"membership": "join", **content})
    chain: dict[str, Event] = {}
    left = [room.events[event_id] for event_id in state] + [join]
    while left:
        for event_id in left.pop().auth_events:
            if event_id not in chain:
                chain[event_id] = room.events[event_id]
                left.append(chain[event_id])
    return Story(room, join, [room.events[event_id] for event_id in state], list(chain.values()))


@pytest.mark.parametrize("version", VERSIONS)
def test_all_of_an_honest_story_is_taken_each_event_once(version: str) -> None:
    whole = story(version)
    room = whole.checked()
    assert not room.refused
    assert {event.event_id for event in room.state} == {event.event_id for event in whole.state}
    beside = {event.event_id for event in whole.chain} - {event.event_id for event in whole.state}
    assert {event.event_id for event in room.auth_chain} == beside
    assert room.join is whole.join


@pytest.mark.parametrize("version", VERSIONS)
def test_the_order_and_repetitions_do_not_matter(version: str) -> None:
    whole = story(version)
    turned = Story(whole.room, whole.join, whole.state[::-1] * 2, whole.chain[::-1] + whole.state)
    assert {event.event_id for event in turned.checked().state} == {event.event_id for event in whole.checked().state}


@pytest.mark.parametrize("version", VERSIONS)
def test_a_state_without_create_event_is_no_room(version: str) -> None:
    with pytest.raises(BadRoom, match="create"):
        story(version).without("create").checked()


def test_a_room_of_another_version_than_that_of_the_join_is_refused() -> None:
    whole = story("10")
    create = whole.room.names["create"]
    other = make_event(
        whole.room.version,
        room_id=create.room_id,
        type=create.type,
        sender=create.sender,
        content={**create.content, "room_version": "9"},
        state_key="",
    )
    whole.state[:] = [other if each == create else each for each in whole.state]
    with pytest.raises(BadRoom, match="version 9"):
        whole.checked()


@pytest.mark.parametrize("version", VERSIONS)
def test_what_rests_on_a_missing_event_is_left_out(version: str) -> None:
    """The membership of m0 is missing: so the topic, which m0 set, has no authority."""
    room = story(version).without("m0").checked()
    names = {event.type for event in room.state}
    assert "m.room.topic" not in names
    assert any("not known" in reason for reason in room.refused.values())


@pytest.mark.parametrize("version", VERSIONS)
def test_a_join_whose_own_authority_is_missing_is_refused(version: str) -> None:
    with pytest.raises(BadRoom, match="not allowed"):
        story(version).without("rules").checked()


@pytest.mark.parametrize("version", VERSIONS)
def test_events_that_the_rules_refuse_are_left_out_with_what_rests_on_them(version: str) -> None:
    room = Room(version)
    room.open()
    mallory = user("mallory")
    room.add("mallory", sender="mallory", type=MEMBER, state_key=mallory, content={"membership": "join"})
    room.add("coup", sender="mallory", type="m.room.power_levels", state_key="",
             content=room.levels({"mallory": 100}), checked=False)  # fmt: skip
    room.add("topic", sender="mallory", type="m.room.topic", state_key="", content={"topic": "mine"}, checked=False)
    # The auth events of the join that an honest server would cite: without the coup.
    state = [room.names[name] for name in ("create", "creator", "rules", "mallory", "coup", "topic")]
    join = make_event(
        room.version, room_id=room.room_id, type=MEMBER, sender=user("joiner"), state_key=user("joiner"),
        content={"membership": "join"}, prev_events=[room.names["topic"].event_id],
        auth_events=[room.names[name].event_id for name in ("create", "levels", "rules")
                     if name != "create" or room.version.create_in_auth_events],
        event_id="$join:joiner.example",
    )  # fmt: skip
    found = checked(join, state, [room.names["levels"]])
    assert {event.event_id for event in found.state} == {
        room.names[name].event_id for name in ("create", "creator", "rules", "mallory")
    }
    assert room.names["coup"].event_id in found.refused
    assert room.names["topic"].event_id in found.refused


@pytest.mark.parametrize("version", VERSIONS)
def test_events_of_another_room_are_left_out(version: str) -> None:
    whole, other = story(version), Room(version, creator="mallory")
    other.open()
    other.add("topic", sender="mallory", type="m.room.topic", state_key="", content={"topic": "elsewhere"})
    whole.state += other.events.values()
    whole.chain += other.events.values()
    room = whole.checked()
    assert {event.room_id for event in [*room.state, *room.auth_chain]} == {whole.join.room_id}
    assert all(room.refused[event_id] == "it is of another room" for event_id in other.events)


@pytest.mark.parametrize("version", VERSIONS)
def test_two_events_for_one_piece_of_state_are_refused(version: str) -> None:
    whole = story(version)
    whole.state.append(whole.room.names["levels"])
    with pytest.raises(BadRoom, match="two events"):
        whole.checked()


@pytest.mark.parametrize("version", VERSIONS)
def test_a_banned_user_does_not_join_by_a_story_that_leaves_the_ban_out_of_the_auth_events(version: str) -> None:
    room = Room(version)
    room.open()
    name = user("joiner")
    room.add("ban", sender="alice", type=MEMBER, state_key=name, content={"membership": "ban"})
    join = make_event(
        room.version, room_id=room.room_id, type=MEMBER, sender=name, state_key=name, content={"membership": "join"},
        prev_events=[room.names["ban"].event_id],
        auth_events=[room.names[each].event_id for each in ("create", "levels", "rules")
                     if each != "create" or room.version.create_in_auth_events],
        event_id="$join:joiner.example",
    )  # fmt: skip
    state = [room.events[event_id] for event_id in room.state_after("ban").values()]
    with pytest.raises(BadRoom, match="banned"):
        checked(join, state, [])


def test_events_that_cite_each_other_in_a_circle_are_left_out() -> None:
    """In room versions 1 and 2 servers choose event IDs, so a circle can be made."""
    whole = story("1")
    room = whole.room
    ring = [
        make_event(
            room.version, room_id=room.room_id, type=MEMBER, sender=user(f"r{at}"), state_key=user(f"r{at}"),
            content={"membership": "join"}, prev_events=[room.names["rules"].event_id],
            auth_events=[room.names["create"].event_id, f"$r{1 - at}:r{1 - at}.example"],
            event_id=f"$r{at}:r{at}.example",
        )
        for at in range(2)
    ]  # fmt: skip
    whole.state += ring
    found = whole.checked()
    assert not {event.event_id for event in ring} & {event.event_id for event in found.state}
    assert {found.refused[event.event_id] for event in ring} == {"it lends authority to itself"}


@pytest.mark.parametrize("version", ["1", "11"])
def test_a_second_create_event_founds_nothing(version: str) -> None:
    whole = story(version)
    first = whole.room.names["create"]
    second = make_event(
        whole.room.version, room_id=first.room_id, type="m.room.create", sender=first.sender, state_key="",
        content={**first.content, "more": 1}, event_id="$second:alice.example",
    )  # fmt: skip
    whole.chain.append(second)
    found = whole.checked()
    assert second.event_id in found.refused
    whole.state.append(second)
    with pytest.raises(BadRoom, match="two events create"):
        whole.checked()


def test_what_nobody_cites_is_not_kept() -> None:
    whole = story("11")
    stray = whole.room.add(
        "stray", sender="alice", type="m.room.name", state_key="", content={"name": "x"}, after=["topic"]
    )
    whole.chain.append(stray)
    found = whole.checked()
    assert stray not in found.auth_chain
    assert stray not in found.state


def test_a_long_story_is_read_in_many_steps() -> None:
    whole = story("11", members=200)
    steps = received_room(whole.join, whole.state, whole.chain)
    assert sum(1 for _ in steps) > 10


@settings(max_examples=60, deadline=None)
@given(version=st.sampled_from(VERSIONS), data=st.data())
def test_whatever_is_missing_what_is_taken_holds_together(version: str, data: st.DataObject) -> None:
    whole = STORIES[version]
    names = sorted(event.event_id for event in whole.room.events.values())
    gone = data.draw(st.sets(st.sampled_from(names), max_size=4))
    state = data.draw(st.permutations([event for event in whole.state if event.event_id not in gone]))
    chain = data.draw(st.permutations([event for event in whole.chain if event.event_id not in gone]))
    try:
        room = checked(whole.join, state, chain)
    except BadRoom:
        return
    taken = {event.event_id: event for event in [*room.state, *room.auth_chain]}
    create = next(event for event in room.state if event.type == "m.room.create")
    for event in [*taken.values(), room.join]:
        check_auth_events(event, taken)
        cited = {taken[event_id].key: taken[event_id] for event_id in event.auth_events}
        check(event, {("m.room.create", ""): create, **cited})
    check(room.join, {event.key: event for event in room.state})
    assert len(taken) == len(room.state) + len(room.auth_chain)
    assert not taken.keys() & room.refused.keys()


STORIES = {version: story(version) for version in VERSIONS}
