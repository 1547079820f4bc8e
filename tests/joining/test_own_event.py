"""Claims on templates of other servers, and on what is made of them."""

from __future__ import annotations

from typing import Any

import pytest

from homeserver.joining.own_event import BadTemplate, Signer, countersigned, read_template
from homeserver.protocol.event import Event
from homeserver.protocol.event_build import add_signature
from homeserver.protocol.hashes import content_hash_matches
from homeserver.protocol.room_versions import ROOM_VERSIONS
from homeserver.protocol.signatures import verify_event
from tests.federation.key_servers import key

US = Signer("porch.test", key(1))
ME = "@me:porch.test"
HASH = "A" * 43
OLD_ROOM, NEW_ROOM = "!room:resident.test", "!" + HASH


def answer(version: str, membership: str = "join", **changes: Any) -> tuple[str, dict[str, Any]]:
    """What an honest resident server answers, with changes to its event."""
    cited = [["$a:resident.test", {"sha256": HASH}]] if version in ("1", "2") else ["$" + HASH]
    event = {
        "type": "m.room.member",
        "room_id": NEW_ROOM if version == "12" else OLD_ROOM,
        "sender": ME,
        "state_key": ME,
        "content": {"membership": membership, "displayname": "forced upon me"},
        "depth": 7,
        "prev_events": cited,
        "auth_events": cited,
        "origin": "resident.test",
        "origin_server_ts": 1,
        **changes,
    }
    return version, {k: v for k, v in event.items() if v is not None}


def made(version: str, **changes: Any) -> Event:
    """The event that is made of a template."""
    room_id = NEW_ROOM if version == "12" else OLD_ROOM
    template = read_template(*answer(version, **changes), room_id, ME, "join", "resident.test")
    return template.event({"displayname": "Me", "reason": "tea"}, 1_800_000_000_000, US)


@pytest.mark.parametrize("version", sorted(ROOM_VERSIONS, key=int))
def test_an_event_is_ours_in_all_but_its_place(version: str) -> None:
    event = made(version)
    assert event.content == {"membership": "join", "displayname": "Me", "reason": "tea"}
    assert (event.depth, event.origin_server_ts, event.sender, event.state_key) == (7, 1_800_000_000_000, ME, ME)
    assert content_hash_matches(event.pdu, event.version)
    verify_event(event.pdu, event.version, "porch.test", US.key.key_id, US.key.verify_key)


@pytest.mark.parametrize(
    "changes",
    [
        {"depth": "7"},
        {"depth": 1.5},
        {"depth": -1},
        {"depth": 2**63},
        {"prev_events": []},
        {"prev_events": "x"},
        {"prev_events": [["$a:b"]]},
        {"prev_events": ["$" + HASH] * 21},
        {"auth_events": [5]},
        {"auth_events": ["$" + HASH] * 11},
        {"content": {"membership": "join", "join_authorised_via_users_server": "@x:elsewhere.test"}},
        {"content": {"membership": "join", "join_authorised_via_users_server": ["@x:resident.test"]}},
    ],
)
def test_a_template_that_holds_something_else_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(BadTemplate):
        made("11", **changes)


def test_a_version_that_nobody_knows_is_refused() -> None:
    with pytest.raises(BadTemplate):
        read_template("99", answer("11")[1], OLD_ROOM, ME, "join", "resident.test")


def test_rooms_of_old_versions_are_not_knocked_at() -> None:
    with pytest.raises(BadTemplate):
        read_template(*answer("6", "knock"), OLD_ROOM, ME, "knock", "resident.test")
    assert read_template(*answer("7", "knock"), OLD_ROOM, ME, "knock", "resident.test").membership == "knock"


def test_who_vouches_is_taken_from_the_template_and_from_nowhere_else() -> None:
    vouched = {"membership": "join", "join_authorised_via_users_server": "@x:resident.test"}
    assert made("8", content=vouched).content["join_authorised_via_users_server"] == "@x:resident.test"
    assert "join_authorised_via_users_server" not in made("7", content=vouched).content
    template = read_template(*answer("11"), OLD_ROOM, ME, "join", "resident.test")
    own = template.event({"join_authorised_via_users_server": "@me:porch.test"}, 1, US)
    assert own.content == {"membership": "join"}


@pytest.mark.parametrize("version", ["1", "6", "11"])
def test_only_the_signature_of_the_other_server_is_taken_of_what_comes_back(version: str) -> None:
    ours, theirs = made(version), key(2)
    back = add_signature(add_signature(ours, "resident.test", theirs), "mallory.test", key(3))
    event = countersigned(ours, Event.from_pdu(back.pdu, ours.version), "resident.test")
    assert set(event.pdu["signatures"]) == {"porch.test", "resident.test"}
    verify_event(event.pdu, event.version, "resident.test", theirs.key_id, theirs.verify_key)
    assert event.event_id == ours.event_id
    assert countersigned(ours, ours, "resident.test") is ours


@pytest.mark.parametrize("version", ["1", "6", "11"])
def test_another_event_than_ours_is_not_taken(version: str) -> None:
    ours = made(version)
    for changes in ({"depth": 8}, {"content": {**ours.content, "displayname": "You"}}, {"more": 1}):
        theirs = Event.from_pdu({**ours.pdu, **changes}, ours.version)
        with pytest.raises(BadTemplate, match="not the one"):
            countersigned(ours, theirs, "resident.test")
    many = {f"ed25519:{number}": "x" * 86 for number in range(700)}
    bloated = Event({**ours.pdu, "signatures": {"resident.test": many}}, ours.version, ours.event_id)
    with pytest.raises(BadTemplate, match="too large"):
        countersigned(ours, bloated, "resident.test")
