"""Which events an event must cite, and rules 2 and 3 about what it cites."""

from typing import Any

import pytest

from homeserver.protocol.auth_rules import AuthRefused, auth_types, check, check_auth_events
from homeserver.protocol.event import Event
from homeserver.protocol.room_versions import ROOM_VERSIONS
from tests.protocol.room_making import Room, make_event, user

ALL = tuple(ROOM_VERSIONS)
ALICE, BOB, CAROL = user("alice"), user("bob"), user("carol")
CREATE, LEVELS, RULES = ("m.room.create", ""), ("m.room.power_levels", ""), ("m.room.join_rules", "")


def member(user_id: str) -> tuple[str, str]:
    return "m.room.member", user_id


def selected(version: str, type: str, sender: str, state_key: str | None, content: dict[str, Any]) -> set[Any]:
    keys = auth_types(ROOM_VERSIONS[version], type, sender, state_key, content)
    assert len(keys) == len(set(keys))
    found = set(keys)
    assert (CREATE in found) == (version != "12")
    return found - {CREATE}


@pytest.mark.parametrize("version", ALL)
def test_any_event_cites_the_levels_and_its_sender(version: str) -> None:
    assert selected(version, "m.room.message", BOB, None, {}) == {LEVELS, member(BOB)}
    assert selected(version, "m.room.topic", BOB, "", {"membership": "join"}) == {LEVELS, member(BOB)}


@pytest.mark.parametrize("version", ALL)
def test_a_membership_cites_its_target_and_how_one_gets_in(version: str) -> None:
    for membership in ("invite", "join", "knock"):
        content = {"membership": membership}
        assert selected(version, "m.room.member", BOB, CAROL, content) == {LEVELS, member(BOB), member(CAROL), RULES}
    for membership in ("leave", "ban", "odd", None, ["join"]):
        content = {"membership": membership}
        assert selected(version, "m.room.member", BOB, CAROL, content) == {LEVELS, member(BOB), member(CAROL)}


@pytest.mark.parametrize("version", ALL)
def test_an_invite_by_third_party_cites_the_offer(version: str) -> None:
    content = {"membership": "invite", "third_party_invite": {"signed": {"token": "t"}}}
    expected = {LEVELS, member(BOB), member(CAROL), RULES, ("m.room.third_party_invite", "t")}
    assert selected(version, "m.room.member", BOB, CAROL, content) == expected
    for broken in (None, [], "t", {}, {"signed": "t"}, {"signed": {"token": 1}}, {"signed": {"token": ["t"]}}):
        content = {"membership": "invite", "third_party_invite": broken}
        assert selected(version, "m.room.member", BOB, CAROL, content) == expected - {
            ("m.room.third_party_invite", "t")
        }


@pytest.mark.parametrize("version", ALL)
def test_a_restricted_join_cites_who_vouches(version: str) -> None:
    vouched = {"membership": "join", "join_authorised_via_users_server": ALICE}
    found = selected(version, "m.room.member", BOB, BOB, vouched)
    assert (member(ALICE) in found) == (int(version) >= 8)
    invited = {"membership": "invite", "join_authorised_via_users_server": ALICE}
    assert member(ALICE) not in selected(version, "m.room.member", BOB, CAROL, invited)
    assert selected(version, "m.room.member", BOB, BOB, {**vouched, "join_authorised_via_users_server": [ALICE]}) == {
        LEVELS,
        RULES,
        member(BOB),
    }


@pytest.fixture(params=ALL)
def room(request: pytest.FixtureRequest) -> Room:
    made = Room(request.param)
    made.open()
    made.add("bob", sender="bob", type="m.room.member", state_key=BOB, content={"membership": "join"})
    made.add("carol", sender="carol", type="m.room.member", state_key=CAROL, content={"membership": "join"})
    made.add("message", sender="bob", type="m.room.message", content={})
    return made


