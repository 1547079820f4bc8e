"""Identifiers (Appendices, "Identifier Grammar")."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homeserver.protocol import identifiers
from homeserver.protocol.identifiers import IdentifierError
from tests.protocol import vectors

VECTORS = vectors.load("identifiers")
PARSERS: dict[str, Callable[[str], Any]] = {
    "server_names": identifiers.parse_server_name,
    "user_ids": identifiers.parse_user_id,
    "room_aliases": identifiers.parse_room_alias,
    "room_ids": identifiers.parse_room_id,
    "event_ids": identifiers.parse_event_id,
}
TESTS: dict[str, Callable[[object], bool]] = {
    "new_localparts": identifiers.is_new_localpart,
    "room_hashes": identifiers.is_room_hash,
    "opaque": identifiers.is_opaque_identifier,
    "namespaced": identifiers.is_namespaced_identifier,
}


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind in PARSERS for text in VECTORS[kind]["accepted"]])
def test_valid_identifiers_are_taken_apart(kind: str, text: str) -> None:
    assert list(PARSERS[kind](text)) == VECTORS[kind]["accepted"][text]


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind in PARSERS for text in VECTORS[kind]["refused"]])
def test_invalid_identifiers_are_refused(kind: str, text: str) -> None:
    with pytest.raises(IdentifierError) as refusal:
        PARSERS[kind](text)
    assert (refusal.value.status, refusal.value.errcode) == (400, "M_INVALID_PARAM")


@pytest.mark.parametrize("kind", TESTS)
def test_grammars_without_parts(kind: str) -> None:
    assert [text for text in VECTORS[kind]["accepted"] if not TESTS[kind](text)] == []
    assert [text for text in VECTORS[kind]["refused"] if TESTS[kind](text)] == []


def test_an_identifier_is_measured_in_bytes() -> None:
    assert identifiers.parse_user_id("@" + "é" * 122 + ":x.example")[1] == "x.example"
    with pytest.raises(IdentifierError):
        identifiers.parse_user_id("@" + "é" * 123 + ":x.example")


def test_historical_user_ids_are_accepted_in_events_only() -> None:
    assert identifiers.is_user_id("@日本:example.org")
    assert not identifiers.is_compliant_user_id("@日本:example.org")
    assert not identifiers.is_compliant_user_id("@:example.org")
    assert identifiers.is_compliant_user_id("@Alice!:example.org")


def test_a_new_user_id_keeps_to_the_narrow_grammar_and_to_255_bytes() -> None:
    assert identifiers.make_user_id("alice", "example.org") == "@alice:example.org"
    for localpart in ("Alice", "", "a" * 255):
        with pytest.raises(IdentifierError):
            identifiers.make_user_id(localpart, "example.org")


@pytest.mark.parametrize("identifier", ["", "@alice", "@alice:", "!hash"])
def test_an_identifier_without_a_domain_is_said_to_have_none(identifier: str) -> None:
    with pytest.raises(IdentifierError):
        identifiers.domain_of(identifier)


@given(st.text() | st.none() | st.integers() | st.lists(st.text()) | st.dictionaries(st.text(), st.text()))
def test_nothing_but_its_own_error_is_raised(value: Any) -> None:
    for parse in (*PARSERS.values(), identifiers.domain_of):
        try:
            parse(value)
        except IdentifierError:
            continue
    for test in (*TESTS.values(), identifiers.is_user_id, identifiers.is_compliant_user_id, identifiers.is_server_name):
        assert test(value) in (True, False)


@given(st.text(st.characters(exclude_characters=":\0", exclude_categories=["Cs"]), max_size=50))
def test_every_local_part_that_history_knows_is_accepted(localpart: str) -> None:
    assert identifiers.parse_user_id(f"@{localpart}:example.org") == (localpart, "example.org")
