"""Rooms that nobody thought of: resolution gives one state for every order, base and way of asking."""

from dataclasses import dataclass
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from homeserver.protocol.auth_rules import AuthRefused, StateKey
from homeserver.protocol.event import Event
from homeserver.protocol.room_versions import ROOM_VERSIONS
from homeserver.protocol.state_resolution import (
    MissingEvents,
    StateMap,
    StateResolutionError,
    difference,
    resolve,
    resolve_forks,
)
from tests.protocol.json_values import any_json
from tests.protocol.room_making import Room, user

USERS = ("alice", "bob", "carol", "dave")


@dataclass
class Forked:
    """A random room, and states of it that have to be resolved."""

    room: Room
    states: list[StateMap]

    def resolve(self, states: list[StateMap]) -> dict[StateKey, str]:
        return resolve(self.room.version, states, self.room.events)


@st.composite
def forked_rooms(draw: st.DrawFn) -> Forked:
    """Twenty attempts at changing a room, on forks, by members of changing power; what the rules refuse is left out.

    Half of the states are as a server sees them that was told older state than it should have been.
    """
    random = draw(st.randoms(use_true_random=False))
    room = Room(draw(st.sampled_from(list(ROOM_VERSIONS))))
    room.open()
    names = ["rules"]
    for number in range(20):
        after = random.sample(names[-6:], k=min(len(names), random.choice((1, 1, 1, 2))))
        sender, event_type, state_key, content = _attempt(random, room, after)
        try:
            room.add(
                str(number),
                sender=sender,
                type=event_type,
                state_key=state_key,
                content=content,
                after=after,
                ts=random.randint(1, 20),
            )
        except AuthRefused:
            continue
        names.append(str(number))
    states: list[StateMap] = [dict(room.states[random.choice(names)]) for _ in range(random.choice((2, 2, 3)))]
    if random.random() < 0.5:
        states[0] = _misinformed(random, room, states[0])
    return Forked(room, states)


def _attempt(random: Random, room: Room, after: list[str]) -> tuple[str, str, str, dict[str, Any]]:
    sender, target = random.choice(USERS), user(random.choice(USERS))
    kind = random.choice(("join", "join", "leave", "target", "target", "rules", "levels", "levels", "topic"))
    if kind in ("join", "leave"):
        return sender, "m.room.member", user(sender), {"membership": kind}
    if kind == "target":
        return sender, "m.room.member", target, {"membership": random.choice(("invite", "ban", "leave"))}
    if kind == "rules":
        return sender, "m.room.join_rules", "", {"join_rule": random.choice(("public", "invite"))}
    if kind == "topic":
        return sender, "m.room.topic", "", {"topic": str(random.random())}
    key = ("m.room.power_levels", "")
    users = dict(room.events[room.state_after(*after)[key]].content["users"])
    users[target] = random.choice((0, 50, 100))
    if room.version.privileged_creators:
        users.pop(room.creator, None)
    return sender, *key, {"users": users, "ban": random.choice((0, 50))}


def _misinformed(random: Random, room: Room, state: StateMap) -> StateMap:
    """The state, with an older event under one key, or none."""
    wrong = dict(state)
    key = random.choice([key for key in wrong if key[0] != "m.room.create"])
    older = [event_id for event_id, event in room.events.items() if event.key == key]
    chosen = random.choice([*older, None])
    if chosen is None:
        del wrong[key]
    else:
        wrong[key] = chosen
    return wrong


@given(forked_rooms(), st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_the_order_of_the_states_does_not_matter(forked: Forked, random: Random) -> None:
    shuffled = list(forked.states)
    random.shuffle(shuffled)
    shuffled_events = list(forked.room.events.items())
    random.shuffle(shuffled_events)
    resolved = forked.resolve(forked.states)
    assert forked.resolve(shuffled) == resolved
    assert resolve(forked.room.version, shuffled, dict(shuffled_events)) == resolved


@given(forked_rooms())
@settings(max_examples=50, deadline=None)
def test_a_state_twice_is_a_state_once(forked: Forked) -> None:
    assert forked.resolve([*forked.states, forked.states[0]]) == forked.resolve(forked.states)
    assert forked.resolve([forked.states[0]] * 3) == forked.states[0]


@given(forked_rooms())
@settings(max_examples=50, deadline=None)
def test_resolving_takes_nothing_from_nowhere(forked: Forked) -> None:
    resolved = forked.resolve(forked.states)
    room = forked.room
    for key, event_id in resolved.items():
        assert room.events[event_id].key == key
    for key in set.intersection(*(set(state) for state in forked.states)):
        values = {state[key] for state in forked.states}
        if len(values) == 1:
            assert resolved[key] in values


@given(forked_rooms())
@settings(max_examples=50, deadline=None)
def test_differences_from_any_base_give_the_same(forked: Forked) -> None:
    resolved = forked.resolve(forked.states)
    base = forked.room.states["rules"]
    forks = [difference(base, state) for state in forked.states]
    changes = resolve_forks(forked.room.version, base, forks, forked.room.events)
    assert {key: value for key, value in {**base, **changes}.items() if value is not None} == resolved
    assert all(base.get(key) != value for key, value in changes.items())


@given(forked_rooms(), st.booleans())
@settings(max_examples=50, deadline=None)
def test_asking_for_what_is_missing_leads_to_the_same_state(forked: Forked, edges_known: bool) -> None:
    everything = forked.room.events
    edges = {event_id: event.auth_events for event_id, event in everything.items()} if edges_known else {}
    known: dict[str, Event] = {}

    def ask() -> dict[StateKey, str] | frozenset[str]:
        try:
            return resolve(forked.room.version, forked.states, known, auth_edges=edges)
        except MissingEvents as missing:
            return missing.event_ids

    for _ in everything:
        answer = ask()
        if not isinstance(answer, frozenset):
            break
        assert answer - known.keys() == answer != set()
        known |= {event_id: everything[event_id] for event_id in answer}
    assert ask() == forked.resolve(forked.states)


@given(forked_rooms(), st.randoms(use_true_random=False), st.dictionaries(st.text(max_size=8), any_json, max_size=3))
@settings(max_examples=150, deadline=None)
def test_hostile_events_raise_nothing_but_the_named_error(
    forked: Forked, random: Random, content: dict[str, Any]
) -> None:
    """Contents of any shape, events that cite anything (circles among them), and events that are not there."""
    room = forked.room
    events = dict(room.events)
    event_ids = [*events, "$unknown:alice.example"]
    for event_id in random.sample(list(events), k=len(events) // 2):
        event = events[event_id]
        mangled = Event(event.pdu, event.version, event_id)
        mangled.content = {**event.content, **content, random.choice(list(event.content)): random.choice([None, [], 7])}
        mangled.auth_events = random.choices(event_ids, k=random.randint(0, 4))
        events[event_id] = mangled
    rejected = frozenset(random.sample(list(events), k=2))
    try:
        resolved = resolve(room.version, forked.states, events, rejected=rejected)
    except StateResolutionError:
        return
    assert resolved == resolve(room.version, forked.states[::-1], events, rejected=rejected)