def message(room: Room, *cited: str, **fields: Any) -> Event:
    return make_event(
        room.version,
        **{
            "room_id": room.room_id,
            "type": "m.room.message",
            "sender": BOB,
            "content": {},
            "prev_events": [room.names["message"].event_id],
            "auth_events": [room.names[name].event_id for name in cited],
            **fields,
        },
    )


def basis(room: Room) -> list[str]:
    """What a message of bob's cites."""
    return (["create"] if room.version.create_in_auth_events else []) + ["levels", "bob"]


def refusal(event: Event, events: dict[str, Event], rejected: frozenset[str] = frozenset()) -> str:
    with pytest.raises(AuthRefused) as refused:
        check_auth_events(event, events, rejected)
    return refused.value.rule


def test_citing_what_was_selected_is_right(room: Room) -> None:
    check_auth_events(message(room, *basis(room)), room.events)


def test_citing_less_is_no_matter_of_these_rules(room: Room) -> None:
    check_auth_events(message(room, *basis(room)[:-1]), room.events)


def test_citing_one_key_twice(room: Room) -> None:
    assert refusal(message(room, *basis(room), "bob"), room.events) == "3.1"
    room.add("again", sender="bob", type="m.room.member", state_key=BOB, content={"membership": "join", "x": 1})
    assert refusal(message(room, *basis(room), "again"), room.events) == "3.1"


def test_citing_what_has_no_say(room: Room) -> None:
    for odd in ("carol", "rules", "message"):
        assert refusal(message(room, *basis(room), odd), room.events) == "3.2"


def test_the_create_event_is_cited_or_implied(room: Room) -> None:
    if room.version.create_in_auth_events:
        assert refusal(message(room, "levels", "bob"), room.events) == "v11 3.4"
    else:
        assert refusal(message(room, "create", "levels", "bob"), room.events) == "3.2"


def test_citing_a_rejected_event(room: Room) -> None:
    event = message(room, *basis(room))
    assert refusal(event, room.events, frozenset([room.names["levels"].event_id])) == "3.3"


def test_citing_an_unknown_event(room: Room) -> None:
    known = {event_id: event for event_id, event in room.events.items() if event != room.names["bob"]}
    assert refusal(message(room, *basis(room)), known) == "3"


def test_citing_an_event_of_another_room(room: Room) -> None:
    hashed = room.version.room_id_is_create_hash
    other = make_event(
        room.version,
        room_id="!abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG" if hashed else "!other:alice.example",
        type="m.room.member",
        sender=BOB,
        state_key=BOB,
        content={"membership": "join"},
        event_id="$other:bob.example",
    )
    cited = [room.names[name].event_id for name in basis(room)[:-1]]
    event = message(room, auth_events=[*cited, other.event_id])
    assert refusal(event, {**room.events, other.event_id: other}) == "3.5"


def test_the_room_id_is_that_of_an_accepted_create_event() -> None:
    room, other = Room("12"), Room("12", creator="bob")
    room.open()
    message_there = make_event(
        room.version, room_id=other.room_id, type="m.room.message", sender=user("alice"), content={}
    )
    assert refusal(message_there, room.events) == "2"
    create = room.names["create"]
    here = make_event(room.version, room_id=room.room_id, type="m.room.message", sender=ALICE, content={})
    check_auth_events(here, room.events)
    assert refusal(here, room.events, frozenset([create.event_id])) == "2"
    named_after_a_join = make_event(
        room.version, room_id="!" + room.names["creator"].event_id[1:], type="x", sender=ALICE, content={}
    )
    assert refusal(named_after_a_join, room.events) == "2"
    state = {event.key: event for event in room.events.values()}
    with pytest.raises(AuthRefused) as refused:
        check(message_there, state)
    assert refused.value.rule == "2"


@pytest.mark.parametrize("version", ALL)
def test_a_state_without_create_event_authorises_nothing(version: str) -> None:
    room = Room(version)
    event = make_event(room.version, room_id=room.room_id, type="m.room.message", sender=ALICE, content={})
    with pytest.raises(AuthRefused) as refused:
        check(event, {})
    assert refused.value.rule == ("2" if version == "12" else "v11 3.4")
