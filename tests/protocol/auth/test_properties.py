"""Whatever events hold, the auth rules allow or raise `AuthRefused`, and nothing else."""

from contextlib import suppress
from functools import cache
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from homeserver.protocol.auth_rules import (
    AuthRefused,
    StateKey,
    auth_types_of,
    check,
    check_auth_events,
    required_signers,
)
from homeserver.protocol.event import Event
from homeserver.protocol.power_levels import PowerLevels
from homeserver.protocol.room_versions import ROOM_VERSIONS, RoomVersion
from tests.protocol.json_values import any_json
from tests.protocol.room_making import Room, user

USERS = [user(name) for name in ("alice", "bob", "carol")]
STATE_KEYS = st.sampled_from(["", *USERS, "alice.example", "t", "@", "@odd"])
TYPES = st.sampled_from(
    [
        "m.room.create",
        "m.room.member",
        "m.room.power_levels",
        "m.room.join_rules",
        "m.room.third_party_invite",
        "m.room.aliases",
        "m.room.redaction",
        "m.room.topic",
    ]
)
LEVEL_VALUES = st.one_of(st.sampled_from([0, 50, 100, "50", " 7", 2**70, -(2**70), 1e300, True, None]), any_json)
KNOWN_VALUES: dict[str, st.SearchStrategy[Any]] = {
    "membership": st.sampled_from(["join", "invite", "leave", "ban", "knock"]),
    "join_rule": st.sampled_from(["public", "invite", "knock", "restricted", "knock_restricted"]),
    "join_authorised_via_users_server": st.sampled_from(USERS),
    "users": st.dictionaries(st.sampled_from([*USERS, "odd"]), LEVEL_VALUES),
    "events": st.dictionaries(TYPES, LEVEL_VALUES),
    "notifications": st.dictionaries(st.just("room"), LEVEL_VALUES),
    "users_default": LEVEL_VALUES,
    "state_default": LEVEL_VALUES,
    "invite": LEVEL_VALUES,
    "kick": LEVEL_VALUES,
    "creator": st.sampled_from(USERS),
    "additional_creators": st.lists(st.sampled_from(USERS), max_size=2),
    "m.federate": st.booleans(),
    "room_version": st.sampled_from(list(ROOM_VERSIONS)),
    "third_party_invite": st.fixed_dictionaries(
        {
            "signed": st.fixed_dictionaries(
                {"mxid": st.sampled_from(USERS), "token": st.just("t"), "signatures": any_json}
            )
        }
        | {}
    ),
    "public_key": any_json,
    "public_keys": st.lists(st.dictionaries(st.just("public_key"), any_json), max_size=2) | any_json,
}


@cache
def usual_room(version: str) -> Room:
    room = Room(version)
    room.open()
    return room


@st.composite
def contents(draw: st.DrawFn) -> dict[str, Any]:
    """Keys that the rules know, mostly with values of the right kind."""
    keys = draw(st.lists(st.sampled_from(list(KNOWN_VALUES)), max_size=6, unique=True))
    return {key: draw(st.one_of(KNOWN_VALUES[key], KNOWN_VALUES[key], any_json)) for key in keys}


@st.composite
def events(draw: st.DrawFn, version: RoomVersion, room: Room) -> Event:
    """An event as a parser would give it, not all of which a format check would let through."""
    create = room.names["create"]
    event_type = draw(TYPES)
    pdu = {
        "type": event_type,
        "sender": draw(st.sampled_from(USERS)),
        "content": draw(contents()),
        "room_id": create.room_id,
        "origin_server_ts": 1,
        "depth": 1,
        "prev_events": [],
        "auth_events": [],
    }
    if (state_key := draw(st.none() | STATE_KEYS)) is not None:
        pdu["state_key"] = state_key
    if draw(st.booleans()):
        pdu["redacts"] = draw(st.sampled_from(["$x:alice.example", "$x"]))
    event = Event(pdu, version, draw(st.sampled_from(["$e:alice.example", "$e:bob.example", "$e"])))
    event.prev_events = draw(st.sampled_from([[], [create.event_id], ["$x:alice.example"]]))
    event.auth_events = draw(st.lists(st.sampled_from([*room.events, "$unknown"]), max_size=4))
    return event


@given(st.data(), st.sampled_from(list(ROOM_VERSIONS)))
@settings(max_examples=200, deadline=None)
def test_nothing_but_a_refusal(data: st.DataObject, version: str) -> None:
    room = usual_room(version)
    state: dict[StateKey, Event] = {room.events[each].key: room.events[each] for each in room.states["rules"].values()}
    for each in data.draw(st.lists(events(room.version, room), max_size=5)):
        if each.state_key is not None:
            state[(each.type, each.state_key)] = each
    event = data.draw(events(room.version, room))
    outcome = _refusal(event, state)
    selected = {key: state[key] for key in [("m.room.create", ""), *auth_types_of(event)] if key in state}
    assert _refusal(event, selected) == outcome
    for question in (lambda: check_auth_events(event, room.events), lambda: required_signers(event)):
        with suppress(AuthRefused):
            question()


@given(st.sampled_from(list(ROOM_VERSIONS)), contents(), contents())
@settings(max_examples=200, deadline=None)
def test_power_levels_read_anything(version: str, levels: dict[str, Any], create: dict[str, Any]) -> None:
    room = usual_room(version)
    made = Event({**room.names["create"].pdu, "content": create, "room_id": room.room_id}, room.version, "$c")
    power = PowerLevels(room.version, made, levels)
    for level in (power.ban, power.kick, power.invite, power.redact, power.required("x", True), power.user(USERS[1])):
        assert type(level) in (int, float)
    assert all(type(level) is int for level in power.notifications.values())
    assert all(type(user_id) is str for user_id in power.creators)


def _refusal(event: Event, state: dict[StateKey, Event]) -> str | None:
    try:
        check(event, state)
    except AuthRefused as refused:
        return refused.rule
    return None
