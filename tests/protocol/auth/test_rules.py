"""Every case of the auth rules comes out as it says, and the rules read no more of the state than an event cites."""

from collections.abc import Mapping

import pytest

from homeserver.protocol.auth_rules import AuthRefused, StateKey, auth_types_of, check
from homeserver.protocol.event import Event
from homeserver.protocol.room_versions import ROOM_VERSIONS
from tests.protocol.auth.case import Case, cases
from tests.protocol.room_making import CREATE


@pytest.mark.parametrize("case", cases(), ids=str)
def test_case(case: Case) -> None:
    assert {version: _outcome(*case.play(version)) for version in case.outcomes} == case.outcomes


@pytest.mark.parametrize("case", cases(), ids=str)
def test_selected_auth_events_decide(case: Case) -> None:
    for version in case.outcomes:
        event, state = case.play(version)
        selected = {key: state[key] for key in [CREATE, *auth_types_of(event)] if key in state}
        assert _outcome(event, selected) == case.outcomes[version]


def test_every_room_version_is_spoken_of() -> None:
    assert {version for case in cases() for version in case.outcomes} == set(ROOM_VERSIONS)


def test_a_refusal_is_an_answer_to_a_client() -> None:
    refused = AuthRefused("5.3.3", "@bob:bob.example is banned from the room")
    assert (refused.status, refused.rule) == (403, "5.3.3")
    assert refused.body() == {"errcode": "M_FORBIDDEN", "error": "@bob:bob.example is banned from the room"}


def _outcome(event: Event, state: Mapping[StateKey, Event]) -> str:
    try:
        check(event, state)
    except AuthRefused as refused:
        return refused.rule
    return "allowed"
