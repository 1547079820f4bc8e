"""Who may see an event (Client-server API, "Room History Visibility")."""

from typing import Any

import pytest
from hypothesis import given

from homeserver.protocol.event import Event
from homeserver.protocol.history_visibility import VISIBILITIES, may_see, may_see_event, visibility_in
from homeserver.protocol.room_versions import V12
from tests.protocol import json_values

ALICE = "@alice:example.org"


def event(event_type: str, state_key: str | None, content: dict[str, Any]) -> Event:
    pdu: dict[str, Any] = {
        "type": event_type, "sender": ALICE, "content": content, "room_id": "!" + "a" * 43, "depth": 1,
        "origin_server_ts": 1, "prev_events": [], "auth_events": [], "hashes": {"sha256": ""}, "signatures": {},
    }  # fmt: skip
    if state_key is not None:
        pdu["state_key"] = state_key
    return Event.from_pdu(pdu, V12)


@pytest.mark.parametrize(
    ("visibility", "membership", "joined_later", "allowed"),
    [
        ("world_readable", None, False, True),
        ("world_readable", "ban", False, True),
        ("shared", None, False, False),
        ("shared", "invite", False, False),
        ("shared", "leave", True, True),
        ("shared", "ban", True, True),
        ("shared", None, True, True),
        ("shared", "join", False, True),
        ("invited", "invite", False, True),
        ("invited", "invite", True, True),
        ("invited", "knock", True, False),
        ("invited", "leave", True, False),
        ("invited", "join", False, True),
        ("joined", "invite", True, False),
        ("joined", None, True, False),
        ("joined", "join", False, True),
        ("joined", "leave", True, False),
    ],
)
def test_the_rules_of_visibility(visibility: str, membership: str | None, joined_later: bool, allowed: bool) -> None:
    assert may_see(visibility, membership, joined_later) is allowed
    message = event("m.room.message", None, {"body": "x"})
    assert may_see_event(message, ALICE, visibility, membership, joined_later) is allowed


@pytest.mark.parametrize("content", [None, {}, {"history_visibility": "default"}, {"history_visibility": ["joined"]}])
def test_a_visibility_that_is_missing_or_not_understood_is_shared(content: dict[str, Any] | None) -> None:
    assert visibility_in(content) == "shared"


def test_a_change_of_visibility_is_seen_by_those_who_may_see_either_side() -> None:
    opened = event("m.room.history_visibility", "", {"history_visibility": "world_readable"})
    closed = event("m.room.history_visibility", "", {"history_visibility": "joined"})
    assert may_see_event(opened, ALICE, "joined", None, False)
    assert may_see_event(closed, ALICE, "world_readable", None, False)
    assert not may_see_event(closed, ALICE, "joined", None, False)
    assert not may_see_event(event("m.room.history_visibility", "x", opened.content), ALICE, "joined", None, False)


def test_ones_own_membership_is_seen_on_either_side_of_the_change() -> None:
    join = event("m.room.member", ALICE, {"membership": "join"})
    leave = event("m.room.member", ALICE, {"membership": "leave"})
    assert may_see_event(join, ALICE, "joined", "invite", False)
    assert may_see_event(leave, ALICE, "joined", "join", False)
    assert not may_see_event(leave, ALICE, "joined", "invite", False)
    assert not may_see_event(join, "@bob:example.org", "joined", None, True)


@given(json_values.any_json)
def test_any_content_sets_a_visibility_that_is_known(value: Any) -> None:
    assert visibility_in({"history_visibility": value}) in VISIBILITIES
