"""How room version 1 breaks ties: by `sha1(event_id)`."""

from hashlib import sha1

import pytest

from homeserver.protocol.state_resolution import resolve
from tests.protocol.room_making import Room, user


def digest(room: Room, name: str) -> bytes:
    return sha1(room.names[name].event_id.encode()).digest()


@pytest.fixture(name="room")
def room_of_version_1() -> Room:
    room = Room("1")
    room.open()
    room.add("bob", sender="bob", type="m.room.member", state_key=user("bob"), content={"membership": "join"})
    return room


@pytest.mark.parametrize("number", range(6))
def test_of_two_topics_as_deep_the_one_of_the_lower_hash_stays(room: Room, number: int) -> None:
    names = [f"{number}{side}" for side in "ab"]
    for name in names:
        room.add(name, sender="alice", type="m.room.topic", state_key="", content={}, after=["bob"])
    resolved = resolve(room.version, [room.states[name] for name in names], room.events)
    assert room.name_of(resolved[("m.room.topic", "")]) == min(names, key=lambda name: digest(room, name))


@pytest.mark.parametrize("number", range(6))
def test_of_two_power_levels_as_deep_the_higher_hash_comes_first(room: Room, number: int) -> None:
    """Each of them lets alice send the other, so the last one in the order stays."""
    names = [f"{number}{side}" for side in "ab"]
    for name in names:
        content = room.levels({"bob": 10 + len(room.names)})
        room.add(name, sender="alice", type="m.room.power_levels", state_key="", content=content, after=["bob"])
    resolved = resolve(room.version, [room.states[name] for name in names], room.events)
    assert room.name_of(resolved[("m.room.power_levels", "")]) == min(names, key=lambda name: digest(room, name))


def test_when_no_topic_is_allowed_the_least_deep_stays(room: Room) -> None:
    content = room.levels({}, state_default=0)
    room.add("open", sender="alice", type="m.room.power_levels", state_key="", content=content)
    room.add("one", sender="bob", type="m.room.topic", state_key="", content={})
    room.add("message", sender="bob", type="m.room.message", content={}, after=["open"])
    room.add("two", sender="bob", type="m.room.topic", state_key="", content={})
    states = [dict(room.states[name]) for name in ("one", "two")]
    for state in states:
        state[("m.room.power_levels", "")] = room.names["levels"].event_id
    resolved = resolve(room.version, states, room.events)
    assert room.name_of(resolved[("m.room.topic", "")]) == "one"
